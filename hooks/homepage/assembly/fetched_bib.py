"""A `.bib` file at an address: the copy that a build reads, and the problem if it could not be fetched."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from ..cache.text_files import read_texts, write_texts
from ..cache.whole_files import cached_file
from ..outside.hosts import host_of
from ..outside.opening import Limits
from ..outside.web import NoAnswerError, Web
from ..problems import Problem, shown_path
from ..settings.lines import option_place

LIMITS = Limits(silence=60, all=120, megabytes=50, tries=1)
"""A program such as Zotero may think for a while before it sends a large library."""
_ZOTERO = "api.zotero.org"
_ASKED_OF_ZOTERO = {"format": "bibtex", "limit": "100"}
"""What mkdocs-bibtex asks for as well: BibTeX, and as many items at once as Zotero gives."""
_MOST_PARTS = 300


def fetch(address: str, folder: Path, web: Web | None = None) -> tuple[Path | None, str]:
    """Return a file with what is at an address, and why it is an old copy or none; no reason if it is new."""
    name = _name(address)
    record, digest = folder / name.removesuffix(".bib"), hashlib.sha256(address.encode()).hexdigest()
    records, _ = read_texts(record, digest)
    copy = bytes(records[0][""]) if records else None
    why = ""
    try:
        content = _downloaded(address, web or Web(limits=LIMITS, of_owner=True), empty=copy is None)
    except NoAnswerError as error:
        why, content = str(error), copy or b""
        if copy is None:
            return None, why
    else:
        write_texts(record, digest, {"": content})
    return cached_file(content, folder / name), why


def _downloaded(address: str, web: Web, *, empty: bool) -> bytes:
    """Return the BibTeX at an address; nothing at all is an answer only if it may be empty."""
    parts: list[bytes] = []
    here = _for_zotero(address) if host_of(address) == _ZOTERO else address
    end = web.clock() + LIMITS.all
    while here:
        if len(parts) == _MOST_PARTS or web.clock() > end or sum(map(len, parts)) > LIMITS.megabytes * 1_000_000:
            raise NoAnswerError(f"{_ZOTERO} sends part after part; name a collection instead of the library")
        answer = web.answer(here, "application/x-bibtex, text/plain;q=0.9, */*;q=0.5")
        parts.append(answer.data)
        here = answer.next if host_of(here) == host_of(answer.next) == _ZOTERO else ""
    content = b"\n".join(parts)
    if content.lstrip().startswith(b"<"):
        raise NoAnswerError(f"{host_of(address)} answered with a web page instead of BibTeX")
    if b"@" not in content and (content.strip() or not empty):
        raise NoAnswerError(f"{host_of(address)} answered without an entry of BibTeX")
    return content


def _for_zotero(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(query=urlencode({**dict(parse_qsl(parts.query)), **_ASKED_OF_ZOTERO})).geturl()


def not_fetched(address: str, reason: str, config_file: Path, root: Path, *, has_copy: bool) -> Problem:
    """Return the problem for an address that was not fetched: a warning if there is a copy, else an error."""
    path, line = option_place(config_file, ("plugins", "bibtex", "bib_file"))
    then = (
        "the copy of an earlier build is read."
        if has_copy
        else "there is no copy of an earlier build. Correct the address, or put the file in docs/ and give its name."
    )
    message = f"bib_file: {without_secrets(address)} could not be fetched ({reason}); {then}"
    return Problem(shown_path(path, root), line, message, "missing-bib", "warning" if has_copy else "error")


def without_secrets(address: str) -> str:
    """Return an address as messages show it: without name and password, and without what is asked, such as a key."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="…" if parts.query else "").geturl()


def _name(address: str) -> str:
    """Return a file name for the copy, made from the address so that the author recognizes it."""
    stem = PurePosixPath(unquote(urlsplit(address).path)).stem
    readable = re.sub(r"[^\w-]+", "-", stem).strip("-")[:60] or "publications"
    return f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}.bib"
