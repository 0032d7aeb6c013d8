"""A `.bib` file at an address: the copy that a build reads, and the problem if it could not be fetched."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..cache.whole_files import write_if_possible
from ..problems import Problem, shown_path
from ..settings.lines import option_place

if TYPE_CHECKING:
    from collections.abc import Callable


def fetch(address: str, folder: Path, download: Callable[[str, str, str], str]) -> tuple[Path, str]:
    """Return the copy of a file in a folder, and why it is not a new one; no reason if it is.

    `download` is that of mkdocs-bibtex, which takes what the file is called, its address and an extension.
    """
    file = folder / _name(address)
    try:
        new = Path(download("bib file", address, ".bib"))
    except (OSError, RuntimeError, ValueError) as error:
        return file, " ".join(str(error).split())
    content = new.read_bytes()
    if file.is_file() and file.read_bytes() == content:
        return file, ""  # a server that watches the copy has nothing to do
    write_if_possible(file, [content])
    return (file if file.is_file() else new), ""


def not_fetched(address: str, reason: str, config_file: Path, root: Path, *, has_copy: bool) -> Problem:
    """Return the problem about an address; without a copy an error, since a site without its papers helps nobody."""
    path, line = option_place(config_file, ("plugins", "bibtex", "bib_file"))
    then = (
        "the copy of an earlier build is read."
        if has_copy
        else "there is no copy of an earlier build. Correct the address, or put the file in docs/ and name that."
    )
    message = f"bib_file: {address} could not be fetched ({reason}); {then}"
    return Problem(shown_path(path, root), line, message, "missing-bib", "warning" if has_copy else "error")


def _name(address: str) -> str:
    """Return a name for the copy by which the author knows it again."""
    stem = PurePosixPath(unquote(urlsplit(address).path)).stem
    readable = re.sub(r"[^\w-]+", "-", stem).strip("-")[:60] or "publications"
    return f"{readable}-{hashlib.sha256(address.encode()).hexdigest()[:8]}.bib"
