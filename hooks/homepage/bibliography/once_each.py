"""Functions of an entry that many others ask: each answer is found once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..bibtex import Entry

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def once_each(
    function: Callable[Concatenate[Entry, _Parameters], _Result],
) -> Callable[Concatenate[Entry, _Parameters], _Result]:
    """Return a function that remembers in each entry what it has returned for it."""

    @wraps(function)
    def remembered(entry: Entry, /, *arguments: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        asked = (function, *arguments, *named.items())
        if asked not in entry.found:
            entry.found[asked] = function(entry, *arguments, **named)
        return cast("_Result", entry.found[asked])

    return remembered
