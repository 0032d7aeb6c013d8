"""Limits how far Python-Markdown looks for the ends of links: it looks anew from each bracket that nothing closes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.inlinepatterns import LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable

    from markdown import Markdown

    from .reading import Reading

_USUAL = 200
"""The signs of the words or the address of a link that are not counted."""
_MOST = 10_000_000
"""The other signs that are looked through on a page, which takes a second; a picture in an address may be long."""
_MESSAGE = r"so many brackets open here that links after this are not read. Write \[ for a bracket that is not a link."


class LongLinks(Treeprocessor):
    """Lets brackets be text when those before them have taken too long."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read, before its links are read."""
        super().__init__(md)
        self.reading = reading
        self.left = 0
        self.limited: set[LinkInlineProcessor] = set()

    def run(self, root: etree.Element) -> None:
        """Begin to count, with all processors that are registered now."""
        self.left = _MOST
        for each in self.md.inlinePatterns:
            if isinstance(each, LinkInlineProcessor) and each not in self.limited:
                self.limited.add(each)
                each.getText = self._limited(each.getText, "")  # type: ignore[method-assign,assignment]
                each.getLink = self._limited(each.getLink, "", None)  # type: ignore[method-assign,assignment]

    def _limited(self, search: Callable[[str, int], Any], *nothing: str | None) -> Callable[[str, int], Any]:
        """Return a search for an end that finds nothing after all have taken too long."""

        def found(data: str, index: int) -> Any:
            if self.left <= 0:
                return *nothing, index, False
            result = search(data, index)
            self.left -= max(0, result[-2] - index - _USUAL)
            if self.left <= 0:
                words = re.escape(data[max(0, index - 1) : index + 20].partition("\x02")[0])
                self.reading.report(words, _MESSAGE, "unclosed-bracket", "warning")
            return result

        return found
