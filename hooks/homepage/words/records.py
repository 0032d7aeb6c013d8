"""The words of one language, and English texts in records that can be said in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from gettext import c2py
from typing import TYPE_CHECKING, Any, Self

from markupsafe import Markup, escape

from ..text.languages import Language
from .known_names import language_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path


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


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language; called with an English text, it returns this text in the language."""

    code: str = "en"
    """The language as a BCP 47 tag, such as `de` or `pt-BR`."""
    name: str = ""
    """A name that changes with the catalogue, for caches."""
    messages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The texts by the English one; several for one that counts, in the order of the language's plural forms."""
    plural: str = "n != 1"
    """gettext's expression that returns the number of the form for `n`."""
    cldr: Mapping[str, Any] = field(default_factory=dict)
    """What `cldr_of` returns for the language; empty for English."""
    folder: Path | None = None
    """Where more of CLDR is cached."""

    def __post_init__(self) -> None:
        """Read the expression for plural forms once."""
        object.__setattr__(self, "_form", c2py(self.plural))

    def __repr__(self) -> str:
        """Return the name, which stands for the words in the fingerprint of a cached result."""
        return f"Words({self.code} {self.name})"

    @property
    def is_english(self) -> bool:
        """Whether the engine's own texts are used as they are."""
        return not self.cldr

    @property
    def direction(self) -> str:
        """`rtl` for a language that is written from right to left, otherwise `ltr`."""
        return Language(self.code).direction

    def __call__(self, text: str, **values: object) -> str:
        """Return a text in this language, in English if it is not known, with the values at the places named in it."""
        if isinstance(text, Phrase) and self.cldr:
            return text.say(self)
        known = self.messages.get(text)
        return _filled(known[0] if known else text, values)

    def said(self, text: str) -> str:
        """Return a phrase in this language, and any other text as it is: it is the author's."""
        return self(text) if isinstance(text, Phrase) else text

    def counted(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the form of a text for a number of things; the number stands for `{number}`."""
        forms = self.messages.get(one)
        text = forms[self._form(number)] if forms else one if number == 1 else many  # type: ignore[attr-defined]
        return _filled(text, {"number": number, **values})

    def state(self, written: str) -> str:
        """Return a state of publication, such as "in press", with a capital if it is written with one."""
        known = self.messages.get(written.lower())
        if not known:
            return written
        return known[0][:1].upper() + known[0][1:] if written[:1].isupper() else known[0]

    def table(self, texts: Iterable[str]) -> dict[str, str]:
        """Return these texts in this language, by the English ones, for a script."""
        return {text: self(text) for text in texts}

    def number(self, number: int) -> str:
        """Return a number with the language's sign between thousands."""
        return f"{number:,}".replace(",", self.cldr.get("group", ","))

    def language(self, code: str) -> str:
        """Return the name of a language, or an empty string if CLDR does not know it."""
        language, *others = code.split("-")
        key = "_".join([language, *map(_as_in_cldr, others)])
        return language_names(self.code, self.folder).get(key, "")

    def script_or_region(self, code: str) -> str:
        """Return the name of a script or region, or the code if CLDR does not know it."""
        return language_names(self.code, self.folder).get(_as_in_cldr(code), code)

    def both(self, first: str, second: str) -> str:
        """Return two things joined by "and"."""
        return self._pattern("standard", "2", "{0} and {1}").format(first, second)

    def either(self, things: Sequence[str]) -> str:
        """Return things joined by commas and "or"."""
        if len(things) < 2:
            return "".join(things)
        if len(things) == 2:
            return _joined(self._pattern("or", "2", "{0} or {1}"), *things)
        text = _joined(self._pattern("or", "end", "{0} or {1}"), *things[-2:])
        for thing in reversed(things[1:-2]):
            text = _joined(self._pattern("or", "middle", "{0}, {1}"), thing, text)
        return _joined(self._pattern("or", "start", "{0}, {1}"), things[0], text)

    def _pattern(self, kind: str, place: str, english: str) -> str:
        return str(self.cldr["lists"][kind][place]) if self.cldr else english


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with values in it; HTML if a value is HTML."""
    if not values:
        return text
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(escape(text)).format(**values)
    return text.format(**values)


def _joined(pattern: str, *things: str) -> str:
    """Return two things joined, as HTML if one of them is."""
    return Markup(escape(pattern)).format(*things) if isinstance(things[0], Markup) else pattern.format(*things)


ENGLISH = Words()


def _as_in_cldr(code: str) -> str:
    """Return the code of a script (four letters) or region in the case that CLDR uses."""
    return code.title() if len(code) == 4 else code.upper()
