"""The language of a work as a BCP 47 tag, and whether its title is English."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..cards.languages import language_code
from ..latex import to_text

if TYPE_CHECKING:
    from ..bibtex import Entry

_BY_NAME = {
    "american": "en-US", "australian": "en-AU", "austrian": "de-AT", "brazil": "pt-BR", "brazilian": "pt-BR",
    "british": "en-GB", "canadian": "en-CA", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "italian": "it",
    "japanese": "ja", "korean": "ko", "latin": "la", "naustrian": "de-AT", "ngerman": "de", "norsk": "nb",
    "norwegian": "no", "nswissgerman": "de-CH", "nynorsk": "nn", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "spanish": "es", "swedish": "sv", "swissgerman": "de-CH", "turkish": "tr", "ukrainian": "uk",
    "ukenglish": "en-GB", "usenglish": "en-US", "newzealand": "en-NZ", "francais": "fr", "français": "fr",
    "acadian": "fr-CA", "canadien": "fr-CA", "frenchb": "fr", "germanb": "de", "deutsch": "de",
    "austriangerman": "de-AT", "portuges": "pt", "mexican": "es-MX", "español": "es", "castellano": "es",
    "magyar": "hu", "farsi": "fa", "slovene": "sl", "bahasa": "id", "malay": "ms", "bahasai": "id", "indon": "id",
    "polutonikogreek": "el", "serbianc": "sr-Cyrl", "uppersorbian": "hsb", "lowersorbian": "dsb", "scottish": "gd",
    "samin": "se", "vietnam": "vi", "bengali": "bn", "friulan": "fur", "kurmanji": "kmr", "lao": "lo", "oriya": "or",
    "piedmontese": "pms", "sorbian": "hsb", "ancientgreek": "grc", "polutoniko": "el", "classiclatin": "la",
    "medievallatin": "la", "ecclesiasticlatin": "la", "englisch": "en", "anglais": "en", "inglés": "en",
    "inglese": "en", "português": "pt", "italiano": "it", "nederlands": "nl", "русский": "ru", "中文": "zh",
    "日本語": "ja", "한국어": "ko", "العربية": "ar", "עברית": "he",
}  # fmt: skip
"""Language tags by the language names of babel, polyglossia and biblatex."""

_BY_THREE_LETTERS = {
    "ara": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de",
    "dut": "nl", "ell": "el", "eng": "en", "est": "et", "eus": "eu", "baq": "eu", "fas": "fa", "fin": "fi",
    "fra": "fr", "fre": "fr", "ger": "de", "gle": "ga", "glg": "gl", "gre": "el", "heb": "he", "hin": "hi",
    "hrv": "hr", "hun": "hu", "ice": "is", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kor": "ko",
    "lat": "la", "lav": "lv", "lit": "lt", "msa": "ms", "may": "ms", "nld": "nl", "nno": "nn", "nob": "nb",
    "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk",
    "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk",
    "vie": "vi", "zho": "zh",
}  # fmt: skip
"""ISO 639-2 codes of languages that also have a shorter code, which BCP 47 requires."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_AFTER_LANGUAGE = re.compile(r"\s*\([^()]*\)$|\.(?:UTF-?8)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;/&]\s*|\s+(?:and|und|et|y|e)\s+")
_KEY = re.compile(r"lang(?=[a-z]{4})")
"""The prefix of biblatex's names of languages in the field `language`: "langgerman" (manual, section 4.9.2.17)."""
_VARIANT = re.compile(r"\bvariant\s*=\s*(\w+)")
_VARIANTS = {
    "en": {"us": "en-US", "usmax": "en-US", "american": "en-US", "uk": "en-GB", "british": "en-GB", "ca": "en-CA"}
    | {"canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ"},
    "de": {"austrian": "de-AT", "swiss": "de-CH"},
    "fr": {"canadian": "fr-CA", "acadian": "fr-CA", "swiss": "fr-CH"},
    "el": {"ancient": "grc"},
    "pt": {"brazilian": "pt-BR"},
    "es": {"mexican": "es-MX"},
    "no": {"bokmal": "nb", "nynorsk": "nn"},
    "ms": {"indonesian": "id"},
    "ga": {"scottish": "gd"},
    "hsb": {"lower": "dsb"},
    "zh": {"simplified": "zh-Hans", "traditional": "zh-Hant"},
}
"""The tags of polyglossia's variants, by the tag of the language."""
_FIELDS = ("langid", "hyphenation", "language")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH_WORDS = _words("the of and for with from to by at on")
_OTHER_WORDS = _words(
    "der das den dem des ein eine einer eines und oder für von vom zum zur im bei über nach mit auf aus durch zwischen"
    " le la les du une et dans sur pour par avec au aux entre chez sans vers"
    " el los las del y una para por con en como sobre o os da dos na em uma um ao"
    " il lo gli della delle dei degli di nel nella per tra su"
    " het een voor bij naar och för av om på till og til"
)
"""Short words that are not English; a title with two of them and without English ones is not English."""

_FOREIGN_ALONE = _words(
    "und für vom zum zur über zwischen dem einer eines dans avec pour chez aux"
    " della delle dello degli nella dalla una por het een voor och på"
)
"""Words of which one is enough: they are neither English nor in names that English titles have."""

_ARTICLES = re.compile(r"(?<= )(?:der|das|des|dem|den|ein|eine|ist|sind|nicht|wie|la|les|est|del|che|alla|het)(?= )")
"""Words of which one is enough if it is in lower case within the title: `DES` and "Los Angeles" are none."""

_OF_NAMES = re.compile(
    r"\b(?:(?:v[ao]n|de|an|auf|aus|zu[mr]?) (?:de[nrm]?|la|las|los|het)|[dàa]a? la|des (?:moines|plaines))\b",
    re.IGNORECASE,
)
"""Particles of names, as in "van der Waals"."""


def language_tag(entry: Entry) -> str:
    """Return the language of a work as a BCP 47 tag, the first of several, or as written if its name is unknown."""
    found = _languages(entry)
    return found[0] if found else ""


def _languages(entry: Entry) -> list[str]:
    """Return the tags of the languages that an entry names; a list of which a part is unknown is one name."""
    written = next(filter(None, (to_text(entry.get(name)) for name in _FIELDS)), "")
    if not written:
        return []
    tags = list(map(_tag, _BETWEEN.split(written)))
    if len(tags) > 1:
        return tags if all(map(_is_tag, tags)) else [written]
    variant = _VARIANT.search(entry.get("langidopts"))
    return [_VARIANTS.get(tags[0], {}).get(variant[1], tags[0]) if variant else tags[0]]


@cache
def _tag(written: str) -> str:
    bare = _KEY.sub("", _AFTER_LANGUAGE.sub("", written))
    folded = bare.casefold()
    if folded in _BY_NAME:
        return _BY_NAME[folded]
    if _TAG.fullmatch(bare) and (len(bare) < 4 or not bare.isalpha()):
        first, *rest = re.split("[-_]", bare)
        return "-".join([_BY_THREE_LETTERS.get(first.lower(), first.lower()), *rest])
    return language_code(bare) or written


def case_language(entry: Entry, title: str, of_site: str = "en") -> str:
    """Return the language whose capitalization rules a style uses; with "und", capitals are not changed.

    If the entry does not name one, it is English unless its words say otherwise; on a site in another language, only
    if its words are English.
    """
    tags = _languages(entry)
    if tags:
        is_certain = _is_tag(tags[0]) and all(map(is_english, tags)) == any(map(is_english, tags))
        return tags[0] if is_certain else "und"
    return "und" if is_foreign(title, is_english(of_site)) else ""


def _is_tag(text: str) -> bool:
    return _TAG.fullmatch(text) is not None and (len(text) < 4 or "-" in text)


def is_english(tag: str) -> bool:
    """Return whether English rules apply to a language tag; a title without a tag is English."""
    return not tag or tag.casefold().split("-")[0] == "en"


def is_foreign(title: str, likely_english: bool = True) -> bool:
    """Return whether the words of a title are not English."""
    bare = _OF_NAMES.sub("", title)
    words = re.findall(r"[^\W\d_]+", bare.casefold())
    others = sum(not letter.isascii() and ord(letter) > 0x24F for word in words for letter in word)
    if others > sum(map(len, words)) / 2:
        return True
    if not _ENGLISH_WORDS.isdisjoint(words):
        return False
    if not likely_english or _ARTICLES.search(bare):
        return True
    accented = sum(not word.isascii() for word in words)
    return accented > 1 or len(_OTHER_WORDS.intersection(words)) > 1 or not _FOREIGN_ALONE.isdisjoint(words)
