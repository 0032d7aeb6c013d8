"""The Content-Security-Policy of a page: what its text and the theme may load and run."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACE = '<meta http-equiv="Content-Security-Policy" content="@content-security-policy@">'
"""The element in the theme's templates that gets the page's policy; text on a page cannot look like it."""

ANY = "'unsafe-inline'"

INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=\"[^\"]*json)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_STYLE_ATTRIBUTE = re.compile(r'<[a-z][^<>]*\sstyle="([^"]*)"', re.IGNORECASE)
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
    scripts = [script for part in frame for script in INLINE_SCRIPT.findall(part)]
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
    filled = PLACE.replace("@content-security-policy@", html.escape(policy, quote=False))
    return page.replace(PLACE, filled, 1)


def origin(address: str) -> str:
    """Return the origin of an absolute address, such as `https://example.com`; an empty string for a relative one."""
    parts = urlsplit(address)
    return f"{parts.scheme or 'https'}://{parts.netloc}" if parts.netloc else ""


def with_rel(page: str) -> str:
    """Return a page with `rel="noopener"` on its links to other sites, so that these cannot access the page."""
    return _UNRELATED_LINK.sub('<a rel="noopener" ', page)


def _hashes(texts: Iterable[str]) -> list[str]:
    return [_hash(text) for text in dict.fromkeys(texts)]


@cache
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
