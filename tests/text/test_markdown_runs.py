"""Markdown and HTML as pieces of text."""

from __future__ import annotations

import pytest
from homepage.text.markdown_runs import Run, html_runs, markdown_runs, markdown_text
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        ("a *b* c", [Run("a "), Run("b", em=True), Run(" c")]),
        ("*a **b***", [Run("a ", em=True), Run("b", em=True, strong=True)]),
        ("[a *b*](c.md)", [Run("a ", url="c.md"), Run("b", em=True, url="c.md")]),
        ("Seen [@a; @b, p. 3].", [Run("Seen.")]),
        ("`a*b*` \\*c\\* snake_case_name 2 * 3 * 4", [Run("a*b* *c* snake_case_name 2 * 3 * 4")]),
        ("<ada@x.example>", [Run("ada@x.example", url="mailto:ada@x.example")]),
        ("A &amp; B", [Run("A & B")]),
    ],
)
def test_markdown_is_read_in_pieces(markdown: str, runs: list[Run]) -> None:
    assert markdown_runs(markdown) == runs


def test_html_is_read_in_pieces() -> None:
    assert html_runs("<i>Homo</i> &amp; <b>x</b>") == [Run("Homo", em=True), Run(" & "), Run("x", strong=True)]


@given(st.text(st.sampled_from("a*_`[]()<>@\\ !&;"), max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(markdown_text(text), str)
