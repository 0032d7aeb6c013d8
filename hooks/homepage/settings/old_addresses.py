"""Old addresses in the option `redirects`: which are possible, and the file that a server shows at each."""

from __future__ import annotations

import re
from urllib.parse import unquote

FEEDS = ("posts.xml", "news.xml", "publications.xml")
"""The feeds of a site; at an old address of a feed is a copy, since programs that read feeds follow no pages."""
_PAGE = (".html", ".htm")
_FEED = (".xml", ".rss", ".atom")
_NO_PATH = re.compile(r"[?#\\\x00-\x1f]|//|(?:^|/)\.\.?(?:/|$)")


def wrong_old_address(old: str, target: object = "") -> str:
    """Return what is wrong with an old address, and what to write; nothing if a page can be there.

    If it leads to a feed of the site, the address may be that of a feed, too.
    """
    if "://" in old or not old.startswith("/"):
        return "is not an old address: write what follows the name of the site, from the slash on, such as /old/page/."
    if _NO_PATH.search(unquote(old)):
        return "is not an old address: write a path, without ? and # and what follows."
    if not old_file(old):
        return "is the home page, which leads to itself. Remove the line."
    ending = re.search(r"\.([a-z][a-z0-9]{1,4})$", unquote(old), re.IGNORECASE)
    if target in FEEDS and not old.lower().endswith(_FEED):
        return f"leads to the feed {target}: write the address of a feed, such as /feed.xml."
    if ending and not old.lower().endswith(_PAGE) and target not in FEEDS:
        return f"names a file, and only pages and feeds lead on. Put a copy of the file at docs{old}."
    return ""


def old_file(old: str) -> str:
    """Return the path of the file that servers show at an old address; nothing for the home page."""
    path = unquote(old).strip("/")
    if not path or path == "index.html":
        return ""
    return path if path.lower().endswith((*_PAGE, *_FEED)) else f"{path}/index.html"
