"""Posts on other pages: the block `/// posts`, the posts below a post, and the feeds of categories."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from datetime import date
from typing import TYPE_CHECKING

import pytest
from atom_rules import mistakes
from bs4 import BeautifulSoup
from conftest import small_site
from homepage.whole_site.page import Page
from homepage.whole_site.posts import ListedPost, PostOutline, related
from homepage.words import words_in
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from site_pages import BuiltSite

OUTLINES = (
    PostOutline("blog/posts/fog.md", date(2024, 1, 2), ("Weather",), ("harbor", "night")),
    PostOutline("blog/posts/boat.md", date(2024, 5, 3), ("Harbor life",), ("Harbor",)),
    PostOutline("blog/posts/ebb.md", date(2023, 4, 5), ("Weather",), ("night", "harbor")),
)
LISTED = {
    "blog/posts/fog.md": ListedPost(
        "Fog & <sea>", "blog/fog/", date(2024, 1, 2), (("Weather", "blog/weather/"),), "What *fog* hides.", 2, "en"
    ),
    "blog/posts/boat.md": ListedPost("Das Boot", "blog/boat/", date(2024, 5, 3), language="de"),
    "blog/posts/ebb.md": ListedPost("Ebb", "blog/ebb/", date(2023, 4, 5)),
}


def rendering_of(options: str = "", posts: tuple[PostOutline, ...] = OUTLINES, language: str = "en") -> Rendering:
    source = f"# About\n\n/// posts\n{options}///\n"
    return Rendering(site_of(), Page("docs/about.md", "about/", source, words=words_in(language)), posts=posts)


def drawn(rendering: Rendering) -> BeautifulSoup:
    markdown = rendering.markdown("toc")
    html = markdown.convert(rendering.page.source)
    pages = rendering.placeholders.addresses.pages
    pages.posts = LISTED
    pages.close()
    return BeautifulSoup(rendering.placeholders.fill(rendering.page, html), "html.parser")


def titles(options: str) -> list[str]:
    rendering = rendering_of(options)
    found = [link.get_text() for link in drawn(rendering).select(".item__title a")]
    assert list(rendering.problems) == []
    return found


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("", ["Das Boot", "Fog & <sea>", "Ebb"]),
        ("    limit: 2\n", ["Das Boot", "Fog & <sea>"]),
        ("    category: weather\n", ["Fog & <sea>", "Ebb"]),
        ("    tag: [night]\n    limit: 1\n", ["Fog & <sea>"]),
        ("    category: [Weather, Harbor life]\n    tag: harbor\n", ["Das Boot", "Fog & <sea>", "Ebb"]),
    ],
)
def test_the_block_shows_the_newest_posts_that_its_options_choose(options: str, shown: list[str]) -> None:
    assert titles(options) == shown


def test_a_post_is_shown_with_what_the_site_says_of_it() -> None:
    rendering = rendering_of("    title: News from the quay\n    limit: 2\n")
    page = drawn(rendering)
    assert page.select("h2")[0].get_text() == "News from the quay"
    assert [link["href"] for link in page.select(".item a")] == ["../blog/boat/", "../blog/fog/", "../blog/weather/"]
    assert [time["datetime"] for time in page.select("time")] == ["2024-05-03", "2024-01-02"]
    assert page.select(".item__text")[0].get_text() == "What *fog* hides."
    assert [link.get("lang") for link in page.select(".item__title a")] == ["de", None]
    assert page.select(".item__links")[0].get_text(" ", strip=True) == "Weather 2 min read"
    (twin,) = rendering.page.in_markdown
    assert twin.draw(rendering.placeholders.addresses.seen_from("about/")) == (
        "## News from the quay\n\n- 3 May 2024. [Das Boot](../blog/boat/index.md)\n"
        "- 2 January 2024. [Fog & \\<sea>](../blog/fog/index.md). What \\*fog\\* hides"
    )


def test_the_compact_view_has_a_line_for_each_post_in_the_language_of_the_page() -> None:
    page = drawn(rendering_of("    view: compact\n    limit: 1\n", language="fr"))
    assert page.select(".items--compact .item")[0].get_text(" ", strip=True) == "3 mai 2024 Das Boot"
    assert page.select(".item__links, .item__text") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("    tag: [hrbor]\n", '4: /// posts: no post has the tag "hrbor". Did you mean "harbor"?'),
        (
            "    limit: 2\n    category: Boats\n",
            '5: /// posts: no post has the category "Boats". Known here: Harbor life, Weather.',
        ),
        ("    limt: 2\n", '4: /// posts: "limt" is not an option. Did you mean "limit"?'),
        ("    limit: none\n", "4: /// posts: \"limit\" takes a number above zero, not 'none'"),
        ("    view: cards\n", "4: /// posts: \"view\" takes list or compact, not 'cards'"),
    ],
)
def test_a_mistake_in_the_block_is_told_at_its_line(options: str, message: str) -> None:
    rendering = rendering_of(options)
    drawn(rendering)
    (problem,) = rendering.problems
    assert str(problem).startswith(f"docs/about.md:{message}")


def test_a_site_without_posts_is_told_what_to_write() -> None:
    rendering = rendering_of("    title: News\n    tag: none-yet\n", ())
    assert drawn(rendering).select("h2") == []
    (problem,) = rendering.problems
    assert str(problem).startswith(
        "docs/about.md:3: /// posts: nothing is shown, since the site has no posts. Write `b"
    )


def test_related_posts_are_those_that_share_most() -> None:
    fog, boat, ebb = OUTLINES
    assert related(fog, OUTLINES) == [ebb, boat]
    assert related(boat, OUTLINES) == [fog, ebb]
    assert related(PostOutline("x.md", date(2024, 1, 1), tags=("other",)), OUTLINES) == []
    many = [PostOutline(f"{day}.md", date(2024, 1, day), tags=("a",)) for day in range(1, 9)]
    assert [post.source for post in related(many[7], many)] == ["7.md", "6.md", "5.md"]


POST = "---\ndate: 2024-0{month}-02\ncategories: [Sea trips]\ntags: [{tag}]\n{more}---\n\n# {title}\n\n{text}\n"


def post(month: int, title: str, text: str, tag: str = "fog", more: str = "") -> str:
    return POST.format(month=month, title=title, text=text, tag=tag, more=more)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site whose first page names the newest posts."""
    homepage = small_site(tmp_path_factory.mktemp("posts") / "small")
    homepage.settings["plugins"] = {"search": {}, "tags": {}, "blog": {}}
    homepage.options["redirects"] = {"/feed.xml": "posts.xml", "/papers/index.xml": "publications.xml"}
    homepage.write(
        {
            "docs/index.md": "# Ada\n\n/// posts\n    limit: 2\n///\n\n/// publications\n///\n",
            "docs/blog/index.md": "# Notes & queries\n",
            "docs/blog/posts/one.md": post(1, "First", "One."),
            "docs/blog/posts/two.md": post(
                2, "Second & last", "Two [@lovelace1843notes].", more="description: The second.\n"
            ),
            "docs/blog/posts/three.md": post(3, "Hidden", "Secret fog.", more="draft: true\n"),
        }
    )
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    return site


def test_the_first_page_of_a_site_leads_to_its_newest_posts_and_to_no_draft(built: BuiltSite) -> None:
    page = built.page("index.html")
    assert [link["href"] for link in page.all(".items--posts .item__title a")] == [
        "./blog/2024/02/02/second--last/",
        "./blog/2024/01/02/first/",
    ]
    assert [text.get_text() for text in page.all(".items--posts .item__text")] == ["The second.", "One."]
    assert "[Second & last](./blog/2024/02/02/second--last/index.md). The second" in built.text("index.md")
    assert [path for path in built.folder.rglob("*.*") if b"Secret fog" in path.read_bytes()] == []


def test_the_titles_of_posts_and_of_the_blog_are_text_wherever_they_are(built: BuiltSite) -> None:
    cited = built.page("publications/lovelace1843notes/index.html").all(".paper__citing a")
    assert "Second & last" in [link.get_text() for link in cited]
    assert "Notes \\& queries" in built.text("blog/2024/02/02/second--last/index.md")


def test_a_post_leads_to_those_about_the_same(built: BuiltSite) -> None:
    page = built.page("blog/2024/01/02/first/index.html")
    assert [link["href"] for link in page.all(".post-related a")] == ["../../../../../blog/2024/02/02/second--last/"]
    assert "## Related posts\n\n- [Second & last]" in built.text("blog/2024/01/02/first/index.md")
    assert "Related posts" not in built.text("posts.xml")


def test_each_category_has_a_feed_that_its_page_names(built: BuiltSite) -> None:
    feed = built.text("blog/category/sea-trips.xml")
    assert mistakes(feed) == []
    atom = "{http://www.w3.org/2005/Atom}"
    root = etree.fromstring(feed.encode())
    assert [entry.findtext(f"{atom}title") for entry in root.findall(f"{atom}entry")] == ["Second & last", "First"]
    assert root.findtext(f"{atom}title", "").startswith("Sea trips, Notes & queries")
    page = built.page("blog/category/sea-trips/index.html")
    assert page.one("link[href='../sea-trips.xml']")["title"] == "Sea trips"
    assert page.one(".post-views a[href='../sea-trips.xml']").get_text() == "Feed"


def test_an_old_feed_has_a_copy_of_the_new_one(built: BuiltSite) -> None:
    assert built.text("feed.xml") == built.text("posts.xml")
    assert built.text("papers/index.xml") == built.text("publications.xml")
