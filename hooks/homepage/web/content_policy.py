"""The Content-Security-Policy of a page: what its text and the theme may load and run."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .tags import in_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

PLACE = "@content-security-policy@"
"""The text in the theme's templates that is replaced by the page's policy, in the page's first such element."""

ANY = "'unsafe-inline'"

_TAG = re.compile(rf"<meta (?=[^>]*http-equiv=[\"']?Content-Security-Policy)[^>]*content=([\"']?){PLACE}\1[^>]*>(\s*)")
"""The element, with or without the quotes that minifiers take away; other elements may contain the same text."""
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*\stype=[^\s>]*json)[^>]*>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_STYLE_ATTRIBUTE = in_tags("style=", r"""style=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_UNRELATED_LINK = re.compile(r'<a (?=[^>]*\bhref="https?:)(?![^>]*\brel=)')


def with_policy(
    page: str,
    allowed: Iterable[str] = (),
    *,
    blocked: Collection[str] = (),
    inline_scripts: bool = False,
    inline_styles: bool = False,
) -> str:
    """Return a whole page with its policy: allowed are the site's files, the templates' scripts and `allowed` origins.

    `blocked` are the scripts in the author's text: they may have come into it by accident. All styles of the page are
    allowed. `inline_scripts` allows any inline script, for the development server, which adds one to each page.
    `inline_styles` allows any inline style, for instant navigation, which shows the text of one page under the policy
    of another.
    """
    scripts = [script for script in INLINE_SCRIPT.findall(page) if script not in blocked]
    attributes = _style_attributes(page)
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
    written = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">'
    return _TAG.sub(lambda found: written + found[2], page, count=1)


def _style_attributes(page: str) -> list[str]:
    """Return the styles in a page's tags, with or without quotes."""
    return [html.unescape("".join(found)) for found in _STYLE_ATTRIBUTE.findall(page)] if " style=" in page else []


def without_policy(page: str) -> str:
    """Return a whole page without a policy, for owners who do not want one."""
    return _TAG.sub("", page, count=1)


def origin(address: str) -> str:
    """Return the origin of an absolute address, such as `https://example.com`; an empty string for a relative one."""
    parts = urlsplit(address)
    return f"{parts.scheme or 'https'}://{parts.netloc}" if parts.netloc else ""


def is_allowed(address: str, allowed: Iterable[str]) -> bool:
    """Return whether the origin of an address is one of those that are allowed; `https://*.` stands for all below."""
    site = origin(address)
    return any(site == each or ("*." in each and site.endswith(each.partition("*")[2])) for each in allowed)


def with_rel(page: str) -> str:
    """Return a page with `rel="noopener"` on its links to other sites, so that these cannot access the page."""
    return _UNRELATED_LINK.sub('<a rel="noopener" ', page)


def _hashes(texts: Iterable[str]) -> list[str]:
    return [_hash(text) for text in dict.fromkeys(texts)]


@cache
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
