"""The citations of a page, printed in a citation style: all at once, since each depends on those before it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..bibliography.citation_syntax import EMPHASIS
from ..bibliography.printed_citations import PrintedCitation, PrintedCitations, PrintedReference
from .citeproc import Citeproc
from .lua_script import VERSION, MissingProcessor, UnreadableStyle
from .pandoc import with_elements
from .references import style_items
from .style_files import is_note_style
from .style_items import Places, style_item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ..bibliography.printed_citations import Bracket, Group
    from ..bibliography.publication import Publication
    from ..cache.build_cache import BuildCache

_ELEMENTS = frozenset({"em", "strong", "sup", "sub", "span"})
_LABEL = re.compile(r'<div class="csl-left-margin">(.*?)</div>', re.DOTALL)
_CHAPTER = re.compile(r"(?<=^, )[Cc]h(s?)\.(?=\s?[0-9IVXivx])")
_AFTER_LINK = re.compile(r"(”(?:</[a-z]+>)*</a>)([.,])")
"""A full stop that pandoc leaves after a quotation, since a link ends between them."""
_OUTSIDE = re.compile(r'\sdefault-locale="(?!en-US)|punctuation-in-quote="false"')
"""Where a style is not American, or says that a full stop stands after a quotation."""
_SPACE = {"t": "Space"}


class PageCitations:
    """Prints the citations of pages in one style; what an earlier build printed is cached."""

    def __init__(self, style: Path, cache: BuildCache, of_site: str = "en") -> None:
        """Take the file of the style, where what is printed is cached, and the language of the site."""
        self.cache = cache
        self.of_site = of_site
        self.in_notes = is_note_style(style)
        self.problems: dict[str, None] = {}
        """What pandoc says against the style, each once."""
        self._citeproc = Citeproc(style)
        self._source = style.read_text(encoding="utf-8")

    def __call__(
        self, name: str, groups: Sequence[Group], works: Mapping[str, Publication], language: str
    ) -> PrintedCitations | None:
        """Return the printed citations of the page with a name, or None if that cannot be done.

        A group is a bracket of the text, or the brackets of one of the author's notes; `works` are those with the keys
        in the brackets.
        """
        cited = {works[each.key].key: works[each.key] for group in groups for each in group.citations}
        numbers = {key: str(number) for number, key in enumerate(cited)}
        reader = _Reader(lambda key: numbers[works[key].key], language)
        blocks = list(map(reader.block, groups))
        items = [{**item, "id": str(number)} for number, item in enumerate(style_items(cited.values(), self.of_site))]

        def make() -> object:
            return self._printed(blocks, items, language)

        try:
            made: Any = self.cache.data(f"cited-{name}", (blocks, items, language, self._source, VERSION), make)
        except (MissingProcessor, UnreadableStyle) as failure:
            self.problems[f"citations stay as you wrote them: {failure}"] = None
            return None
        self.problems.update((f"pandoc says of this style: {warning}", None) for warning in made["warnings"])
        return _record(groups, tuple(cited), made)

    def _printed(self, blocks: Sequence[object], items: Sequence[Mapping[str, object]], language: str) -> object:
        known = Places()
        for item in items:
            style_item(item, known)
        places = Places(sorted(known.words, key=str.casefold))
        answer = self._citeproc(blocks, [style_item(item, places) for item in items], language)

        in_quotes = language in ("en", "en-US") and not _OUTSIDE.search(self._source)

        def clean(html: str) -> str:
            html = _AFTER_LINK.sub(r"\2\1", html) if in_quotes else html
            return places.printed(with_elements(html, _ELEMENTS)).strip()

        return {
            "citations": [(clean(each["text"]), clean(each["note"])) for each in answer["citations"]],
            "warnings": list(answer["warnings"]),
            "references": [(int(each["work"]), *map(clean, _parts(each["text"]))) for each in answer["references"]],
        }

    def stop(self) -> None:
        """End pandoc, now that all pages are read."""
        self._citeproc.stop()


def _parts(html: str) -> tuple[str, str]:
    """Return the label of an entry, and the entry without it."""
    label = _LABEL.search(html)
    return (label[1], _LABEL.sub("", html)) if label else ("", html)


def _record(groups: Sequence[Group], cited: tuple[str, ...], made: Mapping[str, Any]) -> PrintedCitations:
    citations = tuple(PrintedCitation(text, note, number) for number, (text, note) in enumerate(made["citations"], 1))
    references = tuple(PrintedReference(cited[work], label, html) for work, label, html in made["references"] if html)
    brackets = defaultdict(list)
    for bracket, printed in zip((each for group in groups for each in group.brackets), citations, strict=True):
        brackets[bracket].append(printed)
    return PrintedCitations(cited, citations, references, brackets)


class _Reader:
    """Turns citations into paragraphs of a document of pandoc's."""

    def __init__(self, number: Callable[[str], str], language: str) -> None:
        self.number = number
        self.is_english = language.startswith("en")

    def block(self, group: Group) -> dict[str, object]:
        """Return a paragraph with the citations of one place."""
        cites: list[object] = list(map(self._cite, group.brackets))
        if not group.is_note:
            return _paragraph(cites)
        return _paragraph([{"t": "Note", "c": [_paragraph([{"t": "Str", "c": "."}, *cites])]}])

    def _cite(self, bracket: Bracket) -> dict[str, object]:
        cites = [
            {
                "citationId": self.number(citation.key),
                "citationPrefix": _words(citation.prefix),
                "citationSuffix": _words(self._place(citation.suffix.rstrip())),
                "citationMode": {"t": "SuppressAuthor" if citation.is_bare else "NormalCitation"},
                "citationNoteNum": 0,
                "citationHash": 0,
            }
            for citation in bracket
        ]
        return {"t": "Span", "c": [["", ["citation-here"], []], [{"t": "Cite", "c": [cites, []]}]]}

    def _place(self, suffix: str) -> str:
        """Return the words after a key; pandoc knows the terms of CSL's locales, and they have no "ch."."""
        return _CHAPTER.sub(r"chapter\1", suffix) if self.is_english else suffix


def _paragraph(inlines: Sequence[object]) -> dict[str, object]:
    return {"t": "Para", "c": inlines}


def _words(text: str) -> list[object]:
    """Return an author's words, in which `*passim*` is emphasis."""
    parts = EMPHASIS.split(text)
    return [
        word
        for place, part in enumerate(parts)
        for word in ([{"t": "Emph", "c": _plain_words(part)}] if place % 2 else _plain_words(part))
    ]


def _plain_words(text: str) -> list[object]:
    words = [part for word in text.split(" ") for part in (_SPACE, {"t": "Str", "c": word} if word else None)]
    return [word for word in words[1:] if word]
