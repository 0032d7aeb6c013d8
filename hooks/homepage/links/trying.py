"""Tries addresses: many hosts at a time, but each host slowly, and only as much of each answer as is needed."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ..outside.answers import read_json
from ..outside.web import NoAnswerError
from .memory import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ..outside.web import Web

_HOSTS_AT_A_TIME = 8
_GONE = (404, 410)
_ARCHIVE = "https://web.archive.org/"


class OfflineError(Exception):
    """No host at all could be reached."""


def try_all(addresses: Iterable[str], web: Web, today: date, before: Mapping[str, Result]) -> dict[str, Result]:
    """Return what became of each address; raise `OfflineError` if no host could be reached."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).hostname or ""].append(address)
    with ThreadPoolExecutor(_HOSTS_AT_A_TIME) as pool:
        groups = list(pool.map(lambda group: [(each, _tried(each, web)) for each in group], hosts.values()))
    found = dict(pair for group in groups for pair in group)
    if found and all(unreached for _, _, unreached in found.values()):
        raise OfflineError
    return {address: _result(state, why, today, before.get(address)) for address, (state, why, _) in found.items()}


def _result(state: str, why: str, today: date, before: Result | None) -> Result:
    day = today.isoformat()
    same = before is not None and before.state == state
    return Result(state, why, day, before.since if before and same else day, before.archived if before and same else "")


def _tried(address: str, web: Web) -> tuple[str, str, bool]:
    """Return the state of an address, the reason, and whether its host could not be reached."""
    try:
        status = _status(address, web)
    except NoAnswerError as error:
        return "unsure", str(error), error.offline
    if status in _GONE:
        return "dead", f"status {status}", False
    if status >= 400:
        return "unsure", f"the server refuses programs or is disturbed (status {status})", False
    return "fine", "", False


def _status(address: str, web: Web) -> int:
    """Return the status of an address: that of a DOI from its register, since publishers refuse programs."""
    host, path = urlsplit(address).hostname, urlsplit(address).path
    if host in ("doi.org", "dx.doi.org", "www.doi.org"):
        return web.ask(f"https://doi.org/api/handles{path}").status
    try:
        status = web.ask(address, method="HEAD").status
    except NoAnswerError as error:
        if error.offline:
            raise
        status = 400
    return web.ask(address, whole=False).status if status >= 400 else status


def with_copies(results: Mapping[str, Result], web: Web) -> Iterator[tuple[str, Result]]:
    """Yield the dead addresses with their copies in the Internet Archive (archive.org/help/wayback_api.php)."""
    for address, result in results.items():
        if result.state == "dead" and not result.archived and (copy := _copy(address, web)):
            yield address, Result(result.state, result.why, result.tried, result.since, copy)


def _copy(address: str, web: Web) -> str:
    try:
        data = web.get(f"https://archive.org/wayback/available?url={quote(address, safe='')}", "application/json")
        snapshots = read_json(data, "the Internet Archive").get("archived_snapshots")
    except NoAnswerError:
        return ""
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return ""
    copy = str(closest.get("url", "")).replace("http://", "https://", 1)
    return copy if copy.startswith(_ARCHIVE) and copy.isprintable() and " " not in copy else ""
