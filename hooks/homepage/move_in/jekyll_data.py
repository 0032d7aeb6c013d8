"""Files in `_data/` that pages of a site of Jekyll show: people, repositories and the like become lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from ..text.slugs import slug
from .cv_data import CvData
from .jekyll_site import PAGE_ENDS
from .old_files import Keys, OldPage
from .people_data import person_of
from .records import ListItem
from .sections import list_of_heading, section_of
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .jekyll_site import JekyllSite
    from .papers import Papers
    from .records import Item

_MENTION = re.compile(r"\bsite\.data\.([\w-]+)")
_OF_OTHERS = {"cv", "resume", "coauthors", "socials", "navigation", "venues", "citations"}
"""Files that are read elsewhere, or that are no lists."""
_PEOPLE = re.compile(r"people|members?|team|staff|alumni|students|persons?")
_REPOSITORIES = "repositories"


class JekyllData:
    """Reads the data files that pages mention."""

    def __init__(self, site: JekyllSite, papers: Papers) -> None:
        self.site = site
        self.papers = papers

    def read(self) -> dict[str, str]:
        """Add what the files hold to lists, and return the lists by the names under which pages have the data."""
        found: dict[str, str] = {}
        for stem in self._mentioned():
            name = next((each for each in self._files(stem) if each in self.site.files), "")
            if name and (section := self._read(stem, name)):
                found[f"data.{stem}"] = section
                if section != "publications":
                    self.site.report.take(name, f"docs/lists/{section}.yml")
        return found

    @staticmethod
    def _files(stem: str) -> tuple[str, ...]:
        return tuple(f"_data/{stem}{ending}" for ending in (".yml", ".yaml", ".json"))

    def _mentioned(self) -> list[str]:
        """Return the names of the data that pages mention; what no page shows is not part of the old site."""
        files = self.site.files
        names = [name for name in files.names if name.endswith(PAGE_ENDS)]
        shown = ("_pages/", "_layouts/", "_includes/")
        pages = [name for name in names if name.startswith(shown) or not name.startswith("_")]
        read = set(files.read)
        found = dict.fromkeys(stem for name in pages for stem in _MENTION.findall(files.text(name)))
        files.read = read
        return list(found)

    def _read(self, stem: str, name: str) -> str:
        """Return the list to which the rows of a file were added; empty if they are no items of a list."""
        if stem == _REPOSITORIES:
            return self._repositories(name)
        if stem in _OF_OTHERS:
            return ""
        read = set(self.site.files.read)
        value = self.site.files.value(name)
        rows = list(_rows(value))
        is_about_people = _PEOPLE.search(stem) or section_of(stem) == "people"
        if rows and is_about_people and all(row.get("name") or row.get("title") for _, row in rows):
            for group, row in rows:
                old = OldPage(name, Keys(name), "")
                item = ListItem(
                    person_of(row, group or ("Alumni" if "alumni" in stem else "")), old, path_keys=("picture", "url")
                )
                self.site.taken.add_item("people", item)
            return "people"
        section = section_of(stem) or list_of_heading(stem)
        plain = [row for _, row in rows]
        if section == "publications" and plain and all(row.get("title") and _authors(row) for row in plain):
            self._papers(name, plain)
            return section
        if plain and CvData(self.site.taken, self.site.files, self.site.report).add_rows(section, plain, name):
            return section
        self.site.files.read = read
        return ""

    def _papers(self, name: str, rows: list[Mapping[str, object]]) -> None:
        """Add an entry for each row that is a paper."""
        for row in rows:
            keys = Keys(name, {**row, "author": _authors(row)}, {})
            page = OldPage(f"{name}/{slug(plain_text(row['title']))[:40].strip('-')}.yml", keys, "")
            self.papers.add_page(page, [])
            tell_unread(keys, self.site.report)

    def _repositories(self, name: str) -> str:
        """Add al-folio's list of repositories to the list of software."""
        keys = self.site.files.data(name)
        keys.take("repo_description_lines_max")
        repositories, users = keys.texts("github_repos"), keys.texts("github_users")
        for repository in repositories:
            values: Item = {"name": repository.rpartition("/")[2], "code": f"https://github.com/{repository}"}
            self.site.taken.add_item("software", ListItem(values, OldPage(name, Keys(name), "")))
        if len(users) == 1:
            self.site.taken.person.add_profile("GitHub", f"https://github.com/{users[0]}")
        elif users:
            self.site.report.leave(
                name, keys.line("github_users"), ", ".join(users), "there is no list of accounts here"
            )
        self.site.data.append(keys)
        return "software" if repositories else ""


def _rows(value: object, group: str = "") -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the rows of data with the name of the group that each is in, as far as all of it is rows."""
    if isinstance(value, list):
        yield from ((group, row) for row in mappings(value))
    elif isinstance(value, dict) and any(isinstance(value.get(key), str) for key in ("name", "title")):
        yield group, value
    elif isinstance(value, dict):
        are_rows = len(value) > 1 and all(isinstance(each, dict) for each in value.values())
        for key, rows in value.items():
            if isinstance(rows, list | dict):
                yield from _rows(rows, group if are_rows else _as_heading(str(key)))


def _authors(row: Mapping[str, object]) -> str:
    """Return the authors of a paper as BibTeX names them; empty if the row says none."""
    value = row.get("authors") or row.get("author")
    if isinstance(value, list):
        return " and ".join(filter(None, map(plain_text, value)))
    return plain_text(value)


def _as_heading(key: str) -> str:
    plain = key.replace("_", " ").replace("-", " ")
    return plain.upper() if plain.lower() in ("pi", "phd", "msc", "bsc") else plain[:1].upper() + plain[1:]
