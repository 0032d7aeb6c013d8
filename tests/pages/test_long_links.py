"""Thousands of brackets that open and never close: the page is read soon, and the author is told."""

from __future__ import annotations

import time

import pytest
from homepage.pages import long_links
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of

TEXTS = {text: text * 6000 for text in ("[", "[@", "[@a ", "[a](", "![", "[a][", "[^", "[a](<", "- [")}


def read(text: str) -> tuple[Rendering, str]:
    rendering = Rendering(site_of(), Page("docs/page.md", url="page/", source=text))
    return rendering, rendering.html("footnotes")


@pytest.mark.parametrize("text", [*TEXTS.values(), "[" * 6000 + "x" + "]" * 6000], ids=[*TEXTS, "[x]"])
def test_brackets_without_end_take_a_moment_and_stay_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_links, "_MOST", 500_000)
    start = time.process_time()
    _, html = read(f"Words [first](a.md).\n\n{text}\n")
    assert time.process_time() - start < 5  # it took minutes
    assert html.startswith('<p>Words <a href="a.md">first</a>.</p>')
    assert html.count("[") == text.count("[")


def test_links_after_them_are_reported_as_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_links, "_MOST", 500_000)
    rendering, html = read(f"Words.\n\n{'[' * 12_000}\n\nA [link](a.md).\n")
    assert "A [link](a.md)." in html
    (problem,) = rendering.problems
    assert str(problem).startswith("docs/page.md:3: so many brackets open here that links after this are not read.")
    assert (problem.rule, problem.severity) == ("unclosed-bracket", "warning")


def test_long_pictures_in_addresses_are_read() -> None:
    picture = f"![p](data:image/png;base64,{'A' * 100_000})"
    rendering, html = read(f"{picture}\n\n[{picture}](a.md)\n\n" * 2)
    assert html.count("<img") == 4
    assert list(rendering.problems) == []
