"""One line of Markdown or HTML as pieces of text, for formats that are neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    em: bool = False
    strong: bool = False
    url: str = ""


_INLINE = re.compile(
    r"\\(?P<plain>[\\`*_{}\[\]()#+.!<>$&-])"
    r"|(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|!\[(?P<alt>[^\]]*)\]\([^()\s]*\)"
    r"|(?P<cited>\s?\[[^\[\]]*@[^\[\]]+\])(?!\()"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)+)\]\((?P<url>[^()\s]*)(?:\s[^()]*)?\)"
    r"|<(?P<address>https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|\*(?=[^\s*])(?P<italic>(?:\*\*.+?\*\*|[^*])+)\*|(?<!\w)_(?=\S)(?P<sloped>[^_]+)_(?!\w)"
)


def markdown_runs(text: str) -> list[Run]:
    """Return one line of Markdown as pieces; citations are left out."""
    return list(_joined(_read(text, Run(""))))


def markdown_text(text: str) -> str:
    """Return one line of Markdown as plain text."""
    return "".join(run.text for run in markdown_runs(text)).strip()


def html_runs(html: str) -> list[Run]:
    """Return safe inline HTML as pieces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_joined(reader.runs))


def _read(text: str, style: Run) -> Iterator[Run]:
    end = 0
    for found in _INLINE.finditer(text):
        yield replace(style, text=unescape(text[end : found.start()]))
        end = found.end()
        yield from _piece(found, style)
    yield replace(style, text=unescape(text[end:]))


def _piece(found: re.Match[str], style: Run) -> Iterator[Run]:
    if words := found["words"]:
        yield from _read(words, replace(style, url=found["url"]))
    elif found["bold"]:
        yield from _read(found["bold"], replace(style, strong=True))
    elif italic := found["italic"] or found["sloped"]:
        yield from _read(italic, replace(style, em=not style.em))
    elif address := found["address"]:
        yield replace(style, text=address, url=address if ":" in address else f"mailto:{address}")
    else:
        yield replace(style, text=found["plain"] or found["code"] or found["alt"] or "")


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the pieces with those of one style joined, and without empty ones."""
    waiting: Run | None = None
    for run in runs:
        if waiting and replace(run, text="") == replace(waiting, text=""):
            waiting = replace(waiting, text=waiting.text + run.text)
            continue
        if waiting and waiting.text:
            yield waiting
        waiting = run
    if waiting and waiting.text:
        yield waiting


class _Reader(HTMLParser):
    """Collects the text of HTML with its style."""

    _EM, _STRONG = frozenset({"em", "i", "cite"}), frozenset({"strong", "b"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[Run] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        opened = self._open
        em, strong = (any(tag in kind for tag in opened) for kind in (self._EM, self._STRONG))
        self.runs.append(Run(data, em, strong))
