"""The first site's papers: each page, its tags, its downloads and the .bib say the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT
from pybtex.database import parse_string

if TYPE_CHECKING:
    from site_pages import BuiltSite, Page


ENTRIES = parse_string((PROJECT / "docs/publications.bib").read_text(encoding="utf-8"), "bibtex").entries


ENDINGS = ("bib", "ris", "csl.json")


def page_of(key: str, site: BuiltSite) -> Page:
    return site.page(f"publications/{key}/index.html")


def meta(page: Page, name: str) -> list[str]:
    return [str(tag["content"]) for tag in page.all(f'meta[name="{name}"]')]


def ris_of(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag, value in re.findall(r"^([A-Z][A-Z0-9])  - (.*?)\r?$", text, re.MULTILINE):
        found.setdefault(tag, []).append(value)
    return found


@pytest.mark.parametrize("key", ENTRIES)
def test_page_tags_and_downloads_agree_with_the_bib(key: str, built_site: BuiltSite) -> None:
    source = ENTRIES[key]
    page = page_of(key, built_site)
    (item,) = json.loads(built_site.text(f"publications/{key}.csl.json"))
    ris = ris_of(built_site.text(f"publications/{key}.ris"))
    article = json.loads(page.one('script[type="application/ld+json"]').text)
    title = meta(page, "citation_title")[0]
    assert item["title"] == article["name"] == title
    assert ris["TI"] == [title]
    assert letters(source.fields["title"]) == letters(title)
    families = [re.sub(r"\W", "", " ".join(person.last_names)) for person in source.persons["author"]]
    assert [re.sub(r"\W", "", name.split(",")[0]) for name in meta(page, "citation_author")] == families
    assert [re.sub(r"\W", "", name.split(",")[0]) for name in ris["AU"]] == families
    assert len(item["author"]) == len(article["author"]) == len(page.all(".paper .pub__author")) == len(families)
    year = source.fields["year"]
    assert meta(page, "citation_publication_date")[0].startswith(year)
    assert (ris["PY"], item["issued"]["date-parts"][0][0]) == ([year], int(year))


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\\[a-z]+", "", text.lower()))


@pytest.mark.parametrize("key", ENTRIES)
def test_the_citation_box_has_every_style_and_download(key: str, built_site: BuiltSite) -> None:
    page = page_of(key, built_site)
    styles = {row.dt.text: row.dd.get_text() for row in page.all(".cite-box__styles > div") if row.dt and row.dd}
    assert list(styles) == ["APA", "IEEE", "Chicago", "ACM"]
    for reference in styles.values():
        assert ENTRIES[key].fields["year"] in reference
    files = [str(link["href"]) for link in page.all(".cite-box__files a")]
    assert files == [f"../../publications/{key}.{ending}" for ending in ENDINGS]


@pytest.mark.parametrize("key", ENTRIES)
def test_the_bibtex_shown_is_the_bibtex_downloaded_less_nothing_of_bibtex(key: str, built_site: BuiltSite) -> None:
    shown = page_of(key, built_site).one(".paper__bibtex").text
    assert built_site.text(f"publications/{key}.bib").strip() == shown.strip()
    read = parse_string(shown, "bibtex").entries[key]
    own = {"arxiv", "abbr", "selected", "code", "website", "html", "pdf", "openreview", "blog", "slides", "shorthand"}
    written = {name: value for name, value in ENTRIES[key].fields.items() if name not in own}
    found = dict(read.fields)
    # Keywords of areas are left out; what only this site's fields say is added.
    assert set(re.split(r",\s*", found.pop("keywords", ""))) <= {"", *re.split(r",\s*", written.pop("keywords", ""))}
    assert written.items() <= found.items()
    assert found.keys() - written.keys() <= {"eprint", "archiveprefix", "url"}
    assert found.get("eprint", "") in ("", ENTRIES[key].fields.get("arxiv"))


def test_an_area_and_the_selected_papers_can_be_downloaded(built_site: BuiltSite) -> None:
    serving = {
        key for key, each in ENTRIES.items() if "serving" in re.split(r"\s*,\s*", each.fields.get("keywords", ""))
    }
    selected = {key for key, each in ENTRIES.items() if each.fields.get("selected") == "true"}
    for name, keys in (("research/serving", serving), ("selected", selected), ("publications", set(ENTRIES))):
        assert keys
        assert set(parse_string(built_site.text(f"{name}.bib"), "bibtex").entries) == keys
        assert {item["id"] for item in json.loads(built_site.text(f"{name}.csl.json"))} == keys
        assert set(ris_of(built_site.text(f"{name}.ris"))["ID"]) == keys


def test_a_page_names_the_models_and_the_pages_that_cite_it(built_site: BuiltSite) -> None:
    page = page_of("zhu2023principled", built_site)
    assert [tag["data-id"] for tag in page.all(".paper .model")] == ["starling-rm-34b", "starling-rm-7b-alpha"]
    citing = {str(link["href"]) for link in page.all(".paper__citing a")}
    expected = {
        f"../../{path.removesuffix('index.html')}"
        for path, other in built_site.pages.items()
        if other.all('.citation a.cite[data-key="zhu2023principled"]')
    }
    assert citing == expected != set()


def test_the_sites_areas_have_compact_lists_and_their_papers_as_files(built_site: BuiltSite) -> None:
    areas = [path for path in built_site.pages if path.startswith("research/") and path != "research/index.html"]
    assert areas
    for path in areas:
        page = built_site.page(path)
        assert page.one(".publications")["class"] == ["publications", "publications--compact"]
        area = path.split("/")[1]
        links = set(page.links())
        for ending in ("bib", "ris", "csl.json"):
            assert f"https://built.example/research/{area}.{ending}" in links


def test_the_projects_own_files_are_good() -> None:
    command = [sys.executable, "-m", "hooks.homepage", "check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    *notes, account, total = done.stdout.splitlines()
    assert all(": note: " in note for note in notes)
    assert re.fullmatch(r"docs/publications\.bib: (\d+) entries read, \1 shown", account)
    assert total == f"no problems; {len(notes)} notes"
