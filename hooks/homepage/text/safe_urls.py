"""Checks whether addresses are safe for readers to follow, and where they lead."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from .characters import tidy

_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}\s*", re.DOTALL)
_HREF = re.compile(r"\\href\s*\{((?:[^{}]|\{[^{}]*+\})*+)\}", re.DOTALL)
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
_NAMED = re.compile(r"\$?\\(textasciitilde|sim|textunderscore|textpercent|slash|textendash)(?![A-Za-z])\s*\$?")
_NAMES_IN_URL = {
    "textasciitilde": "~",
    "sim": "~",
    "textunderscore": "_",
    "textpercent": "%",
    "slash": "/",
    "textendash": "-",
}
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|colon|Tab|NewLine|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ON_THE_WEB = re.compile(r"https?://", re.IGNORECASE)
_TOP_LEVEL = r"(?:[a-z]{2}|com|org|net|edu|gov|mil|int|info|dev|app|page|site|blog|tech|cloud|science|online|xyz)"
_WELL_KNOWN = r"(?:github\.(?:com|io)|gitlab\.(?:com|io)|huggingface\.co|youtube\.com|openreview\.net|zenodo\.org)"
_BARE_HOST = re.compile(
    rf"www\.|(?:[a-z0-9-]++\.)+{_TOP_LEVEL}/|(?:[a-z0-9-]++\.)*{_WELL_KNOWN}(?=[?#]|$)", re.IGNORECASE
)
"""An address without `https://`: a host with a path, or a well-known host."""
_LIKE_HOST = re.compile(
    rf"[\w-]+(?:\.[\w-]+)*\.(?:[^\W\d_]{{2,}}/.*|(?!md$|ps$|py$|sh$|gz$|js$){_TOP_LEVEL})", re.IGNORECASE
)
_ENCODED = {ord(c): f"%{ord(c):02X}" for c in " \"'<>`|^"}


_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9_.~:/?#@!$()*+,;=%-]*+")
"""An address that is safe and needs no change."""


def leads_elsewhere(url: str) -> bool:
    """Return whether an address leads away from the site: it has a scheme or a host. A bare `#x` or `?x` does not."""
    return _ELSEWHERE.match(url) is not None


def is_on_the_web(url: str) -> bool:
    """Return whether an address can be fetched from anywhere: a mail address or a path on this site cannot."""
    return _ON_THE_WEB.match(url) is not None


def safe_url(value: str) -> str:
    """Return the address in a link field, encoded for an HTML attribute, or "" if it is not safe to follow."""
    if _PLAIN_ADDRESS.fullmatch(value):
        return value
    url = without_latex(value)
    if "\\" in url or url != tidy(url) or re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", url):
        return ""
    if url.startswith("//"):
        url = f"https:{url}"
    elif _BARE_HOST.match(url):
        url = f"https://{url}"
    elsewhere = leads_elsewhere(url)
    if elsewhere and not re.match(r"https?://[^/?#\s]|mailto:[^?\s]", url, re.IGNORECASE):
        return ""
    if elsewhere and not _is_whole(url):
        return ""
    # Browsers read a colon before the first slash as the end of a scheme.
    if not elsewhere and ":" in re.split(r"[/?#]", url, maxsplit=1)[0]:
        return ""
    return url.translate(_ENCODED)


def _is_whole(url: str) -> bool:
    """Return whether programs can tell the host of an address: brackets in it are those of a number (IPv6)."""
    try:
        return bool(urlsplit(url).scheme)
    except ValueError:
        return False


def may_be_address(path: str) -> bool:
    """Return whether a path looks like an address without `https://`."""
    return _LIKE_HOST.fullmatch(path) is not None


def without_latex(value: str) -> str:
    """Return the address in a link field without TeX escapes and HTML."""
    url = value.strip()
    if "<" in url and (anchor := _ANCHOR.search(url)):
        url = str(anchor[1])
    if "\\" in url or "{" in url:
        if target := _HREF.match(url):
            url = str(target[1])
        elif wrapped := _WRAPPED.fullmatch(url):
            url = str(wrapped[1])
        url = _NAMED.sub(lambda named: _NAMES_IN_URL[str(named[1])], url)
        url = re.sub(r"\\([^A-Za-z0-9\s\\])", r"\1", url).replace("{", "").replace("}", "")
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), url).strip()
