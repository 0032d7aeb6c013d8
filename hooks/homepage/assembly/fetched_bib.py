"""A `.bib` file at an address: the copy that a build reads, and the problem if it could not be fetched."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from ..cache.whole_files import write_whole
from ..outside.hosts import host_of
from ..outside.opening import Limits
from ..outside.web import NoAnswerError
from ..problems import Problem, shown_path
from ..settings.lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..outside.web import Web


LIMITS = Limits(silence=60, all=120, megabytes=50, tries=1)
"""A program such as Zotero may think for a while before it sends a large library."""
_ZOTERO = "api.zotero.org"
_MOST_PARTS = 300
_NEXT = re.compile(r'<([^<>]*)>[^,<>]*;\s*rel="?next"?(?![\w-])')


def fetch(address: str, folder: Path, web: Web) -> tuple[Path, str]:
    """Download a file; return the path of its copy in a folder, and why there is no new one (empty if there is)."""
    file = folder / _name(address)
    try:
        content = b"".join(_parts(address, web))
    except NoAnswerError as error:
        return file, str(error)
    if file.is_file() and file.read_bytes() == content:
        return file, ""  # not written again, so that a server that watches the copy does not build again
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, [content])
    except OSError as error:
        return file, f"its copy in .cache/ cannot be written: {error.strerror}"
    return file, ""


def _parts(address: str, web: Web) -> Iterator[bytes]:
    """Yield the parts of a file; Zotero sends a library in parts of a hundred works."""
    if host_of(address) != _ZOTERO:
        yield web.get(address)
        return
    here, size = _of_zotero(address), 0
    for _ in range(_MOST_PARTS):
        answer = web.usable(web.ask(here), here)
        yield answer.data
        size += len(answer.data)
        found = _NEXT.search(answer.links)
        if not found:
            return
        here = found[1]
        if host_of(here) != _ZOTERO or size > LIMITS.megabytes * 1_000_000:
            break
    raise NoAnswerError(f"{_ZOTERO} sends part after part; name a collection instead of the library")


def _of_zotero(address: str) -> str:
    """Return an address of Zotero that asks for BibTeX, in parts that are as large as Zotero allows."""
    parts = urlsplit(address)
    asked = {**dict(parse_qsl(parts.query)), "format": "bibtex", "limit": "100"}
    return urlunsplit(parts._replace(query=urlencode(asked)))


def not_fetched(address: str, reason: str, config_file: Path, root: Path, *, has_copy: bool) -> Problem:
    """Return the problem for an address that was not fetched: a warning if there is a copy, else an error."""
    path, line = option_place(config_file, ("plugins", "bibtex", "bib_file"))
    then = (
        "the copy of an earlier build is read."
        if has_copy
        else "there is no copy of an earlier build. Correct the address, or put the file in docs/ and give its name."
    )
    message = f"bib_file: {address} could not be fetched ({reason}); {then}"
    return Problem(shown_path(path, root), line, message, "missing-bib", "warning" if has_copy else "error")


def _name(address: str) -> str:
    """Return a file name for the copy, made from the address so that the author recognizes it."""
    stem = PurePosixPath(unquote(urlsplit(address).path)).stem
    readable = re.sub(r"[^\w-]+", "-", stem).strip("-")[:60] or "publications"
    return f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}.bib"
