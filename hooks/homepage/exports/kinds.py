"""What an entry's type is called elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..bibliography.publication import Publication


class Kind(NamedTuple):
    """A type of publication in three vocabularies."""

    ris: str
    """The RIS specification's code behind `TY`."""
    csl: str
    """CSL 1.0.2, appendix III."""
    schema_org: str
    """A class of schema.org."""


_ARTICLE = Kind("JOUR", "article-journal", "ScholarlyArticle")
_PAPER = Kind("CONF", "paper-conference", "ScholarlyArticle")
_CHAPTER = Kind("CHAP", "chapter", "Chapter")
_BOOK = Kind("BOOK", "book", "Book")
_THESIS = Kind("THES", "thesis", "Thesis")
_REPORT = Kind("RPRT", "report", "Report")
_PREPRINT = Kind("UNPB", "article", "ScholarlyArticle")
_TALK = Kind("UNPB", "speech", "ScholarlyArticle")
_WEB_PAGE = Kind("ELEC", "webpage", "WebPage")
_FILM = Kind("VIDEO", "motion_picture", "VideoObject")
_OTHER = Kind("GEN", "document", "CreativeWork")

_KINDS = {
    "article": _ARTICLE, "suppperiodical": _ARTICLE, "review": Kind("JOUR", "review", "Review"),
    "periodical": Kind("JFULL", "periodical", "PublicationIssue"),
    "inproceedings": _PAPER, "conference": _PAPER,
    "incollection": _CHAPTER, "inbook": _CHAPTER, "bookinbook": _CHAPTER, "suppbook": _CHAPTER,
    "suppcollection": _CHAPTER, "inreference": Kind("ENCYC", "entry-encyclopedia", "Article"),
    "book": _BOOK, "mvbook": _BOOK, "collection": _BOOK, "mvcollection": _BOOK, "proceedings": _BOOK,
    "mvproceedings": _BOOK, "reference": _BOOK, "mvreference": _BOOK, "manual": _BOOK,
    "booklet": Kind("PAMP", "pamphlet", "Book"),
    "phdthesis": _THESIS, "mastersthesis": _THESIS, "thesis": _THESIS, "mathesis": _THESIS,
    "techreport": _REPORT, "report": _REPORT,
    "unpublished": Kind("UNPB", "manuscript", "ScholarlyArticle"),
    "software": Kind("COMP", "software", "SoftwareSourceCode"), "dataset": Kind("DATA", "dataset", "Dataset"),
    "online": _WEB_PAGE, "electronic": _WEB_PAGE, "www": _WEB_PAGE,
    "video": _FILM, "movie": _FILM,
    "patent": Kind("PAT", "patent", "CreativeWork"), "standard": Kind("STAND", "standard", "CreativeWork"),
}  # fmt: skip


def kind_of(publication: Publication) -> Kind:
    """Return what the publication is, by its entry's type; a talk is unpublished work with an event."""
    if publication.type == "preprint":
        return _PREPRINT
    entry = publication.entry
    if entry.type == "unpublished" and entry.says("eventtitle"):
        return _TALK
    return _KINDS.get(entry.type, _OTHER)
