"""Papers: entries of old .bib files, and entries made from the front matter of pages that stand for a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.links import dois_of
from ..bibtex import parse_bib
from ..text.slugs import slug
from .paper_fields import VENUE_FIELDS, PaperFields, type_of
from .records import NewPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..bibtex import Entry
    from .old_files import OldFiles, OldPage
    from .records import Taken
    from .report import Report

_JEKYLL_MARK = re.compile(r"\A\ufeff?\s*---\s*\n(?:.*\n)*?---[ \t]*\n")


_SAID_IN_ANY_WAY = ("title", "author", "year", "date", "venue", "howpublished")
"""Fields that an entry has under this or another name."""


class Papers:
    """Adds papers to a new site."""

    def __init__(self, taken: Taken, files: OldFiles, report: Report) -> None:
        self.taken = taken
        self.files = files
        self.report = report
        self.keys: set[str] = set()
        self.keys_of_files: dict[str, list[str]] = {}
        self.by_address: dict[str, str] = {}
        self.known: dict[str, str] = {}
        """The keys of entries by their DOI, and by their key with their title."""
        self.fields = PaperFields(taken)

    def add_file(self, name: str, *, is_first: bool) -> None:
        """Add a .bib file: the first one as it is, of others the entries with new keys."""
        text = _with_paths(_JEKYLL_MARK.sub("", self.files.text(name), count=1), self.taken.files)
        bib = parse_bib(text, name)
        stem = name.rpartition("/")[2].removesuffix(".bib")
        self.keys_of_files[stem] = [entry.key for entry in bib.entries]
        if is_first:
            self.taken.bib.append(text.strip("\n") + "\n")
            new = len(bib.entries)
        else:
            fresh = [entry for entry in bib.entries if entry.key not in self.keys]
            strings = re.findall(r"^@string\s*\{[^\n]*\}[ \t]*$", text, re.MULTILINE | re.IGNORECASE) if fresh else []
            self.taken.bib += [*strings, *(entry.source for entry in fresh)]
            new = len(fresh)
            for entry in bib.entries:
                if entry.key in self.keys:
                    self.report.leave(
                        name, entry.line, f"entry {entry.key}", "the key is in a .bib file before this one"
                    )
        self.keys.update(entry.key for entry in bib.entries)
        self._note(bib.entries)
        self.taken.selected |= any(entry.get("selected").lower() in ("true", "yes", "1") for entry in bib.entries)
        self.report.take(name, f"docs/publications.bib ({new} entries)")

    def add_cited(self, names: Iterable[str]) -> None:
        """Add .bib files with works that pages cite, but that are not the author's."""
        for name in names:
            entries = parse_bib(self.files.text(name), name).entries
            fresh = [entry for entry in entries if entry.key not in self.keys]
            self.taken.other_bib += [entry.source for entry in fresh]
            self.keys.update(entry.key for entry in fresh)
            self.report.take(name, f"docs/others.bib ({len(fresh)} entries)")

    def add_page(
        self, page: OldPage, addresses: list[str], own_bib: str = "", people: dict[str, str] | None = None
    ) -> None:
        """Add the paper that a page stands for; `own_bib` is the text of the .bib file beside it."""
        fields, rest = self.fields.of(page, people or {})
        entries = parse_bib(own_bib, page.path).entries if own_bib else ()
        if key := self._same(fields, entries):
            self._join(page, key, fields, addresses)
            return
        if entries:
            type_of(page)  # the entry says it
            entry = entries[0]
            key, known = entry.key, set(entry.fields)
            text = with_fields(entry.source, {name: value for name, value in fields.items() if name not in known})
            text = text if key not in self.keys else _with_key(text, key, key := self._free(f"{key}-{slug(page.stem)}"))
            self.taken.bib += [text, *(other.source for other in entries[1:] if other.key not in self.keys)]
        else:
            key = self._free(slug(re.sub(r"^\d{4}-\d\d-\d\d-", "", page.stem)) or "paper")
            kind = type_of(page)
            if (venue := fields.pop("venue", "")) and kind in VENUE_FIELDS:
                fields[VENUE_FIELDS[kind]] = venue
            elif venue:
                fields["howpublished"] = venue
            lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
            comment = f"% {rest}\n" if rest else ""
            self.taken.bib.append("\n".join([f"{comment}@{kind}{{{key},", *lines, "}"]))
        self.keys.add(key)
        self._note(parse_bib(self.taken.bib[-1] if not entries else text, page.path).entries[:1])
        self.taken.selected |= "selected" in fields
        self._lead(page, key, addresses)
        self.report.take(page.path, f"docs/publications.bib, entry {key}")

    def _note(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            for sign in _signs(entry):
                self.known.setdefault(sign, entry.key)

    def _same(self, fields: Mapping[str, str], entries: Sequence[Entry]) -> str:
        """Return the key of the entry that is about the very paper of a page; empty if there is none."""
        signs = _signs(entries[0]) if entries else [fields["doi"].casefold()] if fields.get("doi") else []
        return next((self.known[sign] for sign in signs if sign in self.known), "")

    def _join(self, page: OldPage, key: str, fields: Mapping[str, str], addresses: list[str]) -> None:
        """Let the page of a paper whose entry is there lead to that, which gets the fields that it lacks."""
        type_of(page)
        for at, piece in enumerate(self.taken.bib):
            entry = next((each for each in parse_bib(piece, "").entries if each.key == key), None)
            if entry:
                more = {name: value for name, value in fields.items() if name not in {*entry.fields, *_SAID_IN_ANY_WAY}}
                self.taken.bib[at] = piece.replace(entry.source, with_fields(entry.source, more), 1)
                break
        self._lead(page, key, addresses)
        self.report.take(page.path, f"docs/publications.bib has it: entry {key}")

    def _lead(self, page: OldPage, key: str, addresses: list[str]) -> None:
        """Let the old addresses of a page lead to the page of a paper, which has its text."""
        source = f"publications/{slug(key)}.md"
        for address in addresses:
            self.taken.addresses.setdefault(address, source)
            self.by_address[address.strip("/")] = key
        self._words(page, key, source)

    def _words(self, page: OldPage, key: str, source: str) -> None:
        """Add what the page says of its paper as the text of the paper's page."""
        if page.body.strip():
            name = f"publications/{key}.md" if re.fullmatch(r"[\w.+-]+", key) else source
            if name in self.taken.pages:
                why = f"another page has the words about {key} already"
                self.report.leave(page.path, page.line, "the text of the page", why)
                return
            self.taken.pages[name] = NewPage(name, "", page, kind="item")
            self.report.take(page.path, f"docs/{name}")

    def _free(self, key: str) -> str:
        wanted, number = key, 1
        while key in self.keys:
            number += 1
            key = f"{wanted}-{number}"
        return key


def _with_paths(text: str, files: Mapping[str, str]) -> str:
    """Return BibTeX in which `html` names a file with its path, where al-folio knows the folder of such files."""

    def whole(found: re.Match[str]) -> str:
        name = f"assets/html/{found[2]}"
        return f"{found[1]}{name}" if name in files else found[0]

    return re.sub(r"(\bhtml\s*=\s*[{\"])([\w.-]+\.html?)(?=[}\"])", whole, text)


def with_fields(entry: str, fields: dict[str, str]) -> str:
    """Return the text of an entry with more fields at its end, and every other byte as it was."""
    closing = entry[-1]
    body = entry[:-1].rstrip()
    added = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and name != "venue"]
    comma = "" if body.endswith(",") else ","
    return "\n".join([f"{body}{comma}", *added, closing]) if added else entry


def _signs(entry: Entry) -> list[str]:
    """Return what tells a paper: its DOIs, and its key with its title."""
    title = slug(entry.get("title").replace("{", "").replace("}", ""))
    return [*(doi.casefold() for doi in dois_of(entry)), f"{entry.key} {title}"]


def _with_key(text: str, old: str, new: str) -> str:
    return text.replace(old, new, 1)
