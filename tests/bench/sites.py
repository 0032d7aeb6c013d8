"""The sites that are compared: a homepage of this project and stock Material; tests/bench/run builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from bs4 import BeautifulSoup, Tag
from make_bib import OWNER
from measure import Cost, run
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BENCH = Path(__file__).parent
PROJECT = BENCH.parent.parent
LIST_PAGE = "publications/index.html"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTAINERS = ("article", "div", "section")


@dataclass(frozen=True)
class Site:
    """A folder with a `mkdocs.yml`, `docs/`, and `site/` once it is built."""

    root: Path

    @property
    def built(self) -> Path:
        """The folder of the built pages."""
        return self.root / "site"

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, named from the site's root."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def configure(self, settings: Mapping[str, object]) -> None:
        """Write `mkdocs.yml`."""
        self.write({"mkdocs.yml": yaml.safe_dump({"docs_dir": "docs", "site_dir": "site", **settings})})

    def command(self, name: str, *arguments: str) -> list[str]:
        """Return an `mkdocs` command for this site."""
        return [sys.executable, "-m", "mkdocs", name, "--config-file", str(self.root / "mkdocs.yml"), *arguments]

    def build(self, *arguments: str, cores: int | None = None) -> Cost:
        """Build once, in a child process, and return the cost; `cores` is how many it may use."""
        return run(self.command("build", "--quiet", *arguments), environment(self.root.parent), cores)

    def build_cold(self, cores: int | None = None) -> Cost:
        """Build once, without the cache of earlier builds."""
        self.forget()
        return self.build(cores=cores)

    def forget(self) -> None:
        """Delete the cache of earlier builds."""
        shutil.rmtree(self.root / ".cache", ignore_errors=True)

    def shown(self) -> int:
        """Return how many papers the list shows."""
        return (self.built / LIST_PAGE).read_text(encoding="utf-8").count(" data-key=")


def environment(folder: Path) -> dict[str, str]:
    """Return the environment variables of a build; compiled Python and temporary files of all sites are in a folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"PYTHONPYCACHEPREFIX": str(folder / "pycache"), "TMPDIR": str(folder)}
    return {**kept, **places, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def project_settings() -> Mapping[str, object]:
    """Return this project's `mkdocs.yml`."""
    with (PROJECT / "mkdocs.yml").open(encoding="utf-8") as file:
        return yaml_load(file)


def homepage(root: Path, papers: int, seed: int, *, paper_pages: bool) -> Site:
    """Return a homepage with made-up papers in one list, which inherits this project's configuration."""
    site = Site(root)
    block = "/// publications\n    filters: true\n///\n"
    site.write({"docs/index.md": "# Home\n\nSome words.\n", "docs/publications/index.md": f"# Publications\n\n{block}"})
    with (root / "docs/publications.bib").open("wb") as file:
        command = [sys.executable, str(BENCH / "make_bib.py"), str(papers), "--seed", str(seed)]
        subprocess.run(command, stdout=file, check=True)
    family, given = OWNER.split(", ")
    author = {"name": f"{given} {family}", "aliases": [OWNER], "positions": [], "profiles": []}
    site.configure(
        {
            "INHERIT": str(PROJECT / "mkdocs.yml"),
            "site_name": "Bench",
            "nav": [{"Home": "index.md"}, {"Publications": "publications/index.md"}],
            "hooks": [str(PROJECT / "hooks/mkdocs_hook.py")],
            "extra": {"homepage": {"author": author, "paper_pages": paper_pages}},
        }
    )
    return site


def own_homepage(root: Path) -> Site:
    """Return this project's own site; a build writes its files into the folder."""
    site = Site(root)
    hook = str(PROJECT / "hooks/mkdocs_hook.py")
    site.configure({"INHERIT": str(PROJECT / "mkdocs.yml"), "docs_dir": str(PROJECT / "docs"), "hooks": [hook]})
    return site


def stock(root: Path, nav: object) -> Site:
    """Return a site in stock Material with this project's Markdown extensions and search, and no pages yet."""
    site = Site(root)
    settings = project_settings()
    kept = {name: settings[name] for name in ("site_url", "markdown_extensions", "validation") if name in settings}
    theme = {"name": "material", "font": False}
    site.configure({**kept, "site_name": "Stock", "theme": theme, "plugins": {"search": {}}, "nav": nav})
    return site


def empty(root: Path) -> Site:
    """Return the empty site that every time is compared with."""
    site = stock(root, [{"Home": "index.md"}, {"Publications": "publications/index.md"}])
    site.write({"docs/index.md": "# Home\n\nSome words.\n", "docs/publications/index.md": "# Publications\n"})
    return site


def twin(root: Path, original: Site) -> Site:
    """Return stock Material's site of the same pages with the same text, from a site that is built."""
    settings = yaml_load((original.root / "mkdocs.yml").read_text(encoding="utf-8"))
    site = stock(root, settings.get("nav") or project_settings()["nav"])
    pages = original.built.rglob("index.html")
    site.write({f"docs/{_source(page, original.built)}": _markdown(page) for page in pages})
    return site


def _source(page: Path, built: Path) -> str:
    """Return the Markdown file of a built page `a/index.html`: `a.md`, or `a/index.md` if there are pages below it."""
    folder = page.parent
    is_alone = folder != built and not any(other.is_dir() for other in folder.iterdir())
    return (folder.with_suffix(".md") if is_alone else folder / "index.md").relative_to(built).as_posix()


def _markdown(page: Path) -> str:
    """Return a built page's text: headings as Markdown, everything else as HTML, which Markdown does not change."""
    html = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    text = html.select_one("article.md-content__inner") or html.select_one("main")
    return "\n\n".join(_pieces(text or html)) + "\n"


def _pieces(element: Tag) -> Iterator[str]:
    for child in element.find_all(recursive=False):
        if child.name in HEADINGS:
            for permalink in child.select(".headerlink"):
                permalink.decompose()
            yield f"{'#' * int(child.name[1])} {child.get_text(' ', strip=True)}"
        elif child.name in CONTAINERS and child.find(HEADINGS):
            yield from _pieces(child)
        else:
            yield str(child).replace("\n\n", "\n")
