"""A card's text for other places, which lack the site's other pages and its bibliography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.code_fences import change_outside_code

if TYPE_CHECKING:
    from collections.abc import Callable

_LINK = re.compile(
    r"(?P<before>!?\[(?P<text>[^\[\]\n]*)\]\()(?P<target>[^\s()<>]+)(?P<after>(?:[ \t]+[\"'][^\n]{0,500}?)?\))"
)
_OTHER_LINK = re.compile(
    r"(?P<before>\]\(|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]+|<(?:a|img)\s[^<>]*?\b(?:href|src)=[\"'])"
    r"(?P<target>[^\s()<>\"']+)(?P<after>)",
    re.MULTILINE | re.IGNORECASE,
)
_CITATION = re.compile(r"(?<!\\)\[(@[^\[\]\n,;\s]+(?:;\s*@[^\[\]\n,;\s]+)*)\](?!\()")


def portable_text(
    markdown: str, address_of: Callable[[str], str | None], citation: Callable[[str], tuple[str, str]]
) -> str:
    """Return Markdown with outside addresses for links into the site and for citations.

    `address_of` returns the outside address of a link's target; empty if only the link's text may remain, or None if
    the link may stay as it is. `citation` returns a label and an address by key; without an address, the label remains.
    """

    def link(match: re.Match[str]) -> str:
        address = address_of(match["target"])
        if address is None or (not address and match["before"].startswith("!")):
            return match[0]
        return f"{match['before']}{address}{match['after']}" if address else match["text"]

    def other_link(match: re.Match[str]) -> str:
        address = address_of(match["target"])
        return f"{match['before']}{address or match['target']}"

    def cite(match: re.Match[str]) -> str:
        found = [citation(key.strip().removeprefix("@")) for key in match[1].split(";")]
        if not all(label for label, _ in found):
            return match[0]
        return "[" + "; ".join(f"[{label}]({address})" if address else label for label, address in found) + "]"

    def changed(text: str) -> str:
        return _CITATION.sub(cite, _OTHER_LINK.sub(other_link, _LINK.sub(link, text)))

    return change_outside_code(markdown, changed)
