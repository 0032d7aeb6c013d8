"""Checks DOIs, arXiv numbers, addresses and page ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..bibliography.arxiv import is_arxiv_number
from ..bibliography.fields import BUTTONS, FOLDERS, NAMES_OR_LINKS
from ..bibliography.links import addresses_in, doi_of, links_in, names_reader, preview_of
from ..latex import to_text
from ..text.plain_values import quotable
from ..text.safe_urls import safe_url
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_ADDRESSES = frozenset(row.name for row in BUTTONS.values() if row.kind == "link") | NAMES_OR_LINKS
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][!#-%'-;=?-\[\]-z|~]*+")
_RESOLVER = re.compile(
    r"(?:(?:https?:)?//)?(?:dx\.|www\.)?doi\.org/+(?:doi:)?(10\.\d{4,9}/[!-~]+)|doi:(10\.\d{4,9}/[!-~]+)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?:)?//|www\.|(?:dx\.)?doi\.org/|doi:", re.IGNORECASE)
_DASH = r"(?:-{1,3}|[\u2010-\u2015\u2212]|\{?\\text[ef][nm]dash\}?(?:\{\})?)"
_TWO_PAGES = re.compile(rf"\s*+(\d{{1,6}})\s*+{_DASH}\s*+(\d{{1,6}})\s*+")


def check_identifiers(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each DOI, arXiv number, address or page range that is written wrongly."""
    yield from _check_doi(entry)
    if (field := own_field(entry, "arxiv")) and not is_arxiv_number(field.value):
        message = "its arxiv is not an arXiv number; write one such as 2406.11939, or use the field html for an address"
        yield problem_of(entry, "arxiv", message, "arxiv-form")
    for name in entry.fields.keys() & _ADDRESSES:
        field = own_field(entry, name)
        if field is None or (name in NAMES_OR_LINKS and "/" not in field.value):
            continue
        if not _PLAIN_ADDRESS.fullmatch(field.value) and not addresses_in(field.value):
            message = f"its {name} is not an address; write an address that starts with https://, or a file of the site"
            yield problem_of(entry, name, message, "unsafe-address")
        elif "<" in field.value:
            message = f"its {name} contains HTML; write the address alone: {name} = {{{safe_url(field.value)}}}"
            yield problem_of(entry, name, message, "unsafe-address")
        elif name in FOLDERS and not links_in(entry, name):
            message = f"its {name} leads out of the site; put the file into docs/ and write its path as seen from there"
            yield problem_of(entry, name, message, "unsafe-address")
    if "preview" in entry.fields and own_field(entry, "preview") and not preview_of(entry):
        message = (
            "its preview is not a picture of the site; put the picture into docs/ and write its path as seen from there"
        )
        yield problem_of(entry, "preview", message, "unsafe-address")
    if (field := own_field(entry, "pages")) and (pages := with_two_hyphens(field.value)):
        message = f"its pages need two hyphens; write pages = {{{pages}}}"
        yield problem_of(entry, "pages", message, "page-dash", "note")


def check_scholar_ids(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield one problem for all entries that name only the work, not the reader, in `google_scholar_id`."""
    name = "google_scholar_id"
    for entry in entries:
        if (field := own_field(entry, name)) and not names_reader(field.value):
            message = (
                f"its {name} needs your id on Google Scholar: add the address of your list there to "
                "`author: profiles:` in mkdocs.yml; the same goes for other entries"
            )
            yield problem_of(entry, name, message, "unsafe-address")
            return


def _check_doi(entry: Entry) -> Iterator[Problem]:
    field = own_field(entry, "doi")
    if field is None or _DOI.fullmatch(field.value):
        return
    doi = doi_of(entry)
    if not doi and links_in(entry, "doi"):
        message = f'"{quotable(to_text(field.value))}" is not a DOI, but an address; write it as url = {{...}}'
        yield problem_of(entry, "doi", message, "doi-form", "note")
    elif not doi:
        message = (
            f'"{quotable(to_text(field.value))}" is not a DOI; write the identifier that starts with "10.", '
            "or leave the field out"
        )
        yield problem_of(entry, "doi", message, "doi-form")
    elif _ADDRESS.match(field.value.strip()):
        alone = doi_in_address(field.value) or re.split(r"[?#]", doi)[0]
        message = f"its doi is an address; write the DOI alone: doi = {{{alone}}}"
        yield problem_of(entry, "doi", message, "doi-url", "note")


def doi_in_address(value: str) -> str:
    """Return the DOI in an address such as https://doi.org/10.1000/182, or an empty string for any other text."""
    found = _RESOLVER.fullmatch(unquote(to_text(value)).strip())
    doi = (found[1] or found[2]).rstrip(".,;") if found else ""
    is_plain = to_text(doi) == doi and not set(doi) & set('{}"\\%')
    return doi if is_plain else ""


def with_two_hyphens(pages: str) -> str:
    r"""Return a page range as TeX writes it, `12--34`, or an empty string if it needs no change or is not a range."""
    found = _TWO_PAGES.fullmatch(pages)
    if not found or "--" in pages.replace("---", ""):
        return ""
    first, last = found.groups()
    whole_last = first[: max(len(first) - len(last), 0)] + last  # 165-72 is short for 165-172
    rises = int(first) <= int(whole_last)
    return f"{first}--{last}" if rises and not (first.startswith("0") and len(first) > 1) else ""
