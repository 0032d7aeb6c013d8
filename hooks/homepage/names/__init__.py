"""Names of people and organizations, read from the name fields of BibTeX and biblatex."""

from .name_list import parse_names
from .records import Name, NameList, fold

__all__ = ["Name", "NameList", "fold", "parse_names"]
