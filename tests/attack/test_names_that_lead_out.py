"""Names in the author's files, and in those of strangers, that lead out of the site or are no names of files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from homepage.check import check_project
from homepage.problems import Problem
from homepage.text.named_files import file_in, path_in
from homepage.words import ENGLISH, words_in
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage

NO_FILES = (
    "x" * 400,
    "x/" * 3000,
    "a\x00b",
    "",
    ".",
    "..",
    "../outside.txt",
    "a/../../outside.txt",
    "link.txt",
    "link/x.txt",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, beside a file that no name in it may mean."""
    docs = tmp_path / "docs"
    (docs / "a").mkdir(parents=True)
    (docs / "a/inside.txt").write_text("inside", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("outside", encoding="utf-8")
    (tmp_path / "x.txt").write_text("outside", encoding="utf-8")
    (docs / "link.txt").symlink_to(tmp_path / "outside.txt")
    (docs / "link").symlink_to(tmp_path)
    return docs


@pytest.mark.parametrize("name", NO_FILES, ids=range(len(NO_FILES)))
def test_a_name_that_leads_out_or_is_too_long_means_no_file(name: str, folder: Path) -> None:
    assert file_in(folder, name) is None
    assert file_in(folder, str(folder.parent / "outside.txt")) is None
    assert file_in(folder, "a/../a/inside.txt")
    assert path_in(folder, "a")


def test_hostile_names_of_files_end_no_build_and_nothing_is_read_or_written_elsewhere(homepage: Homepage) -> None:
    Image.new("RGB", (900, 900)).save(homepage.root.parent / "secret.png")
    lines = [f"- {{date: 2024, text: News, picture: {name}}}" for name in ("../../secret.png", "x" * 400 + ".png")]
    long = "x" * 400
    homepage.options["author"] |= {"portrait": long, "profiles": [{"name": "A", "url": long}]}  # type: ignore[operator]
    homepage.options["other_bib"] = f"{long}.bib"
    homepage.write(
        {
            "docs/lists/news.yml": "\n".join(lines),
            "docs/news.md": f"---\ntemplate: {long}\nimage: {long}\nmark: {long}.svg\n---\n# News\n\n/// news\n///\n",
            "docs/models/m.md": f"---\nlicense: mit\nlicense_link: {long}\n---\n\n[x]({long}) ![x]({long})\n",
            "docs/cv.md": "---\nlang: ../../docs/written\ncv: [publications]\n---\n# CV\n",
        }
    )  # fmt: skip
    site = homepage.build()
    assert site.code == 1
    assert "Traceback" not in site.output
    assert "extra.homepage.author.profiles.url" in site.output
    homepage.options["author"] |= {"profiles": []}  # type: ignore[operator]
    del homepage.options["other_bib"]
    site = homepage.build()
    assert site.code == 0, site.output
    assert not list(site.folder.rglob("secret*"))
    assert not list(homepage.root.rglob("written.json"))


@pytest.mark.parametrize(("name", "said"), [("a\0b", "a\\u0000b"), ("x" * 300, "x" * 300)])
def test_a_name_of_a_bib_file_that_no_file_can_have_is_told_by_line(name: str, said: str, homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"bibtex": {"bib_file": f"{name}.bib"}}
    site = homepage.build()
    assert site.code == 1
    assert "Traceback" not in site.output
    line = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").partition("bib_file")[0].count("\n") + 1
    told = f"mkdocs.yml:{line}: bib_file: there is no docs/{said}.bib"
    assert told in site.output
    assert any(str(problem).startswith(told) for problem in check_project(homepage.root / "mkdocs.yml").problems)


def test_what_is_no_language_has_the_words_of_english(tmp_path: Path) -> None:
    for code in ("../../x", "x", "", "de/../x", "d" * 400):
        assert words_in(code, tmp_path / "words") is ENGLISH
    assert list(tmp_path.iterdir()) == []


def test_a_message_shows_signs_that_would_change_the_terminal(tmp_path: Path) -> None:
    found = Problem("docs/a\x1b.md", 1, "\x1b[2Jname \u202etxt.exe\x00 \r \x9b1A \ud800 « à\u00a0»", "unsafe-link")
    shown = str(found)
    assert shown == "docs/a\\u001b.md:1: \\u001b[2Jname \\u202etxt.exe\\u0000 \\u000d \\u009b1A \\ud800 « à\u00a0»"


def test_no_post_and_no_author_of_posts_is_written_outside_the_site(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"blog": {"authors_profiles": True}}
    author = "{name: A, description: B, avatar: https://a.example/a.png, slug: ../../../../planted-author}"
    homepage.write(
        {
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/.authors.yml": f"authors:\n  a: {author}\n",
            "docs/blog/posts/one.md": "---\ndate: 2024-01-01\nslug: ../../../../../../planted-post\nauthors: [a]\n---\n"
            "# One\n\nFirst.\n\n<!-- more -->\n",
        }
    )
    site = homepage.build()
    assert site.code == 1
    assert "ERROR   -  docs/blog/.authors.yml:2: the page of the author" in site.output
    assert re.search(r'docs/blog/posts/one.md:3: its address "[^"]*/planted-post/" leads out of the site', site.output)
    assert not list(homepage.root.parent.rglob("planted-*"))


def test_no_curriculum_vitae_is_written_outside_the_site_or_for_a_card(homepage: Homepage) -> None:
    asked = "cv: [news]\nvariants:\n  a/../../../../planted: {pages: 1}\n  short: {pages: 1}\n"
    homepage.write(
        {
            "docs/models/card.md": f"---\nlicense: mit\n{asked}---\n# A card\n",
            "docs/cv.md": f"---\n{asked}---\n# CV\n",
            "docs/lists/news.yml": "- {date: 2024, text: Words}\n",
        }
    )
    site = homepage.build()
    assert site.code == 0, site.output
    made = [file.relative_to(site.folder).as_posix() for file in homepage.root.parent.rglob("*.pdf")]
    assert sorted(made) == ["assets/cv-short.pdf", "assets/cv.pdf"]
