"""The command `links`: tries the addresses whose time has come, and lists those that are dead."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..outside.web import Web
from ..settings.mkdocs_yml import read_configuration
from .addresses import addresses_of
from .memory import remember, remembered
from .trying import OfflineError, try_all, with_copies

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from .addresses import Place
    from .memory import Result

_CONFIG = "mkdocs.yml"
_WEB = Web()


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("links", help="try the addresses of other sites, and list those that are dead")
    parser.add_argument("--all", action="store_true", help="also try what was tried in the last days")
    parser.add_argument("--dry-run", action="store_true", help="list the addresses to try, and try none")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, web: Web = _WEB) -> int:
    """Try the addresses, print the report, and return the exit code: 1 if one is dead."""
    root = Path.cwd()
    if not (root / _CONFIG).is_file():
        print(f"there is no {_CONFIG} here; run this in the project's root", file=sys.stderr)
        return 1
    places = addresses_of(read_configuration(root / _CONFIG), root)
    known, today = remembered(root), datetime.now(UTC).date()
    due = [each for each in places if options.all or each not in known or not known[each].is_fresh(today)]
    if options.dry_run:
        print(*due, f"{len(due)} of {len(places)} addresses are to be tried. This was a dry run.", sep="\n")
        return 0
    try:
        results = {**known, **try_all(due, web, today, known)}
    except OfflineError:
        print(_offline(due), file=sys.stderr)
        return 1
    results = {address: results[address] for address in places}
    results |= dict(with_copies(results, web))
    remember(results, root)
    print(*_report(places, results), _account(results, len(due)), sep="\n")
    return 1 if any(each.state == "dead" for each in results.values()) else 0


def _offline(due: Sequence[str]) -> str:
    hosts = {urlsplit(address).hostname for address in due}
    return (
        f"No answer: none of {len(hosts)} hosts could be reached. Check the network, and type the command again; "
        "what was remembered stays."
    )


def _report(places: Mapping[str, Sequence[Place]], results: Mapping[str, Result]) -> Iterator[str]:
    """Yield a line for each place of an address that is not fine, those of dead ones first."""
    for state in ("dead", "unsure"):
        for address, result in results.items():
            if result.state == state:
                yield from (f"{place.path}:{place.line}: {_said(address, result)}" for place in places[address])


def _said(address: str, result: Result) -> str:
    if result.state == "unsure":
        return f"not known: {address}: {result.why}"
    copy = f"; a copy is at {result.archived}" if result.archived else "; the Internet Archive has no copy"
    return f"dead since {result.since}: {address} ({result.why}){copy}"


def _account(results: Mapping[str, Result], tried: int) -> str:
    counts = Counter(each.state for each in results.values())
    dead, unsure = counts["dead"], counts["unsure"]
    return f"{len(results)} addresses: {counts['fine']} fine, {dead} dead, {unsure} not known; {tried} tried now"
