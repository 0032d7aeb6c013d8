"""ORCID iDs: sixteen digits that name a researcher; the last one shows whether the others are typed correctly."""

from __future__ import annotations

import re

EXAMPLE = "0000-0002-1825-0097"
_FORM = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.IGNORECASE)


def orcid_of(text: str) -> str:
    """Return the iD in a text, which may be its address; a small `x` at the end becomes a capital."""
    return _ADDRESS.sub("", text.strip(), count=1).rstrip("/").upper()


def orcid_in_address(text: str) -> str:
    """Return what an address of orcid.org names, or an empty string for any other text."""
    start = _ADDRESS.match(text.strip())
    return orcid_of(text.partition("?")[0].partition("#")[0]) if start else ""


def orcid_address(orcid: str) -> str:
    """Return the address of an iD, or an empty string without one."""
    return f"https://orcid.org/{orcid}" if orcid else ""


def wrong_orcid(orcid: str) -> str:
    """Return what is wrong with an iD and what to do, or an empty string if it is right."""
    if not _FORM.fullmatch(orcid):
        bare = re.sub(r"[\s-]", "", orcid)
        spaced = "-".join(bare[place : place + 4] for place in range(0, 16, 4))
        return f"is not an ORCID iD; write it as {spaced if _FORM.fullmatch(spaced) and len(bare) == 16 else EXAMPLE}."
    if orcid[-1] != _check_digit(orcid):
        return "is not an ORCID iD: a digit of it is mistyped. Copy it again from orcid.org."
    return ""


def _check_digit(orcid: str) -> str:
    """Return the last character that belongs to the first fifteen digits (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)
