"""Reads a publisher's MathML as a tree, also if its tags do not match."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from .math_text import ARITY

DEEPEST = 32
"""The largest number of nested braces of a formula in MathML."""

TOKENS = frozenset(("mi", "mn", "mo", "ms", "mtext"))
ELEMENTS = TOKENS | frozenset(ARITY) | {"mrow", "msqrt", "mspace", "mphantom", "mtable", "mtr", "mtd"}


def tree_of(markup: str) -> Element:
    """Return the content of a `<math>` element as a tree of the elements that pages may show."""
    builder = _TreeBuilder()
    builder.feed(markup)
    builder.close()
    return builder.root


class _TreeBuilder(HTMLParser):
    """Builds a tree from MathML, also if start tags or end tags are missing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("math")
        self._open = [self.root]
        self._annotations = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.removeprefix("mml:")
        if name.startswith("annotation"):
            self._annotations += 1
        if self._annotations or name == "math" or len(self._open) > DEEPEST:
            return
        node = Element(name if name in ELEMENTS else "mrow", {key: value or "" for key, value in attrs})
        self._open[-1].append(node)
        self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        name = tag.removeprefix("mml:")
        if name.startswith("annotation"):
            self._annotations = max(0, self._annotations - 1)
        elif len(self._open) > 1 and self._open[-1].tag == (name if name in ELEMENTS else "mrow"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self._annotations or not text:
            return
        if self._open[-1].tag in TOKENS:
            self._open[-1].text = (self._open[-1].text or "") + text
        else:
            loose = Element("mtext")
            loose.text = text
            self._open[-1].append(loose)
