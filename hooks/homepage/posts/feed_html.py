"""The HTML of a page as feeds have it: with absolute addresses, and without what works on the page alone."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

_ADDRESSES = {"href", "src", "poster"}
_LEFT_OUT = {"script", "style", "h1"}
"""Elements without a place in a feed; the title is said elsewhere in it."""
_OF_PAGES = {"cite-card", "headerlink", "copy", "cite-box", "post-related"}
"""Classes of elements that only the page's stylesheet and scripts make useful."""
_DROPPED = {"id", "style", "class", "aria-describedby", "tabindex"}
_EMPTY = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def feed_html(html: str, url: str) -> str:
    """Return a page's HTML for a feed; `url` is the page's address, or empty if that is not known."""
    cleaner = _Cleaner(url)
    cleaner.feed(html)
    cleaner.close()
    return "".join(cleaner.parts).strip()


class _Cleaner(HTMLParser):
    """Copies HTML without some elements and attributes."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=False)
        self.url = url
        self.parts: list[str] = []
        self.left_out: list[str] = []
        """The open elements of the part that is left out."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        if self.left_out or tag in _LEFT_OUT or classes & _OF_PAGES:
            if tag not in _EMPTY:
                self.left_out.append(tag)
            return
        self.parts.append(f"<{tag}{''.join(map(self._attribute, attrs))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.left_out:
            self.parts.append(f"</{tag}>")
        elif tag in self.left_out:
            while self.left_out.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._say(data)

    def handle_entityref(self, name: str) -> None:
        self._say(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._say(f"&#{name};")

    def _say(self, text: str) -> None:
        if not self.left_out:
            self.parts.append(text)

    def _attribute(self, attribute: tuple[str, str | None]) -> str:
        name, value = attribute
        if name in _DROPPED or name == "srcset" or name.startswith(("data-", "on")):
            return ""
        if name in _ADDRESSES and self.url:
            with suppress(ValueError):  # an address that is none stays as it is
                value = urljoin(self.url, value or "")
        return f" {name}" if value is None else f' {name}="{escape(value)}"'
