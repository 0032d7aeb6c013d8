"""What readers see of an entry: its title, its type, its date and its keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..dates import in_season, in_state, parse_date
from ..latex import Rich, to_rich, to_text
from .archives import copy_of
from .arxiv import names_arxiv
from .entry_types import ANY_NAME, TALKS, type_of
from .fields import NOTE_FIELDS
from .links import SWITCHED_ON
from .once_each import once_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..bibtex import Entry
    from ..dates import PublicationDate

_ONE_A_LINE = re.compile(r"[^,\s]\r?\n(?=\S)")


def joined(texts: Iterable[Rich], separator: str) -> Rich:
    """Return decoded texts joined into one; empty ones are left out."""
    given = [text for text in texts if text]
    unknown = tuple(command for text in given for command in text.unknown)
    return Rich(separator.join(t.html for t in given), separator.join(t.text for t in given), unknown)


def split_keywords(value: str) -> tuple[str, ...]:
    """Return the keywords of a list separated by semicolons, by line ends (EndNote's exports), or by commas."""
    if not value:
        return ()
    value = value.replace(r"\;", ";")  # Zotero writes the separator as {\;}, which is a space in LaTeX
    if "\n" in value and ";" not in value and value.count(",") <= value.count("\n") and _ONE_A_LINE.search(value):
        words = list(map(to_text, value.splitlines()))
    else:
        text = to_text(value)
        words = text.split(";" if ";" in text else ",")
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def is_true(value: str) -> bool:
    """Return whether a field such as al-folio's `selected` is switched on."""
    return to_text(value).casefold() in SWITCHED_ON


_ALSO_PREPRINTS = frozenset({"article", "inproceedings", "incollection", "report", "misc", "talk"})


def reader_type(entry: Entry, arxiv: str) -> str:
    """Return the type that readers see; what is nowhere but in an archive of preprints is a preprint."""
    row = type_of(entry.type)
    if row.seen_as in _ALSO_PREPRINTS and row.name not in TALKS and _is_preprint(entry, row.seen_as, arxiv):
        return "preprint"
    return row.seen_as


def _is_preprint(entry: Entry, known: str, arxiv: str) -> bool:
    has_venue = any(map(entry.says, ANY_NAME))
    alone = known in {"misc", "talk"} or (known == "article" and not has_venue)
    if names_arxiv(entry) or (arxiv and alone):
        return True
    copy = copy_of(entry)
    return copy is not None and copy.as_venue and copy.archive.preprints and (alone or has_venue)


@once_each
def date_of(entry: Entry) -> PublicationDate:
    """Return the date of an entry."""
    day = entry.get("date") or ("" if entry.says("year") else entry.get("eventdate"))
    date = parse_date(day, entry.get("year"), entry.get("month"), entry.get("day"))
    if "issue" in entry.fields or "number" in entry.fields:
        date = in_season(date, to_text(entry.get("issue") or entry.get("number")))
    if "pubstate" not in entry.fields:
        return date
    return in_state(date, entry.get("pubstate"), (to_text(entry.get(field)) for field in (*NOTE_FIELDS, *ANY_NAME)))


def title_of(entry: Entry, read: Callable[[str], Rich] = to_rich) -> Rich:
    """Return the title with biblatex's subtitle, or the key if the entry has no title."""
    values = (entry.get("title"), entry.get("shorttitle"), entry.key)
    title = next((text for text in map(read, values) if text.text.strip()), Rich.of_text(entry.key))
    if "subtitle" not in entry.fields:
        return title
    return joined([title, read(entry.get("subtitle"))], " " if title.text.endswith(("?", "!", ":")) else ": ")
