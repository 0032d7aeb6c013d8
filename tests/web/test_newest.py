"""The newest of the news, as the first screen of a phone shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, WIDE, opened
from conftest import serving
from homepage.web.newest import Newest, newest_news
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Homepage
    from playwright.sync_api import Browser

ITEM = '<li class="item">{when}<div class="item__what"><p><span class="item__title">{text}</span></p></div></li>'
WHEN = '<time class="item__when" datetime="2024-03">March 2024</time>'


def page(text: str, *, when: str = WHEN, before: str = '<h2 id="a">A</h2><h2 id="news">News</h2>') -> str:
    return f'{before}<ol class="items items--news" data-list="news">{ITEM.format(when=when, text=text)}</ol>'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (page("A <b>bold</b> claim &amp; more<br>of it"), Newest("March 2024", "A bold claim & more of it", "news")),
        (
            page('Read <span class="citation">[<a href="#x"><i>A</i>B</a><div data-slot="1-2"></div>]</span>.'),
            Newest("March 2024", "Read.", "news"),
        ),
        (page("No day", when=""), Newest("", "No day", "news")),
        (page("نص", before=""), Newest("March 2024", "نص", "")),
        ('<ol class="items items--talks"><li>A talk</li></ol>', None),
        ("<p>items--news</p>", None),
        ('<ol class="items items--news"></ol>', None),
    ],
)
def test_it_is_the_text_of_the_first_item(html: str, found: Newest | None) -> None:
    assert newest_news(html) == found


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
