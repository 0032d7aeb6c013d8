"""What an author says about the new site, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..bibtex import bibs_of
from .named_file import UnusableAnswerError, bytes_of, file_of

if TYPE_CHECKING:
    from ..bibtex.records import BibFile
    from .picture import Picture


@dataclass(frozen=True, slots=True)
class OwnBib:
    """The author's `.bib` file."""

    data: bytes
    """Every byte of the file, as it is."""
    read: BibFile


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers; one that is empty was not given."""

    name: str = ""
    position: str = ""
    organization: str = ""
    address: str = ""
    picture: Picture | None = None
    bib: OwnBib | None = None
    models: bool = False
    example: bool = True


def checked_text(text: str) -> str:
    """Return a name or a title on one line; signs that belong to a markup language are refused."""
    line = " ".join(text.split())
    try:
        line.encode()
    except UnicodeEncodeError as error:
        raise UnusableAnswerError("this text has characters that cannot be read; write it again in UTF-8") from error
    if found := _MARKUP.search(line):
        raise UnusableAnswerError(f'"{line}" contains {found[0]!r}; write it as readers should see it, without markup')
    return line


def checked_address(text: str) -> str:
    """Return the address of a site with https:// before it and a slash after it."""
    written = text.strip()
    if not written:
        return ""
    full = written if "://" in written else f"https://{written.lstrip('/')}"
    if not _ADDRESS.fullmatch(full):
        raise UnusableAnswerError(f'"{written}" is not the address of a site; write it like {_SAMPLE}')
    _refuse_repository(full)
    if full.endswith((".html", ".htm")):
        raise UnusableAnswerError(f'"{written}" is the address of a page; write the folder that it is in: {_SAMPLE}')
    return full if full.endswith("/") else f"{full}/"


def _refuse_repository(address: str) -> None:
    """Refuse the address of a repository on GitHub, and name the address of its site."""
    parts = urlsplit(address)
    steps = parts.path.strip("/").removesuffix(".git").split("/")
    if parts.netloc.casefold() not in ("github.com", "www.github.com") or not steps[0]:
        return
    owner, repository = steps[0].casefold(), steps[1] if len(steps) > 1 else ""
    host = f"{owner}.github.io"
    site = f"https://{host}/" if repository.casefold() in ("", host) else f"https://{host}/{repository}/"
    raise UnusableAnswerError(
        f'"{address}" is a place for files, not for a site; GitHub Pages shows its site at {site}'
    )


def checked_bib(text: str) -> OwnBib | None:
    """Return a `.bib` file with its entries."""
    path = file_of(text)
    if path is None:
        return None
    data = bytes_of(path)
    (read,) = bibs_of([(data, path.name)])
    if not read.entries:
        raise UnusableAnswerError(
            f'"{path}" has no BibTeX entries; name a file with entries such as @article{{key, …}}'
        )
    return OwnBib(data, read)


_MARKUP = re.compile(r"[\\{}<>\x00-\x1f\x7f]")
_SAMPLE = "https://name.github.io/ or https://university.edu/~name/"
_ADDRESS = re.compile(
    r"https?://(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?(?:/[\w.~%!$&'()*+,;=:@-]*)*", re.IGNORECASE
)
