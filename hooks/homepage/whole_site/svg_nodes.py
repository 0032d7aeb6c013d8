"""The elements of an SVG file with their lines, read without entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SVG = "http://www.w3.org/2000/svg "
_DEEPEST = 200


class UnreadableSvg(Exception):
    """A file that cannot be read as a drawing; the text says why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class Node:
    """An element: names outside SVG start with the address of their namespace and a space."""

    name: str
    attributes: Mapping[str, str]
    line: int
    content: list[Node | str] = field(default_factory=list)
    """The elements and texts inside, in their order."""

    @property
    def children(self) -> list[Node]:
        """The elements directly inside."""
        return [each for each in self.content if isinstance(each, Node)]

    @property
    def text(self) -> str:
        """All text directly inside."""
        return "".join(each for each in self.content if isinstance(each, str))

    def walk(self) -> Iterator[Node]:
        """Yield the element and all elements inside."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_nodes(source: bytes) -> Node:
    """Return the outermost element of a file."""
    reader = _Reader()
    try:
        reader.parser.Parse(source, True)
    except expat.ExpatError as error:
        message = f"the drawing is not well-formed XML: {expat.ErrorString(error.code)}."
        raise UnreadableSvg(error.lineno, message) from None
    return reader.outside.children[0]


class _Reader:
    def __init__(self) -> None:
        self.outside = Node("", {}, 1)
        self._open = [self.outside]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            message = f"the drawing has groups inside groups, more than {_DEEPEST} deep: ungroup them."
            raise UnreadableSvg(self.parser.CurrentLineNumber, message)
        node = Node(name.removeprefix(_SVG), attributes, self.parser.CurrentLineNumber)
        self._open[-1].content.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _entity(self, *_: object) -> None:
        """Refuse entities, since a short file with entities can become an enormous text."""
        message = "the drawing declares entities, which are not read: write the characters themselves."
        raise UnreadableSvg(self.parser.CurrentLineNumber, message)
