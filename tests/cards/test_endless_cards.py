"""A few thousand letters in a stranger's card keep no build busy, and fill no disk."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from homepage.cards.hub_html import clean
from homepage.cards.hub_markdown import hub_markdown
from homepage.cards.nested_html import nested
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = 40_000
NEVER_CLOSED = "".join(f"<b id={number}>" for number in range(1000))
HTML = {
    "elements that every paragraph opens again": f"<p>{NEVER_CLOSED}</p>{'<p>x</p>' * 2000}",
    "elements that every block ends": f"<p>{NEVER_CLOSED}{'<div>x</div>' * 2000}",
    "elements that every row opens again": f"<table>{NEVER_CLOSED}{'<tr>x' * 5000}",
    "elements in each other": "<div>" * (LETTERS // 5),
    "lists in each other": "<ul><li>" * (LETTERS // 8),
    "terms in items": "<dd><li>" * (LETTERS // 8),
}
MARKDOWN = {
    "colons": ":" * LETTERS,
    "words with colons": "mailto: ftp://" * (LETTERS // 14),
    "a long address that is named often": f"[a]: /{'x' * LETTERS}\n\n{'[a] ' * 4000}",
    "a long title that is named often": f"[a]: /x '{'x' * LETTERS}'\n\n{'![a] ' * 4000}",
}


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("kind", HTML)
def test_html_that_is_never_closed_stays_as_long_as_it_is(kind: str) -> None:
    assert seconds(lambda: clean(HTML[kind])) < 3
    assert len(clean(HTML[kind])) < 10 * len(HTML[kind])


@pytest.mark.parametrize("kind", MARKDOWN)
def test_markdown_that_repeats_stays_as_long_as_it_is(kind: str) -> None:
    assert seconds(lambda: hub_markdown().render(MARKDOWN[kind])) < 3
    assert len(hub_markdown().render(MARKDOWN[kind])) < 10 * LETTERS


def test_addresses_that_are_named_a_few_times_stay() -> None:
    html = hub_markdown().render("[a]: https://a.example/x\n\n" + "[a] " * 1000)
    assert html.count('href="https://a.example/x"') == 1000


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("see (https://a.example/b:c)", "https://a.example/b:c"),
        ("a time such as 12:30, then mailto:x@a.example", "mailto:x@a.example"),
        ("ahttps://a.example", ""),
    ],
)
def test_addresses_after_colons_are_links(written: str, address: str) -> None:
    html = hub_markdown().render(written)
    assert html.count("<a ") == bool(address)
    assert f'href="{address}"' in html or not address


ELEMENTS = ("p", "b", "a", "ul", "li", "h2", "div", "table", "tr", "td", "dl", "dd", "br")
WORDS = [f"<{sign}{name}>" for name in ELEMENTS for sign in ("", "/")]


@given(st.lists(st.sampled_from([*WORDS, "x", " title='<b>\"'", "<!--</b>-->", "<br/>", "&lt;", "<script>", "<a <b"])))
def test_nothing_is_opened_again_in_what_is_nested(words: list[str]) -> None:
    html = nested("".join(words), ELEMENTS)
    assert nested(html, ELEMENTS) == html
    assert html.count("</b>") == html.count("<b>")
    assert clean(html).count("<b>") == html.count("<b>")


def test_a_long_text_keeps_its_elements() -> None:
    html = "<ul><li>a<li>b</ul><p>one<p>two <b>three</b> &lt; <br/><table><tr><td>1<td>2<tr><td title='a>b'>3</table>"
    assert clean(html * 50) == clean(html) * 50
