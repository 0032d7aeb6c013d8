"""Checks the author's files against every rule, as a build reads them, and repairs .bib files if that is safe."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from .assembly.docs_folder import unfit_files
from .assembly.fetched_bib import without_secrets
from .assembly.printed_references import unprinted
from .assembly.site_reader import ReadBefore, assemble
from .bibliography.reader import make_bibliography
from .bibtex import bibs_of
from .cards.check import check_card
from .cards.reader import has_file_in, read_card
from .exports.downloads import downloads
from .names import Name
from .names.people import People, Person
from .problems import Problem, problems_by_place, shown_path
from .rules.bibliography import check_bibliography, silenced
from .rules.fixes import fix_bib, fix_file
from .settings.languages import alternate_problems, language_of, missing_in
from .settings.misplaced import configuration_problems
from .settings.mkdocs_yml import read_configuration
from .settings.portrait import portrait_problems
from .settings.profile import profile_problems
from .settings.reader import read_options
from .text.encoding import decode, read_page_text
from .whole_site.addresses import Addresses
from .whole_site.problems import missing_files, missing_targets
from .whole_site.site import NEWS_FEED, Site, paper_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from .bibliography.reader import Bibliography
    from .bibtex.records import BibFile
    from .rules.fixes import Fix


Place = tuple[str, int, int, str]
"""Path, line, column and rule of a problem."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check."""

    problems: tuple[Problem, ...]
    """Errors and warnings, sorted by file and line."""
    notes: tuple[Problem, ...]
    """Problems with the severity note: the check succeeds in spite of them."""
    accounts: tuple[str, ...]
    """One line for each `.bib` file: how many entries were read and how many are shown."""

    @property
    def total(self) -> str:
        """The number of problems by severity, such as `2 problems: 1 error, 1 warning; 1 note`."""
        notes = f"; {_number(len(self.notes), 'note')}" if self.notes else ""
        if not self.problems:
            return f"no problems{notes}"
        severities = Counter(problem.severity for problem in self.problems)
        numbers = (_number(severities[severity], severity) for severity in ("error", "warning") if severities[severity])
        return f"{_number(len(self.problems), 'problem')}: {', '.join(numbers)}{notes}"


def check_project(config: Path) -> Report:
    """Return the problems of all files that the site with this `mkdocs.yml` consists of."""
    root = config.parent
    configuration = read_configuration(config)
    docs = configuration.docs
    if unfit := unfit_files(docs, root, configuration.bib_files, configuration.settings.get("watch")):
        return Report(tuple(unfit), (), ())
    language = language_of(configuration.settings, root)
    site, problems = assemble(
        configuration.options, str(config), docs, root, configuration.bib_files, ReadBefore(), language
    )
    files = [file for file in configuration.bib_files if os.path.isfile(file)]
    names = {file.relative_to(docs).as_posix() for file in docs.rglob("*")}
    misplaced = configuration_problems(configuration.settings, str(config), root)
    found = [*configuration.problems, *misplaced, *problems, *missing_files(site, (), names)]
    in_folders = configuration.settings.get("use_directory_urls", True) is not False
    targets = missing_targets(_addresses(site, names, in_folders=in_folders), config, root)
    targets += portrait_problems(site.options.author.portrait, names, docs, config, root)
    targets += profile_problems(site.options.author, config, root)
    targets += unprinted(site, config, root)
    targets += missing_in(language, docs, config, root)
    targets += alternate_problems(configuration.settings, docs, config, root)
    found += (problem for problem in targets if problem.rule not in site.options.silence)
    report = _report(_read(files, root), site.bibliography, found)
    if not configuration.address:
        return report
    note = f"{without_secrets(configuration.address)}: not fetched; save it as a file and name that to check it"
    return replace(report, accounts=(*report.accounts, note))


def _addresses(site: Site, names: set[str], *, in_folders: bool) -> Addresses:
    """Return the addresses of a site that has these files below `docs_dir`."""
    sources = {*(name for name in names if name.endswith(".md")), *map(paper_source, site.papers)}
    pages = {source: source.removesuffix(".md") for source in sources}
    urls = {source: f"{page}/" if in_folders else f"{page}.html" for source, page in pages.items()}
    return Addresses(site, urls, {*names, *downloads(site), NEWS_FEED})


def check_files(files: Sequence[Path], config: Path) -> Report:
    """Return the problems of `.bib` files, read as one bibliography, and of model cards."""
    root = config.parent
    bibs = _read([file for file in files if file.suffix == ".bib"], root)
    bibliography = make_bibliography(bibs, People([]), Person(Name("", "")), "unknown")
    found = [*bibliography.problems, *check_bibliography(bibliography)]
    cards = [problem for file in files if file.suffix == ".md" for problem in _card_problems(file, root)]
    return _report(bibs, bibliography, silenced([*found, *cards], bibliography.entries, silence_of(config)))


def bib_files_of(config: Path) -> tuple[Path, ...]:
    """Return the `.bib` files that `mkdocs.yml` names, if they exist."""
    return tuple(file for file in read_configuration(config).bib_files if os.path.isfile(file))


def silence_of(config: Path) -> tuple[str, ...]:
    """Return the rules that `mkdocs.yml` silences for the whole site; nothing if the file does not exist."""
    if not config.is_file():
        return ()
    options, _ = read_options(read_configuration(config).options, str(config), config.parent)
    return options.silence


def suggestions(files: Sequence[Path], config: Path) -> dict[Place, str]:
    """Return the text that a fix would write, by the position and rule of the problem that it repairs."""
    named = ((decode(file.read_bytes())[0], shown_path(file, config.parent)) for file in files)
    names = _names(files, config.parent)
    fixes = [fix for text, path in named for fix in fix_bib(text, path, names=names)[1]]
    return {(fix.path, fix.line, fix.column, fix.rule): fix.written for fix in fixes if fix.written}


def fix_files(files: Sequence[Path], config: Path) -> list[Fix]:
    """Repair `.bib` files on disk, except for rules that the site silences, and return the changes."""
    root, silence = config.parent, silence_of(config)
    names = _names(files, root)
    return [fix for file in files for fix in fix_file(file, shown_path(file, root), silence, names)]


def _read(files: Sequence[Path], root: Path) -> list[BibFile]:
    return bibs_of([(file.read_bytes(), shown_path(file, root)) for file in files])


def _names(files: Sequence[Path], root: Path) -> dict[str, str]:
    """Return the `@string` names of all these `.bib` files, with their values."""
    return {name: value for bib in _read(files, root) for name, value in bib.strings.items()}


def _card_problems(file: Path, root: Path) -> tuple[Problem, ...]:
    path = shown_path(file, root)
    text, unread = read_page_text(file, path)
    card, problems = read_card(text or "", path, partial(has_file_in, file.parent.parent))
    return unread if text is None else (*unread, *problems, *check_card(card))


def _report(bibs: Sequence[BibFile], bibliography: Bibliography, found: Iterable[Problem]) -> Report:
    ordered = problems_by_place(found)
    problems = tuple(problem for problem in ordered if problem.severity != "note")
    notes = tuple(problem for problem in ordered if problem.severity == "note")
    return Report(problems, notes, _accounts(bibs, bibliography))


def _accounts(bibs: Sequence[BibFile], bibliography: Bibliography) -> tuple[str, ...]:
    if len(bibs) == 1:
        return (f"{bibs[0].path}: {bibliography.account}",)
    shown = Counter(publication.entry.path for publication in bibliography.publications)
    lines = [f"{bib.path}: {bib.opened} entries read, {shown[bib.path]} shown" for bib in bibs]
    return (*lines, f"together: {bibliography.account}") if bibs else ()


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
