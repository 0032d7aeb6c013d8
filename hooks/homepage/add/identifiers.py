"""Which work an address or a number means: its DOI, arXiv number, ISBN or the like."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ..problems import did_you_mean
from .isbn import isbn_of


class Identifier(NamedTuple):
    """The name of a work where a source knows it."""

    kind: str
    """`doi`, `arxiv`, `openreview`, `hal`, `isbn`, `openalex`, or `bibtex` for a page that contains its BibTeX."""
    value: str

    def __str__(self) -> str:
        """Return the identifier as an author would write it."""
        return self.value if self.kind in ("doi", "bibtex") else f"{_NAMES[self.kind]} {self.value}"


_NAMES = {"arxiv": "arXiv", "openreview": "OpenReview", "hal": "HAL", "isbn": "ISBN", "openalex": "OpenAlex"}


class UnknownIdentifierError(Exception):
    """A text names no work that can be asked for; the text of the error says what to write instead."""


_NEW_ARXIV = r"\d{4}\.\d{4,5}(?:v\d+)?"
_OLD_ARXIV = r"[a-z][a-z-]{1,19}(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?"
_ARXIV = rf"(?:{_NEW_ARXIV}|{_OLD_ARXIV})"
_HAL = r"(?:[a-z]{2,12}-\d{6,8})"
_ACL = r"(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)"
_DOI = r"10\.\d{4,9}(?:\.\d+)*/\S+"

_BARE = (
    (re.compile(rf"(?:arxiv\s*:\s*)?({_ARXIV})(?:\s*\[[\w.-]+\])?", re.IGNORECASE), "arxiv", "{}"),
    (re.compile(rf"(?:doi\s*:?\s*)?({_DOI})", re.IGNORECASE), "doi", "{}"),
    (re.compile(rf"(?:hal\s*:\s*)?({_HAL})(?:v\d+)?"), "hal", "{}"),
    (re.compile(rf"({_ACL})"), "bibtex", "https://aclanthology.org/{}.bib"),
    (re.compile(r"openreview\s*:\s*([\w-]{6,20})", re.IGNORECASE), "openreview", "{}"),
    (re.compile(r"dblp\s*:\s*([\w/.+-]+)", re.IGNORECASE), "bibtex", "https://dblp.org/rec/{}.bib"),
    (re.compile(r"(W\d{5,12})"), "openalex", "{}"),
)
"""What may be typed without an address: a pattern, the kind, and how its value is made."""

_ON_THE_WEB = (
    (
        r"(?:[\w-]+\.)?arxiv\.org|alphaxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org",
        rf"/[a-z-]+/({_ARXIV})(?:\.pdf)?",
        "arxiv",
        "{}",
    ),
    (r"huggingface\.co|hf\.co", rf"/papers/({_NEW_ARXIV})", "arxiv", "{}"),
    (r"openreview\.net", r"/(?:forum|pdf|attachment|revisions).*[?&]id=([\w-]+).*", "openreview", "{}"),
    (r"aclanthology\.org", rf"/({_ACL})(?:v\d+)?(?:\.pdf|\.bib)?", "bibtex", "https://aclanthology.org/{}.bib"),
    (r"aclweb\.org", rf"/anthology/(?:.*/)?({_ACL})(?:\.pdf|\.bib)?", "bibtex", "https://aclanthology.org/{}.bib"),
    (
        r"proceedings\.mlr\.press",
        r"/(v\d+|r\d+)/([\w-]+)(?:\.html|/[^/]*\.pdf)?",
        "bibtex",
        "https://proceedings.mlr.press/{}/{}.html",
    ),
    (
        r"(?:papers|proceedings)\.(?:nips|neurips)\.cc",
        r"/(paper(?:_files/paper)?/\d{4})/(?:hash|file)/([0-9a-f]+)-[A-Za-z]+(-[\w]+)?\.\w+",
        "bibtex",
        "https://proceedings.neurips.cc/{}/file/{}-Bibtex{}.bib",
    ),
    (r"jmlr\.org", r"/papers/(v\d+)/([\w-]+)\.html", "bibtex", "https://www.jmlr.org/papers/{}/{}.bib"),
    (
        r"openaccess\.thecvf\.com",
        r"/(content[\w/]*)/(?:html|papers)/([\w.-]+?)\.(?:html|pdf)",
        "bibtex",
        "https://openaccess.thecvf.com/{}/html/{}.html",
    ),
    (
        r"dblp\.(?:org|uni-trier\.de)",
        r"/rec/(?:html/|bibtex/|bib/|xml/)?([\w/.+-]+?)(?:\.html|\.bib|\.xml)?",
        "bibtex",
        "https://dblp.org/rec/{}.bib",
    ),
    (
        r"(?:[\w-]+\.)?hal\.science|(?:hal|tel|halshs)(?:\.archives-ouvertes\.fr)|hal\.\w+\.fr",
        rf"/(?:\w+/)?({_HAL})(?:v\d+)?(?:/.*)?",
        "hal",
        "{}",
    ),
    (r"zenodo\.org", r"/(?:records?|doi/10\.5281/zenodo\.|deposit)/?(\d+).*", "doi", "10.5281/zenodo.{}"),
    (r"(?:api\.)?openalex\.org", r"/(?:works/)?([Ww]\d+)", "openalex", "{}"),
    (
        r"(?:bio|med)rxiv\.org",
        r"/content/(?:\w+/)?early/.*/(\d{4}\.\d\d\.\d\d\.\d{6,8})(?:v\d+)?(?:\..*)?",
        "doi",
        "10.1101/{}",
    ),
    (
        r"(?:papers\.)?ssrn\.com",
        r"/(?:sol3/papers\.cfm\?.*abstract_id=|abstract=)(\d+)(?:&.*)?",
        "doi",
        "10.2139/ssrn.{}",
    ),
    (r"psyarxiv\.com", r"/([a-z0-9]{5})(?:_v\d+)?", "doi", "10.31234/osf.io/{}"),
    (r"osf\.io", r"/preprints/psyarxiv/([a-z0-9]{5})(?:_v\d+)?", "doi", "10.31234/osf.io/{}"),
    (r"osf\.io", r"/preprints/socarxiv/([a-z0-9]{5})(?:_v\d+)?", "doi", "10.31235/osf.io/{}"),
    (r"peerj\.com", r"/articles/(\d+)", "doi", "10.7717/peerj.{}"),
    (r"elifesciences\.org", r"/articles/(\d+)", "doi", "10.7554/eLife.{}"),
    (r"ijcai\.org", r"/proceedings/(\d{4})/(\d+)", "doi", "10.24963/ijcai.{}/{}"),
    (r"jstor\.org", r"/stable/(\d+)", "doi", "10.2307/{}"),
    (r"nature\.com", r"/articles/([a-z0-9][\w.-]*?)(?:\.pdf)?", "doi", "10.1038/{}"),
)
"""Hosts, the paths of their pages, the kind of identifier in them, and how its value is made."""

_ADDRESSES = tuple((re.compile(host), re.compile(path), kind, form) for host, path, kind, form in _ON_THE_WEB)
_DOI_IN_ADDRESS = re.compile(r"(?:^|[/=:])(10\.\d{4,9}(?:\.\d+)*/[^\s?#&\"<>]+(?:<\d*::?[\w-]+>[^\s?#&\"<>]+)?)")
_AFTER_DOI = re.compile(
    r"(?:/(?:full|abstract|abs|pdf|epdf|pdfft|meta|html|summary|references|fulltext|full-text|suppl\w*|metrics|citations"
    r"|(?:tables|figures)(?:/\d+)?)"
    r"|(?:v\d+)?\.(?:full(?:-text|\.pdf)?|abstract|article-\w+|pdf|html)(?:\+html)?)+/?$",
    re.IGNORECASE,
)
_OWN_ENDINGS = (
    (re.compile(r"(?:bio|med)rxiv\.org$"), re.compile(r"(?<=\d)v\d+$")),
    (re.compile(r"^academic\.oup\.com$"), re.compile(r"(?<=\w)/\d{5,}$")),
)
"""Hosts that write something after the DOI: the version of a preprint, or a number of their own."""
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_ARXIV})", re.IGNORECASE)
_ISBN_IN_ADDRESS = re.compile(r"(?:/isbn/|[?&]isbn=|[?&]vid=ISBN)([\dXx-]{10,17})(?:[/?#.&]|$)")
_WHAT_IS_READ = (
    "a DOI, an arXiv number, an ISBN, a page of OpenReview, the ACL Anthology, PMLR, NeurIPS, JMLR, CVF, DBLP, HAL, "
    "Zenodo, bioRxiv or a publisher, a PDF or a .bib file"
)


def identify(text: str) -> Identifier:
    """Return the work that a text means; raise `UnknownIdentifierError` if it means none."""
    text = "".join(str(int(each)) if each.isdecimal() else each for each in text)  # Arabic digits, for example
    text = re.sub(r"^doi\s*:\s*(?=https?://)", "", text.strip().strip("<>\"'“”").removeprefix("("), flags=re.IGNORECASE)
    is_address = re.match(r"(?:https?:)?//|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/", text, re.IGNORECASE)
    found = _in_address(text) if is_address and not _bare(text) else _bare(text) or _isbn(text)
    if not found:
        raise UnknownIdentifierError(_advice(text, is_address=bool(is_address)))
    return found


def _bare(text: str) -> Identifier | None:
    for pattern, kind, form in _BARE:
        if found := pattern.fullmatch(text):
            return _made(kind, form, found.groups())
    return None


def _isbn(text: str) -> Identifier | None:
    bare = re.sub(r"^(?:urn\s*:\s*)?isbn(?:-1[03])?\s*:?\s*", "", text, flags=re.IGNORECASE)
    return Identifier("isbn", isbn) if (isbn := isbn_of(bare)) else None


def _in_address(text: str) -> Identifier | None:
    address = text if "//" in text[:8] else f"https://{text}"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("export.").removeprefix("m.")
    except ValueError:
        return None
    path = unquote(parts.path).rstrip("/") + (f"?{unquote(parts.query)}" if parts.query else "")
    for on_host, on_path, kind, form in _ADDRESSES:
        within = path if "[?&]" in on_path.pattern or "\\?" in on_path.pattern else path.partition("?")[0]
        if on_host.fullmatch(host) and (found := on_path.fullmatch(within)):
            return _made(kind, form, found.groups(""))
    return _doi_in(host, path) or _isbn_in(path)


def _doi_in(host: str, path: str) -> Identifier | None:
    found = _DOI_IN_ADDRESS.search(path)
    if not found:
        return None
    at_resolver = host in ("doi.org", "dx.doi.org")
    doi = found[1] if at_resolver else _AFTER_DOI.sub("", found[1])
    ends = next((ending for end_host, ending in _OWN_ENDINGS if end_host.search(host)), None)
    return _made("doi", "{}", (ends.sub("", doi) if ends else doi,))


def _isbn_in(path: str) -> Identifier | None:
    found = _ISBN_IN_ADDRESS.search(path)
    return _isbn(found[1]) if found else None


def _made(kind: str, form: str, groups: tuple[str, ...]) -> Identifier:
    """Return an identifier; an arXiv number may be in a DOI, and punctuation after a DOI is not a part of it."""
    value = form.format(*groups)
    if kind == "doi":
        if arxiv := _ARXIV_DOI.fullmatch(value):
            return Identifier("arxiv", arxiv[1].lower() if "/" not in arxiv[1] else arxiv[1])
        value = _without_stop(value)
    if kind == "openalex":
        value = value.upper()
    return Identifier(kind, value)


def _without_stop(doi: str) -> str:
    doi = doi.rstrip(".,;:'\"")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def _advice(text: str, *, is_address: bool) -> str:
    if re.fullmatch(r"[\dXx\s-]{10,17}", text) and sum(each.isdigit() for each in text) in (9, 10, 12, 13):
        return "is not an ISBN: its last digit does not fit the others; copy it again"
    if is_address:
        return "holds no DOI or other number that is known here; open the page, and type the DOI that it shows"
    word = text.partition(":")[0]
    hint = did_you_mean(word, ("doi", "arxiv", "isbn", "openreview", "hal", "dblp")) if ":" in text else ""
    return f"is not one of the things that are read: {_WHAT_IS_READ}.{hint}".rstrip(".")
