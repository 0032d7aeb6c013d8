"""The Markdown extension as Zensical finds it: by the name of its module."""

from __future__ import annotations

import re
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from homepage.text.markdown import heading
from markdown import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from zensical.extensions.context import ContextPreprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from homepage.pages.extension import HomepageExtension
    from markdown import Markdown

_of_build: list[HomepageExtension] = []
"""The extension of the build that runs; Zensical knows extensions by names only."""
_sources: set[str] = set()
"""The pages of that build, without those that Zensical makes to list posts."""

HELD = f"held-{token_hex(8)}:"
"""Stands before addresses that the engine has made: Zensical reads all others as relative to the page's file."""


_READ = {"a": "href", "img": "src"}
_ADDRESSES = ("href", "src", "srcset", "poster", "data")
_IN_HTML = re.compile(r"""(\s(?:href|src|srcset|poster|data)\s*=\s*["']?)(?!\s*#)([^"'>]+)""", re.IGNORECASE)


def use(extension: HomepageExtension, sources: Iterable[str]) -> None:
    """Let Zensical read the pages with these sources, and those that it makes, with an extension."""
    _of_build[:] = [extension]
    _sources.clear()
    _sources.update(sources)


def source_of(md: Markdown) -> str:
    """Return the source of the page that a Markdown instance is reading."""
    context = ContextPreprocessor.from_markdown(md)
    return str(context.page.path) if context else ""


def makeExtension(**_: Any) -> Extension:
    """Return what extends Markdown in the build that runs."""
    return _Extension()


class _Extension(Extension):
    """The engine's extension, between what notes the author's addresses and what holds the engine's."""

    def extendMarkdown(self, md: Markdown) -> None:
        _of_build[0].extendMarkdown(md)
        md.preprocessors.register(_Names(md), "zensical-host-names", 998)
        authors = _Authors(md)
        # Where MkDocs would read the author's links (0), and after everything.
        md.treeprocessors.register(authors, "zensical-host-authors", 0)
        md.treeprocessors.register(_Held(md, authors), "zensical-host-held", -100)


class _Names(Preprocessor):
    """Makes text of the name of a category or an author above a list of posts, in which Markdown reads nothing."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip()
        is_name = source_of(self.md) not in _sources and text.startswith("# ") and "\n" not in text
        return [f"# {heading(text[2:])}"] if is_name else lines


class _Authors(Treeprocessor):
    """Notes the addresses that are the author's to be read as names of files: those that MkDocs reads so, too."""

    def run(self, root: Element) -> None:
        self.addresses = {element: element.get(_READ[element.tag]) for element in root.iter() if element.tag in _READ}


class _Held(Treeprocessor):
    """Marks all other addresses, also those in HTML that the author wrote."""

    def __init__(self, md: Markdown, authors: _Authors) -> None:
        super().__init__(md)
        self.authors = authors

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in _ADDRESSES:
                address = element.get(name, "#")
                is_read = _READ.get(element.tag) == name and self.authors.addresses.get(element) == address
                if not is_read and not address.startswith("#"):
                    element.set(name, _held(address))
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [_IN_HTML.sub(_held_in_html, each) if isinstance(each, str) else each for each in blocks]


def _held(address: str) -> str:
    """Return an address, or the addresses in `srcset`, so that Zensical leaves them alone."""
    return ",".join(re.sub(r"(?=\S)", HELD, each, count=1) for each in address.split(","))


def _held_in_html(match: re.Match[str]) -> str:
    return f"{match[1]}{_held(match[2])}"
