"""Answers as people type them, and the spellings of a name that are certain."""

from __future__ import annotations

import pytest
import yaml
from homepage.bibtex import parse_bib
from homepage.start.answers import checked_address, checked_text
from homepage.start.named_file import UnusableAnswerError
from homepage.start.new_site import scalar
from homepage.start.spellings import spellings


@pytest.mark.parametrize(
    ("written", "address"),
    {
        "https://a.org/": "https://a.org/",
        "https://a.org": "https://a.org/",
        " http://a.org/~eva/x ": "http://a.org/~eva/x/",
        "name.github.io/repo": "https://name.github.io/repo/",
        "例え.jp/研究": "https://例え.jp/研究/",
        "localhost:8000": "https://localhost:8000/",
        "": "",
    }.items(),
)
def test_an_address_is_completed(written: str, address: str) -> None:
    assert checked_address(written) == address


@pytest.mark.parametrize(
    "written", ["eva", "https://", "https://a b.org", "javascript://a.org", "https://a.org/?x=1", "https://u:p@a.org/"]
)
def test_what_is_not_the_address_of_a_site_is_refused(written: str) -> None:
    with pytest.raises(UnusableAnswerError, match="not the address of a site"):
        checked_address(written)


@pytest.mark.parametrize(
    ("repository", "site"),
    {
        "https://github.com/Eva/Page.git": "https://eva.github.io/Page/",
        "github.com/eva/eva.github.io": "https://eva.github.io/",
        "https://github.com/eva": "https://eva.github.io/",
    }.items(),
)
def test_the_address_of_a_repository_leads_to_that_of_its_site(repository: str, site: str) -> None:
    with pytest.raises(UnusableAnswerError) as refused:
        checked_address(repository)
    assert str(refused.value).endswith(f" at {site}")


def test_a_name_in_any_script_is_kept_on_one_line() -> None:
    assert checked_text("  Eva \n Müller ") == "Eva Müller"
    assert checked_text("محمد الخوارزمي") == "محمد الخوارزمي"
    assert checked_text("नरेन्द्र सिंह") == "नरेन्द्र सिंह"


@pytest.mark.parametrize("name", ["\\'Eva", "{Eva}", "a\x07b", "\udcff"])
def test_markup_and_unreadable_signs_are_refused(name: str) -> None:
    with pytest.raises(UnusableAnswerError):
        checked_text(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "Banghua Zhu": ["Zhu, Banghua", "Zhu, B."],
        "Jean-Luc Godard": ["Godard, Jean-Luc", "Godard, J.-L."],
        "Ada M. Lovelace": ["Lovelace, Ada M.", "Lovelace, A. M."],
        "Ludwig van Beethoven": ["van Beethoven, Ludwig", "van Beethoven, L."],
        "Лев Толстой": ["Толстой, Лев", "Толстой, Л."],
        "Conan O'Brien": ["O'Brien, Conan", "O'Brien, C."],
        "Åsa Núñez Lindström": [],
        "Martin King Jr.": [],
        "Plato": [],
        "NEST MIT": [],
        "محمد الخوارزمي": [],
        "山田 太郎": [],
        "The Vision Lab": ["{The Vision Lab}"],
        "Vision Lab": ["{Vision Lab}"],
        "Institut für Geschichte": ["{Institut für Geschichte}"],
        "RiverLab Trier": ["{RiverLab Trier}"],
    }.items(),
)
def test_only_spellings_that_are_certain_are_given(name: str, expected: list[str]) -> None:
    assert spellings(name) == expected


@pytest.mark.parametrize(
    ("name", "author", "expected"),
    [
        ("Åsa Núñez Lindström", "Núñez Lindström, Åsa", ["Núñez Lindström, Åsa", "Núñez Lindström, Å."]),
        (
            "Åsa Núñez Lindström",
            r"N{\'u}{\~n}ez Lindstr{\"o}m, {\AA}sa",
            ["Núñez Lindström, Åsa", "Núñez Lindström, Å."],
        ),
        ("山田太郎", "鈴木, 花子 and 山田, 太郎", ["山田, 太郎"]),
        ("محمد بن موسى الخوارزمي", "الخوارزمي, محمد بن موسى", ["الخوارزمي, محمد بن موسى"]),
        ("Åsa Núñez Lindström", "Åsa Núñez Lindström", []),
    ],
)
def test_ones_own_bib_says_what_the_family_name_is(name: str, author: str, expected: list[str]) -> None:
    bib = parse_bib(f"@misc{{a, author = {{{author}}}}}", "a.bib")
    assert spellings(name, bib) == expected


@pytest.mark.parametrize(
    "value", ["plain", "a: b", "a # b", '"', "'", "- a", "yes", "2024", "!x", "*a", "[", "%", "a:"]
)
def test_a_value_means_in_yaml_what_it_says(value: str) -> None:
    assert yaml.safe_load(f"key: {scalar(value)}") == {"key": value}
