"""The shapes of an SVG file, with only what may be a part of a page; files of editors are read, too."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from ..text.word_sets import word_set
from .svg_styles import StyleSheet, declarations, is_safe, page_color

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .svg_nodes import Node

_SHAPES = word_set("circle ellipse g line path polygon polyline rect switch text tspan")
_PAINT = word_set(
    "dominant-baseline fill fill-opacity fill-rule font-size font-style font-weight letter-spacing opacity paint-order"
    " stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity"
    " stroke-width text-anchor visibility"
)
_GEOMETRY = word_set("cx cy d dx dy height pathLength points r rotate rx ry transform width x x1 x2 y y1 y2")
_KEPT = _PAINT | _GEOMETRY
"""The attributes that a shape may have, besides `class`. No `id`, since a drawing may be on a page twice; no `style`,
which a strict security policy drops; no links and no scripts."""
_REFERRING = word_set("clip-path filter marker marker-end marker-mid marker-start mask")
"""Attributes that name another part of the file."""
_LOST = _REFERRING | {"font"}
"""The properties in styles that change the drawing and cannot be kept; all others in styles are only hints."""
_HINTS = word_set(
    "alignment-baseline baseProfile baseline-shift clip-rule color color-interpolation color-interpolation-filters"
    " color-rendering content contentScriptType contentStyleType cursor direction display enable-background focusable"
    " font-family font-kerning font-size-adjust font-stretch font-variant host id image-rendering isolation kerning"
    " lengthAdjust line-height mix-blend-mode overflow pointer-events preserveAspectRatio requiredFeatures role"
    " shape-rendering solid-color style systemLanguage tabindex text-decoration text-rendering textLength unicode-bidi"
    " vector-effect version viewBox white-space word-spacing writing-mode zoomAndPan"
)
"""Attributes that are left out without a word: they change nothing of a drawing in a page, or only its typeface."""
_UNSEEN = word_set(
    "clipPath defs desc filter font linearGradient marker mask metadata pattern radialGradient style symbol title view"
)
"""Elements that draw nothing where they are."""
_EDITORS = (
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.openswatchbook.org/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/XML/1998/namespace",
    "http://creativecommons.org/",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/",
    "http://www.figma.com/",
    "http://www.serif.com/",
    "http://www.vectornator.io/",
    "http://vectornator.io",
    "http://www.corel.com/",
    "https://boxy-svg.com",
    "http://xml.openoffice.org/",
)
"""The namespaces of what editors note in a file for themselves."""
_FOUR_NUMBERS = re.compile(r"\s*(?:-?[\d.]+(?:e-?\d+)?(?:\s*,\s*|\s+|\s*\Z)){4}", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([\d.]+)\s*(mm|cm|Q|in|pt|pc|px)?\s*")
_PIXELS = {"mm": 96 / 25.4, "cm": 96 / 2.54, "Q": 96 / 101.6, "in": 96, "pt": 96 / 72, "pc": 16}
_LOCAL = re.compile(r"url\(\s*[\"']?#([^)\"']+)[\"']?\s*\)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_MOST_NAMED = 6


class ShapeReader:
    """Takes from a file what is allowed in a page, and notes the line of everything else."""

    def __init__(self, root: Node) -> None:
        """Read the file with this outermost element."""
        self.root = root
        self._left: dict[str, int] = {}
        """What is left out, and the first line of each."""
        self.sheet = StyleSheet()
        for node in root.walk():
            if node.name == "style" and not self.sheet.read(node.text):
                self._leave("<style>", node)
        self.named = {name: node for node in root.walk() if (name := node.attributes.get("id"))}
        self.has_box = bool(_FOUR_NUMBERS.fullmatch(root.attributes.get("viewBox", "")))
        self.view_box = self._view_box()
        self.pixels = self._pixels_of_a_unit()

    def shapes(self) -> etree.Element:
        """Return the shapes of the drawing in one `<g>` element."""
        paint = {name: value for name, value in self._attributes(self.root).items() if name in _PAINT}
        return self._fill(etree.Element("g", paint), self.root)

    def without_box(self) -> Iterator[tuple[int, str]]:
        """Yield a sentence about a missing `viewBox`, with its line."""
        if not self.has_box:
            yield self.root.line, f'the drawing has no viewBox: write one, such as viewBox="{self.view_box}".'

    def left_out(self) -> Iterator[tuple[int, str]]:
        """Yield one sentence about all that is left out, with the line of the first."""
        if self._left:
            named = [f"{what} (line {line})" for what, line in list(self._left.items())[:_MOST_NAMED]]
            more = len(self._left) - len(named)
            listed = ", ".join(named) + (f" and {more} more" if more else "")
            advice = "Draw with shapes and text in plain colors; in an editor, turn other things into paths."
            yield min(self._left.values()), f"left out of the drawing: {listed}. {advice}"

    def _leave(self, what: str, node: Node) -> None:
        self._left.setdefault(what, node.line)

    def _view_box(self) -> str:
        if self.has_box:
            return self.root.attributes["viewBox"]
        width, height = (
            _in_pixels(self.root.attributes.get(side, "")) or default
            for side, default in (("width", 120), ("height", 80))
        )
        return f"0 0 {width:g} {height:g}"

    def _pixels_of_a_unit(self) -> float:
        """Return how wide one unit of a drawing with a size in millimeters or the like is; 1 for other drawings."""
        size = _LENGTH.fullmatch(self.root.attributes.get("width", ""))
        wide = self._box_size()[0]
        return _in_pixels(size[0]) / wide if self.has_box and size and size[2] in _PIXELS and wide else 1

    def _box_size(self) -> tuple[float, float]:
        try:
            _, _, width, height = map(float, self.view_box.replace(",", " ").split())
        except ValueError:
            return 0, 0
        return width, height

    def _fill(self, element: etree.Element, node: Node) -> etree.Element:
        """Return an element with the shapes and the text that are inside a node."""
        last: etree.Element | None = None
        for each in self._seen(node):
            if not isinstance(each, str):
                last = self._shape(each)
                if last is not None:
                    element.append(last)
            elif node.name in ("text", "tspan"):
                if len(element):
                    element[-1].tail = (element[-1].tail or "") + each
                else:
                    element.text = (element.text or "") + each
        return element

    def _seen(self, node: Node) -> Sequence[Node | str]:
        """Return what of a node is drawn: of a `<switch>`, the first element that every program can draw."""
        if node.name != "switch":
            return node.content
        drawable = (
            each for each in node.children if each.name in _SHAPES and "requiredExtensions" not in each.attributes
        )
        return [*drawable][:1]

    def _shape(self, node: Node) -> etree.Element | None:
        if node.name not in _SHAPES:
            if node.name not in _UNSEEN and not node.name.startswith(_EDITORS):
                self._leave(f"<{_local(node.name)}>", node)
            return None
        if self._style(node).get("display", node.attributes.get("display")) == "none":
            return None
        name = "g" if node.name == "switch" else node.name
        return self._fill(etree.Element(name, self._attributes(node)), node)

    def _style(self, node: Node) -> dict[str, str]:
        """Return what the style sheet and the `style` of an element say."""
        classes = node.attributes.get("class", "").split()
        from_sheet = self.sheet.style_of(node.name, classes, node.attributes.get("id", ""))
        return from_sheet | declarations(node.attributes.get("style", ""))

    def _attributes(self, node: Node) -> dict[str, str]:
        """Return the attributes of a shape that a page may have, with its style among them."""
        style = self._style(node)
        written = {name: style.get(name, value) for name, value in node.attributes.items()}
        kept: dict[str, str] = {}
        for name, value in {**written, **style}.items():
            if name == "class":
                value = " ".join(each for each in value.split() if not self.sheet.has_class(each))
                kept |= {"class": value} if value else {}
            elif name not in _KEPT:
                self._judge(name, value, node)
            elif (allowed := self._allowed(name, value, node)) is not None:
                kept[name] = allowed
        return kept

    def _judge(self, name: str, value: str, node: Node) -> None:
        """Note an attribute that is left out, if the drawing looks or acts differently without it."""
        if name in node.attributes and name not in _REFERRING:
            is_hint = name in _HINTS or name.startswith(("data-", "aria-", *_EDITORS))
        else:
            is_hint = name not in _LOST or value == "none" or self._is_whole(name, value)
        if not is_hint:
            self._leave(f"{_local(name)} of <{_local(node.name)}>", node)

    def _is_whole(self, name: str, value: str) -> bool:
        """Return whether an attribute clips to the whole drawing, which changes nothing."""
        found = _LOCAL.fullmatch(value.strip())
        clip = self.named.get(found[1]) if found and name == "clip-path" else None
        if clip is None or [child.name for child in clip.children] != ["rect"]:
            return False
        rect: Mapping[str, str] = clip.children[0].attributes
        size = tuple(_in_pixels(rect.get(side, "")) for side in ("width", "height"))
        return size == self._box_size() and not {"x", "y", "transform"} & rect.keys()

    def _allowed(self, name: str, value: str, node: Node) -> str | None:
        """Return a value in the form that the page shows, or None if it is left out."""
        if name in ("fill", "stroke"):
            if found := _LOCAL.match(value.strip()):
                return self._plain(found[1], name, node)
            value = page_color(value)
        if not is_safe(value):
            self._leave(f'{name}="{value}" of <{_local(node.name)}>', node)
            return None
        if name in ("stroke-width", "stroke-dasharray", "stroke-dashoffset") and self.pixels != 1:
            return _NUMBER.sub(lambda number: f"{float(number[0]) * self.pixels:.3g}", value)
        return value

    def _plain(self, target: str, name: str, node: Node) -> str:
        """Return one color for a gradient, and no color for a pattern."""
        colors = list(self._colors(target))
        if len(set(colors)) != 1:
            self._leave(f"the gradient or pattern in {name} of <{_local(node.name)}>", node)
        color = page_color(colors[0]) if colors else "none"
        return color if is_safe(color) else "none"

    def _colors(self, target: str) -> Iterator[str]:
        """Yield the colors of a gradient; it may have them from another one."""
        seen: set[str] = set()
        while target in self.named and target not in seen:
            seen.add(target)
            gradient = self.named[target]
            stops = [child for child in gradient.children if child.name == "stop"]
            for stop in stops:
                yield self._style(stop).get("stop-color", stop.attributes.get("stop-color", "black"))
            href = next((value for name, value in gradient.attributes.items() if _local(name) == "href"), "")
            target = "" if stops else href.removeprefix("#")


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def _in_pixels(length: str) -> float:
    """Return a length in pixels, or 0 for what is none."""
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _PIXELS.get(found[2] or "", 1) if found else 0
    except ValueError:
        return 0
