"""Reads the author's lists, each from a YAML file in `docs/lists/`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import Anchors, YamlData, read_yaml, without_control_characters
from ..problems import Problem, did_you_mean, nearest, shown_path
from ..settings.renamed import new_name_hint
from ..text.encoding import read_text
from ..text.markdown_runs import markdown_text
from ..text.orcids import orcid_address, orcid_in_address, orcid_of, wrong_orcid
from ..text.plain_values import plain_text, quotable
from ..text.safe_urls import leads_elsewhere, safe_url
from ..text.slugs import slug
from ..words import Phrase
from .dates import FORMS, NOT_A_PERIOD, When, as_written, read_when
from .records import ADDRESSES, DESCRIPTIONS, LISTS, PERIOD, Fields, Item, ItemList, Picture, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ..rule_names import RuleName

WORDS = {"now": "now {position}", "advisors": "advised by {names}"}
"""How a detail is written that needs a word to be understood."""


def load_lists(
    folder: Path, root: Path, known: Mapping[str, Fields] = LISTS
) -> tuple[dict[str, ItemList], list[Problem]]:
    """Return the lists in a folder that have items, by name, and the problems of its files.

    `known` are the fields of each list by its name.
    """
    lists: dict[str, ItemList] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.y*ml")):
        path = shown_path(file, root)
        if file.suffix != ".yml" or file.stem not in known:
            problems += _misnamed(file, path, known)
            continue
        text, found = read_text(file, path)
        problems += found
        items, found = read_items(text or "", file.stem, path, known)
        problems += found
        if items.items:
            lists[file.stem] = items
    return lists, problems


def read_items(
    text: str, name: str, path: str, known: Mapping[str, Fields] = LISTS
) -> tuple[ItemList, tuple[Problem, ...]]:
    """Return the list in a file's text, and its problems; a broken item does not affect the others."""
    source = without_control_characters(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader = _Reader(name, path, source, known[name])
    items = [item for line, chunk in _chunks(source) if (item := reader.item(line, chunk))]
    if not known[name].as_written:
        is_period = known[name].when == PERIOD  # what has no date there goes on, as far as anybody knows
        items.sort(key=lambda item: (is_period and not item.when.text, item.when.order), reverse=True)
    return ItemList(name, path, source, tuple(items)), tuple(reader.problems)


def _misnamed(file: Path, path: str, known: Mapping[str, Fields]) -> Iterator[Problem]:
    """Yield a problem for a file from which no list is read; the file that describes lists is read elsewhere."""
    name = file.stem if file.stem in (*known, DESCRIPTIONS) else nearest(file.stem, (*known, DESCRIPTIONS))
    if file.name == f"{DESCRIPTIONS}.yml":
        return
    advice = (
        f'Rename it to "{name}.yml".'
        if name
        else f"The lists are {', '.join(known)}, each in a file with its name and .yml. "
        f"To have another one, describe its fields in {DESCRIPTIONS}.yml."
    )
    yield Problem(path, 1, f"no list is read from this file. {advice}", "list-name")


_FIRST_ITEM = re.compile(r"^( *)-(?=\s|\Z)", re.MULTILINE)
_LOOSE_FIELD = re.compile(r"^[ \t]*([\w-]+):(?=\s)(.*(?:\n(?![ \t]*[\w-]+:\s).*)*)", re.MULTILINE)
_MARKUP_FIRST = re.compile(r":\s+[\[{*&`@%!|>\"']")
_ENDS = ("since", "until")
_PIXELS = re.compile(r"[1-9][0-9]{1,3}")
_NO_CONTENT = re.compile(r"\s*(?:\[\s*\]\s*)?(?:#.*)?|---\s*|%YAML.*")


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each item with its first line, and with a space instead of its hyphen; first the text before them."""
    first = _FIRST_ITEM.search(text)
    starts = [match.end() - 1 for match in re.finditer(rf"^{first[1]}-(?=\s|\Z)", text, re.MULTILINE)] if first else []
    yield 0, text[: starts[0]] if starts else text
    for start, end in pairwise([*starts, len(text)]):
        indent = start - text.rfind("\n", 0, start) - 1
        yield text.count("\n", 0, start) + 1, f"{' ' * (indent + 1)}{text[start + 1 : end]}"


class _Reader:
    """Reads the items of one file and collects what is wrong with them."""

    def __init__(self, name: str, path: str, source: str, fields: Fields) -> None:
        self.name = name
        self.source = source
        self.fields = fields
        self._after_comma = re.compile(rf",[ \t]*(?=(?:{'|'.join(self.fields.all)}):\s)")
        self.path = path
        self.problems: list[Problem] = []
        self.anchors: Anchors = {}
        self.lines: Mapping[str, int] = {}
        self.aliases: tuple[str, ...] = ()
        self.keys: dict[str, int] = {}
        self.line = 1

    def item(self, line: int, chunk: str) -> Item | None:
        """Return the item that starts on a line, as far as it can be shown; line 0 is the text before all items."""
        if line == 0:
            self._report_head(chunk)
            return None
        self.line = line
        values = self._values(chunk)
        return self._item(values) if values else None

    def _report_head(self, head: str) -> None:
        for line, words in enumerate(head.splitlines(), start=1):
            if not _NO_CONTENT.fullmatch(words):
                self._report(line, 'this belongs to no item: start every item with "- "', "list-form")
                return

    def _values(self, chunk: str) -> dict[str, str]:
        data = self._read(chunk)
        self.lines = data.lines
        self.aliases = _aliases(data.value)
        if isinstance(data.value, dict):
            return self._known({key: plain_text(value) for key, value in data.value.items()})
        words = plain_text(data.value)
        field = self.fields.title[0]
        advice = f'write "{field}: " before it' if words else "fill it in or remove its hyphen"
        self._report(self.line, f"this item has no fields: {advice}", "list-form")
        return {field: words} if words else {}

    def _read(self, chunk: str) -> YamlData:
        """Return an item's fields; if they are not YAML, the text that is written."""
        try:
            data = read_yaml(chunk, self.line, self.anchors, self.source)
        except UnreadableYaml as error:
            rows = chunk.rstrip().split("\n")
            row = min(
                error.line - self.line, len(rows) - 1
            )  # an open quote or bracket may be noticed only after the item
            advice = error.message
            if _MARKUP_FIRST.search(rows[row]):
                advice = 'put the text in quotes, or write ">" after the colon and the text below it, indented'
            lines = self._after_comma.sub("\n", chunk)
            if lines != chunk:
                advice = "write each field on a line of its own, without a comma before it"
            message = f"this item cannot be read as YAML and is shown as it is written: {advice}"
            self.problems.append(Problem(self.path, self.line + row, message, "yaml", column=error.column))
            values = {key: value.strip().strip("\"'") for key, value in _LOOSE_FIELD.findall(lines)}
            if not any(nearest(key, self.fields.all) in self.fields.title for key in values):
                values[self.fields.title[0]] = chunk.strip()
            return YamlData(values, dict.fromkeys(values, self.line))
        for line, column, rule, message in data.problems:
            self.problems.append(Problem(self.path, line, message, rule, column=column))
        return data

    def _known(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return the values of known fields; a misspelled field is used under its right name."""
        known = self.fields.all
        known_values = {key: value for key, value in values.items() if key in known and value}
        for key in values:
            if key in known:
                continue
            right = nearest(key, known)
            old = new_name_hint("list field", f"{self.name}.{key}")
            hint = old or did_you_mean(key, known) or f" Known here: {', '.join(known)}."
            self._report(
                self.lines.get(key, self.line), f'"{quotable(key)}" is not a field of {self.name}.{hint}', "list-field"
            )
            if right and right not in values and right not in known_values:
                known_values[right] = values[key]
                self.lines = {**self.lines, right: self.lines.get(key, self.line)}
        return known_values

    def _item(self, values: Mapping[str, str]) -> Item | None:
        titles = [values[key] for key in self.fields.title if key in values]
        if not titles:
            self._report(self.line, f"this item has no {_either(self.fields.title)}: add it", "list-field")
        details = [_detail(key, values[key]) for key in self.fields.details if key in values]
        shown = [*titles, *details]
        text = values.get("text", "") if "text" in self.fields.further else ""
        if not shown and not text:
            return None
        return Item(
            title=shown[0] if shown else "",
            when=self._when(values),
            details=tuple(shown[1:]),
            text=text,
            url=self._address("url", values),
            links=self._links(values),
            picture=self._picture(values),
            values=values,
            line=self.line,
            key=self._key(values, shown[0] if shown else ""),
            aliases=self.aliases if "aliases" in values else (),
        )

    def _key(self, values: Mapping[str, str], title: str) -> str:
        """Return the key of an item whose list has keys: the one that is written, else made from the title."""
        if "key" not in self.fields.all:
            return ""
        written = values.get("key", "")
        key = slug(written or markdown_text(title)) or f"line-{self.line}"
        line = self.lines.get("key", self.line)
        if written and key != written:
            message = f'"key: {quotable(written)}" cannot be an address: write it as "{key}"'
            self._report(line, message, "list-field")
        if key in self.keys:
            message = f'the item on line {self.keys[key]} has the key "{key}", too: give one of them another `key`'
            self._report(line, message, "list-field")
        self.keys.setdefault(key, self.line)
        return key

    def _when(self, values: Mapping[str, str]) -> When:
        given = [key for key in self.fields.when if key in values]
        if not given:
            if self.fields.dated:
                self._report(self.line, f"this item has no {_either(self.fields.when)}: add it", "list-field")
            return When()
        written = values[given[0]]
        if given[0] not in _ENDS:
            self._report_second_date(given)
            given = given[:1]
        elif not (given == ["since"] and _goes_on(written)):
            written = f"{values.get('since', '')}/{values.get('until', '')}"
        if when := read_when(written):
            return when
        wrong = [key for key in given if not read_when(values[key])] or given
        message = " and ".join(f'"{key}: {quotable(values[key])}"' for key in wrong)
        message += f" is not a date: write {FORMS}" if len(wrong) == 1 else NOT_A_PERIOD
        self._report(self.lines.get(wrong[0], self.line), message, "list-date")
        return as_written(written.strip("/"))

    def _report_second_date(self, given: Sequence[str]) -> None:
        """Report a period beside a date."""
        if second := next((key for key in given[1:] if key in _ENDS), ""):
            message = f'"{second}" has no effect beside "{given[0]}": remove one of them'
            self._report(self.lines.get(second, self.line), message, "list-field")

    def _picture(self, values: Mapping[str, str]) -> Picture | None:
        """Return the item's picture; that the file is there is checked where it is shown."""
        source = values.get("picture", "")
        if source and (leads_elsewhere(source) or not safe_url(source)):
            message = f'"picture: {quotable(source)}" is not a file: put it into docs/ and write its path below docs/'
            self._report(self.lines.get("picture", self.line), message, "list-address")
            source = ""
        width = values.get("width", "")
        if width and not _PIXELS.fullmatch(width):
            message = f'"width: {quotable(width)}" is not a number of pixels such as 240'
            self._report(self.lines.get("width", self.line), message, "list-field")
            width = ""
        return Picture(source, values.get("alt", ""), int(width or 0)) if source else None

    def _links(self, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        addresses = ((key, self._address(key, values)) for key in self.fields.links)
        return tuple((label_of(key), address) for key, address in addresses if address)

    def _address(self, key: str, values: Mapping[str, str]) -> str:
        written = _whole(key, values.get(key, ""))
        address = safe_url(written)
        if written and not address:
            message = f'"{key}: {quotable(written)}" is not an address: {ADDRESSES}'
            self._report(self.lines.get(key, self.line), message, "list-address")
        if (orcid := orcid_in_address(written)) and (wrong := wrong_orcid(orcid)):
            self._report(self.lines.get(key, self.line), f'"{key}: {quotable(written)}" {wrong}', "list-address")
        return address

    def _report(self, line: int, message: str, rule: RuleName) -> None:
        self.problems.append(Problem(self.path, line, message, rule))


def _aliases(fields: object) -> tuple[str, ...]:
    """Return the other spellings of a name, each of which may have a comma."""
    written = fields.get("aliases") if isinstance(fields, dict) else None
    return tuple(filter(None, map(plain_text, written if isinstance(written, list) else [written])))


def _whole(field: str, written: str) -> str:
    """Return an address for what authors write in fields for mail and ORCID."""
    if field == "orcid":
        return orcid_address(orcid_of(written)) if written else ""
    is_bare = field == "email" and "@" in written and ":" not in written
    return f"mailto:{written}" if is_bare else written


def _detail(key: str, written: str) -> str:
    return Phrase.of(WORDS[key], position=written, names=written) if key in WORDS else written


def _goes_on(written: str) -> bool:
    when = read_when(written)
    return bool(when and when.ongoing)


def _either(fields: Sequence[str]) -> str:
    return " or ".join(f'"{field}"' for field in fields)
