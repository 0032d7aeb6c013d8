"""Code is told from other text by one reader of fences."""

from __future__ import annotations

import pytest
from homepage.text.code_fences import change_outside_code, outside_fences


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a\n```py\nb\n```\nc", "a..c"),
        ("a\n   ~~~\nb\n~~~~\nc", "a..c"),
        ("a\n````\n```\nb\n````\nc", "a..c"),
        ("a\n    ```\nb", "a.    ```.b"),
        ("a\n```\nb", "a."),
    ],
    ids=["backticks", "tildes", "a shorter fence inside", "too much indent", "not closed"],
)
def test_lines_between_fences_are_code(markdown: str, text: str) -> None:
    assert ".".join(line for _, line in outside_fences(markdown.split("\n"))) == text


def test_a_line_that_starts_with_code_between_three_backticks_opens_no_block() -> None:
    lines = ["```pip install x``` is enough.", "More text."]
    assert [line for _, line in outside_fences(lines)] == lines


@pytest.mark.parametrize(
    ("markdown", "changed"),
    [
        ("a\n```\nb\n```\nc `d`", "A\n```\nb\n```\nC `d`"),
        ("```a``` b\n\nc\n\n```d``` e", "```a``` B\n\nC\n\n```d``` E"),
        ("````\na\n```\nb\n````\nc", "````\na\n```\nb\n````\nC"),
        ("a\n~~~b\nc\n~~~b\nd", "A\n~~~b\nc\n~~~b\nd"),
        ("    ~~~\na", "    ~~~\nA"),
    ],
    ids=["a block and code in a line", "three backticks in a line", "a shorter fence inside", "not closed", "too deep"],
)
def test_only_text_outside_code_changes(markdown: str, changed: str) -> None:
    assert change_outside_code(markdown, str.upper) == changed
