"""Reads the Atom feed in which arXiv's interface describes a paper (info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..outside.web import NoAnswerError
from .dates import in_text
from .markup import kept_tex
from .work import Work, made_work, name_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_VERSION = re.compile(r"v\d+$")


def work_of_atom(feed: Element, number: str) -> Work:
    """Return the paper that a feed describes; raise `NoAnswerError` if it does not have it."""
    entry = feed.find(f"{_ATOM}entry")
    title = _text(entry, f"{_ATOM}title")
    named = _text(entry, f"{_ATOM}id").rpartition("/abs/")[2]
    if entry is None or not title or title == "Error" or not _is_same(named, number):
        raise NoAnswerError(f"arXiv has no paper {number}", 404)
    year, month = in_text(_text(entry, f"{_ATOM}published"))
    category = entry.find(f"{_ARXIV}primary_category")
    fields = {
        "title": kept_tex(title),
        "arxiv": _VERSION.sub("", number),
        "primaryclass": "" if category is None else category.get("term", ""),
        "year": year,
        "month": month,
        "abstract": kept_tex(_text(entry, f"{_ATOM}summary")),
    }
    names = [name_in_words(_text(author, f"{_ATOM}name")) for author in entry.iter(f"{_ATOM}author")]
    return made_work("arXiv", "preprint", fields, {"author": filter(None, names)}, _remarks(entry))


def _remarks(entry: Element) -> Iterator[str]:
    doi, journal = _text(entry, f"{_ARXIV}doi"), _text(entry, f"{_ARXIV}journal_ref")
    if doi:
        yield f"it was published as: {doi}"
    if journal:
        yield f"arXiv names a journal: {journal}"
    if "withdrawn" in _text(entry, f"{_ARXIV}comment").casefold():
        yield f"arXiv's comment says: {_text(entry, f'{_ARXIV}comment')}"


def _text(node: Element | None, tag: str) -> str:
    found = None if node is None else node.find(tag)
    return " ".join((found.text or "").split()) if found is not None else ""


def _is_same(named: str, asked: str) -> bool:
    return _VERSION.sub("", named).casefold() == _VERSION.sub("", asked).casefold()
