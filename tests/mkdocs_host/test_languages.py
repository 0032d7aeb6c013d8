"""A site with a second language in a folder: a menu, hreflang, the words and entries of each language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import material
import pytest
import yaml
from any_host.languages import Edition, _folder, edition_of, material_language, versions
from conftest import BIB, PROJECT, small_site
from homepage.settings.languages import alternate_problems
from homepage.words import words_in
from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from site_pages import BuiltSite

URLS = {"index.md": "./", "de/index.md": "de/", "talks.md": "talks/", "de/talks.md": "de/talks/", "only.md": "only/"}
ENGLISH, GERMAN = Edition("English", "en", "/", ""), Edition("Deutsch", "de", "/de/", "de/")
ELSEWHERE = Edition("Français", "fr", "https://fr.example/", None)


LISTS = "/// areas\n///\n\n/// models\n///\n\n/// people\n///\n"
LETTER = "@misc{Lovelace1843Letter, title = {A Letter}, author = {Lovelace, Ada}, year = 1843, note = {in press}}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = small_site(tmp_path_factory.mktemp("languages"))
    site.settings["nav"] = [
        {"Home": "index.md"},
        {"Papers": "publications/index.md"},
        {"Deutsch": [{"Start": "de/index.md"}, {"Arbeiten": "de/publications/index.md"}]},
    ]
    site.extra["alternate"] = [
        {"name": "English", "link": "/", "lang": "en"},
        {"name": "Deutsch", "link": "/de/", "lang": "de"},
    ]  # type: ignore[assignment]
    block = "/// publications\n    filters: true\n///\n"
    site.write(
        {
            "docs/publications/index.md": f"# Papers\n\n{block}",
            "docs/de/index.md": "---\ntemplate: home.html\n---\n\n# Ada\n\nEin Satz.\n",
            "docs/de/publications/index.md": f"# Arbeiten\n\n{block}",
            "docs/ja.md": "---\nlang: ja\n---\n\n# 日本語\n",
            "docs/lists.md": f"# Lists\n\n{LISTS}",
            "docs/de/listen.md": f"# Listen\n\n{LISTS}\nMit [@lovelace1843notes].\n",
            "docs/research/logic.md": "# Logic\n",
            "docs/research/sets.md": "# Sets\n",
            "docs/de/research/logic.md": "---\ndescription: Vom Schließen.\n---\n# Logik\n",
            "docs/models/loom.md": "---\nlicense: mit\nsummary: A loom.\n---\nIt weaves.\n",
            "docs/models/wheel.md": "---\nlicense: mit\nbase_model: loom\n---\nA wheel.\n",
            "docs/de/models/loom.md": "---\nsummary: Ein Webstuhl.\n---\n# Webstuhl\n\nEr webt.\n",
            "docs/lists/people.yml": "- {name: Grace Hopper, key: grace, role: Student}\n",
            "docs/people/grace.md": "She compiles.\n",
            "docs/de/people/grace.md": "Sie übersetzt.\n",
            "docs/de/publications/Lovelace1843Letter.md": "Ein Brief an sie.\n",
            "docs/publications.bib": BIB + LETTER,
        }
    )
    built = site.build()
    assert built.code == 0, built.output
    return built


def entries(html: str) -> list[str]:
    bar = html.split('<ul class="top__entries">')[1].split("</nav>")[0]
    return re.findall(r'<a href="[^"]*"[^>]*>([^<]*)</a>', bar)


def test_a_page_links_to_the_same_page_in_each_language(built: BuiltSite) -> None:
    links = '<link rel="alternate" hreflang="{}" href="https://ada.example/{}">'
    for page in ("publications/index.html", "de/publications/index.html"):
        html = built.text(page)
        assert links.format("en", "publications/") in html
        assert links.format("de", "de/publications/") in html
    assert "hreflang" not in built.text("ja/index.html").split("</head>")[0]


def test_the_menu_leads_to_the_same_page_or_to_the_start(built: BuiltSite) -> None:
    menus = [
        re.findall(r'<li><a href="([^"]*)" lang="(\w+)" hreflang="\w+"( aria-current="true")?>', built.text(page))
        for page in ("de/publications/index.html", "publications/lovelace1843notes/index.html", "404.html")
    ]
    current = ' aria-current="true"'
    assert menus == [
        [("../../publications/", "en", ""), ("./", "de", current)],
        [("./", "en", current), ("../../de/", "de", "")],
        [("/.", "en", current), ("/de/", "de", "")],
    ]


def test_each_language_has_its_entries_and_its_words(built: BuiltSite) -> None:
    english, german = built.text("publications/index.html"), built.text("de/publications/index.html")
    assert (entries(english), entries(german)) == (["Home", "Papers"], ["Start", "Arbeiten"])
    assert '<html lang="de"' in german
    assert '<a class="top__name" href="../">' in german
    assert 'placeholder="Suche"' in german
    assert ("BibTeX aller Veröffentlichungen" in german, "BibTeX of all papers" in english) == (True, True)
    assert "data-words" not in english
    assert '<html lang="ja"' in built.text("ja/index.html")


def test_lists_name_what_has_a_page_in_the_folder_as_that_does(built: BuiltSite) -> None:
    shown = [
        [
            [(link["href"], link.get_text(" ", strip=True)) for link in page.all(f"main {selector} a[href^='../']")]
            for selector in (".areas-list", ".models-cards .model__name", ".item")
        ]
        for page in (built.page("lists/index.html"), built.page("de/listen/index.html"))
    ]
    assert shown[0] == [
        [("../research/logic/", "Logic"), ("../research/sets/", "Sets")],
        [("../models/loom/", "loom"), ("../models/wheel/", "wheel")],
        [("../people/grace/", "Grace Hopper")],
    ]
    assert shown[1] == [
        [("../../de/research/logic/", "Logik"), ("../../research/sets/", "Sets")],
        [("../../de/models/loom/", "Webstuhl"), ("../../models/wheel/", "wheel")],
        [("../../de/people/grace/", "Grace Hopper")],
    ]
    german = built.page("de/listen/index.html")
    assert "Vom Schließen." in german.text
    assert "Ein Webstuhl." in german.text
    assert german.one("a.cite")["href"] == "../../publications/lovelace1843notes/"
    assert "[Webstuhl](" in built.text("de/listen/index.md")
    assert "[loom](" in built.text("lists/index.md")


def test_a_page_in_the_folder_is_about_what_the_other_is_about(built: BuiltSite) -> None:
    card = built.page("de/models/loom/index.html")
    assert card.one("h1").get_text().startswith("Webstuhl")
    assert "Er webt." in card.text
    assert card.all(".model--sheet .model__license a")
    assert built.page("models/loom/index.html").one("h1").get_text().startswith("loom")
    person = built.page("de/people/grace/index.html")
    assert person.one("h1").get_text().startswith("Grace Hopper")
    assert "Sie übersetzt." in person.text
    assert "Student" in person.text
    name = "publications/lovelace1843letter/"
    paper = built.page(f"de/{name}index.html")
    assert paper.one("h1").get_text().startswith("A Letter")
    assert ("Ein Brief an sie." in paper.text, "im Druck" in paper.text, "Zitieren" in paper.text) == (True, True, True)
    assert "Ein Brief" not in built.text(f"{name}index.html")
    german, english = built.page("de/publications/index.html"), built.page("publications/index.html")
    assert german.one("[data-key=Lovelace1843Letter] .pub__title a")["href"] == f"../../de/{name}"
    assert english.one("[data-key=Lovelace1843Letter] .pub__title a")["href"] == f"../{name}"
    assert f'hreflang="de" href="https://ada.example/de/{name}"' in paper.source


@pytest.mark.parametrize(
    ("link", "folder"),
    [
        ("/", ""), ("./", ""), ("/de/", "de/"), ("./de/", "de/"), ("de", "de/"), ("/lab/de/", "de/"),
        ("https://ada.example/lab/de/", "de/"), ("https://other.example/de/", None), ("/fr/", None),
    ],
)  # fmt: skip
def test_the_folder_that_a_link_names(link: str, folder: str | None) -> None:
    assert _folder(link, "https://ada.example/lab", URLS) == folder


def test_a_language_without_pages_or_without_a_code_is_reported_by_line(tmp_path: Path) -> None:
    (tmp_path / "docs/de").mkdir(parents=True)
    (tmp_path / "docs/de/index.md").write_text("Seite\n")
    config = tmp_path / "mkdocs.yml"
    alternate = [
        {"name": "Deutsch", "link": "/de/", "lang": "de"},
        {"name": "Français", "link": "/fr/", "lang": "fr"},
        {"name": "English", "link": "https://en.example/", "lang": "en"},
        {"name": "Italiano", "link": "/it/"},
    ]
    settings = {"extra": {"alternate": alternate}}
    config.write_text(yaml.safe_dump(settings, sort_keys=False))
    found = [str(each) for each in alternate_problems(settings, tmp_path / "docs", config, tmp_path)]
    assert found == [
        "mkdocs.yml:6: extra.alternate: /fr/ is not a folder with pages in docs/. "
        "Write pages in docs/fr/, or correct the link.",
        "mkdocs.yml:12: extra.alternate: each language takes `name: Deutsch`, `link: /de/` and `lang: de`. "
        "The language is left out.",
    ]
    (only,) = alternate_problems({"extra": {"alternate": "de"}}, tmp_path / "docs", config, tmp_path)
    assert "each language takes" in only.message


def test_the_longest_folder_is_that_of_a_page() -> None:
    assert [edition_of(source, (ENGLISH, GERMAN)) for source in ("talks.md", "de/talks.md")] == [ENGLISH, GERMAN]
    assert edition_of("talks.md", (GERMAN, ELSEWHERE)) is None


def test_another_site_is_named_as_it_is_written() -> None:
    found = versions("only.md", (ENGLISH, GERMAN, ELSEWHERE), URLS, "https://ada.example")
    assert [(each.url, each.absolute) for each in found] == [
        ("only/", "https://ada.example/only/"),
        ("de/", ""),
        ("https://fr.example/", "https://fr.example/"),
    ]
    assert versions("only.md", (ENGLISH,), URLS, "") == ()


def test_material_s_words_for_a_language(built: BuiltSite) -> None:
    import material

    folder = f"{material.__path__[0]}/templates"
    names = {code: material_language(code, [folder]) for code in ("de-AT", "pt-BR", "zh-Hans", "zh-TW", "iw", "tlh")}
    assert names == {"de-AT": "de", "pt-BR": "pt-BR", "zh-Hans": "zh", "zh-TW": "zh-TW", "iw": "he", "tlh": ""}


@pytest.mark.parametrize(
    ("code", "authors", "of_category"),
    [("ja", "著者", "カテゴリー:"), ("pl", "Autorzy", "w"), ("fr", "Auteurs", "dans"), ("en", "Authors", "in")],
)
def test_words_that_material_lacks_are_those_of_the_engine(code: str, authors: str, of_category: str) -> None:
    folders = [PROJECT / "hooks/theme", Path(material.__file__).parent / "templates"]
    env = Environment(loader=FileSystemLoader(folders), autoescape=True)
    given = {"config": {"theme": {"language": code}}, "words": words_in(code)}
    said: Any = env.get_template("partials/language.html", globals=given).module
    assert [said.t(key) for key in ("blog.authors", "blog.categories.in")] == [authors, of_category]
