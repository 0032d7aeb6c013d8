"""The syntax of citations in pages: `[see @key, p. 3; @other]`, or `@key` in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY_IN_BRACES = r"@\{[^{}\n]*+\}"
BRACKET = (
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*?(?:^|(?<=[\s;\[-]))(?=@)"
    rf"(?:{_KEY_IN_BRACES}|@(?!\{{[^{{}}\n]*+\}})|[^\[\]@]|\[[^\[\]]*\])*+)\](?![(\[])"
)
"""Matches a bracket that contains an @ at the start of a word and is not the text of a link.

A key in braces may contain brackets.
"""

IN_SENTENCE = r"(?<![\w@.:/\\-])\\?@(?:\{([^{}\n]+)\}|(\w(?:[\w:/+.-]*\w)?))"
"""Matches a key after an @ at the start of a word; punctuation at the end of the key belongs to the sentence."""

PLACE = r" \[([^\[\]@\n]+)\](?![(\[:])"
"""Matches a bracket after a key in a sentence that says where in the work: pandoc's `@key [p. 3]`."""

EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<!\s)\*(?![\w*])")
"""Matches the only markup in the words around a citation, such as `*passim*`."""

_ITEM = re.compile(r"(?P<prefix>.*?)(?<![^\s-])@(?:\{(?P<braced>[^{}]+)\}|(?P<key>[^\s,\]]+))(?P<suffix>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work, with the words before and after it."""

    prefix: str
    key: str
    suffix: str
    is_bare: bool = False
    """Whether the authors' names are left out, since the sentence says them: pandoc's `-@key`."""


def parse_citation(text: str, known: Mapping[str, object]) -> tuple[Citation, ...]:
    """Return the works that a bracket cites; empty if one of its items does not cite a work.

    A key ends at a space, comma or semicolon; other keys are written `@{any key}`. Known keys may contain semicolons.
    """
    citations = []
    rest = text
    while rest:
        item, rest = _split(rest, known)
        match = _ITEM.fullmatch(item.strip())
        if match is None:
            return ()
        key = match["braced"] or match["key"]
        prefix = match["prefix"].strip()
        bare = prefix.removesuffix("-").strip()
        citations.append(Citation(bare, key, match["suffix"], is_bare=prefix.endswith("-")))
    return tuple(citations)


def _split(text: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return the first item and the rest; a semicolon inside braces or a known key does not end an item."""
    for match in re.finditer(r";|@\{[^{}]*\}", text):
        if match.group() != ";":
            continue
        start = text.rfind("@", 0, match.start())
        whole = re.match(r"[^\s,\]]+", text[start + 1 :])
        if start >= 0 and whole and whole.group() in known and len(whole.group()) > match.start() - start - 1:
            continue
        if _inside_braces(text, match.start()):
            continue
        return text[: match.start()], text[match.end() :]
    return text, ""


def _inside_braces(text: str, at: int) -> bool:
    return text.rfind("@{", 0, at) > text.rfind("}", 0, at)
