"""Explains why a block was not read: pymdownx leaves such a block as text, without a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ...front_matter.yaml_mistakes import UnreadableYaml
from ...front_matter.yaml_reader import read_yaml
from ...problems import Problem, did_you_mean
from ...settings.renamed import new_name_hint
from ...text.code_fences import outside_fences
from ..option_values import OptionError
from .all_blocks import blocks_of
from .base import SiteBlock

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable, Collection, Iterator, Mapping

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

    from ...problems import Severity
    from ..reading import Reading

    OptionTable = Mapping[str, tuple[Any, Callable[[Any], Any]]]

_OPENING_LINE = re.compile(r"[ \t>]*/{3,}[ \t]*([\w-]+)")
_OPTION_LINE = re.compile(r"([ \t>]*)([\w-]+)[ \t]*:")
_OPENING = re.compile(
    r"^ {0,3}(/{2,})[ \t\xa0]*([\w-]+)[ \t]*(.*)\n?((?:(?![ \t]*/{2}).+\n?)*)(?P<end>[ \t]*/{3,}[ \t]*$)?", re.MULTILINE
)
_ANY_OPENING = re.compile(r"^[ \t]*/{3,}[ \t]*([\w-]+)[ \t]*$", re.MULTILINE)
_CODE = re.compile(r"<!--|.*?<(?:code|pre|script|style|textarea)\b", re.DOTALL)
_UNSPACED = re.compile(r"[ \t]*([\w-]+)(?::(?=\S)|[ \t]*=)[ \t]*(\S.*)")


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The text of a block that was not read."""

    name: str
    argument: str
    lines: tuple[str, ...]
    """The lines after the opening line, up to a blank line or the block's end."""
    slashes: str = "///"
    closed: bool = False
    """Whether a line of only slashes, which ends a block, comes after the lines."""

    @property
    def pattern(self) -> str:
        """A pattern that finds the block in the page's source with any indentation."""
        lines = (rf"\n[ \t>]*{re.escape(line.strip())}" for line in self.lines)
        return rf"^[ \t>]*{self.slashes}[ \t\xa0]*{re.escape(self.name)}\b.*{''.join(lines)}"

    def line_of_option(self, option: str) -> int:
        """Return how many lines after the opening line an option is; 0 if it is not found."""
        for number, line in enumerate(self.lines, start=1):
            if line.strip().startswith(option):
                return number
        return 0


class UnreadBlocks(Treeprocessor):
    """Reports blocks with a wrong name or wrong options, and blocks that are not closed."""

    def __init__(self, md: Markdown, reading: Reading, blocks: BlocksProcessor) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading
        self.blocks = blocks
        known = blocks_of(reading.site.list_fields)
        self.options: Mapping[str, OptionTable] = {block.NAME: block.OPTIONS for block in known}

    def run(self, root: etree.Element) -> None:
        """Find blocks that pymdownx left as text, and report what is wrong with each."""
        for entry in self.blocks.stack:
            if isinstance(entry.block, SiteBlock):
                message = f"/// {entry.block.NAME}: the block is not closed; write /// on a line of its own below it."
                self.reading.report(entry.block.opening, message, "block-option")
        for line, name, option in _repeated(self.reading.page.source, self.options):
            message = f'/// {name}: "{option}" is repeated here, and only the last value is used. Remove one of them.'
            self.reading.problems.report(Problem(self.reading.page.path, line, message, "block-option"))
        for element in root.iter():
            if element.tag == "pre":
                self._explain_code("".join(element.itertext()))
            elif element.tag != "code":
                for left_over in _left_overs(element):
                    self._explain(left_over)
        for html in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(html, str) and "///" in html and not _CODE.match(html):
                self._explain_html(html)

    def _explain(self, block: LeftOver) -> None:
        before = len(self.reading.problems)
        if block.name not in self.options:
            self._explain_name(block)
        elif block.slashes == "//":
            self._report(block, "a block starts with three slashes, not two.", severity="warning")
        elif block.argument:
            advice = " or, if it is an option, write it below, indented by four spaces" if ":" in block.argument else ""
            self._report(block, f'takes no argument; remove "{block.argument}"{advice}.')
        else:
            self._explain_options(block)
            if len(self.reading.problems) == before:
                advice = "is not read here. Write /// and a plain space, with a blank line above."
                self._report(block, advice, severity="warning")

    def _explain_name(self, block: LeftOver) -> None:
        """Report a name similar to a block's; other names only if the block is closed, else they may be text."""
        if block.slashes == "//":
            return
        if block.name in self.blocks.blocks:
            self._report(block, "the argument or an option is missing or wrong; pymdownx documents this block.")
        elif hint := did_you_mean(block.name, (*self.options, *self.blocks.blocks)):
            self._report(block, f"is not a block.{hint}")
        elif block.closed:
            known = ", ".join(sorted({*self.options, *self.blocks.blocks}))
            self._report(block, f"is not a block. Known here: {known}.", severity="warning")

    def _explain_code(self, code: str) -> None:
        """Report a block at the start of indented text, which Markdown reads as code."""
        opening = _ANY_OPENING.match(code)
        if opening and opening[1] in self.options:
            advice = "the spaces before it make it code. Remove them; if it is code, put it between lines of ```."
            self._report(LeftOver(opening[1], "", ()), advice, severity="warning")

    def _explain_html(self, html: str) -> None:
        """Report blocks between HTML tags, where Markdown is not read."""
        for opening in _ANY_OPENING.finditer(html):
            if opening[1] in self.options:
                advice = 'between HTML tags it stays text. Write markdown="1" into the tag around it.'
                self._report(LeftOver(opening[1], "", ()), advice, severity="warning")

    def _explain_options(self, block: LeftOver) -> None:
        text = "\n".join(block.lines)
        try:
            read_yaml(text)
            options = yaml.safe_load(text)
        except UnreadableYaml as error:
            self._report(block, f"the options cannot be read: {error.message}.", error.line)
            return
        except (yaml.YAMLError, ValueError):  # ValueError: a date that does not exist, such as 2024-02-30
            options = None
        if not isinstance(options, dict) and block.lines:
            self._explain_unspaced(block)
            return
        if not isinstance(options, dict):
            return
        for option, value in options.items():
            self._check(block, str(option), value, self.options[block.name])

    def _explain_unspaced(self, block: LeftOver) -> None:
        """Report options that are not YAML; most often the space after the colon is missing."""
        for below, line in enumerate(block.lines, start=1):
            if option := _UNSPACED.fullmatch(line):
                message = f'"{line.strip()}" is not read as an option; write "{option[1]}: {option[2]}".'
                self._report(block, message, below)
                return
        self._report(block, "the options cannot be read; write one `name: value` on each line.")

    def _check(self, block: LeftOver, option: str, value: object, known: OptionTable) -> None:
        below = block.line_of_option(option)
        if option not in known:
            old = new_name_hint("block option", f"{block.name}.{option}")
            hint = old or did_you_mean(option, known) or f" Known here: {', '.join(known)}."
            self._report(block, f'"{option}" is not an option.{hint}', below)
            return
        try:
            known[option][1](value)
        except OptionError as error:
            wrong = "has no value. Write a value, or remove the line." if value is None else error
            self._report(block, f'"{option}" {wrong}', below)

    def _report(self, block: LeftOver, message: str, below: int = 0, *, severity: Severity = "error") -> None:
        self.reading.report(block.pattern, f"/// {block.name}: {message}", "block-option", severity, below=below)


def _repeated(source: str, blocks: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the block and the name of each option that a block in a page's source repeats."""
    block, indent, seen = "", "", set[str]()
    for number, line in outside_fences(source.split("\n") if "///" in source else ()):
        opening, option = _OPENING_LINE.match(line), _OPTION_LINE.match(line)
        if opening or not line.strip(" \t>/"):
            block, indent, seen = opening[1] if opening else "", "", set()
        elif option and block in blocks and option[1] == (indent := indent or option[1]):
            if option[2] in seen:
                yield number + 1, block, option[2]
            seen.add(option[2])


def _left_overs(element: etree.Element) -> Iterator[LeftOver]:
    for text in (element.text, element.tail):
        if text and "//" in text and not isinstance(text, AtomicString):
            for slashes, name, argument, lines, end in _OPENING.findall(text):
                yield LeftOver(name, argument.strip(), tuple(lines.splitlines()), slashes, bool(end))
