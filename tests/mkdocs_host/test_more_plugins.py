"""Plugins that make pages, order them, or write about their authors, and mike, which publishes several versions."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import printed_by

if TYPE_CHECKING:
    from conftest import Homepage

MIKE = "import sys; from mike.driver import main; sys.exit(main())"
MADE = """\
import mkdocs_gen_files
with mkdocs_gen_files.open("made/page.md", "w") as file:
    print("# Made page\\n\\nAs [@lovelace1843notes] says.\\n\\n/// publications\\n    limit: 1\\n///", file=file)
with mkdocs_gen_files.open("made/data.csv", "w") as file:
    print("a,b", file=file)
"""


@pytest.fixture(autouse=True)
def programs(identity: None, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(sys.executable).parent  # mike starts the program that builds by its name
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def committed(homepage: Homepage) -> None:
    homepage.configure()
    for arguments in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Ada's files")):
        printed_by("git", *arguments, cwd=homepage.root)


def test_pages_that_plugins_make_order_and_sign_are_like_any_page(homepage: Homepage) -> None:
    homepage.settings["nav"] = None
    homepage.settings["plugins"] = {
        "search": {},
        "gen-files": {"scripts": ["made.py"]},
        "literate-nav": {"nav_file": "SUMMARY.md"},
        "autorefs": {},
        "git-authors": {"show_line_count": False},
        "swagger-ui-tag": {},
    }
    homepage.write(
        {
            "made.py": MADE,
            "docs/SUMMARY.md": "- [Start](index.md)\n- [Made](made/page.md)\n- [Deep](deep/index.md)\n"
            "- [Links](links.md)\n",
            "docs/deep/index.md": "# Deep\n",
            "docs/links.md": "# Links\n\nSee [Made page][] {{ git_page_authors }}.\n\n<swagger-ui src='api.json'/>\n",
            "docs/api.json": '{"openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {}}',
        }
    )
    committed(homepage)
    site = homepage.build()
    assert site.code == 0, site.output
    made, links = site.page("made/page/index.html"), site.page("links/index.html")
    assert made.html.select_one("a.cite")["href"] == "../../publications/lovelace1843notes/"
    assert len(made.all(".pubs > .pub")) == 1
    assert [entry.text for entry in made.all(".top__entries > li > a")] == ["Start", "Made", "Deep", "Links"]
    assert links.html.find("a", string="Made page")["href"] == "../made/page/#made-page"
    assert "Made page" in site.text("llms.txt")
    assert "As [" in site.text("made/page/index.md")
    assert site.text("made/data.csv") == "a,b\n"
    told = [line for line in site.output.splitlines() if line.startswith("WARNING -") and "git-authors" not in line]
    assert len(told) == 1, told
    assert "the page links.md has `onload=` from a plugin" in told[0]  # which swagger-ui-tag writes
    assert "write `policy: false`" in told[0]


@pytest.mark.parametrize("frame", ["own", "material"])
def test_what_git_says_of_the_authors_of_pages_is_text(
    frame: str, homepage: Homepage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "a'onmouseover='planted()' x=\"onmouseover=\"planted()")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ada & 'Mill' L")
    homepage.options["frame"] = frame
    homepage.settings["plugins"] = {"git-authors": {}}
    homepage.write({"docs/page.md": "# A page\n\n{{ git_page_authors }} {{ git_site_authors }}\n"})
    committed(homepage)
    page = homepage.build().page("page/index.html")
    named = [link for link in page.all("a[href^='mailto:']") if link.get_text() == "Ada & 'Mill' L"]
    assert len(named) == 3
    assert page.all("[onmouseover]") == []


def test_pages_of_other_folders_and_of_awesome_pages_are_like_any_page(homepage: Homepage) -> None:
    homepage.settings["nav"] = [{"Start": "index.md"}, {"Engine": "!include ./engine/mkdocs.yml"}]
    homepage.settings["plugins"] = {"search": {}, "monorepo": {}}
    homepage.write(
        {
            "engine/mkdocs.yml": "site_name: engine\nnav:\n  - Mill: index.md\n",
            "engine/docs/index.md": "# Mill\n\nAs [@lovelace1843notes] says.\n",
        }
    )
    site = homepage.build()
    assert site.code == 0, site.output
    assert site.page("engine/index.html").html.select_one("a.cite")["href"] == "../publications/lovelace1843notes/"

    homepage.settings["nav"] = None
    homepage.settings["plugins"] = {"search": {}, "awesome-pages": {}}
    homepage.write({"docs/.pages": "nav:\n  - index.md\n  - Papers: publications\n  - ...\n", "docs/zoo.md": "# Zoo\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    entries = [entry.text for entry in site.page("index.html").all(".top__entries > li > a")]
    assert entries[1:] == ["Papers", "Zoo"]


def test_mike_publishes_versions_that_lead_to_each_other(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"search": {}, "mike": {}}
    homepage.settings["site_url"] = "https://ada.example/"
    homepage.extra["version"] = {"provider": "mike"}  # type: ignore[assignment]
    committed(homepage)
    printed_by(sys.executable, "-c", MIKE, "deploy", "1.0", "latest", cwd=homepage.root)
    versions = json.loads(printed_by("git", "show", "gh-pages:versions.json", cwd=homepage.root))
    assert versions == [{"version": "1.0", "title": "1.0", "aliases": ["latest"]}]
    page = printed_by("git", "show", "gh-pages:1.0/publications/lovelace1843notes/index.html", cwd=homepage.root)
    assert '<link rel="canonical" href="https://ada.example/1.0/publications/lovelace1843notes/"' in page
    assert "https://ada.example/1.0/" in printed_by("git", "show", "gh-pages:1.0/publications.xml", cwd=homepage.root)
