"""What lists hold is data: in headings, on pages of people and projects, and beside other things on a page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import PROJECT
from PIL import Image

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import BuiltSite

sys.path.append(str(PROJECT / "tests/bench"))

from fuzz_output import problems_of_site

MARKS = "{: onclick='planted()' id='__search' style='position:fixed' data-toc-label='<script>planted()</script>' }"
TITLES = (
    f"One {MARKS}",
    f"Two {MARKS} ##",
    r"Three \{: onclick=planted() \}",
    r"Four {: onclick=planted() \\}",
    r"Five \[x\]\(javascript:planted()\)",
    "Six `[x](javascript:planted())`",
    "Seven ![x](javascript:planted())",
    "Eight &#91;x&#93;(javascript:planted())",
    "Nine\n\n[x](javascript:planted())\n\n# y {: onclick=planted() }",
    r"Ten \\[x](javascript:planted())",
    "Eleven $x$ and `E[X^2]`",
)
NAMES = [title.split()[0].lower() for title in TITLES]


@pytest.fixture
def built(homepage: Homepage) -> BuiltSite:
    """A site whose lists hold what Markdown could take for attributes, links and headings."""
    items = [{"title": title, "key": name, "tags": [title]} for title, name in zip(TITLES, NAMES, strict=True)]
    lists = {
        "projects": items,
        "people": [{"name": title, "group": title} for title in TITLES],
        "news": [{"date": 2024, "text": f"*words*{MARKS} more[^1] {MARKS}"}],
    }
    blocks = ("projects\n    group: tag", "people\n    group: group", "news\n    group: year")
    homepage.write({f"docs/lists/{name}.yml": yaml.safe_dump(each) for name, each in lists.items()})
    homepage.write(
        {"docs/lists.md": "# Lists\n\n" + "".join(f"/// {each}\n///\n\n" for each in blocks) + "[^1]: Note.\n"}
    )
    site = homepage.build()
    assert site.code == 0, site.output
    return site


def test_nothing_in_lists_sets_attributes_or_takes_an_id(built: BuiltSite) -> None:
    assert list(problems_of_site(built.folder, built.folder.parent / "docs")) == []
    page = built.page("lists/index.html")
    assert page.all("#__search") == []
    assert page.one("sup[id='fnref:1'] a")["href"] == "#fn:1"
    assert MARKS in [heading.get_text().removesuffix("#").partition(" ")[2] for heading in page.all("h3")]


def test_the_heading_of_a_page_about_an_item_has_the_words_of_its_title(built: BuiltSite) -> None:
    pages = [built.page(f"projects/{name}/index.html") for name in NAMES]
    assert not any(page.all("h1 a:not(.headerlink), h1 img") for page in pages)
    shown = {name: page.one("h1").get_text().removesuffix("#") for name, page in zip(NAMES, pages, strict=True)}
    assert shown["two"] == f"Two {MARKS} ##"
    assert shown["five"] == "Five [x](javascript:planted())"
    assert shown["eleven"] == "Eleven x and E[X^2]"
    assert pages[-1].all("h1 math")


def test_no_attribute_in_a_list_lets_words_pass_for_a_part_of_the_page(homepage: Homepage) -> None:
    words = (
        "[a](javascript:planted()){: .cite } [b](https://a.example){: href=javascript:planted() .cite } "
        "[c](https://a.example){: .md-search__overlay role=dialog data-key=lovelace1843notes title=Tip } "
        "![d](d.png){: .cite src=https://evil.example/d.png width=100% }"
    )
    homepage.write(
        {
            "docs/lists/news.yml": yaml.safe_dump([{"date": 2024, "text": words}]),
            "docs/index.md": "# Ada\n\n"
            + "".join(f"/// news\n    view: {view}\n///\n\n" for view in ("list", "table", "cards")),
        }
    )
    Image.new("RGB", (900, 600)).save(homepage.root / "docs/d.png")
    site = homepage.build()
    assert site.code == 0, site.output
    assert list(problems_of_site(site.folder, homepage.root / "docs")) == []
    for shown in site.page("index.html").all(".items .item__title"):
        assert [dict(link.attrs) for link in shown.find_all("a")] == [
            {"rel": ["noopener"], "href": "https://a.example"},
            {"rel": ["noopener"], "href": "https://a.example", "title": "Tip"},
        ]
        assert shown.img["src"] == "./d.png"
