"""Values of old front matter as the lists of this engine want them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lists.dates import read_when
from ..text.plain_values import plain_text
from .jekyll_addresses import date_of

if TYPE_CHECKING:
    from .old_files import Keys, OldPage

short = plain_text


def clean_date(page: OldPage) -> str:
    """Return the date of a page; empty if it has none."""
    return date_of(page) or page.meta.text("date")


def clean_day(text: object) -> str:
    """Return a date without the time of day, and without a day and month that only fill up a year."""
    written = plain_text(text)
    found = re.match(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?$", written)
    return found[1] if found else written


def period(keys: Keys, single: str, start: str, end: str) -> dict[str, object]:
    """Return the fields for a date or for a beginning and an end."""
    first, last = clean_day(keys.take(start)), clean_day(keys.take(end))
    if first or last:
        return {"since": first, "until": last}
    day = clean_day(keys.take(single))
    return {"date": day} if day else {}


def years(text: object) -> dict[str, object]:
    """Return the fields for a time that is written in words: `1933 - 1955`, `2015-now`."""
    written = plain_text(text)
    if not written:
        return {}
    plain = re.sub(r"\s*(?:–|—|--|\s-\s|(?<=\d{4})-(?=\d{4}|\D))\s*", "/", written)
    plain = re.sub(r"/(?:present|now|today|current|ongoing)$", "/", plain, flags=re.IGNORECASE)
    return {"date": plain if read_when(plain) else written}
