"""A curriculum vitae kept as data: al-folio's first form, RenderCV, and JSON Resume."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.orcids import orcid_in_address, wrong_orcid
from ..text.plain_values import mappings, plain_text
from .old_files import Keys, OldPage
from .profiles import account_name, account_url
from .records import CV, Item, ListItem, NewPage
from .sections import list_of_heading
from .values import clean_day, years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_FIELDS = {
    "education": (
        {"degree": "degree studyType title", "field": "area field", "institution": "institution school"},
        "degree",
    ),
    "positions": ({"title": "position title name", "organization": "company institution organization"}, "title"),
    "awards": (
        {"title": "title name bullet label", "from": "awarder institution organization issuer details"},
        "title",
    ),
    "grants": (
        {"title": "title name bullet label", "funder": "funder institution organization", "amount": "amount"},
        "title",
    ),
    "talks": ({"title": "title name bullet", "event": "event institution company", "slides": "slides"}, "title"),
    "teaching": ({"course": "title name position bullet", "role": "role", "place": "institution company"}, "course"),
    "service": (
        {"role": "position title name bullet label", "venue": "organization institution company details"},
        "role",
    ),
    "projects": ({"title": "title name bullet label"}, "title"),
    "software": ({"name": "title name bullet label"}, "name"),
}
_WHEN = {"talks": "date", "awards": "date", "teaching": "term", "service": "years"}
"""The lists whose items have one date, with the field for it."""
_TEXTS = ("summary", "description", "highlights", "items", "details", "score", "courses", "keywords", "roles")
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
        items = [found for row in rows for found in self._items(name, row)] if name in _FIELDS else []
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
        name = section if section in _FIELDS else list_of_heading(title)
        rows = entries if isinstance(entries, list) else [entries] if entries else []
        items = [item for row in rows for item in self._items(name, row)] if name else []
        if name and rows and all(items) and len(items) >= len(rows):
            self._add_items(name, items)
            self.order.append(name)
        elif rows:
            self.rest.append(f"## {title[:1].upper()}{title[1:]}\n\n" + "\n".join(as_list(rows)))

    def _add_items(self, name: str, items: list[tuple[Item, list[str]]]) -> None:
        for values, texts in items:
            old = OldPage(self.path, Keys(self.path), "\n".join(texts))
            self.taken.add_item(name, ListItem(values, old, ("text", _FIELDS[name][1]), ("url",)))

    def _items(self, name: str, row: object) -> list[tuple[Item, list[str]]]:
        """Return the items that a row is; an empty list if it cannot be one."""
        if isinstance(row, str):
            row = {"bullet": row}
        if not isinstance(row, dict):
            return []
        if isinstance(row.get("items"), list) and not row.get("title"):
            return [
                found
                for each in row["items"]
                for found in self._items(name, {"year": row.get("year"), "title": plain_text(each)})
            ]
        given = {key: value for key, value in row.items() if value not in (None, "", [], {})}
        values: Item = {}
        for field, sources in _FIELDS[name][0].items():
            source = next((key for key in sources.split() if key in given), "")
            values[field] = plain_text(given.pop(source)) if source else ""
        if name == "education" and not values["degree"]:
            values["title"], values["field"] = values.get("field") or values.get("institution"), ""
        values |= _time(name, given)
        values["place"] = plain_text(given.pop("location", "")) if name in ("education", "positions", "talks") else ""
        values["url"] = _url(given)
        texts = _texts(given)
        values["text"] = " · ".join(texts)
        needs_date = name in ("awards", "talks", "teaching")
        if (not values.get(_FIELDS[name][1]) and not values.get("title")) or (
            needs_date and not values.get(_WHEN[name])
        ):
            return []
        return [({key: value for key, value in values.items() if value}, texts)]


def _time(name: str, given: dict[str, object]) -> Item:
    start = clean_day(given.pop("start_date", None) or given.pop("startDate", None))
    end = clean_day(given.pop("end_date", None) or given.pop("endDate", None))
    single = given.pop("date", None) or given.pop("year", None) or given.pop("releaseDate", None)
    end = "" if end.lower() in ("present", "now", "current") else end
    if name in _WHEN:
        when = clean_day(single) if single else f"{start}/{end}".strip("/") if end else start
        return {_WHEN[name]: years(when).get("date", "")}
    if start:
        return {"since": start, **({"until": end} if end else {})}
    return years(clean_day(single) or end)


def _url(given: dict[str, object]) -> str:
    url = plain_text(given.pop("url", None) or given.pop("website", None) or "")
    if doi := plain_text(given.pop("doi", "")):
        url = url or f"https://doi.org/{doi}"
    return url


def _texts(given: dict[str, object]) -> list[str]:
    """Return all that is left of an entry as sentences, so that nothing is lost."""
    found: list[str] = []
    for key in [*(name for name in _TEXTS if name in given), *(name for name in given if name not in _TEXTS)]:
        value = given[key]
        for each in value if isinstance(value, list) else [value]:
            text = _flat(each)
            if text and text not in found:
                found.append(text if key in _TEXTS else f"{key.replace('_', ' ').capitalize()}: {text}")
    return found


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_flat, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value)))
    return plain_text(value)


def as_list(rows: list[object], depth: int = 0) -> list[str]:
    """Return any data as a list in Markdown."""
    lines: list[str] = []
    indent = "    " * depth
    for row in rows:
        if isinstance(row, dict):
            plain = [
                plain_text(value) for value in row.values() if not isinstance(value, list | dict) and plain_text(value)
            ]
            lines.append(f"{indent}- {': '.join([*plain[:1], ', '.join(plain[1:])] if len(plain) > 1 else plain)}")
            for value in row.values():
                lines += (
                    as_list(value, depth + 1)
                    if isinstance(value, list)
                    else as_list([value], depth + 1)
                    if isinstance(value, dict)
                    else []
                )
        elif isinstance(row, list):
            lines += as_list(row, depth)
        elif text := plain_text(row):
            lines.append(f"{indent}- {text}")
    return lines
