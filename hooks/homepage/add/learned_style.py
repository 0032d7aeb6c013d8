"""Learns from the entries of a .bib file how it is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from ..bibliography.entry_types import type_of
from ..bibtex.entries import EntryReader
from ..bibtex.values import MONTHS
from .file_style import FileStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..bibtex import Entry
    from ..bibtex.records import Field

_Value = TypeVar("_Value")
_COMMA = re.compile(r"(\s*),(\s*)\Z")
_AND = re.compile(r"\s+and(\s+)")
_BRACED_WORD = re.compile(r"(?<!\\)(?<![A-Za-z])\{([^\W\d_][\w-]{2,})\}")
_LATEX_ACCENT = re.compile(r"\\[\"'`^~=.][{\\]?[A-Za-z]|\\(?:ss|o|l|ae|aa|c|v|u|H|k|i)(?![A-Za-z])")


def style_of(text: str, path: str, names: Mapping[str, str] = MONTHS) -> FileStyle:
    """Return how a .bib text is written."""
    reader = EntryReader.of(text, path, names)
    entries = [entry for entry in reader.entries if entry.written and entry.type not in ("xdata", "set")]
    if not entries:
        return FileStyle(newline="\r\n" if "\r\n" in text else "\n")
    usual = FileStyle()
    column, before_equals, after_equals = _equals(entries)
    author_lists = [each for entry in entries for each in entry.written if each.name in ("author", "editor")]
    authors = [_source_of(entry, each) for entry in entries for each in entry.written if each.name == "author"]
    return FileStyle(
        newline="\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n",
        before_field=_usual(_before_fields(entries), usual.before_field),
        before_end=_usual((_end(entry)[1] for entry in entries), usual.before_end),
        closing=_usual((entry.source[-1] for entry in entries), usual.closing),
        between_entries=_usual(_gaps(text, reader.entries), usual.between_entries),
        opening=_usual(_openings(entries), "{"),
        before_equals=before_equals,
        after_equals=after_equals,
        column=column,
        comma_at_end=_usual((_end(entry)[0] for entry in entries), False),
        bare_numbers=_usual(_is_bare(entries), False),
        one_name_a_line=_usual(("\n" in each for each in map(_and_of, authors) if each), False),
        name_indent=_usual(_name_indents(entries), -1),
        family_first=_usual(_family_first(author_lists), True),
        latex_accents=text.isascii() and len(_LATEX_ACCENT.findall(text)) > 1,
        double_braces=_usual((_is_double(entry.get("title")) for entry in entries if entry.says("title")), False),
        biblatex=_is_biblatex(entries),
        month_form=_usual(_month_forms(entries), usual.month_form),
        dates_have_months=_usual(("-" in entry.get("date")[:7] for entry in entries if entry.says("date")), False),
        braced_words=frozenset(word for entry in entries for word in _BRACED_WORD.findall(entry.get("title"))),
        types=_written_types(entries),
        names=_written_names(entries),
        before=Counter(pair for entry in entries for pair in _pairs(entry)),
        uses=_uses(entries),
        strings={value: name for name, value in reader.strings.items()},
    )


def _usual(values: Iterable[_Value], otherwise: _Value) -> _Value:
    """Return the most frequent value."""
    counts = Counter(values)
    return counts.most_common(1)[0][0] if counts else otherwise


def _source_of(entry: Entry, field: Field) -> str:
    return entry.source[field.value_start : field.end]


def _before_fields(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the comma before the name of each field, with the white space around it."""
    for entry in entries:
        for each in entry.written:
            if found := _COMMA.search(entry.source[: each.start].replace("\r\n", "\n")):
                yield ",".join(_last_line(space) for space in found.groups())


def _last_line(space: str) -> str:
    """Return white space with at most one line end, the last one."""
    return space if "\n" not in space else "\n" + space.rpartition("\n")[2]


def _end(entry: Entry) -> tuple[bool, str]:
    """Return whether a comma follows the last field, and the white space before the closing delimiter."""
    after = entry.source[entry.written[-1].end : -1].replace("\r\n", "\n")
    space = after[len(after.rstrip()) :]
    return "," in after, _last_line(space)


def _gaps(text: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what is between two entries if that is white space alone."""
    end = -1
    for entry in entries:
        start = text.find(entry.source, max(end, 0))
        gap = text[end:start].replace("\r\n", "\n") if 0 <= end <= start else "-"
        if gap.isspace() or gap == "":
            yield "\n" * gap.count("\n") or "\n"
        end = start + len(entry.source)


def _openings(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (_source_of(entry, each)[0] for each in entry.written if _source_of(entry, each)[:1] in '{"')


def _is_bare(entries: Sequence[Entry]) -> Iterator[bool]:
    for entry in entries:
        yield from (_source_of(entry, each).isdecimal() for each in entry.written if each.value.isdecimal())


def _equals(entries: Sequence[Entry]) -> tuple[int, str, str]:
    """Return the column of the equals signs, and the white space before and after them."""
    spaces = [_around_equals(entry, each) for entry in entries for each in entry.written]
    after = _usual((each[1] for each in spaces), " ")
    aligned: Counter[str] = Counter()
    for entry in entries:
        columns = {len(each.name) + len(_around_equals(entry, each)[0]) for each in entry.written}
        lengths = {len(each.name) for each in entry.written}
        if len(lengths) > 1:
            aligned["all"] += 1
            if len(columns) == 1:
                column = columns.pop()
                aligned.update(["aligned", f"={column}", f"+{column - max(lengths)}"])
    together = max((name for name in aligned if name[0] == "+"), key=lambda name: aligned[name], default="")
    fixed = max((name for name in aligned if name[0] == "="), key=lambda name: aligned[name], default="")
    if aligned["aligned"] * 2 > aligned["all"]:
        if aligned[together] >= aligned[fixed]:
            return -1, " " * int(together[1:]), after
        return int(fixed[1:]), " ", after
    return 0, _usual((each[0] for each in spaces), " "), after


def _around_equals(entry: Entry, field: Field) -> tuple[str, str]:
    between = entry.source[field.start + len(field.name) : field.value_start]
    before, _, after = between.partition("=")
    return before, after if "\n" not in after else " "


def _and_of(authors: str) -> str:
    found = _AND.search(authors)
    return found[1] if found else ""


def _name_indents(entries: Sequence[Entry]) -> Iterator[int]:
    for entry in entries:
        for each in entry.written:
            space = _and_of(_source_of(entry, each)) if each.name == "author" else ""
            if "\n" in space:
                line_start = entry.source.rfind("\n", 0, each.value_start) + 1
                indent = len(space.rpartition("\n")[2].expandtabs(8))
                yield -1 if indent == each.value_start - line_start + 1 else indent


def _family_first(lists: Iterable[Field]) -> Iterator[bool]:
    for listed in lists:
        for name in re.split(r"\s+and\s+", listed.value):
            if " " in name.strip() and name.strip() != "others" and not name.startswith("{"):
                yield "," in name


def _is_double(title: str) -> bool:
    return title.startswith("{") and title.endswith("}") and "}" not in title[:-1].replace("\\}", "")


def _is_biblatex(entries: Sequence[Entry]) -> bool:
    own = sum(name in entry.fields for entry in entries for name in ("journaltitle", "date", "location", "eprinttype"))
    others = sum(name in entry.fields for entry in entries for name in ("journal", "year", "address", "archiveprefix"))
    return own > others


def _month_forms(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for each in entry.written:
            if each.name == "month":
                written, plain = _source_of(entry, each).lower(), each.value.strip("{} .").lower()
                is_name = plain in map(str.lower, MONTHS.values()) and len(plain) > len("may")
                yield (
                    "macro" if written in MONTHS else "name" if is_name else "short" if plain in MONTHS else "number"
                )


def _written_types(entries: Sequence[Entry]) -> dict[str, str]:
    written = Counter(re.match(r"@\s*([^\s{(]+)", entry.source)[1] for entry in entries)  # type: ignore[index]
    known = {name.lower(): name for name, _ in reversed(written.most_common())}
    return known | {"": _case_of(written)}


def _written_names(entries: Sequence[Entry]) -> dict[str, str]:
    written = Counter(
        entry.source[each.start : each.start + len(each.name)] for entry in entries for each in entry.written
    )
    return {name.lower(): name for name, _ in reversed(written.most_common())} | {"": _case_of(written)}


def _case_of(written: Counter[str]) -> str:
    """Return how most words are written: `upper`, `capital` or `lower`."""
    total = sum(written.values())
    capital = sum(count for word, count in written.items() if word[:1].isupper())
    upper = sum(count for word, count in written.items() if word.isupper())
    return "upper" if upper * 2 > total else "capital" if capital * 2 > total else "lower"


def _pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    names = list(entry.fields)
    yield from ((name, other) for at, name in enumerate(names) for other in names[at + 1 :])


def _uses(entries: Sequence[Entry]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {"": Counter()}
    for entry in entries:
        for kind in ("", type_of(entry.type).seen_as):
            counts.setdefault(kind, Counter()).update([*filter(entry.says, entry.fields), ""])
    return counts
