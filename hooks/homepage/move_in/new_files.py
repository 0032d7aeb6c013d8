"""The new site's files on those that are there: what is there stays, and only what it lacks is added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from ..bibtex import parse_bib
from ..settings.old_addresses import wrong_old_address
from ..start.new_site import CONFIG
from .addresses import redirects
from .records import HOME, PAPERS
from .yaml_edits import NoPlaceError, with_option

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .records import NewPage, Taken
    from .report import Report

_BIB = "docs/publications.bib"
_HOMEPAGE = ("extra", "homepage")
_BLOG = {"post_url_format": "{date}/{slug}", "post_url_date_format": "yyyy", "post_readtime": False, "archive": False}


@dataclass
class NewFiles:
    """The files to be written on those of a site."""

    present: Callable[[str], bytes | None]
    """The content of a file that is there, by its path from the project's root."""
    report: Report
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, taken: Taken, texts: Mapping[str, str], copies: Mapping[str, Callable[[], bytes]]) -> None:
        """Add pages, lists, papers, copied files and options."""
        for name, text in texts.items():
            if name == _BIB or name == "docs/others.bib":
                self._bib(name, text)
            elif name.startswith("docs/lists/"):
                self._list(name, text)
            else:
                self._whole(name, text.encode())
        for name, content in copies.items():
            self._whole(f"docs/{name}", content())
        self._options(taken)

    def _whole(self, name: str, content: bytes) -> None:
        there = self.present(name)
        if there is None:
            self.files[name] = content
        elif there != content:
            self.report.leave(
                name, 1, "the file of this name from the old site", "your file is there already, and stays"
            )

    def _list(self, name: str, text: str) -> None:
        there = self.present(name)
        if there is None:
            self.files[name] = text.encode()
            return
        known = there.decode("utf-8", "replace")
        has = _items(known)
        chunks = [chunk for chunk in re.split(r"^(?=- )", text, flags=re.MULTILINE) if chunk.strip()]
        new = [chunk for chunk in chunks if _items(chunk)[0] not in has]
        if new:
            self.files[name] = f"{known.rstrip(chr(10))}\n\n{''.join(new)}".encode()

    def _bib(self, name: str, text: str) -> None:
        there = self.present(name)
        if there is None:
            self.files[name] = text.encode()
            return
        known = there.decode("utf-8", "replace")
        before = parse_bib(known, name).entries
        if not before:
            self.files[name] = (f"{known.rstrip()}\n\n" if known.strip() else "").encode() + text.encode()
            return
        sources = {entry.key: entry.source for entry in before}
        found = parse_bib(text, name).entries
        new = [entry.source for entry in found if entry.key not in sources]
        for entry in found:
            if sources.get(entry.key, entry.source) != entry.source:
                self.report.leave(
                    name, 1, f"entry {entry.key} of the old site", "your file has another entry with this key"
                )
        if new:
            self.files[name] = f"{known.rstrip(chr(10))}\n\n{chr(10).join(f'{each}{chr(10)}' for each in new)}".encode()

    def _options(self, taken: Taken) -> None:
        there = self.present(CONFIG)
        text = there.decode("utf-8", "replace") if there else ""
        before = text
        for steps, value in self._wanted(taken):
            try:
                text = with_option(text, steps, value)
            except NoPlaceError as error:
                self.report.by_hand += [f"  {line}" for line in str(error).split("\n")]
        text = self._with_nav(text, taken)
        if text != before:
            self.files[CONFIG] = text.encode()

    def _wanted(self, taken: Taken) -> list[tuple[tuple[str, ...], object]]:
        person = taken.person
        author = (*_HOMEPAGE, "author")
        profiles = [{"name": name, "url": url} for name, url in person.profiles.items()]
        wanted: list[tuple[tuple[str, ...], object]] = [
            ((*author, "tagline"), person.tagline),
            ((*author, "positions"), person.positions),
            ((*author, "profiles"), profiles),
            *(((*author, key), value) for key, value in person.others.items()),
            ((*_HOMEPAGE, "people"), taken.coauthors),
            ((*_HOMEPAGE, "allow"), taken.allow),
            ((*_HOMEPAGE, "other_bib"), "others.bib" if taken.other_bib else ""),
            ((*_HOMEPAGE, "inline_citations"), taken.inline_citations),
            ((*_HOMEPAGE, "redirects"), self._redirects(taken)),
            (("theme", "language"), taken.language if taken.language not in ("", "en") else ""),
        ]
        if any(page.kind == "post" for page in taken.pages.values()):  # also for drafts
            wanted.append((("plugins", "blog"), _BLOG))
        return [(steps, value) for steps, value in wanted if value]

    def _redirects(self, taken: Taken) -> dict[str, str]:
        """Return the old addresses that lead on; one at which no page can be is reported."""
        found = {**redirects(taken), **taken.feeds}
        for old, target in list(found.items()):
            if wrong := wrong_old_address(old, target):
                self.report.leave(taken.config or CONFIG, 1, old, wrong)
                del found[old]
        return found

    def _with_nav(self, text: str, taken: Taken) -> str:
        """Return mkdocs.yml with the old site's main pages in `nav`, and all others in `not_in_nav`."""
        known = _mentioned(text, "nav")
        pages = [page for page in taken.pages.values() if page.kind == "page" or page.in_nav]
        main = sorted((page for page in pages if page.in_nav), key=lambda page: page.rank)
        nav = [{title_in_nav(page): page.source} for page in main if page.source not in known]
        try:
            text = with_option(text, ("nav",), nav) if nav else text
        except NoPlaceError as error:
            self.report.by_hand += [f"  {line}" for line in str(error).split("\n")]
        hidden = _patterns([page.source for page in taken.pages.values() if not page.in_nav and page.kind != "post"])
        return _with_hidden(text, [each for each in hidden if each.lstrip("/") not in known])


def title_in_nav(page: NewPage) -> str:
    """Return the name of a page in the bar of pages."""
    from .assemble import _title

    return "About" if page.source == HOME else "Publications" if page.source == PAPERS else _title(page.title)


def _mentioned(text: str, key: str) -> set[str]:
    node = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    found: set[str] = set()
    if isinstance(node, yaml.MappingNode):
        stack = [each for name, each in node.value if name.value == key]
        while stack:
            each = stack.pop()
            if isinstance(each, yaml.MappingNode):
                stack += [child for pair in each.value for child in pair]
            elif isinstance(each, yaml.SequenceNode):
                stack += each.value
            else:
                found.add(str(each.value))
    return found


def _patterns(sources: list[str]) -> list[str]:
    """Return patterns that leave pages out of `nav`: one for each folder, and the names of pages in none."""
    found = []
    for source in sources:
        folder, slash, _ = source.rpartition("/")
        found.append(f"/{_escaped(folder)}/*.md" if slash else f"/{_escaped(source)}")
    return list(dict.fromkeys(found))


def _escaped(path: str) -> str:
    return re.sub(r"([\\*?\[\]!#])", r"\\\1", path)


def _with_hidden(text: str, patterns: list[str]) -> str:
    """Return mkdocs.yml with more lines in `not_in_nav`, a text of several lines."""
    found = re.search(r"^not_in_nav:[ \t]*\|.*\n(?P<lines>(?:[ \t]+\S.*\n|[ \t]*\n)*)", text, re.MULTILINE)
    lines = found["lines"] if found else ""
    new = [each for each in patterns if f"  {each}\n" not in lines]
    if not new:
        return text
    added = "".join(f"  {each}\n" for each in new)
    if found:
        end = found.start("lines") + len(lines.rstrip("\n")) + (1 if lines.strip() else 0)
        return f"{text[:end]}{added}{text[end:]}"
    start = re.search(r"^not_in_nav:", text, re.MULTILINE)
    return text if start else f"{text.rstrip(chr(10))}\n\nnot_in_nav: |\n{added}"


def _items(text: str) -> list[object]:
    try:
        value = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return []
    return value if isinstance(value, list) else []
