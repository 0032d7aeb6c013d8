"""The files of the site that entries name: PDFs, slides, previews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.safe_urls import may_be_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .records import Bibliography


def named_files(bibliography: Bibliography) -> Iterator[tuple[str, Problem]]:
    """Yield each file of the site that an entry names, with the problem to report if it is missing."""
    for publication in bibliography.publications:
        entry = publication.entry
        for name, url, file in publication.summary.files:
            field = entry.fields[name]
            hint = f" If it is an address, write https://{url}." if may_be_address(url) else ""
            message = f'entry "{entry.key}": "{name}" names {url}, which is not in docs/. Put the file there.{hint}'
            yield file, Problem(entry.path, field.line, message, "missing-file", column=field.column)
