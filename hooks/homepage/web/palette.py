"""The colors of the site, read from its stylesheets, for pictures that the engine draws and for text in the accent."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean
from .colors import READABLE, as_hex, contrast, read_color, readable
from .custom_properties import SCHEMES, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .colors import Color
    from .custom_properties import Scheme, Setting


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of a color scheme, each as `#rrggbb`; by default the light ones of the engine."""

    paper: str = "#fdfcfa"
    ink: str = "#221f26"
    quiet: str = "#5d5866"
    accent: str = "#4b2e83"
    tint: float = 0.08
    """The share of the accent in backgrounds that have a tint of it."""

    @property
    def accent_text(self) -> str:
        """The accent for text: as it is, or a darker shade (on a dark paper a lighter one) if it is hard to read."""
        return as_hex(readable(_known(self.accent), _known(self.paper), self.tint))


DEFAULTS: Mapping[Scheme, Palette] = {
    "light": Palette(),
    "dark": Palette("#17151b", "#e9e5ee", "#aaa3b5", "#c3b1f2", 0.12),
}

ACCENT = "--md-accent-fg-color"
ACCENT_TEXT = "--accent-text"
_NAMES = {
    "paper": "--md-default-bg-color",
    "ink": "--md-default-fg-color",
    "quiet": "--md-default-fg-color--light",
    "accent": ACCENT,
}
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,(.*))?\)", re.DOTALL)
_SHADES = re.compile(r"light-dark\((.*)\)", re.DOTALL | re.IGNORECASE)
_ARGUMENT = re.compile(r"(?:[^,()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+")
_HOW = "write it as #336699, rgb(), hsl(), oklch() or a name such as teal"


def read_palette(stylesheets: Iterable[str], scheme: Scheme = "light") -> Palette:
    """Return the colors that stylesheets set for pages on screens: the last value of each, or its default."""
    values = _values(stylesheets, scheme)
    default = DEFAULTS[scheme]
    found = {
        field: as_hex(color)
        for field, name in _NAMES.items()
        if name in values and (color := _resolved(values[name].value, values, scheme))
    }
    return Palette(**{**{field: getattr(default, field) for field in _NAMES}, **found}, tint=default.tint)


def page_colors(engine: Iterable[str], own: Iterable[str]) -> str:
    """Return a rule that comes between the engine's stylesheets and the site's: the site's colors, and that of text.

    A site may set its colors on `:root`, which the engine's values for the color schemes would replace. And its accent
    may be too pale to be read: text has a shade of it then. Returns an empty string if the site sets no such color.
    """
    engine, own = [*engine], [*own]
    named = {setting.name for css in own for setting in settings(css)}
    if named.isdisjoint(_NAMES.values()):
        return ""
    light, dark = (_written([*engine, *own], scheme) for scheme in SCHEMES)
    kept = [name for name in light if name in named or name == ACCENT_TEXT]
    colors = ";".join(f"{name}:light-dark({light[name]},{dark[name]})" for name in kept)
    return f"[data-md-color-scheme]{{{colors}}}\n"


def _written(stylesheets: list[str], scheme: Scheme) -> dict[str, str]:
    """Return the colors of a scheme for a stylesheet, by property; as they are written if only browsers know them."""
    values = _values(stylesheets, scheme)
    palette = read_palette(stylesheets, scheme)
    found = {}
    for field, name in _NAMES.items():
        value = values[name].value if name in values else ""
        unknown = value and _resolved(value, values, scheme) is None
        found[name] = value if unknown else getattr(palette, field)
        if name == ACCENT:
            found[ACCENT_TEXT] = value if unknown else palette.accent_text
    return found


def palettes_and_problems(engine: Iterable[str], own: Mapping[str, str]) -> tuple[list[object], list[object]]:
    """Return the values of the palette of each color scheme, and those of each problem with the accent."""
    engine = [*engine]
    palettes = [astuple(read_palette([*engine, *own.values()], scheme)) for scheme in SCHEMES]
    return [*palettes], [astuple(problem) for problem in accent_problems(engine, own)]


def accent_problems(engine: Iterable[str], own: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the accent in a site's stylesheets, which are texts by their paths in messages."""
    engine = [*engine]
    for path, css in own.items():
        for setting in settings(css):
            if setting.name == ACCENT:
                yield from _problem([*engine, *own.values()], setting, path)


def _problem(stylesheets: list[str], setting: Setting, path: str) -> Iterator[Problem]:
    for scheme in sorted(setting.schemes, reverse=True):
        values = _values(stylesheets, scheme)
        paper = read_palette(stylesheets, scheme).paper
        color = _resolved(setting.value, values, scheme)
        if color is None:
            yield Problem(path, setting.line, _unread(setting.value, values), "accent-color")
            return
        if readable(color, _known(paper), DEFAULTS[scheme].tint) != color:
            shade = Palette(paper, accent=as_hex(color), tint=DEFAULTS[scheme].tint).accent_text
            tone, ratio = ("pale", "light") if scheme == "light" else ("dark", "dark")
            message = (
                f"the accent {as_hex(color)} is too {tone} for text on the {ratio} pages: its contrast with {paper} is"
                f" {contrast(color, _known(paper)):.1f}, and text needs {READABLE} at least. Links and labels have"
                f" {shade} instead."
            )
            yield Problem(path, setting.line, message, "accent-color", "note")


def _unread(value: str, values: Mapping[str, Setting]) -> str:
    for name, _ in _VARIABLE.findall(value):
        if name not in values:
            hint = did_you_mean(name, values)
            return f"the accent is var({name}), and no stylesheet sets {name} for the whole page.{hint}"
    return f"the accent {value!r} is not a color that icons and pictures can be drawn in: {_HOW}"


def _values(stylesheets: Iterable[str], scheme: Scheme) -> dict[str, Setting]:
    """Return the custom properties of a color scheme: of two for one name, the one that counts on the pages."""
    found: dict[str, Setting] = {}
    for css in stylesheets:
        # Pages have their color scheme on `body`, so what it sets counts more than what `:root` sets.
        for setting in sorted(settings(css), key=lambda setting: not setting.on_root):
            before = found.get(setting.name)
            if scheme in setting.schemes and (setting.important or not (before and before.important)):
                found[setting.name] = setting
    return found


def _resolved(value: str, values: Mapping[str, Setting], scheme: Scheme, depth: int = 0) -> Color | None:
    """Return the color of a value, in which other custom properties may be named; None if it is not known."""
    value = value.strip()
    if depth > 8:
        return None  # properties that name each other
    if found := _SHADES.fullmatch(value):
        shades = _ARGUMENT.findall(found[1])
        return _resolved(shades[scheme == "dark"], values, scheme, depth + 1) if len(shades) == 2 else None
    if found := _VARIABLE.fullmatch(value):
        named = values.get(found[1])
        return _resolved(named.value if named else found[2] or "", values, scheme, depth + 1)
    return read_color(value)


def _known(color: str) -> Color:
    return read_color(color) or (0, 0, 0)
