"""The report of `check --since`: one line for each paper that readers see otherwise than before."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..bibliography.reader import make_bibliography
from ..bibtex import bibs_of
from ..names import Name
from ..names.people import People, Person
from ..problems import shown_path
from ..settings.mkdocs_yml import read_configuration
from ..settings.reader import read_options
from .changes import Change, changes
from .revision import NoRevisionError, written_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..bibliography.reader import Bibliography
    from .revision import Revision

_CONFIG = "mkdocs.yml"
_LONGEST = 160


def report_since(revision: str, root: Path, *, of_one_site: bool = False) -> tuple[list[str], bool]:
    """Return the lines of the report, and whether no address of a paper became a dead end that a line can mend.

    With `of_one_site`, a revision of which no paper is left is refused: it is somebody else's site, as after a fork.
    """
    with TemporaryDirectory(prefix="homepage-since-") as temporary:
        folder = Path(temporary).resolve()
        then = written_out(revision, root, folder)
        if not (folder / _CONFIG).is_file():
            raise NoRevisionError(f"there was no {_CONFIG} at {revision}, so there is nothing to compare with")
        old, had_page = _site_in(folder)
        new, has_page = _site_in(root)
        found = changes(old, new, had_page, has_page)
        if of_one_site and sum(change.kind == "removed" for change in found) == len(old.publications):
            raise NoRevisionError(f"no paper of {revision} is left, so that was another site")
        lines = [line for change in found for line in _lines(change)]
    return [*lines, _account(found, then)], not any(map(_is_dead_end, found))


def _site_in(root: Path) -> tuple[Bibliography, Callable[[Publication], bool]]:
    """Return the bibliography of the site in a folder, and which of its papers have a page."""
    configuration = read_configuration(root / _CONFIG)
    if configuration.address:
        raise NoRevisionError(f"the .bib file is at {configuration.address}, and git knows no former states of it")
    files = [file for file in configuration.bib_files if os.path.isfile(file)]
    bibs = bibs_of([(file.read_bytes(), shown_path(file, root)) for file in files])
    options, _ = read_options(configuration.options, str(root / _CONFIG), root)
    return make_bibliography(bibs, People([]), Person(Name("", ""))), partial(_has_page, pages=options.paper_pages)


def _has_page(publication: Publication, pages: str) -> bool:
    return pages == "all" or (pages == "selected" and publication.selected)


def _account(found: Sequence[Change], then: Revision) -> str:
    counts = Counter(change.kind for change in found)
    kinds = [f"{counts[kind]} {kind}" for kind in ("added", "removed", "joined", "renamed", "changed") if counts[kind]]
    return f"since {then.name} of {then.date}: {', '.join(kinds) or 'no paper changed for readers'}"


def _lines(change: Change) -> Iterator[str]:
    yield _head(change)
    for what, before, after in change.differences:
        yield f"  {what}: {_short(before)} → {_short(after)}"
    if not change.old_page:
        return
    page = f"publications/{change.old_page}/"
    if change.leads_on:
        yield f"  {page} leads on to it"
    elif change.after is None:
        yield f"  {page} is gone, and links to it from elsewhere find nothing"
    elif change.kind == "changed" and change.before and change.before.slug == change.after.slug:
        yield f"  {page} is gone, since the paper has no page any longer"
    else:
        yield f"  write aliases = {{{_all_aliases(change)}}} into it, so that {page} leads on to it"


def _all_aliases(change: Change) -> str:
    written = change.after.entry.get("aliases") if change.after else ""
    return ", ".join(filter(None, (written.strip(), change.old_page)))


def _is_dead_end(change: Change) -> bool:
    return bool(change.old_page) and not change.leads_on


def _head(change: Change) -> str:
    paper = change.after or change.before
    assert paper is not None
    place = f"{paper.entry.path}:{paper.entry.line}"
    title = _short(paper.title.text)
    if change.kind == "removed":
        return f"{place} (then): removed {paper.key}: {title}"
    if change.before and change.kind in ("renamed", "joined"):
        verb = "renamed" if change.kind == "renamed" else "joined"
        return f"{place}: {verb} {change.before.key} {'to' if verb == 'renamed' else 'with'} {paper.key}: {title}"
    return f"{place}: {change.kind} {paper.key}: {title}"


def _short(text: str) -> str:
    return f"{text[: _LONGEST - 1]}…" if len(text) > _LONGEST else text or "nothing"
