"""A post as a publication: the entry that cites it, its metadata, and the feed with its text."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from datetime import date

import pytest
from atom_rules import mistakes
from homepage.bibtex import parse_bib
from homepage.exports.bib import bibtex
from homepage.metadata.papers import highwire
from homepage.names import Name
from homepage.names.people import Person
from homepage.posts.feed import FeedPost, posts_feed
from homepage.posts.feed_html import feed_html
from homepage.posts.metadata import blog_posting
from homepage.posts.post import Post, as_publication
from homepage.settings.options import Options, Owner

OPTIONS = Options(Owner(name="Mira Castellane"), listed=(Person(Name("Luz", "Fuente", "de la"), url="people/luz.md"),))
PAGE = "https://tidal.example/blog/wide/"
POST = Post(
    "How wide is honest?",
    date(2024, 2, 14),
    ("Mira Castellane", "Luz de la Fuente"),
    date(2024, 3, 1),
    ("Forecasts",),
    "A number and its width.",
    PAGE,
    "Notes, Tidal Lab",
    "https://tidal.example/blog/",
    "en",
)


def test_a_post_is_cited_by_an_entry_that_bibtex_and_biblatex_read() -> None:
    assert bibtex(as_publication(POST, OPTIONS)) == (
        "@misc{castellane2024wide,\n"
        "  author       = {Castellane, Mira and de la Fuente, Luz},\n"
        "  title        = {{How wide is honest?}},\n"
        "  howpublished = {Notes, Tidal Lab},\n"
        "  year         = {2024},\n"
        "  month        = feb,\n"
        "  date         = {2024-02-14},\n"
        "  url          = {https://tidal.example/blog/wide/}\n"
        "}"
    )


@pytest.mark.parametrize(
    "title", ["100% of $5 & more_less #1", r"A \ and ~ and ^ and {braces}", "الكلمات", "?", "<script>alert(1)</script>"]
)
def test_the_title_of_a_post_is_text_whatever_it_is(title: str) -> None:
    post = as_publication(Post(title, date(2024, 1, 2)), OPTIONS)
    assert post.title.text == title
    assert parse_bib(bibtex(post), "").problems == ()


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ((), ["Mira Castellane"]),
        (("",), []),
        (("Rock and Roll Lab",), ["Rock and Roll Lab"]),
        (("A, B, C, D and E",), ["A, B, C, D and E"]),
        (("ليلى الحداد", "王小明"), ["ليلى الحداد", "王小明"]),
    ],
)
def test_an_author_of_a_post_is_one_name(written: tuple[str, ...], names: list[str]) -> None:
    found = as_publication(Post("Title", date(2024, 1, 2), written), OPTIONS).authors
    assert [author.name.full for author in found] == names


def test_the_head_of_a_post_says_what_it_is() -> None:
    publication = as_publication(POST, OPTIONS)
    assert dict(highwire(publication, page_url=POST.url, pdf_url="")) == {
        "citation_title": "How wide is honest?",
        "citation_author": "de la Fuente, Luz",
        "citation_publication_date": "2024/02/14",
        "citation_publisher": "Notes, Tidal Lab",
        "citation_abstract_html_url": PAGE,
    }
    posting = blog_posting(POST, publication, root="https://tidal.example/")
    authors = posting.pop("author")
    assert isinstance(authors, list)
    assert [author.get("@id") or author["url"] for author in authors] == [
        "https://tidal.example/#author",
        "people/luz.md",
    ]
    assert posting == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "name": "How wide is honest?",
        "headline": "How wide is honest?",
        "datePublished": "2024-02-14",
        "dateModified": "2024-03-01",
        "description": "A number and its width.",
        "keywords": ["Forecasts"],
        "inLanguage": "en",
        "isPartOf": {"@type": "Blog", "name": "Notes, Tidal Lab", "url": "https://tidal.example/blog/"},
        "mainEntityOfPage": PAGE,
        "url": PAGE,
    }


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<p>See <a href="../x/#y">x</a>.</p>', '<p>See <a href="https://tidal.example/blog/x/#y">x</a>.</p>'),
        (
            '<img src="a.png" srcset="b.png 2x" alt="&quot;">',
            '<img src="https://tidal.example/blog/wide/a.png" alt="&quot;">',
        ),
        ("<h1>Title</h1><p>&lt;b&gt; &amp; &#955;</p>", "<p>&lt;b&gt; &amp; &#955;</p>"),
        ('<a class="cite" href="#r">A</a><span class="cite-card">x<br><i>y</i></span>!', f'<a href="{PAGE}#r">A</a>!'),
        ('<h2 id="a">A<a class="headerlink" href="#a">#</a></h2>', "<h2>A</h2>"),
        ('<p onclick="x()" style="y">A<script>z</script></p><hr/>', "<p>A</p><hr>"),
        ("<p>1 < 2 <i>open", "<p>1 < 2 <i>open"),
        ("<video src=v.mp4 controls></video>", '<video src="https://tidal.example/blog/wide/v.mp4" controls></video>'),
        ("<span class=copy>a", ""),
        ('<a href="//[bad">x</a>', '<a href="//[bad">x</a>'),
    ],
)
def test_the_text_in_a_feed_has_whole_addresses_and_nothing_of_the_page_alone(html: str, shown: str) -> None:
    assert feed_html(html, PAGE) == shown


def test_the_feed_has_the_full_text_of_each_post() -> None:
    posts = [FeedPost(POST, "blog/wide/", ("Mira Castellane",), "<p>All of <b>it</b>.</p>")]
    secret = Post("Secret", date(2024, 1, 2), url=f"{PAGE}s/")
    feed = posts_feed(
        [*posts, FeedPost(secret, "blog/s/", (), "")], site_url="https://tidal.example/", title="Notes", author="Lab"
    )
    assert mistakes(feed) == []
    atom = "{http://www.w3.org/2005/Atom}"
    entries = etree.fromstring(feed.encode()).findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}content") for entry in entries] == ["<p>All of <b>it</b>.</p>", None]
    assert [entry.findtext(f"{atom}updated", "")[:10] for entry in entries] == ["2024-03-01", "2024-01-02"]
    assert [entry.findtext(f"{atom}published", "")[:10] for entry in entries] == ["2024-02-14", "2024-01-02"]
