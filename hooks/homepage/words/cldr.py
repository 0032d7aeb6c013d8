"""Reads catalogues and the data of CLDR with Babel; only this module imports it, and only if a result is not cached."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from babel.core import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_PERIODS = ("yMMMd", "yMMM", "MMMd", "MMM")


def messages_in(po: bytes) -> tuple[dict[str, list[str]], str]:
    """Return the texts of a catalogue by the English ones, and its expression for plural forms."""
    catalog = read_po(BytesIO(po))
    texts = {_first(each.id): _forms(each.string or "") for each in catalog if each.id}
    return {text: forms for text, forms in texts.items() if all(forms)}, str(catalog.plural_expr)


def _first(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def cldr_of(code: str) -> dict[str, Any]:
    """Return what CLDR says of a language (https://cldr.unicode.org); nothing if it does not know the language.

    `months` are the names inside a date and `alone` those without one, `days` and `periods` the patterns of dates,
    `lists` those of lists, `group` the sign between thousands.
    """
    locale = _locale(code)
    if locale is None:
        return {}
    return {
        "months": [locale.months["format"]["wide"][number] for number in range(1, 13)],
        "alone": [locale.months["stand-alone"]["wide"][number] for number in range(1, 13)],
        "days": {
            "yMMMM": _long(str(locale.datetime_skeletons["yMMMM"].pattern)),
            "MMMMd": _long(str(locale.datetime_skeletons["MMMMd"].pattern)),
            "yMMMMd": _long(locale.date_formats["long"].pattern),
        },
        "periods": {**{name: _periods(locale, name) for name in _PERIODS}, "": {"any": locale.interval_formats[None]}},
        "lists": {kind: dict(locale.list_patterns[kind]) for kind in ("or", "standard")},
        "group": locale.number_symbols["latn"]["group"],
    }


def language_names(code: str) -> dict[str, str]:
    """Return the names of languages, scripts and regions in a language, by their codes."""
    locale = _locale(code)
    return {**locale.territories, **locale.scripts, **locale.languages} if locale else {}


def _locale(code: str) -> Locale | None:
    for name in (code, code.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return None


def _periods(locale: Locale, skeleton: str) -> dict[str, list[str]]:
    known = locale.interval_formats.get(skeleton, {})
    return {field: [_long(half) for half in halves] for field, halves in known.items() if len(halves) == 2}


def _long(pattern: str) -> str:
    """Return a pattern with the whole names of months instead of short ones."""
    return _SHORT_MONTH.sub(r"\1\1\1\1", pattern)
