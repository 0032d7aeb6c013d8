"""The title of a whole book, which some programs write in the fields for the book of a chapter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .entry_types import type_of

if TYPE_CHECKING:
    from ..bibtex import Entry


def with_title(entry: Entry) -> Entry:
    """Return an entry whose title is in `title`: programs such as BibDesk write that of a book in `booktitle`.

    In `@inbook` it is the book's title, too, as in BibTeX (btxdoc, section 3.1); other parts of books need their own.
    """
    if entry.says("title") or entry.says("shorttitle"):
        return _with_title_once(entry)
    name = next(filter(entry.says, _titles_of_whole(entry.type)), "")
    moved = {name: "title", name.replace("title", "subtitle"): "subtitle"}
    fields = {moved.get(other, other): field for other, field in entry.fields.items()}
    return replace(entry, fields=fields) if name else entry


def _with_title_once(entry: Entry) -> Entry:
    """Return an entry whose book is not also said to be in a book of the same title."""
    if "booktitle" not in entry.fields or type_of(entry.type).seen_as != "book":
        return entry
    if entry.get("title").strip("{} ") != entry.get("booktitle").strip("{} "):
        return entry
    return replace(entry, fields={name: field for name, field in entry.fields.items() if name != "booktitle"})


def _titles_of_whole(name: str) -> tuple[str, ...]:
    if name == "periodical":
        return "issuetitle", "journaltitle"
    is_whole = name == "inbook" or type_of(name).seen_as in ("book", "misc", "software")
    return ("booktitle", "maintitle") if is_whole else ()
