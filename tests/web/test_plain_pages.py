"""Which pages get fewer styles than others, so that a home page is light."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.web.plain_pages import is_plain, of_plain_pages, parts_of

if TYPE_CHECKING:
    from conftest import Homepage

MATERIAL = (
    ".md-typeset p{top:0}.md-typeset table td{top:1px}"
    ".md-typeset .note>a,.md-typeset a{top:2px}.js .md-typeset{top:3px}"
)
"""Rules for text, and for parts that few pages have."""


def test_plain_pages_have_the_rules_for_text() -> None:
    assert of_plain_pages(MATERIAL) == ".md-typeset p{top:0}.md-typeset a{top:2px}.js .md-typeset{top:3px}"


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (".a.b > c{top:0}", [["a", "b"]]),
        (".js .a[data-x]:not(.b)::before{top:0}", [["a", "data-x"]]),
        (":is(.a, .b) :is(.c, i){top:0}", [["a"], ["b"]]),
        (".a:has(> .b){top:0}", [["a"]]),
        (".a{top:0}.a .b{top:1px}", [["a"]]),
        ("@media print{.a table{top:0}}", [["<table", "a"]]),
        (".a{top:0}@media print{p{top:0}}", [["a"]]),
    ],
)
def test_a_part_is_what_occurs_together_if_a_rule_counts(rule: str, parts: list[list[str]]) -> None:
    common = "p{top:0}"
    assert parts_of(common + rule, common) == parts


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="x a">', True),
        ('<p class="x a b">', False),
        ("<p class=a><i class='b'>", False),
        ("<p class=a data-x>", False),
        ("<table>", False),
        ("<p>table a b</p>", True),
        ('<details class="top__more"><summary aria-label="More">', True),
        ("<details><summary>", False),
    ],
)
def test_a_page_is_plain_if_no_part_occurs(html: str, expected: bool) -> None:
    assert is_plain(html, [["a", "b"], ["a", "data-x"], ["<table"], ["<details"]]) is expected


def test_a_page_gets_what_it_needs(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/plain.md": "# Plain\n\nText, **bold** and `code`.\n\n- a list\n",
            "docs/table.md": "# Table\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
            "docs/code.md": "# Code\n\n```python\nx = 1\n```\n",
        }
    )
    built = homepage.build()
    assert built.code == 0, built.output

    def sheet(path: str) -> str:
        return str(built.page(path).one('link[rel="stylesheet"]')["href"]).rsplit("/", 1)[1].partition(".")[0]

    pages = {name: sheet(f"{name}/index.html") for name in ("plain", "table", "code")}
    assert pages == {"plain": "plain", "table": "site", "code": "site"}
    plain, usual = (
        built.text(next(built.folder.glob(f"assets/stylesheets/{name}.*.css")).relative_to(built.folder).as_posix())
        for name in ("plain", "site")
    )
    assert len(plain) < 0.6 * len(usual)
