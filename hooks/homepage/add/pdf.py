"""Finds the DOI or arXiv number that a PDF's own metadata names: its XMP packet and its Info dictionary.

The text of the pages is not read: the first DOI in it may be that of a cited work.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from .identifiers import Identifier, UnknownIdentifierError, identify

if TYPE_CHECKING:
    from collections.abc import Iterator

_XMP = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>|<rdf:RDF.{0,200000}?</rdf:RDF>", re.DOTALL)
_IN_XMP = re.compile(
    r"<(?:[\w-]+:)?(?:doi|DOI|identifier|arxiv|arXivID)\b[^>]*>(.{1,400}?)</|\b[\w-]+:(?:doi|DOI|identifier)=\"([^\"]+)\"",
    re.DOTALL,
)
_IN_INFO = re.compile(
    rb"/(?:doi|DOI|WPS-ARTICLEDOI|arXivID|Subject|Keywords|Title|EPSPROCESSED)\s*(\((?:[^()\\]|\\.){1,600}\)|<[0-9A-Fa-f\s]{8,2400}>)"
)
_STREAM = re.compile(rb"/Type\s*/(?:ObjStm|Metadata)\b.{0,300}?stream\r?\n", re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"'<>;,)\]]+")
_ARXIV = re.compile(
    r"(?:arxiv\s*:\s*|arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE
)
_MOST_STREAMS = 60
_MOST_BYTES = 2_000_000


def identifier_in_pdf(data: bytes) -> Identifier | None:
    """Return the DOI or arXiv number in the metadata of a PDF, or None."""
    for text in _metadata(data):
        for pattern in (_ARXIV, _DOI):
            if found := pattern.search(text):
                try:
                    return identify(found[1] if pattern is _ARXIV else found[0])
                except UnknownIdentifierError:
                    continue
    return None


def _metadata(data: bytes) -> Iterator[str]:
    """Yield the values that may name the work itself, those of fields made for that first."""
    parts = [data, *_unpacked(data)]
    for part in parts:
        for packet in _XMP.finditer(part):
            yield from ("".join(found.groups("")) for found in _IN_XMP.finditer(packet[0].decode("utf-8", "replace")))
    for part in parts:
        yield from (_string(found[1]) for found in _IN_INFO.finditer(part))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the content of packed metadata and objects."""
    for number, found in enumerate(_STREAM.finditer(data)):
        if number == _MOST_STREAMS:
            return
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], _MOST_BYTES)
        except zlib.error:
            continue


def _string(written: bytes) -> str:
    """Return a string of PDF as text (ISO 32000, section 7.3.4): in brackets, or in hexadecimal digits."""
    if written[:1] == b"<":
        digits = re.sub(rb"\s", b"", written[1:-1])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = re.sub(rb"\\([()\\])", rb"\1", written[1:-1])
    return raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
