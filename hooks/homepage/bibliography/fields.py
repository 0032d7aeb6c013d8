"""The fields that this engine reads: one row for each field; every other table of fields is made from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "names", "date", "note", "keywords", "keys", "flag", "link", "identifier", "file", "code"]
"""What a field contains; `keys` are keys of other entries, and a `code` is a word with a fixed meaning."""

Standard = Literal["BibTeX", "biblatex", "al-folio", "database", "this site"]
"""Who defines a field; `database` means that exports from databases such as INSPIRE or PubMed contain it."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field that this engine reads."""

    name: str
    kind: Kind
    standard: Standard = "this site"
    label: str = ""
    """The text of its button; the buttons are shown in the order of the rows."""
    other_names: tuple[str, ...] = ()
    """Other names that authors use for this field, such as BibBase's and Hugo's; this field takes precedence."""
    address: str = ""
    """The address for the identifier in the field, with `{}` in the position of the identifier."""
    number: str = ""
    """A pattern whose group is the identifier, if the field may hold more than that."""
    doi_address: str = ""
    """The address used if the field only says `true`, with `{}` in the position of the DOI."""
    folder: str = ""
    """al-folio's folder for the file, used if the field contains only a file name."""
    markup: bool = False
    """Whether its value is LaTeX that is shown as text on a page."""
    private: bool = False
    """Whether it is left out of what readers copy, although a standard defines it."""

    @property
    def own(self) -> bool:
        """Whether it is left out of the BibTeX that readers copy."""
        return self.private or self.standard in ("al-folio", "this site")


_FILES = "assets/pdf"
_OF_ZBMATH = r"(\d{4}\.\d{5}|\b\d{7,8}\b)"

_BUTTONS = (
    FieldRow("html", "link", "al-folio", "HTML", ("url_paper", "url_link")),
    FieldRow("url", "link", "biblatex", "Link", ("link",)),
    FieldRow("pdf", "link", "al-folio", "PDF", ("url_pdf",), folder=_FILES),
    FieldRow("doi", "identifier", "biblatex", "DOI", address="https://doi.org/{}"),
    FieldRow("arxiv", "identifier", "al-folio", "arXiv", address="https://arxiv.org/abs/{}"),
    FieldRow("openreview", "identifier", "this site", "OpenReview", address="https://openreview.net/forum?id={}"),
    FieldRow("arxivid", "identifier", "database", "arXiv", address="https://arxiv.org/abs/{}"),
    FieldRow("hal", "identifier", "al-folio", "HAL", address="https://hal.science/{}"),
    FieldRow("hal_id", "identifier", "database", "HAL", address="https://hal.science/{}"),
    FieldRow("eprint", "identifier", "biblatex", "Archive"),
    FieldRow("inspirehep_id", "identifier", "al-folio", "INSPIRE", address="https://inspirehep.net/literature/{}"),
    FieldRow(
        "pmid",
        "identifier",
        "database",
        "PubMed",
        address="https://pubmed.ncbi.nlm.nih.gov/{}/",
        number=r"^(?:PMID:?\s*)?(\d+)",
    ),
    FieldRow(
        "pmcid",
        "identifier",
        "database",
        "PubMed Central",
        address="https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/",
        number=r"^(?:PMC:?\s*)?(\d+)",
    ),
    FieldRow(
        "mrnumber",
        "identifier",
        "database",
        "MathSciNet",
        address="https://mathscinet.ams.org/mathscinet/article?mr={}",
        number=r"^(?:MR\s*)?(\d{4,8})\b",
    ),
    *(
        FieldRow(name, "identifier", "database", "zbMATH", address="https://zbmath.org/?q=an:{}", number=_OF_ZBMATH)
        for name in ("zblnumber", "zbl")
    ),
    FieldRow("adsurl", "link", "database", "ADS"),
    FieldRow("acl", "identifier", "this site", "ACL Anthology", address="https://aclanthology.org/{}/"),
    FieldRow("code", "link", "al-folio", "Code", ("github", "url_code")),
    FieldRow("website", "link", "al-folio", "Website", ("project", "url_project")),
    FieldRow("demo", "link", "this site", "Demo"),
    FieldRow("data", "link", "this site", "Data", ("url_dataset", "dataset")),
    FieldRow("zenodo", "identifier", "this site", "Zenodo", address="https://zenodo.org/records/{}"),
    FieldRow("model", "link", "this site", "Model"),
    FieldRow("huggingface", "identifier", "this site", "Hugging Face", address="https://huggingface.co/{}"),
    FieldRow("blog", "link", "al-folio", "Blog"),
    FieldRow("thread", "link", "this site", "Thread"),
    FieldRow("media", "link", "this site", "Media"),
    FieldRow("talk", "link", "this site", "Talk"),
    FieldRow("slides", "link", "al-folio", "Slides", ("url_slides",), folder=_FILES),
    FieldRow("poster", "link", "al-folio", "Poster", ("url_poster",), folder=_FILES),
    FieldRow("video", "link", "al-folio", "Video", ("url_video",)),
    FieldRow("supp", "link", "al-folio", "Supplement", folder=_FILES),
    FieldRow(
        "altmetric",
        "identifier",
        "al-folio",
        "Altmetric",
        address="https://www.altmetric.com/details/{}",
        doi_address="https://www.altmetric.com/details/doi/{}",
    ),
    FieldRow(
        "dimensions",
        "identifier",
        "al-folio",
        "Dimensions",
        address="https://app.dimensions.ai/details/publication/{}",
        doi_address="https://badge.dimensions.ai/details/doi/{}",
    ),
    FieldRow(
        "google_scholar_id",
        "identifier",
        "al-folio",
        "Google Scholar",
        address="https://scholar.google.com/citations?view_op=view_citation&citation_for_view={}",
    ),
)

_NOTES = (
    FieldRow("titleaddon", "note", "biblatex"),
    FieldRow("note", "note", "BibTeX", markup=True),
    FieldRow("addendum", "note", "biblatex", markup=True),
    FieldRow("additional_info", "note", "al-folio", markup=True),
    FieldRow("annotation", "note", "al-folio", markup=True),
)
"""In the order in which they are shown."""

_PEOPLE = (
    FieldRow("author", "names", "BibTeX", markup=True),
    FieldRow("editor", "names", "BibTeX", markup=True),
    FieldRow("editora", "names", "biblatex"),
    FieldRow("editorb", "names", "biblatex"),
    FieldRow("editorc", "names", "biblatex"),
    FieldRow("editortype", "code", "biblatex"),
    FieldRow("editoratype", "code", "biblatex"),
    FieldRow("editorbtype", "code", "biblatex"),
    FieldRow("editorctype", "code", "biblatex"),
    FieldRow("bookauthor", "names", "biblatex"),
    FieldRow("translator", "names", "biblatex"),
    FieldRow("holder", "names", "biblatex"),
    FieldRow("assignee", "text", "database"),
    FieldRow("collaboration", "text", "database"),
)

_TEXTS = (
    FieldRow("title", "text", "BibTeX", markup=True),
    FieldRow("subtitle", "text", "biblatex", markup=True),
    FieldRow("shorttitle", "text", "biblatex"),
    FieldRow("abstract", "text", "biblatex", markup=True),
    FieldRow("annote", "text", "BibTeX"),
    FieldRow("award", "text", "al-folio", markup=True),
    FieldRow("award_name", "text", "al-folio", markup=True),
    FieldRow("abbr", "text", "al-folio"),
    FieldRow("shorthand", "text", "biblatex", private=True),
)

_VENUES = (
    FieldRow("journal", "text", "BibTeX", markup=True),
    FieldRow("journaltitle", "text", "biblatex", markup=True),
    FieldRow("journalsubtitle", "text", "biblatex"),
    FieldRow("shortjournal", "text", "biblatex"),
    FieldRow("booktitle", "text", "BibTeX", markup=True),
    FieldRow("booksubtitle", "text", "biblatex"),
    FieldRow("maintitle", "text", "biblatex"),
    FieldRow("series", "text", "BibTeX", markup=True),
    FieldRow("eventtitle", "text", "biblatex"),
    FieldRow("venue", "text", "biblatex"),
    FieldRow("publisher", "text", "BibTeX", markup=True),
    FieldRow("school", "text", "BibTeX", markup=True),
    FieldRow("institution", "text", "BibTeX", markup=True),
    FieldRow("university", "text", "database", markup=True),
    FieldRow("degree", "text", "database"),
    FieldRow("organization", "text", "BibTeX"),
    FieldRow("howpublished", "text", "BibTeX", markup=True),
    FieldRow("address", "text", "BibTeX"),
    FieldRow("location", "text", "biblatex"),
    FieldRow("origtitle", "text", "biblatex"),
    FieldRow("origpublisher", "text", "biblatex"),
    FieldRow("origlocation", "text", "biblatex"),
    FieldRow("type", "text", "BibTeX"),
)

_NUMBERS = (
    FieldRow("volume", "text", "BibTeX"),
    FieldRow("number", "text", "BibTeX"),
    FieldRow("issue", "text", "biblatex"),
    FieldRow("part", "text", "biblatex"),
    FieldRow("volumes", "text", "biblatex"),
    FieldRow("chapter", "text", "BibTeX"),
    FieldRow("edition", "text", "BibTeX"),
    FieldRow("version", "text", "biblatex"),
    FieldRow("pages", "text", "BibTeX"),
    FieldRow("pagetotal", "text", "biblatex"),
    FieldRow("eid", "text", "biblatex"),
    FieldRow("article-number", "text", "database"),
    FieldRow("articleno", "text", "database"),
    FieldRow("article_number", "text", "database"),
    FieldRow("art_number", "text", "database"),
    FieldRow("elocation-id", "text", "database"),
    FieldRow("isbn", "text", "biblatex"),
    FieldRow("issn", "text", "biblatex"),
    FieldRow("eprinttype", "code", "biblatex"),
    FieldRow("archiveprefix", "code", "biblatex"),
)

_DATES = (
    FieldRow("date", "date", "biblatex"),
    FieldRow("year", "date", "BibTeX"),
    FieldRow("month", "date", "BibTeX"),
    FieldRow("day", "date", "biblatex"),
    FieldRow("urldate", "date", "biblatex"),
    FieldRow("eventdate", "date", "biblatex"),
    FieldRow("origdate", "date", "biblatex"),
    FieldRow("pubstate", "code", "biblatex"),
    FieldRow("status", "text", "database"),
)

_ABOUT_THE_ENTRY = (
    FieldRow("keywords", "keywords", "biblatex"),
    FieldRow("keyword", "keywords", "database"),
    FieldRow("langid", "code", "biblatex"),
    FieldRow("langidopts", "code", "biblatex"),
    FieldRow("language", "text", "biblatex"),
    FieldRow("options", "code", "biblatex"),
    FieldRow("crossref", "keys", "BibTeX"),
    FieldRow("xdata", "keys", "biblatex"),
    FieldRow("entryset", "keys", "biblatex"),
    FieldRow("ids", "keys", "biblatex"),
    FieldRow("related", "keys", "biblatex"),
    FieldRow("relatedtype", "code", "biblatex"),
    FieldRow("versions", "keys"),
    FieldRow("aliases", "keywords"),
    FieldRow("silence", "keywords"),
    FieldRow("preview", "file", "al-folio", folder="assets/img/publication_preview"),
    FieldRow("file", "file", "biblatex", private=True),
    FieldRow("selected", "flag", "al-folio"),
    FieldRow("bibtex_show", "flag", "al-folio"),
)

ROWS = (*_BUTTONS, *_NOTES, *_PEOPLE, *_TEXTS, *_VENUES, *_NUMBERS, *_DATES, *_ABOUT_THE_ENTRY)

OTHER_NAMES = {other: row.name for row in ROWS for other in row.other_names}
"""Each other name with the field's name here; some fields with another name contain only a name, not a link."""

NAMES_OR_LINKS = frozenset({*OTHER_NAMES, "demo", "media", "talk", "thread"})
"""Fields that some authors use for a name: without a dot or a slash, their value is not an address."""

FIELDS = frozenset({*(row.name for row in ROWS), *OTHER_NAMES})
"""Every field that some part of the engine reads."""

BUTTONS = {row.name: row for row in ROWS if row.label}
"""The fields that are shown as buttons, in the order shown."""

OWN_FIELDS = frozenset({*(row.name for row in ROWS if row.own), *OTHER_NAMES})
"""The fields that al-folio and this site add to the standards, and `file`, a path on the author's computer."""

MARKUP_FIELDS = frozenset(row.name for row in ROWS if row.markup)

NOTE_FIELDS = tuple(row.name for row in ROWS if row.kind == "note")

FLAGS = frozenset(row.name for row in ROWS if row.kind == "flag")
"""The fields that are switched on with `true`."""

FOLDERS = {row.name: row.folder for row in ROWS if row.folder}
"""The folder for each field that may contain only a file name."""
