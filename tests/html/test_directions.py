"""Texts from right to left on a page from left to right, and the other way round."""

from __future__ import annotations

from bibliographies import bibliography
from homepage.html.environment import environment
from homepage.html.renderer import Renderer
from homepage.whole_site.page import Page
from homepage.words import ENGLISH, Words, words_in
from made_sites import addresses_of, site_of

TEXT = (
    "@article{a, title={T}, author={الحداد, ليلى and Roe, Ann}, journal={مجلة}, volume={3}, number={2}, pages={1--9},"
    " year={2022}}"
)


def list_in(words: Words) -> str:
    site = site_of(bibliography(TEXT))
    page = Page("index.md", words=words)
    renderer = Renderer(addresses_of(site), page, environment(words))
    return renderer.publication_list(site.bibliography.publications)


def test_names_and_venues_in_other_scripts_have_their_own_direction() -> None:
    html = list_in(ENGLISH)
    assert '<span class="pub__author"><bdi>ليلى الحداد</bdi></span>, <span class="pub__author">Ann Roe</span>' in html
    assert '<cite><bdi>مجلة</bdi></cite>, 3(2):1–9, <span class="pub__date">2022</span>' in html


def test_numbers_keep_their_order_on_a_page_from_right_to_left() -> None:
    assert "،" in list_in(words_in("ar"))
    assert "<bdi>3(2):1–9</bdi>" in list_in(words_in("ar"))
