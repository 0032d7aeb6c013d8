"""Every `cases/NAME.md` is read as a page of a small site and compared with `cases/NAME.html`.

With REWRITE_CASES=1 in the environment the `.html` files are written instead; read them before you keep them.
"""

import os
from pathlib import Path

import pytest
from bibliographies import read_bib
from homepage.bibliography.reader import make_bibliography
from homepage.cards.reader import read_card
from homepage.lists.reader import load_lists
from homepage.names.people import People
from homepage.selections.selection import Selection
from homepage.settings.options import Options, Owner
from homepage.whole_site.areas import Area
from homepage.whole_site.page import Page, PageListing
from made_sites import Rendering, site_of

CASES = Path(__file__).parent / "cases"
EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]
TABS = {"pymdownx.tabbed": {"alternate_style": True}}

CARD = """\
---
kind: model
name: Engine-1B
family: Engines
license: mit
base_model: babbage/difference
papers: [hopper1952]
model-index:
  - name: Engine-1B
    results:
      - dataset: {name: Sums, type: sums}
        metrics: [{type: accuracy, value: 99.5}]
---
A machine that computes.
"""


def rendering_of(page: Page) -> Rendering:
    owner = Owner(name="Ada Lovelace")
    bibliography = make_bibliography(
        [read_bib(CASES / "papers.bib", "papers.bib")], People([owner.person]), owner.person
    )
    card, _ = read_card(CARD, "models/engine-1b.md")
    urls = {f"publications/{p.slug}.md": f"publications/{p.slug}/" for p in bibliography.publications}
    urls |= {"models/engine-1b.md": "models/engine-1b/", "publications/index.md": "publications/"}
    areas = {"computing": Area("Computing machines", "research/computing.md")}
    lists, problems = load_lists(CASES / "lists", CASES)
    listings = [PageListing("publications/", Selection(), has_filters=True)]
    site = site_of(bibliography, Options(owner), cards=(card,), areas=areas, lists=lists)
    return Rendering(site, page, urls, listings=listings, found=problems)


def render(text: str) -> tuple[str, Rendering]:
    rendering = rendering_of(Page("docs/research/computing.md", url="research/computing/", source=text))
    return rendering.html(*EXTENSIONS, "pymdownx.tabbed", configs=TABS) + "\n", rendering


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    html, rendering = render(case.read_text(encoding="utf-8"))
    expected = case.with_suffix(".html")
    if os.environ.get("REWRITE_CASES"):
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")
    assert [str(problem) for problem in rendering.problems] == []


UNREADABLE = "/// publications: the options cannot be read"


def mistakes(text: str) -> list[str]:
    return [str(problem) for problem in render(text)[1].problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Line one.\n\nAs [@hoper1952] says.",
            '3: no publication has the key "hoper1952". Did you mean "hopper1952"?',
        ),
        (
            "/// publications\n    keyword: [computing]\n///",
            '2: /// publications: "keyword" is not an option. Did you mean "keywords"?',
        ),
        (
            "/// publications\n    since: 1900\n    file: paper.bib\n///",
            '3: /// publications: no publication is in the file "paper.bib". Did you mean "papers.bib"?',
        ),
        (
            "/// publications\n    groups: Students\n///",
            '2: /// publications: no publication is by a member of the group "Students". Name groups under `people`.',
        ),
        (
            "/// publications\n    group: yeer\n///",
            '2: /// publications: "group" takes year, type, keyword or none, not \'yeer\'. Did you mean "year"?',
        ),
        (
            "/// publications\n    group: [type, type]\n///",
            '2: /// publications: "group" takes one word, or a list of different words such as [type, year]',
        ),
        (
            "/// publications\n    not: {typ: talk}\n///",
            '2: /// publications: "not" takes keywords, type, year, author, groups, file, keys, selected, since, '
            "not 'typ'. Did you mean \"type\"?",
        ),
        (
            "/// publications\n    not: talk\n///",
            '2: /// publications: "not" takes options with their values, such as {type: talk}',
        ),
        (
            "/// publications\n    not: {keywords: compiler}\n///",
            '2: /// publications: no publication has the keyword "compiler". Did you mean "compilers"?',
        ),
        (
            "/// publications\n    year: 2022-2024\n///",
            '2: /// publications: no publication has the year "2022-2024".',
        ),
        (
            "/// publications\n    selected: maybe\n///",
            "2: /// publications: \"selected\" takes true or false, not 'maybe'",
        ),
        (
            "/// publications\n    limit: 0\n///",
            '2: /// publications: "limit" takes a number above zero, not 0',
        ),
        (
            "/// publications\n    keywords: [computing\n///",
            f"2: {UNREADABLE}: close the list or mapping with the bracket that opened it.",
        ),
        (
            "/// publications\n    group: year\n    limit: [\n    sort: oldest\n///",
            f"3: {UNREADABLE}: close the list or mapping with the bracket that opened it.",
        ),
        (
            "/// publications\n    group: year\n    year: 2024-13-45\n///",
            "1: /// publications: the options cannot be read; write one `name: value` on each line.",
        ),
        (
            '/// publications\n    keywords: ","\n///',
            '2: /// publications: "keywords" takes a word or a list of words, not an empty value',
        ),
        (
            "/// publications\n    words\n///",
            "1: /// publications: the options cannot be read; write one `name: value` on each line.",
        ),
        (
            "/// publications\n    limit: 1\n///\n\n- Item\n\n    /// publications\n        limit: 1\n"
            "        sort: oldest\n        limit: 2\n    ///\n",
            '10: /// publications: "limit" is repeated here, and only the last value is used. Remove one of them.',
        ),
        (
            "/// publications\n    keywords: computing, theory\n///",
            '2: /// publications: no publication has the keyword "theory".',
        ),
        (
            "/// publications\n    keys: hopper1952, hoper1952\n///",
            '2: /// publications: no publication has the key "hoper1952". Did you mean "hopper1952"?',
        ),
        (
            "/// publications | computing\n///",
            '1: /// publications: takes no argument; remove "| computing".',
        ),
        (
            "/// publications\nkeywords: computing\n///",
            '2: /// publications: "keywords: computing" is not read as an option. Indent options by four spaces, '
            "directly below the opening line.",
        ),
        (
            "/// publications\n    keys: [ada:1842/notes]\n///",
            '2: /// publications: no publication has the key "ada:1842/notes". Did you mean "ada:1843/notes"?',
        ),
        (
            "/// models\n    kind: modle\n///",
            '2: /// models: "kind" takes model, dataset, benchmark or system, not \'modle\'. Did you mean "model"?',
        ),
        (
            "/// models\n    ids: [engine-1]\n///",
            '2: /// models: no model card has the id "engine-1". Did you mean "engine-1b"?',
        ),
        (
            "/// publications\n    group: year\n\nProse that a reader would miss.",
            "1: /// publications: the block is not closed; write /// on a line of its own below it.",
        ),
        (
            "/// publication\n    group: year\n///",
            '1: /// publication: is not a block. Did you mean "publications"?',
        ),
        (
            "keywords: compiler\n\n/// publications\n    keywords: [compiler]\n///",
            '4: /// publications: no publication has the keyword "compiler". Did you mean "compilers"?',
        ),
        (
            "/// publications\n    author: Loveless\n///",
            '2: /// publications: no publication has the author "Loveless". Did you mean "Ada Lovelace"?',
        ),
        (
            "/// publications\n    type: artcle\n///",
            '2: /// publications: no publication has the type "artcle". Did you mean "article"?',
        ),
        (
            "/// publications\n    year: 1999\n///",
            '2: /// publications: no publication has the year "1999".',
        ),
        (
            "/// models\n    license: [mit, apach]\n    kind: [model]\n///",
            '2: /// models: no model card has the license "apach".',
        ),
        (
            "/// models\n    view: table\n    license: MTI\n///",
            '3: /// models: no model card has the license "MTI". Did you mean "mit"?',
        ),
        ("/// models\n    kind: dataset\n///", '2: /// models: no model card has the kind "dataset".'),
        (
            "/// models\n    family: Engin\n///",
            '2: /// models: no model card has the family "Engin". Did you mean "Engines"?',
        ),
        (
            "/// publications\n    group: year\n///\n\n/// publications\n    group: yeer\n///",
            '6: /// publications: "group" takes year, type, keyword or none, not \'yeer\'. Did you mean "year"?',
        ),
        (
            "/// publications\n    group: type\n///\n\n/// publications\n    view: years\n    group: type\n///",
            '7: /// publications: "group" has no effect in the view "years". Remove it.',
        ),
        (
            "/// publications\n    limit: 3\n    filters: yes\n    view: coauthors\n///",
            '3: /// publications: "filters" has no effect in the view "coauthors". Remove it.',
        ),
        (
            "/// publications\n    view: year\n///",
            "2: /// publications: \"view\" takes list, compact, cards, years or coauthors, not 'year'. "
            'Did you mean "years"?',
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_nearest_right_name(text: str, message: str) -> None:
    assert mistakes(text) == [f"docs/research/computing.md:{message}"]


def test_a_block_of_pymdownx_with_a_wrong_option_is_told_as_such() -> None:
    rendering = rendering_of(Page("docs/a.md", url="a/", source="/// details\n    opne: true\n\nText.\n///"))
    rendering.html("pymdownx.blocks.details")
    assert list(map(str, rendering.problems)) == [
        "docs/a.md:1: /// details: the argument or an option is missing or wrong; pymdownx documents this block."
    ]


def test_an_option_may_stand_once_in_each_block_and_twice_in_code() -> None:
    block = "/// publications\n    keys:\n    - hopper1952\n    limit: 1\n///\n\n"
    assert mistakes(block + block + "```\n/// publications\n    limit: 1\n    limit: 2\n///\n```\n") == []


@pytest.mark.parametrize("option", ["kind: model, model", "family: Engines, Engines", "ids: engine-1b,"])
def test_commas_part_the_words_of_an_option(option: str) -> None:
    html, rendering = render(f"/// models\n    {option}\n///\n")
    assert (html.count('data-id="engine-1b"'), list(rendering.problems)) == (1, [])


def test_a_comma_in_a_name_parts_nothing() -> None:
    html, rendering = render("/// publications\n    author: Lovelace, Ada\n///\n")
    assert "pub__title" in html
    assert list(rendering.problems) == []


def test_every_mistake_of_a_page_is_named() -> None:
    text = "[@one]\n\n/// publications\n    sort: up\n    grup: year\n///\n\n[@two]"
    assert [message.split(":")[1] for message in mistakes(text)] == ["4", "5", "1", "8"]


def test_references_stand_in_the_order_of_the_page() -> None:
    html, _ = render("| a |\n| - |\n| [@ada.draft] |\n\n**[@hopper1952]**\n\n\\bibliography")
    assert html.index('id="ref-ada-draft"') < html.index('id="ref-hopper1952"')


def test_a_colon_may_follow_a_citation_and_a_definition_of_a_link_is_none() -> None:
    assert 'data-key="hopper1952"' in render("As [@hopper1952]: compilers work.")[0]
    assert 'class="cite"' not in render("See [@hopper1952].\n\n[@hopper1952]: https://ada.example/")[0]


def test_the_words_for_a_picture_are_no_citation_and_a_hyphen_before_a_key_is_none_either() -> None:
    assert 'class="cite"' not in render("![a picture [@hopper1952]](picture.png)")[0]
    assert "[<a" in render("[-@hopper1952]")[0]
