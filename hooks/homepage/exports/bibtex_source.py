"""One entry as its author wrote it, without the fields that only this site reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..bib_body import Body
from ..bib_text import BibText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bib_body import Assignment
    from ..publications import Publication

OWN_FIELDS = frozenset(
    ["abbr", "additional_info", "aliases", "altmetric", "annotation", "arxiv", "award", "award_name", "bibtex_show", "blog", "code", "data", "dimensions", "google_scholar_id", "hal", "html", "inspirehep_id", "model", "openreview", "pdf", "poster", "preview", "selected", "shorthand", "slides", "supp", "versions", "video", "website"]
)
"""The fields that al-folio and this site add to those of BibTeX and biblatex."""

_SEPARATOR = re.compile(r"\s*,?\s*")
_COMMA = re.compile(r"\s*,")
_BLANK = re.compile(r"\s*")
_BLANKS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")


class _Span(NamedTuple):
    """A piece of the source."""

    start: int
    end: int


def bibtex(publication: Publication) -> str:
    """Return the entry letter for letter, less `OWN_FIELDS`; one whose delimiters do not come out even stays whole."""
    source = publication.entry.source
    kept, position = [], 0
    for cut in _cuts(source, _fields(source)):
        kept.append(source[position : cut.start])
        position = cut.end
    return "".join([*kept, source[position:]])


def _fields(source: str) -> Sequence[Assignment]:
    """Return the fields of an entry with their places, or none where these cannot be told for certain."""
    bib = BibText.of(source)
    if not bib.commands or bib.commands[0].at:
        return ()
    opening = bib.commands[0].open
    closer = "}" if source[opening] == "{" else ")"
    body = Body(bib, opening + 1, closer, bib.closing, len(source), damaged=False).read()
    unclosed = any(complaint.rule.startswith("unclosed") for complaint in body.complaints)
    certain = body.closed and body.pos == len(source) and not body.doubtful and not unclosed
    return body.assignments if certain else ()


def _cuts(source: str, fields: Sequence[Assignment]) -> Iterator[_Span]:
    """Yield what is left out, from left to right: each unbroken run of own fields with its comma."""
    end_of_kept = 0
    run: _Span | None = None
    for field in fields:
        if field.name not in OWN_FIELDS:
            if run:
                yield _run_with_comma(source, run)
            run, end_of_kept = None, field.end
        elif run and _SEPARATOR.fullmatch(source, run.end, field.at):
            run = _Span(run.start, field.end)
        else:
            if run:
                yield _run_with_comma(source, run)
            run = _Span(field.at, field.end)
    if run:
        yield from _last_run(source, run, end_of_kept)


def _last_run(source: str, run: _Span, end_of_kept: int) -> Iterator[_Span]:
    """Yield the run that ends an entry; when no comma follows it, none may be left before it either."""
    if end_of_kept and not _COMMA.match(source, run.end):
        comma = _COMMA.match(source, end_of_kept)
        if comma and _BLANK.fullmatch(source, comma.end(), run.start):
            yield _Span(end_of_kept, run.end)
            return
        if comma:
            yield _Span(end_of_kept, comma.end())
    yield _run_with_comma(source, run)


def _run_with_comma(source: str, run: _Span) -> _Span:
    """Return a run and its comma with the lines that only they fill, or with the blanks beside them."""
    comma = _COMMA.match(source, run.end)
    start, end = run.start, comma.end() if comma else run.end
    before = _before(source, start, " \t")
    line_end = _LINE_END.match(source, end)
    if line_end:
        fills_lines = before == 0 or source[before - 1] in "\r\n"
        return _Span(before, line_end.end()) if fills_lines else _Span(before, end)
    blanks = _BLANKS.match(source, end)
    after = blanks.end() if blanks else end
    return _Span(_before(source, start, " \t\r\n"), end) if after == len(source) - 1 else _Span(start, after)


def _before(source: str, at: int, blanks: str) -> int:
    """Return where the blanks before a position begin."""
    while at and source[at - 1] in blanks:
        at -= 1
    return at
