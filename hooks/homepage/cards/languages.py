"""English names of languages by their code: two letters (ISO 639-1) or three (ISO 639-2, 639-3, 639-5)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..words import Phrase
from .hub_lists import names_by_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..words import Words

# AutoTrain writes "unk" if the language is not known; in ISO 639-3 that is the code of a language of Brazil.
_NOT_LANGUAGES = {"multilingual": "Multilingual", "code": "Code", "unk": "Unknown"}
# Codes that ISO 639 withdrew, and that the Hub's cards still have.
_WITHDRAWN = {"bh": "Bihari", "in": "Indonesian", "iw": "Hebrew", "ji": "Yiddish", "jw": "Javanese", "mo": "Moldavian"}
_SCRIPTS = {
    "arab": "Arabic", "cyrl": "Cyrillic", "deva": "Devanagari", "ethi": "Ethiopic", "grek": "Greek",
    "hans": "Simplified", "hant": "Traditional", "hebr": "Hebrew", "latn": "Latin", "mymr": "Myanmar",
    "tfng": "Tifinagh", "tibt": "Tibetan",
}  # fmt: skip
"""The English names of scripts in the codes of cards, by their code in ISO 15924."""
_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]+)*)")


def language_name(code: str) -> str:
    """Return the English name of a language with its region or script, or the code itself if its name is unknown."""
    folded = code.casefold()
    tag = _TAG.fullmatch(folded)
    if folded in _NOT_LANGUAGES or not tag:
        return _NOT_LANGUAGES.get(folded, code)
    name = _names().get(tag[1])
    parts = code[len(tag[1]) + 1 :].replace("_", "-").split("-")
    variant = ", ".join(_SCRIPTS.get(part.casefold(), part) for part in parts)
    return f"{name} ({variant})" if name and variant else name or code


def language_phrase(code: str) -> Phrase:
    """Return the name of a language, to be said in any language as CLDR names it."""
    english = language_name(code)

    def say(words: Words) -> str:
        folded = code.casefold().replace("_", "-")
        if folded in _NOT_LANGUAGES:
            return words(english)
        language, _, variant = folded.partition("-")
        name = words.language(folded) or words.language(language)
        if not name or words.language(folded) or not variant:
            return name or english
        parts = code[len(language) + 1 :].replace("_", "-").split("-")
        return f"{name} ({words(', ').join(map(words.script_or_region, parts))})"

    return Phrase(english, say)


def is_language(code: str) -> bool:
    """Return whether a code is known, with or without a region or script, or is "multilingual", "code" or "unk"."""
    folded = code.casefold()
    tag = _TAG.fullmatch(folded)
    return folded in _NOT_LANGUAGES or bool(tag and tag[1] in _names())


@cache
def _names() -> Mapping[str, str]:
    return {**_WITHDRAWN, **names_by_id("languages")}


def language_code(name: str) -> str:
    """Return the code of a language by its English name, or an empty string."""
    folded = name.casefold()
    return next((code for code, known in names_by_id("languages").items() if known.casefold() == folded), "")
