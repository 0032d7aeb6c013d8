"""Checks the values in a page's front matter that the theme and this site use."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import did_you_mean
from ..text.addresses import OF_A_SITE
from ..text.languages import is_language
from ..text.named_files import file_in
from ..text.plain_values import quotable
from ..text.safe_urls import safe_url
from .option_values import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Check = Callable[[object], object]

_HIDDEN = ("navigation", "toc", "footer", "path", "tags", "feedback")


def page_values(
    meta: Mapping[str, object], folders: Sequence[str]
) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    """Return a page's valid values, and a message with its key for each wrong value and each misspelled key.

    `folders` are the folders that contain the theme's templates.
    """
    checks: dict[str, Check] = {
        **_CHECKS,
        "template": lambda value: _template(value, folders),
        "icon": lambda value: _icon(value, folders),
    }
    if meta.get("template") == "redirect.html":
        checks["location"] = _address
    values: dict[str, object] = {}
    problems: list[tuple[str, str]] = []
    for key, value in meta.items():
        if name := _misspelt(str(key), meta):
            problems.append((str(key), f'`{key}` is not used. Did you mean "{name}"?'))
        check = checks.get(key)
        if check and value is None:  # a key without a value: the author will fill it in later
            continue
        try:
            values[key] = check(value) if check else value
        except OptionError as error:
            problems.append((key, f"`{key}` {error}"))
    return values, tuple(problems)


def _misspelt(key: str, meta: Mapping[str, object]) -> str:
    """Return the known key that is very similar to an unknown key, or an empty string; plugins have their own keys."""
    if key in _KNOWN:
        return ""
    name = next(iter(get_close_matches(key.casefold(), _KNOWN, n=1, cutoff=0.85)), "")
    return "" if name in meta else name


def _not(value: object) -> str:
    return f"not {quotable(repr(value))}"


def _text(value: object) -> str:
    """Return a text, a number or a date as text."""
    if isinstance(value, bool | list | dict):
        raise OptionError(f"takes a text, {_not(value)}. Write it after the colon, in quotes if it is not words.")
    return str(value)


def _picture(value: object) -> str:
    if not isinstance(value, str):
        raise OptionError(f"takes the name of a picture in docs/, or its address, {_not(value)}.")
    return value


def _template(value: object, folders: Sequence[str]) -> str:
    name = value if isinstance(value, str) else ""
    if name and ".." not in name.split("/") and any(file_in(Path(folder), name) for folder in folders):
        return name
    known = sorted({file.name for folder in folders for file in Path(folder).glob("*.html")})
    hint = did_you_mean(str(value), known) or " Remove the line to get a normal page."
    raise OptionError(f"takes the name of a template of the theme, {_not(value)}.{hint}")


def _icon(value: object, folders: Sequence[str]) -> str:
    name = value if isinstance(value, str) else ""
    if (
        name
        and ".." not in name.split("/")
        and any(file_in(Path(folder, ".icons"), f"{name}.svg") for folder in folders)
    ):
        return name
    raise OptionError(f"takes the name of an icon that Material has, such as material/account, {_not(value)}.")


def _search(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise OptionError(f"takes `exclude: true` or `boost: 2`, indented on a line below it, {_not(value)}.")
    for key, held in value.items():
        if key not in ("exclude", "boost"):
            hint = did_you_mean(str(key), ("exclude", "boost"))
            raise OptionError(f"takes `exclude` and `boost`, {_not(key)}.{hint}")
        is_number = isinstance(held, int | float) and not isinstance(held, bool)
        if not (isinstance(held, bool) if key == "exclude" else is_number):
            wanted = "true or false" if key == "exclude" else "a number such as 2"
            raise OptionError(f"takes {wanted} for `{key}`, {_not(held)}.")
    return value


def _hidden(value: object) -> list[str]:
    words = _words(value, f"[{', '.join(_HIDDEN[:2])}]")
    for word in words:
        if word not in _HIDDEN:
            choices = f"{', '.join(_HIDDEN[:-1])} and {_HIDDEN[-1]}"
            raise OptionError(f"takes some of {choices}, {_not(word)}.{did_you_mean(word, _HIDDEN)}")
    return words


def _tags(value: object) -> list[str]:
    return _words(value, "[serving, theory]")


def _words(value: object, example: str) -> list[str]:
    """Return the words or numbers of a list, or of a text in which commas separate them."""
    items = value if isinstance(value, list) else value.split(",") if isinstance(value, str) else None
    if items is None or not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items):
        raise OptionError(f"takes a list such as {example}, {_not(value)}.")
    if markup := next((item for item in items if "<" in str(item)), None):
        raise OptionError(f'takes words without "<", {_not(markup)}.')
    return [word for item in items if (word := str(item).strip())]


def _status(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\w-]+", value):
        raise OptionError(f"takes the name of a status such as new, {_not(value)}.")
    return value


def _language(value: object) -> str:
    code = value.strip().replace("_", "-") if isinstance(value, str) else ""
    if not is_language(code):
        quotes = " Put it in quotes." if isinstance(value, bool) else ""  # YAML reads Norwegian's `no` as false
        raise OptionError(f"takes the code of a language, such as de, ar or zh-Hant, {_not(value)}.{quotes}")
    return code


def _address(value: object) -> str:
    """Return the address to which a page leads at once, which its template writes into a script."""
    if address := safe_url(value) if isinstance(value, str) else "":
        return address
    raise OptionError(f"takes an address that starts with https://, or that of a page, {_not(value)}.")


def _addresses(value: object) -> list[str]:
    items: list[object] = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, str) or not OF_A_SITE.fullmatch(item.strip()):
            raise OptionError(f"takes addresses that start with https://, {_not(item)}.")
    return [str(item).strip() for item in items]


_CHECKS: dict[str, Check] = {
    "title": _text,
    "description": _text,
    "image": _picture,
    "image_alt": _text,
    "search": _search,
    "hide": _hidden,
    "tags": _tags,
    "categories": _tags,
    "status": _status,
    "allow": _addresses,
    "lang": _language,
}
_KNOWN = (*_CHECKS, "cv", "icon", "mark", "status", "template", "variants")
