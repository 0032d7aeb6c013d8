"""The newest of the news, for a first screen below which the list of news is out of sight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..text.markdown_runs import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..lists.records import ItemList
    from ..words import Words

_LIST = re.compile(r'<ol class="items[^"]*\bitems--news\b')
_HEADING = re.compile(r'<h[2-6]\b[^>]*\sid="([^"]+)"')


class Newest(NamedTuple):
    """One item of the news, as text."""

    when: str
    """Its date as the list shows it; empty without one."""
    text: str
    place: str
    """The id of the heading above the list; empty without one."""


def newest_news(lists: Iterable[ItemList], html: str, words: Words) -> Newest | None:
    """Return the first item of the news, if a page shows this list, without citations; `html` is that of the page."""
    item = next((each.items[0] for each in lists if each.name == "news" and each.items), None)
    if item is None:
        return None
    shown = _LIST.search(html)
    above = _HEADING.findall(html, 0, shown.start()) if shown else []
    return Newest(item.when.text_in(words), markdown_text(item.title), above[-1] if above else "")
