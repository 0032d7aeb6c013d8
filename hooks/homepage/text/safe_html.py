"""Lists the HTML tags in values: tags that stay, tags that separate words, and tags that are removed."""

from __future__ import annotations

import re

from .word_sets import word_set

KEPT_TAGS = {
    **{name: name for name in ("sub", "sup", "i", "b", "em", "strong", "u")},
    "italic": "i",
    "bold": "b",
    "jats:italic": "i",
    "jats:bold": "b",
    "jats:sub": "sub",
    "jats:sup": "sup",
}
"""A publisher's tag (left) is written as the tag on the right, without attributes."""

BREAKS = word_set(
    "br p div li ul ol h1 h2 h3 h4 h5 h6 hr table tr td th section title"
    " jats:p jats:title jats:sec jats:list jats:list-item"
)
"""Tags that separate words: they are replaced by a space."""

IGNORED_TAGS = word_set(
    "a span font small big code tt center blockquote q cite abbr mark img sc scp s strike inline-formula"
    " alternatives tex-math monospace named-content ext-link xref roman sans-serif underline styled-content"
    " inline-graphic inline-supplementary-material jats:inline-formula jats:alternatives jats:tex-math"
    " jats:sc jats:ext-link jats:xref jats:monospace jats:styled-content jats:named-content jats:underline"
    " mi mn mo ms mtext mrow msub msup msubsup mover munder munderover mfrac msqrt mroot mstyle mspace"
    " mfenced mpadded semantics script style math mml:math"
)
"""Tags that are removed; their content stays."""

KNOWN_TAGS = frozenset(KEPT_TAGS) | BREAKS | IGNORED_TAGS

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w:.-]*+(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>]++))?+"""
_NAMES = "|".join(sorted(map(re.escape, KNOWN_TAGS), key=len, reverse=True))
TAG_PATTERN = rf"</?(?i:{_NAMES})(?![\w:-])(?:{_ATTRIBUTE})*+\s*+/?>"
"""Pattern of a known tag; its possessive quantifiers prevent slow matching (backtracking) on any input."""
