"""From the author's files to a site: what every page draws on, and the pages and files made for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from . import exports
from .bib_rules import check_bibliography, silenced
from .bibliography import Bibliography, load_bibliography
from .card_graph import check_cards
from .citation_styles import FOLDER, MissingProcessor, References, UnreadableStyle
from .downloads import downloads
from .front_matter import split_front_matter
from .hub_export import eval_results, models_json, readme, results_csv, results_json
from .links import Link
from .model_cards import read_cards
from .option_places import option_place
from .options import STYLES, read_options
from .page_addresses import address_problems, aliases
from .people import People
from .problems import Problem, did_you_mean
from .render import Renderer
from .site import Area, Site

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from .bibtex import Entry
    from .options import Options
    from .publications import Publication


def assemble(options: object, config_file: str, docs: Path, root: Path, bib_files: Sequence[Path]) -> Site:
    """Return the site that the options, the `.bib` files and the pages below `docs` describe."""
    settings, problems = read_options(options, config_file, root, docs)
    owner = settings.author.person
    present = [file for file in bib_files if file.is_file()]
    people = People(person for person in (owner, *settings.people) if person.name.family)
    bibliography = load_bibliography([(file, shown_path(file, root)) for file in present], people, owner)
    others, missing_others = _others(config_file, docs, root, settings)
    cards, card_problems = read_cards(docs / "models", root)
    named = ("plugins", "bibtex", "bib_file")
    missing = [_missing(file, named, config_file, docs, root) for file in bib_files if file not in present]
    found = [*problems, *missing, *bibliography.problems, *check_bibliography(bibliography), *card_problems]
    found += check_cards(cards)
    found += [*missing_others, *others.problems, *address_problems(bibliography)]
    found = silenced(found, bibliography.entries, settings.silence)
    site = Site(settings, bibliography, cards, areas=_areas(docs), problems=found, others=others)
    site.check_cards()
    shown = [publication for publication in bibliography.publications if site.has_page(publication)]
    styles = [FOLDER / f"{name}.csl" if name in STYLES else docs / name for name in settings.citation_styles if name]
    site.references = References(styles, shown, root / ".cache")
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
        **downloads(site),
        **_redirects(site),
        **_card_files(site),
        "publications.xml": exports.atom(
            publications,
            site_url=site_url,
            title=f"Publications – {title}",
            author=site.options.author.name or title,
            href=site.publication_href,
        ),
        "llms.txt": exports.llms_txt(site, site_url=site_url, title=title, description=description),
    }


def readmes(site: Site) -> dict[str, str]:
    """Return each card as a README for its repository on the Hub, by its place on the site."""
    return {f"models/{card.id}/README.md": readme(card, site.portable) for card in site.cards}


def _card_files(site: Site) -> dict[str, str]:
    """Return the cards for other tools: the results of each for the Hub, and all of them together."""
    if not site.cards:
        return {}
    files = {f"models/{card.id}/eval_results.yaml": eval_results(card) for card in site.cards if card.results}
    files["models.json"] = models_json(site.cards, site.card_href)
    if any(card.results for card in site.cards):
        files |= {"results.csv": results_csv(site.cards), "results.json": results_json(site.cards)}
    return files


def _redirects(site: Site) -> dict[str, str]:
    """Return a page for each address that a paper gave up, which leads to the one that it has."""
    draw = Renderer(site).redirect
    return {
        f"publications/{alias}/index.html": draw(publication)
        for alias, publication in aliases(site.bibliography).items()
        if site.has_page(publication)
    }


def _others(config_file: str, docs: Path, root: Path, settings: Options) -> tuple[Bibliography, list[Problem]]:
    """Return the works of other people that pages may cite."""
    if not settings.other_bib:
        return Bibliography(), []
    file = docs / settings.other_bib
    if not file.is_file():
        return Bibliography(), [_missing(file, ("extra", "homepage", "other_bib"), config_file, docs, root)]
    people = People(person for person in (settings.author.person, *settings.people) if person.name.family)
    return load_bibliography([(file, shown_path(file, root))], people, settings.author.person), []


def _areas(docs: Path) -> Mapping[str, Area]:
    """Return the research areas: each page `research/<keyword>.md`, named by its title."""
    pages = sorted((docs / "research").glob("*.md"))
    return {page.stem: _area(page) for page in pages if page.stem != "index"}


def _area(page: Path) -> Area:
    front_matter, _ = split_front_matter(page.read_text(encoding="utf-8", errors="replace"), page.name)
    name = front_matter.data.get("title") or page.stem.replace("-", " ").capitalize()
    return Area(str(name), f"research/{page.name}")


def _missing(file: Path, option: tuple[str, ...], config_file: str, docs: Path, root: Path) -> Problem:
    """Return the complaint about a `.bib` file that does not exist: an error where another one does."""
    path, line = option_place(Path(config_file), option)
    others = {other.name: other for other in sorted([*docs.glob("*.bib"), *root.glob("*.bib")])}
    hint = did_you_mean(file.name, others) or (f" There is {next(iter(others))}." if others else "")
    message = f"{option[-1]}: there is no {shown_path(file, root)} to read the publications from.{hint}"
    return Problem(shown_path(path, root), line, message, "missing-bib", "error" if others else "warning")


def missing_files(site: Site, files: Container[str]) -> list[Problem]:
    """Return a complaint for each link of an entry to a file that the site, whose files are given, does not have."""
    problems = [
        _missing_file(publication.entry, link)
        for publication in site.bibliography.publications
        for link in publication.links
        if link.local and unquote(link.url).partition("#")[0] not in files
    ]
    problems += [
        _missing_file(publication.entry, Link("preview", "", publication.preview))
        for publication in site.bibliography.publications
        if publication.preview and unquote(publication.preview) not in files
    ]
    return silenced(problems, site.bibliography.entries, site.options.silence)


def _missing_file(entry: Entry, link: Link) -> Problem:
    field = entry.fields[link.kind]
    message = f'entry "{entry.key}": "{link.kind}" names {link.url}, which is not in docs/. Put the file there.'
    return Problem(entry.path, field.line, message, rule="missing-file", column=field.column)


def reference_problems(site: Site) -> list[Problem]:
    """Print the references of the papers' pages, and return a complaint where that cannot be done."""
    paper = next((each for each in site.bibliography.publications if site.has_page(each)), None)
    try:
        if paper:
            site.references(paper)
    except (MissingProcessor, UnreadableStyle) as error:
        return [Problem(error.place, 1, str(error), "citation-style")]
    return []


def problems_by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, sorted by file and line; without a bibliography no key can be known."""
    found = set(problems)
    if any(problem.rule == "missing-bib" and problem.severity == "error" for problem in found):
        found = {problem for problem in found if problem.rule != "unknown-key"}
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.column))
