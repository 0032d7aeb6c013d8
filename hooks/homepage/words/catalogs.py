"""Finds the catalogue of a language; what was read of it once is cached."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache.build_cache import BuildCache
from ..text.languages import is_language
from .records import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Callable

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
    name = _name(code.encode() + po)
    read: Any = _cached(folder, code, name, lambda: _read(po, code))
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


@cache
def language_names(code: str, folder: Path | None = None) -> dict[str, str]:
    """Return the names of languages, scripts and regions in a language, by their codes."""

    def read() -> dict[str, str]:
        from .cldr import language_names

        return language_names(code)

    names: Any = _cached(folder, f"{code}-languages-and-scripts", _name(code.encode()), read)
    return dict(names)


def _name(data: bytes) -> str:
    """Return a name for what is read of some data; a new version of Babel or of the reader has another name."""
    source = Path(__file__).with_name("cldr.py").read_bytes()
    return hashlib.sha256(version("babel").encode() + source + data).hexdigest()[:16]


def _read(po: bytes, code: str) -> dict[str, Any]:
    from .cldr import cldr_of, messages_in

    messages, plural = messages_in(po) if po else ({}, ENGLISH.plural)
    return {"messages": messages, "plural": plural, "cldr": cldr_of(code)}


def _cached(folder: Path | None, name: str, digest: str, read: Callable[[], object]) -> object:
    """Return what `read` returns, from a file of this name in a folder if it was made of the same data."""
    if folder is None:
        return read()
    return BuildCache.without_code(folder).data(name, digest, read)
