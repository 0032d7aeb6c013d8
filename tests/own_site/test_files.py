"""The files of the site in docs/: built without an error, valid HTML, whole pages, links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
import web_tools
from findings import element_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bs4 import Tag
    from findings import AuthorsFiles
    from site_pages import BuiltSite, Page

    Report = Callable[[Iterable[str]], None]
    Found = Iterator[tuple[Tag | None, str]]

LOGGED = re.compile(r"^(WARNING|ERROR) +-  (.*(?:\n(?![A-Z]+ +-).*)*)", re.MULTILINE)
RELATIONS = {"canonical", "alternate", "next", "prev", "me", "license"}
"""Links in the head of a page that a browser does not follow."""


def test_the_site_is_built(site: BuiltSite, stop: Report) -> None:
    if site.code != 0:
        stop(logged(site, "ERROR") or [site.output.strip()])


def test_the_build_has_no_warning(built: BuiltSite, warn: Report) -> None:
    warn(logged(built, "WARNING"))


def logged(site: BuiltSite, level: str) -> list[str]:
    """Return what the build logged at a level."""
    return [" ".join(message.split()) for kind, message in LOGGED.findall(site.output) if kind == level]


def test_every_link_leads_somewhere(built: BuiltSite, files: AuthorsFiles, warn: Report) -> None:
    warn(found_on_pages(dead_links, built, files))


def found_on_pages(check: Callable[[Page, BuiltSite], Found], site: BuiltSite, files: AuthorsFiles) -> Iterator[str]:
    """Yield what a check finds on each page, with the line of the author's file before it."""
    for path, page in site.pages.items():
        for element, finding in check(page, site):
            yield f"{files.line_of(path, element)}: {finding} (page {path})"


def dead_links(page: Page, site: BuiltSite) -> Found:
    for element in page.all("[href], [src], object[data]"):
        if element.name == "link" and RELATIONS & set(element.get_attribute_list("rel")):
            continue
        address = str(element.get("href") or element.get("src") or element.get("data"))
        if reason := site.dead_end(urljoin(page.address, address)):
            yield element, f"the address {address} leads nowhere: {reason}"


def repeated_ids(page: Page, _site: BuiltSite) -> Found:
    for name, number in Counter(page.ids()).items():
        if number > 1:
            yield page.all("[id]")[page.ids().index(name)], f"{number} elements have the id {name}"


def headings(page: Page, _site: BuiltSite) -> Found:
    found = page.all("h1, h2, h3, h4, h5, h6")
    first = [heading for heading in found if heading.name == "h1"]
    if len(first) != 1:
        yield first[1] if first else None, f"a page needs one heading of the first level (#), this one has {len(first)}"
    for above, below in pairwise(found):
        if int(below.name[1]) > int(above.name[1]) + 1:
            yield (
                below,
                f"a heading of level {below.name[1]} follows one of level {above.name[1]}; leave no level out",
            )


def head_of_the_page(page: Page, _site: BuiltSite) -> Found:
    title, description = page.html.title, page.html.select_one('meta[name="description"]')
    present = {
        "title": title and title.get_text(strip=True),
        "description": description and description["content"],
        "language": page.one("html").get("lang"),
    }
    for name, value in present.items():
        if not value:
            yield None, f"the page has no {name}"


def references_by_id(page: Page, _site: BuiltSite) -> Found:
    """Find labels, descriptions and controls that name an element which is not there."""
    ids = set(page.ids())
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for element in page.all(f"[{attribute}]"):
            for name in set(str(element[attribute]).split()) - ids:
                yield element, f"{attribute} names {name}, and no element has this id"


def texts_of_pictures(page: Page, _site: BuiltSite) -> Found:
    for picture in page.all("img:not([alt])"):
        yield picture, f"the picture {picture.get('src')} needs a text: ![What it shows](...)"


CHECKS = (repeated_ids, headings, head_of_the_page, references_by_id, texts_of_pictures)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_page_is_whole(
    check: Callable[[Page, BuiltSite], Found], built: BuiltSite, files: AuthorsFiles, stop: Report
) -> None:
    stop(found_on_pages(check, built, files))


def test_every_page_is_valid_html(built: BuiltSite, files: AuthorsFiles, stop: Report) -> None:
    findings = []
    for error in web_tools.html_errors([built.folder / path for path in built.pages]):
        path = error.page.relative_to(built.folder).as_posix()
        element = element_at(built.pages[path].html, error.line, error.column)
        findings.append(f"{files.line_of(path, element)}: {error.message} (page {path})")
    stop(findings)
