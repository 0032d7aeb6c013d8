"""What is wrong with a block that was not read: pymdownx leaves such a block as text, without a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .block_options import OptionError
from .blocks import BLOCKS
from .code_fences import outside_fences
from .front_matter_yaml import UnreadableYaml, read_yaml
from .problems import Problem, did_you_mean
from .site_block import SiteBlock

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable, Iterator, Mapping

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

    from .site import Site

    OptionTable = Mapping[str, tuple[Any, Callable[[Any], Any]]]

OPTIONS: Mapping[str, OptionTable] = {block.NAME: block.OPTIONS for block in BLOCKS}
_OPENING_LINE = re.compile(r"[ \t>]*/{3,}[ \t]*([\w-]+)")
_OPTION_LINE = re.compile(r"([ \t>]*)([\w-]+)[ \t]*:")
_OPENING = re.compile(r"^ {0,3}/{3,}[ \t]*([\w-]+)[ \t]*(.*)\n?((?:(?![ \t]*/{3}).+\n?)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The text of a block that was not read."""

    name: str
    argument: str
    lines: tuple[str, ...]
    """What follows the opening line, up to a blank line or the block's end."""

    @property
    def pattern(self) -> str:
        """What finds the block in the page's source, however it is indented there."""
        lines = (rf"\n[ \t>]*{re.escape(line.strip())}" for line in self.lines)
        return rf"^[ \t>]*/{{3,}}[ \t]*{re.escape(self.name)}\b.*{''.join(lines)}"

    def line_of_option(self, option: str) -> int:
        """Return how many lines below the opening an option stands."""
        for number, line in enumerate(self.lines, start=1):
            if line.strip().startswith(option):
                return number
        return 0


class BlockMistakes(Treeprocessor):
    """Complains about blocks with a mistake in their options or their name, and about unclosed ones."""

    def __init__(self, md: Markdown, site: Site, blocks: BlocksProcessor) -> None:
        """Run on the pages of a site."""
        super().__init__(md)
        self.site = site
        self.blocks = blocks

    def run(self, root: etree.Element) -> None:
        """Find what pymdownx left of blocks and say what is wrong with each."""
        for entry in self.blocks.stack:
            if isinstance(entry.block, SiteBlock):
                message = f"/// {entry.block.NAME}: the block is not closed; write /// on a line of its own below it."
                self.site.complain(entry.block.opening, message, "block-option")
        for line, name, option in _repeated(self.site.page.source):
            message = f'/// {name}: "{option}" stands here again, and only the last one counts. Take one of them out.'
            self.site.problems.append(Problem(self.site.page.path, line, message, "block-option"))
        for element in root.iter():
            if element.tag not in {"code", "pre"}:
                for left_over in _left_overs(element):
                    self._explain(left_over)

    def _explain(self, block: LeftOver) -> None:
        if block.name not in OPTIONS:
            self._explain_name(block)
        elif block.argument:
            self._complain(block, f'takes no argument; remove "{block.argument}".')
        else:
            self._explain_options(block)

    def _explain_name(self, block: LeftOver) -> None:
        """Complain about a name near one of ours; other names may be meant as text."""
        if hint := did_you_mean(block.name, (*OPTIONS, *self.blocks.blocks)):
            self._complain(block, f"is not a block.{hint}")

    def _explain_options(self, block: LeftOver) -> None:
        text = "\n".join(block.lines)
        try:
            read_yaml(text)
            options = yaml.safe_load(text)
        except UnreadableYaml as error:
            self._complain(block, f"the options cannot be read: {error.message}.", error.line)
            return
        except (yaml.YAMLError, ValueError):  # a date that is none
            options = None
        if not isinstance(options, dict):
            self._complain(block, "the options cannot be read; write one `name: value` a line.")
            return
        for option, value in options.items():
            self._check(block, str(option), value, OPTIONS[block.name])

    def _check(self, block: LeftOver, option: str, value: object, known: OptionTable) -> None:
        below = block.line_of_option(option)
        if option not in known:
            hint = did_you_mean(option, known) or f" Known here: {', '.join(known)}."
            self._complain(block, f'"{option}" is not an option.{hint}', below)
            return
        try:
            known[option][1](value)
        except OptionError as error:
            self._complain(block, f'"{option}" {error}', below)

    def _complain(self, block: LeftOver, message: str, below: int = 0) -> None:
        self.site.complain(block.pattern, f"/// {block.name}: {message}", "block-option", below=below)


def _repeated(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the block and the name of each option that a block in a page's source has had before."""
    block, indent, seen = "", "", set[str]()
    for number, line in outside_fences(source.split("\n") if "///" in source else ()):
        opening, option = _OPENING_LINE.match(line), _OPTION_LINE.match(line)
        if opening or not line.strip(" \t>/"):
            block, indent, seen = opening[1] if opening else "", "", set()
        elif option and block in OPTIONS and option[1] == (indent := indent or option[1]):
            if option[2] in seen:
                yield number + 1, block, option[2]
            seen.add(option[2])


def _left_overs(element: etree.Element) -> Iterator[LeftOver]:
    for text in (element.text, element.tail):
        if text and "///" in text and not isinstance(text, AtomicString):
            for match in _OPENING.finditer(text):
                yield LeftOver(match[1], match[2].strip(), tuple(match[3].splitlines()))
