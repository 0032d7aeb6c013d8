"""What a card's text has beside the Markdown of the Hub: citations, formulas, blocks of the site, and colored code."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import escape
from typing import TYPE_CHECKING, Any

from ..cards.hub_html import PLACE
from ..cards.hub_markdown import hub_markdown
from ..problems import did_you_mean
from .default_texts import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from ..words import Words

    Node = etree.Element | str

INLINE = ("formulas", "citations", "latex-citations", "sentences", "bare-keys")
_ALSO_WITHIN: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_MOST_LINES = 100
"""The longest block or formula; without a limit, many of them would be read in quadratic time."""
_OPENING = re.compile(r"[ \t]*(/{3,})[ \t]*([\w-]+)")
_OF_CODE_OR_HTML = re.compile(r"[<`~]")
_LANGUAGE = re.compile(r"[\w#+.-]+")
_FORMULA = re.compile(r"\s*\$\$(?:[^$\\\n]|\\.|\n(?![ \t]*\n))++\$\$[ \t]*$", re.MULTILINE)


class Places:
    """What is made for a card's text; in the text's HTML, an element stands in the place of each node."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self.blocks: list[tuple[etree.Element, str]] = []
        """The places of blocks, and their Markdown."""

    def add(self, node: Node, tag: str = "span") -> str:
        """Return the HTML of the element that stands for a node."""
        name = str(len(self._nodes))
        self._nodes[name] = node
        return f'<{tag} {PLACE}="{name}"></{tag}>'

    def add_block(self, markdown: str) -> str:
        """Return the HTML of the element that stands for a block of the site, which Python-Markdown reads."""
        node = etree.Element("div")
        self.blocks.append((node, markdown))
        return self.add(node, "div")

    def take(self, name: str) -> Node:
        """Return a node, once: a stranger's text may name places, too."""
        return self._nodes.pop(name, "")


def card_markdown(
    md: Markdown, places: Places, commands: re.Pattern[str], names: Collection[str], words: Words
) -> MarkdownIt:
    """Return a reader of cards in which `md`, the Markdown instance of the page, reads what only this site has.

    `commands` matches a line that asks for the references of the page; `names` are those of the site's blocks;
    `words` are those of the page.
    """
    reader = hub_markdown()
    md.treeprocessors["inline"].stashed_nodes = {}  # type: ignore[attr-defined]
    for name in INLINE:
        if (known := f"homepage-{name}") in md.inlinePatterns:
            rule = _InlineRule(md.inlinePatterns[known], places)  # type: ignore[arg-type]
            reader.inline.ruler.before("escape", known, rule)
    reader.core.ruler.after("block", "homepage-references", _tell_references(md))
    reader.core.ruler.after("block", "homepage-titles", _give_titles(words))
    reader.block.ruler.before("fence", "homepage-blocks", _block_rule(places, commands, names), _ALSO_WITHIN)
    reader.block.ruler.before("fence", "homepage-formulas", _formula_rule, _ALSO_WITHIN)
    reader.add_render_rule("code_inline", _place_or_code)
    reader.add_render_rule("fence", _code(md, places))
    reader.add_render_rule("code_block", _code(md, places))
    return reader


class _InlineRule:
    """Lets an inline processor of Python-Markdown read a card's text."""

    def __init__(self, processor: InlineProcessor, places: Places) -> None:
        self.processor = processor
        self.places = places
        self.found: dict[tuple[str, int], Any] = {}

    def __call__(self, state: StateInline, silent: bool) -> bool:
        """Read what starts at the current position; markdown-it may first ask only how long it is."""
        is_in_link = silent and state.src[state.pos] == "["  # for markdown-it, no link has brackets with a meaning
        match = None if is_in_link else self.processor.compiled_re.match(state.src, state.pos)
        if match is None:
            return False
        at = (state.src, state.pos)
        found: Any = self.found.pop(at, None) or self.processor.handleMatch(match, state.src)
        if found[2] is None:
            return False
        if silent:
            self.found[at] = found
        else:
            token = state.push("code_inline", "", 0)  # whose content also is in the words for a picture
            token.content, token.meta = state.src[state.pos : found[2]], {PLACE: self.places.add(found[0])}
        state.pos = found[2]
        return True


def _place_or_code(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
    return str(tokens[at].meta.get(PLACE) or f"<code>{escape(tokens[at].content)}</code>")


def _tell_references(md: Markdown) -> Callable[..., None]:
    """Return a rule that tells Python-Markdown which words in brackets are links with an address further below."""

    def rule(state: Any) -> None:
        md.references = {label.lower(): ("", "") for label in state.env.get("references", ())}

    return rule


def _give_titles(words: Words) -> Callable[..., None]:
    """Return a rule that gives alerts, and admonitions for which the author wrote no title, one in a language."""

    def rule(state: Any) -> None:
        for opening, title in zip(state.tokens, state.tokens[2:], strict=False):
            has_none = opening.type == "admonition_open" and " " not in opening.info.strip()
            if has_none or opening.type == "alert_open":
                title.content = title_of(opening.info.strip(), words) or title.content

    return rule


def _block_rule(places: Places, commands: re.Pattern[str], names: Collection[str]) -> Callable[..., bool]:
    """Return a rule that leaves the blocks of the site to Python-Markdown."""

    def rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        lines = _lines(state, first, last, "/\\")
        size = 1 if commands.match(lines[0]) else _size_of_block(lines, names)
        block = "\n".join(lines[:size])
        if not block or _OF_CODE_OR_HTML.search(block):
            return False
        if not silent:
            token = state.push("html_block", "", 0)
            token.map, token.content = [first, first + size], places.add_block(block)
            state.line = first + size
        return True

    return rule


def _lines(state: StateBlock, first: int, last: int, signs: str) -> list[str]:
    """Return the lines from the current one on if it starts with one of these signs, else one empty line."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith(tuple(signs), start):
        return [""]
    last = min(last, first + _MOST_LINES)
    return state.getLines(first, last, state.blkIndent, False).split("\n")


def _size_of_block(lines: Sequence[str], names: Collection[str]) -> int:
    """Return how many lines belong to the block of the site that the first one opens; 0 if it opens none."""
    opening = _OPENING.match(lines[0])
    if opening is None or not (opening[2] in names or did_you_mean(opening[2], names)):
        return 0
    ends = (number for number, line in enumerate(lines) if number and line.strip() in (opening[1], ""))
    end = next(ends, len(lines))
    return end + 1 if end < len(lines) and lines[end].strip() else end


def _formula_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a formula of several lines, in which a minus sign at the start of a line makes no list."""
    formula = _FORMULA.match("\n".join(_lines(state, first, last, "$")))
    if formula is None or "\n" not in formula[0]:
        return False
    if not silent:
        state.line = first + formula[0].count("\n") + 1
        state.push("paragraph_open", "p", 1)
        token = state.push("inline", "", 0)
        token.map, token.content, token.children = [first, state.line], formula[0].strip(), []
        state.push("paragraph_close", "p", -1)
    return True


def _code(md: Markdown, places: Places) -> Callable[..., str]:
    """Return what draws a block of code: as in the author's pages, if these have colored code."""

    def rule(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
        code, language = tokens[at].content.rstrip("\n").expandtabs(md.tab_length), _LANGUAGE.search(tokens[at].info)
        if "fenced_code_block" not in md.preprocessors:
            return f"<pre><code>{escape(code)}</code></pre>"
        fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", code)), 3)
        lines = [fence + (language[0] if language else ""), *code.split("\n"), fence]
        node = etree.Element("p")
        node.text = "".join(md.preprocessors["fenced_code_block"].run(lines)).strip()
        return places.add(node, "div")

    return rule
