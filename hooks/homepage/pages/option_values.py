"""Checks of block options: each returns the value in the form that the block uses, or raises OptionError."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class OptionError(ValueError):
    """The value of an option is not valid; the text says which values are."""


def texts(value: object) -> tuple[str, ...]:
    """Return one or more words or numbers as texts; they may be a list or be separated by commas."""
    return names(value.split(",") if isinstance(value, str) else value)


def names(value: object) -> tuple[str, ...]:
    """Return one or more texts; a comma does not separate them: "Lovelace, Ada" is one name."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in values):
        raise OptionError("takes a word or a list of words")
    found = tuple(text for item in values if (text := str(item).strip()))
    if values and not found:
        raise OptionError("takes a word or a list of words, not an empty value")
    return found


def words(value: object) -> str:
    """Return a text or a number as text."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise OptionError(f"takes words, not {value!r}")
    return str(value).strip()


def one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    """Return a check that accepts one of the known words; an empty value in YAML means "none"."""

    def check(value: object) -> str:
        word = "none" if value is None else str(value)
        if word not in known:
            raise OptionError(f"takes {', '.join(known[:-1])} or {known[-1]}, not {word!r}.{did_you_mean(word, known)}")
        return word

    return check


def some_of(known: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Return a check that accepts one or more of the known words."""
    check = one_of(known)
    return lambda value: tuple(check(word) for word in texts(value))


def switch(value: object) -> bool:
    """Return a value that is true or false."""
    if not isinstance(value, bool):
        raise OptionError(f"takes true or false, not {value!r}")
    return value


def levels(known: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Return a check that accepts one of the known words or several, each once; "none" only alone."""
    check = one_of(known)

    def check_all(value: object) -> tuple[str, ...]:
        found = tuple(map(check, value if isinstance(value, list) else [value]))
        if len(set(found)) < len(found) or (len(found) > 1 and "none" in found) or not found:
            raise OptionError("takes one word, or a list of different words such as [type, year]")
        return found

    return check_all


def options(known: Mapping[str, Callable[[Any], Any]]) -> Callable[[object], dict[str, Any]]:
    """Return a check that accepts known options with their values, such as {type: talk}."""

    def check(value: object) -> dict[str, Any]:
        if not isinstance(value, dict) or not value:
            raise OptionError("takes options with their values, such as {type: talk}")
        for name in value:
            if name not in known:
                raise OptionError(f"takes {', '.join(known)}, not {name!r}.{did_you_mean(str(name), known)}")
        return {str(name): known[name](each) for name, each in value.items()}

    return check


def count(value: object) -> int:
    """Return a whole number above zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise OptionError(f"takes a number above zero, not {value!r}")
    return value
