"""The metadata of a publication's page: Highwire's `citation_*` tags, and schema.org data in JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..bibliography.fields import BUTTONS
from ..exports import facts as reference
from ..exports.facts import kind_of, text
from ..exports.languages import language_tag
from ..text.orcids import orcid_address
from ..text.plain_values import filled
from ..text.safe_urls import is_on_the_web
from .home import author_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..bibliography.authors import Author
    from ..bibliography.publication import Publication
    from ..bibtex import Entry
    from ..names import Name
    from ..names.people import Person

_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")
_IN_SCRIPT = re.compile("[&<>\u2028\u2029]")


def highwire(publication: Publication, *, page_url: str, pdf_url: str) -> tuple[tuple[str, str], ...]:
    """Return the names and contents of the `<meta>` tags that Google Scholar's inclusion guidelines ask for."""
    names = [*_bibliographic_tags(publication), *_venue_tags(publication)]
    names.append(("citation_pdf_url", pdf_url if is_on_the_web(pdf_url) else ""))
    names.append(("citation_abstract_html_url", page_url if is_on_the_web(page_url) else ""))
    names.append(("citation_keywords", "; ".join(publication.keywords)))
    return tuple((name, content) for name, content in names if content)


def _bibliographic_tags(publication: Publication) -> Iterator[tuple[str, str]]:
    entry = publication.entry
    first, last = reference.first_and_last_page(publication)
    yield "citation_title", publication.title.text
    yield from (("citation_author", _inverted(name)) for name in reference.authors(publication).names)
    yield from (("citation_editor", _inverted(name)) for name in reference.editors(publication).names)
    if publication.date.year and 0 < publication.date.year <= 9999:
        yield "citation_publication_date", publication.date.iso.replace("-", "/")
    yield "citation_volume", reference.volume(publication)
    yield "citation_issue", reference.numbers(publication).get("issue", "")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", publication.doi
    yield "citation_arxiv_id", publication.arxiv
    yield from (("citation_issn", number) for number in _issns(entry))
    yield "citation_isbn", text(entry, "isbn")


def _issns(entry: Entry) -> list[str]:
    """Return the ISSNs of a journal; some exports write two in one field, for print and online."""
    written = text(entry, "issn")
    return _ISSN.findall(written) or [written]


def _venue_tags(publication: Publication) -> Iterator[tuple[str, str]]:
    container, institution = reference.container(publication), reference.publisher(publication)
    event, archive = reference.event(publication)[0], "" if publication.arxiv else reference.archive(publication)[0]
    match kind_of(publication).ris:
        case "CONF":
            yield "citation_conference_title", container or event
        case "CHAP" | "ENCYC":
            yield "citation_inbook_title", container
        case "THES":
            yield "citation_dissertation_institution", institution
            return
        case "RPRT":
            yield "citation_technical_report_institution", institution
            yield "citation_technical_report_number", reference.numbers(publication).get("work", "")
            return
        case kind:
            yield "citation_conference_title", event if kind == "BOOK" or not container else ""
            yield "citation_journal_title", container
    yield "citation_publisher", institution or ("" if container else archive)


def _inverted(name: Name) -> str:
    """Return a name in the form that Google Scholar asks for: `Family, Given`."""
    given = f"{name.given} {name.suffix}".strip()
    return f"{reference.family(name)}, {given}" if given else reference.family(name)


def scholarly_article(
    publication: Publication, *, page_url: str, address: Callable[[str], str] = str, root: str = ""
) -> dict[str, object]:
    """Return a publication as schema.org data for JSON-LD; values that the entry does not give are left out.

    `address` returns the absolute form of a person's address in the options; `root` is the address of the site, whose
    home page describes the author.
    """
    entry = publication.entry
    kind = kind_of(publication).schema_org
    first, last = reference.first_and_last_page(publication)
    institution = "sourceOrganization" if kind in {"Thesis", "Report"} else "publisher"
    return filled(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "name": publication.title.text,
            "headline": publication.title.text,
            "author": [] if publication.edited else [_author(author, address, root) for author in publication.authors],
            "editor": _editors(publication, address, root),
            "datePublished": publication.date.iso,
            "isPartOf": _whole(publication),
            "pagination": reference.pages(publication),
            "pageStart": first,
            "pageEnd": last,
            "bookEdition": text(entry, "edition") if kind == "Book" else "",
            "isbn": text(entry, "isbn") if kind == "Book" else "",
            institution: _organization(reference.publisher(publication)),
            "inLanguage": language_tag(entry),
            "abstract": reference.abstract(publication),
            "keywords": list(publication.keywords),
            "award": publication.award.text,
            "identifier": list(_identifiers(publication)),
            "url": page_url,
            "sameAs": _same_as(publication),
        }
    )


def json_ld(data: object) -> str:
    """Return data as JSON that is safe inside `<script type="application/ld+json">`: &, < and > are escaped."""
    text = json.dumps(data, ensure_ascii=False)
    return _IN_SCRIPT.sub(lambda character: f"\\u{ord(character[0]):04x}", text)


def _author(author: Author, address: Callable[[str], str], root: str) -> dict[str, object]:
    person = _person(author.name, author.person, address(author.person.url) if author.person else "")
    return {**person, "@id": author_id(root), "url": root} if author.is_self and root else person


def _editors(publication: Publication, address: Callable[[str], str], root: str) -> list[dict[str, object]]:
    if publication.edited:
        return [_author(author, address, root) for author in publication.authors]
    return [_person(name, None, "") for name in reference.editors(publication).names]


def _person(name: Name, person: Person | None, url: str) -> dict[str, object]:
    if name.corporate:
        return _organization(name.family)
    orcid = (person.orcid if person else name.orcid).rpartition("/")[2]
    known = {"sameAs": orcid_address(orcid), "url": url}
    return filled(
        {
            "@type": "Person",
            "name": name.full,
            "givenName": name.given,
            "familyName": reference.family(name),
            "honorificSuffix": name.suffix,
            **known,
        }
    )


def _organization(name: str) -> dict[str, object]:
    return {"@type": "Organization", "name": name} if name else {}


def _whole(publication: Publication) -> dict[str, object]:
    """Return what the publication is part of: a journal's issue or volume, a book, or a series; else an empty dict."""
    entry = publication.entry
    name = reference.container(publication)
    series = filled({"@type": "BookSeries", "name": text(entry, "series")}) if entry.says("series") else {}
    if not name:
        return series
    volume = reference.volume(publication)
    isbn, issns = text(entry, "isbn"), _issns(entry)
    issn = issns[0] if len(issns) == 1 else issns
    if kind_of(publication).schema_org == "ScholarlyArticle" and reference.in_periodical(entry):
        whole = filled({"@type": "Periodical", "name": name, "issn": issn})
        if volume:
            whole = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": whole}
        issue = reference.numbers(publication).get("issue")
        return {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": whole} if issue else whole
    kind = ["Book", "PublicationVolume"] if volume else "Book"
    return filled({"@type": kind, "name": name, "volumeNumber": volume, "isbn": isbn, "issn": issn, "isPartOf": series})


def _identifiers(publication: Publication) -> Iterator[dict[str, str]]:
    for name, kind, value in (("DOI", "doi", publication.doi), ("arXiv", "arxiv", publication.arxiv)):
        url = next((link.url for link in publication.all_links if link.kind == kind), "")
        if value:
            yield {
                "@type": "PropertyValue",
                "propertyID": name,
                "value": value,
                "url": url or BUTTONS[kind].address.format(value),
            }


def _same_as(publication: Publication) -> list[str]:
    dois = [link.url for link in publication.links if link.kind == "doi"]
    return list(dict.fromkeys([*dois, *reference.addresses(publication)]))
