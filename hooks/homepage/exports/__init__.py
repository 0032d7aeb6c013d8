"""The publications in the forms that readers' own tools take: BibTeX, RIS, CSL-JSON, Atom and llms.txt."""

from .atom import atom
from .bibtex_source import bibtex
from .csl_json import csl_json
from .llms import llms_txt
from .ris import ris

__all__ = ["atom", "bibtex", "csl_json", "llms_txt", "ris"]
