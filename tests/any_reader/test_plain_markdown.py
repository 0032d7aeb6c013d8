"""A third adapter, to Python-Markdown alone, builds the same pages as MkDocs: what a build needs is in no adapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import made_up_sites
from any_reader.command import main
from hosts import MKDOCS, PLAIN_MARKDOWN, differences, files_in, run_without
from plain_markdown import PlainMarkdown

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from conftest import Homepage

SITE = {
    "docs/index.md": "# Ada\n\nOf [@lovelace1843notes], see [a card](models/engine.md#use) and a [file](in/a%20b.txt)."
    "\n\n/// news\n///\n\n\\bibliography\n",
    "docs/publications/index.md": "# Publications\n\n/// publications\n    filters: true\n///\n",
    "docs/models/index.md": "# Models\n\n/// models\n    view: table\n///\n",
    "docs/models/engine.md": "---\nlicense: mit\ntags: [punched]\nbase_model: jacquard/loom\n---\n\n# Engine\n\n"
    "## Use\n\n![](../in/a.svg) [@lovelace1844poetical] *turns*\n",
    "docs/lists/news.yml": "- date: 1843-09-01\n  text: The *notes* are [here](index.md).\n",
    "docs/in/page.md": '# A `page`\n\n[back](../index.md) <a href="../../">HTML</a>\n\n'
    "## One\n\n[one](#one)\n\n## Two\n\n## Three\n",
    "docs/in/a b.txt": "a",
    "docs/in/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
NAV = ["index.md", {"Papers": "publications/index.md"}, {"More": ["models/index.md", "in/page.md"]}]


def built(root: Path) -> Path:
    """Return the folder in which Python-Markdown has built a site."""
    arguments = ("build", "--strict", "--site-dir", "plain")
    code, output = run_without([*MKDOCS, "zensical"], PLAIN_MARKDOWN, *arguments, cwd=root)
    assert code == 0, output
    return root / "plain"


def articles(folder: Path) -> dict[str, str]:
    """Return the text of each page as HTML, without what the theme draws around it."""
    pages = {name: page.decode() for name, page in files_in(folder).items() if name.endswith(".html")}
    return {name: "".join(re.findall(r"(?s)<article.*?</article>", page)) for name, page in pages.items()}


def test_papers_cards_lists_and_links_are_the_same_as_with_mkdocs(homepage: Homepage) -> None:
    homepage.settings["nav"] = NAV
    homepage.write(SITE)
    mkdocs = homepage.build(strict=True)
    assert mkdocs.code == 0, mkdocs.output
    folder = built(homepage.root)
    found = articles(folder)
    assert found == articles(mkdocs.folder)
    assert 'class="pub__title"' in found["publications/lovelace1843notes/index.html"]
    assert 'class="model__license"' in found["models/engine/index.html"]
    assert differences(mkdocs.folder, folder) == [], "nor do the frames and the other files differ"


def test_a_site_in_another_language_is_the_same_as_with_mkdocs(tmp_path: Path) -> None:
    site = made_up_sites.built("historian", tmp_path / "site")
    assert site.code == 0, site.output
    assert differences(site.folder, built(tmp_path / "site")) == []


def test_what_the_program_does_not_do_is_said_by_line(homepage: Homepage, capsys: pytest.CaptureFixture[str]) -> None:
    homepage.settings["plugins"] = {"blog": {}}
    homepage.configure()
    assert main(["build", "--config-file", str(homepage.root / "mkdocs.yml")], PlainMarkdown()) == 1
    line = homepage.line_of("mkdocs.yml", "  blog: {}")
    assert capsys.readouterr().err.startswith(
        f'mkdocs.yml:{line}: the plugin "blog" does not run with Python-Markdown.'
    )
