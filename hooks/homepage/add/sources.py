"""Which source is asked about an identifier, at which address; nothing but the identifier is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ..outside.answers import read_json, read_xml
from ..outside.web import NoAnswerError
from ..text.braces import lonely_braces
from .atom import work_of_atom
from .bibtex import work_in_bibtex, work_on_page
from .books import work_of_google_books, work_of_open_library
from .csl import work_of_csl
from .openalex import doi_of_openalex, work_of_openalex
from .openreview import work_of_notes
from .work import text_of

if TYPE_CHECKING:
    from ..outside.web import Web
    from .identifiers import Identifier
    from .work import Work

_CSL = "application/vnd.citationstyles.csl+json"
_JSON = "application/json"
_NAMES = {
    "aclanthology.org": "ACL Anthology",
    "proceedings.mlr.press": "PMLR",
    "proceedings.neurips.cc": "NeurIPS",
    "www.jmlr.org": "JMLR",
    "openaccess.thecvf.com": "CVF",
    "dblp.org": "DBLP",
}


def ask_source(identifier: Identifier, web: Web) -> Work:
    """Return what the source of this kind of identifier says; raise `NoAnswerError` if it says nothing."""
    return _ASK[identifier.kind](identifier.value, web)


def _doi(doi: str, web: Web) -> Work:
    """Ask the agency of a DOI by content negotiation (citation.doi.org); those that have none are asked of OpenAlex."""
    try:
        data = web.get(f"https://doi.org/{quote(doi, safe='/:;()._-')}", _CSL)
        work = work_of_csl(read_json(data, "doi.org"), doi)
    except NoAnswerError as error:
        if error.offline or error.status in (404, 429):
            raise
        return _openalex(f"https://doi.org/{doi}", web, error)
    return work


def _openalex(number: str, web: Web, before: NoAnswerError | None = None) -> Work:
    try:
        data = read_json(web.get(f"https://api.openalex.org/works/{quote(number, safe='/:;()._-')}", _JSON), "OpenAlex")
    except NoAnswerError as error:
        raise (before or error) from None
    if before is None and (doi := doi_of_openalex(data)):
        return _doi(doi, web)
    return work_of_openalex(data, number)


def _arxiv(number: str, web: Web) -> Work:
    data = web.get(f"https://export.arxiv.org/api/query?id_list={quote(number, safe='/.')}", "application/atom+xml")
    return work_of_atom(read_xml(data, "arXiv"), number)


def _openreview(number: str, web: Web) -> Work:
    """Ask the newer interface first; it does not know papers from before 2023, which the older one has."""
    try:
        return work_of_notes(_notes("api2", number, web), number)
    except NoAnswerError as error:
        if error.status not in (400, 403, 404):
            raise
    return work_of_notes(_notes("api", number, web), number)


def _notes(host: str, number: str, web: Web) -> dict[str, object]:
    return read_json(web.get(f"https://{host}.openreview.net/notes?id={quote(number)}", _JSON), "OpenReview")


def _hal(number: str, web: Web) -> Work:
    """Ask for the BibTeX that HAL makes (api.archives-ouvertes.fr/docs/search)."""
    address = f"https://api.archives-ouvertes.fr/search/?q=halId_s:{quote(number)}&fl=label_bibtex&wt=json"
    response = read_json(web.get(address, _JSON), "HAL").get("response")
    documents = response.get("docs") if isinstance(response, dict) else None
    first = documents[0] if isinstance(documents, list) and documents else None
    if not (bibtex := text_of(first, "label_bibtex")):
        raise NoAnswerError(f"HAL has no work {number}", 404)
    work = work_in_bibtex(bibtex, "HAL")
    bare = {name: _without_second_braces(value) for name, value in work.fields.items()}
    return replace(work, fields={**bare, "hal": number})


def _without_second_braces(value: str) -> str:
    """Return a value without the braces that HAL writes around all of it, in addition to those that delimit it."""
    inside = value[1:-1]
    return inside if value[:1] == "{" and value[-1:] == "}" and not lonely_braces(inside) else value


def _isbn(isbn: str, web: Web) -> Work:
    address = f"https://openlibrary.org/api/books?bibkeys=ISBN:{isbn}&jscmd=data&format=json"
    try:
        return work_of_open_library(read_json(web.get(address, _JSON), "Open Library"), isbn)
    except NoAnswerError as error:
        if error.offline:
            raise
    address = f"https://www.googleapis.com/books/v1/volumes?q=isbn:{isbn}"
    return work_of_google_books(read_json(web.get(address, _JSON), "Google Books"), isbn)


def _bibtex(address: str, web: Web) -> Work:
    host = urlsplit(address).hostname or ""
    return work_on_page(web.get(address, "application/x-bibtex, text/plain, text/html;q=0.5"), _NAMES.get(host, host))


_ASK = {
    "doi": _doi,
    "arxiv": _arxiv,
    "openreview": _openreview,
    "hal": _hal,
    "isbn": _isbn,
    "openalex": lambda number, web: _openalex(number, web),
    "bibtex": _bibtex,
}
