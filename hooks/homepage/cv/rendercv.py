"""A curriculum vitae as data of RenderCV: https://docs.rendercv.com (its YAML, version 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from ..text.mail_addresses import in_yaml
from ..text.markdown_runs import markdown_text
from ..text.plain_values import filled

if TYPE_CHECKING:
    from ..bibliography.publication import Publication
    from ..lists.records import Item
    from .curriculum import Curriculum, Section


def rendercv(found: Curriculum) -> str:
    """Return a curriculum vitae as YAML that RenderCV reads."""
    author = found.author
    mails = [each.url.removeprefix("mailto:") for each in author.profiles if each.url.startswith("mailto:")]
    cv = filled(
        {
            "name": author.name,
            "headline": author.tagline,
            "email": next(iter(mails), ""),
            "website": found.root,
            "sections": {section.title: _entries(found, section) for section in found.sections},
        }
    )
    return in_yaml(yaml.safe_dump({"cv": cv}, allow_unicode=True, sort_keys=False, width=100))


def _entries(found: Curriculum, section: Section) -> list[dict[str, object]]:
    """Return the entries of a section, all of one kind, as RenderCV requires."""
    if section.publications:
        return [_publication(found, each) for each in section.publications]
    if section.name == "education" and all(item.values.get("institution") for item in section.items):
        return [_education(item) for item in section.items]
    if section.name == "positions" and all(item.values.get("organization") for item in section.items):
        return [_position(item) for item in section.items]
    return [_other(found, item) for item in section.items]


def _education(item: Item) -> dict[str, object]:
    values = item.values
    return _entry(
        item,
        institution=values["institution"],
        area=values.get("field", "") or item.title,
        degree=item.title if values.get("field") else "",
        location=values.get("place", ""),
    )


def _position(item: Item) -> dict[str, object]:
    values = item.values
    return _entry(item, company=values["organization"], position=item.title, location=values.get("place", ""))


def _other(found: Curriculum, item: Item) -> dict[str, object]:
    details = [markdown_text(found.words.said(detail)) for detail in item.details]
    return _entry(item, highlights=[", ".join(details)] if details else [], name=item.title)


def _entry(item: Item, highlights: list[str] | None = None, **texts: str) -> dict[str, object]:
    """Return the texts as one entry with its dates."""
    plain = {name: markdown_text(text) for name, text in texts.items()}
    return filled({**plain, **_dates(item), "summary": markdown_text(item.text), "highlights": highlights or []})


def _dates(item: Item) -> dict[str, object]:
    when = item.when
    if when.iso:
        return {"date": when.iso}
    if when.start and (when.ongoing or when.end):
        return {"start_date": when.start, "end_date": "present" if when.ongoing else when.end}
    return {"date": when.text}


def _publication(found: Curriculum, publication: Publication) -> dict[str, object]:
    authors = [f"*{each.name.full}*" if each.is_self else each.name.full for each in publication.authors]
    links = [link.url for link in publication.links if not link.local]
    return filled(
        {
            "title": publication.title.text,
            "authors": authors or ["–"],
            "doi": publication.doi,
            "url": "" if publication.doi else next(iter(links), ""),
            "journal": publication.venue.text_in(found.words),
            "date": publication.date.iso or publication.date.text,
        }
    )
