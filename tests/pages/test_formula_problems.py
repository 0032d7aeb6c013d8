"""Formulas that do not look as in TeX are told by line."""

from __future__ import annotations

import pytest
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of


def read(text: str) -> list[str]:
    rendering = Rendering(site_of(), Page("docs/index.md", "", text))
    rendering.html()
    return [str(problem).removeprefix("docs/index.md:") for problem in rendering.problems]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (r"As in $\foo{x}$.", 1, r"a formula uses the unknown command \foo; write what it stands for"),
        ("A\n\n$$\nx \\eqref{a}\n$$\n", 4, r"a formula uses the unknown command \eqref;"),
        ("# A\n\n\\(\\newcommand{\\R}{R} \\R^2\\)", 3, "a formula cannot become MathML, so its source is shown."),
        (f"A\n$${'x + ' * 2_000}y$$", 2, "a formula cannot become MathML"),
    ],
)
def test_what_is_not_shown_as_in_tex_is_told(text: str, line: int, told: str) -> None:
    (problem,) = read(text)
    assert problem.startswith(f"{line}: {told}"), problem


def test_formulas_that_are_read_and_brackets_are_not_told() -> None:
    assert read("$x$ \\(y^2\\) \\[1\\] \\begin{align} a &= b \\label{a} \\end{align} `$\\foo$`\n\n    $\\foo$\n") == []
