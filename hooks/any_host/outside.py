"""Names that lead out of the site: what has one is not written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.problems import Problem, shown_path
from homepage.settings.lines import option_place
from homepage.text.plain_values import quotable
from homepage.text.slugs import slug

from .blogs import authors_file, blogs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .build import Build
    from .interface import Files, Settings

_OUT = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")
_SLUG = re.compile(r"^slug[ \t]*:", re.MULTILINE)
_ADVICE = 'Write a slug without "..", such as "my-post".'


def leads_out(name: str) -> bool:
    """Return whether a name of a file or a folder may lead out of the folder that it is for."""
    return _OUT.search(name) is not None or name.startswith("/")


def files_outside(files: Files, build: Build) -> Iterator[Problem]:
    """Yield a problem for each file whose address leads out of the site, such as a post with the slug `../../x`."""
    for file in files:
        if leads_out(file.dest_uri):
            path = Path(str(file.abs_src_path))
            text = path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".md" else ""
            found = _SLUG.search(text)
            line = text.count("\n", 0, found.start()) + 1 if found else 1
            message = f'its address "{quotable(file.url)}" leads out of the site. {_ADVICE}'
            yield Problem(build.path_of(path), line, message, "page-address", "error")


def rename_authors(config: Settings, build: Build) -> None:
    """Report the authors of posts whose pages would lie outside the site, and give them other names until then."""
    for blog in blogs(config):
        for name, author in getattr(blog, "authors", {}).items():
            if leads_out(written := author.slug or name):
                path, line = option_place(authors_file(blog, config), ("authors", name, "slug"))
                message = f'the page of the author "{quotable(written)}" leads out of the site. {_ADVICE}'
                build.problems.report(Problem(shown_path(path, build.root), line, message, "page-address", "error"))
                author.slug = slug(written) or "author"
