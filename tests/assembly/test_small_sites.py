"""Other people's sites on the same hooks: any depth, either form of addresses, citations wherever text can stand."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from bibliographies import entry
from conftest import small_site
from site_pages import ORIGIN

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import BuiltSite, Page

CITATION = "[@lovelace1843notes]"
PLACES = {
    "a paragraph": CITATION,
    "a list": f"- one\n    - two {CITATION}",
    "a table cell": f"| a | b |\n| - | - |\n| 1 | {CITATION} |",
    "an admonition": f"!!! note\n\n    {CITATION}",
    "a tab": f'=== "First"\n\n    {CITATION}',
    "a footnote": f"Text.[^1]\n\n[^1]: Note {CITATION}.",
    "a block": f"/// admonition | Title\n{CITATION}\n///",
    "details": f"/// details | Title\n{CITATION}\n///",
    "a definition": f"Term\n:   {CITATION}",
    "a quotation": f"> {CITATION}",
    "a heading": f"## Heading {CITATION}",
    "emphasis": f"**bold {CITATION}**",
    "HTML with Markdown": f"<div markdown>\n{CITATION}\n</div>",
    "words around it": "[see @lovelace1843notes, Theorem 2]",
}
# What is written, and what of it a reader sees.
NO_CITATIONS = {
    "a fence": (f"```python\n@lovelace1843notes\nx = '{CITATION}'\n```", f"@lovelace1843notes x = '{CITATION}'"),
    "a fence without language": (f"```\n{CITATION} [@unknown]\n```", f"{CITATION} [@unknown]"),
    "a span": (f"`{CITATION}` and ``[@unknown]``", f"{CITATION} and [@unknown]"),
    "indented code": (f"Text.\n\n    {CITATION} [@unknown]", f"{CITATION} [@unknown]"),
    "HTML code": (f"Text <code>{CITATION}</code>.", f"Text {CITATION}."),
    "preformatted HTML": (f"<pre>{CITATION} [@unknown]</pre>", f"{CITATION} [@unknown]"),
    "the text of a link": (f"[see {CITATION}](https://example.org/)", f"see {CITATION}"),
    "a link named like a citation": ("[@unknown](https://social.example/@unknown)", "@unknown"),
    "an HTML link": (f'<a href="https://example.org/">{CITATION}</a>', CITATION),
    "an address": ("<https://social.example/@lovelace1843notes>", "https://social.example/@lovelace1843notes"),
    "a mail address": ("Write to a@b.org, <ada@b.org> or [c@b.org].", "Write to a@b.org, ada@b.org or [c@b.org]."),
    "an escape": (f"\\{CITATION}", CITATION),
}


@pytest.fixture
def depths(homepage: Homepage) -> Homepage:
    homepage.write(
        {
            "docs/top.md": f"# Top\n\n{CITATION}\n\n\\bibliography\n",
            "docs/a/index.md": f"# A\n\n{CITATION}\n",
            "docs/a/b/c/deep.md": f"# Deep\n\n{CITATION}\n\n/// publications\n///\n\n/// models\n///\n",
            "docs/publications/index.md": "# Publications\n\n/// publications\n///\n",
            "docs/models/index.md": "# Models\n\n/// models\n///\n",
            "docs/models/engine.md": (
                "---\nname: Engine\npapers: [lovelace1843notes]\n---\n\n# Engine\n\n[Home](../index.md)\n"
            ),
        }
    )
    return homepage


@pytest.mark.parametrize("directories", [True, False], ids=["directories", "files"])
def test_links_lead_somewhere_from_every_depth(directories: bool, depths: Homepage) -> None:
    depths.settings["use_directory_urls"] = directories
    built = depths.build(strict=True)
    assert built.code == 0, built.output
    assert [
        f"{page.path}: {address}"
        for page in built.pages.values()
        for address in (*page.links(), *page.loads())
        if built.dead_end(address)
    ] == []
    paper = "publications/lovelace1843notes/" if directories else "publications/lovelace1843notes.html"
    deep = "a/b/c/deep/index.html" if directories else "a/b/c/deep.html"
    assert citations(built, deep) == [f"{ORIGIN}{paper}"]


def citations(site: BuiltSite, path: str) -> list[str]:
    return [urljoin(ORIGIN + path, str(link["href"])) for link in site.page(path).all("a.cite")]


def test_citations_above_a_bibliography_lead_to_its_entries(depths: Homepage) -> None:
    built = depths.build(strict=True)
    assert citations(built, "top/index.html") == [f"{ORIGIN}top/index.html#ref-lovelace1843notes"]
    assert built.page("top/index.html").one("#ref-lovelace1843notes")["data-key"] == "lovelace1843notes"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of a site that has one for each place where a citation may or may not stand."""
    site = small_site(tmp_path_factory.mktemp("places"))
    texts = PLACES | {place: written for place, (written, _) in NO_CITATIONS.items()}
    site.write({f"docs/places/{number}.md": f"# Page\n\n{text}\n" for number, text in enumerate(texts.values())})
    built = site.build(strict=True)
    assert built.code == 0, built.output
    return {place: built.page(f"places/{number}/index.html") for number, place in enumerate(texts)}


@pytest.mark.parametrize("place", PLACES)
def test_a_citation_is_one_wherever_text_can_stand(place: str, places: dict[str, Page]) -> None:
    link = places[place].one("a.cite")
    assert link["href"] == "../../publications/lovelace1843notes/"
    assert link["data-key"] == "lovelace1843notes"
    assert link.decode_contents() == "<i>L</i>B43"


@pytest.mark.parametrize("place", NO_CITATIONS)
def test_nothing_in_code_links_or_mail_addresses_is_a_citation(place: str, places: dict[str, Page]) -> None:
    assert places[place].all("a.cite") == []
    assert NO_CITATIONS[place][1] in places[place].text


def test_words_around_a_key_stay_in_the_citation(places: dict[str, Page]) -> None:
    assert "[see LB43, Theorem 2]" in places["words around it"].text


def test_a_site_without_list_pages_links_to_none(homepage: Homepage) -> None:
    built = homepage.build(strict=True)
    links = {f"{page.path}: {address}" for page in built.pages.values() for address in page.links()}
    assert {link for link in links if built.dead_end(link.split(": ", 1)[1])} == set()


def test_a_site_that_inherits_is_about_its_own_author(homepage: Homepage) -> None:
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    home = built.page("index.html")
    assert home.one(".top__name").get_text(strip=True) == "Ada Lovelace"
    assert [own.get_text() for own in home.all(".pub__author--self")] == ["Ada Lovelace", "Ada Lovelace"]
    strangers = [path for path, page in built.pages.items() if "Zhu" in page.source]
    assert strangers == []


def test_a_build_writes_only_the_site_and_the_cache(homepage: Homepage) -> None:
    homepage.configure()
    before = {path: path.read_bytes() for path in homepage.root.rglob("*") if path.is_file()}
    assert homepage.build(strict=True).code == 0
    after = {path: path.read_bytes() for path in homepage.root.rglob("*") if path.is_file()}
    new = {path.relative_to(homepage.root).parts[0] for path in after if path not in before}
    assert new <= {"site", ".cache"}
    assert {path: after.get(path) for path in before} == before


@pytest.mark.parametrize(("pages", "own"), [("false", 0), ("selected", 1), ("true", 2)])
def test_the_author_chooses_which_papers_have_pages(pages: str, own: int, homepage: Homepage) -> None:
    bib = (homepage.root / "docs/publications.bib").read_text(encoding="utf-8")
    homepage.write({"docs/publications.bib": bib.replace("year    = {1843},", "year = {1843}, selected = {true},")})
    homepage.write({"docs/cites.md": f"# Cites\n\n{CITATION} [@lovelace1844poetical]\n"})
    homepage.write({"docs/publications/index.md": "# Publications\n\n/// publications\n///\n"})
    homepage.options["paper_pages"] = {"false": False, "true": True}.get(pages, pages)
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert len([path for path in built.pages if path.startswith("publications/") and path.count("/") == 2]) == own
    assert [address for address in citations(built, "cites/index.html") if built.dead_end(address)] == []


def every_byte(site: BuiltSite) -> dict[str, bytes]:
    """Return every file of a site but the compressed sitemap, which holds the time of the build."""
    files = (path for path in site.folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {str(path.relative_to(site.folder)): path.read_bytes() for path in files}


def test_the_cache_never_changes_the_site(depths: Homepage) -> None:
    cold = every_byte(depths.build())
    cache = depths.root / ".cache"
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert kept
    assert every_byte(depths.build()) == cold
    for path in kept:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    damaged = depths.build()
    assert (damaged.code, every_byte(damaged)) == (0, cold)
    for path in kept:
        path.write_bytes(b"\x00nonsense")
    assert every_byte(depths.build()) == cold


def test_every_process_builds_the_same_site(depths: Homepage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python orders the members of a set by a seed that each process has of its own."""
    news = "- date: 1843\n  text: Out [@lovelace1843notes], with ![a loom](assets/loom.png) and [more](index.md)."
    depths.write({"docs/lists/news.yml": news, "docs/news.md": "# News\n\n/// news\n///\n"})
    sites = []
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        shutil.rmtree(depths.root / ".cache", ignore_errors=True)
        sites.append(every_byte(depths.build()))
    assert b"a loom" in sites[0]["news.xml"]
    assert sites[0] == sites[1] == sites[2]


def problems_in(site: BuiltSite) -> list[str]:
    """Return the lines of a build that are about the author's files."""
    return [line for line in site.output.splitlines() if ".md:" in line or ".bib:" in line or "entries read" in line]


def test_the_cache_forgets_no_complaint(depths: Homepage) -> None:
    bib = (depths.root / "docs/publications.bib").read_text(encoding="utf-8")
    broken = bib.replace("title   = {Notes", "titel = {Odd}, pdf = {missing.pdf}, title   = {Notes")
    depths.write({"docs/publications.bib": broken})
    depths.write({"docs/list.md": "# List\n\n/// publications\n    keywords: [nothing]\n///\n"})
    cold = depths.build()
    assert {word for word in ("titel", "missing.pdf", "nothing", "2 entries read") if word in cold.output} == {
        "titel",
        "missing.pdf",
        "nothing",
        "2 entries read",
    }
    assert problems_in(depths.build()) == problems_in(cold)


def test_an_entry_that_changes_and_changes_back_is_what_it_was(homepage: Homepage) -> None:
    homepage.options["paper_pages"] = False
    before = every_byte(homepage.build())
    bib = (homepage.root / "docs/publications.bib").read_text(encoding="utf-8")
    homepage.write({"docs/publications.bib": bib.replace("Poetical", "Prosaic")})
    changed = homepage.build()
    assert "Prosaic Science" in changed.page("index.html").source
    assert b"Prosaic Science" in every_byte(changed)["publications.ris"]
    homepage.write({"docs/publications.bib": bib})
    assert every_byte(homepage.build()) == before


def test_a_configuration_of_the_authors_own_has_its_icon(homepage: Homepage) -> None:
    del homepage.settings["INHERIT"]
    homepage.settings |= {"theme": "material", "markdown_extensions": ["attr_list"]}
    built = homepage.build()
    assert built.code == 0, built.output
    icon = built.page("index.html").one('link[rel="icon"]')["href"]
    assert (built.folder / icon).is_file()


@pytest.mark.parametrize("theme", ["readthedocs", "mkdocs", {"name": "mkdocs"}])
def test_another_theme_is_told_about_in_one_line(theme: object, homepage: Homepage) -> None:
    del homepage.settings["INHERIT"]
    homepage.settings["theme"] = theme
    built = homepage.build()
    assert built.code != 0
    assert "Traceback" not in built.output
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("theme:"))
    assert f"mkdocs.yml:{line}: these pages need the theme Material; write `theme: material`" in built.output


@pytest.mark.parametrize("directories", [True, False])
def test_a_paper_may_link_to_a_page_of_the_site(directories: bool, homepage: Homepage) -> None:
    homepage.settings["use_directory_urls"] = directories
    address = "notes/engine/" if directories else "notes/engine.html"
    papers = [
        entry("a", journal="J", html="notes/engine.md"),
        entry("b", journal="J", html=f"{address}#parts"),
        entry("c", journal="J", html="notes/engin.md"),
    ]
    homepage.write({"docs/publications.bib": "".join(papers), "docs/notes/engine.md": "# Engine\n\n## Parts\n"})
    built = homepage.build()
    links = {
        pub["data-key"]: str(pub.select('[data-kind="html"]')[0]["href"])
        for pub in built.page("index.html").all(".pub")
    }
    assert (links["a"], links["b"]) == (f"./{address}", f"./{address}#parts")
    assert 'entry "c": "html" names notes/engin.md, which is not in docs/' in built.output
    assert 'entry "a"' not in built.output
    assert 'entry "b"' not in built.output


def test_a_new_area_may_have_no_papers_yet(homepage: Homepage) -> None:
    listing = "/// publications\n    keywords: [{}]\n    group: none\n///\n"
    homepage.write({"docs/research/looms.md": f"# Looms\n\n{listing.format('looms')}"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    homepage.write({"docs/other.md": f"# Other\n\n{listing.format('weft')}"})
    assert 'docs/other.md:4: /// publications: no publication has the keyword "weft"' in homepage.build().output


@pytest.mark.parametrize("view", ["list", "compact", "years", "coauthors"])
def test_a_site_without_publications_says_so_and_offers_none(view: str, homepage: Homepage) -> None:
    block = f"# Papers\n\n/// publications\n    view: {view}\n"
    filters = "    filters: true\n" if view == "list" else ""
    homepage.write({"docs/publications.bib": "", "docs/publications/index.md": f"{block}{filters}///\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("publications/index.html")
    assert page.text.endswith("There are no publications yet.")
    assert page.all("[data-facets], link[type='application/atom+xml'], .bottom a") == []
    assert "There are no publications yet." in built.text("publications/index.md")
    assert "publications.bib" not in built.text("llms.txt")


def test_a_list_that_chooses_nothing_has_no_filters(homepage: Homepage) -> None:
    homepage.write({"docs/chosen.md": "# Chosen\n\n/// publications\n    selected: true\n    filters: true\n///\n"})
    page = homepage.build(strict=True).page("chosen/index.html")
    assert page.all("[data-facets]") == []
    assert page.all(".bottom a[href$='publications.bib']")
