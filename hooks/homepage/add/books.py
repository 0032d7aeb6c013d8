"""Reads what Open Library and Google Books say about an ISBN.

Open Library: openlibrary.org/dev/docs/api/books with `jscmd=data`; Google Books: developers.google.com/books, volumes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..outside.web import NoAnswerError
from .dates import in_text
from .isbn import isbn_of
from .work import Work, latex_of, made_work, name_in_words, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def work_of_open_library(data: Mapping[str, Any], isbn: str) -> Work:
    """Return the book with this ISBN; raise `NoAnswerError` if Open Library does not have it."""
    book = data.get(f"ISBN:{isbn}")
    if not isinstance(book, dict) or not text_of(book, "title"):
        raise NoAnswerError(f"Open Library has no book with the ISBN {isbn}", 404)
    fields = {
        **_titled(book, isbn, text_of(book, "publish_date")),
        "publisher": _first_name(book, "publishers"),
        "address": _first_name(book, "publish_places"),
    }
    names = [name_in_words(text_of(each, "name")) for each in _list(book, "authors")]
    return made_work("Open Library", "book", fields, {"author": filter(None, names)})


def work_of_google_books(data: Mapping[str, Any], isbn: str) -> Work:
    """Return the book with this ISBN; raise `NoAnswerError` if Google Books does not have it."""
    for item in _list(data, "items"):
        book = item.get("volumeInfo") if isinstance(item, dict) else None
        if isinstance(book, dict) and text_of(book, "title") and isbn in _isbns(book):
            fields = {
                **_titled(book, isbn, text_of(book, "publishedDate")),
                "publisher": latex_of(book, "publisher"),
                "language": text_of(book, "language"),
            }
            names = [name_in_words(text_of(each)) for each in _list(book, "authors")]
            return made_work("Google Books", "book", fields, {"author": filter(None, names)})
    raise NoAnswerError(f"neither Open Library nor Google Books has a book with the ISBN {isbn}", 404)


def _titled(book: Mapping[str, Any], isbn: str, published: str) -> dict[str, str]:
    title, subtitle = latex_of(book, "title"), latex_of(book, "subtitle")
    return {
        "title": f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        "year": in_text(published)[0],
        "isbn": isbn,
    }


def _first_name(book: Mapping[str, Any], name: str) -> str:
    return next(filter(None, (latex_of(each, "name") for each in _list(book, name))), "")


def _isbns(book: Mapping[str, Any]) -> set[str]:
    return {isbn_of(text_of(each, "identifier")) for each in _list(book, "industryIdentifiers")}


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    return value if isinstance(value, list) else []
