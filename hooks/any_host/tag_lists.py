"""Lists of pages by tag, which Material's plugin tags puts into pages when all pages have been read."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from homepage.text.markdown import item, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .interface import Page, Settings


def _lists(config: Settings) -> list[Any]:
    """Return the lists of the site; until they are drawn, a heading with the id of each stands for it."""
    return list(getattr(config.plugins.get("material/tags"), "listings", ()))


def pages_with_tag_lists(config: Settings) -> list[Any]:
    """Return the pages that have such lists."""
    return [each.page for each in _lists(config)]


def with_tag_lists(markdown: str, page: Page, config: Settings) -> str:
    """Return the text of a page with each of its lists written out."""
    for each in (each for each in _lists(config) if each.page is page):
        heading = re.compile(rf"(#+) {re.escape(each.id)}/name \{{ #{re.escape(each.id)}/slug \}}")
        markdown = heading.sub(lambda found, trees=each: _written(trees, page, len(found[1])), markdown)  # type: ignore[misc]
    return markdown


def _written(trees: Iterable[Any], page: Page, depth: int) -> str:
    """Return a heading for each tag, and below it links to the pages that have it."""
    return "\n\n".join(part for tree in trees for part in _of_tag(tree, page, depth))


def _of_tag(tree: Any, page: Page, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} {plain(tree.tag.name)}"
    if tree.mappings:
        yield "\n".join(item(unescape(str(each.item.title)), _address(each.item, page)) for each in tree.mappings)
    if tree.children:
        yield _written(tree, page, depth + 1)


def _address(listed: Any, page: Page) -> str:
    """Return where a page or another place is, as a link in the page's file would write it."""
    if not getattr(listed, "file", None):
        return str(listed.url)
    return posixpath.relpath(listed.file.src_uri, posixpath.dirname(page.file.src_uri) or ".")
