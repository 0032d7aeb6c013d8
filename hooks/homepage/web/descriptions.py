"""What is said of a page in a sentence or two where it is listed or shared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.summaries import first_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPENING = re.compile(r"(?<![\\$\w])\$(?![\s$])")
_SYNTAX = re.compile(
    r"^\\(?:full_)?bibliography[ \t]*$|[ \t]*\{:?[ \t]*(?:[.#][a-z-]|[a-z-]+=)[^{}\n]*\}", re.MULTILINE
)
"""Commands for lists of references, and attribute lists: readers see neither."""


def description_of(meta: Mapping[str, object], text: str) -> str:
    """Return the `description` in a page's front matter, else its first paragraph as plain text; empty without both."""
    return str(meta.get("description") or "") or first_paragraph(_SYNTAX.sub("", text), _without_formulas)


def _without_formulas(text: str) -> str:
    """Return text whose formulas are written with the characters that Unicode has for them."""
    parts, end = [], 0
    for opening in _OPENING.finditer(text):
        if opening.start() < end:
            continue
        from ..latex import formula_signs, mathml  # imported late: few descriptions have formulas

        if found := formula_signs.find("$", text, opening.end()):
            parts += [text[end : opening.start()], mathml.from_tex(found[1]).text]
            end = found.end()
    return "".join([*parts, text[end:]])
