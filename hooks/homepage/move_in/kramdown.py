"""What kramdown and Goldmark read in another way than Python-Markdown: attributes, ids of headings, footnotes."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..text.code_fences import CODE, change_outside_code

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN = r"(?:[.#][\w-]+|(?:width|height|title|target|rel|id|class|loading|align|alt)\s*=\s*(?:\"[^\"]*\"|'[^']*'|\S+))"
_KEPT = re.compile(rf"\{{:?\s*(?:{_KNOWN}\s*)+\}}")
_LIST = re.compile(r"\{::?/?[^{}\n]*\}")
_CONTENTS = re.compile(r"^[ \t]*(?:[*+-]|1\.)[ \t]+.*\n(?=[ \t]*\{:[ \t]*toc[^}]*\}[ \t]*$)", re.MULTILINE)
_COMMENT = re.compile(r"\{::comment\}(.*?)\{:/(?:comment)?\}", re.DOTALL)
_BLOCK = re.compile(r"^[ \t]*(\{[\w.#-]+[^{}\n]*=[^{}\n]*\})[ \t]*$", re.MULTILINE)
_BELOW_HEADING = re.compile(r"^(#{1,6}[ \t].*)\n[ \t]*(\{:[^{}\n]*\})[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_ANCHOR = re.compile(r"\]\(#([^\s()]+)\)|\bhref=[\"']#([^\"']+)")
_FOOTNOTE = re.compile(r"^\[\^([^\]\n]+)\]:.*(?:\n(?: {4}|\t).*)*", re.MULTILINE)


def with_known_attributes(text: str, look: Callable[[str], None]) -> str:
    """Return a text with the attribute lists that are read here, too; `look` is told all others.

    https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
    """
    text = _COMMENT.sub(lambda found: f"<!-- {found[1].strip()} -->", text)
    text = _CONTENTS.sub("", text)

    def kept(found: re.Match[str]) -> str:
        if _KEPT.fullmatch(found[0]) and "no_toc" not in found[0]:
            return found[0]
        look(found[0])
        return ""

    text = _BELOW_HEADING.sub(lambda found: f"{found[1]} {found[2]}".rstrip(), text)
    return _BLOCK.sub(kept, _LIST.sub(kept, text))


def with_anchors(text: str) -> str:
    """Return a text whose headings have the ids to which its links lead, where ours would differ."""
    wanted = {one or two for one, two in _ANCHOR.findall(text)}
    if not wanted:
        return text

    def named(found: re.Match[str]) -> str:
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", found[2])
        if "{" in words or _slug(words) in wanted:
            return found[0]
        theirs = next((each for each in _ids(words) if each in wanted), "")
        return f"{found[0]} {{ #{theirs} }}" if theirs else found[0]

    return change_outside_code(text, lambda part: _HEADING.sub(named, part))


def footnotes_used(text: str) -> str:
    """Return a text in which footnotes that nothing refers to are comments: other programs do not show them."""
    plain = re.sub(CODE, "", text, flags=re.MULTILINE)

    def used(found: re.Match[str]) -> str:
        refers = re.search(rf"\[\^{re.escape(found[1])}\](?!:)", plain)
        return found[0] if refers else f"<!-- {found[0].replace('-->', '-- >')} -->"

    return change_outside_code(text, lambda part: _FOOTNOTE.sub(used, part))


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _ids(words: str) -> list[str]:
    """Return the ids that GitHub's and kramdown's own rules give to a heading."""
    plain = words.strip().lower()
    github = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    own = re.sub(r"^[^a-z]+", "", re.sub(r"[^a-z0-9 -]", "", plain)).replace(" ", "-")
    return [github, own, re.sub("-+", "-", github)]
