"""The typefaces that come with the engine: which letters each file has, and which pages ask for them early."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from conftest import PROJECT
from homepage.web.typefaces import engines_families, with_early_faces

ASSETS = PROJECT / "hooks/theme/assets"
FACE = re.compile(
    r'font-family: "([^"]+)"; font-style: (\w+); font-weight: ([\d ]+);.*url\("([^"]+)"\).*unicode-range: ([^;]+);'
)


def faces() -> list[tuple[str, str, str]]:
    """Return the family with style and weights, the file, and the letters of each face."""
    found = FACE.findall((ASSETS / "fonts.css").read_text(encoding="utf-8"))
    return [(f"{family} {style} {weights}", file, letters) for family, style, weights, file, letters in found]


def numbers(letters: str) -> set[int]:
    ends = [part.removeprefix("U+").partition("-") for part in letters.split(",")]
    return {number for first, _, last in ends for number in range(int(first, 16), int(last or first, 16) + 1)}


def test_each_file_of_letters_is_there_and_small() -> None:
    files = {file for _, file, _ in faces()}
    assert files == {f"fonts/{file.name}" for file in (ASSETS / "fonts").glob("*.woff2")}
    assert len(files) == 30
    for file in files:
        data = (ASSETS / file).read_bytes()
        assert data.startswith(b"wOF2")
        assert len(data) < (29_000 if file.startswith("fonts/formulas") else 20_000), file
    assert "SIL OPEN FONT LICENSE" in (ASSETS / "fonts/LICENSE.txt").read_text(encoding="utf-8")


def test_a_letter_is_in_one_file_of_a_face() -> None:
    for (face, file, letters), (other_face, other_file, others) in combinations(faces(), 2):
        if face == other_face and "vietnamese" not in file + other_file:
            assert not numbers(letters) & numbers(others), (file, other_file)
    everything = set().union(*(numbers(letters) for face, _, letters in faces() if face.startswith("Homepage Serif n")))
    assert everything >= set(map(ord, "AZaz09“”–—…éß€ŁřğșαΩжщế"))


@pytest.mark.parametrize(
    ("css", "has_text_font", "families"),
    [
        ("p{color:red}", False, ("serif", "sans")),
        (":root { --site-serif: Palatino; }", False, ("sans",)),
        ("html{--site-sans:Arial;--site-serif:x}", False, ()),
        ("/* --site-serif: Palatino; */", False, ("serif", "sans")),
        ("p { --site-serif: Palatino; }", False, ("serif", "sans")),
        ("", True, ("sans",)),
    ],
)
def test_a_family_that_the_owner_replaces_is_not_asked_for(
    css: str, has_text_font: bool, families: tuple[str, ...]
) -> None:
    assert engines_families([css], has_text_font=has_text_font) == families


@pytest.mark.parametrize(
    ("body", "faces_wanted"),
    [
        ("<p>text", ["serif", "sans"]),
        ("<p><em>x</em>", ["serif", "serif-italic", "sans"]),
        ("<input>", ["serif", "sans"]),
    ],
)
def test_a_page_asks_for_its_basic_letters_before_its_stylesheet(body: str, faces_wanted: list[str]) -> None:
    link = '<link rel="stylesheet" href="../assets/stylesheets/site.12.css">'
    page = with_early_faces(f"<head>{link}</head>{body}", "assets/stylesheets/site.12.css", ["serif", "sans"])
    asked = re.findall(r'<link rel="preload" href="../assets/fonts/(.*?)-basic.woff2" as="font"', page)
    assert asked == faces_wanted
    assert page.index("preload") < page.index(link)


def test_a_page_without_the_stylesheet_stays() -> None:
    assert with_early_faces("<p>x</p>", "assets/stylesheets/site.12.css", ["serif"]) == "<p>x</p>"
    unquoted = "<link rel=stylesheet href=assets/stylesheets/site.12.css>"
    page = with_early_faces(unquoted, "assets/stylesheets/site.12.css", ["sans"])
    assert page.startswith('<link rel="preload" href="assets/fonts/sans-basic.woff2"')
