"""Tests of files that the options name and docs/ does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Homepage


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("assets/cw.pdf", 'names assets/cw.pdf, which is not in docs/. Did you mean "assets/cv.pdf"?'),
        ("cw.md", "names cw.md, which is not in docs/."),
    ],
)
def test_a_missing_file_is_not_taken_for_another_site(url: str, message: str, homepage: Homepage) -> None:
    homepage.write({"docs/assets/cv.pdf": "%PDF-1.4"})
    homepage.options["author"] = {"name": "Ada Luz", "profiles": [{"name": "CV", "url": url}]}
    assert message in homepage.build().output


def test_the_name_of_another_site_is_not_taken_for_a_file(homepage: Homepage) -> None:
    homepage.options["author"] = {"name": "Ada Luz", "profiles": [{"name": "Me", "url": "example.org/me.html"}]}
    assert "not in docs/" not in homepage.build().output


def test_a_portrait_in_the_wrong_case_is_told(homepage: Homepage) -> None:
    homepage.write({"docs/assets/Me.JPG": "picture"})
    homepage.options["author"] = {"name": "Ada Luz", "portrait": "assets/me.jpg"}
    assert 'names assets/me.jpg, which is not in docs/. Did you mean "assets/Me.JPG"?' in homepage.build().output
