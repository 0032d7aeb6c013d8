"""The search index of pages, for hosts that make none of Material's form."""

from __future__ import annotations

import json

from homepage.web.search_pages import SearchedPage, page_records


def records(html: str, title: str = "", options: object = None) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(page_records([SearchedPage("a/", title, options, html)]))["docs"]
    return found


def test_a_page_is_cut_at_its_headings() -> None:
    html = (
        '<h1 id="a">Tea &amp; milk<a class="headerlink">#</a></h1><p>One<br>two</p><h2 id="b">B</h2><ul><li>x<li>y</ul>'
    )
    assert records(html) == [
        {"location": "a/", "title": "Tea &amp; milk", "text": "One two"},
        {"location": "a/#b", "title": "B", "text": "x y"},
    ]


def test_text_before_the_first_heading_belongs_to_the_page() -> None:
    assert records('<p>Before</p><h2 id="b">B</h2>', "Title") == [
        {"location": "a/", "title": "Title", "text": "Before"},
        {"location": "a/#b", "title": "B", "text": ""},
    ]


def test_what_the_author_leaves_out_is_not_searched() -> None:
    assert records("<p>a</p>", "T", {"exclude": True}) == []
    left_out = "<div data-search-exclude><p>b</p></div><script>c</script>"
    html = f"<p>a</p>{left_out}<p>d<sup><a class=footnote-ref>1</a></sup></p>"
    assert records(html, "T", {"boost": 2}) == [{"location": "a/", "title": "T", "text": "a d", "boost": 2}]
