"""The colors of a site: read from its stylesheets in any form, used everywhere, and readable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT
from homepage.web.colors import READABLE, as_hex, contrast, read_color
from homepage.web.custom_properties import SCHEMES
from homepage.web.palette import Palette, accent_problems, page_colors, read_palette
from PIL import Image

if TYPE_CHECKING:
    from conftest import Homepage
    from homepage.web.custom_properties import Scheme

ENGINE = (PROJECT / "hooks/theme/assets/page.css").read_text(encoding="utf-8")
VIOLET = {"light": "#4b2e83", "dark": "#c3b1f2"}
"""The engine's accent."""


def accents(css: str) -> dict[str, str]:
    """Return the accent of a site with this stylesheet, by color scheme."""
    return {scheme: read_palette([ENGINE, css], scheme).accent for scheme in SCHEMES}


def problems(css: str) -> list[tuple[int, str, str]]:
    """Return line, severity and message of what is wrong with the accent in a stylesheet."""
    return [(each.line, each.severity, each.message) for each in accent_problems([ENGINE], {"docs/own.css": css})]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#ABC", "#aabbcc"),
        ("#abcd", "#aabbcc"),
        ("#05A", "#0055aa"),
        ("#0055AA", "#0055aa"),
        ("#0055aa80", "#0055aa"),
        ("rgb(0, 85, 170)", "#0055aa"),
        ("rgb(0 85 170)", "#0055aa"),
        ("RGBA(0, 85, 170, .5)", "#0055aa"),
        ("rgb(0 33.333% 66.667% / 50%)", "#0055aa"),
        ("hsl(210, 100%, 33.333%)", "#0055aa"),
        ("hsl(210deg 100% 33.333%)", "#0055aa"),
        ("hsla(0.58333turn, 100%, 33.333%, 1)", "#0055aa"),
        ("hsl(-150 100% 33.333%)", "#0055aa"),
        ("hwb(210 0% 33.333%)", "#0055aa"),
        ("oklch(0.62796 0.25768 29.234)", "#ff0000"),
        ("oklch(62.796% 64.42% 29.234deg / 0.9)", "#ff0000"),
        ("oklab(0.62796 0.22486 0.12585)", "#ff0000"),
        ("oklch(1 0 none)", "#ffffff"),
        ("teal", "#008080"),
        ("RebeccaPurple", "#663399"),
    ],
)
def test_a_color_is_read_as_css_writes_it(written: str, read: str) -> None:
    color = read_color(written)
    assert color is not None
    assert as_hex(color) == read


@pytest.mark.parametrize(
    "written", ["", "#12345", "#ggg", "violett", "rgb(1, 2)", "hsl(a b c)", "oklch()", "rgb(1 2 3 4)"]
)
def test_what_is_no_color_is_none(written: str) -> None:
    assert read_color(written) is None


@pytest.mark.parametrize(
    ("css", "light", "dark"),
    [
        (":root { --md-accent-fg-color: #05A }", "#0055aa", "#0055aa"),
        (":root > * { --md-accent-fg-color: #05A }", "#0055aa", "#0055aa"),
        ("[data-md-color-scheme]{--md-accent-fg-color:#05A!important}", "#0055aa", "#0055aa"),
        ("[data-md-color-scheme=default] { --md-accent-fg-color: #05A; }", "#0055aa", ""),
        ("[data-md-color-scheme='slate'] { --md-accent-fg-color: #05A; }", "", "#0055aa"),
        ('body[data-md-color-scheme="slate"] { --md-accent-fg-color: #05A; }', "", "#0055aa"),
        ("html, [data-md-color-scheme] { --md-accent-fg-color: light-dark(teal, #ABC) }", "#008080", "#aabbcc"),
        ("@media (prefers-color-scheme: dark) { :root { --md-accent-fg-color: #05A } }", "", "#0055aa"),
        ("@media screen { body { --md-accent-fg-color: #05A } }", "#0055aa", "#0055aa"),
        ("@media screen and (prefers-color-scheme:light) { body { --md-accent-fg-color: #05A } }", "#0055aa", ""),
        ("@media print { :root { --md-accent-fg-color: #05A } }", "", ""),
        ("@supports (color: red) { :root { --md-accent-fg-color: #05A } }", "#0055aa", "#0055aa"),
        ("/* :root { --md-accent-fg-color: #05A } */", "", ""),
        (".pub { --md-accent-fg-color: #05A }", "", ""),
        (":root { --brand: rgb(0 85 170); --md-accent-fg-color: var(--brand) }", "#0055aa", "#0055aa"),
        (":root { --md-accent-fg-color: var(--none, var(--nor, #05A)) }", "#0055aa", "#0055aa"),
        (":root { --a: light-dark(#05A, teal) } body { --md-accent-fg-color: var(--a) }", "#0055aa", "#008080"),
        (":root { --a: var(--b); --b: var(--a); --md-accent-fg-color: var(--a) }", "", ""),
        (":root { --md-accent-fg-color: #111 } :root { --md-accent-fg-color: #05A }", "#0055aa", "#0055aa"),
        ("body { --md-accent-fg-color: #05A } :root { --md-accent-fg-color: #111 }", "#0055aa", "#0055aa"),
        ("body { content: '}'; background: url(data:a;b); --md-accent-fg-color: #05A }", "#0055aa", "#0055aa"),
        ("body { --md-accent-fg-color: #05A", "", ""),
    ],
)
def test_the_accent_is_read_where_a_stylesheet_sets_it_for_pages(css: str, light: str, dark: str) -> None:
    assert accents(css) == {"light": light or VIOLET["light"], "dark": dark or VIOLET["dark"]}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("color-mix(in srgb, red, blue)", "'color-mix(in srgb, red, blue)' is not a color that icons and pictures"),
        ("#12345", "'#12345' is not a color that icons and pictures can be drawn in: write it as #336699, rgb(),"),
        ("violett", "'violett' is not a color"),
        ("var(--brnad)", 'var(--brnad), and no stylesheet sets --brnad for the whole page. Did you mean "--brand"?'),
    ],
)
def test_an_accent_that_cannot_be_read_is_told_by_line(value: str, said: str) -> None:
    css = f"/* Mine\n */\n:root {{\n  --brand: #05A;\n\n  --md-accent-fg-color:\n    {value};\n}}\n"
    ((line, severity, message),) = problems(css)
    assert (line, severity) == (6, "warning")
    assert said in message
    assert accents(css) == VIOLET


@pytest.mark.parametrize(
    "accent", ["#ffd700", "yellow", "hsl(60 100% 80%)", "#05A", "#000", "#fff", "lime", "oklch(.7 .1 200)"]
)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_in_the_accent_is_readable(accent: str, scheme: Scheme) -> None:
    palette = read_palette([ENGINE, f":root {{ --md-accent-fg-color: {accent} }}"], scheme)
    paper, text = read_color(palette.paper), read_color(palette.accent_text)
    assert paper is not None
    assert text is not None
    assert contrast(paper, text) >= READABLE


def test_an_accent_that_is_readable_stays_as_it_is() -> None:
    for palette in (Palette(), Palette(accent="#0055aa"), read_palette([ENGINE], "dark")):
        assert palette.accent_text == palette.accent


def test_a_pale_accent_gets_a_shade_for_text_and_a_note() -> None:
    css = '[data-md-color-scheme="default"] {\n  --md-accent-fg-color: gold;\n}\n'
    ((line, severity, message),) = problems(css)
    assert (line, severity) == (2, "note")
    assert message.startswith(
        "the accent #ffd700 is too pale for text on the light pages: its contrast with #fdfcfa is"
    )
    assert read_palette([ENGINE, css]).accent_text in message


def test_a_dark_accent_on_dark_pages_gets_a_paler_shade() -> None:
    ((_, _, message),) = problems('[data-md-color-scheme="slate"] { --md-accent-fg-color: navy }')
    assert message.startswith("the accent #000080 is too dark for text on the dark pages")


def test_the_shade_fits_the_site_s_own_paper() -> None:
    css = ":root { --md-default-bg-color: #4b2e83 }"
    assert read_palette([ENGINE, css]).accent_text not in {"#4b2e83", "#000000"}
    assert "--accent-text:light-dark(" in page_colors([ENGINE], [css])


def test_a_color_that_only_browsers_know_is_left_to_them() -> None:
    rule = page_colors([ENGINE], [":root { --md-accent-fg-color: color-mix(in srgb, red, blue) }"])
    mix = "color-mix(in srgb, red, blue)"
    assert f"--md-accent-fg-color:light-dark({mix},{mix})" in rule
    assert f"--accent-text:light-dark({mix},{mix})" in rule


def test_a_site_that_sets_no_color_gets_no_rule() -> None:
    assert page_colors([ENGINE], [":root { --page: 60rem }", ".mine { --md-accent-fg-color: red }"]) == ""


def test_one_accent_colors_all_that_is_made(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["own.css"]
    homepage.write({"docs/own.css": ":root {\n  --md-accent-fg-color: RGB(0, 85, 170);\n}\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("index.html")
    assert page.one('meta[name="theme-color"]')["content"] == "#0055aa"
    assert "#0055aa" in built.text("assets/favicon.svg")
    css = built.text(str(page.one('link[rel="stylesheet"]')["href"]))
    assert "--md-accent-fg-color:light-dark(#0055aa,#0055aa);--accent-text:light-dark(#0055aa,#" in css
    violet = homepage.build()
    homepage.settings["extra_css"] = []
    pictures = ["apple-touch-icon.png", "icon-192.png", "icon-512.png", "assets/share/index.png"]
    before = [(violet.folder / name).read_bytes() for name in pictures]
    other = homepage.build()
    assert all((other.folder / name).read_bytes() != png for name, png in zip(pictures, before, strict=True))
    assert "#0055aa" not in other.text("assets/favicon.svg")


def test_a_wrong_accent_is_a_warning_of_the_build(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["assets/own.css"]
    homepage.write({"docs/assets/own.css": ":root {\n  --md-accent-fg-color: #gold;\n}\n"})
    built = homepage.build()
    assert built.code == 0
    assert "WARNING -  docs/assets/own.css:2: the accent '#gold' is not a color" in built.output
    assert json.loads(built.text("manifest.webmanifest"))["theme_color"] == "#fdfcfa"


def test_no_other_accent_is_written_in_the_engine() -> None:
    violet = {"#4b2e83", "#c3b1f2"}
    hooks = PROJECT / "hooks"
    files = [file for file in hooks.rglob("*") if file.suffix in {".css", ".py", ".html", ".js", ".svg"}]
    naming = {
        file.relative_to(hooks).as_posix()
        for file in files
        if any(color in file.read_text(encoding="utf-8").lower() for color in violet)
    }
    assert naming == {"theme/assets/page.css", "homepage/web/palette.py"}


def test_a_named_color_is_read_also_after_something_was_drawn_in_it() -> None:
    Image.new("RGB", (1, 1), "teal")  # Pillow remembers it in another form
    assert accents(":root { --md-accent-fg-color: teal }") == {"light": "#008080", "dark": "#008080"}
