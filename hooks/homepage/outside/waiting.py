"""How long to wait before a request is sent again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(retry_after: str, tries: int) -> float:
    """Return the seconds that `Retry-After` asks for (RFC 9110, section 10.2.3), or else 1, 2, 4 and so on."""
    text = retry_after.strip()
    if text.isdecimal() and text.isascii():
        return float(text[:9])
    try:
        return max(0.0, (_at(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return float(2 ** (tries - 1))


def _at(text: str) -> datetime:
    moment = parsedate_to_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
