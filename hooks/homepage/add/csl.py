"""Reads CSL-JSON, which doi.org sends for a DOI of Crossref, DataCite, mEDRA and others.

The form is that of citeproc-js (citationstyles.org); Crossref adds fields of its own interface, such as
`published-print`, `article-number` and `relation`, and may send lists where CSL has a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .dates import first_date
from .markup import to_latex
from .work import Work, latex_of, made_work, name_in_words, name_of, text_of, whole_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..names.records import Name

_TYPES = {
    **dict.fromkeys(
        ("article-journal", "journal-article", "article-magazine", "article-newspaper", "review"), "article"
    ),
    **dict.fromkeys(("paper-conference", "proceedings-article"), "inproceedings"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book", "book-set", "book-series"), "book"),
    **dict.fromkeys(
        ("chapter", "book-chapter", "book-section", "book-part", "reference-entry", "entry"), "incollection"
    ),
    **dict.fromkeys(("entry-encyclopedia", "entry-dictionary"), "incollection"),
    **dict.fromkeys(("thesis", "dissertation"), "phdthesis"),
    **dict.fromkeys(("report", "report-component"), "techreport"),
    **dict.fromkeys(("posted-content", "preprint"), "preprint"),
    "proceedings": "proceedings",
    "software": "software",
    "dataset": "dataset",
}
"""Types of CSL and of Crossref's interface, and the types of BibTeX for them; all others are `misc`."""
_MASTERS = re.compile(r"\bmaster|\bM\.?(?:Sc|A|S|Eng)\b|diplom", re.IGNORECASE)
_DATES = ("published-print", "issued", "published", "published-online", "posted", "created-online")
_PLACES = ("publisher-place", "publisher-location")
_IN_A_BOOK = ("inproceedings", "incollection")


def work_of_csl(data: Mapping[str, Any], doi: str) -> Work:
    """Return the work that CSL-JSON describes; `doi` is what was asked for."""
    type_ = _type(data)
    venue = latex_of(data, "container-title")
    year, month = first_date(data, _DATES)
    abstract = to_latex(text_of(data, "abstract"))
    named = text_of(data, "DOI")
    fields = {
        "title": _title(data),
        _venue_field(type_): venue,
        "series": latex_of(data, "collection-title"),
        "volume": latex_of(data, "volume"),
        "number": latex_of(data, "issue") or (latex_of(data, "number") if type_ == "techreport" else ""),
        "pages": _pages(data),
        "publisher": latex_of(data, "publisher"),
        "address": next(filter(None, (latex_of(data, place) for place in _PLACES)), ""),
        "edition": latex_of(data, "edition") or latex_of(data, "edition-number"),
        "year": year,
        "month": month,
        "doi": named if named.casefold() == doi.casefold() else doi,
        "isbn": text_of(data, "ISBN").rpartition("/")[2],
        "issn": text_of(data, "ISSN"),
        "language": text_of(data, "language"),
        "version": latex_of(data, "version"),
        "abstract": abstract,
    }
    remarks = [*_relations(data), *_other_titles(data)]
    if named and named.casefold() != doi.casefold():
        remarks.append(f"the source calls it {named}")
    return made_work(_source(data), type_, _adapted(fields, type_, data), _names(data), remarks)


def _source(data: Mapping[str, Any]) -> str:
    """Return who answered: only Crossref's answers have these fields."""
    return "Crossref" if "indexed" in data or "is-referenced-by-count" in data else "doi.org"


def _type(data: Mapping[str, Any]) -> str:
    written = text_of(data, "type").casefold()
    if written == "thesis" or written == "dissertation":
        degree = f"{text_of(data, 'genre')} {text_of(data, 'degree')}"
        return "mastersthesis" if _MASTERS.search(degree) else "phdthesis"
    if text_of(data, "subtype") == "preprint" or text_of(data, "genre").casefold() == "preprint":
        return "preprint"
    if written == "article":  # CSL's preprint; also what DataCite calls texts of any kind
        is_in_journal = text_of(data, "container-title") and text_of(data, "volume")
        return "article" if is_in_journal else "preprint"
    return _TYPES.get(written, "misc")


def _title(data: Mapping[str, Any]) -> str:
    """Return the title with its subtitle, if the title does not already contain that."""
    title, subtitle = latex_of(data, "title"), latex_of(data, "subtitle")
    if not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}"


def _venue_field(type_: str) -> str:
    if type_ == "article":
        return "journal"
    return "booktitle" if type_ in _IN_A_BOOK else "container"


def _pages(data: Mapping[str, Any]) -> str:
    pages = re.sub(r"(?<=\w)\s*[-‐-―]+\s*(?=\w)", "--", latex_of(data, "page"))
    return pages or latex_of(data, "article-number")


def _adapted(fields: Mapping[str, str], type_: str, data: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields under the names that the type has for them."""
    own = dict(fields)
    container = own.pop("container", "")
    if type_ in ("phdthesis", "mastersthesis"):
        own["school"] = _institution(data) or own.pop("publisher")
    elif type_ == "techreport":
        own["institution"] = _institution(data) or own.pop("publisher")
    elif type_ == "preprint":
        own["archive"] = _archive(data, container)
        own.pop("publisher")
    elif type_ in ("book", "proceedings"):
        own["series"] = own["series"] or container
    elif type_ == "misc" and container:
        own["howpublished"] = container
    if type_ in ("article", "inproceedings", "preprint"):
        own.pop("address", "")
    return own


def _institution(data: Mapping[str, Any]) -> str:
    found = data.get("institution")
    first = found[0] if isinstance(found, list) and found else found
    return latex_of(first, "name")


def _archive(data: Mapping[str, Any], container: str) -> str:
    """Return the name of the archive of a preprint; bioRxiv and medRxiv are the `institution` of theirs."""
    return _institution(data) or container or latex_of(data, "group-title") or latex_of(data, "publisher")


def _names(data: Mapping[str, Any]) -> dict[str, list[Name]]:
    return {role: list(_people(data.get(role))) for role in ("author", "editor", "translator")}


def _people(written: Any) -> Iterator[Name]:
    for each in written if isinstance(written, list) else ():
        if not isinstance(each, dict):
            continue
        family, given = text_of(each, "family"), text_of(each, "given")
        if family and given:
            particle = text_of(each, "non-dropping-particle") or text_of(each, "dropping-particle")
            yield name_of(given, family, particle, text_of(each, "suffix"))
        elif whole := text_of(each, "literal") or text_of(each, "name"):
            yield whole_name(whole)
        elif alone := family or given:
            yield name_in_words(alone) or whole_name(alone)


def _relations(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what Crossref says about other versions, retractions and corrections."""
    relation = data.get("relation")
    for kind, words in _RELATED.items():
        others = relation.get(kind) if isinstance(relation, dict) else None
        for other in others if isinstance(others, list) else ():
            if number := text_of(other, "id"):
                yield f"{words}: {number}"
    yield from notices_of(data)


def notices_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the retractions and corrections of a work that Crossref knows, as sentences that end with a DOI."""
    updates = data.get("updated-by")
    named = [(text_of(each, "type"), text_of(each, "DOI")) for each in (updates if isinstance(updates, list) else ())]
    return tuple(f"Crossref has a {kind or 'notice'} of it: {doi}" for kind, doi in named if doi and "new" not in kind)


_RELATED = {"is-preprint-of": "it was published as", "has-preprint": "it has a preprint"}


def _other_titles(data: Mapping[str, Any]) -> Iterator[str]:
    if original := latex_of(data, "original-title"):
        yield f"its title in the original is {original}"
