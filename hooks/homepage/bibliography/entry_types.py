"""What kinds of publications readers see, and which entry type is which."""

from __future__ import annotations

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
"""The types that readers see, in the order of a list grouped by type."""

READER_TYPES = {
    "article": "article", "periodical": "article", "suppperiodical": "article", "review": "article",
    "inproceedings": "inproceedings", "conference": "inproceedings",
    "incollection": "incollection", "inbook": "incollection", "inreference": "incollection",
    "bookinbook": "incollection", "suppbook": "incollection", "suppcollection": "incollection",
    "book": "book", "mvbook": "book", "booklet": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "manual": "book", "reference": "book", "mvreference": "book",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "mathesis": "thesis",
    "techreport": "report", "report": "report", "preprint": "preprint", "unpublished": "talk",
    "software": "software", "dataset": "software",
}  # fmt: skip
