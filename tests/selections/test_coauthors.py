"""Co-authors: who is one person, in which order, and where their numbers lead."""

from __future__ import annotations

from bibliographies import bibliography, entry, person
from bs4 import BeautifulSoup
from homepage.names.people import Person
from homepage.selections.coauthors import Coauthor, coauthors
from homepage.selections.selection import Selection
from homepage.whole_site.page import PageListing
from made_sites import addresses_of, renderer_of, site_of


def found(*entries: str, people: tuple[Person, ...] = ()) -> list[tuple[str, int, str]]:
    return [(one.name.full, len(one.keys), one.years) for one in records(*entries, people=people)]


def records(*entries: str, people: tuple[Person, ...] = ()) -> tuple[Coauthor, ...]:
    return coauthors(bibliography("".join(entries), people=people).publications)


def test_most_papers_come_first_then_the_latest_then_the_last_name() -> None:
    assert found(
        entry("a", "Zhu, Banghua and Young, Old and Zed, Ann and Abel, Zoe", "2020"),
        entry("b", "Zhu, B. and Young, Old", "2022"),
        entry("c", "New, Very and Zhu, Banghua", "2023"),
    ) == [("Old Young", 2, "2020–2022"), ("Very New", 1, "2023"), ("Zoe Abel", 1, "2020"), ("Ann Zed", 1, "2020")]


def test_the_sites_author_is_no_co_author() -> None:
    assert found(entry("a", "Zhu, Banghua"), entry("b", "B. Zhu")) == []


def test_spellings_that_differ_in_accents_hyphens_and_case_are_one_person() -> None:
    assert found(
        entry("a", "Zhu, Banghua and Garc{\\'i}a, Jos{\\'e}"),
        entry("b", "Garcia, Jose and Zhu, Banghua"),
        entry("c", "Zhu, Banghua and García, José"),
        entry("d", "Zhu, Banghua and Chiang, Wei-Lin"),
        entry("e", "Zhu, Banghua and Chiang, Wei Lin"),
    ) == [("José García", 3, "2023"), ("Wei-Lin Chiang", 2, "2023")]


def test_initials_are_nobody_in_particular_until_the_site_knows_the_person() -> None:
    entries = (entry("a", "Zhu, B. and Jiao, J.", "2021"), entry("b", "Zhu, B. and Jiantao Jiao", "2024"))
    assert found(*entries) == [("Jiantao Jiao", 1, "2024"), ("J. Jiao", 1, "2021")]
    assert found(*entries, people=(person("Jiantao Jiao"),)) == [("Jiantao Jiao", 2, "2021–2024")]


def test_initials_that_fit_two_known_people_are_neither() -> None:
    people = (person("Tuan Nguyen"), person("Thanh Nguyen"))
    assert found(entry("a", "Zhu, B. and Nguyen, T."), people=people) == [("T. Nguyen", 1, "2023")]


def test_a_middle_initial_is_another_person() -> None:
    names = [name for name, _, _ in found(entry("a", "Jordan, Michael I."), entry("b", "Jordan, Michael"))]
    assert sorted(names) == ["Michael I. Jordan", "Michael Jordan"]


def test_a_paper_counts_once_with_its_preprint_and_with_a_name_given_twice() -> None:
    assert found(
        entry("pre", "Zhu, B. and Abel, Zoe", "2022"),
        entry("art", "Zhu, B. and Abel, Zoe and Abel, Zoe", "2023", versions="pre"),
    ) == [("Zoe Abel", 1, "2023")]


def test_editors_are_no_co_authors() -> None:
    assert found(entry("a", "", type="proceedings", editor="Abel, Zoe and Zhu, Banghua")) == []


def test_papers_without_a_year_give_way_to_those_with_one() -> None:
    entries = (entry("a", "Zhu, B. and Abel, Zoe", "in press"), entry("b", "Zhu, B. and Abel, Zoe", "2023"))
    assert found(entries[0]) == [("Zoe Abel", 1, "In press")]
    assert found(*entries) == [("Zoe Abel", 2, "2023")]
    assert found(*entries, entry("c", "Zhu, B. and Bey, Xu", "2024"), entry("d", "Zhu, B. and Bey, Xu", "2024"))[0] == (
        "Zoe Abel",
        2,
        "2023",
    )


def drawn(*entries: str, people: tuple[Person, ...] = (), chosen: int | None = None, limit: int | None = None) -> str:
    site = site_of(bibliography("".join(entries), people=people))
    listings = [PageListing("publications/", Selection(), has_filters=True)]
    addresses = addresses_of(site, {"publications/index.md": "publications/"}, listings=listings)
    return renderer_of(addresses).coauthors(site.bibliography.publications[:chosen], limit)


def hrefs(html: str) -> list[str]:
    return [str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("a")]


def test_the_number_leads_to_the_papers_by_the_name_in_quotes() -> None:
    assert hrefs(drawn(entry("a", "Zhu, B. and Müller, Ann"))) == ["./publications/?find=%22Ann+M%C3%BCller%22"]


def test_the_number_leads_nowhere_where_the_name_would_find_other_papers() -> None:
    entries = (entry("a", "Zhu, B. and Abel, Zoe"), entry("b", "Zhu, B. and Abel, Z."))
    assert hrefs(drawn(*entries, people=(person("Zoe Abel"),))) == []
    assert hrefs(drawn(entries[0], entry("c", "Zhu, B. and Abel, Zoe"), chosen=1)) == []


def test_a_known_person_is_linked() -> None:
    zoe = Person(person("Zoe Abel").name, url="https://zoe.example/")
    assert hrefs(drawn(entry("a", "Zhu, B. and Abel, Zoe"), people=(zoe,)))[0] == "https://zoe.example/"


def test_those_beyond_the_limit_open_without_a_script() -> None:
    entries = [entry(f"a{number}", f"Zhu, B. and Abel, Zoe{'e' * number}") for number in range(5)]
    page = BeautifulSoup(drawn(*entries, limit=3), "html.parser")
    assert [len(ol.select("li")) for ol in page.select("ol")] == [3, 2]
    assert len(page.select("details > ol[start='4'] > li")) == 2
    assert page.summary.get_text() == "and 2 more"
    assert BeautifulSoup(drawn(*entries, limit=5), "html.parser").details is None


def test_nobody_gives_nothing() -> None:
    assert drawn(entry("a"), limit=3).strip() == ""


def test_names_are_text() -> None:
    assert "<b>" not in drawn(entry("a", "Zhu, B. and {<b>Team</b>}"))
