"""Sites in which one thing is there many times, for the rows about growth; tests/bench/run builds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from make_cards import card_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Files = Mapping[str, str]

_BIB = "docs/publications.bib"
_PAPERS = 50


def _paper(**fields: str) -> Files:
    values = {"author": "Ada Lovelace", "title": "Notes", "journal": "Memoirs", "year": "1843"} | fields
    return {_BIB: "@article{a,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in values.items()) + "}\n"}


def _authors(number: int) -> Files:
    return _paper(author=" and ".join(f"Person{each}, Given{each % 97}" for each in range(number)))


def _braces(number: int) -> Files:
    return _paper(abstract=r"words {of {a}} \emph{text} " * (number // 3))


def _formulas(number: int) -> Files:
    return {"docs/notes.md": "# Notes\n\n" + "Let $x_i^2 + \\frac{a}{b}$ be $\\sum_i x_i$.\n\n" * (number // 2)}


def _citations(number: int) -> Files:
    bib = "".join(
        f"@book{{b{each}, author={{Person{each}, Ada}}, title={{Notes}}, publisher={{P}}, year={{{1900 + each}}}}}\n"
        for each in range(_PAPERS)
    )
    cited = "".join(f"Some words about this [@b{each % _PAPERS}].\n\n" for each in range(number))
    return {_BIB: bib, "docs/notes.md": f"# Notes\n\n{cited}\\bibliography\n"}


def _cards(number: int) -> Files:
    return dict(card_files(number, 5, 0))


def _results(number: int) -> Files:
    return dict(card_files(1, number, 0))


def _items(number: int) -> Files:
    news = "".join(
        f"- date: {1900 + each % 100}-01-02\n  text: Some *news* with number {each}.\n" for each in range(number)
    )
    return {"docs/lists/news.yml": news, "docs/news.md": "# News\n\n/// news\n///\n"}


GROWN: Mapping[str, tuple[int, Callable[[int], Files]]] = {
    "authors of a paper": (1_500, _authors),
    "braces in a value": (40_000, _braces),
    "formulas on a page": (2_000, _formulas),
    "citations on a page": (2_000, _citations),
    "cards": (100, _cards),
    "results of a card": (500, _results),
    "items of a list": (2_000, _items),
}
"""What grows: the smaller number, and the files of a site with any number of it."""
