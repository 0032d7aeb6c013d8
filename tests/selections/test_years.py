"""Publications counted by year and area, and where their bars stand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from bibliographies import bibliography, entry
from bs4 import BeautifulSoup
from homepage.html.year_bars import BASE, TOP, bar_chart
from homepage.selections.full_list_links import FullListLinks
from homepage.selections.selection import Selection, select
from homepage.selections.years import MOST_SERIES, Year, Years, count_by_year
from homepage.whole_site.areas import Area
from homepage.whole_site.page import PageListing
from made_sites import addresses_of, renderer_of, site_of

if TYPE_CHECKING:
    from homepage.bibliography.reader import Bibliography
    from homepage.whole_site.addresses import Addresses

AREAS = {"theory": "Theory of everything", "serving": "Serving"}


def counted(*entries: str, areas: dict[str, str] = AREAS, keywords: tuple[str, ...] = ()) -> Years:
    return count_by_year(bibliography("".join(entries)).publications, areas, keywords)


def numbers(year: Year) -> dict[str, tuple[int, Fraction]]:
    """Return how many publications each part of a bar stands for, and its size."""
    return {segment.series.keyword: (len(segment.keys), segment.size) for segment in year.segments}


def test_a_publication_in_two_areas_counts_in_both_and_is_divided_in_the_bar() -> None:
    years = counted(entry("a", keywords="theory, serving"), entry("b", keywords="theory, rlhf"))
    assert numbers(years.dated[0]) == {"theory": (2, Fraction(3, 2)), "serving": (1, Fraction(1, 2))}
    assert years.dated[0].keys == {"a", "b"}
    assert years.divided


def test_the_largest_area_comes_first_and_the_publications_of_none_last() -> None:
    years = counted(entry("a", keywords="serving"), entry("b"), entry("c"), entry("d", keywords="rlhf"))
    assert [(series.name, len(series.keys)) for series in years.series] == [("Serving", 1), ("Other", 3)]
    assert not years.divided


def test_without_area_pages_the_first_keyword_is_the_area() -> None:
    years = counted(entry("a", keywords="x, y"), entry("b", keywords="y"), areas={})
    assert numbers(years.dated[0]) == {"x": (1, 1), "y": (1, 1)}


def test_chosen_keywords_are_the_areas() -> None:
    years = counted(entry("a", keywords="theory, rlhf"), entry("b", keywords="theory"), keywords=("rlhf",))
    assert numbers(years.dated[0]) == {"rlhf": (1, 1), "": (1, 1)}


def test_small_areas_beyond_those_that_can_be_told_apart_count_as_other() -> None:
    words = [f"k{number}" for number in range(MOST_SERIES + 2)]
    entries = [entry(f"{word}{copy}", keywords=word) for word in words for copy in range(20 - words.index(word))]
    years = counted(*entries, areas={word: word for word in words})
    assert [series.keyword for series in years.series] == [*words[:MOST_SERIES], ""]
    assert len(years.series[-1].keys) == 13 + 12


def test_years_are_in_order_and_publications_without_one_are_kept_apart() -> None:
    years = counted(
        entry("a", year="2023"), entry("b", year="-0034"), entry("c", year="in press"), entry("d", year="2019")
    )
    assert [year.heading for year in years.dated] == ["35 BCE", "2019", "2023"]
    assert [(year.heading, year.number, len(year.keys)) for year in years.undated] == [("In press", None, 1)]


def test_a_preprint_folded_into_its_article_counts_once_in_the_articles_year() -> None:
    years = counted(entry("pre", year="2022"), entry("art", year="2023", versions="pre"))
    assert [(year.heading, set(year.keys)) for year in years.dated] == [("2023", {"art"})]


def test_years_without_publications_leave_a_gap() -> None:
    chart = bar_chart(counted(entry("a", year="2010"), entry("b", year="2016"), entry("c", year="2017")))
    first, second, third = (bar.middle for bar in chart.bars)
    assert second - first == pytest.approx(6 * (third - second), abs=0.1)
    assert [tick.text for tick in chart.labels] == [str(year) for year in range(2010, 2018)]
    assert [tick.at for tick in chart.labels if tick.text in {"2010", "2016", "2017"}] == pytest.approx(
        [first, second, third], abs=0.1
    )


def test_heights_are_in_proportion_and_the_highest_bar_fills_the_picture() -> None:
    entries = [entry(f"a{n}", year="2020") for n in range(10)] + [entry(f"b{n}", year="2021") for n in range(4)]
    high, low = bar_chart(counted(*entries)).bars
    assert high.top == pytest.approx(TOP, abs=0.05)
    assert BASE - low.top == pytest.approx(0.4 * (BASE - high.top), abs=0.05)


def test_the_parts_of_a_bar_stand_on_one_another_and_one_among_hundreds_is_seen() -> None:
    entries = [entry(f"a{n}", keywords="theory") for n in range(500)] + [entry("b", keywords="serving")]
    (bar,) = bar_chart(counted(*entries)).bars
    below, above = bar.parts
    assert below.top + below.height == pytest.approx(BASE, abs=0.05)
    assert above.top + above.height < below.top
    assert above.height > 0.5
    assert above.top == bar.top == pytest.approx(TOP, abs=0.05)


@pytest.mark.parametrize(("first", "last"), [(2023, 2023), (1995, 2024), (1600, 2024), (-500, 2024)])
def test_any_span_of_years_stays_inside_the_picture_with_few_labels(first: int, last: int) -> None:
    years = [entry("a", year=f"{first:05}" if first < 0 else str(first)), entry("b", year=str(last))]
    chart = bar_chart(counted(*years))
    assert len(chart.bars) == len({first, last})
    assert 1 <= len(chart.labels) <= 9
    for bar in chart.bars:
        assert 0 <= bar.slot <= bar.middle <= 100
        assert bar.width >= 0.6
    assert all(0 <= tick.at <= 100 for tick in chart.labels)


def test_many_years_have_a_scale_with_round_numbers() -> None:
    entries = [entry(f"a{year}{n}", year=str(year)) for year in range(1990, 2024) for n in range(year - 1988)]
    chart = bar_chart(counted(*entries))
    assert [tick.text for tick in chart.scale] == ["0", "10", "20", "30"]
    assert chart.scale[0].at == BASE
    assert bar_chart(counted(entry("a"))).scale == ()


def test_nothing_is_drawn_of_nothing() -> None:
    assert bar_chart(counted()).bars == ()
    assert renderer_of(addresses(bibliography(""))).years(()).strip() == ""


BIB = (
    entry("a", year="2020", keywords="theory")
    + entry("b", year="2021", keywords="theory, serving")
    + entry("c", year="2021", keywords="")
    + entry("d", year="to appear", keywords="serving")
)


FULL_LIST = PageListing("publications/", Selection(), has_filters=True)


def addresses(publications: Bibliography, listing: PageListing = FULL_LIST) -> Addresses:
    urls = {"publications/index.md": "publications/"}
    areas = {keyword: Area(name, f"research/{keyword}.md") for keyword, name in AREAS.items()}
    return addresses_of(site_of(publications, areas=areas), urls, listings=[listing])


def drawn(selection: Selection | None = None, listing: PageListing = FULL_LIST) -> BeautifulSoup:
    site = addresses(bibliography(BIB), listing)
    selection = selection or Selection()
    chosen = select(site.site.bibliography.publications, selection)
    return BeautifulSoup(renderer_of(site).years(chosen, selection.keywords), "html.parser")


def test_each_part_says_what_it_stands_for_and_leads_to_it() -> None:
    links = {str(link.title.string): str(link.get("href", "")) for link in drawn().select("svg.years__chart a")}
    assert links == {
        "1 paper in 2020": "./publications/?year=2020#year-2020",
        "1 paper on Theory of everything in 2020": "./publications/?year=2020&area=theory#year-2020",
        "2 papers in 2021": "./publications/?year=2021#year-2021",
        "1 paper on Theory of everything in 2021": "./publications/?year=2021&area=theory#year-2021",
        "1 paper on Serving in 2021": "./publications/?year=2021&area=serving#year-2021",
        "1 other paper in 2021": "",
    }


def test_the_table_holds_every_number_also_of_those_without_a_year() -> None:
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in drawn().select("table tr")]
    assert rows == [
        ["Year", "All", "Serving", "Theory of everything", "Other"],
        ["2021", "2", "1", "1", "1"],
        ["2020", "1", "", "1", ""],
        ["To appear", "1", "1", "", ""],
    ]
    assert "Not drawn, for want of a year: 1 to appear." in drawn().figcaption.get_text()


def test_numbers_that_the_list_cannot_show_lead_nowhere() -> None:
    links = drawn(Selection(keys=("a", "b"))).select("svg.years__chart a[href], figcaption a[href]")
    queries = [parse_qs(urlsplit(str(link["href"])).query) for link in links]
    assert {"year": ["2021"]} not in queries
    assert {"area": ["serving"]} not in queries
    assert {"year": ["2020"]} in queries


def test_a_part_is_a_stop_of_the_keyboard_only_where_its_year_is_none() -> None:
    assert [link["href"] for link in drawn().select("svg a.years__part[href]:not([tabindex])")] == []
    chosen = drawn(Selection(keys=("b",), keywords=("theory",)))
    stops = [str(link["href"]) for link in chosen.select("svg a[href]:not([tabindex])")]
    assert stops == ["./publications/?year=2021&area=theory#year-2021"]


@pytest.mark.parametrize(
    "listing",
    [
        replace(FULL_LIST, url="research/"),
        replace(FULL_LIST, has_filters=False),
        replace(FULL_LIST, selection=Selection(type=("article",))),
        replace(FULL_LIST, selection=Selection(limit=5)),
    ],
    ids=["on another page", "without filters", "of some papers", "cut short"],
)
def test_without_a_full_list_that_has_filters_nothing_is_a_link(listing: PageListing) -> None:
    assert drawn(listing=listing).select("[href]") == []


def test_a_full_list_may_be_sorted_and_grouped_as_the_author_likes() -> None:
    listing = replace(FULL_LIST, selection=Selection(group=("type",), sort="title"))
    assert drawn(listing=listing).select("[href]")


def test_the_picture_holds_no_style_and_no_script() -> None:
    elements = drawn().find_all(True)
    assert not [element for element in elements if element.name in {"style", "script"} or "style" in element.attrs]
    assert not [name for element in elements for name in element.attrs if name.startswith("on")]


def test_values_from_files_are_text() -> None:
    publications = bibliography(entry("a", keywords='<b onclick="x">, "&')).publications
    html = renderer_of(addresses(bibliography(""))).years(publications, ('<b onclick="x">',))
    assert "<b" not in html


def test_the_list_takes_years_as_its_entries_have_them() -> None:
    known = addresses(bibliography(entry("a", year="-0034"), entry("b")))
    years = count_by_year(known.site.bibliography.publications, AREAS)
    links = FullListLinks(known.site.bibliography.publications, known.site.areas, known.seen_from("").full_list)
    assert links.of_year(years.dated[0]) == "./publications/?year=-35#year-35-bce"
