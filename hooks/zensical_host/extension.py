"""The Markdown extension as Zensical finds it: by the name of its module."""

from __future__ import annotations

import posixpath
import re
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from any_reader.templates import relative
from markdown import Extension
from markdown.treeprocessors import Treeprocessor
from zensical.extensions.context import ContextPreprocessor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_of_build: list[Extension] = []
"""The extensions of the build that runs; Zensical knows extensions by names only."""

_HELD = f"held-{token_hex(8)}:"
"""Stands before addresses: Zensical would read them as the paths of files."""

_RELATIVE = re.compile(rf"""{_HELD}(?![a-z+.-]+:|/|&)([^"'\s#?>]+)""", re.IGNORECASE)
_ADDRESSES = ("href", "src", "srcset", "poster", "data")
_IN_HTML = re.compile(r"""(\s(?:href|src|srcset|poster|data)\s*=\s*["']?)(?!\s*#)([^"'>]+)""", re.IGNORECASE)


def use(extensions: Iterable[Extension]) -> None:
    """Let Zensical read pages with extensions."""
    _of_build[:] = extensions


def source_of(md: Markdown) -> str:
    """Return the source of the page that a Markdown instance is reading."""
    context = ContextPreprocessor.from_markdown(md)
    return str(context.page.path) if context else ""


def seen(html: str, post: str, page: str) -> str:
    """Return what Zensical has read of a post, or of a page itself, with addresses that are seen from a page."""

    def found(match: re.Match[str]) -> str:
        target = posixpath.join(posixpath.dirname(post), match[1])
        return relative(posixpath.normpath(target) + ("/" if target.endswith("/") else ""), page)

    return (html if post == page else _RELATIVE.sub(found, html)).replace(_HELD, "")


def makeExtension(**_: Any) -> Extension:
    """Return what extends Markdown in the build that runs."""
    return _Extension()


class _Extension(Extension):
    """The extensions of the build, and what holds all addresses."""

    def extendMarkdown(self, md: Markdown) -> None:
        for extension in _of_build:
            extension.extendMarkdown(md)
        md.treeprocessors.register(_Held(md), "zensical-host-held", -100)  # after everything


class _Held(Treeprocessor):
    """Marks all addresses, also those in HTML that the author wrote."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in _ADDRESSES:
                address = element.get(name, "#")
                if not address.startswith("#"):
                    element.set(name, _held(address))
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [_IN_HTML.sub(_held_in_html, each) if isinstance(each, str) else each for each in blocks]


def _held(address: str) -> str:
    """Return an address, or the addresses in `srcset`, so that Zensical leaves them alone."""
    return ",".join(re.sub(r"(?=\S)", _HELD, each, count=1) for each in address.split(","))


def _held_in_html(match: re.Match[str]) -> str:
    return f"{match[1]}{_held(match[2])}"
