"""No word of another language stands on a page: a site with every block, in Arabic with pages in other languages."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from conftest import small_site
from english_texts import english_texts
from greek_site import add_more_features, write_greek_site
from homepage.words import words_in

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import BuiltSite

PAGES = {"ja.md": "ja", "de.md": "de", "he.md": "he"}
SHOWN = {"alt", "aria-label", "content", "data-copy", "data-failed", "data-none", "data-one", "data-other", "data-text"}
SHOWN |= {"placeholder", "title"}
"""The attributes whose values readers see or hear."""
NAMES = {
    "APA",
    "BibTeX",
    "CO",
    "CSL",
    "CSV",
    "DOI",
    "Face",
    "Git",
    "Hub",
    "Hugging",
    "JSON",
    "Markdown",
    "ORCID",
    "PDF",
}
NAMES |= {"RIS", "RenderCV", "Resume", "theoria"}
"""Names, which are the same in every language, and a keyword of the author."""
WITHOUT_WORDS = re.compile(r"```.*?```|\]\([^)]*\)|\{ [^}]*\}|^(?:!!!|\?\?\?|///) \w+", re.DOTALL | re.MULTILINE)
"""The code and the syntax of Markdown."""


class Texts(HTMLParser):
    """The texts of a page that are shown, without code and without the references of citation styles."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("script", "style", "pre", "code") or "cite-box__styles" in values.get("class", ""):
            self.hidden.append(tag)
        self.texts += [value for name, value in values.items() if name in SHOWN and tag != "meta"]
        if {"description", "og:title", "og:description", "og:image:alt"} & {values.get("name"), values.get("property")}:
            self.texts.append(values["content"])
        for name in ("data-words", "data-facets"):
            self.texts += list(strings(json.loads(values.get(name) or "{}")))

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.texts.append(data)


def strings(value: object) -> list[str]:
    """Return the texts in JSON, without the keys."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    return [value] if isinstance(value, str) else []


def texts_of(html: str) -> list[str]:
    parser = Texts()
    parser.feed(html)
    return parser.texts


def latin_words(texts: list[str]) -> set[str]:
    without_addresses = (re.sub(r"https?://\S+|[\w.]+\.example|\{\w+\}|[\w./]+/", " ", text) for text in texts)
    return {word for text in without_addresses for word in re.findall(r"[A-Za-zÀ-ž]{2,}", text)} - NAMES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = small_site(tmp_path_factory.mktemp("greek"))
    write_greek_site(site, "ar", PAGES)
    add_more_features(site)
    built = site.build()
    assert built.code == 0, built.output
    return built


def test_a_page_in_another_script_has_no_latin_word_of_the_interface(built: BuiltSite) -> None:
    pages = [file for file in built.folder.rglob("*.html") if file.parent.name not in ("de", "print_page")]
    assert len(pages) > 20
    found = {file.relative_to(built.folder).as_posix(): latin_words(texts_of(file.read_text())) for file in pages}
    assert {name: words for name, words in found.items() if words} == {}


def test_nor_has_one_in_the_frame_of_material(tmp_path: Path) -> None:
    site = small_site(tmp_path / "ja")
    write_greek_site(site, "ja", {})
    add_more_features(site)
    site.options["frame"] = "material"
    built = site.build()
    found = {file.relative_to(built.folder).as_posix(): file.read_text() for file in built.folder.rglob("*.html")}
    words = {name: latin_words(texts_of(html)) - {"Material", "for", "MkDocs"} for name, html in found.items()}
    assert len(words) > 20
    assert {name: each for name, each in words.items() if each} == {}


def test_what_is_made_for_programs_that_show_it_has_none_either(built: BuiltSite) -> None:
    twins = [file for file in built.folder.rglob("*.md") if file.parent.parent.name != "models"]
    texts = {file.relative_to(built.folder).as_posix(): file.read_text() for file in twins if file.parent.name != "de"}
    prose = {name: WITHOUT_WORDS.sub("", text) for name, text in texts.items()}
    assert len(prose) > 5
    assert {name: words for name, text in prose.items() if (words := latin_words([text]))} == {}


@pytest.mark.parametrize("code", ["de", "ja", "he"])
def test_a_page_has_the_words_of_its_own_language(built: BuiltSite, code: str) -> None:
    words = words_in(code)
    html = built.text(f"{code}/index.html")
    texts = {" ".join(text.split()) for text in texts_of(html)}
    english = {text for text in english_texts() if words(text) != text and "{" not in text}
    assert texts & english == set()
    assert {words("Abstract"), words("Journal articles"), words("The numbers"), words("Newest first")} <= texts
    assert f'<html lang="{code}"' in html


def test_search_records_and_feeds_are_in_the_language_of_the_site(built: BuiltSite) -> None:
    records = json.loads(built.text("search/search_index.json"))["docs"]
    records = [each for each in records if each["location"].startswith("publications/")]
    texts = [text for each in records for text in (each["title"], re.sub("<[^>]*>", " ", each["text"]))]
    assert latin_words(texts) == set()
    titles = [re.findall("<title>(.*?)</title>", built.text(name))[0] for name in ("publications.xml", "news.xml")]
    assert titles == ["المنشورات – Πέτρος Δούκας", "الأخبار – Πέτρος Δούκας"]
