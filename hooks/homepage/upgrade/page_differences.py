"""What differs between two builds of a site: pages added, gone and changed, but not the hashes of files."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NOISE = (
    (re.compile(r"([\w-]\.)[0-9a-f]{8,64}\.(?=(?:min\.)?(?:css|js|png|jpg|svg|woff2?)\b)"), r"\1"),
    (re.compile(r"(\.(?:css|js|png|jpg|svg|woff2?))\?[\w=.&;-]+"), r"\1"),
    (re.compile(r"(['\"]?)sha(?:256|384|512)-[A-Za-z0-9+/=_-]+\1"), "sha"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"), "time"),
    (re.compile(r'(<meta name="generator" content=")[^"]*'), r"\1"),
)
_UNREAD = {"script", "style", "template", "svg"}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong"),
    *("sub", "sup", "time", "u", "var", "wbr", "del", "ins", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "mtext"),
    *("data", "dfn", "img", "semantics", "mfrac", "msqrt", "mover", "munder", "msubsup", "mstyle", "mspace"),
}
_FILES = {".xml", ".json", ".bib", ".ris", ".txt", ".md", ".csv", ".pdf"}
_SHOWN_PAGES = 5
_SHOWN_LINES = 3
_SHOWN_NAMES = 20
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two builds; pages are named by their addresses."""

    pages: int
    """The number of pages of the newer build."""
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    """The lines that went (`- `) and came (`+ `), by page."""
    drawn_anew: tuple[str, ...]
    """Pages on which only the HTML differs, not the words, the links or the pictures."""
    files_added: tuple[str, ...]
    files_gone: tuple[str, ...]


def differences(old: Path, new: Path) -> Differences:
    """Compare two folders with a built site each."""
    old_pages, new_pages = _pages(old), _pages(new)
    changed: dict[str, tuple[str, ...]] = {}
    drawn_anew = []
    for page in sorted(old_pages.keys() & new_pages.keys()):
        before, after = _html(old_pages[page]), _html(new_pages[page])
        if before == after:
            continue
        if lines := _changed_lines(page_lines(before), page_lines(after)):
            changed[page] = lines
        else:
            drawn_anew.append(page)
    old_files, new_files = _other_files(old), _other_files(new)
    return Differences(
        len(new_pages),
        tuple(sorted(new_pages.keys() - old_pages.keys())),
        tuple(sorted(old_pages.keys() - new_pages.keys())),
        changed,
        tuple(drawn_anew),
        tuple(sorted(new_files - old_files)),
        tuple(sorted(old_files - new_files)),
    )


def report(found: Differences) -> list[str]:
    """Return the differences as lines to print; pages with the same changes are named together."""
    lines = []
    for what, names in (
        ("Pages added", found.added),
        ("Pages gone", found.gone),
        ("Files added", found.files_added),
        ("Files gone", found.files_gone),
        ("Pages with other HTML, but the same words, links and pictures", found.drawn_anew),
    ):
        if names:
            lines.append(f"{what} ({len(names)}): {_named(names)}")
    if found.changed:
        lines += [f"Pages changed ({len(found.changed)}): {_named(tuple(found.changed))}", *_changes(found)]
    return lines or [f"No page differs; {found.pages} compared."]


def page_lines(html: str) -> list[str]:
    """Return the title, the description and the text of a page by lines, with the addresses of links and pictures."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


def _pages(folder: Path) -> dict[str, Path]:
    """Return the HTML files of a site by the address of their page."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*.html")}
    return {(name.removesuffix("index.html") or "the home page"): file for name, file in files.items()}


def _other_files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix in _FILES}


def _html(file: Path) -> str:
    """Return a page without what differs at each build."""
    html = file.read_text(encoding="utf-8", errors="replace")
    for pattern, instead in _NOISE:
        html = pattern.sub(instead, html)
    return html


def _changed_lines(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that differ, shortened to where they differ."""
    shown: list[str] = []
    for what, i, j, k, n in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = before[i:j], after[k:n]
        for place in range(max(len(gone), len(come))):
            pair = [*gone[place : place + 1], *come[place : place + 1]]
            start = _first_difference(*pair) if len(pair) == 2 else 0
            shown += [f"- {_clipped(line, start)}" for line in gone[place : place + 1]]
            shown += [f"+ {_clipped(line, start)}" for line in come[place : place + 1]]
    return tuple(shown)


def _first_difference(one: str, other: str) -> int:
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return same or min(len(one), len(other)) if one[:1] == other[:1] else 0


def _clipped(line: str, start: int) -> str:
    """Return the part of a line around a place."""
    first = max(0, start - 30) if len(line) > _WIDTH else 0
    part = line[first : first + _WIDTH]
    return f"{'…' if first else ''}{part}{'…' if first + _WIDTH < len(line) else ''}"


def _changes(found: Differences) -> Iterator[str]:
    """Yield the first changes, each with the pages that have it."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for page, lines in found.changed.items():
        groups.setdefault(lines, []).append(page)
    for lines, pages in [*groups.items()][:_SHOWN_PAGES]:
        others = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        yield f"  {pages[0]}{others}:"
        yield from (f"    {line}" for line in lines[: 2 * _SHOWN_LINES])
        if len(lines) > 2 * _SHOWN_LINES:
            yield f"    … and {len(lines) - 2 * _SHOWN_LINES} more lines"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(names[:_SHOWN_NAMES]) + more


class _Text(HTMLParser):
    """Collects the text of a page by lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.unread = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNREAD:
            self.unread += 1
        if tag not in _INLINE:
            self.end_line()
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "img":
            self.parts.append(f" [picture {given.get('src', '')}: {given.get('alt', '')}] ")
        elif tag == "meta" and given.get("name") == "description":
            self.lines.append(f"description: {given.get('content', '')}")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self.unread = max(0, self.unread - 1)
        if tag == "a" and self.links and (href := self.links.pop()):
            self.parts.append(f" ({href})")
        if tag not in _INLINE:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data)

    def end_line(self) -> None:
        """Begin a new line."""
        line = " ".join("".join(self.parts).split())
        self.parts.clear()
        if line:
            self.lines.append(line)
