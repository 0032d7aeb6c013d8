"""A `.bib` file at an address: the copy that a build reads, and the problem if it could not be fetched."""

from __future__ import annotations

import hashlib
import re
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..cache.whole_files import write_if_possible
from ..problems import Problem, shown_path
from ..settings.lines import option_place

if TYPE_CHECKING:
    from collections.abc import Callable


def fetch(address: str, folder: Path, download: Callable[[str, str, str], str]) -> tuple[Path, str]:
    """Download a file; return the path of its copy in a folder, and why the download failed (empty if it did not).

    `download` is the function of mkdocs-bibtex: it takes a description of the file, its address and an extension, and
    returns the path of the new file, which it makes where `tempfile` says.
    """
    file = folder / _name(address)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    usual, tempfile.tempdir = tempfile.tempdir, str(folder) if folder.is_dir() else None
    try:
        new = Path(download("bib file", address, ".bib"))
    except (OSError, RuntimeError, ValueError) as error:
        return file, " ".join(str(error).split())
    finally:
        tempfile.tempdir = usual
    content = new.read_bytes()
    if file.is_file() and file.read_bytes() == content:
        new.unlink()  # not written again, so that a server that watches the copy does not build again
        return file, ""
    write_if_possible(file, [content])
    if not file.is_file():
        return new, ""
    new.unlink()
    return file, ""


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
