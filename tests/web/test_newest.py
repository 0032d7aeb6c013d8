"""The newest of the news, as the first screen of a phone shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, WIDE, opened
from conftest import serving
from homepage.lists.reader import read_items
from homepage.web.newest import Newest, newest_news
from homepage.words import ENGLISH
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Homepage
    from homepage.lists.records import ItemList
    from playwright.sync_api import Browser

HEADINGS = '<h2 id="a">A</h2><h2 id="news">News</h2>'
LIST = '<ol class="items items--news"></ol>'


def news(text: str, name: str = "news") -> ItemList:
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    assert problems == ()
    return found


@pytest.mark.parametrize(
    ("lists", "html", "found"),
    [
        (
            [news("- {date: 2024-03, text: A **bold** claim &amp; more}")],
            HEADINGS + LIST,
            ("March 2024", "A bold claim & more", "news"),
        ),
        ([news("- {date: 2024, text: 'Read [@key].'}\n- {date: 2023, text: Old}")], LIST, ("2024", "Read.", "")),
        ([news("- {date: 2022, text: نص}")], f'{LIST}<h2 id="later">Later</h2>', ("2022", "نص", "")),
        ([news("- {date: 2024, title: A talk}", "talks")], HEADINGS, None),
        ([], LIST, None),
    ],
)
def test_it_is_the_text_of_the_first_item(lists: list[ItemList], html: str, found: tuple[str, str, str] | None) -> None:
    assert newest_news(lists, html, ENGLISH) == (Newest(*found) if found else None)


def test_a_phone_shows_who_what_how_to_reach_and_the_newest_in_one_screen(homepage: Homepage, browser: Browser) -> None:
    homepage.write(
        {
            "docs/lists/news.yml": "- {date: 2024-03-05, text: The engine **weaves** & more.}\n- {text: Older.}\n",
            "docs/index.md": "---\ntemplate: home.html\n---\n"
            + "\n\n".join(["The engine weaves algebraic patterns. " * 8] * 3)
            + "\n\n/// news\n    title: News\n///\n",
        }
    )
    site = homepage.build()
    assert site.code == 0, site.output
    with serving(site.folder) as address, opened(browser, NARROW, address) as phone:
        phone.set_viewport_size({"width": 390, "height": 844})
        phone.goto("")
        newest = phone.locator(".hero__newest")
        expect(newest).to_have_text("5 March 2024 The engine weaves & more.")
        expect(newest).to_be_in_viewport(ratio=1)
        expect(phone.locator(".about p").first).to_be_in_viewport()
        newest.get_by_role("link").click()
        expect(phone.get_by_role("heading", name="News")).to_be_in_viewport()
        phone.set_viewport_size({"width": WIDE, "height": 844})
        expect(newest).to_be_hidden()
