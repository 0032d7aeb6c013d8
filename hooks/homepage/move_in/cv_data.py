"""A curriculum vitae kept as data: al-folio's first form, RenderCV, and JSON Resume."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.orcids import orcid_in_address, wrong_orcid
from ..text.plain_values import mappings, plain_text
from .cv_rows import FIELDS, as_list, items_of_row
from .old_files import Keys, OldPage
from .profiles import account_name, account_url
from .records import CV, Item, ListItem, NewPage
from .sections import list_of_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_SECTIONS = {
    **{
        "work": "positions",
        "volunteer": "service",
        "education": "education",
        "awards": "awards",
        "projects": "projects",
    },
    **{"certificates": "Certificates", "publications": "Publications", "skills": "Skills", "languages": "Languages"},
    **{"interests": "Interests", "references": "References"},
}


class CvData:
    """Reads files with a curriculum vitae."""

    def __init__(self, taken: Taken, files: OldFiles, report: Report) -> None:
        self.taken = taken
        self.files = files
        self.report = report
        self.order: list[str] = []
        self.rest: list[str] = []
        self.path = ""

    @property
    def has_any(self) -> bool:
        """Whether anything was read."""
        return bool(self.order or self.rest)

    def add_rows(self, name: str, rows: Sequence[object], path: str) -> bool:
        """Add rows of any other file to a list; return whether all of them are items of such a list."""
        self.path = path
        items = [found for row in rows for found in items_of_row(name, row)] if name in FIELDS else []
        if not items or len(items) < len(rows):
            return False
        self._add_items(name, items)
        return True

    def add(self, name: str) -> None:
        """Read a file in any of the three forms."""
        value = self.files.value(name)
        self.path = name
        if isinstance(value, dict) and isinstance(value.get("cv"), dict):
            self._rendercv(value["cv"])
        elif isinstance(value, dict):
            self._json_resume(value)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, dict):
                    self._part(plain_text(part.get("title")), part.get("contents"))
        if self.has_any:
            self.report.take(name, f"docs/cv.md{''.join(f', docs/lists/{each}.yml' for each in self.order)}")

    def finish(self) -> None:
        """Add the page of the curriculum vitae, if there is any."""
        if not self.has_any:
            return
        page = self.taken.pages.get(CV)
        if page is None:
            page = NewPage(CV, "Curriculum vitae", OldPage(self.path, Keys(self.path), ""), in_nav=True, rank=60)
            self.taken.add_page(page, "/cv/")
        lists = list(dict.fromkeys(self.order))
        papers = ["publications"] if self.taken.bib else []
        page.front["cv"] = [*lists, *papers]
        page.after += self.rest
        page.old.meta.take("cv_pdf", "cv_format", "layout")

    def _rendercv(self, cv: dict[str, object]) -> None:
        self._basics(cv)
        for each in mappings(cv.get("social_networks")):
            if each.get("username"):
                network, user = plain_text(each.get("network")), plain_text(each["username"])
                key = re.sub(r"[^a-z]", "", network.lower())
                self._profile(
                    network,
                    account_url(key, user)
                    if key in ("orcid", "github", "linkedin", "googlescholar", "mastodon", "researchgate")
                    else user,
                )
        sections = cv.get("sections")
        for title, entries in sections.items() if isinstance(sections, dict) else ():
            self._part(str(title).replace("_", " "), entries)

    def _json_resume(self, resume: dict[str, object]) -> None:
        basics = resume.get("basics")
        if isinstance(basics, dict):
            self._basics(basics)
            for each in basics.get("profiles") or []:
                if isinstance(each, dict):
                    self._profile(plain_text(each.get("network")), plain_text(each.get("url") or each.get("username")))
        for name, entries in resume.items():
            if name in _SECTIONS and entries:
                self._part(_SECTIONS[name], entries, _SECTIONS[name])
            elif name not in ("basics", "$schema", "meta") and entries:
                self._part(name.capitalize(), entries)

    def _basics(self, basics: dict[str, object]) -> None:
        person = self.taken.person
        person.name = person.name or plain_text(basics.get("name"))
        if mail := plain_text(basics.get("email")):
            person.add_profile("E-mail", f"mailto:{mail}")
        if url := plain_text(basics.get("url") or basics.get("website")):
            person.add_profile("Website", url)
        place = basics.get("location")
        where = ", ".join(map(plain_text, place.values())) if isinstance(place, dict) else plain_text(place)
        words = [
            plain_text(basics.get("label")),
            plain_text(basics.get("summary")),
            where,
            plain_text(basics.get("phone")),
        ]
        self.rest += [word for word in words if word and word not in self.rest]

    def _profile(self, network: str, url: str) -> None:
        if wrong_orcid(orcid) if (orcid := orcid_in_address(url)) else "":
            self.report.leave(self.path, 1, f"{network}: {url}", "this is not an ORCID iD")
        elif "//" in url:
            self.taken.person.add_profile(account_name(network, network, url), url)
        elif url:
            self.rest.append(f"{network}: {url}")

    def _part(self, title: str, entries: object, section: str = "") -> None:
        name = section if section in FIELDS else list_of_heading(title)
        rows = entries if isinstance(entries, list) else [entries] if entries else []
        items = [item for row in rows for item in items_of_row(name, row)] if name else []
        if name and rows and all(items) and len(items) >= len(rows):
            self._add_items(name, items)
            self.order.append(name)
        elif rows:
            self.rest.append(f"## {title[:1].upper()}{title[1:]}\n\n" + "\n".join(as_list(rows)))

    def _add_items(self, name: str, items: list[tuple[Item, list[str]]]) -> None:
        for values, texts in items:
            old = OldPage(self.path, Keys(self.path), "\n".join(texts))
            self.taken.add_item(name, ListItem(values, old, ("text", FIELDS[name][1]), ("url",)))
