"""What is shown for the first site's pages where their addresses are shared."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from conftest import PROJECT
from head_tags import json_ld, meta, pages, size
from homepage.web.social_cards.files import ICONS
from site_pages import text_of

if TYPE_CHECKING:
    from site_pages import BuiltSite


ROOT = "https://banghua.me/"


PAPER = "publications/zhu2023principled/"


def test_every_page_has_a_card(built_site: BuiltSite) -> None:
    for path, page in pages(built_site).items():
        address = ROOT + path.removesuffix("index.html")
        assert page.one('link[rel="canonical"]')["href"] == meta(page, "og:url") == address
        assert meta(page, "og:title") in text_of(page.one("head > title"))
        assert meta(page, "og:description") == meta(page, "description") != ""
        assert meta(page, "og:site_name") == "Banghua Zhu"
        assert meta(page, "twitter:card") == "summary_large_image"
        picture = built_site.folder / meta(page, "og:image").removeprefix(ROOT)
        png = picture.read_bytes()
        assert size(png) == (1200, 630) == (int(meta(page, "og:image:width")), int(meta(page, "og:image:height")))
        assert len(png) <= 60_000
        assert meta(page, "og:image:alt")


def test_papers_and_models_have_pictures_of_their_own_and_others_the_home_page_s(built_site: BuiltSite) -> None:
    own = {
        path: meta(page, "og:image") for path, page in pages(built_site).items() if meta(page, "og:type") == "article"
    }
    assert len(set(own.values())) == len(own) > 30
    other = {meta(page, "og:image") for path, page in pages(built_site).items() if path not in own}
    assert other == {f"{ROOT}assets/share/index.png"}
    alt = meta(built_site.page(f"{PAPER}index.html"), "og:image:alt")
    assert alt.startswith("[ZJJ23]. Principled Reinforcement Learning")
    assert "Jiantao Jiao" in alt


def test_the_home_page_says_whose_site_it_is(built_site: BuiltSite) -> None:
    graph = json_ld(built_site.page("index.html"))["@graph"]
    assert isinstance(graph, list)
    site, person = graph
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Banghua Zhu", ROOT)
    assert site["about"]["@id"] == person["@id"]
    assert (person["@type"], person["name"], person["familyName"]) == ("Person", "Banghua Zhu", "Zhu")
    assert person["jobTitle"] == ["Assistant Professor", "Adjunct Professor", "Co-founder"]
    assert {"@type": "Organization", "name": "Nexusflow AI", "url": "https://nexusflow.ai/"} in person["affiliation"]
    assert person["sameAs"] == [str(link["href"]) for link in built_site.page("index.html").all(".hero__profiles a")]
    assert "image" not in person


def test_the_manifest_names_icons_that_are_there(built_site: BuiltSite) -> None:
    for page in built_site.pages.values():
        assert [
            link for link in page.all('link[rel="manifest"], link[rel="apple-touch-icon"]') if not link["href"]
        ] == []
        assert len(page.all('link[rel="manifest"]')) == len(page.all('link[rel="apple-touch-icon"]')) == 1
    manifest = json.loads(built_site.text("manifest.webmanifest"))
    assert manifest["name"] == manifest["short_name"] == "Banghua Zhu"
    assert re.fullmatch("#[0-9a-f]{6}", manifest["theme_color"])
    assert manifest["icons"][0] == {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}
    for icon in manifest["icons"][1:]:
        width, height = size((built_site.folder / icon["src"]).read_bytes())
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["src"] for icon in manifest["icons"]} == {"assets/favicon.svg", *ICONS}


def test_what_is_drawn_has_the_colors_of_the_site_on_screens(built_site: BuiltSite) -> None:
    own = (PROJECT / "docs/assets/homepage.css").read_text(encoding="utf-8")
    paper = re.search(r"--md-default-bg-color: light-dark\((#[0-9a-f]{6})", own)
    assert paper
    assert json.loads(built_site.text("manifest.webmanifest"))["theme_color"] == paper[1] != "#ffffff"
