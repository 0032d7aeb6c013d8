"""The lists of an author's works at ORCID, OpenAlex and DBLP, and what Crossref says about DOIs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..add.csl import notices_of, work_of_csl
from ..add.dates import in_text
from ..add.markup import kept_tex
from ..add.openalex import work_of_openalex
from ..add.work import latex_of, made_work, name_in_words, text_of
from ..outside.answers import read_json, read_xml
from ..outside.web import NoAnswerError
from .found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from ..add.work import Work
    from ..outside.web import Web

_JSON = "application/json"
_DOIS_AT_A_TIME = 25
_MOST_PAGES = 20
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf)/(.+?)(?:v\d+)?(?:\.pdf)?$|10\.48550/arxiv\.(.+)$", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_TYPES = {"journal-article": "article", "conference-paper": "inproceedings", "preprint": "preprint", "book": "book"}
_DBLP_TYPES = {"article", "inproceedings", "book", "incollection", "phdthesis"}


def in_orcid(orcid: str, web: Web) -> list[Found]:
    """Return the works that an ORCID record lists (info.orcid.org, public interface 3.0, `works`)."""
    data = read_json(web.get(f"https://pub.orcid.org/v3.0/{quote(orcid)}/works", _JSON), "ORCID")
    summaries = (next(iter(_list(group, "work-summary")), None) for group in _list(data, "group"))
    works = (_orcid_work(each) for each in summaries if isinstance(each, dict))
    return [Found(work, "ORCID") for work in works if work.title]


def _orcid_work(summary: Mapping[str, Any]) -> Work:
    numbers = _mapping(summary.get("external-ids"))
    own = [
        each
        for each in _list(numbers, "external-id")
        if text_of(each, "external-id-relationship").lower() in ("self", "")
    ]
    ids = {text_of(each, "external-id-type").lower(): text_of(each, "external-id-value") for each in own}
    kind = _TYPES.get(text_of(summary, "type"), "misc")
    fields = {
        "title": latex_of(_mapping(_mapping(summary.get("title")).get("title")), "value"),
        _venue(kind): latex_of(_mapping(summary.get("journal-title")), "value"),
        "year": text_of(_mapping(_mapping(summary.get("publication-date")).get("year")), "value"),
        **_numbered(ids.get("doi", ""), ids.get("arxiv", "")),
    }
    return made_work("ORCID", kind, fields, {})


def in_openalex(orcid: str, web: Web) -> list[Found]:
    """Return the works that OpenAlex ascribes to an ORCID iD (docs.openalex.org, filter `author.orcid`)."""
    found: list[Found] = []
    cursor = "*"
    for _ in range(_MOST_PAGES):
        query = f"filter=author.orcid:{quote(orcid)}&per-page=200&cursor={quote(cursor, safe='*')}"
        data = read_json(web.get(f"https://api.openalex.org/works?{query}", _JSON), "OpenAlex")
        results = [each for each in _list(data, "results") if isinstance(each, dict)]
        found += (each for result in results if (each := _openalex_found(result)))
        cursor = text_of(_mapping(data.get("meta")), "next_cursor")
        if not cursor or not results:
            break
    return found


def _openalex_found(data: Mapping[str, Any]) -> Found | None:
    try:
        work = work_of_openalex(data, text_of(data, "id"))
    except NoAnswerError:
        return None
    notices = ("OpenAlex says that it is retracted",) if data.get("is_retracted") is True else ()
    return Found(work, "OpenAlex", certain=False, notices=notices)


def in_dblp(person: str, web: Web) -> list[Found]:
    """Return the works in DBLP's record of a person (dblp.org/faq, `/pid/….xml`)."""
    root = read_xml(web.get(f"https://dblp.org/pid/{quote(person)}.xml", "application/xml"), "DBLP")
    works = (_dblp_work(record) for wrapped in root.iter("r") for record in wrapped if record.tag in _DBLP_TYPES)
    return [Found(work, "DBLP") for work in works if work.title]


def _dblp_work(record: Element) -> Work:
    title = " ".join("".join(record.find("title").itertext()).split()) if record.find("title") is not None else ""  # type: ignore[union-attr]
    venue = record.findtext("journal") or record.findtext("booktitle") or ""
    informal = record.get("publtype", "") == "informal" or venue == "CoRR"
    kind = "preprint" if informal else record.tag
    electronic = " ".join(each.text or "" for each in record.iter("ee")).split()
    doi = next((each for each in electronic if _DOI.fullmatch(each)), "")
    arxiv = next((each for each in electronic if _ARXIV.search(each)), "")
    fields = {
        "title": kept_tex(title.removesuffix(".")),
        _venue(kind): kept_tex(venue),
        "year": in_text(record.findtext("year") or "")[0],
        **_numbered(doi, arxiv),
    }
    names = (name_in_words(re.sub(r" \d{4}$", "", author.text or "")) for author in record.iter("author"))
    return made_work("DBLP", kind, fields, {"author": filter(None, names)})


def in_crossref(dois: Sequence[str], web: Web) -> list[Found]:
    """Return what Crossref says about those of these DOIs that it has (api.crossref.org, filter `doi`)."""
    found: list[Found] = []
    asked = [doi for doi in dois if "," not in doi and not doi.casefold().startswith("10.48550/")]
    for start in range(0, len(asked), _DOIS_AT_A_TIME):
        some = ",".join(f"doi:{quote(doi, safe='/')}" for doi in asked[start : start + _DOIS_AT_A_TIME])
        address = f"https://api.crossref.org/works?filter={some}&rows={_DOIS_AT_A_TIME}"
        items = _list(_mapping(read_json(web.get(address, _JSON), "Crossref").get("message")), "items")
        found += (each for item in items if isinstance(item, dict) and (each := _crossref_found(item)))
    return found


def _crossref_found(item: Mapping[str, Any]) -> Found | None:
    doi = text_of(item, "DOI")
    work = work_of_csl(item, doi)
    return Found(work, "Crossref", notices=notices_of(item)) if doi and work.title else None


def _numbered(doi: str, arxiv: str) -> dict[str, str]:
    found, in_archive = _DOI.fullmatch(doi.strip()), _ARXIV.search(arxiv) or _ARXIV.search(doi)
    number = (
        (in_archive[1] or in_archive[2]) if in_archive else re.sub(r"^arxiv:|v\d+$", "", arxiv, flags=re.IGNORECASE)
    )
    return {"doi": "" if in_archive or not found else found[1], "arxiv": number}


def _venue(kind: str) -> str:
    return {"article": "journal", "preprint": "archive", "misc": "howpublished"}.get(kind, "booktitle")


def _list(data: Any, name: str) -> list[Any]:
    value = data.get(name) if isinstance(data, dict) else None
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def people_at_dblp(addresses: Iterator[str]) -> str:
    """Return the number of a person at DBLP from the address of a profile there, or an empty string."""
    found = (re.search(r"dblp\.(?:org|uni-trier\.de)/pid/([\w/-]+)", address) for address in addresses)
    return next((match[1] for match in found if match), "")
