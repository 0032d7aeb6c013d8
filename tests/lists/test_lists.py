"""The author's lists: what their files may hold, and what pages make of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import small_site
from homepage.lists.dates import read_when
from homepage.lists.reader import load_lists, read_items
from homepage.lists.records import LISTS, ItemList
from homepage.whole_site.page import Page
from hypothesis import given, settings
from hypothesis import strategies as st
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from site_pages import BuiltSite


def items(text: str, name: str = "news") -> ItemList:
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    assert problems == ()
    return found


def page_with(text: str, name: str, block: str = "") -> tuple[str, Rendering]:
    """Return a page at `about/` that shows a list, and how it was read."""
    found, problems = read_items(text, name, f"docs/lists/{name}.yml")
    source = block or f"/// {name}\n///"
    page = Page("docs/about/index.md", "about/", source)
    files = {"about/index.md", "models/engine.md", "assets/slides.pdf"}
    urls = {"about/index.md": "about/", "models/engine.md": "models/engine/"}
    rendering = Rendering(site_of(lists={name: found}), page, urls, files, found=problems)
    return rendering.html("attr_list"), rendering


def problems_in(text: str, name: str = "news") -> list[str]:
    return [str(problem) for problem in page_with(text, name)[1].problems]


class TestDates:
    """What authors write, and what readers see."""

    @pytest.mark.parametrize(
        ("written", "text", "iso"),
        [
            ("2024", "2024", "2024"),
            ("2024-07", "July 2024", "2024-07"),
            ("2024-07-18", "18 July 2024", "2024-07-18"),
            ("July 2024", "July 2024", "2024-07"),
            ("18 July 2024", "18 July 2024", "2024-07-18"),
            ("2024-07-12/2024-07-14", "12–14 July 2024", ""),
            ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", ""),
            ("2022/", "2022–", ""),
            ("2022-09/", "September 2022–", ""),
            ("2022 – present", "2022–", ""),
            ("2021-2023", "2021–2023", ""),
            ("2019, 2021-2023", "2019, 2021–2023", ""),
            ("2024/25", "2024–25", ""),
            ("Fall 2024", "Fall 2024", ""),
            ("Winter 2024/25", "Winter 2024/25", ""),
            ("WS 2024/25", "WS 2024/25", ""),
            ("SoSe 2024", "SoSe 2024", ""),
            ("Wintersemester 2024/25", "Wintersemester 2024/25", ""),
            ("since 2022", "2022–", ""),
        ],
    )
    def test_a_date_is_shown_as_readers_write_it(self, written: str, text: str, iso: str) -> None:
        when = read_when(written)
        assert when
        assert (when.text, when.iso) == (text, iso)

    @pytest.mark.parametrize(
        "written",
        ["", "soon", "2024-13", "2024-00", "2023-02-29", "0000", "2024/2023", "18/07/2024", "in 2024", "2019, later"],
    )
    def test_what_is_no_date_is_not_taken_for_one(self, written: str) -> None:
        assert read_when(written) is None

    @pytest.mark.parametrize("since", ["2022", "2022/", "2022-", "since 2022"])
    def test_a_student_since_a_year_goes_on(self, since: str) -> None:
        (item,) = items(f"- name: A\n  since: {since}", "students").items
        assert (item.when.text, item.when.ongoing) == ("2022–", True)

    def test_what_goes_on_comes_first_and_then_the_newest_in_the_order_of_the_file(self) -> None:
        dates = ["2023", "2024-07", "2024", "2025/", "2024-07-01", "2019, 2022/", "2024", "Fall 2024", "Winter 2024"]
        text = "".join(f"- {{date: '{date}', text: '{number}'}}\n" for number, date in enumerate(dates))
        order = [dates[int(item.title)] for item in items(text).items]
        assert order == [
            "2025/", "2019, 2022/", "Fall 2024", "2024-07-01", "2024-07", "Winter 2024", "2024", "2024", "2023",
        ]  # fmt: skip
        assert [item.title for item in items(text).items if item.when.text == "2024"] == ["2", "6"]


KEPT = "the first is used, remove one of them"
ADVICE = 'write "2024", "2024-07", "2024-07-18", or two of these with a slash between, the earlier first'
ADDRESS = "write one that starts with https://, http:// or mailto:, or a file below docs/ such as research/index.md"


class TestMistakes:
    """Each is named with its line, and the item is shown as far as possible."""

    @pytest.mark.parametrize(
        ("name", "text", "message", "shown"),
        [
            ("news", "- date: 2024\n  txt: Out", '2: "txt" is not a field of news. Did you mean "text"?', "2024 Out"),
            (
                "news",
                "- date: 2024\n  text: Out\n  url: x",
                '3: "url" is not a field of news. Known here: date, text, tags, picture, alt, width.',
                "Out",
            ),
            ("talks", "\n- title: One", '2: this item has no "date": add it', "One"),
            ("talks", "- date: 2024\n  place: Turin", '1: this item has no "title": add it', "2024 Turin"),
            ("service", "- years: 2024\n  text: A", '1: this item has no "role" or "venue": add it', "2024 A"),
            ("news", "- date: 2024-13\n  text: Out", f'1: "date: 2024-13" is not a date: {ADVICE}', "2024-13 Out"),
            (
                "students",
                "- name: A\n  since: 2024\n  until: 2022",
                '2: "since: 2024" and "until: 2022" are not a beginning and an end: '
                'write "2024", "2024-07" or "2024-07-18" in each, the earlier in the first',
                "2024/2022 A",
            ),
            (
                "news",
                "- date: 2024, text: Out",
                "1: this item cannot be read as YAML and is shown as it is written: "
                "write each field on a line of its own, without a comma before it (docs/lists/news.yml:1:19)",
                "Out",
            ),
            (
                "news",
                "- date: 2024\n  text: Out\nof print",
                "3: this item cannot be read as YAML and is shown as it is written: "
                "indent this line like the lines that it belongs to (docs/lists/news.yml:3:1)",
                "2024 Out of print",
            ),
            ("students", "- name: A\n  since: 2020\n  until: soon", f'3: "until: soon" is not a date: {ADVICE}', "A"),
            (
                "talks",
                "- {date: 2024, title: A,\n   url: 'javascript:x'}",
                f'2: "url: javascript:x" is not an address: {ADDRESS}',
                "A",
            ),
            (
                "news",
                "- date: 2024\n  text: '[a](vbscript:x)'",
                f'2: "vbscript:x" is not an address: {ADDRESS}',
                "2024 a",
            ),
            (
                "news",
                "- date: 2024\n  text: >\n    A\n    [b](models/engin.md)",
                '4: "models/engin.md" is not in docs/. Did you mean "models/engine.md"?',
                "A b",
            ),
            (
                "talks",
                "- date: 2024\n  title: A\n  slides: assets/slide.pdf",
                '3: "assets/slide.pdf" is not in docs/. Did you mean "assets/slides.pdf"?',
                "Slides",
            ),
            (
                "news",
                "- date: 2024\n  text: '[@nobody]'",
                '2: no publication has the key "nobody". Add its entry to the .bib file.',
                "[@nobody]",
            ),
            ("students", "- Just words", '1: this item has no fields: write "name: " before it', "Just words"),
            (
                "news",
                "- date: 2024\n  text: A\n-\n",
                "3: this item has no fields: fill it in or remove its hyphen",
                "A",
            ),
            (
                "news",
                "- date: 2024\n  text: A\n- date:\n  text:\n",
                "3: this item has no fields: fill it in or remove its hyphen",
                "A",
            ),
            (
                "news",
                "news:\n  - date: 2024\n    text: A",
                '1: this belongs to no item: start every item with "- "',
                "A",
            ),
            (
                "news",
                "- date: 2024\n  text: A\n  text: B",
                f'3: the key "text" is on line 2 and again on line 3: {KEPT}',
                "A",
            ),
        ],
    )
    def test_a_mistake_is_explained_where_it_is(self, name: str, text: str, message: str, shown: str) -> None:
        html, rendering = page_with(text, name)
        assert [str(problem) for problem in rendering.problems] == [f"docs/lists/{name}.yml:{message}"]
        assert shown in " ".join(BeautifulSoup(html, "html.parser").get_text().split())

    def test_an_item_that_is_not_yaml_is_shown_as_written_and_costs_no_other(self) -> None:
        broken = "- date: 2024\n  text: [Engine](models/engine.md) is out\n"
        text = f"- date: 2025\n  text: First\n\n{broken}- date: 2023\n  text: Last"
        html, rendering = page_with(text, "news")
        (problem,) = rendering.problems
        assert (problem.line, problem.rule) == (5, "yaml")
        assert "this item cannot be read as YAML and is shown as it is written: put the text in quotes" in str(problem)
        assert re.findall(r'item__title">(.*?)</span>', html) == [
            "First",
            '<a href="../models/engine/">Engine</a> is out',
            "Last",
        ]

    def test_of_two_fields_misspelt_alike_the_first_counts(self) -> None:
        for first, second in (("txt", "texst"), ("texst", "txt")):
            (item,) = read_items(f"- date: 2024\n  {first}: One\n  {second}: Two", "news", "news.yml")[0].items
            assert item.title == "One"

    def test_a_misnamed_file_is_reported_with_the_nearest_name(self, tmp_path: Path) -> None:
        for name in ("new.yml", "talks.yaml", "recipes.yml", "awards.yml"):
            (tmp_path / name).write_text("- {date: 2024, title: A, from: B}\n", encoding="utf-8")
        lists, problems = load_lists(tmp_path, tmp_path)
        assert list(lists) == ["awards"]
        assert [str(problem) for problem in problems] == [
            'new.yml:1: no list is read from this file. Rename it to "news.yml".',
            "recipes.yml:1: no list is read from this file. The lists are news, talks, teaching, students, service, "
            "awards, education, positions, grants, projects, people, software, media, openings, each in a file with "
            "its name and .yml. To have another one, describe its fields in fields.yml.",
            'talks.yaml:1: no list is read from this file. Rename it to "talks.yml".',
        ]

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ("    limt: 3\n", '2: /// news: "limt" is not an option. Did you mean "limit"?'),
            ("    limit: few\n", "2: /// news: \"limit\" takes a number above zero, not 'few'"),
            ("    title: [a]\n", "2: /// news: \"title\" takes words, not ['a']"),
        ],
    )
    def test_a_mistake_in_the_block_is_explained(self, options: str, message: str) -> None:
        _, rendering = page_with("- {date: 2024, text: A}", "news", f"/// news\n{options}///")
        assert [str(problem) for problem in rendering.problems] == [f"docs/about/index.md:{message}"]

    def test_a_misspelt_block_is_reported_with_the_nearest_name(self) -> None:
        _, rendering = page_with("- {date: 2024, text: A}", "news", "/// awrds\n///")
        assert [str(problem) for problem in rendering.problems] == [
            'docs/about/index.md:1: /// awrds: is not a block. Did you mean "awards"?'
        ]


class TestPages:
    """What a page shows of a list."""

    @pytest.mark.parametrize("name", LISTS)
    def test_a_list_without_items_leaves_nothing_behind(self, name: str) -> None:
        text = f"Before.\n\n/// {name}\n    title: Nothing\n///\n\nAfter."
        md = Rendering(site_of(), Page("index.md", source=text)).markdown("toc")
        assert md.convert(text) == "<p>Before.</p>\n<p>After.</p>"
        assert md.toc_tokens == []  # type: ignore[attr-defined]

    def test_a_list_without_a_file_is_told_and_one_without_items_is_not(self) -> None:
        for files, told in ((frozenset[str](), 1), (frozenset({"talks"}), 0)):
            rendering = Rendering(site_of(list_files=files), Page("docs/a.md", source="# A\n\n/// talks\n///"))
            rendering.html()
            assert [str(problem) for problem in rendering.problems] == [
                "docs/a.md:3: /// talks: nothing is shown, since the list has no file. "
                "Write it in docs/lists/talks.yml, or remove the block."
            ] * told

    @pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "[]"])
    def test_a_file_without_items_is_a_list_without_items(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "news.yml").write_text(text, encoding="utf-8")
        assert load_lists(tmp_path, tmp_path) == ({}, [])

    def test_a_title_is_a_heading_of_the_page(self) -> None:
        text = "## Life\n\n### Early\n\n/// news\n    title: News\n///"
        site = site_of(lists={"news": items("- {date: 2024, text: A}")})
        md = Rendering(site, Page("index.md", source=text)).markdown("toc")
        assert '<h2 id="news">News</h2>' in md.convert(text)
        assert [token["id"] for token in md.toc_tokens] == ["life", "news"]  # type: ignore[attr-defined]

    def test_a_link_inside_a_linked_title_is_text(self) -> None:
        html, _ = page_with("- {date: 2024, title: 'A [b](models/engine.md)', url: 'https://x.example/'}", "talks")
        assert '<a href="https://x.example/">A <span>b</span></a>' in html

    @pytest.mark.parametrize(
        "value",
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "`<b>` <svg/onload=alert(1)> `</b>`",
            "[x](javascript:alert(1))",
            "[x](<java script:alert(1)>)",
            "![x](data:text/html,y)",
            "*x*{: onclick=alert(1) style=color:red }",
            "<javascript:alert(1)>",
            "<!-- x --> <!DOCTYPE x> <?php ?>",
            "</li></ol><iframe src=//x>",
            '<div data-slot="0-0"></div>',
            "&lt;script&gt; &nosuch; & &#60;b&#62;",
            "[x](http://[y)",
        ],
    )
    def test_nothing_in_an_item_becomes_a_script_a_style_or_a_broken_page(self, value: str) -> None:
        text = json.dumps([{"date": "2024", "text": value}])[1:-1]
        html, _ = page_with(f"- {text}", "news")
        page = BeautifulSoup(html, "html.parser")
        tags = {tag.name for tag in page.find_all(True)}
        assert tags <= {"ol", "li", "time", "div", "p", "span", "a", "code", "em"}
        attributes = {name for tag in page.find_all(True) for name in tag.attrs}
        assert attributes <= {"class", "data-list", "role", "datetime", "href"}
        assert all(link["href"].startswith(("http", "../")) for link in page.find_all("a"))

    @settings(max_examples=60)
    @given(st.text(max_size=60), st.sampled_from(list(LISTS)))
    def test_whatever_a_file_holds_it_makes_a_page(self, text: str, name: str) -> None:
        html, rendering = page_with(f"- {text}\n- date: 2024\n  text: {text}", name)
        assert html.count("<li") == len(rendering.site.lists[name].items)
        assert all(problem.path == f"docs/lists/{name}.yml" for problem in rendering.problems)


NEWS = """\
- date: 1843-08-05
  text: >
    The *Notes* are out [@lovelace1843notes]: see [the engine](models/engine.md), `a < b` & <https://x.example/?a=1&b=2>.
- date: 1844
  text: Poetical science appeared [@lovelace1844poetical].
- date: 1843-08-05
  text: "Mail <ada@ada.example>, or read [on](deep/er/page.md#here) and ![a loom](assets/loom.png)."
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with news on its first page and on one further down, and with no awards."""
    site = small_site(tmp_path_factory.mktemp("lists"))
    site.write(
        {
            "docs/index.md": (
                "# Ada\n\n## Life\n\nText.\n\n/// news\n    title: News\n    limit: 1\n///\n\n"
                "/// awards\n    title: Awards\n///\n\n## Papers\n\n\\bibliography\n"
            ),
            "docs/deep/er/page.md": "# Page\n\n## Here\n\n/// news\n///\n",
            "docs/models/engine.md": "---\nname: Engine\n---\n\n# Engine\n\nText.\n",
            "docs/assets/loom.png": "",
            "docs/lists/news.yml": NEWS,
            "docs/lists/awards.yml": "# None yet.\n",
        }
    )
    return site.build(strict=True)


class TestSite:
    """Lists in a site that MkDocs builds."""

    def test_a_strict_build_has_nothing_to_say(self, built: BuiltSite) -> None:
        assert built.code == 0, built.output

    def test_what_is_empty_is_neither_on_the_page_nor_in_its_contents(self, built: BuiltSite) -> None:
        page = built.page("index.html")
        assert [link.get_text(strip=True) for link in page.all(".contents a")] == ["Life", "News", "Papers"]
        assert "Awards" not in page.text
        assert "data-slot" not in page.source

    def test_links_lead_to_the_same_places_from_every_page(self, built: BuiltSite) -> None:
        assert {
            f"{page.path}: {address}"
            for page in built.pages.values()
            for address in (*page.links(), *page.loads())
            if built.dead_end(address)
        } == set()
        hrefs = [link["href"] for link in built.page("deep/er/page/index.html").all(".item a:not(.cite)")]
        assert "../../../models/engine/" in hrefs
        assert "../../../deep/er/page/#here" in hrefs

    def test_a_citation_in_a_list_is_one_of_the_page(self, built: BuiltSite) -> None:
        home = built.page("index.html")
        assert [link["href"] for link in home.all(".item a.cite")] == ["#ref-lovelace1844poetical"]
        assert [reference["id"] for reference in home.all("li.pub")] == ["ref-lovelace1844poetical"]
        deep = built.page("deep/er/page/index.html")
        assert "../../../publications/lovelace1844poetical/" in [link["href"] for link in deep.all(".item a.cite")]
        citing = built.page("publications/lovelace1844poetical/index.html").all(".paper__citing a")
        assert [link.get_text() for link in citing] == ["Ada", "Page"]

    def test_the_files_themselves_are_no_part_of_the_site(self, built: BuiltSite) -> None:
        assert [str(path) for path in built.folder.rglob("*.yml")] == []

    def test_the_search_finds_what_a_list_holds(self, built: BuiltSite) -> None:
        records = json.loads(built.text("search/search_index.json"))["docs"]
        found = [record["location"] for record in records if "Poetical science appeared" in record["text"]]
        assert found == ["#news", "deep/er/page/#here"]

    def test_addresses_with_html_in_them_work_as_well(self, homepage: Homepage) -> None:
        homepage.settings["use_directory_urls"] = False
        homepage.write(
            {
                "docs/deep/page.md": "# Page\n\n/// talks\n///\n",
                "docs/assets/s p.pdf": "",
                "docs/lists/talks.yml": "- {date: 2024, title: A, url: deep/page.md, slides: assets/s p.pdf}\n",
            }
        )
        built = homepage.build(strict=True)
        assert built.code == 0, built.output
        links = [link["href"] for link in built.page("deep/page.html").all(".item a")]
        assert links == ["../deep/page.html", "../assets/s%20p.pdf"]

    def test_mistakes_are_told_once_and_fail_only_a_strict_build(self, homepage: Homepage) -> None:
        homepage.write(
            {
                "docs/index.md": "# Ada\n\n/// news\n///\n",
                "docs/other.md": "# Other\n\n/// news\n///\n",
                "docs/lists/news.yml": "- date: 2024\n  text: See [it](no.md).\n- date: soon\n  text: B\n",
            }
        )
        built = homepage.build()
        assert re.findall(r"^WARNING -  (docs/lists/news.yml:\d+: \S+ \S+ \S+)", built.output, re.MULTILINE) == [
            'docs/lists/news.yml:2: "no.md" is not',
            'docs/lists/news.yml:3: "date: soon" is',
        ]
        assert built.output.count("no.md") == 1
        assert (built.code, homepage.build(strict=True).code) == (0, 1)
        assert "See it." in built.page("index.html").text


def test_a_list_s_dead_links_can_be_silenced_by_the_site(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/lists/news.yml": "- date: 2024\n  text: See [there](gone.md).\n",
            "docs/index.md": "# Home\n\n/// news\n///\n",
        }
    )
    assert 'docs/lists/news.yml:2: "gone.md" is not in docs/.' in homepage.build().output
    homepage.options["silence"] = ["missing-file"]
    assert homepage.build(strict=True).code == 0


def test_a_list_that_no_page_shows_or_that_stands_elsewhere_is_named(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/lists/talks.yml": "- date: 2024\n  title: Engines\n",
            "docs/awards.yml": "- date: 2024\n  title: Prize\n",
        }
    )
    output = homepage.build().output
    assert "docs/lists/talks.yml:1: no page shows this list. Write /// talks and, below, /// on a page." in output
    assert "docs/awards.yml:1: no list is read from this file. Move it to docs/lists/." in output
