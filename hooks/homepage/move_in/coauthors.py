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
    for family, people in files.data(_NAME).values.items():
        for person in people if isinstance(people, list) else [people]:
            if isinstance(person, dict) and (given := as_texts(person.get("firstname"))):
                taken.coauthors.append(_person(str(family), given, person))
    report.take(_NAME, f"mkdocs.yml: people ({len(taken.coauthors)})")


def _person(family: str, given: list[str], person: Mapping[str, object]) -> dict[str, object]:
    whole = family if family != family.lower() else " ".join(word.capitalize() for word in family.split())
    longest = max(given, key=len)
    found: dict[str, object] = {"name": f"{longest} {whole}", "aliases": [f"{whole}, {each}" for each in given]}
    return found | ({"url": plain_text(person["url"])} if person.get("url") else {})
