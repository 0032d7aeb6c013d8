"""Styles in an SVG file: `style` attributes and style sheets turned into attributes, and the colors of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE_COLOR = "var(--md-default-bg-color)"
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"\s*([^{}@]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)
_LIGHT = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),.*\)", re.DOTALL)
_HEX = re.compile(r"#(?:([\da-f]{2})([\da-f]{2})([\da-f]{2})|([\da-f])([\da-f])([\da-f]))", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[\s,]\s*(\d{1,3})\s*[\s,]\s*(\d{1,3})\s*\)", re.IGNORECASE)
_NAMED = {"black": (0, 0, 0), "white": (255, 255, 255)}
_DARKEST, _LIGHTEST = 0x40, 0xF0
_FUNCTION = re.compile(r"([\w-]*)\s*\(")
_SAFE_FUNCTIONS = word_set(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color var calc"
    " matrix translate translatex translatey scale scalex scaley rotate skewx skewy"
)


def declarations(style: str) -> dict[str, str]:
    """Return the properties in a `style` attribute, or between the braces of a rule, with their values."""
    found: dict[str, str] = {}
    for part in _COMMENT.sub(" ", style).split(";"):
        name, colon, value = part.partition(":")
        if colon and (value := _IMPORTANT.sub("", value).strip()):
            light = _LIGHT.fullmatch(value)
            found[name.strip().lower()] = light[1].strip() if light else value
    return found


class StyleSheet:
    """The rules of a file for elements, classes and ids; other selectors are not read."""

    def __init__(self) -> None:
        """Start without rules."""
        self._rules: dict[str, dict[str, str]] = {}

    def read(self, css: str) -> bool:
        """Add the rules of a `<style>` element; return whether all of it was read."""
        css = _COMMENT.sub(" ", css)
        is_read = not _RULE.sub("", css).strip()
        for rule in _RULE.finditer(css):
            for selector in map(str.strip, rule[1].split(",")):
                if _SELECTOR.fullmatch(selector):
                    self._rules.setdefault(selector, {}).update(declarations(rule[2]))
                else:
                    is_read = False
        return is_read

    def has_class(self, name: str) -> bool:
        """Return whether a rule is for this class."""
        return f".{name}" in self._rules

    def style_of(self, element: str, classes: Iterable[str], own_id: str) -> dict[str, str]:
        """Return the properties that the rules give to an element, the more exact ones last."""
        style = dict(self._rules.get(element, {}))
        wanted = {f".{name}" for name in classes}
        for selector, values in self._rules.items():
            if selector in wanted:
                style |= values
        return style | self._rules.get(f"#{own_id}", {})


def is_safe(value: str) -> bool:
    """Return whether a value holds only words, numbers, colors and transformations: nothing that loads a file."""
    functions = (name.lower() for name in _FUNCTION.findall(value))
    return not set(value) & set("\\;{}<>@") and all(name in _SAFE_FUNCTIONS for name in functions)


def page_color(value: str) -> str:
    """Return a color as the page shows it: nearly black is the color of text, nearly white that of the page."""
    channels = _channels(value.strip())
    if channels and max(channels) <= _DARKEST:
        return "currentColor"
    return PAGE_COLOR if channels and min(channels) >= _LIGHTEST else value


def _channels(value: str) -> tuple[int, ...] | None:
    if found := _HEX.fullmatch(value):
        return tuple(int(digits if len(digits) == 2 else digits * 2, 16) for digits in found.groups() if digits)
    if found := _RGB.fullmatch(value):
        return tuple(map(int, found.groups()))
    return _NAMED.get(value.lower())
