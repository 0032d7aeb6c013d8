"""People of a HugoBlox site: whose site it is, and all others (`content/authors/`, or `data/authors/` since 2025)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from ..text.slugs import slug
from .hugo_rows import award_item, education_item, experience_item, row_text
from .old_files import Keys, OldPage
from .profiles import account_name, account_url
from .records import Item, ListItem, NewPage
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_OWNER = ("admin", "me")


class Authors:
    """Reads the pages of people."""

    def __init__(self, files: OldFiles, taken: Taken, report: Report) -> None:
        self.files = files
        self.taken = taken
        self.report = report
        self.names: dict[str, str] = {}
        """The names of people by the names of their folders."""
        self.owner: OldPage | None = None

    def read(self) -> None:
        """Read all people; the owner becomes the author of the new site, all others items of the list `people`."""
        pages = {
            page.path.removesuffix("/_index.md").rpartition("/")[2].rpartition(".")[0] or page.stem: page
            for page in self._pages()
        }
        pages = {page.stem: page for page in pages.values()}
        self.names = {name: _name(page, name) for name, page in pages.items()}
        main = [name for name, page in pages.items() if page.meta.values.get("superuser") in (True, "true")]
        owner = next((name for name in (*main, *_OWNER) if name in pages), next(iter(pages)) if len(pages) == 1 else "")
        for name, page in pages.items():
            if name == owner:
                self.owner = page
                self._author(page)
            else:
                self._person(name, page)
            tell_unread(page.meta, self.report)

    def _pages(self) -> list[OldPage]:
        names = [name for name in self.files.below("content/authors") if re.search(r"/authors/.+/_?index\.md$", name)]
        found = [self.files.page(name) for name in names]
        for name in self.files.below("data/authors", ".yaml", ".yml", ".toml", ".json"):
            keys = self.files.data(name)
            found.append(OldPage(name, keys, str(keys.take("bio_long", "biography") or "")))
        return found

    def _author(self, page: OldPage) -> None:
        person, meta = self.taken.person, page.meta
        person.name = _name(page, person.name)
        meta.take("first_name", "last_name", "authors", "highlight_name", "superuser")
        person.picture = self._avatar(page)
        for key, option in (("pronouns", "pronouns"), ("name_pronunciation", "pronunciation")):
            if text := meta.text(key):
                person.others[option] = text
        self._positions(meta)
        bio = meta.text("bio")
        if bio and bio not in page.body:
            person.tagline = bio
        for name, url in links_of(meta):
            person.add_profile(name, url)
        if mail := meta.text("email"):
            person.add_profile("E-mail", f"mailto:{mail}")
        self._history(page)
        self._redirect(page, "")
        self.report.take(page.path, "mkdocs.yml: author, and docs/index.md")

    def _positions(self, meta: Keys) -> None:
        role = meta.text("role")
        places = meta.take("organizations", "affiliations")
        rows = [row for row in places if isinstance(row, dict)] if isinstance(places, list) else []
        for row in rows or [{}]:
            position = {"title": role, "organization": plain_text(row.get("name")), "url": plain_text(row.get("url"))}
            if not role:
                position = {"title": position["organization"], "url": position["url"]}
            if position["title"]:
                self.taken.person.positions.append({key: value for key, value in position.items() if value})

    def _history(self, page: OldPage) -> None:
        """Add education, work and awards as items of lists."""
        meta = page.meta
        education = meta.take("education")
        rows = mappings(education.get("courses") if isinstance(education, dict) else education)
        for row in rows or mappings(meta.take("courses")):
            self._add("education", page, education_item(row))
        for row in mappings(meta.take("work", "experience")):
            self._add("positions", page, experience_item(row))
        for row in mappings(meta.take("awards", "accomplishments")):
            self._add("awards", page, award_item(row))

    def _add(self, name: str, page: OldPage, values: Item) -> None:
        self.taken.add_item(name, ListItem(values, page, ("text",), ("url", "picture")))

    def _person(self, name: str, page: OldPage) -> None:
        meta = page.meta
        links = dict(links_of(meta))
        orcid = links.pop("ORCID", "")
        mail = links.pop("E-mail", "") or (f"mailto:{meta.text('email')}" if meta.text("email") else "")
        places = meta.take("organizations", "affiliations")
        rows = (
            [plain_text(row.get("name") if isinstance(row, dict) else row) for row in places]
            if isinstance(places, list)
            else []
        )
        values: Item = {
            "name": self.names[name],
            "role": meta.text("role"),
            "affiliation": ", ".join(filter(None, rows)),
            "email": mail.removeprefix("mailto:") if "@" in mail else "",
            "website": links.pop("Website", ""),
            "orcid": orcid,
            "text": meta.text("bio"),
            "groups": meta.texts("user_groups"),
            "picture": self._avatar(page),
            "key": slug(name) or slug(self.names[name]),
        }
        meta.take("first_name", "last_name", "authors", "superuser")
        item = ListItem(values, page, ("text",), ("picture",))
        self.taken.add_item("people", item)
        before = [", ".join(f"[{label}]({url})" for label, url in links.items())] if links else []
        before += profile_parts(meta)
        new = NewPage(f"people/{values['key']}.md", self.names[name], page, before=before, kind="item")
        self.taken.add_page(new)
        self._redirect(page, new.source)
        self.report.take(page.path, f"docs/lists/people.yml and docs/{new.source}")

    def _avatar(self, page: OldPage) -> str:
        folder = posixpath.dirname(page.path)
        found = [name for name in self.files.below(folder) if re.search(r"/avatar\.\w+$", name)]
        stem = page.stem
        found += [
            name for name in self.files.below("assets/media/authors") if name.rpartition("/")[2].startswith(f"{stem}.")
        ]
        return found[0] if found else ""

    def _redirect(self, page: OldPage, source: str) -> None:
        for name in {page.stem, slug(_name(page, page.stem))}:
            for folder in ("author", "authors"):
                self.taken.addresses.setdefault(f"/{folder}/{name.lower()}/", source or "index.md")


def links_of(meta: Keys) -> list[tuple[str, str]]:
    """Return the names and addresses of a person's accounts."""
    found = []
    for each in (*mappings(meta.take("social")), *mappings(meta.take("profiles", "links"))):
        if url := plain_text(each.get("link") or each.get("url")):
            url = account_url("uri", url) if not url.startswith("/#") and not url.startswith("#") else ""
            name = account_name(plain_text(each.get("icon")), plain_text(each.get("label") or each.get("name")), url)
            if url:
                found.append((name, url))
    return found


def profile_parts(meta: Keys, *, listed: bool = False) -> list[str]:
    """Return what a profile says in lists, such as interests, as paragraphs; education not if it is `listed`."""
    parts = []
    for key, title in (
        ("interests", "Interests"),
        ("education", "Education"),
        ("skills", "Skills"),
        ("languages", "Languages"),
    ):
        value = meta.take(key)
        rows = value.get("courses") if isinstance(value, dict) else value
        lines = (
            [f"- {row_text(row)}" for row in rows]
            if isinstance(rows, list) and not (listed and key == "education")
            else []
        )
        if lines:
            parts.append(f"## {title}\n\n" + "\n".join(lines))
    return parts


def _name(page: OldPage, other: str) -> str:
    meta = page.meta
    name = meta.take("name")
    if isinstance(name, dict):
        return plain_text(name.get("display")) or " ".join(
            filter(None, map(plain_text, (name.get("given"), name.get("family"))))
        )
    given = " ".join(filter(None, [meta.text("first_name"), meta.text("last_name")]))
    return meta.text("title") or plain_text(name) or given or other
