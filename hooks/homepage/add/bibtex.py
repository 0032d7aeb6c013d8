"""Reads BibTeX of others: from a page, a file, or what was copied."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..bibliography.fields import OWN_FIELDS
from ..bibliography.inheritance import inherit
from ..bibtex import parse_bib
from ..names import parse_names
from ..outside.web import NoAnswerError
from ..text.encoding import decode
from .work import Work, made_work

if TYPE_CHECKING:
    from ..bibtex import Entry
    from ..names.records import Name

_IN_PAGE = re.compile(r"@[A-Za-z]+\s*\{[^@<]{0,200}?=", re.DOTALL)
_OF_DATABASES_TEXT = (
    "bibsource biburl timestamp file owner date-added date-modified mendeley-tags abstractnote bdsk-url-1 bdsk-url-2"
    " bdsk-file-1 added-at interhash intrahash groups rating urldate readstatus creationdate modificationdate"
    " citeulike-article-id posted-at hal_version"
)
_OF_DATABASES = frozenset(_OF_DATABASES_TEXT.split())
"""Fields that databases and reference managers write for themselves."""
_OF_OWNERS = OWN_FIELDS - {"pdf", "html", "link", "arxiv", "hal", "openreview", "acl"} | {
    "shorthand",
    "options",
    "ids",
    "entryset",
    "related",
    "relatedtype",
    "langidopts",
}
"""Fields that change what a site shows of a paper, or where: only an owner who writes or pastes them means that."""
_HOMONYM_NUMBER = re.compile(r" 0\d{3}(?=\s+and\s|\s*$)")
"""What DBLP writes after the names of people who share theirs with others: `Wei Li 0001`."""
_ROLES = ("author", "editor", "translator")
_ELSEWHERE = frozenset({*_ROLES, "crossref", "xdata"})
"""Fields that are read in another way: as names, or by what the entry inherits."""


def works_in_bibtex(text: str, source: str) -> tuple[list[Work], list[str]]:
    """Return the works in a .bib text in its order, and what is wrong with it; broken entries are not guessed at."""
    bib = parse_bib(text, source)
    entries, unknown = inherit(bib.entries)
    volumes = {parent.key for entry in entries for parent in entry.parents}
    entries = tuple(entry for entry in entries if entry.key not in volumes)
    untitled = [f"{source}:{each.line}: entry {each.key} has no title" for each in entries if not each.says("title")]
    whole = [entry for entry in entries if entry.written and entry.says("title")]
    return [_work(entry, source) for entry in whole], [*map(str, (*bib.problems, *unknown)), *untitled]


def work_in_bibtex(text: str, source: str) -> Work:
    """Return the first work in a source's BibTeX, without what only owners of a site may say of it.

    Raise `NoAnswerError` if there is no work with a title.
    """
    works, _ = works_in_bibtex(text, source)
    if not works:
        raise NoAnswerError(f"{source} answered without BibTeX that can be read")
    work = works[0]
    left = [name for name in work.fields if name in _OF_OWNERS]
    if not left:
        return work
    remark = f"left out, as it is for you to say: {', '.join(left)}"
    kept = {name: value for name, value in work.fields.items() if name not in _OF_OWNERS}
    return replace(work, fields=kept, remarks=(*work.remarks, remark))


def work_on_page(data: bytes, source: str) -> Work:
    """Return the work whose BibTeX a page or a .bib file of a source contains."""
    text, _ = decode(data)
    if text.lstrip().startswith("<"):
        bare = re.sub(r"<br\s*/?>", "\n", text)
        text = html.unescape(re.sub(r"</?(?:pre|code|div|span|p|a|b|i)\b[^<>]*>", "", bare))
        starts = [found.start() for found in _IN_PAGE.finditer(text)]
        text = _whole_entry(text, starts[0]) if starts else ""
    return work_in_bibtex(text, source)


def _whole_entry(text: str, start: int) -> str:
    """Return the entry that begins at a position, up to the brace that closes it."""
    depth = 0
    for found in re.finditer(r"[{}]", text[start : start + 200_000]):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return text[start : start + found.end()]
    return ""


def _work(entry: Entry, source: str) -> Work:
    fields = {name: " ".join(field.value.split()) for name, field in entry.fields.items() if name not in _ELSEWHERE}
    left = [name for name in fields if name in _OF_DATABASES]
    kept = {name: value for name, value in fields.items() if name not in _OF_DATABASES}
    remarks = [f"left out, as only databases read it: {', '.join(left)}"] if left else []
    names: dict[str, tuple[Name, ...]] = {}
    truncated = False
    for role in _ROLES:
        listed = parse_names(_HOMONYM_NUMBER.sub("", entry.get(role)))
        if any(name.roles or name.remark or name.orcid for name in listed.names):
            kept[role] = " ".join(entry.get(role).split())  # written as it is: it says more than names
        else:
            names[role] = listed.names
            truncated = truncated or (role == "author" and listed.truncated)
    return made_work(source, entry.type, kept, names, remarks, truncated=truncated)
