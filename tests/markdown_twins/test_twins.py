"""The pages' Markdown twins, read back from built sites."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest
from homepage.markdown_twins.page import without_drawings
from homepage.text.markdown import paragraph
from markdown import markdown
from site_pages import Page

if TYPE_CHECKING:
    from conftest import Homepage

FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


WRITTEN = """\
# Page

See [other](other.md#part), [paper](../publications/lovelace1843notes.md), [file](../data/a%20b.csv), [out](https://x.org/a.md)
and [@lovelace1843notes] or [see @lovelace1844poetical, p. 3; @lovelace1843notes]. \\[@lovelace1843notes] <https://x.org/>
[by reference][o], ![A plot](../data/plot.svg), a < b, <kbd>K</kbd>.

[o]: other.md

<div class="grid" markdown>
<!-- secret -->
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>
<img src="x.png" alt="A picture">
Inside.
</div>

```text
[@lovelace1843notes] <b> [x](other.md)
/// publications
///
```

`[@lovelace1843notes] <b>`

/// publications
    group: none
    keys: [lovelace1844poetical]
///

Between.

\\bibliography

/// publications
    group: year
    limit: 1
///
"""


@pytest.fixture
def written(homepage: Homepage) -> Homepage:
    homepage.write(
        {
            "docs/a/page.md": WRITTEN,
            "docs/a/other.md": "Words without a heading.\n",
            "docs/data/a b.csv": "1",
            "docs/data/plot.svg": "<svg/>",
            "docs/x.png": "1",
        }
    )
    homepage.settings["validation"] = {"links": {"anchors": "info", "not_found": "info", "unrecognized_links": "info"}}
    return homepage


def test_syntax_is_written_out_and_code_is_left_alone(written: Homepage) -> None:
    built = written.build()
    assert built.code == 0, built.output
    text = built.text("a/page/index.md")
    paper, other = "../../publications/lovelace1843notes/index.md", "../../publications/lovelace1844poetical/index.md"
    assert "[other](../../a/other/index.md)" in text
    assert f"[paper]({paper}), [file](../../data/a%20b.csv), [out](https://x.org/a.md)" in text
    assert f"and [[LB43]({paper})] or [see [L44]({other}), p. 3; [LB43]({paper})]." in text
    assert r"\[@lovelace1843notes] <https://x.org/>" in text
    assert "[o]: ../../a/other/index.md" in text
    assert "![A plot](../../data/plot.svg), a < b, K." in text
    assert "A picture\nInside." in text
    assert not re.search("secret|viewBox|class=", text)
    assert "```text\n[@lovelace1843notes] <b> [x](other.md)\n/// publications\n///\n```" in text
    assert "`[@lovelace1843notes] <b>`" in text
    keyed, cited, newest = re.findall(r"(?:^- \*\*.*\n?)+", text, re.MULTILINE)
    assert re.findall(r"\*\*(\w+)\*\*", keyed) == ["L44"]
    assert re.findall(r"\*\*(\w+)\*\*", cited) == ["LB43", "L44"]
    assert re.findall(r"\*\*(\w+)\*\*", newest) == ["L44"]
    assert text.index(keyed) < text.index("Between.") < text.index(cited) < text.index("## 1844")


def test_a_page_without_a_heading_gets_its_title(written: Homepage) -> None:
    assert written.build().text("a/other/index.md") == "# Other\n\nWords without a heading.\n"


def test_addresses_without_folders_have_twins_beside_them(homepage: Homepage) -> None:
    homepage.settings["use_directory_urls"] = False
    homepage.write({"docs/a.md": "# A\n\n[home](index.md) [@lovelace1843notes]\n"})
    built = homepage.build(strict=True)
    assert built.text("a.md") == "# A\n\n[home](./index.md) [[LB43](./publications/lovelace1843notes.md)]\n"
    assert built.page("a.html").one('link[type="text/markdown"]')["href"] == "a.md"
    assert built.text("publications/lovelace1843notes.md").startswith("# Notes on the Analytical Engine\n")


def test_names_in_sentences_are_written_out(homepage: Homepage) -> None:
    homepage.options["inline_citations"] = True
    homepage.write({"docs/a.md": "# A\n\nAs @lovelace1843notes showed, \\@lovelace1843notes.\n"})
    text = homepage.build(strict=True).text("a/index.md")
    assert "As Lovelace and Babbage [[LB43](../publications/lovelace1843notes/index.md)] showed" in text


def test_hostile_values_stay_text(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/publications.bib": "@article{a, title = {<script>x</script> [y](javascript:1) `z`}, author = {B, A},"
            " journal = {J}, year = 2020, abstract = {```\n<b>}}",
            "docs/lists/news.yml": "- {date: 2024,"
            " text: '[x](javascript:1) [x](https://a.example) <script>x</script><!--'}\n",
            "docs/index.md": "# Ada\n\n/// publications\n///\n\n/// news\n///\n\nLast.\n",
        }
    )
    built = homepage.build()
    assert "](https://a.example) &lt;script>" in built.text("index.md")
    assert "<p>Last.</p>" in markdown(built.text("index.md"))
    for path in ("index.md", "publications/a/index.md"):
        text = FENCE.sub("", built.text(path))
        assert [link for link in Page(path, markdown(text)).links() if "javascript" in link] == []
        assert "<script" not in markdown(text)


def test_comments_and_drawings_are_left_out_and_what_is_never_closed_is_text(homepage: Homepage) -> None:
    text = "One <!-- two --> three.\n\nFour <svg><path/></SVG > five. <script>six()</script>"
    homepage.write({"docs/a.md": f"# A\n\n{text}\n\nSeven <!-- eight.\n"})
    shown = homepage.build().text("a/index.md")
    assert shown.startswith("# A\n\nOne  three.\n\nFour  five.")
    assert "six" not in shown
    assert shown.endswith("Seven <!-- eight.\n")


@pytest.mark.parametrize("opening", ["<!-- ", "<svg>", "<style> ", "<script "])
def test_drawings_that_are_never_closed_take_time_in_step_with_their_number(opening: str) -> None:
    text = f"<!-- a -->{opening * 100_000}"  # by the square this would take minutes
    assert without_drawings(text) == opening * 100_000


@pytest.mark.parametrize("start", ["# x", "- x", "+ x", "1. x", "12) x", "> x", "---", "#x", "1.5 x", "-3 x"])
def test_an_abstract_is_a_paragraph_however_it_begins(start: str) -> None:
    assert markdown(paragraph(start)) == f"<p>{escape(start)}</p>"
