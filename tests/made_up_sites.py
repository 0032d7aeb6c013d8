"""The sites of three people who do not exist, in tests/sites/: a lab of twelve, a historian, a reader of Arabic."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from conftest import PROJECT, fill_cache, run_mkdocs
from site_pages import BuiltSite

if TYPE_CHECKING:
    from pathlib import Path

SITES = PROJECT / "tests" / "sites"


def copy_of(name: str, root: Path) -> Path:
    """Copy the files of a site into a new folder, to be built with this project's engine, and return the folder."""
    shutil.copytree(SITES / name, root)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(" hooks/", f" {PROJECT}/hooks/"), encoding="utf-8")
    return root


def built(name: str, root: Path) -> BuiltSite:
    """Return a site, built in a new folder."""
    fill_cache(copy_of(name, root))
    code, output = run_mkdocs("build", "--strict", cwd=root)
    return built_site_of(root, root / "site", code, output)


def built_site_of(root: Path, folder: Path, code: int, output: str) -> BuiltSite:
    """Return what a build or a publication of the site in `root` has written to a folder."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    return BuiltSite.of(folder, code, output, re.findall(r"^site_url: (.*)$", text, re.MULTILINE)[0])
