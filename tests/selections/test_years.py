"""Publications counted by year and area, and where their bars stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from bibliographies import bibliography, entry
from bs4 import BeautifulSoup
from homepage.html.year_bars import HIGHEST, bar_chart
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


def numbers(year: Year) -> dict[str, int]:
    """Return the number of publications of each area."""
    return {segment.series.keyword: len(segment.keys) for segment in year.segments}


def test_a_publication_in_two_areas_counts_in_both() -> None:
    years = counted(entry("a", keywords="theory, serving"), entry("b", keywords="theory, rlhf"))
    assert numbers(years.dated[0]) == {"theory": 2, "serving": 1}
    assert years.dated[0].keys == {"a", "b"}
    assert years.overlap


def test_the_largest_area_comes_first_and_the_publications_of_none_last() -> None:
    years = counted(entry("a", keywords="serving"), entry("b"), entry("c"), entry("d", keywords="rlhf"))
    assert [(series.name, len(series.keys)) for series in years.series] == [("Serving", 1), ("Other", 3)]
    assert not years.overlap


def test_without_area_pages_the_first_keyword_is_the_area() -> None:
    years = counted(entry("a", keywords="x, y"), entry("b", keywords="y"), areas={})
    assert numbers(years.dated[0]) == {"x": 1, "y": 1}


def test_chosen_keywords_are_the_areas() -> None:
    years = counted(entry("a", keywords="theory, rlhf"), entry("b", keywords="theory"), keywords=("rlhf",))
    assert numbers(years.dated[0]) == {"rlhf": 1, "": 1}


def test_small_areas_beyond_the_number_of_rows_count_as_other() -> None:
    words = [f"k{number:02}" for number in range(MOST_SERIES + 2)]
    sizes = {word: MOST_SERIES + 8 - place for place, word in enumerate(words)}
    entries = [entry(f"{word}-{copy}", keywords=word) for word, size in sizes.items() for copy in range(size)]
    years = counted(*entries, areas={word: word for word in words})
    assert [series.keyword for series in years.series] == [*words[:MOST_SERIES], ""]
    assert len(years.series[-1].keys) == 8 + 7


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
    first, second, third = (bar.middle for bar in chart.rows[0].bars)
    assert second - first == pytest.approx(6 * (third - second), abs=0.1)
    assert [tick.text for tick in chart.labels] == [str(year) for year in range(2010, 2018)]
    assert [tick.at for tick in chart.labels if tick.text in {"2010", "2016", "2017"}] == pytest.approx(
        [first, second, third], abs=0.1
    )


def test_the_bars_of_all_rows_are_on_one_scale() -> None:
    entries = [entry(f"a{n}", year="2020", keywords="theory") for n in range(30)]
    entries += [entry(f"b{n}", year="2021", keywords="serving") for n in range(12)]
    everything, *areas = bar_chart(counted(*entries)).rows
    assert everything.height == HIGHEST
    assert [bar.height for bar in everything.bars] == pytest.approx([100, 40], abs=0.05)
    assert [row.number for row in areas] == [30, 12]
    heights = [bar.height / 100 * row.height for row in areas for bar in row.bars]
    assert heights == pytest.approx([HIGHEST, 0.4 * HIGHEST], abs=0.01)


def test_one_publication_among_hundreds_is_visible() -> None:
    entries = [entry(f"a{n}", keywords="theory") for n in range(500)] + [entry("b", keywords="serving")]
    row = bar_chart(counted(*entries)).rows[-1]
    assert [bar.number for bar in row.bars] == [1]
    assert row.bars[0].height / 100 * row.height >= 0.09


def test_few_publications_do_not_fill_the_height() -> None:
    (row,) = bar_chart(counted(entry("a"))).rows
    assert row.height < HIGHEST / 4
    assert row.bars[0].height < 100


@pytest.mark.parametrize(("first", "last"), [(2023, 2023), (1995, 2024), (1600, 2024), (-500, 2024)])
def test_any_span_of_years_stays_inside_the_picture_with_few_labels(first: int, last: int) -> None:
    years = [entry("a", year=f"{first:05}" if first < 0 else str(first)), entry("b", year=str(last))]
    chart = bar_chart(counted(*years))
    bars = chart.rows[0].bars
    assert len(bars) == len({first, last})
    assert 1 <= len(chart.labels) <= 9
    for bar in bars:
        assert 0 <= bar.slot <= bar.middle <= 100
        assert bar.width >= 0.6
    assert all(0 <= tick.at <= 100 for tick in chart.labels)


def test_many_years_have_a_scale_with_round_numbers() -> None:
    entries = [entry(f"a{year}{n}", year=str(year)) for year in range(1990, 2024) for n in range(year - 1988)]
    chart = bar_chart(counted(*entries))
    assert [tick.text for tick in chart.scale] == ["0", "10", "20", "30"]
    assert chart.scale[0].at == 100
    assert bar_chart(counted(entry("a"))).scale == ()


def test_nothing_is_drawn_of_nothing() -> None:
    assert [row.bars for row in bar_chart(counted()).rows] == [()]
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
    links = drawn(Selection(keys=("a", "b"))).select("figure.years a[href]")
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
