"""Turns the text that sources send, with HTML, JATS or MathML in it, into LaTeX that cannot leave its field."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from ..text.braces import lonely_braces
from ..text.characters import tidy
from .formulas import tex_of_mathml

_COMMANDS = {
    **dict.fromkeys(("i", "em", "italic", "cite"), "emph"),
    **dict.fromkeys(("b", "bold", "strong"), "textbf"),
    **dict.fromkeys(("sup", "superscript"), "textsuperscript"),
    **dict.fromkeys(("sub", "inf", "subscript"), "textsubscript"),
    **dict.fromkeys(("sc", "scp", "smallcaps"), "textsc"),
    **dict.fromkeys(("tt", "code", "monospace"), "texttt"),
}
_PARAGRAPHS = frozenset({"p", "sec", "list", "list-item", "li", "div", "br", "break"})
_SILENT = frozenset({"script", "style", "title", "label", "annotation-xml", "iframe", "object"})
"""Elements whose text is left out; a `title` inside an abstract is the word "Abstract"."""
_LONGEST = 60_000
_DECLARATION = re.compile(r"<[!?][^<>]*>")
"""Comments and declarations, which say nothing and may end a parser."""
_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%#_"},
    "$": r"\$",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
_SPECIAL_SIGN = re.compile(r"[&%#_${}\\~^]")
_TEX = re.compile(r"\$\$?[^$]{1,2000}\$\$?|\\\([^$]{1,2000}?\\\)")
_IS_MATH = re.compile(r"[\\^_]|^\s*[A-Za-z]\s*$|^[^\s\d][^$]*=|^[A-Za-z0-9<>=+*/().,|-]{1,12}$")
_DOUBLY_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|#\d{1,6});")
_LONELY_SIGN = re.compile(r"<(?=[^<>]*(?:<|\Z))")
"""A `<` that no `>` belongs to: it is text, and many of them would keep a parser busy for minutes."""
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


def to_latex(markup: str) -> str:
    """Return a text with HTML or JATS markup as LaTeX on one line; paragraphs are divided by an empty line.

    What is longer than any abstract is not read as markup.
    """
    if len(markup) > _LONGEST:
        return escaped(markup)
    reader = _Reader()
    reader.feed(_prepared(markup))
    reader.close()
    paragraphs = (_SPACES.sub(" ", each).strip() for each in reader.latex().split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def escaped(text: str) -> str:
    """Return plain text as LaTeX, on one line."""
    return _SPECIAL_SIGN.sub(lambda sign: _SPECIAL[sign[0]], _SPACES.sub(" ", tidy(text))).strip()


def kept_tex(text: str) -> str:
    """Return a text in which the source writes TeX itself: as it is, with braces that match and no bare % or &."""
    line = _SPACES.sub(" ", tidy(text)).strip()
    if lonely_braces(line) or re.search(r"(?:^|[^\\])(?:\\\\)*\\$", line):
        return escaped(line)
    return re.sub(r"(?<!\\)[%&#]", lambda sign: f"\\{sign[0]}", line)


def _prepared(markup: str) -> str:
    text = html.unescape(markup) if _DOUBLY_ESCAPED.search(html.unescape(markup)) else markup
    text = _LONELY_SIGN.sub("&lt;", tidy(text.replace("<![CDATA[", "").replace("]]>", "")))
    text = _DECLARATION.sub("", text)
    return re.sub(r"<(/?)[A-Za-z]+:(?=[A-Za-z])", r"<\1", text)


class _Reader(HTMLParser):
    """Writes LaTeX while it reads markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []
        self._math: list[str] = []

    def latex(self) -> str:
        """Return what was written, with all commands closed."""
        return "".join([*self._parts, *("}" for _ in self._open)])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._math or tag in ("math", "tex-math"):
            self._math.append(_start_tag(tag, attrs))
        elif tag in _SILENT:
            self._silent.append(tag)
        elif tag in _PARAGRAPHS and not self._open:
            self._parts.append("\n\n")
        elif tag in _COMMANDS and len(self._open) < 8:
            self._open.append(tag)
            self._parts.append(f"\\{_COMMANDS[tag]}{{")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._math:
            self._math.append(_start_tag(tag, attrs, "/"))
        elif tag in _PARAGRAPHS:
            self._parts.append("\n\n" if not self._open else " ")

    def handle_endtag(self, tag: str) -> None:
        if self._math:
            self._math.append(f"</{tag}>")
            if tag in ("math", "tex-math"):
                self._parts.append(tex_of_mathml("".join(self._math)))
                self._math = []
        elif self._silent and tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in self._open:
            for _ in self._open[self._open.index(tag) :]:
                self._parts.append("}")
            del self._open[self._open.index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._math:
            self._math.append(html.escape(data))
        elif not self._silent:
            self._parts.append(_text(data))


def _start_tag(tag: str, attrs: list[tuple[str, str | None]], slash: str = "") -> str:
    written = "".join(f' {name}="{html.escape(value or "")}"' for name, value in attrs if re.fullmatch(r"[\w-]+", name))
    return f"<{tag}{written}{slash}>"


def _text(data: str) -> str:
    """Return text as LaTeX; formulas in TeX, as some publishers send them, stay formulas."""
    parts, end = [], 0
    for found in _TEX.finditer(data):
        if _is_formula(found[0]):
            parts += [_escaped_part(data[end : found.start()]), found[0]]
            end = found.end()
    return "".join([*parts, _escaped_part(data[end:])])


def _escaped_part(text: str) -> str:
    return _SPECIAL_SIGN.sub(lambda sign: _SPECIAL[sign[0]], text)


def _is_formula(tex: str) -> bool:
    inside = tex.strip("$").removeprefix("\\(").removesuffix("\\)")
    return bool(_IS_MATH.search(inside)) and not lonely_braces(inside) and not inside.endswith("\\")
