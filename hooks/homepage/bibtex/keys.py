"""Makes every key name one entry: an entry without a key gets one, and a repeated key gets a number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..problems import Problem
from .records import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..rule_names import RuleName
    from .records import Entry

_COMMAND = re.compile(r"\\[A-Za-z]+\s*|\\.")
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = {"a", "an", "the", "on", "of", "in", "for", "to", "and", "from", "with", "towards", "toward"}

_Content = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Keys:
    """The entries of one file, each with its own key."""

    taken: set[str]
    """Every key of the file, with its case folded: BibTeX ignores case when it compares keys (btxdoc, section 4)."""
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    folded: int = 0
    """How many entries were left out because they repeat an earlier one."""
    _by_key: dict[str, Entry] = field(default_factory=dict)
    _by_folded_key: dict[str, Entry] = field(default_factory=dict)
    _by_content: dict[str, dict[_Content, Entry]] = field(default_factory=dict)
    """For each key used more than once, the entries with different contents."""
    _uses: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Keys:
        """Return the entries under their final keys, without repeated entries, and the problems."""
        keys = cls({entry.key.casefold() for entry in entries})
        for entry in entries:
            keys._add(entry)
        return keys

    def _add(self, entry: Entry) -> None:
        if equal := self._equal(entry):
            self.folded += 1
            message = (
                f"{label(entry.key)} repeats the entry {_place(equal, entry)} word for word; leave one of the two out"
            )
            self._warn(entry, message, "repeated-entry")
            return
        self.entries.append(self._named(entry))
        self._by_key.setdefault(entry.key, entry)
        self._by_folded_key.setdefault(entry.key.casefold(), entry)

    def _equal(self, entry: Entry) -> Entry | None:
        """Return the earlier entry with the same key and the same contents, or None."""
        first = self._by_key.get(entry.key)
        if first is None:
            return None
        if entry.key not in self._by_content:
            self._by_content[entry.key] = {_content(first): first}
        equal = self._by_content[entry.key].setdefault(_content(entry), entry)
        return None if equal is entry else equal

    def _named(self, entry: Entry) -> Entry:
        if not entry.key:
            return self._with_made_key(entry)
        if entry.key in self._by_key:
            return self._with_another_key(entry)
        if first := self._by_folded_key.get(entry.key.casefold()):
            message = (
                f"{label(entry.key)}: its key differs only in case from that of {label(first.key)} "
                f"{_place(first, entry)}, and BibTeX does not distinguish the two; give one of them another key"
            )
            self._warn(entry, message, "key-case")
        return entry

    def _with_made_key(self, entry: Entry) -> Entry:
        key = _made_key(entry)
        if key.casefold() in self.taken:
            key = self._free_key(key)
        self.taken.add(key.casefold())
        message = f"{label(entry.key)}: write a key after the opening brace, such as @{entry.type}{{{key},"
        self._warn(entry, message, "no-key")
        return _renamed(entry, key)

    def _with_another_key(self, entry: Entry) -> Entry:
        key = self._free_key(entry.key)
        message = (
            f"{label(entry.key)}: another entry has the same key {_place(self._by_key[entry.key], entry)}; "
            f'give this one its own key; until then, its key is "{key}"'
        )
        self._warn(entry, message, "repeated-key")
        return _renamed(entry, key)

    def _free_key(self, key: str) -> str:
        while True:
            self._uses[key] += 1
            free = f"{key}-{self._uses[key] + 1}"
            if free.casefold() not in self.taken:
                self.taken.add(free.casefold())
                return free

    def _warn(self, entry: Entry, message: str, rule: RuleName) -> None:
        self.problems.append(Problem(entry.path, entry.line, message, rule, column=entry.column))


def _renamed(entry: Entry, key: str) -> Entry:
    """Return the entry under another key; `written_key` holds the key in its source."""
    return replace(entry, key=key, written_key=entry.key if entry.written_key is None else entry.written_key)


def _place(first: Entry, entry: Entry) -> str:
    """Return the line of the first of two entries, with its path if it is in another file."""
    return f"on line {first.line}" if first.path == entry.path else f"at {first.path}:{first.line}"


def _content(entry: Entry) -> _Content:
    """Return the contents of an entry for comparison: the order of fields and white space do not matter."""
    fields = sorted((name, " ".join(each.value.split())) for name, each in entry.fields.items())
    return entry.type, tuple(fields)


def _made_key(entry: Entry) -> str:
    """Return a key made of the first author, the year and a word of the title, or else of the line."""
    first_author = entry.get("author").split(" and ")[0]
    family = first_author.split(",")[0] if "," in first_author else first_author
    year = (entry.get("year") or entry.get("date"))[:4]
    title = next((word for word in _words(entry.get("title")) if word not in _SMALL_WORDS), "")
    return "".join([*_words(family)[-1:], *_words(year), title]) or f"entry-{entry.line}"


def _words(latex: str) -> list[str]:
    """Return the words of a value in lower case, without commands or braces."""
    plain = _COMMAND.sub("", latex).replace("{", "").replace("}", "")
    return [word.lower() for word in _WORD.findall(plain)]
