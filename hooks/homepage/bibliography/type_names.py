"""Entry types that no standard defines, each with the type that its entries are read as."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..text.nearest_names import by_stump, nearest_in
from .entry_types import ROWS, TYPES
from .talks import kind_of_talk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..bibtex import Entry

_NAMES = {
    "article": "journalarticle journalpaper journal jour erratum editorial",
    "newspaper": "newspaperarticle newsarticle news pressarticle",
    "magazine": "magazinearticle",
    "inproceedings": "conferencepaper conferencearticle conferenceabstract abstract conf inconference"
    " inworkshop workshop workshoppaper proceedingspaper proceedingsarticle symposium demonstration demopaper",
    "incollection": "bookchapter booksection bookpart inchapter inedited",
    "inreference": "encyclopedia dictionary encyclopediaarticle dictionaryentry",
    "book": "monograph ebook audiobook textbook",
    "collection": "edited editedbook editedvolume anthology",
    "periodical": "journalissue specialissue",
    "review": "bookreview",
    "phdthesis": "dissertation phd doctoralthesis doctoraldissertation",
    "mastersthesis": "masterthesis mscthesis msthesis diplomathesis diplomarbeit diploma",
    "thesis": "bachelorthesis bachelorsthesis bscthesis bathesis honorsthesis habilitation seniorthesis",
    "techreport": "technicalreport workingpaper whitepaper tech deliverable memo memorandum internalreport"
    " discussionpaper policybrief",
    "preprint": "arxiv eprint biorxiv prepublication",
    "unpublished": "manuscript draft submitted inpreparation underreview",
    "talk": "lecture invitedtalk invited keynote seminar colloquium tutorial slides conferencetalk"
    " conferencepresentation contributedtalk plenary webinar",
    "poster": "posterpresentation conferenceposter",
    "dataset": "data database datapaper corpus",
    "software": "program code computerprogram app package tool library repository",
    "online": "website web internet site blog blogpost forumpost socialmedia tweet url link",
    "video": "film youtube tvepisode broadcast videorecording documentary",
    "audio": "podcast radio sound recording radiobroadcast audiorecording",
    "image": "photo photograph picture figure illustration",
    "artwork": "painting sculpture drawing exhibition installation",
    "letter": "email correspondence instantmessage",
    "jurisdiction": "case courtcase decision judgment",
    "legislation": "law statute act bill regulation hearing directive",
    "misc": "other generic unknown undefined",
}  # fmt: skip
_READ_AS = {other: known for known, names in _NAMES.items() for other in names.split()}
_WRITTEN = re.compile(r"@\s*([\w-]+)")
_PAPER = "paper"
_LONG_NAME = 5
"""The letters of the shortest name of a type that is looked for within other names."""


def with_known_type(entry: Entry) -> Entry:
    """Return an entry with the type that it is read as: the nearest known one if no standard defines its type.

    A type that is unlike any other stays, and is shown as `misc`. A `misc` that says that it is a talk is one.
    """
    known = kind_of_talk(entry) or entry.type if entry.type in TYPES else _read_as(entry)
    return entry if known == entry.type else replace(entry, type=known)


def type_as_written(entry: Entry) -> str:
    """Return an entry's type as its author wrote it, in lower case."""
    written = _WRITTEN.match(entry.source)
    return written[1].lower() if written else entry.type


def is_standard(written: str) -> bool:
    """Return whether BibTeX, biblatex, those that extend them, or CSL define a type."""
    return written in TYPES or _letters(written) in _csl_types()


def is_other_name(written: str) -> bool:
    """Return whether a type that no standard defines is another name for a known type, not a misspelled one."""
    return _letters(written) == _PAPER or bool(_other_name(written))


def _read_as(entry: Entry) -> str:
    if _letters(entry.type) == _PAPER:
        return "article" if entry.says("journal") or entry.says("journaltitle") else "inproceedings"
    return _other_name(entry.type) or nearest_in(entry.type, _types_by_stump()) or _named_within(entry.type)


def _other_name(written: str) -> str:
    name = _letters(written)
    return name if name in TYPES else _READ_AS.get(name) or _csl_types().get(name, "")


def _named_within(written: str) -> str:
    """Return the type whose name is the longest one at an end of a name, as in "thesisphd", or the name itself.

    Of a name that is cut, as "techrep" is, it is the type with the shortest name that begins so.
    """
    letters = _letters(written)
    known = [name for name in (*TYPES, *_READ_AS) if len(name) >= _LONG_NAME]
    within = max((name for name in known if letters.startswith(name) or letters.endswith(name)), key=len, default="")
    if not within and len(letters) >= _LONG_NAME:
        within = min((name for name in known if name.startswith(letters)), key=len, default="")
    return _READ_AS.get(within, within) or written


@cache
def _types_by_stump() -> Mapping[str, list[str]]:
    return by_stump(TYPES.keys() - {"xdata", "set"})


@cache
def _csl_types() -> dict[str, str]:
    """Return the first type of entry for each type of CSL, by its name in letters only."""
    return {_letters(row.exchange.csl): row.name for row in reversed(ROWS)}


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name)
