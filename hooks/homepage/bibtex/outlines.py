"""What earlier builds know of plainly written entries: their fields are read again only when something asks for them.

An outline follows from the text between the `@` of an entry and that of the next one, so it is cached by this text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, overload

from .fast_fields import plain_fields
from .key_texts import key_after
from .records import BLANK
from .source_text import BibText
from .values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, KeysView

    from ..cache.build_cache import BuildCache
    from .fast_fields import PlainFields
    from .records import Field
    from .source_text import Command


class Outline(NamedTuple):
    """A plainly written entry."""

    key: str
    length: int
    """How long its text is."""
    names: Mapping[str, None]
    """The names of its fields."""
    filled: Collection[str]
    """The names of those whose value says something, whatever `@string` names mean."""
    words: Sequence[str]
    """The words in its values that are not between delimiters."""
    fields: Mapping[str, Field] | None = None
    """Its fields, if this build has read them."""


def outlines(bib: BibText, path: str, cache: BuildCache) -> dict[int, Outline]:
    """Return the outline of each plainly written entry by the position of its `@`."""
    read: dict[int, PlainFields] = {}
    ends = [*(command.at for command in bib.commands[1:]), len(bib.text)]
    spans = [(command, end) for command, end in zip(bib.commands, ends, strict=False) if bib.text[command.open] == "{"]
    keys = [_hash(bib.text[command.at : end]) for command, end in spans]

    def make(indexes: Sequence[int]) -> Iterator[str]:
        for command, end in (spans[index] for index in indexes):
            key, plain = _plain(bib, command)
            if plain is None or plain.end > end:
                yield "null"
            else:
                read[command.at] = plain
                filled = (name for name, field in plain.fields.items() if field.value.strip(BLANK))
                yield json.dumps((key, plain.end - command.at, ",".join(plain.fields), ",".join(filled), plain.words))

    with cache.pieces(f"outlines-{path}", "") as pieces:
        known = pieces.data(keys, make)
    found: dict[int, Outline] = {}
    for (command, _), outline in zip(spans, known, strict=True):
        if outline:
            key, length, names, filled, words = outline
            fields = _if_sure(read.get(command.at))
            found[command.at] = Outline(key, length, _names(names), _names(filled), words, fields)
    return found


@lru_cache(maxsize=1024)
def _names(joined: str) -> Mapping[str, None]:
    """Return names of fields in their order, as one object for all entries with the same fields."""
    return dict.fromkeys(joined.split(",")) if joined else {}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class _AnyName(dict[str, str]):
    """The names of months, and any other name, whose text is not known yet."""

    def get(self, name: str, _: object = None) -> str:
        return MONTHS.get(name, "")


def _plain(bib: BibText, command: Command) -> tuple[str, PlainFields | None]:
    key, fields_at = key_after(bib, command.open)
    return key, plain_fields(bib, command.at, fields_at, _AnyName()) if key else None


def _if_sure(plain: PlainFields | None) -> Mapping[str, Field] | None:
    """Return fields whose values need no `@string`, other than those of months."""
    return plain.fields if plain and all(word.isdecimal() or word.lower() in MONTHS for word in plain.words) else None


class LateFields(Mapping[str, "Field"]):
    """The fields of a plainly written entry, which are read when one of them is first asked for."""

    __slots__ = ("_fields", "_macros", "_names", "_place", "_source")

    def __init__(
        self, source: str, place: tuple[int, int], names: Mapping[str, None], macros: Mapping[str, str]
    ) -> None:
        """Take the text of the entry, its line and column, the names of its fields, and the `@string` names in it."""
        self._source, self._place, self._names, self._macros = source, place, names, macros
        self._fields: Mapping[str, Field] | None = None

    def __getitem__(self, name: str) -> Field:
        """Return a field."""
        if self._fields is None:
            self._fields = self._read()
        return self._fields[name]

    def get(self, name: str, default: Field | None = None) -> Field | None:  # type: ignore[override]
        """Return a field; nothing is read if the entry has no such field."""
        return self[name] if name in self._names else default

    def __contains__(self, name: object) -> bool:
        """Return whether the entry has a field."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the fields in the order of the file."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._names)

    def keys(self) -> KeysView[str]:
        """Return the names of the fields."""
        return self._names.keys()

    def _read(self) -> Mapping[str, Field]:
        bib = BibText.of(self._source)
        _, fields_at = key_after(bib, self._source.index("{"))
        plain = plain_fields(bib, 0, fields_at, self._macros)
        assert plain
        line, column = self._place
        return {
            name: each._replace(line=line + each.line - 1, column=each.column + (column - 1 if each.line == 1 else 0))
            for name, each in plain.fields.items()
        }


class LateWritten(Sequence["Field"]):
    """The same fields as a sequence."""

    __slots__ = ("_fields",)

    def __init__(self, fields: LateFields) -> None:
        """Take the fields by name."""
        self._fields = fields

    @overload
    def __getitem__(self, index: int) -> Field: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Field]: ...
    def __getitem__(self, index: int | slice) -> Field | Sequence[Field]:
        """Return a field by its place."""
        return tuple(self._fields.values())[index]

    def __iter__(self) -> Iterator[Field]:
        """Yield the fields."""
        return map(self._fields.__getitem__, self._fields)

    def __len__(self) -> int:
        """Return how many fields there are."""
        return len(self._fields)
