"""The links of an entry: to its identifiers, to files of this site, and to pages elsewhere."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ..latex import to_text
from ..text.safe_urls import leads_elsewhere, safe_url
from .fields import BUTTONS, FOLDERS, OTHER_NAMES

if TYPE_CHECKING:
    from ..bibtex import Entry
    from .fields import FieldRow

SWITCHED_ON = frozenset({"true", "yes", "1"})
SWITCHED_OFF = frozenset({"false", "no", "0"})

UNSPECIFIC = {"html", "url"}
"""Less specific fields: if another field contains the same address, that field takes precedence."""

_ARXIV_ID = re.compile(r"(?:(?<!\d)\d{4}\.\d{4,5}|(?<![a-z-])[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?!\d)(?:v\d+)?")
_ARXIV_AS_JOURNAL = re.compile(
    r"[\s{]*(?:preprint[\s,:]+)?(?:arxiv\b|corr(?![\w.])|computing research repository)", re.IGNORECASE
)
_NAMES = [name for row in BUTTONS.values() for name in (row.name, *row.other_names)]
_ORDER = {name: number for number, name in enumerate(_NAMES)}
_REPOSITORY = re.compile(r"[\w-]+/[\w.-]+")
_NAMES_FILE = re.compile(r"[./]")
_HOST_PREFIX = re.compile(r"^https?://(?:dx\.(?=doi\.org)|www\.)?")
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9][A-Za-z0-9._/()-]*+(?<![.])", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a publication."""

    kind: str
    label: str
    url: str
    """Absolute, or relative to the root of the site if `local` is true."""
    local: bool = False
    field: str = ""
    """The field that contains it, which may be another name of `kind`."""


def links_of(entry: Entry) -> tuple[Link, ...]:
    """Return the entry's links in the order shown, each address once; empty and unsafe addresses are left out."""
    found: dict[str, Link] = {}
    for field in sorted(_ORDER.keys() & entry.fields.keys() | {"arxiv"}, key=_ORDER.__getitem__):
        link = link_of(entry, field)
        if link is None:
            continue
        known = found.get(target := _target(link.url))
        if known is None or (known.kind in UNSPECIFIC and link.kind not in UNSPECIFIC):
            found[target] = link
    return tuple(sorted(found.values(), key=lambda link: _ORDER[link.kind]))


def link_of(entry: Entry, field: str) -> Link | None:
    """Return the link in a field, or None if it has no link or if the field that it is another name of is present."""
    kind = OTHER_NAMES.get(field, field)
    label = BUTTONS[kind].label
    if kind != field and entry.says(kind):
        return None
    if BUTTONS[kind].address:
        url = _identifier_url(BUTTONS[kind], entry)
        return Link(kind, label, url, field=field) if url else None
    url = safe_url(entry.get(field).strip())
    if field == "github" and _REPOSITORY.fullmatch(url):
        url = f"https://github.com/{url}"
    local = not leads_elsewhere(url)
    if local:
        url = "" if field in OTHER_NAMES and not _NAMES_FILE.search(url) else _path(kind, url)
    return Link(kind, label, url, local, field) if url else None


def _path(kind: str, url: str) -> str:
    """Return a file's address from the site's root; a bare file name is in al-folio's folder for the field."""
    path = url.lstrip("/")
    if kind not in FOLDERS or not path:
        return path
    path = posixpath.normpath(path)
    if path.startswith(".."):
        return ""
    return path if "/" in path else f"{FOLDERS[kind]}/{path}"


def _target(url: str) -> str:
    """Return an address for comparison: `http` equals `https`, `%2F` equals `/`, the two hosts of DOIs are equal."""
    return _HOST_PREFIX.sub("", unquote(url)).rstrip("/").casefold()


def preview_of(entry: Entry) -> str:
    """Return the picture that `preview` names; a bare file name is in al-folio's folder for previews."""
    path = safe_url(entry.get("preview").strip()).lstrip("/")
    if not path or leads_elsewhere(path) or posixpath.normpath(path).startswith(".."):
        return ""
    return path if "/" in path else f"{FOLDERS['preview']}/{path}"


def doi_of(entry: Entry) -> str:
    """Return the DOI as an identifier (`10.…/…`), also if the field contains an address, or an empty string."""
    written = entry.get("doi")
    if not written or (_PLAIN_DOI.fullmatch(written) and "--" not in written):
        return written
    match = _DOI.search(unquote(to_text(written)).replace(" ", ""))
    return match.group().rstrip(".,;") if match else ""


def arxiv_of(entry: Entry) -> str:
    """Return the arXiv identifier from `arxiv`, or from `eprint` if its archive is arXiv, or from the DOI.

    If the journal is arXiv itself, the identifier may also be in its name, in the volume, or in the address.
    """
    named = names_arxiv(entry)
    if not named and "arxiv" not in entry.fields and "eprint" not in entry.fields and "doi" not in entry.fields:
        return ""
    values = [entry.get("arxiv")]
    if "eprint" in entry.fields:
        archive = (entry.get("archiveprefix") or entry.get("eprinttype") or "arxiv").casefold()
        eprint = entry.get("eprint")
        # In publishers' exports, `eprint` is the address of a PDF.
        elsewhere = "://" in eprint and "arxiv.org/" not in eprint.casefold()
        values.append(eprint if archive == "arxiv" and not elsewhere else "")
    if "arxiv" in entry.get("doi").casefold():
        values.append(entry.get("doi"))
    if named:
        values += (entry.get(name) for name in ("journal", "journaltitle", "volume"))
        values += (url for name in ("url", "html", "pdf") if "arxiv.org/" in (url := entry.get(name)))
    for value in filter(None, values):
        match = _ARXIV_ID.search(to_text(value))
        if match:
            return match.group()
    return ""


def names_arxiv(entry: Entry) -> bool:
    """Return whether the journal is arXiv, as Google Scholar calls it, or CoRR, the part of arXiv that DBLP lists."""
    return _ARXIV_AS_JOURNAL.match(entry.get("journal") or entry.get("journaltitle")) is not None


def is_arxiv_number(value: str) -> bool:
    """Return whether a value contains an arXiv identifier."""
    return _ARXIV_ID.search(to_text(value)) is not None


def _identifier_url(row: FieldRow, entry: Entry) -> str:
    if row.doi_address and (switch := to_text(entry.get(row.name)).casefold()) in SWITCHED_ON | SWITCHED_OFF:
        return _address(row.doi_address, doi_of(entry) if switch in SWITCHED_ON else "")
    read = {"doi": doi_of, "arxiv": arxiv_of}.get(row.name)
    value = read(entry) if read else to_text(entry.get(row.name))
    return safe_url(value) if leads_elsewhere(value) else _address(row.address, value)


def _address(pattern: str, identifier: str) -> str:
    return safe_url(pattern.format(quote(identifier, safe="/:;()._-"))) if identifier else ""
