"""The addresses of other sites in the author's files, with the lines that they are on."""

from __future__ import annotations

import html
import os
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from ..bibliography.links import links_of
from ..bibtex import bibs_of
from ..outside.hosts import is_private
from ..problems import shown_path
from ..text.code_fences import code_left_empty
from ..text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..settings.mkdocs_yml import Configuration

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\|^{}\x00-\x1f]+", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AFTER = ".,;:!?*_~"
_MADE_UP = re.compile(r"(?:.*\.)?example(?:\.(?:com|org|net|edu))?|.*\.(?:test|invalid|example)", re.IGNORECASE)
_TEXTS = {".md", ".yml", ".yaml", ".html"}


class Place(NamedTuple):
    """Where an address is written."""

    path: str
    line: int


def addresses_of(configuration: Configuration, root: Path) -> dict[str, list[Place]]:
    """Return the addresses of other sites, each with the places where it is written, in the order of the files."""
    own = str(configuration.settings.get("site_url") or "")
    found: dict[str, list[Place]] = {}
    for address, place in (*_in_bibs(configuration, root), *_in_texts(configuration, root)):
        bare = address.partition("#")[0]
        if _is_to_be_tried(bare) and not (own and bare.startswith(own)):
            places = found.setdefault(bare, [])
            places += [] if place in places else [place]
    return found


def _in_bibs(configuration: Configuration, root: Path) -> Iterator[tuple[str, Place]]:
    files = [file for file in configuration.bib_files if os.path.isfile(file)]
    for bib in bibs_of([(file.read_bytes(), shown_path(file, root)) for file in files]):
        for entry in bib.entries:
            first = {link.field: link for link in reversed(links_of(entry))}  # an arXiv number makes two links
            for name, link in first.items():
                if not link.local:
                    field = entry.fields.get(name)
                    yield html.unescape(link.url), Place(entry.path, field.line if field else entry.line)


def _in_texts(configuration: Configuration, root: Path) -> Iterator[tuple[str, Place]]:
    inside = (file for file in sorted(configuration.docs.rglob("*")) if file.suffix in _TEXTS and file.is_file())
    for file in (*root.glob("mkdocs*.yml"), *inside):
        text, _ = decode(file.read_bytes())
        path = shown_path(file, root)
        yield from ((address, Place(path, line)) for address, line in in_text(text, markdown=file.suffix == ".md"))


def in_text(text: str, *, markdown: bool) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a text with their lines; those in code and in comments lead nobody anywhere."""
    if markdown:
        text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), code_left_empty(text))
    for number, line in enumerate(text.split("\n"), 1):
        if markdown or not line.lstrip().startswith("#"):
            yield from ((_trimmed(found[0]), number) for found in _ADDRESS.finditer(line))


def _trimmed(address: str) -> str:
    """Return an address without the punctuation that follows it."""
    address = html.unescape(address).rstrip(_AFTER)
    for opening, closing in ("()", "[]"):
        while address.count(closing) > address.count(opening):
            address = address[: address.rindex(closing)].rstrip(_AFTER)
    return address


def _is_to_be_tried(address: str) -> bool:
    """Return whether an address can be asked: it has a host, which is neither made up nor in the author's network."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return "." in host and not _MADE_UP.fullmatch(host) and not is_private(host)
