"""The text of a model card reads as on the Hub: GitHub's Markdown, with citations and formulas as in any page."""

from __future__ import annotations

import pytest
from bibliographies import bibliography
from card_pages import CardPage
from homepage.cards.reader import read_card

PAPER = "@article{ada1843notes, title = {Notes}, author = {Lovelace, Ada}, journal = {Memoirs}, year = {1843}}"


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        ("| a |\n|---|\n| one of {0, 1} |\n\n## Sets {a, b}", [("td", "one of {0, 1}"), ("h2", "Sets {a, b}")]),
        ("## Head {#own .class}\n\ntext\n{: .wide }", [("h2", "Head {#own .class}"), ("p", "text {: .wide }")]),
        (
            "<details>\n\n<summary>L</summary>\n\n| a |\n|---|\n| 1 |\n\n</details>",
            [("details", "L a 1"), ("summary", "L"), ("td", "1")],
        ),
        ("**Training data**\n- one\n- two", [("p", "Training data"), ("li", "one"), ("li", "two")]),
        ("*x*\n- one", [("p", "x"), ("li", "one")]),
        ("<b>x</b>\n- one", [("p", "x"), ("li", "one")]),
        ("> **x**\n> - one", [("p", "x"), ("li", "one")]),
        ("> some text\n> 1. one", [("p", "some text"), ("li", "one")]),
        ("| a |\n|---|\n| 1 |\n### Heading", [("td", "1"), ("h3", "Heading")]),
        ("| a |\n|---|\n| 1 |\n- one", [("td", "1"), ("li", "one")]),
        ("1) one\n2) two", [("li", "one"), ("li", "two")]),
        ("3. three\n4. four", [("li", "three"), ("li", "four")]),
        ("Ends in 5\n2. is no list", [("p", "Ends in 5 2. is no list")]),
        ("one\\\ntwo", [("p", "one two"), ("br", "")]),
        ("one  \ntwo", [("p", "one two"), ("br", "")]),
        ("~~old~~ ~older~ new", [("p", "old older new"), ("del", "old"), ("del", "older")]),
        ("- [x] done\n- [ ] open\n- [x](y)", [("li", "☑ done"), ("li", "☐ open"), ("li", "x")]),
        (
            "- [x] done\n\n  more\n- [ ] open",
            [("li", "☑ done more"), ("p", "☑ done"), ("p", "more"), ("li", "☐ open"), ("p", "☐ open")],
        ),
        ("<div align='center'>\n\n**b** `c`\n\n</div>", [("p", "b c")]),
        ("<p align='center'>\n  a\n\n# T", [("p", "a"), ("h1", "T")]),
        ("<p align='center'>\n  a\n<p>\n\n# T", [("p", "a"), ("p", ""), ("h1", "T")]),
        ("- a\n  - b\n    - c\n- d", [("li", "a b c"), ("li", "b c"), ("li", "c"), ("li", "d")]),
        (
            "1. a\n   - b\n\n     more\n2. c",
            [("li", "a b more"), ("li", "b more"), ("p", "b"), ("p", "more"), ("li", "c")],
        ),
        ("  # Heading\n\nText\n---", [("h1", "Heading"), ("h2", "Text")]),
        ("&amp;lt; `&amp;` &copy;", [("p", "&lt; &amp; ©")]),
        ("a[^1]\n\n[^1]: *note*", [("p", "a[1]"), ("li", "note ↩︎"), ("p", "note ↩︎")]),
    ],
)  # fmt: skip
def test_markdown_is_read_as_on_the_hub(body: str, shape: list[tuple[str, str]]) -> None:
    page = CardPage(body)
    assert page.shape("p", "li", "td", "h1", "h2", "h3", "br", "del", "details", "summary") == shape
    assert page.problems == ([] if "(y)" not in body else page.problems)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://x.example/one<br/>", "https://x.example/one"),
        ("See https://x.example/a_b_c/.", "https://x.example/a_b_c/"),
        ("(https://x.example/a)", "https://x.example/a"),
        ("**www.x.example**", "http://www.x.example"),
        ("a@x.example", "mailto:a@x.example"),
        ("<https://x.example>", "https://x.example"),
        ('<a href="https://x.example">https://y.example</a>', "https://x.example"),
        ("[**b**][r]\n\n[r]: https://x.example/r", "https://x.example/r"),
    ],
)
def test_addresses_are_links(written: str, address: str) -> None:
    assert [link["href"] for link in CardPage(written).soup.find_all("a")] == [address]


def test_a_second_title_is_lowered_with_what_is_below_it() -> None:
    page = CardPage("# T\n\n## a\n\n# S\n\n## b\n\n###### c\n\n# U\n")
    assert page.shape("h1", "h2", "h3", "h4", "h5", "h6") == [
        ("h1", "T"), ("h2", "a"), ("h2", "S"), ("h3", "b"), ("h6", "c"), ("h2", "U")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("a\n\n```python\ncode\n\n# more", [6]),
        ("- a\n  ~~~\n  code\n\nmore", [5]),
        ("```\n````", []),
        ("```\ncode\n```\n\n````\n```\n````", []),
        ("> ```\n> code\n> ```", []),
    ],
)
def test_code_that_never_ends_is_reported(body: str, lines: list[int]) -> None:
    message = "this block of code is never closed: write a line of the same signs where the code ends"
    assert CardPage(body).problems == [f"{line}: {message}" for line in lines]


def test_code_that_never_ends_is_code_to_the_end() -> None:
    assert CardPage("a\n\n```python\nx\n\n# <b>more</b>").shape("pre", "h1") == [("pre", "x # <b>more</b>")]


def test_code_is_colored_as_in_pages_of_the_author() -> None:
    page = CardPage("```python title\nx = 1\n```\n\n    indented\n\n````\n```\n````\n")
    assert len(page.soup.select(".highlight > pre > code")) == 3
    assert page.soup.select(".highlight .mi")[0].get_text() == "1"
    assert page.shape("pre") == [("pre", "x = 1"), ("pre", "indented"), ("pre", "```")]


def test_alerts_and_admonitions_are_drawn_alike() -> None:
    page = CardPage("> [!IMPORTANT]\n> Read *this*\n\n!!! note\n    One\n\n    Two\n\n```\n> [!NOTE]\n```\n")
    assert [(box["class"], " ".join(box.get_text().split())) for box in page.soup.select(".admonition")] == [
        (["admonition", "info"], "Important Read this"),
        (["admonition", "note"], "Note One Two"),
    ]
    assert page.shape("pre") == [("pre", "> [!NOTE]")]


def test_citations_and_formulas_are_read_as_in_any_page() -> None:
    body = (
        "# On [@ada1843notes]\n\nSee [*so* @ada1843notes, p. 3], `[@ada1843notes]`, \\[@ada1843notes],"
        " [b [@ada1843notes]](https://x.example) and $a_1 * b_1$, $5 and $6.\n\n"
        "| $x_1$ |\n|---|\n| [@ada1843notes] |\n\n"
        "$$\na\n- b\n$$\n\n\\bibliography\n"
    )
    page = CardPage(body, bibliography(PAPER))
    cited = [cite.parent for cite in page.soup.select("a.cite")]
    assert [cite.find_parent(["h1", "p", "td"]).name for cite in cited] == ["h1", "p", "td"]
    assert cited[1].get_text().startswith("[so L43")
    assert "`" not in page.html
    assert len(page.soup.find_all("math")) == 3
    assert len(page.soup.select("math[display=block]")) == 1
    assert "$5 and $6" in page.html
    assert page.soup.select("ol li#ref-ada1843notes, li#ref-ada1843notes")
    assert page.problems == []


def test_the_words_for_a_picture_stay_as_they_are_written() -> None:
    picture = CardPage("![where $x_1$ is `<b>` [@ada1843notes]](plot.png)", bibliography(PAPER)).soup.find("img")
    assert picture is not None
    assert picture["alt"] == "where $x_1$ is <b> [@ada1843notes]"


def test_what_is_cited_wrongly_is_reported() -> None:
    page = CardPage("A [@ada1834notes] and \\cite{ada1843notes}, @ada1843notes.\n", bibliography(PAPER))
    assert page.problems == [
        '4: no publication has the key "ada1834notes". Did you mean "ada1843notes"?',
        "4: \\cite{ada1843notes} is not a citation here. Write [@ada1843notes].",
        "4: @ada1843notes is not a citation outside brackets. Write [@ada1843notes], or \\@ada1843notes if it is not a"
        " citation.",
    ]


def test_blocks_of_the_site_are_drawn_and_their_mistakes_reported() -> None:
    page = CardPage("Text\n\n/// publications\n    limit: 1\n///\n\n- a\n\n/// models\n///\n", bibliography(PAPER))
    shown = [tag for tag in page.soup.find_all(["p", "li"]) if tag.get("class") in (None, ["pub"], ["model"])]
    assert [(tag.name, *tag.get("class", ())) for tag in shown] == [("p",), ("li", "pub"), ("li",), ("li", "model")]
    assert page.problems == []
    wrong = CardPage("/// publications\n    limt: 1\n///\n\n/// publicatons\n///\n", bibliography(PAPER))
    assert wrong.problems == [
        '5: /// publications: "limt" is not an option. Did you mean "limit"?',
        '8: /// publicatons: is not a block. Did you mean "publications"?',
    ]


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("[x](b.md)", "b.md"),
        ("[x](guide.md#part)", "../guide.md#part"),
        ("[x](../guide.md)", "../guide.md"),
        ("[x](index.md)", "index.md"),
        ("[x](plot.png)", "plot.png"),
        ('<a href="/assets/logo.png">x</a>', "../assets/logo.png"),
        ('<a href="../../assets/logo.png">x</a>', "../assets/logo.png"),
        ("[x](?a=b)", "?a=b"),
        ("[x](#used-well)\n\n## Used well?", "#used-well"),
        ("[x](#用途)\n\n## 用途", "#_1"),
        ("[x](#again-1)\n\n## Again\n\n## Again", "#again_1"),
        ('[x](#here)\n\n<a name="here"></a>', "#card-here"),
        ('[x](#here)\n\n<p id="here">p</p>', "#card-here"),
    ],
)
def test_links_lead_to_the_files_and_headings_of_the_site(body: str, address: str) -> None:
    page = CardPage(body)
    link = page.soup.find("a", href=True)
    assert link is not None
    assert link["href"] == address
    assert not address.startswith("#") or page.soup.find(id=address[1:])
    assert page.problems == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[x](giude.md)", 'the link leads to "giude.md", which is not a file of this site. Did you mean "guide.md"?'),
        (
            "![x](plots.png)",
            'the picture leads to "plots.png", which is not a file of this site. Did you mean "models/plot.png"?',
        ),
        (
            '<img src="a%20b.bmp">',
            'the picture leads to "a b.bmp", which is not a file of this site. Put it into docs/,'
            " or write its whole address.",
        ),
        ("[x](#usd)\n\n## Used", 'the link leads to "#usd", which is not a heading of this card. Did you mean "used"?'),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_reported_with_its_line(body: str, message: str) -> None:
    page = CardPage(f"One.\n\nTwo\n{body}")
    assert page.problems == [f"7: {message}"]


def test_pictures_for_other_screens_are_found_from_the_page() -> None:
    pictures = "plot.png, /assets/logo.png?v=1 2x,https://x.example/c.png 3x, lost.png 4x"
    page = CardPage(f'<picture>\n<source srcset="{pictures}">\n<img src="plot.png">\n</picture>')
    source = page.soup.find("source")
    assert source is not None
    assert source["srcset"] == (
        "../../models/plot.png, ../../assets/logo.png?v=1 2x,https://x.example/c.png 3x, lost.png 4x"
    )


def test_a_repository_on_the_hub_that_has_a_card_here_leads_to_the_card() -> None:
    model = read_card("---\nhub_id: lab/engine\n---\n", "docs/models/b.md")[0]
    data = read_card("---\nhub_id: lab/cogs\nkind: dataset\n---\n", "docs/models/cogs.md")[0]
    body = (
        "[engine](https://huggingface.co/lab/engine) <https://hf.co/Lab/Engine/>"
        " [files](https://huggingface.co/lab/engine/tree/main) [other](https://huggingface.co/lab/cogs)"
        " [cogs](https://huggingface.co/datasets/lab/cogs) [own](https://huggingface.co/lab/own)"
    )
    page = CardPage(body, head="---\nlicense: mit\nhub_id: lab/own\n---\n", others=(model, data))
    assert [link["href"] for link in page.soup.find_all("a")] == [
        "b.md",
        "b.md",
        "https://huggingface.co/lab/engine/tree/main",
        "https://huggingface.co/lab/cogs",
        "cogs.md",
        "https://huggingface.co/lab/own",
    ]
