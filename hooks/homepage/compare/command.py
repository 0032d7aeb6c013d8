"""The command `compare`: asks lists of the author's works and the Hub, and writes what is accepted."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..add.command import run as add
from ..add.target import UnwritableError
from ..assembly.site_reader import ReadBefore, assemble
from ..bibliography.links import doi_of
from ..outside.web import NoAnswerError, Web
from ..problems import did_you_mean
from ..settings.mkdocs_yml import read_configuration
from ..text.terminals import one_line
from .accepting import write_edit
from .cards import compared, on_hub
from .found import groups
from .lists import in_crossref, in_dblp, in_openalex, in_orcid, people_at_dblp
from .papers import Papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..whole_site.site import Site
    from .finding import Finding
    from .found import Found

_CONFIG = "mkdocs.yml"
_WEB = Web()


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compare", help="compare the papers with ORCID, OpenAlex, DBLP and Crossref, and the cards with the Hub"
    )
    parser.add_argument(
        "--accept",
        nargs="+",
        default=[],
        metavar="KEY",
        help="write what the report proposes for these keys or numbers",
    )
    parser.add_argument("--dry-run", action="store_true", help="with --accept: show the change, and write nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, web: Web = _WEB) -> int:
    """Print the report or write what is accepted, and return the exit code: 1 if that was not possible for all."""
    root = Path.cwd()
    if not (root / _CONFIG).is_file():
        print(f"there is no {_CONFIG} here; run this in the project's root", file=sys.stderr)
        return 1
    asked = Asked(_site(root), web)
    findings = [*asked.papers(), *asked.cards()]
    if options.accept:
        return _accepted(options, findings, root, web)
    print(*(line for finding in findings for line in _shown(finding)), sep="\n", end="\n" if findings else "")
    number = f"{len(findings)} difference{'' if len(findings) == 1 else 's'}"
    print(f"compared with {', '.join(asked.answered) or 'nobody'}: {number}")
    print(*map(one_line, asked.silent), sep="\n", end="\n" if asked.silent else "", file=sys.stderr)
    return 1 if asked.silent else 0


def _site(root: Path) -> Site:
    configuration = read_configuration(root / _CONFIG)
    files = configuration.bib_files
    return assemble(configuration.options, str(root / _CONFIG), configuration.docs, root, files, ReadBefore())[0]


class Asked:
    """What others say about the site; those who do not answer are named, and the others count."""

    def __init__(self, site: Site, web: Web) -> None:
        """Ask nobody yet."""
        self.site = site
        self.web = web
        self.answered: list[str] = []
        self.silent: list[str] = []

    def papers(self) -> Iterator[Finding]:
        """Yield what differs about papers."""
        author = self.site.options.author
        if not author.orcid:
            self.silent.append(f"ORCID and OpenAlex: not asked: write author: orcid: in {_CONFIG}")
        dblp = people_at_dblp(profile.url for profile in author.profiles)
        publications = self.site.bibliography.publications
        dois = list(filter(None, (doi_of(each.entry) for each in publications)))
        found = [
            *self._list("ORCID", in_orcid, author.orcid),
            *self._list("DBLP", in_dblp, dblp),
            *self._list("OpenAlex", in_openalex, author.orcid),
        ]
        there = groups(found)
        papers = Papers(publications, bool(author.name))
        yield from papers.compared(groups([*found, *self._list("Crossref", in_crossref, dois)]))
        if "ORCID" in self.answered:
            yield from papers.missing_there(there, "ORCID")

    def _list(self, source: str, ask: Callable[..., list[Found]], about: Sequence[str]) -> list[Found]:
        """Return what a source lists; nothing if there is nothing to ask about, or no answer."""
        try:
            found = ask(about, self.web) if about else []
        except NoAnswerError as error:
            self.silent.append(f"{source}: not compared: {error}")
            return []
        self.answered += [source] if about else []
        return found

    def cards(self) -> Iterator[Finding]:
        """Yield what differs about model cards."""
        for card in self.site.cards:
            if not card.hub_id:
                continue
            try:
                findings = list(compared(card, on_hub(card, self.web)))
            except NoAnswerError as error:
                self.silent.append(f"{card.path}: not compared with {card.hub_id}: {error}")
                if error.offline:
                    return
                continue
            self.answered += [] if "the Hub" in self.answered else ["the Hub"]
            yield from findings


def _shown(finding: Finding) -> Iterator[str]:
    yield from map(one_line, finding.lines)
    if finding.may_be_accepted and finding.typed:
        yield f"  to write it: python -m hooks.homepage compare --accept {finding.typed}"


def _accepted(options: argparse.Namespace, findings: Sequence[Finding], root: Path, web: Web) -> int:
    failed = False
    for key in options.accept:
        chosen = [each for each in findings if each.key == key and each.may_be_accepted]
        if not chosen:
            failed = True
            known = [each.key for each in findings if each.may_be_accepted]
            print(f"{key}: there is nothing to accept for it.{did_you_mean(key, known)}", file=sys.stderr)
        for each in chosen:
            failed = not _written(each, options, root, web) or failed
    return 1 if failed else 0


def _written(finding: Finding, options: argparse.Namespace, root: Path, web: Web) -> bool:
    """Write what a finding proposes, and return whether that was possible."""
    if finding.add:
        wanted = argparse.Namespace(addresses=[finding.add], to=None, dry_run=options.dry_run, versions=True)
        return add(wanted, web) == 0
    assert finding.edit is not None
    try:
        print(one_line(write_edit(finding.edit, root, dry=options.dry_run)))
    except (UnwritableError, OSError) as error:
        print(one_line(str(error)), file=sys.stderr)
        return False
    return True
