"""Finds the catalogue of a language; what was read of it once is cached."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ..text.languages import is_language
from .known_names import digest, read_once
from .records import ENGLISH, Words

FOLDER = Path(__file__).parent / "catalogs"
TEMPLATE = FOLDER / "messages.pot"
"""Every English text, as gettext's tools expect it."""
_OF_TAIWAN = {"hant", "tw", "hk", "mo"}
"""The scripts and regions of Chinese in traditional characters."""


def catalog_of(code: str) -> Path | None:
    """Return the catalogue of a language by its BCP 47 tag, or None if there is none."""
    language, *others = code.lower().replace("_", "-").split("-")
    if language == "zh":
        language = "zh_Hant" if _OF_TAIWAN.intersection(others) else "zh_Hans"
    file = FOLDER / f"{language}.po"
    return file if language.replace("_", "").isalpha() and file.is_file() else None


@cache
def words_in(code: str, folder: Path | None = None) -> Words:
    """Return the words of a language, or English for what is not the code of one.

    `folder` is where what is read of its catalogue is cached.
    """
    if not is_language(code):
        return ENGLISH
    if code.lower().split("-")[0] == "en":
        return ENGLISH if code == "en" else Words(code)
    file = catalog_of(code)
    po = file.read_bytes() if file else b""
    name = digest(code.encode() + po)
    read: Any = read_once(folder, code, name, lambda: _read(po, code))
    return Words(code, name, **read, folder=folder)


def missing_words(code: str) -> tuple[str, ...]:
    """Return the English texts that the catalogue of a language lacks; all of them if there is no catalogue."""
    from .cldr import messages_in

    file = catalog_of(code)
    known = messages_in(file.read_bytes())[0] if file else {}
    return tuple(text for text in english_texts() if text not in known)


def english_texts() -> tuple[str, ...]:
    """Return every English text that a catalogue should have."""
    from babel.messages.pofile import read_po

    with TEMPLATE.open("rb") as file:
        return tuple(each.id if isinstance(each.id, str) else each.id[0] for each in read_po(file) if each.id)


def _read(po: bytes, code: str) -> dict[str, Any]:
    from .cldr import cldr_of, messages_in

    messages, plural = messages_in(po) if po else ({}, ENGLISH.plural)
    return {"messages": messages, "plural": plural, "cldr": cldr_of(code)}
