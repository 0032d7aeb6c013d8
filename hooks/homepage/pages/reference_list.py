r"""The list of the publications that a page cites, written `\bibliography`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor

from ..text.nearest_names import by_stump, nearest_in
from .placeholders import placeholder

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Sequence

    from markdown import Markdown

    from .reading import Reading

_ALONE = re.compile(r"^ {0,3}\\(\w{6,24})(\{[^{}\n]*\})?[ ]*$", re.MULTILINE)


class ReferencesProcessor(BlockProcessor):
    r"""Replaces a line with only `\bibliography` by the list of the publications that the page cites."""

    def __init__(self, md: Markdown, reading: Reading, commands: Sequence[str]) -> None:
        """Run on the page that is read; `commands` are the commands that ask for the list."""
        super().__init__(md.parser)
        self.reading = reading
        self.line = re.compile(rf"^ {{0,3}}(?:{'|'.join(map(re.escape, commands))})[ ]*$", re.MULTILINE)
        self.names = by_stump(command.removeprefix("\\") for command in commands)

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block contains the command."""
        for written in _ALONE.finditer(block) if "\\" in block else ():
            self._report_misspelled(written)
        return self.line.search(block) is not None

    def _report_misspelled(self, written: re.Match[str]) -> None:
        r"""Report a line such as `\bibliograhy`, or LaTeX's `\bibliography{file}`."""
        name = nearest_in(written[1].lower(), self.names)
        if name and (name != written[1] or written[2]):
            message = rf"{written[0].strip()} is not a command here. Write \{name} on a line of its own."
            self.reading.report(re.escape(written[0].strip()), message, "citation-form", "warning")

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Replace the command by a placeholder; the text around it is read as usual."""
        block = blocks.pop(0)
        match = self.line.search(block)
        assert match is not None
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        page = self.reading.page
        if not page.is_excerpt:
            page.has_references = True
            list_of_references = placeholder(page, lambda renderer: renderer.references())
            parent.append(list_of_references)
            self.reading.drawn.add(list_of_references)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)
