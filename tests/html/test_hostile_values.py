"""Whatever an entry holds, its list item, its page and the head of its page are whole, valid and inert."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

import pytest
import yaml
from bibliographies import bibliography
from bs4 import BeautifulSoup, Tag
from homepage.bibliography.publication import Publication
from homepage.cards.card import ModelCard
from homepage.cards.reader import read_card
from homepage.html.heads import model_head, paper_head
from homepage.html.models import model_list, model_page
from homepage.whole_site.page import Page
from hypothesis import given
from hypothesis import strategies as st
from made_sites import addresses_of, renderer_of, site_of

VALUES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</title></head><body onload=alert(1)>",
    "javascript:alert(1)",
    "JaVa\tScript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    r"\href{javascript:alert(1)}{press}",
    r"\url{data:text/html,x}",
    "<a href=\"javascript:alert(1)\" onclick='alert(1)'>x</a>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "$\\text{<script>alert(1)</script>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "]]><!-- --><?php echo 1 ?>",
    "<style>*{display:none}</style>",
    "\u202egnp.exe \u2066x\u2069 zero\u200bwidth\ufeff",
    "{{ 7 * 7 }} {% raw %}",
    "' onmouseover='alert(1)' x='",
]
VOID_TAG = re.compile(r"<(img|br|input)\b([^<>]*?)/?>")
FIELDS = [
    "title",
    "subtitle",
    "author",
    "journal",
    "volume",
    "number",
    "pages",
    "year",
    "month",
    "note",
    "abstract",
    "keywords",
    "abbr",
    "award",
    "award_name",
    "url",
    "pdf",
    "code",
    "website",
    "slides",
    "arxiv",
    "doi",
    "eprint",
    "shorthand",
    "publisher",
    "series",
    "additional_info",
    "annotation",
    "preview",
    "video",
]


def pages_of(publication: Publication) -> Iterator[str]:
    renderer = renderer_of(addresses_of(site_of(bibliography(""))), Page("a.md", url="publications/a/"))
    yield renderer.publication_list([publication])
    yield renderer.paper_page(publication)


def head_of(publication: Publication) -> str:
    return paper_head(renderer_of(addresses_of(site_of(bibliography("")))), publication, "https://a.example/")


def assert_inert(html: str) -> None:
    etree.fromstring("<page>" + VOID_TAG.sub(r"<\1\2/>", html) + "</page>")
    assert_nothing_runs(html)


def assert_nothing_runs(html: str) -> None:
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        assert isinstance(element, Tag)
        assert element.name not in {"script", "style", "iframe", "object", "embed", "base"}
        for name, value in element.attrs.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in {"href", "src", "action"}:
                assert re.match(r"https?://|mailto:|[\w.#/?%-]", str(value))
                assert not re.match(r"\W*(javascript|data|vbscript)\W*:", str(value), re.IGNORECASE)


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_hostile_value_stays_text(field: str, value: str) -> None:
    fields = {"title": "T", "author": "A, B", "year": "2020", field: value}
    text = "@article{k,\n" + "".join(f"{name} = {{{content}}},\n" for name, content in fields.items()) + "}"
    (publication,) = bibliography(text).publications
    for html in pages_of(publication):
        assert_inert(html)
    head = BeautifulSoup(head_of(publication), "html.parser")
    assert [script.get("type") for script in head.find_all("script")] == ["application/ld+json"]
    assert {tag.name for tag in head.find_all(True)} <= {"meta", "script"}


OF_CARDS = (
    "name summary family organization hub_id license license_name license_link base_model datasets language papers tags"
    " pipeline_tag library_name metrics parameters release_date usage new_version lineage reward_model developers kind"
    " co2_eq_emissions size_categories title description unknown links facts model-index"
)


def card_with(value: str, field: str) -> ModelCard:
    metric = {"type": value, "name": value, "value": value, "args": {"setting": value, "baseline": f"{value}: 1"}}
    result = {
        "task": {"type": value},
        "dataset": {"type": value, "name": value, "config": value},
        "metrics": [metric],
        "source": {"name": value, "url": value},
    }
    nested = {
        "links": {"links": {value: value}},
        "facts": {"facts": {value: value}},
        "model-index": {"model-index": [{"name": value, "results": [result]}]},
    }
    data = nested.get(field, {field: value})
    return read_card(f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\nText.\n", "models/m.md")[0]


@pytest.mark.parametrize("field", OF_CARDS.split())
def test_a_hostile_value_in_a_card_stays_text(field: str) -> None:
    for value in VALUES:
        card = card_with(value, field)
        site = site_of(cards=(card,))
        renderer = renderer_of(addresses_of(site, {"models/m.md": "models/m/"}), Page("m.md", url="models/m/"))
        assert_nothing_runs(model_page(renderer, card, "<p>Text.</p>"))
        for view in ("cards", "table", "results", "lineage"):
            assert_nothing_runs(model_list(renderer, site.cards, view, filters=view == "cards"))
        head = BeautifulSoup(model_head(renderer, card, "https://a.example/"), "html.parser")
        assert {tag.name for tag in head.find_all(True)} <= {"meta", "script", "link"}
        assert {script.get("type") for script in head.find_all("script")} <= {"application/ld+json"}


@pytest.mark.parametrize(
    "key", ["<script>", "a\"b'c", "x\u202ey", "../../etc", "javascript:alert(1)", "ключ", "a\x00b"]
)
def test_a_hostile_key_stays_text_and_its_page_stays_in_its_folder(key: str) -> None:
    (publication,) = bibliography(f"@article{{{key}, title = {{T}}, year = 2020}}").publications
    assert re.fullmatch(r"[\w-]+", publication.slug)
    for html in pages_of(publication):
        assert_inert(html)


@given(st.text(max_size=60), st.sampled_from(FIELDS))
def test_any_text_in_any_field_gives_a_whole_page(value: str, field: str) -> None:
    text = f"@article{{k, title = {{T}}, year = 2020, {field} = {{{value}}}}}"
    for publication in bibliography(text).publications:
        for html in pages_of(publication):
            assert_inert(html)
