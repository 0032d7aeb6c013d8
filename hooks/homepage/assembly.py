"""From the author's files to a site: what every page draws on, and the pages and files made for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

from . import exports
from .bib_rules import check_bibliography, silenced
from .bibliography import load_bibliography
from .front_matter import split_front_matter
from .model_cards import read_cards
from .options import read_options
from .people import People
from .problems import Problem
from .site import Area, Site

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from pathlib import Path

    from .bibtex import Entry
    from .links import Link
    from .publications import Publication


def assemble(options: object, config_file: str, docs: Path, root: Path, bib_files: Sequence[Path]) -> Site:
    """Return the site that the options, the `.bib` files and the pages below `docs` describe."""
    settings, problems = read_options(options, config_file, root)
    owner = settings.author.person
    present = [file for file in bib_files if file.is_file()]
    people = People(person for person in (owner, *settings.people) if person.name.family)
    bibliography = load_bibliography([(file, shown_path(file, root)) for file in present], people, owner)
    cards, card_problems = read_cards(docs / "models", root)
    missing = [_missing(file, root) for file in bib_files if file not in present]
    found = [*problems, *missing, *bibliography.problems, *check_bibliography(bibliography), *card_problems]
    found = silenced(found, bibliography.entries, settings.silence)
    site = Site(settings, bibliography, cards, areas=_areas(docs), problems=found)
    site.check_cards()
    return site


def shown_path(file: Path, root: Path) -> str:
    """Return a file's path as messages name it: relative to the project, with forward slashes."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def paper_page(publication: Publication) -> str:
    """Return the source of a publication's own page: front matter that YAML reads back as it is (JSON is YAML)."""
    description = f"{publication.title.text}. {publication.venue.text}".strip(" .") + "."
    meta = {"title": publication.title.text, "description": description, "template": "paper.html"}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"


def generated_files(site: Site, site_url: str, title: str, description: str) -> dict[str, str]:
    """Return the files at the site's root that readers' tools fetch, by name."""
    publications = site.bibliography.publications
    site.page.url = ""
    return {
        "publications.bib": "\n\n".join(publication.entry.source for publication in publications) + "\n",
        "publications.ris": exports.ris(publications),
        "publications.csl.json": exports.csl_json(publications),
        "publications.xml": exports.atom(
            publications,
            site_url=site_url,
            title=f"Publications – {title}",
            author=site.options.author.name or title,
            href=site.publication_href,
        ),
        "llms.txt": exports.llms_txt(site, site_url=site_url, title=title, description=description),
    }


def _areas(docs: Path) -> Mapping[str, Area]:
    """Return the research areas: each page `research/<keyword>.md`, named by its title."""
    pages = sorted((docs / "research").glob("*.md"))
    return {page.stem: _area(page) for page in pages if page.stem != "index"}


def _area(page: Path) -> Area:
    front_matter, _ = split_front_matter(page.read_text(encoding="utf-8", errors="replace"), page.name)
    name = front_matter.data.get("title") or page.stem.replace("-", " ").capitalize()
    return Area(str(name), f"research/{page.name}")


def _missing(file: Path, root: Path) -> Problem:
    message = "this file does not exist; it holds the publications. Add it, or name another as `bib_file`."
    return Problem(shown_path(file, root), 1, message, rule="missing-bib")


def missing_files(site: Site, files: Container[str]) -> list[Problem]:
    """Return a complaint for each link of an entry to a file that the site, whose files are given, does not have."""
    problems = [
        _missing_file(publication.entry, link)
        for publication in site.bibliography.publications
        for link in publication.links
        if link.local and unquote(link.url).partition("#")[0] not in files
    ]
    return silenced(problems, site.bibliography.entries, site.options.silence)


def _missing_file(entry: Entry, link: Link) -> Problem:
    field = entry.fields[link.kind]
    message = f'entry "{entry.key}": "{link.kind}" names {link.url}, which is not in docs/. Put the file there.'
    return Problem(entry.path, field.line, message, rule="missing-file", column=field.column)


def problems_by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, sorted by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.column))
