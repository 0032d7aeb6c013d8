"""A card's text for other places, which lack the site's other pages and its bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.code_fences import change_outside_code

if TYPE_CHECKING:
    from collections.abc import Callable

_CARD_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?:\./)?([\w.-]+)\.md(?:#[^)\s]*)?\)")
_CITATION = re.compile(r"(?<!\\)\[(@[^\[\]\n,;\s]+(?:;\s*@[^\[\]\n,;\s]+)*)\](?!\()")


def portable_text(
    markdown: str, card_address: Callable[[str], str | None], citation: Callable[[str], tuple[str, str]]
) -> str:
    """Return Markdown with outside addresses for links to cards and for citations; without an address, only the text.

    `card_address` returns the address of a card's repository by the card's id, or None for a file of the repository,
    to which the link stays as it is; `citation` returns a label and an address by key.
    """

    def link(match: re.Match[str]) -> str:
        address = card_address(match[2])
        if address is None:
            return match[0]
        return f"[{match[1]}]({address})" if address else match[1]

    def cite(match: re.Match[str]) -> str:
        found = [citation(key.strip().removeprefix("@")) for key in match[1].split(";")]
        if not all(label for label, _ in found):
            return match[0]
        return "[" + "; ".join(f"[{label}]({address})" if address else label for label, address in found) + "]"

    return change_outside_code(markdown, lambda text: _CITATION.sub(cite, _CARD_LINK.sub(link, text)))
