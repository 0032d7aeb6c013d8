"""What MkDocs keeps back by `exclude_docs` or `draft_docs`, and posts that are drafts, appear nowhere on a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import new_site
from mkdocs.config import load_config
from mkdocs_host.settings import published

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from site_pages import BuiltSite

BLOCKS = "/// areas\n///\n\n/// publications\n///\n\n/// models\n///\n\n/// models\n    view: lineage\n///\n"
CARD = (
    "---\nname: {0} card\nlicense: mit\npapers: [lovelace1843notes]\nbase_model: lab/base\n---\n\n# {0} card\n\n{0}.\n"
)
HELD_BACK = {
    "docs/models/excluded.md": CARD.format("Excluded"),
    "docs/models/drafted.md": CARD.format("Drafted"),
    "docs/research/excluded.md": "---\ntitle: Excluded area\ndescription: Excluded.\n---\n\n# Excluded area\n",
    "docs/research/drafted.md": "---\ntitle: Drafted area\n---\n\n# Drafted area\n",
    "docs/excluded.md": "# Excluded page\n",
    "docs/drafted.md": "# Drafted page\n",
    "docs/blog/posts/drafted.md": "---\ndate: 2024-01-02\ndraft: true\n---\n\n# Drafted post\n\nText.\n",
}
SHOWN = {
    "docs/index.md": f"# Home\n\n{BLOCKS}",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/shown.md": "---\ndate: 2024-01-02\n---\n\n# Shown post\n\nText.\n",
    "docs/models/shown.md": CARD.format("Shown") + "\n[x](excluded.md)\n",
    "docs/research/shown.md": "---\ntitle: Shown area\n---\n\n# Shown area\n",
    "docs/shown.md": "# Shown page\n",
}


def with_unpublished(site: Homepage) -> Homepage:
    site.write(HELD_BACK | SHOWN)
    site.settings |= {
        "exclude_docs": "excluded.md\n",
        "draft_docs": "drafted.md\n!/blog/\n",
        "plugins": {
            "search": {},
            "bibtex": {"bib_file": "publications.bib", "bib_by_default": False},
            "material/blog": {},
        },
    }
    site.configure()
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return with_unpublished(new_site(tmp_path_factory.mktemp("unpublished"))).build()


def test_nothing_that_is_held_back_is_in_any_file_of_the_site(built: BuiltSite) -> None:
    assert built.code == 0, built.output
    files = [path for path in built.folder.rglob("*") if path.suffix not in (".js", ".css", ".png", ".gz", ".woff2")]
    words = {path: path.read_text(encoding="utf-8", errors="replace") for path in files if path.is_file()}
    told = {path.relative_to(built.folder).as_posix() for path, text in words.items() if "xcluded" in text}
    own_link = {f"models/shown/{name}" for name in ("index.html", "index.md", "README.md")}
    assert told == own_link
    assert [path for path, text in words.items() if "rafted" in text] == []
    assert "xcluded" not in "".join(path.as_posix() for path in files)


def test_what_is_not_held_back_is_shown(built: BuiltSite) -> None:
    assert {"Shown area", "Shown page", "Shown card"} <= {
        line.partition("[")[2].partition("]")[0] for line in built.text("llms.txt").splitlines()
    }
    assert "Shown card" in built.text("models.json")


def test_a_link_to_what_is_held_back_is_reported(built: BuiltSite) -> None:
    assert 'docs/models/shown.md:12: the link leads to "excluded.md", which is not a file of this site.' in built.output


@pytest.mark.parametrize(("serving", "shown"), [(True, [False, True, True]), (False, [False, False, True])])
def test_the_development_server_shows_drafts(tmp_path: Path, serving: bool, shown: list[bool]) -> None:
    site = with_unpublished(new_site(tmp_path))
    is_published = published(load_config(str(site.root / "mkdocs.yml")), serving=serving)
    assert [is_published(f"models/{name}.md") for name in ("excluded", "drafted", "shown")] == shown
