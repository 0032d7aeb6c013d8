"""The author's files read into a site.

The code that reads bibliographies is imported late: a build that finds everything in the cache does not need it.
"""

from __future__ import annotations

import functools
import os
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache.build_cache import BuildCache, fingerprint, fingerprint_of
from ..problems import Problem, did_you_mean, shown_path
from ..settings.lines import option_place, repeated_options
from ..settings.misread import misread_values
from ..settings.reader import read_options
from ..text.named_files import file_in, path_in
from ..whole_site.problems import unknown_readings
from ..whole_site.site import Findings, Site
from ..words import words_in
from .list_files import author_lists
from .translated import area_of, translated_card

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..bibliography.records import Bibliography
    from ..cards.card import ModelCard
    from ..lists.records import ItemList
    from ..settings.options import Options
    from ..whole_site.areas import Area


@dataclass(frozen=True, slots=True)
class _BibSource:
    """A `.bib` file as it is now."""

    path: str
    """The path that messages show."""
    data: bytes

    @classmethod
    def of(cls, file: Path, root: Path) -> _BibSource:
        return cls(shown_path(file, root), file.read_bytes())


UNREAD_ELSEWHERE = frozenset({"encoding", "no-key", "repeated-entry", "repeated-key"})
"""The rules for problems in a `.bib` file that make other programs lose entries or letters."""


class ReadBefore:
    """The bibliographies that the last build read, so that a server reads a `.bib` file again only if it changes."""

    def __init__(self) -> None:
        """Start with no bibliographies."""
        self._fingerprint = ""
        self._bibliographies: dict[int, Bibliography] = {}

    def reader(
        self, number: int, files: Sequence[_BibSource], settings: Options, fingerprint: str, cache: BuildCache
    ) -> Callable[[], Bibliography]:
        """Return a function that reads a bibliography; it reads nothing if the last build had this fingerprint."""
        unread = list(files)

        @functools.cache
        def read() -> Bibliography:
            if self._fingerprint != fingerprint:
                self._fingerprint, self._bibliographies = fingerprint, {}
            if number not in self._bibliographies:
                self._bibliographies[number] = _read(unread, settings, cache)
            unread.clear()  # each entry has its own text
            return self._bibliographies[number]

        return read


def assemble(
    options: object,
    config_file: str,
    docs: Path,
    root: Path,
    bib_files: Sequence[Path],
    read_before: ReadBefore,
    language: str = "en",
    is_published: Callable[[str], bool] = lambda _: True,
    translation_of: Callable[[Path], Path] = lambda file: file,
    pages: Path | None = None,
) -> tuple[Site, list[Problem]]:
    """Return the site that the options, the `.bib` files and the pages below `docs` describe, and its problems.

    `is_published` says of a page's path below `docs` whether readers get the page; other cards and areas are not read.
    `translation_of` returns the file with the translation of a card or area, or the page itself. `pages` is the folder
    with the pages, if that is not `docs`.
    """
    settings, problems = read_options(options, config_file, root, docs)
    own = [_BibSource.of(file, root) for file in bib_files if os.path.isfile(file)]
    pages = pages or docs
    lists, list_fields, list_problems = author_lists(docs, pages, root, is_published)
    settings, twice = _with_listed(settings, lists.get("people"))
    others, missing_others = _others(config_file, docs, root, settings)
    files = [[(each.path, fingerprint_of([each.data])) for each in sources] for sources in (own, others)]
    known_by = fingerprint(settings, files)
    cards, card_problems = _cards(pages / "models", root, is_published, translation_of)
    named = ("plugins", "bibtex", "bib_file")
    missing = [_missing(file, named, config_file, docs, root) for file in bib_files if not os.path.isfile(file)]
    repeated = repeated_options(Path(config_file), root)
    misread = misread_values(Path(config_file), root)
    found = [*repeated, *misread, *problems, *missing, *missing_others, *card_problems, *list_problems, *twice]
    of_entries = BuildCache(root / ".cache" / "build", settings)
    site = Site(
        settings,
        read_before.reader(0, own, settings, known_by, of_entries),
        cards,
        _areas(pages, is_published, translation_of),
        read_before.reader(1, others, settings, known_by, of_entries),
        lists,
        list_fields,
        frozenset(file.stem for file in (docs / "lists").glob("*.y*ml")),
        of_entries.with_inputs(files, words_in(language, root / ".cache" / "words")),
        entry_cache=of_entries,
        language=language,
    )
    findings, in_entries = _find(site)
    site = replace(site, findings=findings)
    heard = [problem for problem in found if problem.severity == "error" or problem.rule not in settings.silence]
    return site, [*heard, *in_entries, *site.card_problems(), *unknown_readings(site), *_papers_of_cards(site)]


def _with_listed(settings: Options, found: ItemList | None) -> tuple[Options, list[Problem]]:
    """Return the options with the people in the author's list, and a problem for each who is in two places."""
    if found is None:
        return settings, []
    from ..lists.people import people_of

    listed, others, problems = people_of(found, settings.author.person, settings.people)
    return replace(settings, people=others, listed=listed), problems


def _cards(
    folder: Path, root: Path, is_published: Callable[[str], bool], translation_of: Callable[[Path], Path]
) -> tuple[tuple[ModelCard, ...], list[Problem]]:
    """Return the model cards in a folder, and the problems in them."""
    if not folder.is_dir():
        return (), []
    from ..cards.cross_checks import check_cards
    from ..cards.reader import read_cards

    cards, problems = read_cards(folder, root, is_published)
    own = {card.id: folder / f"{card.id}.md" for card in cards}
    translated = [(card, translation_of(own[card.id])) for card in cards]
    read = [(card, ()) if file == own[card.id] else translated_card(card, file, root) for card, file in translated]
    of_translations = (problem for _, found in read for problem in found)
    return tuple(card for card, _ in read), [*problems, *check_cards(cards), *of_translations]


def _read(files: Sequence[_BibSource], settings: Options, cache: BuildCache) -> Bibliography:
    """Return the publications of `.bib` files."""
    from ..bibliography.reader import make_bibliography
    from ..bibtex import bibs_of
    from ..names.people import People

    people = People(
        person for person in (settings.author.person, *settings.people, *settings.listed) if person.name.family
    )
    bibs = bibs_of([(each.data, each.path) for each in files], cache)
    return make_bibliography(bibs, people, settings.author.person, settings.author.scholar, cache)


def _find(site: Site) -> tuple[Findings, list[Problem]]:
    """Return the findings about the bibliography, and its problems; both are cached."""

    def find() -> dict[str, object]:
        from ..bibliography.named_files import named_files
        from ..bibliography.paper_addresses import address_problems
        from ..rules.bibliography import check_bibliography, silenced

        bibliography, silence = site.bibliography, site.options.silence
        found = [
            *bibliography.problems,
            *check_bibliography(bibliography, site.areas, site.entry_cache),
            *site.others.problems,
        ]
        found = silenced([*found, *address_problems(bibliography)], bibliography.entries, silence)
        files = [(name, silenced([each], bibliography.entries, silence)) for name, each in named_files(bibliography)]
        return {
            "account": bibliography.account,
            "shown": len(bibliography.publications),
            "unread": any(problem.rule in UNREAD_ELSEWHERE for problem in bibliography.problems),
            "problems": [astuple(problem) for problem in found],
            "files": [(name, astuple(problem)) for name, left in files for problem in left],
        }

    found: Any = site.cache.data("findings", tuple(site.areas), find)
    named = [(name, Problem(*problem)) for name, problem in found["files"]]
    findings = Findings(found["account"], found["shown"], found["unread"], named)
    return findings, [Problem(*problem) for problem in found["problems"]]


def _papers_of_cards(site: Site) -> list[Problem]:
    """Return problems with papers and cards that do not name each other; they are cached."""
    if not site.cards:
        return []

    def find() -> list[object]:
        from ..whole_site.papers_of_cards import papers_of_cards

        return [astuple(problem) for problem in papers_of_cards(site)]

    found: Any = site.cache.data("papers-of-cards", site.fingerprint, find)
    return [Problem(*problem) for problem in found]


def _others(config_file: str, docs: Path, root: Path, settings: Options) -> tuple[list[_BibSource], list[Problem]]:
    """Return the file with works of other people that pages may cite, or a problem if it is missing."""
    if not settings.other_bib:
        return [], []
    file = file_in(docs, settings.other_bib)
    if file is None:
        named = docs / settings.other_bib
        return [], [_missing(named, ("extra", "homepage", "other_bib"), config_file, docs, root)]
    return [_BibSource.of(file, root)], []


def _areas(
    docs: Path, is_published: Callable[[str], bool], translation_of: Callable[[Path], Path]
) -> Mapping[str, Area]:
    """Return the research areas: each page `research/<keyword>.md`, named by its title."""
    found = [page for page in sorted((docs / "research").glob("[!.]*.md")) if page.is_file()]
    pages = [page for page in found if is_published(f"research/{page.name}")]
    return {page.stem: area_of(f"research/{page.name}", translation_of(page)) for page in pages if page.stem != "index"}


def _missing(file: Path, option: tuple[str, ...], config_file: str, docs: Path, root: Path) -> Problem:
    """Return the problem for a `.bib` file that does not exist: an error if there are other ones, else a warning."""
    path, line = option_place(Path(config_file), option)
    found = [other for folder in (docs, root) for other in sorted(folder.glob("*.[bB][iI][bB]*")) if other.is_file()]
    others = {other.name: other for other in found}  # some systems save it as `.bib.txt` and hide `.txt`
    hint = did_you_mean(file.name, others) or (f" There is {next(iter(others))}." if others else "")
    wrong = f"there is no {shown_path(file, root)} to read the publications from."
    if path_in(file.parent, file.name):
        wrong = f"{shown_path(file, root)} is a folder; the publications are read from a file."
    message = f"{option[-1]}: {wrong}{hint}"
    return Problem(shown_path(path, root), line, message, "missing-bib", "error" if others else "warning")
