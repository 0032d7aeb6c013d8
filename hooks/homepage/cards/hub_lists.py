"""The lists of the Hub, ISO 639 and SPDX that cards are checked against; the first line of each has its date."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "hub"


@cache
def names_by_id(name: str) -> Mapping[str, str]:
    """Return the names in the list "languages", "libraries" or "pipelines" by id; in "spdx" the names are the ids."""
    lines = _lines(name)[1:]
    return {identifier: text or identifier for identifier, _, text in (line.partition(" ") for line in lines)}


@cache
def licenses() -> Mapping[str, tuple[str, str]]:
    """Return the name and address of each license of the Hub, by id; the address may be empty."""
    parted = ((identifier, *text.partition(" https://")) for identifier, text in names_by_id("licenses").items())
    return {identifier: (name, rest and f"https://{rest}") for identifier, name, _, rest in parted}


@cache
def origin(name: str) -> str:
    """Return the first line of a list: its contents, its source and the day on which it was read."""
    return _lines(name)[0].removeprefix("# ")


def list_date(name: str) -> str:
    """Return the day on which a list was read, in ISO 8601 form."""
    return origin(name)[-11:].rstrip(".")


def _lines(name: str) -> list[str]:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
