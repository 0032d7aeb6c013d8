"""The pages of the site in docs/ in a browser: within the screen, light enough, and readable for everyone."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from accessibility import GUIDELINES, LOOKS, violations
from browser_pages import NARROW, WIDE, Scheme, Watcher, opened, overflow
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from browser_pages import Outside
    from findings import AuthorsFiles
    from playwright.sync_api import Browser, Page, Response
    from site_pages import BuiltSite

    Report = Callable[[Iterable[str]], None]

WIDTHS = (320, 600, 768, 1024, WIDE)
"""From the narrowest phone on, one width of each layout: what fits there fits in the wider windows of that layout.

Pages of one kind have one layout, so that only one of them is looked at in all widths, the others in the narrowest.
"""
HEAVY = 2_000_000
"""The most bytes of a page: ten seconds at 1.6 Mbit/s, the slow mobile network of Lighthouse's measurements."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def test_no_page_scrolls_sideways_or_is_heavy(
    browser: Browser, built: BuiltSite, site_address: str, files: AuthorsFiles, stop: Report, warn: Report
) -> None:
    findings: list[str] = []
    errors: list[str] = []
    kinds = one_of_each_kind(built)
    with opened(browser, WIDE, site_address) as page:
        watcher = Watcher(page)
        for path in built.pages:
            watcher.errors.clear()
            watcher.responses.clear()
            page.goto(path)
            where = files.line_of(path, key=key_of_the_page(page))
            errors += [f"{where}: {error} (page {path})" for error in watcher.errors]
            findings += [f"{where}: {problem} (page {path})" for problem in heavy(watcher.responses)]
            for width, outside in wide_elements(page, WIDTHS if path in kinds else WIDTHS[:1]):
                line = files.line_of(path, BeautifulSoup(outside.html, "html.parser").find(True), outside.entry)
                findings.append(f"{line}: scrolls sideways at a width of {width} pixels: {outside} (page {path})")
    warn(errors)
    stop(findings)


def key_of_the_page(page: Page) -> str:
    """Return the key of the publication that a page is about, or an empty string."""
    return str(page.evaluate("() => document.querySelector('article.paper')?.dataset.key || ''"))


def heavy(responses: list[Response]) -> Iterator[str]:
    """Yield a message if what a page loads is too much, as a server sends it that compresses text."""
    sizes = {response.url: weight(response) for response in responses if response.ok}
    if sum(sizes.values()) > HEAVY:
        largest = max(sizes, key=lambda url: sizes[url])
        name = largest.rpartition("/")[2] or "the page itself"
        yield (
            f"the page loads {megabytes(sum(sizes.values()))}, more than {megabytes(HEAVY)}; {name} alone has"
            f" {megabytes(sizes[largest])}. Make its pictures smaller"
        )


def weight(response: Response) -> int:
    body = response.body()
    return len(body if response.request.resource_type in ("image", "font", "media") else gzip.compress(body))


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def wide_elements(page: Page, widths: Iterable[int]) -> Iterator[tuple[int, Outside]]:
    """Yield the elements that make a page scroll sideways, with the first width at which they do."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        if outside := overflow(page):
            yield width, outside[0]
            return


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_every_kind_of_page_can_be_read_by_everyone(
    width: int, scheme: Scheme, browser: Browser, built: BuiltSite, site_address: str, files: AuthorsFiles, stop: Report
) -> None:
    findings = []
    with opened(browser, width, site_address, color_scheme=scheme) as page:
        for path in one_of_each_kind(built):
            page.goto(path)
            # What else axe looks for is the same in the dark; the home page stands for what only small screens show.
            for found in violations(page, LOOKS if scheme == "dark" and path != "index.html" else GUIDELINES):
                line = files.line_of(path, BeautifulSoup(found.html, "html.parser").find(True), found.entry)
                findings.append(f"{line}: {found} (page {path}, {scheme})")
    stop(findings)


def one_of_each_kind(site: BuiltSite) -> list[str]:
    """Return the author's pages; of papers, models, generated pages and those in a folder the one with most on it."""
    kinds: dict[str, str] = {}
    for path, page in site.pages.items():
        kind = kind_of(path, site)
        if kind not in kinds or len(page.source) > len(site.pages[kinds[kind]].source):
            kinds[kind] = path
    return list(kinds.values())


def kind_of(path: str, site: BuiltSite) -> str:
    for selector in ("article.paper", "article.model"):
        if site.pages[path].html.select_one(selector):
            return selector
    folder, _, rest = path.partition("/")
    return path if rest in ("", "index.html") else folder
