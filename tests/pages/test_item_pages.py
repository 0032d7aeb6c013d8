"""The pages of people and projects: the author's words, with all that names the person or the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from conftest import small_site
from homepage.lists.people import people_of, with_partners
from homepage.lists.reader import read_items
from homepage.names import parse_names
from homepage.names.people import Person
from homepage.pages.item_pages import item_at, item_page
from homepage.words import ENGLISH
from made_sites import site_of

if TYPE_CHECKING:
    from homepage.lists.records import ItemList
    from homepage.whole_site.site import Site
    from site_pages import BuiltSite

PEOPLE = "- {name: Mary Somerville, aliases: ['Somerville, M.'], tags: stars}\n- {name: Ada Lovelace}\n"
PROJECTS = "- {title: Stars, key: stars}\n- {title: Looms, tags: ada-lovelace}\n"


def read(text: str, name: str) -> ItemList:
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    assert problems == ()
    return found


def site() -> Site:
    people = read(PEOPLE, "people")
    people = replace(people, items=tuple(item.with_page(f"people/{item.key}.md") for item in people.items))
    talks = "- {date: 1834, title: Light, tags: [mary-somerville, stars]}\n- {date: 1840, title: Other}"
    lists = {"people": people, "projects": read(PROJECTS, "projects"), "talks": read(talks, "talks")}
    papers = entry("a", "Somerville, M. and Lovelace, A.") + entry("b", keywords="stars")
    return site_of(bibliography(papers), lists=lists)


def test_a_person_s_page_has_the_words_between_the_sheet_and_what_names_the_person() -> None:
    name, item = item_at(site(), "people/mary-somerville.md") or pytest.fail("no such item")
    assert item_page(site(), name, item, "# Dr. Somerville\n\nHer words.\n", ENGLISH) == (
        "# Dr. Somerville\n\n"
        '/// people\n    keys: ["mary-somerville"]\n    view: "sheet"\n    group: "none"\n    pictures: "square"\n'
        "///\n\n"
        "Her words.\n\n"
        '## Publications\n\n/// publications\n    author: ["Mary Somerville", "Somerville, M."]\n    group: "none"\n'
        "///\n\n"
        '/// projects\n    title: "Projects"\n    tag: ["stars"]\n    group: "none"\n///\n\n'
        '/// talks\n    title: "Talks"\n    tag: ["mary-somerville"]\n    group: "none"\n///'
    )


def test_whoever_a_project_or_a_grant_names_in_with_is_on_its_page_and_it_is_on_theirs() -> None:
    lists = {
        "people": read("- {name: Ada Lovelace, aliases: ['Lovelace, A.'], website: 'https://ada.example'}", "people"),
        "projects": read("- {title: Looms, with: [A. Lovelace, Ch. Babbage]}", "projects"),
        "grants": read("- {title: Thread, with: Ada Lovelace}\n- {title: Other, with: Somebody Else}", "grants"),
    }
    known = site_of(lists=with_partners(lists))
    looms, ada = known.lists["projects"].items[0], known.lists["people"].items[0]
    assert [str(each) for each in looms.details] == ["with [A. Lovelace](https://ada.example), Ch. Babbage"]
    assert looms.values["with"] == "A. Lovelace, Ch. Babbage"
    assert 'tag: ["ada-lovelace"]' in item_page(known, "projects", looms, "", ENGLISH)
    page = item_page(known, "people", ada, "", ENGLISH)
    assert '/// grants\n    title: "Grants"\n    tag: ["ada-lovelace"]' in page
    assert '/// projects\n    title: "Projects"\n    tag: ["ada-lovelace"]' in page
    assert [str(each) for each in known.lists["grants"].items[1].details] == ["with Somebody Else"]


def test_an_empty_page_has_the_name_as_its_heading_and_nothing_that_is_empty() -> None:
    name, item = item_at(site(), "people/ada-lovelace.md") or pytest.fail("no such item")
    page = item_page(site(), name, item, "", ENGLISH)
    assert page.startswith("# Ada Lovelace\n\n/// people")
    assert 'tag: ["ada-lovelace"]' in page
    assert "/// talks" not in page


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: A B}\n- {name: C, key: a-b}", '2: the item on line 1 has the key "a-b", too: give one of them '),
        ("- name: A\n  key: Für A", '2: "key: Für A" cannot be an address: write it as "fur-a"'),
    ],
)
def test_a_key_that_is_wrong_is_told_by_line(text: str, message: str) -> None:
    (problem,) = read_items(text, "people", "people.yml")[1]
    assert str(problem).startswith(f"people.yml:{message}")


def test_a_title_without_letters_has_a_key_too() -> None:
    assert [item.key for item in read("- {title: '***'}\n- {title: 東京}", "projects").items] == ["line-1", "東京"]


def person(text: str) -> Person:
    return Person(parse_names(text).names[0])


def test_people_have_one_place_and_old_ones_still_count() -> None:
    listed = read("- {name: Ada Lovelace}\n- {name: Mary Somerville}\n- {name: Mary Somerville, key: m}", "people")
    others = [person("Somerville, Mary"), person("Charles Babbage")]
    people, left, problems = people_of(listed, person("Ada Lovelace"), others)
    assert [each.name.full for each in people] == ["Mary Somerville"]
    assert [each.name.full for each in left] == ["Charles Babbage"]
    assert [str(problem) for problem in problems] == [
        "docs/lists/people.yml:2: Mary Somerville is under `people` in mkdocs.yml, too: remove that, since this list "
        "is used",
        "docs/lists/people.yml:3: Mary Somerville is in this list twice: remove one, or give each an alias or an "
        "ORCID iD",
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    made = small_site(tmp_path_factory.mktemp("people"))
    made.write(
        {
            "docs/publications.bib": entry("a", "Somerville, M. and Lovelace, Ada", journal="J"),
            "docs/lists/people.yml": PEOPLE,
            "docs/lists/projects.yml": PROJECTS,
            "docs/people/mary-somerville.md": "Her words.\n",
            "docs/people/ada-lovelac.md": "Not found.\n",
            "docs/index.md": "# Home\n\n/// people\n///\n\n/// projects\n///\n\n/// publications\n///\n",
        }
    )
    return made.build()


def test_names_in_lists_lead_to_the_page_of_the_person(built: BuiltSite) -> None:
    home = built.page("index.html")
    links = {link.get_text(): link["href"] for link in home.all(".pub__author a, .items--people .item__title a")}
    assert links == {"M. Somerville": "./people/mary-somerville/", "Mary Somerville": "./people/mary-somerville/"}
    page = built.page("people/mary-somerville/index.html")
    assert [heading.get_text().rstrip("#") for heading in page.all("main :is(h1, h2)")] == [
        "Mary Somerville",
        "Publications",
        "Projects",
    ]
    assert "Title of a" in page.text


def test_each_project_has_a_page_also_without_words_about_it(built: BuiltSite) -> None:
    assert built.page("projects/stars/index.html").one("h1").get_text().startswith("Stars")
    (link,) = built.page("people/mary-somerville/index.html").all(".items--projects .item__title a")
    assert link["href"] == "../../projects/stars/"
    assert "[Stars](https://" in built.text("llms.txt")


def test_a_page_that_is_nearly_a_person_s_is_told(built: BuiltSite) -> None:
    message = 'docs/people/ada-lovelac.md:1: no item of people has the key "ada-lovelac". Did you mean "ada-lovelace"?'
    assert message in built.output


def test_a_title_of_a_list_has_no_elements_on_its_page() -> None:
    name, item = "projects", read("- {title: 'On <input autofocus onfocus=x()> & <b>'}", "projects").items[0]
    heading = item_page(site(), name, item, "", ENGLISH).partition("\n")[0]
    assert heading == "# On &lt;input autofocus onfocus=x()> & &lt;b>"
