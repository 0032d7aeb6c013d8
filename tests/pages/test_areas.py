"""The block `/// areas` on a site that has no research areas."""

from __future__ import annotations

import pytest
from homepage.whole_site.areas import Area
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of


def read(text: str, areas: dict[str, Area]) -> list[str]:
    rendering = Rendering(site_of(areas=areas), Page("docs/index.md", "", text), {"research/prosody.md": "r/"})
    rendering.html("admonition", "pymdownx.superfences")
    return [str(problem) for problem in rendering.problems]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Page\n\n/// areas\n///\n", 3),
        ("```\n/// areas\n///\n```\n\n/// areas\n    view: compact\n///\n", 6),
        ('!!! note "Areas"\n\n    /// areas\n    ///\n', 3),
    ],
)
def test_a_site_without_areas_is_told_what_to_write(text: str, line: int) -> None:
    (problem,) = read(text, {})
    assert problem == (
        f"docs/index.md:{line}: /// areas: nothing is shown, since the site has no research areas. "
        "Write a page docs/research/<keyword>.md for each area, named by a keyword of its papers, or remove the block."
    )
    assert read(text, {"prosody": Area("Prosody", "research/prosody.md")}) == []
