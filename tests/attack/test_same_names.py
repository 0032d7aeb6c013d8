"""Where file systems ignore case or the form of accents, no name takes the place of another file or page."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from homepage.text.slugs import folded, make_slugs, slug
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage

WIDE, SPLIT = "Ünï", unicodedata.normalize("NFD", "ünï")
DEVICES = ("con", "PRN", "aux", "Nul", "com1", "LPT9")


def repeated(folder: Path) -> list[str]:
    """Return the names in a folder that are those of several files, where case and the form of accents are ignored."""
    names = Counter(folded(file.relative_to(folder).as_posix()) for file in folder.rglob("*"))
    return [name for name, number in names.items() if number > 1]


def entry(key: str, more: str = "") -> str:
    return f"@misc{{{key},\n  title = {{On {key}}},\n  author = {{Lovelace, Ada}},\n  year = {{1843}},\n{more}}}\n\n"


def test_keys_that_differ_in_case_or_accents_have_pages_of_their_own(homepage: Homepage) -> None:
    keys = (
        "Three",
        "three",
        "THREE",
        WIDE,
        SPLIT,
        "straße",
        "STRASSE",
        "ﬁn",
        "fin",
        *DEVICES,
        "con-",
        "a:b",
        "a.b",
        "index",
    )
    homepage.write({"docs/publications.bib": "".join(map(entry, keys))})
    site = homepage.build()
    assert site.code == 0, site.output
    assert repeated(site.folder) == []
    pages = [path for path in site.pages if path.startswith("publications/")]
    assert len(pages) == len(keys)
    for file in site.folder.rglob("*"):
        assert file.stem.casefold() not in {device.casefold() for device in DEVICES}


def test_no_file_of_the_author_takes_the_place_of_what_the_build_makes(homepage: Homepage) -> None:
    bib = entry("three") + entry("four", "  aliases = {about-us},\n")
    homepage.write(
        {
            "docs/publications.bib": bib,
            "docs/ROBOTS.txt": "",
            "docs/publications/Three.md": "# About three\n",
            "docs/publications/About-Us.md": "# Us\n",
            "docs/old/Page.md": "# Page\n",
            "docs/lists/people.yml": "- name: Mira Castellane\n",
            "docs/people/Mira-Castellane.md": "Words.\n",
            "docs/index.md": "# Ada\n\n/// publications\n///\n\n/// people\n///\n",
        }
    )
    homepage.options["redirects"] = {"/OLD/page/": "index.md"}
    site = homepage.build()
    told = [
        line.partition("  ")[2].strip(" -") for line in site.output.splitlines() if line.startswith(("WARN", "ERR"))
    ]
    assert site.code == 0, told
    assert repeated(site.folder) == []
    assert "Us" in site.page("publications/About-Us/index.html").text
    assert "Page" in site.page("old/Page/index.html").text
    assert "On four" in site.text("publications.bib")
    assert "About three" in site.page("publications/Three/index.html").text
    assert any(
        line.startswith("docs/ROBOTS.txt:1: many computers take its name for that of robots.txt") for line in told
    )
    assert any(
        line.startswith('docs/publications.bib:1: entry "three": its page has the same address') for line in told
    )
    assert any("redirects has /OLD/page/, which is the address of old/Page.md" in line for line in told)


def test_a_key_that_is_the_name_of_the_page_of_a_folder_leaves_that_page(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/publications.bib": entry("index") + entry("README") + entry("index.de"),
            "docs/publications/index.md": "# All\n\n/// publications\n///\n",
        }
    )
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert len(site.page("publications/index.html").all(".pub")) == 3
    assert {"publications/index-2/index.html", "publications/readme/index.html"} <= {*site.pages}


def test_a_list_on_the_page_of_a_paper_may_have_the_paper(homepage: Homepage) -> None:
    homepage.write({"docs/publications/lovelace1843notes.md": "Words.\n\n/// publications\n///\n"})
    page = homepage.build(strict=True).page("publications/lovelace1843notes/index.html")
    ids = Counter(element["id"] for element in page.all("[id]"))
    assert [name for name, number in ids.items() if number > 1] == []


def test_the_file_with_the_papers_may_have_capitals(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"bibtex": {"bib_file": "Publications.bib"}}
    (homepage.root / "docs/publications.bib").rename(homepage.root / "docs/Publications.bib")
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert sorted(file.name for file in site.folder.glob("*.bib")) == ["publications.bib", "selected.bib"]


def test_two_files_of_the_author_with_one_name_are_told_and_stay(homepage: Homepage) -> None:
    homepage.write({"docs/a.txt": "a", "docs/A.txt": "A", "docs/Publications.BIB": "", "docs/index.md": "# Ada\n"})
    site = homepage.build()
    assert (site.text("a.txt"), site.text("A.txt")) == ("a", "A")
    assert "docs/a.txt:1: many computers take its name for that of A.txt" in site.output
    assert "docs/Publications.BIB:1: many computers take its name for that of publications.bib" in site.output


def test_names_that_differ_in_dots_or_spaces_at_the_end_are_told(homepage: Homepage) -> None:
    card = "---\nname: E\nlicense: mit\n---\n\n# E\n\nRuns on steam.\n"
    homepage.write({f"docs/models/{name}.md": card for name in ("engine", "engine.", "engine ")})
    homepage.write({"docs/a.txt": "", "docs/a.txt.": "", "docs/notes/b.txt": "", "docs/notes./b.txt": ""})
    output = homepage.build().output
    told = [line.split(":")[0].rpartition("docs/")[2] for line in output.splitlines() if "many computers take" in line]
    assert len(told) == 4
    assert len([name for name in told if name.startswith("models/engine")]) == 2
    assert {"a.txt.", "notes./b.txt"} <= {*told}


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_slugs_differ_where_case_and_accents_are_ignored(keys: list[str]) -> None:
    slugs = make_slugs(keys)
    assert len({folded(each) for each in slugs}) == len(keys)


@pytest.mark.parametrize("name", DEVICES)
def test_no_slug_is_the_name_of_a_device(name: str) -> None:
    assert slug(name) == f"{name.casefold()}-"
    assert make_slugs([name, f"{name}-", f"{name}--"])[0] == f"{name.casefold()}-"
