"""English texts in records that can be said in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .records import Words


class Phrase(str):
    """An English text that knows how to say itself in another language; `Words` asks it."""

    __slots__ = ("say",)
    say: Callable[[Words], str]

    def __new__(cls, english: str, say: Callable[[Words], str]) -> Self:
        """Take the English text, and what says it in a language."""
        phrase = super().__new__(cls, english)
        phrase.say = say
        return phrase

    @classmethod
    def of(cls, message: str, **values: str) -> Self:
        """Return a text with values in it, which may be phrases, too."""

        def say(words: Words) -> str:
            return words(message, **{name: words.said(value) for name, value in values.items()})

        return cls(message.format(**values), say)

    @classmethod
    def row(cls, parts: Iterable[str]) -> Self:
        """Return parts with commas between them; empty ones are left out."""
        shown = [part for part in parts if part]
        return cls(", ".join(shown), lambda words: words(", ").join(map(words.said, shown)))
