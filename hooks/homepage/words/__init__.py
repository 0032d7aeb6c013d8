"""The words of the interface in each language; dates, numbers and lists as CLDR writes them."""

from .catalogs import missing_words, words_in
from .records import ENGLISH, Phrase, Words

__all__ = ["ENGLISH", "Phrase", "Words", "missing_words", "words_in"]
