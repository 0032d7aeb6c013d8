"""What a written-out citation says for certain: who wrote it, and in which volume and on which pages it is."""

from __future__ import annotations

import re

_INITIALS = r"(?:[^\W\d_]\.[ -]?)+|[^\W\d_]{1,3}(?![^\W\d_])"
_FAMILY_FIRST = re.compile(rf"((?:[^\W\d_][\w'’.-]*\s?){{1,4}}),\s*({_INITIALS})(?=\s*(?:,|&|and\b|;|$))")
_GIVEN_FIRST = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,4}[^\W\d_][\w'’-]+")
_BEFORE_YEAR = re.compile(r"\s*[(\[]?(?:19|20)\d\d")
_VOLUME = re.compile(
    r"(?<![\d.])(\d{1,4})\s*\((\d{1,4}(?:[-–]\d{1,4})?)\)(?:\s*[,:]\s*(?:pp?\.\s*)?(\d+(?:\s*[-–]+\s*\d+)?))?"
)
_PAGES = re.compile(r"\bpp?\.\s*(\d+(?:\s*[-–]+\s*\d+)?)")


def authors_of(citation: str, title: str) -> str:
    """Return the authors as BibTeX writes them, or nothing if it is not certain where they end."""
    head = _head(citation, title)
    if not head:
        return ""
    found = _FAMILY_FIRST.findall(head)
    rest = _FAMILY_FIRST.sub("", head)
    if found and not re.search(r"[^\W\d_]{2,}", re.sub(r"\band\b", "", rest)):
        return " and ".join(f"{family.strip()}, {given.strip()}" for family, given in found)
    parts = [part.strip(" .") for part in re.split(r",|&|;|\band\b", head) if part.strip(" .")]
    if parts and all(_GIVEN_FIRST.fullmatch(part) for part in parts):
        return " and ".join(parts)
    return ""


def details_of(citation: str, year: str) -> dict[str, str]:
    """Return the volume, the number and the pages that a citation names."""
    after = citation.partition(f"({year})")[2] if year and f"({year})" in citation else citation
    if found := _VOLUME.search(after):
        named = {"volume": found[1], "number": found[2], "pages": _dashed(found[3] or "")}
    else:
        pages = _PAGES.search(after)
        named = {"pages": _dashed(pages[1])} if pages else {}
    return {name: value for name, value in named.items() if value}


def _head(citation: str, title: str) -> str:
    """Return what stands before the title and the year."""
    ends = [at for at in (citation.find(title[:30]) if title else -1, citation.find('"'), citation.find("“")) if at > 0]
    if year := _BEFORE_YEAR.search(citation):
        ends.append(year.start())
    return citation[: min(ends)].strip(' .,"“:(') if ends else ""


def _dashed(pages: str) -> str:
    return re.sub(r"\s*[-–]+\s*", "--", pages)
