"""The project's own site, built strictly once and read page by page."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from site_pages import ORIGIN, text_of

if TYPE_CHECKING:
    from bs4 import Tag
    from site_pages import BuiltSite, Page

DOCS = Path(__file__).parents[2] / "docs"
KEYS = re.findall(r"^@\w+\{([^,\s]+),", (DOCS / "publications.bib").read_text(encoding="utf-8"), re.MULTILINE)
CARDS = sorted(path.stem for path in (DOCS / "models").glob("*.md") if path.stem != "index")
AREAS = sorted(path.stem for path in (DOCS / "research").glob("*.md") if path.stem != "index")


def problems_in(site: BuiltSite, check: str) -> list[str]:
    """Return what a check finds on each page, with the page's path before it."""
    found = (f"{page.path}: {problem}" for page in site.pages.values() for problem in CHECKS[check](page, site))
    return list(found)


def raw_latex(page: Page, _site: BuiltSite) -> list[str]:
    return [f"{match} in {text}" for text in publication_texts(page) for match in re.findall(r"\\\w+|[{}$]", text)]


def publication_texts(page: Page) -> list[str]:
    """Return the texts of all publications' parts, but not the BibTeX to copy."""
    parts = page.all(".pub :not(pre, pre *), a.cite")
    return [text_of(part) for part in parts if not part.select_one("pre")]


def loads_from_elsewhere(page: Page, _site: BuiltSite) -> list[str]:
    return [address for address in page.loads() if not address.startswith((ORIGIN, "data:"))]


CHECKS = {
    check.__name__: check
    for check in (
        raw_latex,
        loads_from_elsewhere,
    )
}


def test_a_strict_build_succeeds(strict_build: BuiltSite) -> None:
    assert strict_build.code == 0, strict_build.output


def test_a_build_says_only_what_it_did(built_site: BuiltSite) -> None:
    assert not re.search(r"warn|notice|error|traceback|deprecat|material", built_site.output, re.IGNORECASE)
    assert f"publications: {len(KEYS)} entries read, {len(KEYS)} shown\n" in built_site.output


def test_the_bibliography_has_the_papers_of_the_old_page(built_site: BuiltSite) -> None:
    assert len(built_site.page("publications/index.html").all("li.pub")) == len(KEYS)
    assert len(KEYS) == len(set(KEYS)) >= 23


@pytest.mark.parametrize("check", CHECKS)
def test_no_page_has(check: str, built_site: BuiltSite) -> None:
    assert len(built_site.pages) > len(KEYS) + len(CARDS) + len(AREAS)
    assert problems_in(built_site, check) == []


def test_titles_and_descriptions_differ_from_page_to_page(built_site: BuiltSite) -> None:
    pages = [page for page in built_site.pages.values() if page.path != "404.html"]
    titles = Counter(text_of(page.one("head > title")) for page in pages)
    assert [title for title, number in titles.items() if number > 1] == []


def test_stylesheets_load_nothing_from_elsewhere(built_site: BuiltSite) -> None:
    sheets = list(built_site.folder.rglob("*.css"))
    assert built_site.folder / "assets/homepage.css" in sheets
    for sheet in sheets:
        where = urljoin(ORIGIN, sheet.relative_to(built_site.folder).as_posix())
        fetched = re.findall(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)", sheet.read_text(encoding="utf-8"))
        outside = [url for url in fetched if not urljoin(where, url).startswith((ORIGIN, "data:"))]
        assert outside == [], sheet.name


def test_the_sheet_of_the_site_is_short_and_sets_only_properties_that_the_engine_has() -> None:
    sheet = (DOCS / "assets/homepage.css").read_text(encoding="utf-8")
    engine = (DOCS.parent / "hooks/theme/assets/page.css").read_text(encoding="utf-8")
    known, own = (set(re.findall(r"^ +(--[\w-]+):", css, re.MULTILINE)) for css in (engine, sheet))
    assert own
    assert own <= known
    assert len(sheet.splitlines()) <= 60


# What scripts and other people's tools rely on.


@pytest.mark.parametrize(
    "page", ["index.html", "publications/index.html", *(f"research/{a}/index.html" for a in AREAS)]
)
def test_each_publication_in_a_list_has_the_promised_form(page: str, built_site: BuiltSite) -> None:
    publications = built_site.page(page).all("li.pub")
    assert publications
    for publication in publications:
        assert publication["data-key"] in KEYS
        assert re.fullmatch(r"(\d{4})?", str(publication["data-year"]))
        assert publication["data-type"]
        assert "data-keywords" in publication.attrs
        assert publication["id"]
        for part in ("pub__title", "pub__author", "pub__venue"):
            assert publication.select_one(f".{part}"), f"{publication['data-key']} lacks {part}"
        assert [text_of(own) for own in publication.select(".pub__author--self")] == ["Banghua Zhu"]


def test_the_full_list_has_every_publication_once_by_year(built_site: BuiltSite) -> None:
    publications = built_site.page("publications/index.html").all("li.pub")
    assert sorted(str(publication["data-key"]) for publication in publications) == sorted(KEYS)
    years = [str(publication["data-year"]) for publication in publications]
    assert years == sorted(years, reverse=True)
    assert [text_of(part).rstrip("#") for part in built_site.page("publications/index.html").all("main h2")] == list(
        dict.fromkeys(years)
    )


@pytest.mark.parametrize("area", AREAS)
def test_an_area_lists_exactly_the_papers_with_its_keyword(area: str, built_site: BuiltSite) -> None:
    everything = built_site.page("publications/index.html").all("li.pub")
    wanted = {pub["data-key"] for pub in everything if area in re.split(r",\s*", str(pub["data-keywords"]))}
    assert wanted
    assert {pub["data-key"] for pub in built_site.page(f"research/{area}/index.html").all("li.pub")} == wanted


@pytest.mark.parametrize("key", KEYS)
def test_each_paper_has_a_page_with_its_bibtex(key: str, built_site: BuiltSite) -> None:
    page = built_site.page(f"publications/{key}/index.html")
    assert page.one("article.pub")["data-key"] == key
    assert f"{{{key}," in text_of(page.one(".paper__bibtex"))


@pytest.mark.parametrize("card", CARDS)
def test_each_model_has_a_page_and_a_card(card: str, built_site: BuiltSite) -> None:
    sheet = built_site.page(f"models/{card}/index.html").one(".model--sheet")
    on_list = built_site.page("models/index.html").one(f'.model[data-id="{card}"]')
    for element in (sheet, on_list):
        assert element["data-id"] == card
        assert element["data-kind"] in {"model", "dataset", "benchmark", "system"}
        assert text_of(only(element, ".model__name"))


def test_a_model_with_license_base_and_results_shows_them(built_site: BuiltSite) -> None:
    card = built_site.page("models/index.html").one('.model[data-id="starling-lm-7b-alpha"]')
    assert text_of(only(card, ".model__license")) == "Apache 2.0"
    assert text_of(only(card, ".model__base")) == "openchat/openchat_3.5"
    assert "MT-Bench" in text_of(only(card, ".model__results"))
    assert "8.09" in text_of(only(card, ".model__results"))


def only(element: Tag, selector: str) -> Tag:
    found = element.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector} in {element}"
    return found[0]


def test_every_citation_leads_to_its_paper(built_site: BuiltSite) -> None:
    citations = [(page, link) for page in built_site.pages.values() for link in page.all("a.cite")]
    assert len(citations) > 20
    for page, link in citations:
        assert urljoin(ORIGIN + page.path, str(link["href"])) == f"{ORIGIN}publications/{link['data-key']}/"


# What the old page said.

LABELS = {
    "theory": ["<i>Z</i>JJ23", "<i>Z</i>SFDZJJ23"],
    "serving": ["<i>Z</i>SZBJJ23"],
    "bandits": ["R<i>Z</i>MJR21", "M<i>Z</i>JW22"],
    "information-theory": ["WG<i>Z</i>W22", "<i>Z</i>WGJW23"],
    "robustness": [
        "<i>Z</i>JS22",
        "<i>Z</i>JS21",
        "<i>Z</i>PWWJSJ23",
        "<i>Z</i>DJWZJJ23",
        "<i>Z</i>JT19",
        "<i>Z</i>BYWJJ23",
        "<i>Z</i>KJJ23",
    ],
}


@pytest.mark.parametrize(("area", "label"), [(area, label) for area, labels in LABELS.items() for label in labels])
def test_an_area_cites_a_paper_by_its_label(area: str, label: str, built_site: BuiltSite) -> None:
    page = built_site.page(f"research/{area}/index.html")
    assert label in [link.decode_contents() for link in page.all("p a.cite")]
    assert f"[{label}]" in [part.decode_contents() for part in page.all(".pub .pub__label")]


ADDRESSES = {
    "index": [
        "https://www.ece.uw.edu/",
        "https://www.cs.washington.edu/",
        "https://nexusflow.ai/",
        "https://people.eecs.berkeley.edu/~jiantao/",
        "https://people.eecs.berkeley.edu/~jordan/",
        "https://www2.eecs.berkeley.edu/Students/Awards/17/",
    ],
    "research/training": [
        "https://starling.cs.berkeley.edu",
        "https://huggingface.co/datasets/berkeley-nest/Nectar",
        "https://huggingface.co/Nexusflow/Athene-70B",
        "https://x.com/lmarena_ai/status/1816956663821381678",
        "https://huggingface.co/Nexusflow/Athene-V2-Chat",
        "https://huggingface.co/Nexusflow/Athene-V2-Agent",
    ],
    "research/evaluation": [
        "https://huggingface.co/spaces/Nexusflow/Nexus_Function_Calling_Leaderboard",
        "https://chat.lmsys.org/",
        "https://github.com/lmarena/arena-hard-auto",
        "https://arxiv.org/abs/2410.14872",
    ],
    "research/theory": [
        "https://arxiv.org/abs/2301.11270",
        "https://arxiv.org/abs/2306.02231",
        "https://arxiv.org/abs/2312.07930",
    ],
    "research/serving": ["https://arxiv.org/abs/2306.02003", "https://arxiv.org/abs/2311.03285"],
    "research/bandits": ["https://arxiv.org/abs/2103.12021", "https://arxiv.org/abs/2101.07781"],
    "research/information-theory": ["https://arxiv.org/abs/2202.01446", "https://arxiv.org/abs/2306.11951"],
    "research/robustness": [
        "https://arxiv.org/abs/1909.08755",
        "https://arxiv.org/abs/2005.14073",
        "https://arxiv.org/abs/2205.11765",
        "https://arxiv.org/abs/2306.00265",
        "https://arxiv.org/abs/1901.09465",
        "https://arxiv.org/abs/2211.05732",
        "https://arxiv.org/abs/2305.11381",
    ],
}


@pytest.mark.parametrize("source", ADDRESSES)
def test_a_page_keeps_the_addresses_it_always_had(source: str, built_site: BuiltSite) -> None:
    path = "index.html" if source == "index" else f"{source}/index.html"
    links = {str(link["href"]) for link in built_site.page(path).all("main a[href], .hero a[href]")}
    assert set(ADDRESSES[source]) - links == set()


FACTS = {
    "index": [
        "assistant professor",
        "University of Washington",
        "Electrical & Computer Engineering",
        "Computer Science & Engineering",
        "adjunct",
        "co-founded Nexusflow AI",
        "2023",
        "agents",
        "enterprises",
        "PhD",
        "UC Berkeley",
        "advised by",
        "Jiantao Jiao",
        "Michael I. Jordan",
        "David J. Sakrison Memorial Prize",
        "outstanding PhD research",
        "foundation models",
        "statistics",
        "information theory",
        "machine learning",
        "game theory",
        "robust statistics",
        "reinforcement learning",
        "interaction between people and AI",
    ],
    "research/training": [
        "Starling-7B",
        "open 7B",
        "ranked first",
        "Mistral",
        "human evaluation",
        "Chatbot Arena",
        "Nectar",
        "preference dataset",
        "Athene-70B",
        "first chat model",
        "Llama-3-70B",
        "30 Elo",
        "languages other than English",
        "72B",
        "Qwen2.5-72B",
        "DeepSeek-V3",
        "DeepSeek-R1",
        "671B",
        "GPT-4o",
        *("MMLU-Pro", "GPQA", "AIME", "IFEval", "BigCodeBench", "LiveBench"),
        "function calling",
        "agents",
        "parallel",
        "nested",
    ],
    "research/evaluation": [
        "Function Calling Leaderboard",
        "Llama 3.1",
        "technical report",
        "Chatbot Arena",
        "most reliable platforms",
        "human preference",
        "Arena-Hard-Auto",
        "pipeline",
        "LLM-as-a-judge",
        "Preference Proxy Evaluations",
        "reward model",
        "RLHF",
        "correlates very well",
    ],
    "research/theory": [
        "fundamental limits",
        "near-optimal",
        "sample complexity",
        "Proximal policy optimization",
        "more stable and more sample-efficient",
        "statistically near-optimal",
        "watermark",
    ],
    "research/serving": ["caching", "model multiplexing", "model routing", "near-optimal", "S-LoRA", "thousands"],
    "research/bandits": ["online learning", "offline", "off-policy evaluation", "inverse reinforcement learning"],
    "research/information-theory": ["noisy", "searching", "sorting", "computing", "information theory"],
    "research/robustness": [
        "malicious attacks",
        "high-dimensional",
        "outliers",
        "means, covariances",
        "regression",
        "Byzantine-robust distributed learning",
        "doubly robust",
        "self-training",
        "computer vision",
        "autonomous driving",
        "generative adversarial network",
        "economics",
        "contract design",
        "creator economy",
        "near-optimal regret",
        "strategic",
    ],
}  # fmt: skip


@pytest.mark.parametrize("source", FACTS)
def test_a_page_states_the_facts_it_always_had(source: str, built_site: BuiltSite) -> None:
    page = built_site.page("index.html" if source == "index" else f"{source}/index.html")
    text = text_of(page.one("body")).casefold()
    assert [fact for fact in FACTS[source] if fact.casefold() not in text] == []


# Files for readers' tools.


def test_the_bibtex_export_has_every_entry(built_site: BuiltSite) -> None:
    assert re.findall(r"^@\w+\{([^,\s]+),", built_site.text("publications.bib"), re.MULTILINE) == KEYS


def test_the_ris_export_has_every_entry(built_site: BuiltSite) -> None:
    lines = built_site.text("publications.ris").splitlines()
    assert len([line for line in lines if line.startswith("TY  - ")]) == len(KEYS)
    assert len([line for line in lines if line.rstrip() == "ER  -"]) == len(KEYS)


def test_the_csl_export_has_every_entry(built_site: BuiltSite) -> None:
    items = json.loads(built_site.text("publications.csl.json"))
    assert [item["id"] for item in items] == KEYS
    assert all(item["title"] and item["author"] and item["type"] for item in items)


def test_the_feed_has_every_entry_with_absolute_addresses(built_site: BuiltSite) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(built_site.text("publications.xml"))
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == len(KEYS)
    assert feed.findtext(f"{atom}title")
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert link.get("href", "").startswith("https://")
        assert entry.findtext(f"{atom}id")
        assert entry.findtext(f"{atom}updated")


def test_llms_txt_names_every_paper_and_model(built_site: BuiltSite) -> None:
    text = built_site.text("llms.txt")
    assert text.startswith("# ")
    assert [key for key in KEYS if f"publications/{key}/" not in text] == []
    assert [card for card in CARDS if f"models/{card}/" not in text] == []


def test_the_sitemap_has_every_page(built_site: BuiltSite) -> None:
    places = set(re.findall(r"<loc>https://banghua\.me/(.*?)</loc>", built_site.text("sitemap.xml")))
    pages = {path.removesuffix("index.html") for path in built_site.pages if path != "404.html"}
    assert pages == places


def test_sources_and_templates_are_not_published(built_site: BuiltSite) -> None:
    wanted = {"README.md", "cv.yaml", "eval_results.yaml", "index.md"}
    files = [path for path in built_site.folder.rglob("*") if path.is_file() and path.name not in wanted]
    assert not {path.suffix for path in files} & {".md", ".py", ".jinja", ".yml", ".yaml"}
