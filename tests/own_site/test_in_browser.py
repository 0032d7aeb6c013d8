"""The pages of the site in docs/ in a browser: within the screen, light enough, and readable for everyone."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
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
LOOKED_AT: tuple[tuple[int, Scheme], ...] = ((WIDE, "light"), (NARROW, "dark"))
HEAVY = 2_000_000
"""The most bytes of a page: ten seconds at 1.6 Mbit/s, the slow mobile network of Lighthouse's measurements."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@dataclass
class Seen:
    """What was found while each page was open once: messages that begin with the file and line of their cause."""

    errors: list[str] = field(default_factory=list)
    heavy: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser: Browser, built: BuiltSite, site_address: str, files: AuthorsFiles) -> Seen:
    """The findings on all pages; each page is opened once, since that takes longer than to look at it."""
    seen = Seen()
    weights: dict[str, int] = {}
    kinds = one_of_each_kind(built)
    # Without motion, colors are those of a scheme at once, not after a change from the other one.
    with opened(browser, WIDE, site_address, reduced_motion="reduce") as page:
        watcher = Watcher(page)
        for path in built.pages:
            watcher.errors.clear()
            watcher.responses.clear()
            page.goto(path)
            where = files.line_of(path, key=key_of_the_page(page))
            seen.errors += [f"{where}: {error} (page {path})" for error in watcher.errors]
            seen.heavy += [f"{where}: {problem} (page {path})" for problem in heavy(watcher.responses, weights)]
            if path in kinds:
                seen.unreadable += unreadable(page, path, files)
            for width, outside in wide_elements(page, WIDTHS if path in kinds else WIDTHS[:1]):
                line = line_of(outside.html, outside.entry, path, files)
                seen.wide.append(f"{line}: scrolls sideways at a width of {width} pixels: {outside} (page {path})")
            show(page, WIDE, "light")
    return seen


def test_no_page_scrolls_sideways(seen: Seen, stop: Report) -> None:
    stop(seen.wide)


def test_no_page_is_heavy(seen: Seen, stop: Report, warn: Report) -> None:
    warn(seen.errors)
    stop(seen.heavy)


def test_every_kind_of_page_can_be_read_by_everyone(seen: Seen, stop: Report) -> None:
    stop(seen.unreadable)


def key_of_the_page(page: Page) -> str:
    """Return the key of the publication that a page is about, or an empty string."""
    return str(page.evaluate("() => document.querySelector('article.paper')?.dataset.key || ''"))


def heavy(responses: list[Response], known: dict[str, int]) -> Iterator[str]:
    """Yield a message if what a page loads is too much, as a server sends it that compresses text.

    `known` holds the bytes of each address that a page before it has loaded, and gets those of this page.
    """
    sizes = {response.url: known.get(response.url) or weight(response) for response in responses if response.ok}
    known |= sizes
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


def unreadable(page: Page, path: str, files: AuthorsFiles) -> Iterator[str]:
    """Yield what axe finds on a page in a wide, light window, and in a narrow, dark one."""
    for width, scheme in LOOKED_AT:
        show(page, width, scheme)
        # What else axe looks for is the same in the dark; the home page stands for what only small screens show.
        for found in violations(page, LOOKS if scheme == "dark" and path != "index.html" else GUIDELINES):
            yield f"{line_of(found.html, found.entry, path, files)}: {found} (page {path}, {scheme})"


def show(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=scheme)


def line_of(html: str, entry: str, path: str, files: AuthorsFiles) -> str:
    return files.line_of(path, BeautifulSoup(html, "html.parser").find(True), entry)


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
