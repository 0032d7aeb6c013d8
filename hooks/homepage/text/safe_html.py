"""Lists the HTML tags in values: tags that stay, tags that separate words, and tags that are removed."""

from __future__ import annotations

import re

from .word_sets import word_set

KEPT_TAGS = {
    **{name: name for name in ("sub", "sup", "i", "b", "em", "strong", "u")},
    "italic": "i",
    "bold": "b",
    "emphasis": "em",
    **dict.fromkeys(("inf", "subscript"), "sub"),
    "superscript": "sup",
}
"""A publisher's tag (left) is written as the tag on the right, without attributes."""

BREAKS = word_set("br break p div li ul ol h1 h2 h3 h4 h5 h6 hr table tr td th section sec title list list-item")
"""Tags that separate words: they are replaced by a space."""

IGNORED_TAGS = word_set(
    "a span font small big code tt center blockquote q cite abbr mark img sc scp s strike ovl overline"
    " inline-formula disp-formula formula alternatives tex-math monospace named-content ext-link email uri xref"
    " roman sans-serif underline styled-content inline-graphic inline-supplementary-material inlineequation"
    " equationsource mi mn mo ms mtext mrow msub msup msubsup mover munder munderover mfrac msqrt mroot mstyle"
    " mspace mfenced mpadded mtable mtr mtd semantics annotation script style math tex"
)
"""Tags that are removed; their content stays. They are those of HTML, MathML, JATS, Crossref and publishers."""

_KNOWN_TAGS = frozenset(KEPT_TAGS) | BREAKS | IGNORED_TAGS
_PREFIX = "(?:jats|mml|ce|m|o|v|w|st1):"
"""The prefixes that mark the tags of JATS, MathML, Elsevier and Word; all tags with one of them are known."""
_PREFIXED = re.compile(_PREFIX, re.IGNORECASE)

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w:.-]*+(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++))?+"""
_NAMES = "|".join(sorted(map(re.escape, _KNOWN_TAGS), key=len, reverse=True))
TAG_PATTERN = rf"</?(?i:{_PREFIX}[a-z][\w-]*+|(?:{_NAMES})(?![\w:-]))(?:{_ATTRIBUTE})*+\s*+/?>"
"""Pattern of a known tag; its possessive quantifiers prevent slow matching (backtracking) on any input."""


def is_tag_name(name: str) -> bool:
    """Return whether a name is that of a known tag."""
    return name.lower() in _KNOWN_TAGS or _PREFIXED.match(name) is not None
