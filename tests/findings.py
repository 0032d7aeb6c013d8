"""Where in the author's files the things come from that are wrong on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

LEADING_ATTRIBUTES = ("href", "src", "id", "alt", "title", "name", "data-id")
WORD = re.compile(r"\w[\w./:#@%?&=~+-]*")


@dataclass(frozen=True)
class AuthorsFiles:
    """The files that a site is made of."""

    root: Path
    """The project's folder, from which paths are written."""
    config: Path
    pages: Mapping[str, Path]
    """The Markdown file of each page, by the page's path in the built site."""
    shared: tuple[Path, ...]
    """The `.bib` files and the lists, which come into many pages."""

    def line_of(self, page: str, element: Tag | None = None, key: str = "") -> str:
        """Return `path:line` of the line that an element of a page most likely comes from.

        In a publication, which `key` or an element around it names, this is the entry. Elsewhere it is the line that
        shares most of the element's words, in the page's own file, then in `mkdocs.yml`, then in the shared files.
        """
        if entry := self._entry(key or key_of(element)):
            return self._shown(*entry)
        own = [self.pages[page]] if page in self.pages else []
        files = [*own, self.config, *self.shared]
        words = set(words_of(element)) if element else set()
        found = [(file, *self._best_line(file, words)) for file in files]
        file, line, score = max(found, key=lambda each: each[2])
        return self._shown(file, line) if score else self._shown(files[0], 1)

    def _entry(self, key: str) -> tuple[Path, int] | None:
        """Return the file and the line of the entry with a key."""
        start = re.compile(rf"@\w+\s*[({{]\s*{re.escape(key)}\s*,")
        for file in self.shared if key else ():
            for number, line in enumerate(self._lines[file], 1):
                if start.search(line):
                    return file, number
        return None

    def _best_line(self, file: Path, words: set[str]) -> tuple[int, int]:
        """Return the number of the line with most of the words, and how many letters it shares."""
        scores = [sum(len(word) for word in words & set(WORD.findall(line))) for line in self._lines[file]]
        best = max(scores, default=0)
        return (scores.index(best) + 1 if best else 1), best

    @cached_property
    def _lines(self) -> Mapping[Path, list[str]]:
        files = {*self.pages.values(), self.config, *self.shared}
        return {file: file.read_text(encoding="utf-8", errors="replace").splitlines() for file in files}

    def _shown(self, file: Path, line: int) -> str:
        return f"{file.relative_to(self.root).as_posix()}:{line}"


def key_of(element: Tag | None) -> str:
    """Return the key of the publication that an element is part of, or an empty string."""
    publication = element and (element if element.get("data-key") else element.find_parent(attrs={"data-key": True}))
    return str(publication["data-key"]) if publication else ""


def words_of(element: Tag) -> Iterable[str]:
    """Yield the words and addresses that an author may have written for an element."""
    yield from WORD.findall(element.get_text(" "))
    for name in LEADING_ATTRIBUTES:
        for part in (element, *element.find_all(attrs={name: True})):
            yield from WORD.findall(str(part.get(name, "")))


def element_at(html: BeautifulSoup, line: int, column: int) -> Tag | None:
    """Return the last element that begins before a place in the source; both numbers count from 1."""
    before = [tag for tag in html.find_all(True) if (tag.sourceline or 0, tag.sourcepos or 0) <= (line, column)]
    return before[-1] if before else None
