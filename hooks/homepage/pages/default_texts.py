"""What Markdown's extensions write in English where the author gives no text, in the language of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from pymdownx.blocks.admonition import Admonition
from pymdownx.blocks.details import Details

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

    from ..words import Words
    from .reading import Reading

_TITLES = {
    "note": "Note",
    "abstract": "Abstract",
    "summary": "Summary",
    "tldr": "Summary",
    "info": "Info",
    "todo": "To do",
    "tip": "Tip",
    "hint": "Tip",
    "important": "Important",
    "success": "Success",
    "check": "Done",
    "done": "Done",
    "question": "Question",
    "help": "Question",
    "faq": "Question",
    "warning": "Warning",
    "caution": "Caution",
    "attention": "Caution",
    "failure": "Failure",
    "fail": "Failure",
    "missing": "Missing",
    "danger": "Danger",
    "error": "Error",
    "bug": "Bug",
    "example": "Example",
    "quote": "Quote",
    "cite": "Quote",
    "seealso": "See also",
}
"""The titles of the types that Material, Docutils and GitHub know; in English, each type's own name is its title."""
_WITHOUT_TITLE = re.compile(r"((?:^|\n)(?:!!!|\?{3}\+?) ?([\w\-]+)(?: +[\w\-]+)*) *(?=\n|$)")
_HEADING = ("Link to this section", "Permanent link")
_FOOTNOTE = re.compile(r"Jump back to footnote (\d+) in the text")
_CAPTION = re.compile(r"(Figure|Table) ([\d.]+)\.")


def title_of(kind: str, words: Words) -> str:
    """Return the title of an admonition of a type in a language; empty in English and for a type of the author's."""
    return "" if words.is_english or kind.lower() not in _TITLES else words(_TITLES[kind.lower()])


class Titles(BlockProcessor):
    """Gives `!!! note` and `??? note` their title before they are read."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md.parser)
        self.reading = reading

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block may open an admonition."""
        return "!!!" in block or "???" in block

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        """Add the title, and leave the block to others."""
        blocks[0] = _WITHOUT_TITLE.sub(self._titled, blocks[0], count=1)
        return False

    def _titled(self, opening: re.Match[str]) -> str:
        title = title_of(opening[2], self.reading.page.words)
        return f'{opening[1]} "{title}"' if title else opening[0]


def translate_blocks(blocks: BlocksProcessor, reading: Reading) -> None:
    """Give `/// note` and the like their title in the language of the page."""
    for name, block in blocks.blocks.items():
        if issubclass(block, (Admonition, Details)):
            of_page = {"on_create": _with_title(block, reading)}
            blocks.blocks[name] = type(block.__name__, (block,), of_page)


def _with_title(block: type[Any], reading: Reading) -> Callable[[Any, etree.Element], etree.Element]:
    def on_create(self: Any, parent: etree.Element) -> etree.Element:
        kind = self.options["type"]
        kind, title = (kind["name"], kind.get("title")) if isinstance(kind, dict) else (kind, None)
        if self.argument is None and title in (None, kind.title()):
            self.argument = title_of(kind, reading.page.words) or None
        element: etree.Element = block.on_create(self, parent)
        return element

    return on_create


class DefaultTexts(Treeprocessor):
    """Translates the titles of links to headings and from footnotes, and the words before the numbers of captions."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Translate the texts of a page; others, which the author wrote, stay."""
        words = self.reading.page.words
        for element in root.iter() if not words.is_english else ():
            kind, title = element.get("class", ""), element.get("title", "")
            if kind == "headerlink" and title in _HEADING:
                element.set("title", words("Link to this section"))
            elif kind == "footnote-backref":
                element.set("title", _FOOTNOTE.sub(lambda found: _back_to(found, words), title))
            elif kind == "caption-prefix":
                element.text = _CAPTION.sub(lambda found: _numbered(found, words), self._unstashed(element.text or ""))

    def _unstashed(self, text: str) -> str:
        stash = self.md.htmlStash.rawHtmlBlocks
        return HTML_PLACEHOLDER_RE.sub(lambda place: str(stash[int(place[1])]), text)


def _back_to(found: re.Match[str], words: Words) -> str:
    return words("Jump back to footnote %d in the text").replace("%d", found[1])


def _numbered(found: re.Match[str], words: Words) -> str:
    """Return the beginning of a caption in the language of the page."""
    if found[1] == "Table":
        return words("Table {number}.", number=found[2])
    return words("Figure {number}.", number=found[2])
