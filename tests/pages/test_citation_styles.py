"""Citations by authors and year or by number, in a text, in its list of references and in its twin."""

from __future__ import annotations

import re

import pytest
from bibliographies import bibliography, entry
from homepage.markdown_twins.page import page_twin
from homepage.settings.options import CitationStyle, Options
from homepage.whole_site.page import Page
from homepage.words import words_in
from made_sites import Rendering, site_of

PAPERS = bibliography(
    entry("li", author="Li, Bo and Hale, Zoe", title="Z", year="2023"),
    entry("hale2", author="Hale, Zoe", title="Tides", year="2024"),
    entry("hale1", author="Hale, Zoe", title="Coasts", year="2024", ids="old"),
    entry("many", author="Roe, A and Li, B and Ek, C", title="M", year="1999"),
    entry("anon", author="", title="The Guide", year=""),
    entry("arabic", author="علي, سمير", title="ما الأدب؟", year="1984"),
)
TEXT = r"""# Notes on [@hale2]

See [see @li, pp. 3–4; @hale2; @many]. As Hale [-@hale1, 12] says, and @li, too. Also [@old] and
[a link with [@many]](https://x.example) and [@anon].
"""


def read(style: CitationStyle, text: str = TEXT, language: str = "en") -> Rendering:
    page = Page("page.md", source=text, words=words_in(language))
    return Rendering(site_of(PAPERS, Options(citations=style, inline_citations=True, paper_pages="none")), page)


def words_of(html: str) -> str:
    html = re.sub(r'<span class="cite-card".*?</span>\n</span>|<ul class="pubs".*', "", html, flags=re.DOTALL)
    return " ".join(re.sub("<[^>]+>", "", html).split())


def labels(html: str) -> list[str]:
    return re.findall(r'id="ref-(\w+)".*?pub__label">([^<]*)<', html, re.DOTALL)


@pytest.mark.parametrize(
    ("style", "shown", "list_of_references"),
    [
        (
            "author-year",
            "Notes on (Hale 2024b) See (see Li and Hale 2023, pp. 3–4; Hale 2024b; Roe et al. 1999). As Hale (2024a, "
            "12) says, and Li and Hale (2023), too. Also (Hale 2024a) and a link with [@many] and (The Guide n.d.).",
            [("hale1", "Hale 2024a"), ("hale2", "Hale 2024b"), ("li", "Li and Hale 2023"), ("many", "Roe et al. 1999"),
             ("anon", "The Guide n.d.")],
        ),
        (
            "number",
            "Notes on [1] See [see 2, pp. 3–4; 1, 3]. As Hale [4, 12] says, and Li and Hale [2], too. Also [4] and "
            "a link with [@many] and [5].",
            [("hale2", "[1]"), ("li", "[2]"), ("many", "[3]"), ("hale1", "[4]"), ("anon", "[5]")],
        ),
    ],
)  # fmt: skip
def test_a_text_and_its_references_say_the_same(
    style: CitationStyle, shown: str, list_of_references: list[tuple[str, str]]
) -> None:
    rendering = read(style)
    html = rendering.html("toc")
    assert words_of(html) == f"{shown} References"
    assert labels(html) == list_of_references
    assert 'id="references"' in html


def test_the_words_are_those_of_the_page() -> None:
    assert words_of(read("author-year", "[@li; @many] und @li.", "de").html()) == (
        "(Li und Hale 2023; Roe et al. 1999) und Li und Hale (2023). Literatur"
    )


def test_a_list_that_the_author_asks_for_is_the_only_one() -> None:
    html = read("number", "\\bibliography\n\nAs in [@li].").html()
    assert "<h2" not in html
    assert labels(html) == [("li", "[1]")]


def test_a_page_that_cites_nothing_has_no_references() -> None:
    assert read("number", "Nothing.").html() == "<p>Nothing.</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@li [p. 3] and @li [a link](https://x.example)", "Li and Hale (2023, p. 3) and Li and Hale (2023) a link"),
        ("@li [sic][known]\n\n[known]: https://x.example", "Li and Hale (2023) sic"),
        (
            "See [*cf.* @li, ch. 2 and *passim*; @many, 2 * 3 * 4]",
            "See (cf. Li and Hale 2023, ch. 2 and passim; Roe et al. 1999, 2 * 3 * 4)",
        ),
    ],
)
def test_words_around_a_citation(text: str, shown: str) -> None:
    html = read("author-year", text).html()
    assert words_of(html).removesuffix(" References") == shown
    assert ("<em>passim</em>" in html) == ("passim" in text)


def test_names_from_right_to_left_are_set_apart_from_years_and_pages() -> None:
    html = read("author-year", "As @arabic says [@arabic, 12].").html()
    assert 'As <span class="citation" data-names=""><bdi>علي</bdi> (<a' in html
    assert re.search(r'dir="auto"[^>]*>علي 1984</a>', html)


def test_the_twin_has_the_same_marks() -> None:
    rendering = read("author-year", "As @li [p. 7] says [see @hale1; -@hale2, 3].\n\n\\bibliography\n")
    rendering.html()
    addresses = rendering.placeholders.addresses
    twin = page_twin(addresses, "page.md", rendering.page.source, [r"\\bibliography"])
    assert "As Li and Hale (2023, p. 7) says (see Hale 2024a; 2024b, 3)." in re.sub(
        r"\[([^]]*)\]\([^)]*\)", r"\1", twin
    )


NAMESAKES = bibliography(
    entry("john", author="Smith, John and Li, B", year="2020"),
    entry("jane", author="Smith, Jane", year="2020"),
    entry("jane2", author="Smith, J.", year="2021"),
    entry("adam", author="Smith, Adam", year="2020"),
    entry("ann", author="Weber, Ann-Marie K.", year="2020"),
    entry("ann2", author="Weber, A.-M.", year="2020"),
    entry("bo", author="Weber, Bo", year="2019"),
    entry("samir", author="علي, سمير", year="1984"),
    entry("rami", author="علي, رامي", year="1984"),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[@john; @jane; @adam]", "(John Smith and Li 2020; Jane Smith 2020; A. Smith 2020)"),
        ("[@jane; @jane2]", "(Smith 2020; Smith 2021)"),
        ("@ann and [@ann2; @bo].", "A.-M. Weber (2020b) and (A.-M. Weber 2020a; B. Weber 2019)."),
        ("[@ann; @ann2]", "(Weber 2020b; Weber 2020a)"),
        ("[@samir; @rami]", "(سمير علي 1984; رامي علي 1984)"),
        ("@adam says.", "Smith (2020) says."),
    ],
)
def test_namesakes_are_told_apart(text: str, shown: str) -> None:
    page = Page("page.md", source=text)
    options = Options(citations="author-year", inline_citations=True, paper_pages="none")
    rendering = Rendering(site_of(NAMESAKES, options), page)
    assert words_of(rendering.html()).removesuffix(" References") == shown
    twin = page_twin(rendering.placeholders.addresses, "page.md", text, [])
    assert re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", twin).strip() == shown
