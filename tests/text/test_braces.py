"""Braces are matched by one reader, for BibTeX and for LaTeX."""

from __future__ import annotations

import pytest
from homepage.text.braces import brace_depth, lonely_braces, matching_braces


@pytest.mark.parametrize(
    ("text", "escapes", "pairs", "lonely"),
    [
        ("{a{b}}", False, {0: 5, 2: 4}, set()),
        ("a} {b", False, {}, {1, 3}),
        (r"{a\}", False, {0: 3}, set()),
        (r"{a\}", True, {}, {0}),
        (r"{a\\}", True, {0: 4}, set()),
        ("{{a}", False, {1: 3}, {0}),
    ],
)
def test_each_opening_brace_finds_its_closing_one(
    text: str, escapes: bool, pairs: dict[int, int], lonely: set[int]
) -> None:
    assert matching_braces(text, escapes=escapes) == pairs
    assert lonely_braces(text, escapes=escapes) == lonely


@pytest.mark.parametrize(("text", "depth"), [("", 0), ("{a}{b}", 1), ("{a{b}}", 2), (r"{a\{}", 1), ("}{a}", 0)])
def test_the_depth_is_that_of_the_innermost_brace(text: str, depth: int) -> None:
    assert brace_depth(text, escapes=True) == depth
