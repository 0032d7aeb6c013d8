"""A curriculum vitae as PDF, typeset by Typst with the letters of the pictures for sharing (Source Serif)."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..bibliography.author_lists import and_others
from ..text.markdown_runs import Run, html_runs, markdown_runs
from ..text.orcids import orcid_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..lists.records import Item
    from ..settings.options import Position
    from .curriculum import Curriculum, Section

TEMPLATE = Path(__file__).with_name("template.typ")
MOST_AUTHORS = 12
"""A longer list of authors is cut to this number."""
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def can_typeset() -> bool:
    """Return whether the packages that make a PDF are installed."""
    return all(find_spec(name) for name in ("typst", "font_source_serif_pro"))


def made_with() -> tuple[str, str]:
    """Return what a PDF depends on besides its data: the template, and the version of Typst."""
    return TEMPLATE.read_text(encoding="utf-8"), version("typst") if can_typeset() else ""


def pdf(found: Curriculum, title: str, pages: int = 0) -> tuple[bytes, int]:
    """Return a curriculum vitae as PDF, and its number of pages.

    If `pages` is given and there are more, each part keeps only as many of its first entries as fit on so many pages.
    """
    whole = _typeset(found, found.sections, title)
    if not pages or _count(whole) <= pages:
        return whole, _count(whole)
    fewest, most = 1, max(section.size for section in found.sections)
    best = _cut(found, fewest, title)
    while most - fewest > 1:
        middle = (fewest + most) // 2
        tried = _cut(found, middle, title)
        if _count(tried) <= pages:
            fewest, best = middle, tried
        else:
            most = middle
    return best, _count(best)


def _cut(found: Curriculum, entries: int, title: str) -> bytes:
    return _typeset(found, [section.cut(entries) for section in found.sections], title)


def _count(data: bytes) -> int:
    return len(_PAGE.findall(data))


def _typeset(found: Curriculum, sections: Sequence[Section], title: str) -> bytes:
    import font_source_serif_pro  # imported late: a build that finds the PDF in the cache does not need them
    import typst

    data = json.dumps(_data(found, sections, title), default=_run)
    fonts = Path(font_source_serif_pro.__file__).parent / "files"
    return typst.compile(TEMPLATE, sys_inputs={"data": data}, font_paths=[fonts])


def _run(run: Run) -> dict[str, object]:
    return {"text": run.text, "em": run.em, "strong": run.strong, "url": run.url}


def _data(found: Curriculum, sections: Sequence[Section], title: str) -> dict[str, object]:
    author = found.author
    contacts = [Run(found.root.removeprefix("https://").rstrip("/"), url=found.root)] if found.root else []
    contacts += (
        [Run(f"ORCID iD {author.orcid}", url=orcid_address(author.orcid))] if found.is_form and author.orcid else []
    )
    contacts += [Run(each.name, url=url) for each in author.profiles if (url := found.url(each.url))]
    listed = not found.is_form and any(section.name == "positions" for section in sections)
    return {
        "title": f"{author.name} – {title}" if author.name else title,
        "name": author.name or title,
        "lang": found.words.code.partition("-")[0],
        "positions": [] if listed else [list(_position(found, each)) for each in author.positions],
        "contacts": contacts,
        "sections": [
            {
                "title": section.title,
                "more": found.words.counted("and {number} more", "and {number} more", section.left_out)
                if section.left_out
                else "",
                "entries": [*_items(found, section.items), *_papers(found, section.publications)],
            }
            for section in sections
        ],
    }


def _position(found: Curriculum, position: Position) -> Iterator[Run]:
    yield Run(position.title + (found.words(", ") if position.title and position.organization else ""))
    yield Run(position.organization, url=found.url(position.url))


def _items(found: Curriculum, items: Sequence[Item]) -> Iterator[dict[str, object]]:
    for item in items:
        title = [Run(run.text, run.em, True, found.url(run.url or item.url)) for run in markdown_runs(item.title)]
        details = [_runs(found, found.words(", ") + found.words.said(detail)) for detail in item.details]
        lines = [[*title, *(run for detail in details for run in detail)]] if item.title else []
        lines += [_runs(found, item.text)] if item.text else []
        yield {"when": item.when.text_in(found.words), "lines": lines}


def _runs(found: Curriculum, text: str) -> list[Run]:
    return [Run(run.text, run.em, run.strong, found.url(run.url)) for run in markdown_runs(text)]


def _papers(found: Curriculum, publications: Sequence[Publication]) -> Iterator[dict[str, object]]:
    for publication in publications:
        url = next((link.url for link in publication.links if not link.local), "")
        math = "<math" in publication.title.html
        title = [Run(publication.title.text)] if math else html_runs(publication.title.html)
        lines = [
            [Run(run.text, run.em, True, url) for run in title],
            list(_authors(found, publication)),
            list(_venue(found, publication)),
        ]
        yield {"when": found.dated(publication), "lines": [line for line in lines if line]}


def _authors(found: Curriculum, publication: Publication) -> Iterator[Run]:
    """Yield the authors, unless the only one is whose curriculum vitae it is."""
    is_alone = [author.is_self for author in publication.authors] == [True]
    if is_alone and not (publication.truncated or publication.edited):
        return
    comma = found.words(", ")
    few = publication.authors[:MOST_AUTHORS] if len(publication.authors) > MOST_AUTHORS + 1 else publication.authors
    for number, author in enumerate(few):
        yield Run(comma if number else "")
        yield Run(author.name.full, strong=author.is_self)
    left = and_others(len(publication.authors) - len(few), truncated=publication.truncated, words=found.words)
    yield Run(f" {left}" if left else "")
    if publication.edited and publication.authors:
        yield Run(f" ({found.words.counted('editor', 'editors', len(publication.authors))})")


def _venue(found: Curriculum, publication: Publication) -> Iterator[Run]:
    venue, words = publication.venue, found.words
    before, _, after = words("In {book}").partition("{book}") if venue.within else ("", "", "")
    name = [Run(before), Run(venue.name.text, em=True), Run(after)] if venue.name.text else []
    kind = [Run(words(venue.kind))] if venue.kind else []
    details = [Run(words.said(venue.details))] if venue.details else []
    states = [[Run(note.text)] for note in publication.states]
    for number, part in enumerate(filter(None, (kind, name, details, *states))):
        yield Run(words(", ") if number else "")
        yield from part
