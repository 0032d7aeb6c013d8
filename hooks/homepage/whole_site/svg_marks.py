"""An author's SVG drawing, made ready to be part of a page and to take the page's colors."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean
from ..text.named_files import file_in
from .svg_nodes import UnreadableSvg, read_nodes
from .svg_shapes import ShapeReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .svg_nodes import Node

_TITLE_ELSEWHERE = "http://purl.org/dc/elements/1.1/ title"


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
    file = file_in(docs, name)
    if file is None:
        known = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.svg"))
        message = f"`mark` names {name}, which is not in docs/.{did_you_mean(name, known)}"
        return None, (Problem(*position, message, "drawing"),)
    return read_drawing(file.read_bytes(), shown(file))


def read_drawing(source: bytes, path: str) -> tuple[Drawing | None, tuple[Problem, ...]]:
    """Return the drawing in a file, or None if it cannot be read, and the problems, such as parts that are left out."""
    try:
        root = read_nodes(source)
    except UnreadableSvg as error:
        return None, (Problem(path, error.line, error.message, "drawing"),)
    if root.name != "svg":
        return None, (Problem(path, 1, "this is not a drawing: its outermost element is not <svg>.", "drawing"),)
    reader = ShapeReader(root)
    shapes = etree.tostring(reader.shapes(), encoding="unicode")
    words = _words(root)
    told = [*reader.without_box(), *reader.left_out()]
    if not words["title"]:
        advice = "write one that says what it shows, for readers who cannot see it."
        told.append((root.line, f"the drawing has no <title>: {advice}"))
    problems = tuple(Problem(path, line, message, "drawing") for line, message in told)
    return Drawing(words["title"], words["desc"], reader.view_box, shapes), problems


def _words(root: Node) -> dict[str, str]:
    """Return the title and description of a drawing; some editors note the title only among their own data."""
    found = {child.name: child.text for child in root.children if child.name in ("title", "desc")}
    elsewhere = next((node.text for node in root.walk() if node.name == _TITLE_ELSEWHERE), "")
    written = {"title": found.get("title") or elsewhere, "desc": found.get("desc", "")}
    return {name: " ".join(text.split()) for name, text in written.items()}
