"""What the options of blocks take: each check returns the value as a block uses it, or says what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable


class OptionError(ValueError):
    """A block option's value is not one it takes; the text says which ones it takes."""


def texts(value: object) -> tuple[str, ...]:
    """Return one or several words or numbers as texts, also where only commas part them."""
    return names(value.split(",") if isinstance(value, str) else value)


def names(value: object) -> tuple[str, ...]:
    """Return one or several texts, in which a comma parts nothing: "Lovelace, Ada" is one name."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in values):
        raise OptionError("takes a word or a list of words")
    found = tuple(text for item in values if (text := str(item).strip()))
    if values and not found:
        raise OptionError("takes a word or a list of words, not an empty one")
    return found


def words(value: object) -> str:
    """Return words or a number as a text."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise OptionError(f"takes words, not {value!r}")
    return str(value).strip()


def one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    """Return a check for one of the known words; YAML's empty value counts as "none"."""

    def check(value: object) -> str:
        word = "none" if value is None else str(value)
        if word not in known:
            raise OptionError(f"takes {', '.join(known[:-1])} or {known[-1]}, not {word!r}.{did_you_mean(word, known)}")
        return word

    return check


def some_of(known: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Return a check for some of the known words."""
    check = one_of(known)
    return lambda value: tuple(check(word) for word in texts(value))


def switch(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise OptionError(f"takes true or false, not {value!r}")
    return value


def count(value: object) -> int:
    """Return a number above zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise OptionError(f"takes a number above zero, not {value!r}")
    return value
