"""The words of the interface in each language; dates, numbers and lists as CLDR writes them."""

from .catalogs import missing_words, words_in
from .phrases import Phrase
from .records import ENGLISH, Words

__all__ = ["ENGLISH", "Phrase", "Words", "missing_words", "words_in"]
