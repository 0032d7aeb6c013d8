"""The same site, built by MkDocs and by another program."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from conftest import PROJECT, run_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ZENSICAL = str(PROJECT / "hooks/zensical_host")
PLAIN_MARKDOWN = str(PROJECT / "tests/plain_markdown.py")
MKDOCS = ("mkdocs", "mkdocs_bibtex", "material", "properdocs", "pybtex")
"""The packages of MkDocs, and what it needs that others do not."""


def run_python(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the exit code of Python with these arguments and what it printed."""
    return run_program(sys.executable, *arguments, cwd=cwd)


def run_without(packages: Iterable[str], program: str, *arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the same of a program in Python, as if packages were not installed."""
    code = f"""
import runpy, sys
sys.modules.update(dict.fromkeys({tuple(packages)}))
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
    return run_python("-c", code, program, *arguments, cwd=cwd)


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a built site by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def different(one: Path, other: Path) -> list[str]:
    """Return the paths of files that only one of two folders has, or that differ."""
    first, second = files_in(one), files_in(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


JUSTIFIED = {
    r"\n\s*(?=\n)|^\s+|\s+$": "Zensical's template of a page's text has its blank lines elsewhere.",
    r"(?:site|plain)\.[0-9a-f]{8}\.css": "Stylesheets have what pages use of Zensical's theme, not of Material's.",
    r'(?s)<nav class="md-tags".*?</nav>': "Zensical shows tags after the text, Material before it.",
    r'(?<=[:#"][a-z])([^"\s]*?)-p\d+(?=")': "The excerpt of a post has ids of its own; only their numbers differ.",
    r'(?<=class="cite" data-key=")([^"]*)" href="[^"]*(?:publications/[^"]*/|#ref-[^"]*)(?=")': (
        "Zensical cuts the excerpt out of the post: where the post has references, a citation leads to them."
    ),
    r'(?<=href=")\./(?=[^"])': "Zensical writes `./a` for `a` in lists of tags.",
    r'(?<=</span>)<a class="headerlink" href="#tag:[^>]*>#</a>': "Zensical makes lists of tags without links to them.",
}
"""What may differ on a page between hosts, each with the reason."""
OTHER_FILES = {
    r"assets/stylesheets/.*": "Their names have a hash of what they contain.",
    r"search/search_index\.(js|json)": "The index of the pages is made by the engine, not by Material; see its test.",
    r"sitemap\.xml(\.gz)?": "The order of the pages differs; see its test.",
    r"tags\.json": "Only Material's plugin exports tags.",
    r"tags(/index)?\.md": "Zensical draws lists of pages by tag itself; the Markdown twin has their comment.",
}
"""Files that may differ between hosts, each with the reason."""


def shown(page: str) -> str:
    """Return a page without what may differ between hosts."""
    for pattern in JUSTIFIED:
        page = re.sub(pattern, "", page, flags=re.MULTILINE)
    return page


def differences(mkdocs: Path, zensical: Path) -> list[str]:
    """Return the paths of files that differ between hosts without a reason."""
    has_reason = re.compile("|".join(OTHER_FILES)).fullmatch
    found = [name for name in different(mkdocs, zensical) if not has_reason(name)]
    first, second = files_in(mkdocs), files_in(zensical)
    return [name for name in found if not name.endswith(".html") or _page(first, name) != _page(second, name)]


def _page(files: Mapping[str, bytes], name: str) -> str:
    return shown(files.get(name, b"").decode())
