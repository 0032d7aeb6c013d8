"""Sites of people who do not exist: a lab, a historian, a reader of Arabic; whole, valid, and readable for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import made_up_sites
import pytest
import web_tools
from accessibility import GUIDELINES, LOOKS, violations
from browser_pages import NARROW, WIDE, Watcher, opened, overflow
from conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from site_pages import BuiltSite

WIDTHS = (320, 600, 768, 1024, WIDE)
KINDS = {
    "lab": [
        "",
        "research/",
        "research/currents/",
        "publications/",
        "publications/overview/",
        "publications/castellane2023tides/",
        "models/",
        "models/tide-large/",
        "handbook/",
        "people/",
        "people/aiko-tanabe/",
        "projects/",
        "projects/night-harbor/",
        "teaching/waves/",
        "blog/",
        "blog/2024/02/14/how-wide-is-honest/",
        "404.html",
    ],
    "historian": ["", "publications/", "publications/weidlich2021pest/", "teaching/quellen/", "lebenslauf/"],
    "reader": ["", "publications/", "publications/haddad2022words/", "talks/", "blog/2024/03/10/first/", "cv/"],
}
"""One page of each kind, by the name of the site."""
BROKEN_WORDS = """() => [...document.querySelectorAll("button, summary, .md-tag, .pub__abbr, .hero__name span")]
  .filter(each => innerWidth > 320 || !each.matches(".hero__name span"))
  .filter(each => {
    const range = document.createRange()
    range.selectNodeContents(each)
    const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)))
    return !/\\s/.test(each.innerText.trim()) && lines.size > 1 && each.children.length === 0
  })
  .map(each => each.innerText)"""


@pytest.fixture(scope="module", params=KINDS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A built site, in the folder with its name."""
    return made_up_sites.built(request.param, tmp_path_factory.mktemp("made-up") / request.param)


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """The address at which the site is served."""
    with serving(site.folder, site.base) as address:
        yield address


def kinds_of(site: BuiltSite) -> list[str]:
    return KINDS[site.folder.parent.name]


def test_it_builds_strictly_and_every_link_leads_somewhere(site: BuiltSite) -> None:
    assert site.code == 0, site.output
    dead = [
        f"{page.path}: {address}: {reason}"
        for page in site.pages.values()
        for address in (*page.links(), *page.loads())
        if (reason := site.dead_end(address))
    ]
    assert dead == []


def test_no_file_has_a_mail_address_that_harvesters_find(site: BuiltSite) -> None:
    texts = [
        file
        for ending in ("html", "md", "json", "js", "xml", "yaml", "txt")
        for file in site.folder.rglob(f"*.{ending}")
    ]
    assert [file for file in texts if b"@tidal.example" in file.read_bytes()] == []


def test_its_pages_are_valid_html(site: BuiltSite) -> None:
    assert [str(error) for error in web_tools.html_errors([site.folder / path for path in site.pages])] == []


def test_its_pages_load_whole_for_everyone_at_every_width_and_in_the_dark(
    site: BuiltSite, address: str, browser: Browser
) -> None:
    # Without motion, colors are those of a scheme at once, not after a change from the other one.
    with opened(browser, WIDE, address, reduced_motion="reduce") as page:
        watcher = Watcher(page)
        for path in kinds_of(site):
            page.goto(path)
            assert [str(found) for found in violations(page)] == [], path
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 740})
                assert [str(each) for each in overflow(page)] == [], f"{path} at {width} pixels"
                assert page.evaluate(BROKEN_WORDS) == [], f"{path} at {width} pixels"
            page.set_viewport_size({"width": NARROW, "height": 740})
            page.emulate_media(color_scheme="dark")
            assert [str(found) for found in violations(page, LOOKS if path else GUIDELINES)] == [], (
                f"{path} in the dark"
            )
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": WIDE, "height": 740})
        assert watcher.errors == []
        assert [url for url in watcher.requests if not url.startswith((address, "data:", "blob:"))] == []
