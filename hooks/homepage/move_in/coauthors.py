"""Co-authors of al-folio: `_data/coauthors.yml` has family names, each with given names and an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .old_files import as_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_NAME = "_data/coauthors.yml"


def add_coauthors(files: OldFiles, taken: Taken, report: Report) -> None:
    """Add the co-authors to the option `people`."""
    if _NAME not in files:
        return
    keys = files.data(_NAME)
    for family, people in keys.values.items():
        for person in people if isinstance(people, list) else [people]:
            if isinstance(person, dict) and (given := as_texts(person.get("firstname"))):
                taken.coauthors.append(_person(str(family), given, person))
            elif isinstance(person, dict) and " " in str(family):  # the whole name, as al-folio had it at first
                url = {"url": plain_text(person["url"])} if person.get("url") else {}
                taken.coauthors.append({"name": str(family), **url})
            else:
                report.leave(_NAME, keys.line(family), f"{family}: {plain_text(person)}", "it has no given name")
    report.take(_NAME, f"mkdocs.yml: people ({len(taken.coauthors)})")


def _person(family: str, given: list[str], person: Mapping[str, object]) -> dict[str, object]:
    whole = family if family != family.lower() else " ".join(word.capitalize() for word in family.split())
    longest = max(given, key=len)
    found: dict[str, object] = {"name": f"{longest} {whole}", "aliases": [f"{whole}, {each}" for each in given]}
    return found | ({"url": plain_text(person["url"])} if person.get("url") else {})
