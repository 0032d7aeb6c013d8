"""Turns what an author wrote in the fields of an item into what pages show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.markdown_runs import markdown_text
from ..text.orcids import orcid_address, orcid_in_address, orcid_of, wrong_orcid
from ..text.plain_values import quotable
from ..text.safe_urls import leads_elsewhere, safe_url
from ..text.slugs import slug
from ..words import Phrase
from .dates import FORMS, NOT_A_PERIOD, When, as_written, read_when
from .records import ADDRESSES, Item, Picture, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..rule_names import RuleName
    from .list_text import ListText, WrittenItem

WORDS = {"now": "now {position}", "advisors": "advised by {names}", "with": "with {names}"}
"""How a detail is written that needs a word to be understood."""
_ENDS = ("since", "until")
_PIXELS = re.compile(r"[1-9][0-9]{1,3}")


def items_of(text: ListText) -> list[Item]:
    """Return the items of a list, as far as each can be shown; what is wrong with them becomes problems of the text."""
    keys: dict[str, int] = {}
    return [item for written in text.items() if (item := _Item(text, written, keys).item())]


class _Item:
    """One item of a list; `keys` holds the line of each key that an item before it has."""

    def __init__(self, text: ListText, written: WrittenItem, keys: dict[str, int]) -> None:
        self.text = text
        self.fields = text.fields
        self.written = written
        self.values = written.values
        self.keys = keys

    def report(self, field: str, message: str, rule: RuleName = "list-field") -> None:
        self.text.report(self.written.line_of(field), message, rule)

    def item(self) -> Item | None:
        """Return the item, or None if it has nothing to show."""
        values = self.values
        titles = [values[key] for key in self.fields.title if key in values]
        if not titles:
            self.report("", f"this item has no {_either(self.fields.title)}: add it")
        details = [detail(key, values[key]) for key in self.fields.details if key in values]
        shown = [*titles, *details]
        text = values.get("text", "") if "text" in self.fields.further else ""
        if not shown and not text:
            return None
        return Item(
            title=shown[0] if shown else "",
            when=self._when(),
            details=tuple(shown[1:]),
            text=text,
            url=self._address("url"),
            links=self._links(),
            picture=self._picture(),
            values=values,
            line=self.written.line,
            key=self._key(shown[0] if shown else ""),
            aliases=self.written.aliases if "aliases" in values else (),
        )

    def _key(self, title: str) -> str:
        """Return the key of an item whose list has keys: the one that is written, else made from the title."""
        if "key" not in self.fields.all:
            return ""
        written = self.values.get("key", "")
        if not written and not self.fields.makes_keys:
            return ""
        key = slug(written or markdown_text(title)) or f"line-{self.written.line}"
        if written and key != written:
            message = f'"key: {quotable(written)}" cannot be an address: write it as "{key}"'
            self.report("key", message)
        if key in self.keys:
            message = f'the item on line {self.keys[key]} has the key "{key}", too: give one of them another `key`'
            self.report("key", message)
        self.keys.setdefault(key, self.written.line)
        return key

    def _when(self) -> When:
        given = [key for key in self.fields.when if key in self.values]
        if not given:
            if self.fields.dated:
                self.report("", f"this item has no {_either(self.fields.when)}: add it")
            return When()
        written = self.values[given[0]]
        if given[0] not in _ENDS:
            self._report_second_date(given)
            given = given[:1]
        elif not (given == ["since"] and _goes_on(written)):
            written = f"{self.values.get('since', '')}/{self.values.get('until', '')}"
        if when := read_when(written):
            return when
        wrong = [key for key in given if not read_when(self.values[key])] or given
        message = " and ".join(f'"{key}: {quotable(self.values[key])}"' for key in wrong)
        message += f" is not a date: write {FORMS}" if len(wrong) == 1 else NOT_A_PERIOD
        self.report(wrong[0], message, "list-date")
        return as_written(written.strip("/"))

    def _report_second_date(self, given: Sequence[str]) -> None:
        """Report a period beside a date."""
        if second := next((key for key in given[1:] if key in _ENDS), ""):
            message = f'"{second}" has no effect beside "{given[0]}": remove one of them'
            self.report(second, message)

    def _picture(self) -> Picture | None:
        """Return the item's picture; that the file is there is checked where it is shown."""
        source = self.values.get("picture", "")
        if source and (leads_elsewhere(source) or not safe_url(source)):
            message = f'"picture: {quotable(source)}" is not a file: put it into docs/ and write its path below docs/'
            self.report("picture", message, "list-address")
            source = ""
        width = self.values.get("width", "")
        if width and not _PIXELS.fullmatch(width):
            message = f'"width: {quotable(width)}" is not a number of pixels such as 240'
            self.report("width", message)
            width = ""
        return Picture(source, self.values.get("alt", ""), int(width or 0)) if source else None

    def _links(self) -> tuple[tuple[str, str], ...]:
        addresses = ((key, self._address(key)) for key in self.fields.links)
        return tuple((label_of(key), address) for key, address in addresses if address)

    def _address(self, key: str) -> str:
        written = _whole(key, self.values.get(key, ""))
        address = safe_url(written)
        if written and not address:
            message = f'"{key}: {quotable(written)}" is not an address: {ADDRESSES}'
            self.report(key, message, "list-address")
        if (orcid := orcid_in_address(written)) and (wrong := wrong_orcid(orcid)):
            self.report(key, f'"{key}: {quotable(written)}" {wrong}', "list-address")
        return address


def _whole(field: str, written: str) -> str:
    """Return an address for what authors write in fields for mail and ORCID."""
    if field == "orcid":
        return orcid_address(orcid_of(written)) if written else ""
    is_bare = field == "email" and "@" in written and ":" not in written
    return f"mailto:{written}" if is_bare else written


def detail(key: str, written: str) -> str:
    """Return what is written in a field as readers see it."""
    return Phrase.of(WORDS[key], position=written, names=written) if key in WORDS else written


def _goes_on(written: str) -> bool:
    when = read_when(written)
    return bool(when and when.ongoing)


def _either(fields: Sequence[str]) -> str:
    return " or ".join(f'"{field}"' for field in fields)
