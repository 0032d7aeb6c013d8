"""An author's SVG drawing, made ready to be part of a page and to take the page's colors."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from ..problems import Problem, did_you_mean
from ..text.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


_SVG = "http://www.w3.org/2000/svg "
_WORDS = word_set("title desc")
_SHAPES = word_set("circle ellipse g line path polygon polyline rect text tspan")
_PAINT = word_set(
    "fill fill-opacity fill-rule font-size font-style font-weight letter-spacing opacity stroke stroke-dasharray"
    " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor"
)
_GEOMETRY = word_set("cx cy d dx dy height pathLength points r rotate rx ry transform width x x1 x2 y y1 y2")
_KEPT = _PAINT | _GEOMETRY | {"class"}
"""The attributes that a shape may have. No `id`, since a drawing may be on a page twice; no `style`, which a strict
security policy drops; no links and no scripts."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing in a form that can be inserted in a page."""

    name: str
    """Its `<title>`: what it shows, for readers who cannot see it."""
    caption: str
    """Its `<desc>`: a sentence to print below it; may be empty."""
    view_box: str
    """The four numbers of its `viewBox`."""
    shapes: str
    """Its shapes as one `<g>` element, with allowed elements and attributes only."""


def find_drawing(
    name: object, docs: Path, position: tuple[str, int], shown: Callable[[Path], str]
) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """Return the drawing that a page names, or None if it cannot be read, and the problems with its name or file.

    `name` is the `mark` in the page's front matter, `position` the path and line there; the file must be below `docs`.
    """
    if not isinstance(name, str) or not name.lower().endswith(".svg"):
        message = f"`mark` takes the name of an .svg file in docs/, not {name!r}."
        return None, (Problem(*position, message, "drawing"),)
    file = docs / name
    if not file.is_file() or not file.resolve().is_relative_to(docs.resolve()):
        known = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.svg"))
        message = f"`mark` names {name}, which is not in docs/.{did_you_mean(name, known)}"
        return None, (Problem(*position, message, "drawing"),)
    return read_drawing(file.read_bytes(), shown(file))


def read_drawing(source: bytes, path: str) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """Return the drawing in a file, or None if it cannot be read, and the problems, such as parts that are left out."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(source, True)
    except expat.ExpatError as error:
        message = f"the drawing is not well-formed XML: {expat.ErrorString(error.code)}."
        return None, (Problem(path, error.lineno, message, "drawing"),)
    except _EntityDeclared:
        message = "the drawing declares entities, which are not read: write the characters themselves."
        return None, (Problem(path, reader.parser.CurrentLineNumber, message, "drawing"),)
    if not reader.is_drawing:
        return None, (Problem(path, 1, "this is not a drawing: its outermost element is not <svg>.", "drawing"),)
    shapes = etree.tostring(reader.builder.close(), encoding="unicode")
    words = {name: " ".join(text.split()) for name, text in reader.words.items()}
    if not words["title"]:
        reader.report("the drawing has no <title>: write one that says what it shows, for readers who cannot see it.")
    return Drawing(words["title"], words["desc"], reader.view_box, shapes), tuple(reader.problems)


class _EntityDeclared(Exception):
    """The file declares an entity."""


class _Reader:
    """Takes from a file what is allowed in a page, and notes the line of everything else."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.builder = etree.TreeBuilder()
        self.words = dict.fromkeys(_WORDS, "")
        self.view_box = ""
        self.is_drawing = False
        self._open: list[str] = []
        """The names of the open elements; an empty string for an element that is left out with its content."""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def report(self, message: str) -> None:
        """Add a problem at the current line."""
        self.problems.append(Problem(self.path, self.parser.CurrentLineNumber, message, "drawing"))

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.removeprefix(_SVG)
        if not self._open:
            self._start_drawing(name, attributes)
        elif not self._open[-1]:
            self._open.append("")
        elif name in _SHAPES:
            self._open.append(name)
            self.builder.start(name, {key: value for key, value in attributes.items() if self._keeps(name, key, value)})
        elif name in _WORDS and len(self._open) == 1:
            self._open.append(name)
        else:
            self._open.append("")
            self.report(f"<{name.rpartition(' ')[2]}> is left out of the drawing: use only shapes and text.")

    def _start_drawing(self, name: str, attributes: dict[str, str]) -> None:
        self.is_drawing = name == "svg"
        self._open.append(name)
        self.builder.start("g", {key: value for key, value in attributes.items() if key in _PAINT})
        self.view_box = attributes.get("viewBox", "")
        if self.is_drawing and not self.view_box:
            self.view_box = f"0 0 {attributes.get('width', '120')} {attributes.get('height', '80')}"
            self.report(f'the drawing has no viewBox: write one, such as viewBox="{self.view_box}".')

    def _keeps(self, element: str, name: str, value: str) -> bool:
        if name in _KEPT and "url(" not in value.lower():
            return True
        self.report(
            f'{name.rpartition(" ")[2]}="{value}" of <{element}> is left out of the drawing: '
            "set colors with fill, stroke or class, and write no url(...)."
        )
        return False

    def _end(self, _: str) -> None:
        name = self._open.pop()
        if name in _SHAPES or not self._open:
            self.builder.end(name if self._open else "g")

    def _text(self, text: str) -> None:
        element = self._open[-1] if self._open else ""
        if element in _WORDS:
            self.words[element] += text
        elif element in {"text", "tspan"}:
            self.builder.data(text)

    def _entity(self, *_: object) -> None:
        """Refuse entities, since a short file with entities can become an enormous text."""
        raise _EntityDeclared
