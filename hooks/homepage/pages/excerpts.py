"""The beginning of a post on another page, where several of them stand together."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..text.markdown import heading

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from markdown import Markdown

    from .reading import Reading

_HEADING = re.compile(r"h[1-6]")
_FOOTNOTE = re.compile(r"fn(?:ref)?\d*:")


class TitleOfExcerpt(Preprocessor):
    """Makes text of the title that Material's blog writes above an excerpt, where the title is in the front matter."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a title in which nothing has a meaning."""
        if not self.reading.page.is_excerpt:
            return lines
        title, text = self.reading.page.title, "\n".join(lines)
        written = f"# {escape(title, quote=False)}"
        return f"# {heading(title)}{text.removeprefix(written)}".split("\n") if text.startswith(written) else lines


class Excerpts(Treeprocessor):
    """Removes the ids of headings and footnotes from an excerpt: other excerpts on the page may have the same.

    The links in a heading lead to the post, so that what the author links there is text: a link has no links in it.
    """

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Remove them."""
        for element in root.iter() if self.reading.page.is_excerpt else ():
            is_heading = _HEADING.fullmatch(str(element.tag))
            if is_heading or _FOOTNOTE.match(element.get("id", "")):
                element.attrib.pop("id", None)
            for link in element.findall("./a//a") if is_heading else ():
                link.tag, link.attrib = "span", {}
