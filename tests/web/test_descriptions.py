"""What is said of a page where it is listed or shared."""

from __future__ import annotations

import pytest
from homepage.web.descriptions import description_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"Let $x_3$ be *it*, and $\hat h \le w$.", "Let x₃ be it, and ĥ ≤ w."),
        (r"For $n \in \{1, 2\}$ and $a_{x}*b*c$.", "For n ∈ {1,2} and aₓ*b*c."),
        ("It costs $5 and then $7 more.", "It costs $5 and then $7 more."),
        ("A lonely $ sign, US$3 and a$b$.", "A lonely $ sign, US$3 and a$b$."),
        (r"An escaped \$x$ stays.", r"An escaped \$x$ stays."),
        (
            "Go [on](a.md){ .md-button }, ![x](y.png){width=3} or {: #here } by $x^{a.b}$ and {this}.",
            "Go on, or by x^(a.b) and {this}.",
        ),
        ("\\bibliography\n", ""),
        ("\\bibliography\n\nA text.", "A text."),
        ("", ""),
    ],
)
def test_formulas_in_a_description_are_text(text: str, said: str) -> None:
    assert description_of({}, text) == said


def test_the_author_s_own_description_is_used_as_it_is() -> None:
    assert description_of({"description": "About $x$."}, "Other.") == "About $x$."
