"""The pages of a work, the number of an article without pages, and how many pages a work has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import to_text
from .archives import copy_of
from .entry_types import type_of
from .once_each import once_each

if TYPE_CHECKING:
    from ..bibtex import Entry

_ARTICLE_NUMBERS = ("eid", "article-number", "articleno", "article_number", "art_number", "artnum", "elocation-id")
_FIELDS = ("pages", *_ARTICLE_NUMBERS)
"""The fields for the pages or article number: biblatex's, then those of Web of Science, MDPI, the ACM and Scopus."""
_OF_ZBMATH = re.compile(r"(?:^|[\s;,])Id/No\s+(\S+?)[.;,]?$")
"""The number of an article in a `note`; zbMATH writes into `pages` how many there are."""

_WORDS = (
    "vol(?:ume)?|no|nr|number|issue|pp?|pages?|bd|band|jg|jahrgang|heft|ausgabe|seiten?|tom[eo]?|núm|num|págs?|pagg?"
    "|zeszyt|zesz|roč|ročník|rocznik|jrg|deel|cilt|sayı|т|том|вып|с|стр|صص|ص|مج|ج|ع|عدد|مجلد"
)
_WORD_BEFORE = re.compile(
    rf"^(?:(?:№|n[°º])\s*|(?:{_WORDS})(?:[.:]\s*|\s+)|(?:ss?|[thznčfr])[.:]\s*)(?=\d)", re.IGNORECASE
)
"""Matches the word before a number, in the languages of many; one letter, as in S. 12, only if a full stop follows."""
_EAST_ASIAN = re.compile(r"第?\s*(\d+(?:\s*[-–—~〜～]+\s*\d+)?)\s*[巻卷号號期輯辑冊册頁页권호집쪽면]")
_ARTICLE = re.compile(
    r"(?:paper|art(?:icle)?)\b[.\s]*(?:(?:id|no|nr|num|number)\b[.:\s]*)?(?=[\w.-]*\d)", re.IGNORECASE
)
_ITS_PAGES = re.compile(r",\s*\d{1,4}(?:\s*[-–—]+\s*\d{1,4})?(?:\s*(?:pp?|pages?)\.?)?$", re.IGNORECASE)
"""Matches what MathSciNet writes after an article's number: how many pages it has."""
_COUNT_AFTER = re.compile(r"(?<=\d),\s*\d{1,4}\s*(?:pp?|pages?)\.?$", re.IGNORECASE)
_NOTHING = re.compile(
    r"[\W_]*|(?:n/?a|n\.a\.|no|null|none|nan)(?:\s*[-–—]+\s*(?:n/?a|n\.a\.|no|null|none|nan))?", re.IGNORECASE
)
"""Matches what programs write if there are no pages."""
_STOP = re.compile(r"(?<=\d)\.$")
_ONE_PAGE = re.compile(r"(\w+)\s*[-–—]+\s*\1")
_OPEN_END = re.compile(r"[-–]*\+$")
_TOTAL = re.compile(r"((?:[ivxlc]+\s*[+,]\s*)?\d+)(?:\s*(pp?|pages|s|seiten)\.?)?", re.IGNORECASE)


@once_each
def extent_of(entry: Entry, arxiv: str) -> str:
    """Return the pages or the article number, without an archive's number and without the open end of a range."""
    if number := _in_note(entry):
        return number
    texts = (to_text(entry.get(field)) for field in _FIELDS if field in entry.fields)
    written = [text for text in texts if not _NOTHING.fullmatch(text) and not (arxiv and arxiv in text)]
    if not written:
        return ""
    pages = _OPEN_END.sub("", _bare(next((text for text in written if not _counts(text)), written[0])))
    if (copy := copy_of(entry)) and copy.as_venue and pages and pages in copy.number:
        return ""
    return one[1] if (one := _ONE_PAGE.fullmatch(pages)) else pages


def article_number(entry: Entry, arxiv: str) -> str:
    """Return the number of an article that has no pages in its journal, or an empty string."""
    pages = to_text(entry.get("pages"))
    extent = extent_of(entry, arxiv)
    is_of_article = _NOTHING.fullmatch(pages) or _ARTICLE.match(pages) or _counts(pages) or _in_note(entry)
    return extent if is_of_article and not _counts(extent) else ""


def page_total(entry: Entry, arxiv: str) -> str:
    """Return how many pages a work has, if the entry gives a number instead of a range.

    The number of a part, such as an article, needs the word "pages" or the like: without it, it is a page.
    """
    total = _TOTAL.fullmatch(extent_of(entry, arxiv))
    is_whole = type_of(entry.type).seen_as in {"book", "thesis", "report"}
    return total[1] if total and (is_whole or total[2]) and not article_number(entry, arxiv) else ""


def bare_number(text: str) -> str:
    """Return a volume, an issue or pages without the word before the number: "pp. 7." becomes "7"."""
    if _NOTHING.fullmatch(text):
        return ""
    if not text.isascii() and (counted := _EAST_ASIAN.fullmatch(text)):
        return counted[1]
    return _STOP.sub("", _WORD_BEFORE.sub("", text))


def _bare(written: str) -> str:
    """Return pages or an article's number without words before them, and without how many pages there are."""
    number = _ARTICLE.sub("", written, count=1)
    return bare_number((_COUNT_AFTER if number == written else _ITS_PAGES).sub("", number))


def _counts(pages: str) -> bool:
    """Return whether a text says how many pages there are: "12 pp."."""
    total = _TOTAL.fullmatch(pages)
    return total is not None and total[2] is not None


def _in_note(entry: Entry) -> str:
    found = _OF_ZBMATH.search(entry.get("note")) if "Id/No" in entry.get("note") else None
    return found[1] if found else ""
