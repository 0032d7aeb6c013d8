"""Citations and references that a citation style prints, as Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ..text.addresses import twin
from ..text.markdown import link, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibliography.printed_citations import Bracket
    from ..whole_site.addresses import Hrefs
    from ..whole_site.page import Page

_ELEMENT = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>|<(/?)(\w+)[^<>]*>', re.DOTALL)
_MARKS = {"em": "*", "strong": "**"}


def printed_citation(hrefs: Hrefs, page: Page, bracket: Bracket) -> str:
    """Return the next citation of a bracket as Markdown; one in a note is Markdown's sign for that note."""
    printed = page.printed.next_of(bracket) if page.printed else None
    if printed is None:
        return ""
    note = f"[^cite-{printed.number}]" if printed.note else ""
    return _markdown(hrefs, page, printed.text) + note


def printed_notes(hrefs: Hrefs, page: Page) -> Iterator[str]:
    """Yield the notes in which a page cites."""
    for each in page.printed.citations if page.printed else ():
        if each.note:
            yield f"\n\n[^cite-{each.number}]: {_markdown(hrefs, page, each.note)}"


def without_space(text: str) -> str:
    """Return Markdown without spaces before the signs of these notes."""
    return re.sub(r"\s+(?=\[\^cite-\d+\])", "", text)


def printed_lines(hrefs: Hrefs, page: Page) -> Iterator[str]:
    """Yield a line for each entry of the list of references."""
    for each in page.printed.references if page.printed else ():
        label = f"**{_markdown(hrefs, page, each.label)}** " if each.label else ""
        yield f"- {label}{_markdown(hrefs, page, each.html)}"


def _markdown(hrefs: Hrefs, page: Page, html: str) -> str:
    """Return printed HTML as Markdown; links to entries of the list lead to the works."""
    parts, end = [], 0
    for found in _ELEMENT.finditer(html):
        parts.append(_plain(html[end : found.start()]))
        end = found.end()
        parts.append(_link(hrefs, page, found[2], found[1] or "") if found[2] else _MARKS.get(found[4], ""))
    return "".join([*parts, _plain(html[end:])])


def _link(hrefs: Hrefs, page: Page, html: str, href: str) -> str:
    text, address = _markdown(hrefs, page, html), _address(hrefs, page, href)
    return f"[{text}]{link('', address).removeprefix('[]')}" if address else text


def _address(hrefs: Hrefs, page: Page, href: str) -> str:
    """Return the address of the work if a link leads to an entry of the list; else the link's own."""
    work = re.fullmatch(r"#ref-(\d+)", href)
    assert page.printed
    return twin(hrefs.listed(page.cited[page.printed.cited[int(work[1])]])) if work else href


def _plain(html: str) -> str:
    """Return HTML without tags as Markdown that shows the same, with the spaces at its ends."""
    text = unescape(html)
    inner = plain(text)
    before = " " if text[:1].isspace() else ""
    return f"{before}{inner}{' ' if inner and text[-1:].isspace() else ''}"
