"""Makes absolute addresses for files that are also read outside the site, such as feeds and Markdown twins."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from .safe_urls import leads_elsewhere

OF_A_SITE = re.compile(r"(?:https?:)?//(?:\*\.)?[\w.-]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
"""An address that names another site; `*.` stands for all sites below one."""
_BELOW_ROOT = re.compile(r"\./((?:\w[\w-]*/)+(?:#[\w-]+)?)")


def site_root(site_url: str) -> str:
    """Return the site's address with a slash at its end, or an empty string if it is not known."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def absolute(root: str, href: str) -> str:
    """Return the absolute form of an address from the site's root; unchanged if the root is not known."""
    if below := _BELOW_ROOT.fullmatch(href):
        return root + below[1] if root else href
    return href if not root or leads_elsewhere(href) else urljoin(root, href)


def twin(href: str) -> str:
    """Return the address of the Markdown twin of a page of this site; any other address is returned unchanged."""
    if leads_elsewhere(href):
        return href
    if href.endswith(".html"):
        return f"{href.removesuffix('html')}md"
    return f"{href}index.md" if href.endswith("/") else href
