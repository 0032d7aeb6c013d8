"""Zensical and MkDocs build the same sites from the same files; what differs is listed with its reason in `hosts`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import made_up_sites
import pytest
from hosts import ZENSICAL, differences, run_python

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module", params=["lab", "historian", "reader"])
def folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders in which MkDocs and Zensical have built a site."""
    root = tmp_path_factory.mktemp("hosts") / request.param
    site = made_up_sites.built(request.param, root)
    assert site.code == 0, site.output
    code, output = run_python(ZENSICAL, "build", "--strict", "--site-dir", "zensical", cwd=root)
    assert code == 0, output
    return site.folder, root / "zensical"


def test_pages_and_files_differ_only_where_there_is_a_reason(folders: tuple[Path, Path]) -> None:
    assert differences(*folders) == []


def test_the_search_finds_the_same_words(folders: tuple[Path, Path]) -> None:
    mkdocs, zensical = (texts_by_page(folder) for folder in folders)
    assert mkdocs.keys() == zensical.keys()
    for page, text in mkdocs.items():
        letters = "".join(zensical[page])  # Material's index runs some words together
        assert [word for word in text if len(word) > 2 and word not in letters] == [], page


def texts_by_page(folder: Path) -> dict[str, list[str]]:
    """Return the words that the search finds on each page."""
    found: dict[str, list[str]] = {}
    for entry in json.loads((folder / "search/search_index.json").read_text(encoding="utf-8"))["docs"]:
        text = re.sub(r"<[^>]*>|&\w+;", " ", f"{entry['title']} {entry['text']}")
        found.setdefault(entry["location"].partition("#")[0], []).extend(re.findall(r"\w+", text))
    return found


def test_the_sitemap_has_the_same_pages(folders: tuple[Path, Path]) -> None:
    first, second = ((folder / "sitemap.xml").read_text(encoding="utf-8") for folder in folders)
    assert sorted(re.findall(r"<loc>.*?</loc>", first)) == sorted(re.findall(r"<loc>.*?</loc>", second))
