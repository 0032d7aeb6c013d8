"""The publications in the forms that readers' own tools take: BibTeX, RIS, CSL-JSON, Atom and llms.txt."""

from ..text.addresses import absolute, site_root
from .atom import MOST_ENTRIES, FeedEntry, atom, feed, timestamp
from .bib import bib, bib_parts, bibtex
from .csl_json import csl_items, csl_json, csl_record
from .facts import Facts
from .llms import llms_txt
from .ris import ris, ris_record

__all__ = [
    "MOST_ENTRIES",
    "Facts",
    "FeedEntry",
    "absolute",
    "atom",
    "bib",
    "bib_parts",
    "bibtex",
    "csl_items",
    "csl_json",
    "csl_record",
    "feed",
    "llms_txt",
    "ris",
    "ris_record",
    "site_root",
    "timestamp",
]
