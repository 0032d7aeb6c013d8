"""The one stylesheet that a page waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.web.stylesheet import is_mergeable, merged, trimmed

if TYPE_CHECKING:
    from conftest import Homepage


@pytest.mark.parametrize(
    ("theme", "kept"),
    [
        (".md-typeset p{margin:0}.md-search__input{color:red}", ".md-typeset p{margin:0}"),
        (".md-typeset a,.md-nav a{color:red}", ".md-typeset a{color:red}"),
        ("@media print{.md-nav{margin:0}}", ""),
        ("@media print{.md-nav{margin:0}a{margin:1px}}", "@media print{a{margin:1px}}"),
        ("@media screen{@supports (a:b){.md-nav{margin:0}b{margin:0}}}", "@media screen{@supports (a:b){b{margin:0}}}"),
        ("@keyframes a{0%{top:0}to{top:1px}}b{top:0}", "b{top:0}"),
        ("@keyframes a{0%{top:0}}b{animation:a 1s}", "@keyframes a{0%{top:0}}b{animation:a 1s}"),
        ('@charset "UTF-8";a{content:"}"}', 'a{content:"}"}'),
        ("a:is(.b,.md-nav){top:0}a:not(.md-nav){top:1px}", "a:not(.md-nav){top:1px}"),
        (".no-js .md-typeset i{top:0}.js .md-typeset i{top:1px}", ".md-typeset i{top:0}"),
        (":root{--a:url('data:x;{}');--b:1px}i{mask:var(--a)}", ":root{--a:url('data:x;{}');}i{mask:var(--a)}"),
        ("b{--a:url(\"data:x;'{}'\")}i{top:0}", "b{}i{top:0}"),
    ],
)
def test_only_what_pages_draw_is_left_of_the_themes_stylesheet(theme: str, kept: str) -> None:
    assert trimmed(theme) == kept


def test_what_another_stylesheet_uses_of_the_theme_stays() -> None:
    theme = ":root{--a:1px;--b:2px}@keyframes c{0%{top:0}}"
    assert trimmed(theme, "p{top:var( --b );animation-name:c}") == ":root{--b:2px}@keyframes c{0%{top:0}}"


def test_the_authors_stylesheets_come_last_without_comments_and_with_their_pictures() -> None:
    own = [
        ("assets/a.css", '/* "no */\np {\n  background: url(img/x.png), url("/root.png"),\n    url(data:x);\n}\n'),
        ("b.css", 'q::before { content: "/* kept, */"; }\na :hover + b { top: calc(1px + 2px) }\n'),
    ]
    css = merged("a{top:0}", own, "assets/stylesheets/site.css")
    assert css.startswith("a{top:0}")
    assert 'p{background:url("../img/x.png"),url("/root.png"),url(data:x)}' in css
    assert 'q::before{content:"/* kept, */"}a :hover + b{top:calc(1px + 2px)}' in css
    assert "no" not in css


def test_a_stylesheet_that_imports_another_stays_a_file_of_its_own(homepage: Homepage) -> None:
    assert not is_mergeable('@import "other.css";')
    homepage.settings["extra_css"] = ["assets/homepage.css", "own.css"]
    homepage.write(
        {
            "docs/own.css": '@import "other.css";\np { width: var(--md-tooltip-width); }\n',
            "docs/other.css": "p { color: red; }\n",
        }
    )
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    sheets = [str(link["href"]) for link in built.page("index.html").all('link[rel="stylesheet"]')]
    assert [name.partition(".")[0] for name in sheets] == ["assets/stylesheets/plain", "own"]
    css = built.text(sheets[0])
    assert "--site-serif" in css
    assert "--md-tooltip-width:" in css, "what only this stylesheet uses of Material's is missing"


def test_a_changed_stylesheet_has_another_address(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["own.css"]
    addresses = set()
    for color in ("red", "blue"):
        homepage.write({"docs/own.css": f"p {{ color: {color}; }}\n"})
        addresses.add(str(homepage.build().page("index.html").one('link[rel="stylesheet"]')["href"]))
    assert len(addresses) == 2
