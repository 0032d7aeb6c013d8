"""The Content-Security-Policy of a page, and warnings about what it blocks in an author's text."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACE = "@content-security-policy@"
"""The text in the theme's templates that is replaced by the page's policy."""

ANY = "'unsafe-inline'"

_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=\"[^\"]*json)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_STYLE_ATTRIBUTE = re.compile(r'<[a-z][^<>]*\sstyle="([^"]*)"', re.IGNORECASE)
_HANDLER = re.compile(r'<[a-z][^<>]*\s(on[a-z]+)=["\']', re.IGNORECASE)
_LOADED = re.compile(
    r'<(?:audio|embed|iframe|img|object|script|source|video)\b[^>]*\s(?:src|data|poster)="((?:https?:)?//[^"]+)', re.I
)
_UNRELATED_LINK = re.compile(r'<a (?=[^>]*\bhref="https?:)(?![^>]*\brel=)')


def with_policy(
    page: str, allowed: Iterable[str] = (), *, inline_scripts: bool = False, inline_styles: bool = False
) -> str:
    """Return a whole page with its policy: allowed are the site's files, the templates' scripts and `allowed` origins.

    Scripts outside the article are from templates and are allowed; those inside the article are blocked, since they may
    have come into the text by accident. All styles of the page are allowed. `inline_scripts` allows any inline script,
    for the development server, which adds one to each page. `inline_styles` allows any inline style, for instant
    navigation, which shows the text of one page under the policy of another.
    """
    start, end = page.find("<article"), page.rfind("</article>")
    frame = (page[:start], page[end:]) if 0 <= start < end else (page,)
    scripts = [script for part in frame for script in _SCRIPT.findall(part)]
    attributes = [html.unescape(value) for value in _STYLE_ATTRIBUTE.findall(page)] if ' style="' in page else []
    styles = [*_STYLE.findall(page), *attributes] if attributes or "<style" in page else []
    hashed = ["'unsafe-hashes'"] if attributes else []
    origins = sorted(set(allowed))
    directives = {
        "default-src": ["'self'", *origins],
        "script-src": ["'self'", *([ANY] if inline_scripts else _hashes(scripts)), *origins],
        "style-src": ["'self'", *([ANY] if inline_styles else [*hashed, *_hashes(styles)]), *origins],
        "img-src": ["'self'", "data:", *origins],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    policy = "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
    return page.replace(PLACE, html.escape(policy, quote=False), 1)


def origin(address: str) -> str:
    """Return the origin of an absolute address, such as `https://example.com`; an empty string for a relative one."""
    parts = urlsplit(address)
    return f"{parts.scheme or 'https'}://{parts.netloc}" if parts.netloc else ""


def with_rel(page: str) -> str:
    """Return a page with `rel="noopener"` on its links to other sites, so that these cannot access the page."""
    return _UNRELATED_LINK.sub('<a rel="noopener" ', page)


def refused(path: str, source: str, article: str, allowed: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each script, event handler and foreign file in an author's text that the policy blocks.

    `article` is the text as HTML; `source` is the author's Markdown, in which the lines are found.
    """
    if "<script" in article:
        for _ in _SCRIPT.findall(article):
            message = (
                "a script in the text does not run here. Put it into a file in docs/, and name the file in"
                " mkdocs.yml under `extra_javascript`."
            )
            yield Problem(path, _line(source, "<script"), message, "inline-script")
    for name in _HANDLER.findall(article):
        message = f"{name} does not run here. Put the script into a file, and name the file under `extra_javascript`."
        yield Problem(path, _line(source, name), message, "inline-script")
    if "//" in article:
        for address in dict.fromkeys(map(html.unescape, _LOADED.findall(article))):
            if origin(address) not in allowed:
                message = (
                    f"{address} is on another site, and browsers do not load it from there. Put the file into"
                    f" docs/, or write {origin(address)} under `allow` in the front matter of this page."
                )
                yield Problem(path, _line(source, address), message, "foreign-content")


def _line(source: str, text: str) -> int:
    before, found, _ = source.partition(text)
    return before.count("\n") + 1 if found else 1


def _hashes(texts: Iterable[str]) -> list[str]:
    return [_hash(text) for text in dict.fromkeys(texts)]


@cache
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
