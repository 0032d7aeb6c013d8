"""The text of an old page as the new one says it: template tags, HTML and addresses, each where it is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from ..text.code_fences import CODE, change_outside_code
from .html_text import markdown_of_html
from .kramdown import footnotes_used, with_anchors, with_known_attributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from .addresses import NewAddresses
    from .records import NewPage
    from .report import Report

_OPAQUE = re.compile(rf"(?P<comment><!--(?s:.*?)-->)|{CODE}", re.MULTILINE)
_LINK = re.compile(
    r"(?P<start>\]\(\s*<?)(?P<url>(?:[^\s()<>]|\([^\s()]*\)|(?<=<)[^<>\n]*)+)(?P<end>>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
)
_SPACED = re.compile(r"(?<=\]\()(?=[^()<>\n\"]*[ ])((?:[^()<>\n\"]|\([^()\n]*\))*\.\w{2,5})(?=\))")
_PROSE = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\(((?:[^\W\d_]+,? ){3,}[^()<>\n\"/]*)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\](?=\(<?(?!https?:|//|data:)([^\s()<>]+))")
_REFERENCE = re.compile(r"^(?P<start> {0,3}\[[^\]\n]+\]:\s+<?)(?P<url>[^\s<>]+)(?P<end>>?)", re.MULTILINE)
_MISSING = re.compile(r"(?<![\w-])src\s*=\s*([\"'])([^\"'\n]*)\1", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?P<start>(?<![\w-])(?:href|src|poster|data)\s*=\s*([\"']))(?P<url>[^\"'\n]*)(?P<end>\2)", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOWHERE = "#nowhere"
"""What stands for an address that nobody can tell."""
_ALERT = re.compile(r"^> ?\[!(\w+)\][ \t]*(.*)\n((?:>.*(?:\n|\Z))*)", re.MULTILINE)
_ALERTS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
_HEADING = re.compile(r"^(#{1,6})(?=[ \t]+\S)", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?![ \t#>*+-]|\d+\.)(\S.*)\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_EMOJI = re.compile(r"(?<![\w:]):([a-z0-9_+-]+):(?![\w:])")


class Dialect(Protocol):
    """The template language of another system."""

    def read(self, text: str, page: NewPage) -> str:
        """Return the text with what the language says, and what is not understood in comments."""


class Texts:
    """Moves texts of old pages."""

    def __init__(self, dialect: Dialect, addresses: NewAddresses, report: Report) -> None:
        self.dialect = dialect
        self.addresses = addresses
        self.report = report

    def move(self, text: str, page: NewPage, folder: str) -> str:
        """Return the text for the new page; `folder` is the old address of the page, from which its links lead."""
        text = self.dialect.read(text, page)
        text = outside_comments(text, lambda part: self._with_attributes(part, page))
        text = markdown_of_html(text, lambda what, why: self.leave(page, what, why))
        text = outside_comments(text, lambda part: self._addressed(part, page, folder))
        text = _ALERT.sub(_as_admonition, text)
        return outside_comments(footnotes_used(with_anchors(text)), with_emoji)

    def line(self, text: str, page: NewPage, folder: str) -> str:
        """Return a text for one line of a list."""
        moved = self.move(text, page, folder)
        moved = re.sub(r"<!--.*?-->", "", moved, flags=re.DOTALL)
        return " ".join(re.sub(r"<br ?/?>|</?[a-z][^<>]*>", " ", moved).split())

    def leave(self, page: NewPage, what: str, why: str) -> None:
        """Note what was left of an old page, at its line."""
        self.report.leave(page.old.path, line_of(page, what), what, why)

    def _with_attributes(self, text: str, page: NewPage) -> str:
        def look(what: str) -> None:
            self.report.look(what, page.old.path, line_of(page, what))

        return with_known_attributes(text, look) if "{" in text else text

    def _addressed(self, text: str, page: NewPage, folder: str) -> str:
        def there(found: re.Match[str], *, in_html: bool) -> str:
            new = self.address(found["url"], page, folder, in_html=in_html)
            return f"{found['start']}{new}{found['end']}"

        text = _PROSE.sub(lambda found: self._without_target(found, page), _SPACED.sub(r"<\1>", text))
        text = _PICTURE.sub(lambda found: self._picture(found, folder), text)
        text = _LINK.sub(lambda found: there(found, in_html=False), text)
        text = _REFERENCE.sub(lambda found: there(found, in_html=False), text)
        text = _MISSING.sub(lambda found: self._missing(found, page, folder), text)
        return _ATTRIBUTE.sub(lambda found: there(found, in_html=True), text)

    def _without_target(self, found: re.Match[str], page: NewPage) -> str:
        """Return the words of a link whose target is prose, which leads nowhere."""
        self.leave(page, found[2], "this is not an address, so the words are no link")
        return f"{found[1]} ({found[2]})"

    def _missing(self, found: re.Match[str], page: NewPage, folder: str) -> str:
        """Return the source of an element; what the old site lacks is not loaded."""
        url = found[2]
        if not self.addresses.is_internal(url) or self.addresses.target(url, folder):
            return found[0]
        self.leave(page, url, "the old site has no such file, so nothing is shown")
        return f"data-{found[0]}"

    def _picture(self, found: re.Match[str], folder: str) -> str:
        """Return the start of a picture; of a picture that the old site lacks, that of a link."""
        is_there = not self.addresses.is_internal(found[2]) or self.addresses.target(found[2], folder)
        return found[0] if is_there else f"[{found[1] or found[2].rpartition('/')[2]}]"

    def address(self, url: str, page: NewPage, folder: str, *, in_html: bool = False) -> str:
        """Return an address of the old site as the new page writes it; any other one is returned unchanged."""
        if url == NOWHERE:
            return "#"
        if re.match(r"www\.[\w-]+\.\w", url):
            return f"https://{url}"
        if _MAIL.fullmatch(url) and not self.addresses.target(url, folder):
            return f"mailto:{url}"
        if not self.addresses.is_internal(url):
            return url
        if target := self.addresses.target(url, folder):
            return self.addresses.seen_from(page, target, in_html=in_html)
        whole = self.addresses.absolute(url, folder)
        why = (
            "the old site has no such page or file; the link leads to its old address"
            if whole
            else ("the old site has no such page or file, and does not say its own address; the link leads nowhere")
        )
        self.leave(page, url, why)
        return whole or "#"


def outside_comments(text: str, change: Callable[[str], str]) -> str:
    """Return a text in which all is changed but comments and code."""
    pieces, end = [], 0
    for found in _OPAQUE.finditer(text):
        pieces += [change(text[end : found.start()]), found[0]]
        end = found.end()
    return "".join((*pieces, change(text[end:])))


def line_of(page: NewPage, what: str) -> int:
    """Return the line of the old file on which these words stand first; the first line of its text if none has them."""
    first = next((line for line in what.split("\n") if line.strip()), what).strip()
    at = page.old.body.find(first)
    return page.old.line + page.old.body.count("\n", 0, at) if at >= 0 else page.old.line


def in_comment(text: str) -> str:
    """Return a text as an HTML comment, whatever signs it has."""
    inside = text.replace("<!--", "< !--").replace("-->", "-- >").strip()
    return f"<!-- {inside} -->"


def lowered(text: str) -> str:
    """Return Markdown whose headings are one level lower if it has any of the first level, which is for the title."""
    plain = change_outside_code(text, lambda part: _UNDERLINED.sub(_as_marked, part))
    outside = re.sub(CODE, "", plain, flags=re.MULTILINE)
    if not re.search(r"^#[ \t]+\S", outside, re.MULTILINE):
        return plain
    return change_outside_code(plain, lambda part: _HEADING.sub(lambda found: f"{found[1]}#"[:6], part))


def with_emoji(text: str) -> str:
    """Return a text with signs in the place of names such as `:smile:`."""
    if not _EMOJI.search(text):
        return text
    from pymdownx.gemoji_db import aliases, emoji

    def sign(found: re.Match[str]) -> str:
        row = emoji.get(aliases.get(found[0], found[0]))
        return (
            "".join(chr(int(code, 16)) for code in row["unicode"].split("-")) if row and "unicode" in row else found[0]
        )

    return _EMOJI.sub(sign, text)


def _as_marked(found: re.Match[str]) -> str:
    return f"{'#' if found[2].startswith('=') else '##'} {found[1]}"


def _as_admonition(found: re.Match[str]) -> str:
    body = re.sub(r"^> ?", "    ", found[3], flags=re.MULTILINE)
    title = f' "{found[2].strip()}"' if found[2].strip() else ""
    return f"!!! {_ALERTS.get(found[1].lower(), 'note')}{title}\n\n{body}\n"
