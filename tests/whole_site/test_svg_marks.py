"""Marks: an author's SVG drawing inside a page, what of it stays, and the list of research areas with their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, opened
from conftest import serving
from homepage.whole_site.svg_marks import Drawing, find_drawing, read_drawing
from hypothesis import given
from hypothesis import strategies as st

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
        '<circle r="1" style="fill: url(https://elsewhere.example/)"/>',
        '<circle r="1" style="mask: url(#one)"/>',
        '<circle r="1" filter="url(#one)"/>',
        '<circle r="1" fill="\\75rl(https://elsewhere.example/)"/>',
        '<circle r="1" stroke-width="expression(alert(1))"/>',
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


def test_all_that_is_left_out_is_told_in_one_sentence() -> None:
    parts = '<image/>\n<use/>\n<g filter="url(#a)"/>\n<circle r="1" onload="x"/><circle r="2" onload="y"/>\n</svg>'
    assert read(PLAIN.replace("</svg>", parts))[1] == [
        "docs/mark.svg:8: left out of the drawing: <image> (line 8), <use> (line 9), filter of <g> (line 10), "
        "onload of <circle> (line 11). "
        "Draw with shapes and text in plain colors; in an editor, turn other things into paths."
    ]


INKSCAPE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="30mm" height="20mm" viewBox="0 0 30 20" version="1.1" id="svg5"
   inkscape:version="1.2.2" sodipodi:docname="wheel.svg" xml:space="preserve"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:document-units="mm" showgrid="false" />
  <defs id="defs2">
    <linearGradient id="one"><stop style="stop-color:#00aa88;stop-opacity:1" offset="0" id="stop1" /></linearGradient>
    <linearGradient inkscape:collect="always" xlink:href="#one" id="two" gradientUnits="userSpaceOnUse" />
  </defs>
  <metadata id="metadata3"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:title>A wheel</dc:title></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Hidden" inkscape:groupmode="layer" id="layer2" style="display:none"><rect id="r1" width="9" /></g>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(-1,2)">
    <path style="fill:none;stroke:#000000;stroke-width:0.264583px;stroke-linecap:butt;stroke-opacity:1" d="M 1,2 3,4"
       id="path1" sodipodi:nodetypes="cc" inkscape:connector-curvature="0" />
    <circle style="fill:url(#two);stroke:#ffffff;marker:none" id="c1" cx="5" cy="5" r="2"
       ><title id="t9">Hub</title></circle>
    <text xml:space="preserve" style="font-size:3px;line-height:1.25;font-family:Sans;-inkscape-font-specification:Sans"
       x="1" y="9" id="text1"><tspan sodipodi:role="line" id="tspan1" x="1" y="9">Rad</tspan></text>
  </g>
</svg>
"""


def test_a_drawing_of_inkscape_is_read_without_a_word() -> None:
    drawing, problems = read(INKSCAPE)
    assert problems == []
    assert drawing == Drawing(
        "A wheel",
        "",
        "0 0 30 20",
        '<g><g transform="translate(-1,2)">'
        '<path d="M 1,2 3,4" fill="none" stroke="currentColor" stroke-width="1px" stroke-linecap="butt" '
        'stroke-opacity="1" /><circle cx="5" cy="5" r="2" fill="#00aa88" stroke="var(--md-default-bg-color)" />'
        '<text x="1" y="9" font-size="3px"><tspan x="1" y="9">Rad</tspan></text></g></g>',
    )


ILLUSTRATOR = """\
<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
\t y="0px" viewBox="0 0 120 80" style="enable-background:new 0 0 120 80;" xml:space="preserve">
<title>A wheel</title>
<style type="text/css">
\t.st0{fill:none;stroke:#231F20;stroke-width:2;stroke-miterlimit:10;}
\t.st1, #hub { fill:#C1272D; } /* red */
\tpath { fill-rule:evenodd }
</style>
<g><path class="st0" d="M1,2"/><circle id="hub" class="st0 accent" r="2"/><rect class="st1" fill="#00f"/></g>
</svg>
"""
FIGMA = """\
<svg width="120" height="80" viewBox="0 0 120 80" fill="none" xmlns="http://www.w3.org/2000/svg">
<title>A wheel</title>
<g clip-path="url(#clip0_1_2)"><rect width="120" height="80" fill="white"/>
<path fill-rule="evenodd" clip-rule="evenodd" d="M1 2" stroke="black"/></g>
<defs><clipPath id="clip0_1_2"><rect width="120" height="80" fill="white"/></clipPath></defs>
</svg>
"""
DRAW_IO = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="121px"
 height="81px" viewBox="-0.5 -0.5 121 81" content="&lt;mxfile&gt;" style="background-color: rgb(255, 255, 255);">
<title>A wheel</title><defs/>
<g data-cell-id="0"><rect x="0" width="9" fill="#ffffff" stroke="#000000" pointer-events="all"
 style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));
 stroke: light-dark(rgb(0, 0, 0), rgb(255, 255, 255));"/>
<switch><foreignObject pointer-events="none" requiredFeatures="x"><div xmlns="http://www.w3.org/1999/xhtml">Hub</div>
</foreignObject><text x="5" fill="#000">Hub</text></switch></g>
<switch><g requiredFeatures="x"/><a xlink:href="https://www.drawio.com/"><text>Text is not SVG</text></a></switch>
</svg>
"""


@pytest.mark.parametrize(
    ("source", "shapes"),
    [
        (
            ILLUSTRATOR,
            '<g><g><path d="M1,2" fill-rule="evenodd" fill="none" stroke="currentColor" stroke-width="2" '
            'stroke-miterlimit="10" /><circle class="accent" r="2" fill="#C1272D" stroke="currentColor" '
            'stroke-width="2" stroke-miterlimit="10" /><rect fill="#C1272D" /></g></g>',
        ),
        (
            FIGMA,
            '<g fill="none"><g><rect width="120" height="80" fill="var(--md-default-bg-color)" />'
            '<path fill-rule="evenodd" d="M1 2" stroke="currentColor" /></g></g>',
        ),
        (
            DRAW_IO,
            '<g><g><rect x="0" width="9" fill="var(--md-default-bg-color)" stroke="currentColor" />'
            '<g><text x="5" fill="currentColor">Hub</text></g></g><g><g /></g></g>',
        ),
    ],
)
def test_drawings_of_other_editors_are_read_without_a_word(source: str, shapes: str) -> None:
    drawing, problems = read(source)
    assert problems == []
    assert drawing is not None
    assert drawing.shapes == shapes


def test_a_gradient_becomes_one_color_and_a_pattern_none() -> None:
    parts = (
        '<linearGradient id="a"><stop stop-color="#f00"/><stop stop-color="#00f"/></linearGradient>'
        '<pattern id="b"/><rect fill="url(#a)" stroke="url(#b)"/></svg>'
    )
    drawing, problems = read(PLAIN.replace("</svg>", parts))
    assert drawing is not None
    assert '<rect fill="#f00" stroke="none" />' in drawing.shapes
    assert problems == [
        "docs/mark.svg:8: left out of the drawing: the gradient or pattern in fill of <rect> (line 8), "
        "the gradient or pattern in stroke of <rect> (line 8). "
        "Draw with shapes and text in plain colors; in an editor, turn other things into paths."
    ]


def test_a_size_in_millimeters_becomes_a_viewbox_of_numbers() -> None:
    drawing, problems = read('<svg width="25.4mm" height="1in"><title>A</title></svg>')
    assert drawing is not None
    assert drawing.view_box == "0 0 96 96"
    assert problems == ['docs/mark.svg:1: the drawing has no viewBox: write one, such as viewBox="0 0 96 96".']


@given(st.text(st.sampled_from("<>/\"'=#;:{}() \\svgpathurlstylefill0123\n"), max_size=60))
def test_no_drawing_and_no_style_raises(text: str) -> None:
    for source in (text, f"<svg>{text}</svg>", f"<svg><style>{text}</style></svg>", f'<svg><g style="{text}"/></svg>'):
        read(source)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<svg>" + "<g>" * 5000, "1: the drawing has groups inside groups, more than 200 deep: ungroup them."),
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
