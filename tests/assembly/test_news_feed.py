"""The feed of news, by the musts of RFC 4287."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography
from bs4 import BeautifulSoup
from homepage.assembly.news_feed import news_feed
from homepage.lists.reader import read_items
from homepage.settings.options import Options, Owner
from homepage.whole_site.addresses import Addresses
from made_sites import site_of

if TYPE_CHECKING:
    from conftest import Homepage

ATOM = "{http://www.w3.org/2005/Atom}"
NOTES = "@article{notes1843, title={Notes}, author={Lovelace, Ada and Babbage, Charles}, year=1843}"
NEWS = """\
- date: 1843-08-05
  text: >
    The *Notes* are out [@notes1843]: see [the engine](models/engine.md), `a < b` & <https://x.example/?a=1&b=2>.
- date: 1844
  text: Poetical science appeared.
- date: 1843-08-05
  text: "Mail <ada@ada.example>, or read [on](deep/page.md#here) and ![a loom](assets/loom.png)."
"""


def addresses_with(news: str, citations: str = "label") -> Addresses:
    urls = {"models/engine.md": "models/engine/", "deep/page.md": "deep/page/"}
    lists = {"news": read_items(news, "news", "docs/lists/news.yml")[0]}
    site = site_of(bibliography(NOTES), Options(Owner(name="Ada Lovelace"), citations=citations), lists=lists)
    papers = {"publications/notes1843.md": "publications/notes1843/"}
    return Addresses(site, urls | papers, {*urls, "assets/loom.png"})


def feed_of(news: str, site_url: str = "https://ada.example/") -> etree.Element:
    return etree.fromstring(news_feed(addresses_with(news), site_url=site_url, title="Ada").encode())


def entries(feed: etree.Element) -> list[etree.Element]:
    return feed.findall(f"{ATOM}entry")


def texts(element: etree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall("/".join(ATOM + step for step in path.split("/")))]


def links(element: etree.Element, relation: str) -> list[str]:
    return [str(link.get("href")) for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def test_it_has_what_a_feed_must_have() -> None:
    feed = feed_of(NEWS)
    assert feed.tag == f"{ATOM}feed"
    assert len(entries(feed)) == 3
    for element in (feed, *entries(feed)):
        assert [len(texts(element, required)) for required in ("id", "title", "updated")] == [1, 1, 1]
        assert texts(element, "title")[0].strip()
        assert len(links(element, "alternate")) == 1
    assert texts(feed, "author/name") == ["Ada Lovelace"]
    assert texts(feed, "title") == ["News – Ada"]
    assert links(feed, "self") == texts(feed, "id") == ["https://ada.example/news.xml"]


def test_ids_and_addresses_are_absolute_and_ids_unique() -> None:
    feed = feed_of(NEWS)
    ids = [*texts(feed, "id"), *texts(feed, "entry/id")]
    assert len(set(ids)) == len(ids) == 4
    addresses = ids + [str(link.get("href")) for link in feed.iter(f"{ATOM}link")]
    for content in texts(feed, "entry/content"):
        html = BeautifulSoup(content, "html.parser")
        addresses += [str(link["href"]) for link in html.find_all("a")]
        addresses += [str(picture["src"]) for picture in html.find_all("img")]
    assert [address for address in addresses if not address.startswith(("https://", "mailto:"))] == []
    assert {"https://ada.example/assets/loom.png", "https://ada.example/deep/page/#here"} <= set(addresses)


def test_dates_are_those_of_rfc_3339_newest_first() -> None:
    feed = feed_of(f"- text: Once.\n{NEWS}")
    written = texts(feed, "entry/updated")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date) for date in written)
    assert [datetime.fromisoformat(date).year for date in written] == [1970, 1844, 1843, 1843]
    assert texts(feed, "updated") == written[:1]


def test_an_entry_says_in_html_what_the_page_says() -> None:
    entry = entries(feed_of(NEWS))[1]
    assert texts(entry, "title") == ["The Notes are out: see the engine, a < b & https://x.example/?a=1&b=2."]
    (content,) = entry.findall(f"{ATOM}content")
    assert content.get("type") == "html"
    html = BeautifulSoup(content.text or "", "html.parser")
    assert html.get_text() == "The Notes are out [LB43]: see the engine, a < b & https://x.example/?a=1&b=2."
    assert [link["href"] for link in html.find_all("a")] == [
        "https://ada.example/publications/notes1843/",
        "https://ada.example/models/engine/",
        "https://x.example/?a=1&b=2",
    ]


def test_an_entry_leads_to_its_first_link_and_else_to_the_site() -> None:
    news = "- {date: 2024, text: A}\n- {date: 2023, text: '<a@b.example> [x](https://x.example/)'}"
    assert [links(entry, "alternate") for entry in entries(feed_of(news))] == [
        ["https://ada.example/"],
        ["https://x.example/"],
    ]


def test_ids_stay_when_items_come_and_move_and_their_ends_change() -> None:
    one, two = "- {date: 2024-07, text: One two three four five six seven.}", "- {date: 2024-07, text: Other.}"
    before = texts(feed_of(f"{one}\n{two}"), "entry/id")
    assert len(before) == 2
    after = texts(feed_of(f"{two}\n- {{date: 2025, text: New.}}\n{one.replace('seven', 'eight')}"), "entry/id")
    assert set(before) < set(after)


def test_equal_items_have_ids_of_their_own() -> None:
    assert len(set(texts(feed_of("- {date: 2024, text: A}\n- {date: 2024, text: A}"), "entry/id"))) == 2


def test_without_the_sites_address_ids_are_urns_and_links_relative() -> None:
    feed = feed_of("- {date: 2024, text: 'A [b](models/engine.md)'}", site_url="")
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", each) for each in [*texts(feed, "id"), *texts(feed, "entry/id")])
    assert links(entries(feed)[0], "alternate") == ["./models/engine/"]


def test_at_most_fifty_entries_of_any_length() -> None:
    feed = feed_of("".join(f"- {{date: {year}, text: '{'word ' * 60}'}}\n" for year in range(1950, 2010)))
    assert texts(feed, "entry/updated")[-1] == "1960-01-01T00:00:00Z"
    assert max(map(len, texts(feed, "entry/title"))) <= 120


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script> <img src=x onerror=alert(1)>",
        "`<b>` <svg/onload=alert(1)> `</b>` <br> </p>",
        "[x](javascript:alert(1)) ![x](data:text/html,y)",
        "&#14; &#x0; &#xD800; &#1114112; &#65534; &#5; &#x9f;",
        "&lt;script&gt; &nbsp; &nosuch; & &amp &#60;b&#62; &#x3c;",
        '<div data-slot="0-0"></div> ]]> <![CDATA[ x',
        "\x00\x08\ud800\ufffe",
    ],
)
def test_whatever_an_item_holds_the_feed_is_xml_and_its_html_inert(value: str) -> None:
    feed = feed_of(f"- {json.dumps({'date': '2024', 'text': f'A {value}'})}")
    html = BeautifulSoup(texts(feed, "entry/content")[0], "html.parser")
    assert {tag.name for tag in html.find_all(True)} <= {"p", "span", "code", "a"}
    assert all(not str(link["href"]).startswith("javascript") for link in html.find_all("a"))


def test_making_the_feed_leaves_no_trace_on_the_site() -> None:
    addresses = addresses_with("- {date: 2024, text: 'A [@notes1843] [@nobody] and [x](gone.md)'}")
    assert "LB43" in news_feed(addresses, site_url="", title="Ada")


def test_news_that_cite_a_work_by_its_number_have_a_feed() -> None:
    addresses = addresses_with("- {date: 2024, text: 'Read [@notes1843]!'}", citations="number")
    feed = etree.fromstring(news_feed(addresses, site_url="", title="Ada"))
    assert texts(feed, "entry/title") == ["Read!"]
    addresses.pages.close()
    assert addresses.pages.all == {}


def test_every_page_of_a_site_with_news_says_where_the_feed_is(homepage: Homepage) -> None:
    homepage.write({"docs/lists/news.yml": "- {date: 1843, text: 'See [us](index.md).'}\n"})
    homepage.write({"docs/deep/page.md": "# Page\n\n/// news\n///\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    for path, expected in (("index.html", "news.xml"), ("deep/page/index.html", "../../news.xml")):
        found = [link["href"] for link in built.page(path).all('link[type="application/atom+xml"][title="News"]')]
        assert found == [expected]
    assert "https://ada.example/" in built.text("news.xml")


def test_a_site_without_news_has_no_feed(homepage: Homepage) -> None:
    homepage.write({"docs/lists/news.yml": "# None yet.\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert not (built.folder / "news.xml").exists()
    assert "news.xml" not in built.page("index.html").source
