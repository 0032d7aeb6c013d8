"""The entry types: one row for each type; every other table of types is made from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

TYPE_NAMES = {
    "article": "Journal articles",
    "inproceedings": "Conference papers",
    "incollection": "Book chapters",
    "book": "Books",
    "thesis": "Theses",
    "report": "Reports",
    "preprint": "Preprints",
    "talk": "Talks and unpublished work",
    "software": "Software and data",
    "misc": "Other",
}
"""The type names that readers see, in the order of a list grouped by type."""


ANY_NAME = (
    "journal", "journaltitle", "booktitle", "maintitle", "eventtitle", "howpublished", "school", "institution",
    "organization", "university", "publisher",
)  # fmt: skip
"""The fields that may name the venue, if those of the entry's type are empty."""


class Need(NamedTuple):
    """Something that an entry of a type should say; if it is missing, this is reported."""

    what: str
    """Its name in messages."""
    fields: tuple[str, ...]
    """The field to write, then all other fields that give the same information."""
    follows: bool = False
    """Whether it is only known after publication, so that a work in press may lack it."""


_PREPRINTS = ("eprint", "arxiv", "arxivid", "hal", "hal_id")
_OTHER_BOOKS = ("maintitle", "series", "journal", "journaltitle", "eventtitle", "howpublished", *_PREPRINTS)

_AUTHOR = Need(
    "its authors",
    (
        "author", "editor", "editora", "translator", "organization", "institution", "collaboration", "bookauthor",
        "shortauthor", "holder",
    ),
)  # fmt: skip
_TITLE = Need("a title", ("title", "shorttitle"))
_YEAR = Need("a year", ("year", "date", "eventdate", "origdate"), follows=True)
_IN_JOURNAL = Need(
    "the journal it appeared in",
    ("journal", "journaltitle", "shortjournal", "booktitle", "maintitle", "eventtitle", "howpublished", *_PREPRINTS),
    follows=True,
)
_IN_BOOK = Need("the book it is part of", ("booktitle", *_OTHER_BOOKS), follows=True)
_IN_PROCEEDINGS = Need("the proceedings it appeared in", ("booktitle", *_OTHER_BOOKS), follows=True)
_AS_CHAPTER = Need(
    "the book it is part of", ("booktitle", "chapter", "pages", "bookauthor", *_OTHER_BOOKS), follows=True
)
_SCHOOL = Need("the university it was written at", ("school", "institution", "organization", "publisher", "university"))
_INSTITUTION = Need(
    "the institution that issued it",
    ("institution", "school", "organization", "publisher", "series", "howpublished", "url", *_PREPRINTS),
)
_WORK = (_AUTHOR, _TITLE, _YEAR)
_UNSIGNED = (_TITLE, _YEAR)


class Exchange(NamedTuple):
    """The names of a publication type in three other standards."""

    ris: str
    """The RIS specification's code after `TY`."""
    csl: str
    """CSL 1.0.2, appendix III."""
    schema_org: str
    """A class of schema.org."""


PREPRINT = Exchange("UNPB", "article", "ScholarlyArticle")
TALK = Exchange("UNPB", "speech", "ScholarlyArticle")

TALKS = ("talk", "presentation", "poster")

_ARTICLE = Exchange("JOUR", "article-journal", "ScholarlyArticle")
_PAPER = Exchange("CONF", "paper-conference", "ScholarlyArticle")
_CHAPTER = Exchange("CHAP", "chapter", "Chapter")
_BOOK = Exchange("BOOK", "book", "Book")
_THESIS = Exchange("THES", "thesis", "Thesis")
_REPORT = Exchange("RPRT", "report", "Report")
_WEB_PAGE = Exchange("ELEC", "webpage", "WebPage")
_SOFTWARE = Exchange("COMP", "software", "SoftwareSourceCode")
_FILM = Exchange("VIDEO", "motion_picture", "VideoObject")
_OTHER = Exchange("GEN", "document", "CreativeWork")


@dataclass(frozen=True, slots=True)
class EntryType:
    """One type of entry of BibTeX, of biblatex, or of those that extend them."""

    name: str
    seen_as: str = "misc"
    """The type that readers see: one of `TYPE_NAMES`."""
    exchange: Exchange = _OTHER
    needs: tuple[Need, ...] = ()
    """From biblatex's table of types (manual, section 2.1.1), limited to what a reader sees."""
    venue: tuple[str, ...] = ()
    """The fields that name its venue; the first one that is not empty is used."""
    within: bool = False
    """Whether its venue is a book or proceedings and is written "In ..."."""
    version: str = ""
    """Its name as a version of another work, such as "Journal version"."""
    title_in_parts: str = ""
    """The prefix of the field that holds its title in entries that are parts of it: "book" for `booktitle`."""
    takes: tuple[str, ...] = ()
    """The `title_in_parts` of the types that it takes fields from by `crossref` (biblatex manual, appendix B)."""
    in_book_by: bool = False
    """Whether its field `bookauthor` names the author of the book it is part of."""


_UNIVERSITY = ("school", "institution", "university")
_EVENT = ("eventtitle",)
_IN_PERIODICAL = ("journal", "journaltitle")
_OF_VOLUME = ("main", "book")

_WITHOUT_MORE = (
    "bibnote", "customa", "customb", "customc", "customd", "custome", "customf", "set", "xdata",
)  # fmt: skip
"""Types whose entries are shown in the same way as entries of an unknown type."""

ROWS = (
    # Articles and journals
    EntryType(
        "article",
        "article",
        _ARTICLE,
        (*_WORK, _IN_JOURNAL),
        ("journal", "journaltitle"),
        version="Journal version",
        takes=("journal",),
    ),
    EntryType("suppperiodical", "article", _ARTICLE, takes=("journal",)),
    EntryType("review", "article", Exchange("JOUR", "review", "Review")),
    EntryType("newspaper", "article", Exchange("NEWS", "article-newspaper", "NewsArticle"), venue=_IN_PERIODICAL),
    EntryType("magazine", "article", Exchange("MGZN", "article-magazine", "Article"), venue=_IN_PERIODICAL),
    EntryType(
        "periodical",
        "article",
        Exchange("JFULL", "periodical", "PublicationIssue"),
        _UNSIGNED,
        title_in_parts="journal",
    ),
    # Papers and chapters
    *(
        EntryType(
            name,
            "inproceedings",
            _PAPER,
            (*_WORK, _IN_PROCEEDINGS),
            ("booktitle", "journal"),
            within=True,
            version="Conference version",
            takes=_OF_VOLUME,
        )
        for name in ("inproceedings", "conference")
    ),
    EntryType(
        "incollection",
        "incollection",
        _CHAPTER,
        (*_WORK, _IN_BOOK),
        ("booktitle",),
        within=True,
        takes=_OF_VOLUME,
    ),
    # BibTeX's @inbook is a chapter or a range of pages of the book that its title names (btxdoc, section 3.1).
    EntryType(
        "inbook",
        "incollection",
        _CHAPTER,
        (*_WORK, _AS_CHAPTER),
        ("booktitle", "publisher"),
        within=True,
        takes=_OF_VOLUME,
        in_book_by=True,
    ),
    EntryType("bookinbook", "incollection", _CHAPTER, (*_WORK, _IN_BOOK), takes=_OF_VOLUME, in_book_by=True),
    EntryType("suppbook", "incollection", _CHAPTER, (*_WORK, _IN_BOOK), takes=_OF_VOLUME, in_book_by=True),
    EntryType("suppcollection", "incollection", _CHAPTER, (*_WORK, _IN_BOOK), takes=_OF_VOLUME),
    EntryType(
        "inreference",
        "incollection",
        Exchange("ENCYC", "entry-encyclopedia", "Article"),
        (_TITLE, _IN_BOOK),
        within=True,
        takes=_OF_VOLUME,
    ),
    # Books
    EntryType("book", "book", _BOOK, _WORK, ("publisher",), title_in_parts="book", takes=("main",)),
    EntryType("collection", "book", _BOOK, _UNSIGNED, title_in_parts="book", takes=("main",)),
    EntryType("reference", "book", _BOOK, _UNSIGNED, title_in_parts="book", takes=("main",)),
    EntryType("proceedings", "book", _BOOK, _UNSIGNED, title_in_parts="book", takes=("main",)),
    EntryType("mvbook", "book", _BOOK, _WORK, title_in_parts="main"),
    EntryType("mvcollection", "book", _BOOK, _UNSIGNED, title_in_parts="main"),
    EntryType("mvreference", "book", _BOOK, _UNSIGNED, title_in_parts="main"),
    EntryType("mvproceedings", "book", _BOOK, _UNSIGNED, title_in_parts="main"),
    EntryType("commentary", "book", _BOOK, venue=("publisher",)),
    EntryType("manual", "book", _BOOK, (_TITLE,)),
    EntryType("booklet", "book", Exchange("PAMP", "pamphlet", "Book"), _UNSIGNED),
    # Theses and reports
    EntryType("phdthesis", "thesis", _THESIS, (*_WORK, _SCHOOL), _UNIVERSITY, version="Thesis"),
    EntryType("mastersthesis", "thesis", _THESIS, (*_WORK, _SCHOOL), _UNIVERSITY),
    EntryType(
        "thesis", "thesis", _THESIS, (*_WORK, _SCHOOL), ("institution", "school", "university"), version="Thesis"
    ),
    EntryType("mathesis", "thesis", _THESIS, venue=_UNIVERSITY),
    EntryType("techreport", "report", _REPORT, (*_WORK, _INSTITUTION), ("institution",), version="Report"),
    EntryType("report", "report", _REPORT, (*_WORK, _INSTITUTION), ("institution",), version="Report"),
    # Work that is not published, or not as text
    EntryType("preprint", "preprint", needs=_WORK),
    EntryType("unpublished", "talk", Exchange("UNPB", "manuscript", "ScholarlyArticle"), (_AUTHOR, _TITLE), _EVENT),
    *(EntryType(name, "talk", TALK, (_TITLE,), _EVENT) for name in TALKS),
    EntryType("software", "software", _SOFTWARE, (_TITLE,)),
    *(EntryType(name, "software", _SOFTWARE) for name in ("softwaremodule", "softwareversion", "codefragment")),
    EntryType("dataset", "software", Exchange("DATA", "dataset", "Dataset"), (_TITLE,)),
    EntryType("patent", exchange=Exchange("PAT", "patent", "CreativeWork"), needs=_WORK, venue=("holder", "assignee")),
    EntryType("standard", exchange=Exchange("STAND", "standard", "CreativeWork")),
    *(EntryType(name, exchange=_WEB_PAGE, needs=(_TITLE,)) for name in ("online", "electronic", "www")),
    *(EntryType(name, exchange=_FILM) for name in ("video", "movie")),
    EntryType("audio", exchange=Exchange("SOUND", "song", "AudioObject")),
    EntryType("music", exchange=Exchange("SOUND", "song", "MusicRecording")),
    EntryType("performance", exchange=Exchange("GEN", "performance", "CreativeWork")),
    EntryType("image", exchange=Exchange("FIGURE", "graphic", "ImageObject")),
    EntryType("artwork", exchange=Exchange("ART", "graphic", "VisualArtwork")),
    EntryType("map", exchange=Exchange("MAP", "map", "Map")),
    EntryType("letter", exchange=Exchange("PCOMM", "personal_communication", "Message")),
    EntryType("interview", exchange=Exchange("GEN", "interview", "Conversation")),
    EntryType("jurisdiction", exchange=Exchange("CASE", "legal_case", "CreativeWork")),
    EntryType("legislation", exchange=Exchange("STAT", "legislation", "Legislation")),
    EntryType("legal", exchange=Exchange("LEGAL", "treaty", "Legislation")),
    EntryType("misc", needs=(_TITLE,)),
    *map(EntryType, _WITHOUT_MORE),
)

TYPES = {row.name: row for row in ROWS}

_ANY_OTHER = EntryType("")


def type_of(name: str) -> EntryType:
    """Return the row of an entry's type, or an empty row if the type is unknown."""
    return TYPES.get(name, _ANY_OTHER)
