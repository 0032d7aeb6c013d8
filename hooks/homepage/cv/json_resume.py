"""A curriculum vitae as JSON Resume: https://jsonresume.org/schema (version 1.0.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..bibliography.author_lists import full_names
from ..text.mail_addresses import in_json
from ..text.markdown_runs import markdown_text
from ..text.plain_values import filled, text_list

if TYPE_CHECKING:
    from ..bibliography.publication import Publication
    from ..lists.records import Item
    from .curriculum import Curriculum

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_SECTIONS = {
    "education": ("education", {"studyType": "degree", "area": "field", "institution": "institution"}),
    "positions": ("work", {"position": "title", "name": "organization", "location": "place"}),
    "service": ("volunteer", {"position": "role", "organization": "venue"}),
    "awards": ("awards", {"title": "title", "awarder": "from"}),
}
"""The section of each list that has one, with its keys and our fields; all other lists are projects."""
_TYPES = {"talks": "presentation", "teaching": "course", "grants": "grant", "software": "application"}
"""The type of a project that an item of these lists is; for other lists, their name."""


def json_resume(found: Curriculum) -> str:
    """Return a curriculum vitae as JSON Resume; what has no section there is among the projects, by its type."""
    resume: dict[str, object] = {"$schema": SCHEMA, "basics": _basics(found)}
    sections: dict[str, list[object]] = {}
    for section in found.sections:
        name, fields = _SECTIONS.get(section.name, ("projects", None))
        for item in section.items:
            entry = _known(found, item, fields) if fields else _project(found, item, section.name)
            sections.setdefault(name, []).append(_dated(entry, item, name))
        for publication in section.publications:
            sections.setdefault("publications", []).append(_publication(found, publication))
    return in_json(json.dumps({**resume, **sections}, indent=2, ensure_ascii=False)) + "\n"


def _basics(found: Curriculum) -> dict[str, object]:
    author = found.author
    mails = [each.url.removeprefix("mailto:") for each in author.profiles if each.url.startswith("mailto:")]
    profiles = [{"network": each.name, "url": url} for each in author.profiles if (url := found.url(each.url))]
    first = author.positions[0] if author.positions else None
    label = ", ".join(filter(None, (first.title, first.organization))) if first else ""
    return filled(
        {
            "name": author.name,
            "label": label,
            "email": next(iter(mails), ""),
            "url": found.root,
            "summary": author.tagline,
            "profiles": [each for each in profiles if not each["url"].startswith("mailto:")],
        }
    )


def _known(found: Curriculum, item: Item, fields: dict[str, str]) -> dict[str, object]:
    """Return an item with the keys of its section."""
    values = {key: markdown_text(item.values.get(field, "")) for key, field in fields.items()}
    values["summary"] = markdown_text(item.text)
    return {**values, "url": found.url(item.url)}


def _project(found: Curriculum, item: Item, name: str) -> dict[str, object]:
    details = [markdown_text(found.words.said(detail)) for detail in item.details]
    return {
        "name": markdown_text(item.title),
        "description": ". ".join(filter(None, (", ".join(details), markdown_text(item.text)))),
        "keywords": list(item.tags),
        "roles": list(text_list(item.values.get("role", ""))),
        "type": _TYPES.get(name, name),
        "url": found.url(item.url),
    }


def _dated(entry: dict[str, object], item: Item, section: str) -> dict[str, object]:
    """Return an entry with its dates, and without empty values."""
    if section == "awards":
        return filled({**entry, "date": item.when.iso or item.when.end})
    if section == "education" and item.when.iso:
        return filled({**entry, "endDate": item.when.iso})
    return filled({**entry, "startDate": item.when.start, "endDate": item.when.end})


def _publication(found: Curriculum, publication: Publication) -> dict[str, object]:
    links = [link.url for link in publication.links if not link.local]
    return filled(
        {
            "name": publication.title.text,
            "publisher": publication.venue.text_in(found.words),
            "releaseDate": publication.date.iso,
            "url": next(iter(links), ""),
            "summary": full_names(publication, found.words),
        }
    )
