"""The base class of all blocks of the site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.util import ETX, STX, AtomicString
from pymdownx.blocks.block import Block

from ...whole_site.page import Placeholder
from ..placeholders import placeholder

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...html.renderer import Renderer
    from ...rule_names import RuleName
    from ...whole_site.addresses import Hrefs
    from ...whole_site.site import Site
    from ..reading import Reading


_END_OF_ATTRIBUTES = f"{STX}{ord('}')}{ETX}"
"""A brace as Markdown writes one that has no meaning."""


def words_of_heading(text: str) -> AtomicString:
    """Return a text for a heading in which Markdown reads nothing, not even attributes at its end (`{: ... }`)."""
    return AtomicString(text.replace("}", _END_OF_ATTRIBUTES))


class SiteBlock(Block):
    """A block that is read with its page and drawn after all pages have been read."""

    ARGUMENT = False

    @property
    def reading(self) -> Reading:
        """The page that Markdown is reading, and its site."""
        return self.config["reading"]  # type: ignore[no-any-return]

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.reading.site

    def placeholder(self, draw: Callable[[Renderer], str], recipe: object = None) -> etree.Element:
        """Return a placeholder for a part of the block; with a `recipe`, its HTML is cached."""
        return placeholder(self.reading.page, draw, recipe)

    @property
    def opening(self) -> str:
        """A pattern that finds the block in the page's source by its opening line and first option."""
        first = next((name for name, value in self.options.items() if value != self.option_spec[name][0]), "")
        option = rf"(?:\n[ \t>]*.*)*?\n[ \t>]*{first}[ \t]*:" if first else ""
        return rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*{option}"

    def also_in_markdown(self, write: Callable[[Hrefs], str], recipe: object) -> None:
        """Register `write`, which writes the block in the page's Markdown twin.

        `recipe` is all that the text depends on, apart from the site's data; if it is None, the text is not cached.
        """
        whole = None if recipe is None else (self.NAME, self.reading.page.words, recipe)
        self.reading.page.in_markdown.append(Placeholder(write, whole))
        self.reading.page.blocks.add(self.NAME)

    def report_value(self, option: str, value: str, message: str, rule: RuleName, *, error: bool = False) -> None:
        """Report a problem with one value of an option, at the line of a block that contains the value."""
        item = re.escape(value)
        header = rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*\n(?:(?![ \t>]*/{{3}}).*\n)*?"
        pattern = rf"{header}[ \t>]*(?P<here>{option}[ \t]*:.*{item}|-[ \t]+[\"']?{item}[\"']?[ \t]*$)"
        self.reading.report(pattern, f"/// {self.NAME}: {message}", rule, "error" if error else "warning")

    def on_markdown(self) -> str:
        """Return that Markdown does not read the text inside the block."""
        return "raw"

    def on_validate(self, parent: etree.Element) -> bool:
        """Take `attrs`, which may hold any attribute, from a block in a card: a stranger may have written it."""
        if self.reading.card and self.options["attrs"]:
            message = (
                f"/// {self.NAME}: `attrs` is removed, since the text of a card sets no attributes. Remove it here."
            )
            self.reading.report(self.opening, message, "card-html", "warning")
            self.options["attrs"] = {}
        self.parent, self._before = parent, len(parent)
        return True

    def on_init(self) -> None:
        """Create an element for text inside the block, which is not shown."""
        self.stray = etree.Element("div")

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return the element for text inside the block."""
        return self.stray

    def on_end(self, block: etree.Element) -> None:
        """Note what is drawn, and report text inside the block; most often it is an option that is not indented."""
        self.reading.drawn.update(self.parent[self._before :])
        text = (self.stray.text or "").strip()
        if text:
            first = text.splitlines()[0].strip()
            advice = "Indent options by four spaces, directly below the opening line."
            if not re.match(r"[\w-]+[ \t]*[:=]", first):
                advice = "Close the block with /// on a line of its own above it."
            message = f'/// {self.NAME}: "{first}" is not read as an option. {advice}'
            self.reading.report(re.escape(first), message, "block-option")
