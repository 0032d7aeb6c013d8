"""Reads the text of a card's page as the Hub does, in place of Python-Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .blocks.all_blocks import blocks_of
from .blocks.base import words_of_heading
from .card_links import reserve_ids

if TYPE_CHECKING:
    import re
    import xml.etree.ElementTree as etree

    from markdown import Markdown

    from .card_rules import Places
    from .reading import Reading

_END_OF_BLOCK = "end-of-block"


class CardText(Preprocessor):
    """Takes the text of a card before any other processor; what is left are the site's blocks in it."""

    def __init__(self, md: Markdown, reading: Reading, commands: re.Pattern[str]) -> None:
        """Run on the page that is read; `commands` matches a line that asks for the references of the page."""
        super().__init__(md)
        self.reading = reading
        self.commands = commands
        self.root: etree.Element | None = None
        """The text of the card, until it is put into the page."""
        self.places: Places | None = None

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of any other page unchanged."""
        self.reading.begin()
        if self.reading.card is None:
            return lines
        from .card_rules import Places, card_markdown  # imported late: many sites have no cards
        from .card_tree import card_tree

        self.places = Places()
        text = "\n".join(lines).replace("\x02", "").replace("\x03", "")
        names = [block.NAME for block in blocks_of(self.reading.site.list_fields)]
        reader = card_markdown(self.md, self.places, self.commands, names, self.reading.page.words)
        self.root = card_tree(reader.render(text), self.places)
        return "".join(f"{markdown}\n\n{_END_OF_BLOCK}\n\n" for _, markdown in self.places.blocks).split("\n")


class CardBlocks(Treeprocessor):
    """Puts the site's blocks, which Python-Markdown has read, into their places in a card's text."""

    def __init__(self, md: Markdown, text: CardText) -> None:
        """Run after a card's text has been taken."""
        super().__init__(md)
        self.text = text

    def run(self, root: etree.Element) -> None:
        """Add each block to its place; what was not read as a block of the site stays text, whatever signs it has."""
        places = iter(self.text.places.blocks if self.text.places else ())
        place, _ = next(places, (None, ""))
        for element in list(root) if place is not None else ():
            if (element.text or "").startswith(_END_OF_BLOCK):
                place, _ = next(places, (None, ""))
                root.remove(element)
            elif place is not None:
                if element not in self.text.reading.drawn:
                    _leave_as_text(element)
                place.append(element)


def _leave_as_text(element: etree.Element) -> None:
    """Let Markdown read nothing in an element, which is made of a stranger's words."""
    for each in element.iter():
        each.attrib.clear()
        each.text, each.tail = words_of_heading(each.text or ""), words_of_heading(each.tail or "")


class CardTree(Treeprocessor):
    """Puts the text of a card into its page."""

    def __init__(self, md: Markdown, text: CardText) -> None:
        """Run after a card's text has been taken."""
        super().__init__(md)
        self.text = text

    def run(self, root: etree.Element) -> etree.Element | None:
        """Return the text of the card, or None on any other page."""
        tree, self.text.root, self.text.places = self.text.root, None, None
        if tree is not None and self.text.reading.card:
            reserve_ids(tree, self.text.reading.card)
        return tree
