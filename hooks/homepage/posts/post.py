"""A post, and the entry by which it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..bibliography.reader import make_bibliography
from ..bibtex import parse_bib
from ..bibtex.values import MONTHS
from ..latex.writing import to_latex
from ..names import Name, parse_names
from ..names.people import People
from ..text.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..bibliography.publication import Publication
    from ..settings.options import Options

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Post:
    """A post as its page shows it; all texts are plain."""

    title: str
    created: date
    authors: tuple[str, ...] = ()
    updated: date | None = None
    keywords: tuple[str, ...] = ()
    """Its categories and tags."""
    description: str = ""
    url: str = ""
    """The absolute address of its page, or an empty string if that is not known."""
    blog: str = ""
    """The title of the blog, with that of the site."""
    blog_url: str = ""
    language: str = ""


def as_publication(post: Post, options: Options) -> Publication:
    """Return a post as an `@misc` entry, a type of both BibTeX and biblatex; without authors it is the owner's."""
    people = People(each for each in (options.author.person, *options.people, *options.listed) if each.name.family)
    names = tuple(filter(None, post.authors or [options.author.name]))
    owner = options.author.person
    authors = [owner.name if name == options.author.name else _name(name, people) for name in names]
    entry = ",\n".join(f"  {name:<12} = {value}" for name, value in _fields(post, authors) if value.strip("{}"))
    text = f"@misc{{{_key(post, authors)},\n{entry}\n}}"
    return make_bibliography([parse_bib(text, "")], people, owner).publications[0]


def _fields(post: Post, authors: list[Name]) -> Iterator[tuple[str, str]]:
    day = post.created
    yield "author", f"{{{' and '.join(map(_written, authors))}}}"
    yield "title", f"{{{{{to_latex(post.title)}}}}}"
    yield "howpublished", f"{{{to_latex(post.blog)}}}"
    yield "year", f"{{{day.year:04}}}"
    yield "month", list(MONTHS)[day.month - 1]
    yield "date", f"{{{day.isoformat()}}}"
    yield "url", f"{{{post.url}}}"


def _name(text: str, people: People) -> Name:
    """Return a name cut as the site knows it; what BibTeX takes for several names, or for none, is not cut."""
    names = parse_names(to_latex(text)).names
    name = names[0] if len(names) == 1 else Name("", text, corporate=True)
    known = people.find(name)
    return known.name if known else name


def _written(name: Name) -> str:
    if name.corporate:
        return f"{{{to_latex(name.full)}}}"
    family = to_latex(f"{name.prefix} {name.family}".strip())
    return ", ".join(filter(None, (family, to_latex(name.suffix), to_latex(name.given))))


def _key(post: Post, authors: list[Name]) -> str:
    """Return a key of the first author, the year and the first long word of the title."""
    words = slug(post.title).split("-")
    word = next((word for word in words if len(word) >= _LONG_WORD), words[0])
    family = slug(authors[0].family).replace("-", "") if authors else ""
    return f"{family}{post.created.year}{word}"
