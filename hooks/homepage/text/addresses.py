"""Addresses as a file sees them that may be read far from the site."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from .safe_urls import leads_elsewhere

_BELOW_ROOT = re.compile(r"\./((?:\w[\w-]*/)+(?:#[\w-]+)?)")


def site_root(site_url: str) -> str:
    """Return the site's address with a slash at its end, or an empty string where it is not known."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def absolute(root: str, href: str) -> str:
    """Return an address seen from the site's root as an absolute one, or unchanged where the root is not known."""
    if below := _BELOW_ROOT.fullmatch(href):
        return root + below[1] if root else href
    return href if not root or leads_elsewhere(href) else urljoin(root, href)


def twin(href: str) -> str:
    """Return the address of the Markdown twin of a page of this site; any other address is returned as it is."""
    if leads_elsewhere(href):
        return href
    if href.endswith(".html"):
        return f"{href.removesuffix('html')}md"
    return f"{href}index.md" if href.endswith("/") else href
