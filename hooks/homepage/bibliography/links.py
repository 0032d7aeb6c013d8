"""The links of an entry: to its identifiers, to files of this site, and to pages elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from ..latex import to_text
from ..text.safe_urls import is_on_the_web, leads_elsewhere, safe_url, without_latex
from .archives import copy_of
from .arxiv import arxiv_of
from .fields import BUTTONS, FOLDERS, NAMES_OR_LINKS, OTHER_NAMES
from .once_each import once_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibtex import Entry
    from .fields import FieldRow

SWITCHED_ON = frozenset({"true", "yes", "1"})
SWITCHED_OFF = frozenset({"false", "no", "0"})

UNSPECIFIC = {"html", "url"}
"""Less specific fields: if another field contains the same address, that field takes precedence."""

_NAMES = [name for row in BUTTONS.values() for name in (row.name, *row.other_names)]
_ORDER = {name: number for number, name in enumerate(_NAMES)}
_REPOSITORY = re.compile(r"[\w-]+/[\w.-]+")
_NAMES_FILE = re.compile(r"[./]")
_WHITE_SPACE = re.compile(r"\s+")
_BETWEEN_ADDRESSES = re.compile(r"(?:\s*[,;]\s*|\s+(?:and\s+)?)(?=https?://)", re.IGNORECASE)
_REMARK = re.compile(r"\s+[\[(][^\[\]()]*[\])]?\s*$")
_HANDLE = re.compile(r"^hdl:\s*", re.IGNORECASE)
_BETWEEN_DOIS = re.compile(
    r"(?:\s*[,;]\s*|\s+(?:and\s+)?)(?=(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4,9}/)", re.IGNORECASE
)
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


@once_each
def links_of(entry: Entry) -> tuple[Link, ...]:
    """Return the entry's links in the order shown, each address once; empty and unsafe addresses are left out.

    An arXiv number gives a PDF, too, if the entry names none. Links with the same text are numbered: "Code", "Code 2".
    """
    found: dict[str, Link] = {}
    for field in sorted(_ORDER.keys() & entry.fields.keys() | {"arxiv", "eprint"}, key=_ORDER.__getitem__):
        for link in links_in(entry, field):
            known = found.get(target := _target(link.url))
            if known is None or (known.kind in UNSPECIFIC and link.kind not in UNSPECIFIC):
                found[target] = link
    if (arxiv := arxiv_of(entry)) and not any(link.kind == "pdf" for link in found.values()):
        found["pdf"] = Link("pdf", BUTTONS["pdf"].label, safe_url(f"https://arxiv.org/pdf/{arxiv}"), field="arxiv")
    return tuple(_numbered(sorted(found.values(), key=_place)))


def _place(link: Link) -> tuple[int, bool]:
    """Return the place of a link among the others; a PDF on arXiv follows the page on arXiv."""
    on_arxiv = link.kind == "pdf" and link.field == "arxiv"
    return _ORDER["arxiv" if on_arxiv else link.kind], on_arxiv


def _numbered(links: Iterable[Link]) -> Iterator[Link]:
    uses: Counter[str] = Counter()
    for link in links:
        uses[link.label] += 1
        yield link if uses[link.label] == 1 else replace(link, label=f"{link.label} {uses[link.label]}")


def links_in(entry: Entry, field: str) -> list[Link]:
    """Return the links in a field; a field that is another name of a missing field has that field's kind."""
    kind = OTHER_NAMES.get(field, field)
    if field == "eprint":
        return _in_archive(entry)
    if field == "doi":
        return _dois(entry)
    row = BUTTONS[kind]
    if row.address:
        url = _identifier_url(row, entry)
        return [Link(kind, row.label, url, field=field)] if url else []
    found = (_link(kind, row.label, field, url) for url in addresses_in(entry.get(field)))
    return [link for link in found if link.url]


def _link(kind: str, label: str, field: str, url: str) -> Link:
    if field == "github" and _REPOSITORY.fullmatch(url):
        url = f"https://github.com/{url}"
    local = not leads_elsewhere(url)
    if local:
        url = "" if field in NAMES_OR_LINKS and not _NAMES_FILE.search(url) else _path(kind, url)
    return Link(kind, label, url, local, field)


def addresses_in(value: str) -> list[str]:
    """Return the safe addresses in a field for links: one, or several with white space or a comma between them.

    White space in an address is dropped, as by LaTeX's `url`; a remark in brackets after it is not part of it.
    """
    if not _WHITE_SPACE.search(value.strip()):
        return [url] if (url := safe_url(value.strip())) else []
    written = without_latex(value)
    if not is_on_the_web(written):
        return [url] if (url := safe_url(written)) else []
    parts = _BETWEEN_ADDRESSES.split(_REMARK.sub("", written))
    return [url for part in parts if (url := safe_url(_WHITE_SPACE.sub("", part)))]


def _dois(entry: Entry) -> list[Link]:
    """Return the links in `doi`; a Handle or another address that is written there leads on as it is."""
    label, pattern = BUTTONS["doi"].label, BUTTONS["doi"].address
    if found := dois_of(entry):
        return [Link("doi", label, _address(pattern, doi), field="doi") for doi in found]
    written = to_text(entry.get("doi")).replace(" ", "")
    url = safe_url(_HANDLE.sub("https://hdl.handle.net/", written))
    return [Link("url", BUTTONS["url"].label, url, field="doi")] if is_on_the_web(url) else []


def _in_archive(entry: Entry) -> list[Link]:
    copy = copy_of(entry)
    url = safe_url(quote(copy.address, safe="/:;()._-?=&~")) if copy else ""
    return [Link(copy.archive.kind, copy.archive.name, url, field="eprint")] if copy and url else []


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
    return next(iter(dois_of(entry)), "")


def dois_of(entry: Entry) -> list[str]:
    """Return the DOIs in the field; some exports write several into one."""
    written = entry.get("doi")
    if not written or (_PLAIN_DOI.fullmatch(written) and "--" not in written):
        return [written] if written else []
    parts = _BETWEEN_DOIS.split(unquote(to_text(written)).strip())
    found = (_DOI.search(_WHITE_SPACE.sub("", part)) for part in parts)
    return list(dict.fromkeys(match.group().rstrip(".,;") for match in found if match))


def _identifier_url(row: FieldRow, entry: Entry) -> str:
    if row.doi_address and (switch := to_text(entry.get(row.name)).casefold()) in SWITCHED_ON | SWITCHED_OFF:
        return _address(row.doi_address, doi_of(entry) if switch in SWITCHED_ON else "")
    if row.name in ("arxiv", "arxivid"):
        return _address(row.address, arxiv_of(entry))
    value = to_text(entry.get(row.name)).strip()
    if row.number and not is_on_the_web(value):
        return _address(row.address, identifier_in(entry, row.name))
    if row.name == "google_scholar_id" and not names_reader(value):
        return ""
    url = safe_url(value)
    pattern = BUTTONS["doi"].address if _DOI.fullmatch(value) else row.address
    return url if leads_elsewhere(url) else _address(pattern, value)


def identifier_in(entry: Entry, name: str) -> str:
    """Return the identifier in a field that may hold more, such as "PMID: 12345", or an empty string."""
    found = re.search(BUTTONS[name].number, to_text(entry.get(name)).strip(), re.IGNORECASE)
    return found[1] if found else ""


def names_reader(scholar_id: str) -> bool:
    """Return whether an id of Google Scholar says whose list it is in, as USER:ID or as an address."""
    return ":" in scholar_id


def _address(pattern: str, identifier: str) -> str:
    return safe_url(pattern.format(quote(identifier, safe="/:;()._-"))) if identifier else ""
