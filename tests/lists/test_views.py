"""What a block shows of a list: the items that it chooses, in a view, under headings, with pictures."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from homepage.lists.choice import Choice
from homepage.lists.reader import read_items
from homepage.whole_site.page import Page
from homepage.whole_site.sized_picture import SizedPicture
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from homepage.lists.records import ItemList

TODAY = date(2026, 6, 15)

PEOPLE = """\
- name: Ada Lovelace
  groups: Head
  picture: assets/ada.jpg
  email: ada@x.example
  orcid: 0000-0002-1825-0097
- name: Charles Babbage
  groups: Alumni
  since: 1830
  until: 1871
  now: London
- name: Mary Somerville
  groups: [Head, Friends]
  tags: stars
"""


def read(text: str, name: str) -> ItemList:
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    assert problems == ()
    return found


def test_the_next_of_the_items_to_come_is_the_first_one() -> None:
    text = (
        "- {title: A, date: 2026-09-01}\n- {title: B, date: 2026-07-01/2026-07-03}\n- {title: C, date: 2026-06-14}\n"
        "- {title: D, since: 2020}\n- {title: E, date: 2028}\n- {title: F, date: 2026-06-10/2026-06-20}\n"
    )
    items = read(text, "projects").items
    assert [item.title for item in Choice(status="current").of(items, TODAY)] == ["D", "F", "B", "A", "E"]
    assert [item.title for item in Choice(status="current", limit=3).of(items, TODAY)] == ["D", "F", "B"]
    assert [item.title for item in Choice().of(items, TODAY)] == ["D", "E", "A", "B", "F", "C"]


def page_with(text: str, name: str, options: str = "", pictures: dict[str, SizedPicture] | None = None) -> Rendering:
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    page = Page("docs/a.md", "a/", f"/// {name}\n{options}\n///" if options else f"/// {name}\n///")
    site = site_of(lists={name: found})
    return Rendering(site, page, {"a.md": "a/"}, {"assets/ada.jpg"}, found=problems, pictures=pictures or {})


def soup(rendering: Rendering) -> BeautifulSoup:
    return BeautifulSoup(rendering.html("attr_list", "toc"), "html.parser")


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        (Choice(), ["G", "E", "D", "F", "C", "B", "A"]),
        (Choice(status="current"), ["G", "E", "D", "F"]),
        (Choice(status="past"), ["C", "B", "A"]),
        (Choice(since=2026), ["E", "D", "F", "C"]),
        (Choice(since=2020), ["E", "D", "F", "C", "B"]),
        (Choice(tag=("Sea",)), ["E", "B"]),
        (Choice(status="past", limit=1), ["C"]),
    ],
)
def test_a_block_chooses_items(choice: Choice, titles: list[str]) -> None:
    text = (
        "- {title: A, until: 2019}\n- {title: B, since: 2018, until: 2020, tags: sea}\n"
        "- {title: C, until: 2026-06-14}\n- {title: D, until: 2027}\n- {title: E, since: 2011, tags: [sea, land]}\n"
        "- {title: F, until: 2026-06-15}\n- {title: G}\n"
    )
    assert [item.title for item in choice.of(read(text, "projects").items, TODAY)] == titles


def test_people_stand_in_the_order_of_the_file_under_the_headings_of_their_groups() -> None:
    page = soup(page_with(PEOPLE, "people"))
    assert [(each.name, each.get_text()) for each in page.select("h2, .item__title")] == [
        ("h2", "Head"),
        ("span", "Ada Lovelace"),
        ("span", "Mary Somerville"),
        ("h2", "Alumni"),
        ("span", "Charles Babbage"),
        ("h2", "Friends"),
        ("span", "Mary Somerville"),
    ]
    assert [link["href"] for link in page.select(".item__links a")] == [
        "mailto:ada@x.example",
        "https://orcid.org/0000-0002-1825-0097",
    ]


def test_headings_of_groups_are_below_the_title_of_the_block() -> None:
    text = "- {date: 2024-02, title: A}\n- {date: 2023, title: B}\n- {date: 2024, title: C}"
    page = soup(page_with(text, "talks", "    title: Talks\n    group: year"))
    assert [(each.name, each.get_text()) for each in page.select("h2, h3, .item__title")] == [
        ("h2", "Talks"),
        ("h3", "2024"),
        ("span", "A"),
        ("span", "C"),
        ("h3", "2023"),
        ("span", "B"),
    ]


def test_nothing_chosen_leaves_nothing_behind() -> None:
    rendering = page_with("- {title: A, until: 1900}", "openings", "    title: Open\n    status: current")
    assert rendering.html("toc") == ""
    assert list(rendering.problems) == []


def test_a_tag_that_no_item_has_is_told_with_the_nearest() -> None:
    rendering = page_with(PEOPLE, "people", "    tag: [Alumny, stars]")
    rendering.html()
    assert [str(problem) for problem in rendering.problems] == [
        'docs/a.md:2: /// people: no item of the list has the tag "Alumny". Did you mean "Alumni"?'
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('"*Souffle*"', "S"),
        ("Ada King Lovelace", "AL"),
        ('"« Marées » (2nd)"', "M2"),
        ('"[Tide Gauge](x.md)"', "TG"),
        ("★", "★"),
    ],
)
def test_initials_are_letters_not_marks(title: str, shown: str) -> None:
    text = f"- title: {title}\n- {{title: P, picture: assets/ada.jpg}}\n"
    html = soup(page_with(text, "projects", "    view: cards"))
    assert html.select_one(".item__picture--none").string == shown


def test_cards_have_pictures_of_one_shape_and_initials_for_those_without_one() -> None:
    page = soup(page_with(PEOPLE, "people", "    view: cards\n    pictures: round\n    group: none"))
    (picture,) = page.select("img")
    assert picture["src"] == "../assets/ada.jpg"
    assert picture["class"] == ["item__picture", "item__picture--round"]
    assert [each.get_text() for each in page.select("span.item__picture--none")] == ["CB", "MS"]
    assert "now London" in page.get_text()


def test_people_of_all_groups_have_initials_if_somebody_has_a_picture() -> None:
    page = soup(page_with(PEOPLE, "people", "    view: cards"))
    assert [each.get_text() for each in page.select(".item__picture--none")] == ["MS", "CB", "MS"]
    without = PEOPLE.replace("  picture: assets/ada.jpg\n", "")
    assert soup(page_with(without, "people", "    view: cards")).select(".item__picture") == []


def test_a_twin_has_one_period_between_what_it_says_of_an_item() -> None:
    rendering = page_with(
        "- {title: Looms, text: They weave., url: 'https://l.example', website: 'https://w.example'}", "projects"
    )
    rendering.html()
    (twin,) = rendering.page.in_markdown
    text = twin.draw(rendering.placeholders.addresses.seen_from("a/"))
    assert text == "- [Looms](https://l.example). They weave. [Website](https://w.example)"


def test_a_picture_has_its_proportions_and_smaller_copies() -> None:
    copies = {"assets/ada.jpg": SizedPicture(800, 1000, ((320, "assets/sized/a-320.jpg"),))}
    (picture,) = soup(page_with(PEOPLE, "people", "    view: cards", copies)).select("img")
    assert (picture["width"], picture["height"]) == ("800", "1000")
    assert picture["srcset"] == "../assets/sized/a-320.jpg 320w, ../assets/ada.jpg 800w"
    own = PEOPLE.replace("ada.jpg", "ada.jpg\n  width: 240\n  alt: Ada at work")
    (picture,) = soup(page_with(own, "people", "", copies)).select("img")
    assert (picture["width"], picture["height"], picture["sizes"]) == ("240", "300", "240px")
    assert picture["alt"] == "Ada at work"


def test_a_table_has_a_column_for_each_field_that_some_item_has() -> None:
    text = "- {title: Sea, funder: A, amount: 1 *m*, since: 2020}\n- {title: Land, role: PI, text: Remark}"
    page = soup(page_with(text, "grants", "    view: table"))
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in page.select("tr")]
    assert rows == [
        ["Date", "Title", "Funder", "Role", "Amount", "Remarks"],
        ["", "Land", "", "PI", "", "Remark"],
        ["2020–", "Sea", "A", "", "1m", ""],
    ]
    assert [cell["scope"] for cell in page.select("th")] == ["col"] * 6 + ["row"] * 2


@pytest.mark.parametrize("view", ["list", "cards", "table"])
def test_nothing_in_an_item_becomes_a_script_or_a_style_in_any_view(view: str) -> None:
    value = '<img src=x onerror=alert(1)> *x*{: onclick=alert(1) srcset="//x" style=color:red } [y](javascript:z)'
    fields = {"name": value, "role": value, "text": value, "picture": "assets/ada.jpg", "alt": value}
    page = soup(page_with(f"- {json.dumps(fields)}", "people", f"    view: {view}"))
    found = {name for tag in page.find_all(True) for name in tag.attrs if re.match("on|style|srcset", name)}
    assert found == set()
    assert len(page.select("img")) == (view != "table")
    assert all(not str(link["href"]).startswith("javascript") for link in page.select("a"))


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (
            "picture: https://x.example/a.jpg",
            '"picture: https://x.example/a.jpg" is not a file: put it into docs/ and write its path below docs/',
        ),
        ("picture: assets/adda.jpg", '"assets/adda.jpg" is not in docs/. Did you mean "assets/ada.jpg"?'),
        ("width: wide", '"width: wide" is not a number of pixels such as 240'),
        (
            "orcid: 0000-0002-1825-0098",
            '"orcid: https://orcid.org/0000-0002-1825-0098" is not an ORCID iD: a digit of it is mistyped. '
            "Copy it again from orcid.org.",
        ),
    ],
)
def test_a_mistake_in_a_field_of_people_is_told_by_line(field: str, message: str) -> None:
    rendering = page_with(f"- name: A\n  {field}", "people")
    rendering.html()
    assert [str(problem) for problem in rendering.problems] == [f"docs/lists/people.yml:2: {message}"]


def test_a_period_beside_a_date_is_reported() -> None:
    found, problems = read_items("- title: A\n  date: 2020\n  until: 2021", "positions", "p.yml")
    assert [str(problem) for problem in problems] == [
        'p.yml:3: "until" has no effect beside "date": remove one of them'
    ]
    assert found.items[0].when.text == "2020"


def test_a_twin_has_the_headings_of_groups() -> None:
    rendering = page_with(PEOPLE, "people")
    rendering.html()
    (written,) = rendering.page.in_markdown
    assert written.draw(rendering.placeholders.addresses.seen_from("a/")).startswith(
        "## Head\n\n- Ada Lovelace. [E-mail](mailto:ada@x.ex"
    )
