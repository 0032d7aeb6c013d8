"""Tests of pages and files that the options name, on the site and missing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from homepage.check import check_project

if TYPE_CHECKING:
    from conftest import Homepage


def _with_pages(homepage: Homepage, url: str) -> None:
    homepage.write({"docs/people/luz.md": "# Luz\n\n## Talks\n", "docs/assets/pdf/cv.pdf": "%PDF-1.4"})
    homepage.write({"docs/index.md": "---\ntemplate: home.html\n---\n\n/// publications\n///\n"})
    homepage.settings["site_url"] = "https://ada.example/lab/"
    homepage.options["author"] = {
        "name": "Ada Lovelace",
        "profiles": [{"name": "Me", "url": url}],
        "positions": [{"title": "Head", "organization": "Lab", "url": url}],
    }
    homepage.options["people"] = [{"name": "Charles Babbage", "url": url}]


@pytest.mark.parametrize("in_folders", [True, False])
@pytest.mark.parametrize(
    ("url", "in_folder", "as_file"),
    [
        ("people/luz.md", "people/luz/", "people/luz.html"),
        ("/people/luz.md", "people/luz/", "people/luz.html"),
        ("people/luz", "people/luz/", "people/luz.html"),
        ("people/luz.md#talks", "people/luz/#talks", "people/luz.html#talks"),
        ("assets/pdf/cv.pdf", "assets/pdf/cv.pdf", "assets/pdf/cv.pdf"),
        ("https://luz.example/", "https://luz.example/", "https://luz.example/"),
    ],
)
def test_an_address_of_the_site_leads_there_from_each_page(
    url: str, in_folder: str, as_file: str, in_folders: bool, homepage: Homepage
) -> None:
    _with_pages(homepage, url)
    homepage.settings["use_directory_urls"] = in_folders
    built = homepage.build()
    wanted = in_folder if in_folders else as_file
    assert built.code == 0
    assert "not in docs/" not in built.output
    home = (built.folder / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(rf'href="(?:\./)?{re.escape(wanted)}"', home)) >= 3
    paper = "publications/lovelace1843notes" + ("/index.html" if in_folders else ".html")
    root = "" if "://" in url else "../../" if in_folders else "../"
    text = (built.folder / paper).read_text(encoding="utf-8")
    assert f'href="{root}{wanted}"' in text
    absolute = wanted if "://" in url else f"https://ada.example/lab/{wanted}"
    assert json.dumps(absolute) in text
    assert home.count(json.dumps(absolute)) >= 2
    twin = (built.folder / "index.md").read_text(encoding="utf-8")
    page = re.sub(r"luz(/|\.html)(#talks)?$", "luz/index.md" if in_folders else "luz.md", wanted)
    assert re.findall(r"^- \[Me\]\((?:\./)?(.*)\)", twin, re.MULTILINE) == [page]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("assets/pdf/cw.pdf", 'names assets/pdf/cw.pdf, which is not in docs/. Did you mean "assets/pdf/cv.pdf"?'),
        ("assets/pdf/CV.PDF", 'names assets/pdf/CV.PDF, which is not in docs/. Did you mean "assets/pdf/cv.pdf"?'),
        ("cv.pdf", 'names cv.pdf, which is not in docs/. Did you mean "assets/pdf/cv.pdf"?'),
        ("people/lus.md", 'names people/lus.md, which is not in docs/. Did you mean "people/luz.md"?'),
        ("people/lus/", 'names people/lus/, which is not in docs/. Did you mean "people/luz.md"?'),
        ("docs/people/luz.md", 'names docs/people/luz.md, which is not in docs/. Did you mean "people/luz.md"?'),
    ],
)
def test_a_page_or_file_that_is_missing_is_told_by_line(url: str, message: str, homepage: Homepage) -> None:
    _with_pages(homepage, url)
    built = homepage.build()
    assert built.code == 0
    line = homepage.line_of("mkdocs.yml", "    people:") + 2
    assert f"mkdocs.yml:{line}: extra.homepage.people.url {message}" in built.output
    for section in ("author.profiles", "author.positions"):
        assert f"extra.homepage.{section}.url {message}" in built.output
    told = [str(problem) for problem in check_project(homepage.root / "mkdocs.yml").problems]
    assert sum(message in each for each in told) == 3
    assert f'href="{url}"' not in (built.folder / "index.html").read_text(encoding="utf-8")


def test_the_name_of_another_site_is_not_taken_for_a_file(homepage: Homepage) -> None:
    _with_pages(homepage, "luz.museum")
    built = homepage.build()
    assert "not in docs/" not in built.output
    assert "start it with https://" in built.output


def test_a_path_of_windows_is_told(homepage: Homepage) -> None:
    _with_pages(homepage, "assets\\pdf\\cv.pdf")
    assert "write it with forward slashes: assets/pdf/cv.pdf" in homepage.build().output


def test_a_portrait_in_the_wrong_case_is_told(homepage: Homepage) -> None:
    homepage.write({"docs/assets/Me.JPG": "picture"})
    homepage.options["author"] = {"name": "Ada Luz", "portrait": "assets/me.jpg"}
    assert 'names assets/me.jpg, which is not in docs/. Did you mean "assets/Me.JPG"?' in homepage.build().output


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("other.jpg", b"", "which is not in docs/. Put the picture there, or delete this line"),
        ("me.jpg", b"not a picture", "which is not a picture. Save it as JPEG, PNG or WebP."),
        ("me.jpg", b"\xff\xd8\xff" + bytes(9_000_000), "which has 9.0 MB, and each reader loads it."),
        ("me.jpg", b"\xff\xd8\xff" + bytes(9_000), ""),
    ],
)
def test_a_portrait_that_a_page_cannot_show_well_is_told(
    name: str, data: bytes, message: str, homepage: Homepage
) -> None:
    homepage.write({f"docs/assets/{name}": ""})
    (homepage.root / "docs/assets" / name).write_bytes(data)
    wanted = "portraits/ada.png" if name == "other.jpg" else "assets/me.jpg"
    homepage.options["author"] = {"name": "Ada Luz", "portrait": wanted}
    built = homepage.build()
    told = [str(problem) for problem in check_project(homepage.root / "mkdocs.yml").problems]
    assert built.code == 0
    assert ("author.portrait" in built.output) == bool(message)
    assert message in built.output
    assert any(message in each for each in told) or not message


def test_a_file_of_an_entry_in_the_wrong_case_is_told(homepage: Homepage) -> None:
    homepage.write({"docs/assets/paper.pdf": "%PDF-1.4"})
    homepage.write(
        {"docs/publications.bib": "@misc{a, title={T}, author={Ada Luz}, year=2020, pdf={assets/Paper.PDF}}\n"}
    )
    message = 'names assets/Paper.PDF, which is not in docs/. Did you mean "assets/paper.pdf"?'
    assert message in homepage.build().output
    assert any(message in str(each) for each in check_project(homepage.root / "mkdocs.yml").problems)


def test_only_a_file_of_the_same_kind_is_suggested(homepage: Homepage) -> None:
    homepage.write({"docs/notes.md": "# Notes\n", "docs/assets/notes.txt": "", "docs/assets/notes.css": ""})
    homepage.write(
        {"docs/publications.bib": "@misc{a, title={T}, author={Ada Luz}, year=2020, pdf={assets/notes.pdf}}\n"}
    )
    assert "names assets/notes.pdf, which is not in docs/. Put the file there.\n" in homepage.build().output


def test_a_picture_in_a_list_keeps_its_width(homepage: Homepage) -> None:
    homepage.write({"docs/assets/a.png": "", "docs/index.md": "# A\n\n/// news\n///\n"})
    homepage.write({"docs/lists/news.yml": "- date: 2024-01-01\n  text: 'See ![plot](assets/a.png){ width=200 }'\n"})
    built = homepage.build()
    assert 'width="200"' in (built.folder / "index.html").read_text(encoding="utf-8")
