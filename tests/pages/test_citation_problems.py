"""What is nearly a block or a citation: a line says how to write it, and what is meant as text stays in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.settings.options import Options
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from conftest import Homepage


def read(text: str, **options: bool) -> tuple[str, list[str]]:
    """Return a page and what is wrong with it."""
    bib = bibliography(entry("one2020") + entry("two2021", type="misc"))
    site = site_of(bib, Options(**options))  # type: ignore[arg-type]
    rendering = Rendering(site, Page("docs/index.md", "", text), {"index.md": ""})
    html = rendering.html("attr_list", "pymdownx.highlight")
    return html, [str(problem).removeprefix("docs/index.md:") for problem in rendering.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Words\n\n    /// publications\n    ///", "3: /// publications: the spaces before it make it code."),
        ("<div>\n/// publications\n///\n</div>", "2: /// publications: between HTML tags it stays text."),
        ("// publications\n    limit: 1\n//", "1: /// publications: a block starts with three slashes, not two."),
        ("///\xa0publications\n///", "1: /// publications: is not read here. Write /// and a plain space,"),
        (
            "/// recipes\n///",
            "1: /// recipes: is not a block. Known here: areas, awards, biography, education, grants,",
        ),
        (
            "/// publications\n    limit:5\n///",
            '2: /// publications: "limit:5" is not read as an option; write "limit: 5"',
        ),
        (
            "/// publications\n    limit=5\n///",
            '2: /// publications: "limit=5" is not read as an option; write "limit: 5"',
        ),
        ("/// publications\n    limit:\n///", '2: /// publications: "limit" has no value.'),
        ("/// publications limit: 5\n///", '1: /// publications: takes no argument; remove "limit: 5" or, if'),
        ("/// models\n\nWords.\n///", '3: /// models: "Words." is not read as an option. Close the block with ///'),
        ("/// publications\n    type: paper\n///", '2: /// publications: no publication has the type "paper". Known'),
        ("See \\cite{one2020}.", "1: \\cite{one2020} is not a citation here. Write [@one2020]."),
        ("\\citep[p. 3]{a, b}", "1: \\citep[p. 3]{a, b} is not a citation here. Write [@a; @b]."),
        ("# A\n\nSee @one2020.", "3: @one2020 is not a citation outside brackets. Write [@one2020], or \\@one2020 if"),
        ("Words [@one2020, p. 3.", "1: [@one2020 is not closed by a bracket. Write [@one2020]."),
        ("[@one2020; @]", "1: [@one2020; @] is not a citation: between semicolons, each part names a work by @key."),
        ("[@one2020; others]", "1: [@one2020; others] is not a citation: between semicolons, each part names a work"),
        ("\\bibliograhy", "1: \\bibliograhy is not a command here. Write \\bibliography on a line of its own."),
        ("[@one2020, @two2021]", "1: @two2021 is not a citation after a comma. Write [@one2020; @two2021]."),
    ],
)
def test_a_slip_is_told_by_its_line(text: str, problem: str) -> None:
    (found,) = read(text)[1]
    assert found.startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n/// publications\n///\n-->",
        "<pre>\n/// publications\n///\n</pre>",
        "    // publications",
        "// a remark",
        "https://example.org/// grants",
        "`\\cite{one2020}` and <code>@one2020</code>",
        "@elsewhere and me@one2020.org",
        "[@one2020, p. 3; @two2021, ch. 2]",
    ],
)
def test_what_is_meant_as_text_is_left_in_peace(text: str) -> None:
    assert read(text)[1] == []


def test_a_backslash_says_that_no_citation_is_meant() -> None:
    assert read(r"\@one2020 wrote") == ("<p>@one2020 wrote</p>", [])


def test_a_type_is_known_in_any_case() -> None:
    html, problems = read("/// publications\n    type: Article\n///")
    assert ('data-key="one2020"' in html, 'data-key="two2021"' in html, problems) == (True, False, [])


def test_unknown_keys_are_told_beside_a_file_that_is_not_there(homepage: Homepage) -> None:
    blocks = "/// publications\n    file: x.bib\n///\n\n/// publications\n    keys: [dupp]\n///\n"
    homepage.write({"docs/index.md": f"# A\n\n{blocks}\n[@nobody]\n"})
    output = homepage.build().output
    assert 'docs/index.md:4: /// publications: no publication is in the file "x.bib".' in output
    assert 'docs/index.md:8: /// publications: no publication has the key "dupp".' in output
    assert 'docs/index.md:11: no publication has the key "nobody".' in output
