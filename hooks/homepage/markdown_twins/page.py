"""A page's Markdown twin for language models: the author's text with its lists, citations and links written out."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..bibliography.citation_marks import names_in_text
from ..bibliography.citation_syntax import BRACKET, IN_SENTENCE, PLACE, Citation, parse_citation
from ..text.addresses import twin
from ..text.code_fences import CODE
from ..text.markdown import link, plain
from ..text.safe_urls import leads_elsewhere
from .printed import printed_citation, printed_lines, printed_notes, without_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibliography.citation_marks import Mark
    from ..bibliography.publication import Publication
    from ..whole_site.addresses import Addresses, Hrefs
    from ..whole_site.page import Page

_BLOCK = r"^[ \t>]*(?P<slashes>/{{3,}})[ \t]*(?P<name>{names})\b.*\n(?:.*\n)*?[ \t>]*(?P=slashes)[ \t]*$"
_SEEN_FROM_DOCS = "index.md"
_TARGET = re.compile(r"(?P<before>\]\(\s*|^ {0,3}\[[^\]\n]+\]:[ \t]*)(?P<target>[^\s()<>]+)", re.MULTILINE)
_BLANK = re.compile(r"(\n[ \t>]*\n)")
_CITATION = re.compile(rf"(?<!\\){BRACKET}")
_NOT_TEXT = [
    (
        re.compile(rf"{opening}.*?{closing}", re.DOTALL | re.IGNORECASE),
        re.compile(rf".*{closing}", re.DOTALL | re.IGNORECASE),
    )
    for opening, closing in (
        ("<!--", "-->"),
        *((rf"<{name}\b", rf"</{name}\s*>") for name in ("svg", "style", "script")),
    )
]
"""Comments and drawings, each with all of a text up to the last end of one: what is never closed is text."""
_PICTURE = re.compile(r"<img\b[^<>]*?\balt=\"([^\"<>]*)\"[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")


def page_twin(addresses: Addresses, source: str, text: str, commands: Sequence[str]) -> str:
    """Return the twin of the page with this source and Markdown text.

    `commands` are the lines that ask for the references of the page. All pages must have been read.
    """
    page = addresses.pages[source]
    pieces = _pieces(addresses.seen_from(page.url), page, source, text, commands)
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip() + "\n"


def _drawn(hrefs: Hrefs, page: Page) -> list[str]:
    """Return the content of each block of the page."""
    blocks = page.in_markdown
    if not blocks:
        return []

    cached = {str(number): block for number, block in enumerate(blocks) if block.recipe is not None}

    def draw() -> dict[str, str]:
        return {number: block.draw(hrefs) for number, block in cached.items()}

    made_from = ([(number, block.recipe) for number, block in cached.items()], hrefs.fingerprint)
    texts = hrefs.site.cache.texts(f"markdown-{page.path}", made_from, draw) if cached else {}
    known = {number: text.decode() for number, text in texts.items()}
    return [known.get(str(number)) or block.draw(hrefs) for number, block in enumerate(blocks)]


def _pieces(hrefs: Hrefs, page: Page, source: str, text: str, commands: Sequence[str]) -> Iterator[str]:
    """Yield the text in pieces: code unchanged, the content of a block instead of the block, all else written out.

    The content of blocks that are not found in the text comes last.
    """
    lists = _drawn(hrefs, page)
    number = 0
    ask = "|".join(map(re.escape, commands))
    of_author = hrefs.site.list_fields
    block = _BLOCK.format(names="|".join(("publications", "models", "areas", "biography", "posts", *of_author)))
    end = 0
    for match in re.finditer(rf"(?m:{CODE}|(?P<block>{block})|(?P<ask>^ {{0,3}}(?:{ask})[ ]*$))", text):
        yield _written_out(hrefs, page, source, text[end : match.start()])
        end = match.end()
        if match["block"]:
            drawn = lists[number] if number < len(lists) else ""
            number += 1
            yield _written_out(hrefs, page, _SEEN_FROM_DOCS, drawn) if match["name"] in of_author else drawn
        elif match["ask"]:
            yield "\n".join(_references(hrefs, page))
        else:
            yield match[0]
    yield _written_out(hrefs, page, source, text[end:])
    yield from (f"\n\n{left}" for left in lists[number:])
    yield from printed_notes(hrefs, page)


def _references(hrefs: Hrefs, page: Page) -> Iterator[str]:
    """Yield a line for each work that a page cites, in the order of its list of references."""
    from .blocks import publication_lines

    if page.printed and page.printed.references:
        return printed_lines(hrefs, page)
    marks = page.marks(hrefs.site.options.citations)
    by_key = {publication.key: publication for publication in page.cited.values()}
    return publication_lines(hrefs, [by_key[key] for key in marks] or list(page.cited.values()), page.words, marks)


def _written_out(hrefs: Hrefs, page: Page, source: str, text: str) -> str:
    """Return text without HTML, with links that lead to other twins, and with citations as links."""
    text = _TAG.sub("", _PICTURE.sub(r"\1", without_drawings(text)))
    text = _TARGET.sub(lambda found: found["before"] + _address(hrefs, source, found["target"]), text)
    paragraphs = _BLANK.split(text) if "@" in text else [text]  # searching for brackets is slow in a long text
    marks = page.marks(hrefs.site.options.citations) if "@" in text else {}
    text = "".join(
        _CITATION.sub(partial(_bracket, hrefs, page, marks), part) if "@" in part else part for part in paragraphs
    )
    sentence = partial(_sentence, hrefs, page, marks)
    if hrefs.site.options.inline_citations:
        text = re.sub(f"{IN_SENTENCE}(?:{PLACE})?", sentence, text)
    return without_space(text) if page.printed else text


def without_drawings(text: str) -> str:
    """Return HTML or Markdown without comments, drawings, styles and scripts; those that are never closed stay."""
    for whole, up_to_last in _NOT_TEXT:
        if closed := up_to_last.match(text):
            text = whole.sub("", closed[0]) + text[closed.end() :]
    return text


def _address(hrefs: Hrefs, source: str, target: str) -> str:
    """Return the target of a link by the author, as seen from the page's twin."""
    path, mark, fragment = target.partition("#")
    if not path or path.startswith("/") or leads_elsewhere(target):
        return target
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))
    if name in hrefs.addresses.urls:
        return twin(hrefs.page(name))
    if name not in (hrefs.addresses.files or ()):
        return target
    return f"{hrefs.root}{posixpath.normpath(posixpath.join(posixpath.dirname(source), path))}{mark}{fragment}"


def _bracket(hrefs: Hrefs, page: Page, marks: Mapping[str, Mark], found: re.Match[str]) -> str:
    publications = hrefs.site.publications
    citations = parse_citation(found[1], publications)
    if page.printed and (printed := printed_citation(hrefs, page, citations)):
        return printed
    if not all(citation.key in publications for citation in citations):
        return found[0]
    parts = [
        f"{citation.prefix} {_cited(hrefs, marks, publications[citation.key], bare=citation.is_bare)}"
        f"{citation.suffix.rstrip()}".strip()
        for citation in citations
    ]
    return _in_brackets(hrefs, "; ".join(parts)) if parts else found[0]


def _sentence(hrefs: Hrefs, page: Page, marks: Mapping[str, Mark], found: re.Match[str]) -> str:
    publication = hrefs.site.publications.get(found[1] or found[2])
    if publication is None or found[0].startswith("\\"):
        return found[0]
    cited = page.cited.values() if marks or page.printed else ()
    names = plain(names_in_text([*cited, publication], page.words)[publication.key])
    place = f", {found[3]}" if found[3] else ""
    citation = Citation("", found[1] or found[2], place, is_bare=bool(names))
    if page.printed and (printed := printed_citation(hrefs, page, (citation,))):
        return f"{names}{'' if printed.startswith('[^') else ' '}{printed}".strip()
    return f"{names} {_in_brackets(hrefs, _cited(hrefs, marks, publication, bare=bool(names)) + place)}".strip()


def _in_brackets(hrefs: Hrefs, text: str) -> str:
    return f"({text})" if hrefs.site.options.citations == "author-year" else f"[{text}]"


def _cited(hrefs: Hrefs, marks: Mapping[str, Mark], publication: Publication, *, bare: bool) -> str:
    mark = marks.get(publication.key)
    shown = str(publication.label) if mark is None else mark.rest if bare else mark.whole
    return link(shown, twin(hrefs.listed(publication)))
