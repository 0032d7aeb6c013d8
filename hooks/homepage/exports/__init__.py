"""The publications in the forms that readers' own tools take: BibTeX, RIS, CSL-JSON, Atom and llms.txt."""

from .atom import atom
from .bibtex_source import bib, bibtex
from .csl_json import csl_items, csl_json
from .llms import llms_txt
from .ris import ris

__all__ = ["atom", "bib", "bibtex", "csl_items", "csl_json", "llms_txt", "ris"]
