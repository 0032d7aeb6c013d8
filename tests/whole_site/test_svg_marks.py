"""Marks: an author's SVG drawing inside a page, what of it stays, and the list of research areas with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, opened
from conftest import serving
from homepage.whole_site.svg_marks import Drawing, find_drawing, read_drawing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from playwright.sync_api import Browser, Page

PLAIN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" width="240" fill="none" stroke="currentColor">
  <!-- Drawn by hand. -->
  <title>A wheel</title>
  <desc>The wheel of the
  engine &amp; its axle.</desc>
  <g class="accent"><circle cx="60" cy="40" r="30"/></g>
  <text x="1" y="2">1 &lt; 2 <tspan>turns</tspan> a day</text>
</svg>
"""


def read(source: str) -> tuple[Drawing | None, list[str]]:
    drawing, problems = read_drawing(source.encode(), "docs/mark.svg")
    return drawing, [str(problem) for problem in problems]


def test_a_drawing_keeps_its_shapes_its_paint_and_its_words() -> None:
    drawing, problems = read(PLAIN)
    assert problems == []
    assert drawing == Drawing(
        "A wheel",
        "The wheel of the engine & its axle.",
        "0 0 120 80",
        '<g fill="none" stroke="currentColor"><g class="accent"><circle cx="60" cy="40" r="30" /></g>'
        '<text x="1" y="2">1 &lt; 2 <tspan>turns</tspan> a day</text></g>',
    )


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<style>* { fill: red }</style>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">alert(1)</p></foreignObject>',
        '<image href="https://elsewhere.example/alert(1)"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        '<circle r="1" onload="alert(1)"/>',
        '<circle r="1" style="fill: red"/>',
        '<circle r="1" id="one"/>',
        '<circle r="1" fill="url(https://elsewhere.example/)"/>',
        '<circle r="1" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="alert(1)"/>',
    ],
)
def test_what_could_run_style_or_lead_elsewhere_is_left_out_and_named(part: str) -> None:
    drawing, problems = read(PLAIN.replace("</svg>", f"{part}\n</svg>"))
    plain, _ = read(PLAIN)
    assert drawing is not None
    assert plain is not None
    assert drawing.shapes in {plain.shapes, plain.shapes.removesuffix("</g>") + '<circle r="1" /></g>'}
    assert len(problems) == 1
    assert problems[0].startswith("docs/mark.svg:8: ")
    assert "left out of the drawing" in problems[0]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<svg>\n<g>\n</svg>", "3: the drawing is not well-formed XML: mismatched tag."),
        ("", "1: the drawing is not well-formed XML: no element found."),
        ("<p>no drawing</p>", "1: this is not a drawing: its outermost element is not <svg>."),
        (
            '<!DOCTYPE svg [\n<!ENTITY a "aaaa">]>\n<svg>&a;</svg>',
            "2: the drawing declares entities, which are not read: write the characters themselves.",
        ),
    ],
)
def test_what_cannot_be_read_is_no_drawing(source: str, message: str) -> None:
    assert read(source) == (None, [f"docs/mark.svg:{message}"])


def test_a_drawing_without_words_or_size_is_shown_with_a_warning() -> None:
    drawing, problems = read('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><path d="M0 0"/></svg>')
    assert drawing == Drawing("", "", "0 0 60 40", '<g><path d="M0 0" /></g>')
    assert [problem.rpartition(": ")[0] for problem in problems] == [
        "docs/mark.svg:1: the drawing has no viewBox",
        "docs/mark.svg:1: the drawing has no <title>",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("marks/wheal.svg", '`mark` names marks/wheal.svg, which is not in docs/. Did you mean "marks/wheel.svg"?'),
        ("../outside.svg", "`mark` names ../outside.svg, which is not in docs/."),
        ("marks/wheel.png", "`mark` takes the name of an .svg file in docs/, not 'marks/wheel.png'."),
        (["marks/wheel.svg"], "`mark` takes the name of an .svg file in docs/, not ['marks/wheel.svg']."),
    ],
)
def test_a_wrong_name_is_told_at_its_place_with_the_nearest_right_one(
    name: object, message: str, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    (docs / "marks").mkdir(parents=True)
    for file in (docs / "marks/wheel.svg", tmp_path / "outside.svg"):
        file.write_text(PLAIN, encoding="utf-8")
    drawing, problems = find_drawing(name, docs, ("docs/index.md", 3), str)
    assert drawing is None
    assert [str(problem) for problem in problems] == [f"docs/index.md:3: {message}"]


@pytest.fixture
def marked(homepage: Homepage) -> Homepage:
    """A site with two research areas, one with a mark, in an order of its own."""
    homepage.settings["nav"] = [{"About": "index.md"}, "research/poetry.md", "research/engines.md"]
    homepage.write(
        {
            "docs/marks/wheel.svg": PLAIN,
            "docs/index.md": "# Ada Lovelace\n\n/// areas\n///\n\n/// areas\n    view: compact\n///\n",
            "docs/research/engines.md": (
                "---\ntitle: Engines\ndescription: Wheels & axles.\nmark: marks/wheel.svg\n---\n\n# Engines\n"
            ),
            "docs/research/poetry.md": "---\ntitle: Poetry\n---\n\n# Poetry\n",
        }
    )
    bib = homepage.root / "docs/publications.bib"
    text = bib.read_text(encoding="utf-8").replace("{1843},", "{1843},\n  keywords = {engines},")
    homepage.write({"docs/publications.bib": text})
    return homepage


def test_a_mark_stands_in_its_page_and_in_the_list_of_areas(marked: Homepage) -> None:
    built = marked.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("research/engines/index.html")
    assert page.one(".mark svg")["aria-label"] == "A wheel"
    assert page.one(".mark svg")["role"] == "img"
    assert page.one(".mark figcaption").text == "The wheel of the engine & its axle."
    assert built.page("research/poetry/index.html").all(".mark, .drawing") == []
    home = built.page("index.html")
    full, compact = home.all("ul.areas")
    assert [area["data-keyword"] for area in full.select(".area")] == ["poetry", "engines"]
    assert [len(area.select(".drawing")) for area in full.select(".area")] == [0, 1]
    assert [link["href"] for link in full.select(".area__name a")] == ["./research/poetry/", "./research/engines/"]
    assert [text.text for text in full.select(".area__description")] == ["Wheels & axles."]
    assert [link.text for link in full.select(".area__papers a")] == ["[LB43]"]
    assert compact.select(".area__papers") == []


def indents(page: Page) -> list[float]:
    """Return how far the names of the areas stand right of the page's text, in each list and for each area."""
    return list(
        page.evaluate("""() => {
            const left = element => element.getBoundingClientRect().left
            const edge = left(document.querySelector("h1"))
            return [...document.querySelectorAll(".area__name")].map(name => left(name) - edge)
        }""")
    )


def test_room_for_marks_is_kept_only_where_an_area_has_one(marked: Homepage, browser: Browser) -> None:
    with serving(marked.build().folder) as address, opened(browser, WIDE, address) as page:
        page.goto("")
        assert min(indents(page)[:2]) > 100
    marked.write({"docs/research/engines.md": "# Engines\n"})
    with serving(marked.build().folder) as address, opened(browser, WIDE, address) as page:
        page.goto("")
        assert indents(page)[:3] == [0, 0, 0]


def test_a_misnamed_mark_is_reported_and_the_page_shown_without_it(marked: Homepage) -> None:
    path = "docs/research/engines.md"
    text = (marked.root / path).read_text(encoding="utf-8")
    marked.write({path: text.replace("wheel.svg", "wheell.svg")})
    built = marked.build()
    assert built.code == 0, built.output
    line = marked.line_of(path, "mark: marks/wheell.svg")
    assert f'{path}:{line}: `mark` names marks/wheell.svg, which is not in docs/. Did you mean "marks/wheel.svg"?' in (
        built.output
    )
    assert built.page("research/engines/index.html").all(".mark, .drawing") == []
    assert marked.build(strict=True).code == 1
