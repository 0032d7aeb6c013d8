"""The beginning of a post on another page, where several of them stand together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from markdown import Markdown

    from .reading import Reading

_HEADING = re.compile(r"h[1-6]")
_FOOTNOTE = re.compile(r"fn(?:ref)?\d*:")


class ExcerptIds(Treeprocessor):
    """Removes the ids of headings and footnotes from an excerpt: other excerpts on the page may have the same."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Remove them; the links in a heading lead to the post."""
        for element in root.iter() if self.reading.page.is_excerpt else ():
            if _HEADING.fullmatch(str(element.tag)) or _FOOTNOTE.match(element.get("id", "")):
                element.attrib.pop("id", None)
