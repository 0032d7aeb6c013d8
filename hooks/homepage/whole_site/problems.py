"""Problems of a site as a whole, found when its files, pages and papers are known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..problems import Problem, near_file, shown_path
from ..settings.lines import option_place
from ..settings.old_addresses import old_file
from ..text.slugs import folded
from .addresses import Addresses, path_on_site
from .site import POSTS_FEED, Site, paper_source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..lists.records import Item, ItemList
    from .page import Page

_NAMES_A_FILE = re.compile(r"(?!(?i:index|readme)(?:\.|\Z))[\w.+-]+")
"""A key that is the name of a file on every computer, and not that of the page of a folder."""


def missing_files(site: Site, urls: Iterable[str], files: Collection[str]) -> list[Problem]:
    """Return a problem for each page or file that an entry links to and that is in neither `urls` nor `files`."""
    pages = {unquote(url).strip("./") for url in urls}
    named = site.findings.named_files
    missing = [pair for pair in named if pair[0] not in files and pair[0].strip("./") not in pages]
    return [_with_nearest(problem, near_file(name, files)) for name, problem in missing]


def _with_nearest(problem: Problem, hint: str) -> Problem:
    """Return a problem with the nearest file in the place of the advice to add the file."""
    return replace(problem, message=problem.message.replace(" Put the file there.", hint)) if hint else problem


def missing_targets(addresses: Addresses, config_file: Path, root: Path) -> list[Problem]:
    """Return a problem for each option with the address of a page or file that the site does not have."""
    problems = []
    for steps, url in addresses.site.options.addresses_on_site:
        if addresses.of_option(url) or (url == POSTS_FEED and addresses.posts):
            continue
        source = path_on_site(url)
        hint = near_file(source, {*addresses.urls, *(addresses.files or ())})
        path, line = option_place(config_file, steps)
        option = ".".join(step for step in steps if isinstance(step, str))
        message = f"{option} names {url}, which is not in docs/.{hint or ' Put it there, or correct its path.'}"
        problems.append(Problem(shown_path(path, root), line, message, "missing-file"))
    return problems


def taken_addresses(addresses: Addresses, config_file: Path, root: Path) -> list[Problem]:
    """Return a problem for each old address in the options at which the site has a page or a file."""
    pages = {folded(file): file for file in addresses.files or ()}
    pages |= {folded(old_file(f"/{unquote(url)}")): source for source, url in addresses.urls.items()}
    problems = []
    for old, _ in addresses.site.options.redirects:
        if source := pages.get(folded(old_file(old))):
            path, line = option_place(config_file, ("extra", "homepage", "redirects", old))
            message = f"redirects has {old}, which is the address of {source}. Remove the line, or move that file."
            problems.append(Problem(shown_path(path, root), line, message, "page-address"))
    return problems


def papers_with_words(
    site: Site, files: Container[str], in_language: Callable[[str], str] = str
) -> dict[str, Publication]:
    """Return the papers on whose page the author writes, by the source of the author's page.

    It is named by the paper's key, or by its slug if no file can have the key as its name. `in_language` returns the
    source of a page in a language of the site.
    """
    found = ((in_language(f"publications/{_file_name(paper)}.md"), paper) for paper in site.papers)
    return {source: paper for source, paper in found if source in files}


def _file_name(paper: Publication) -> str:
    return paper.key if _NAMES_A_FILE.fullmatch(paper.key) else paper.slug


def covered_papers(
    site: Site, files: Collection[str], joined: Container[str], *, in_folders: bool
) -> tuple[dict[str, str], list[Problem]]:
    """Return the author's other pages at the address of a paper's page, by its source, and a problem for each.

    `joined` are the keys of the papers on whose page the author writes; `in_folders` says whether `name.md` and
    `name/index.md` have the same address.
    """
    covered: dict[str, str] = {}
    problems = []
    by_name = {folded(file): file for file in files}
    for paper in site.papers:
        source = paper_source(paper)
        if paper.key in joined:
            continue
        folder = source.removesuffix(".md")
        names = (source, f"{folder}/index.md", f"{folder}/README.md") if in_folders else (source,)
        if own := next((by_name[folded(name)] for name in names if folded(name) in by_name), ""):
            covered[source] = own
            message = f'entry "{paper.key}": its page has the same address as {own}. Rename the key or that file.'
            problems.append(Problem(paper.entry.path, paper.entry.line, message, "page-address"))
    if not problems:
        return covered, problems
    from ..rules.bibliography import silenced

    return covered, silenced(problems, site.bibliography.entries, ())


def unknown_readings(site: Site) -> list[Problem]:
    """Return a problem for each key in the readings of a course that no publication has."""
    named = [(each, item, key) for each in site.lists.values() for item in each.items for key in item.readings]
    unknown = [found for found in named if found[2] not in site.publications] if named else []
    return [_unknown_reading(site, *found) for found in unknown]


def _unknown_reading(site: Site, listed: ItemList, item: Item, key: str) -> Problem:
    advice = site.advice_on_key(key)
    message = f'`readings` names "{key}", which is not the key of a publication.{advice}'
    return Problem(listed.path, listed.line_of(item, "readings"), message, "unknown-key", "error")


def unshown_lists(site: Site, pages: Iterable[Page], problems: Iterable[Problem]) -> list[Problem]:
    """Return a problem for each of the author's lists that no page shows.

    If a block has a problem, nothing is reported, since that block may be meant to show the list.
    """
    if any(problem.rule == "block-option" for problem in problems):
        return []
    shown = {each.name for page in pages for each in page.lists}
    return [
        Problem(each.path, 1, f"no page shows this list. Write /// {name} and, below, /// on a page.", "unshown-list")
        for name, each in site.lists.items()
        if name not in shown
    ]
