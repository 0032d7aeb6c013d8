"""A card may come from a stranger's repository: whatever its text holds, the page stays whole and nothing runs."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from card_pages import CardPage
from homepage.cards.portable_text import portable_text
from homepage.cards.reader import read_card
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = [
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    '<script src="README.md"></script>',
    '<img src=x onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/a.css">',
    '<iframe src="https://evil.example"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data='https://evil.example'></object><embed src='https://evil.example'>",
    "<style>* { display: none }</style>",
    "<style>\n\n* { display: none }\n\n</style>",
    '<form action="https://evil.example"><input name="q" autofocus onfocus="alert(1)"><button>Go</button></form>',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg>\n\n<script>alert(1)</script>\n\n</svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<div style="position:fixed;inset:0;z-index:9999;background:url(https://evil.example)">over all</div>',
    '<p class="md-overlay md-dialog">over all</p>',
    '[x](javascript:alert(1)) [y](JaVa&#115;cript:alert(1)) ![z](javascript:x) <a href="java\nscript:alert(1)">w</a>',
    '<a href=" &#14; javascript:alert(1)">x</a><a href="data:text/html,<script>alert(1)</script>">y</a>',
    "[x]: javascript:alert(1)\n\n[x] [y](vbscript:x) [z](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)> <a href='//evil.example' target='_top' ping='https://evil.example'>x</a>",
    "# T {: id='x\"><script>alert(1)</script>' onclick='alert(1)' }",
    "text\n{: onclick='alert(1)' }",
    '```{.python onclick="alert(1)" title="<script>"}\nx\n```',
    '```"><script>alert(1)</script>\nx\n```',
    "$\\href{javascript:alert(1)}{x}$ $\\text{<script>alert(1)</script>}$",
    "</article></div></main></body><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script> <!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]> <?php echo 1 ?> <!DOCTYPE x>",
    "<textarea></textarea><script>alert(1)</script> <title><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "\x02wzxhzdk:0\x03 &#2;wzxhzdk:0&#3; \x02klzzwxh:0000\x03",
    '<div data-slot="0"></div><span data-place="0">x</span><ol data-list="news"></ol><p data-held="javascript:x"></p>',
    '<a href="in-list:x" data-held="javascript:alert(1)">x</a>',
    "/// html | script\nalert(1)\n///\n\n/// publications <script>alert(1)</script>\n///",
    "/// publications\n[x](javascript:alert(1))\n///",
    "/// publicatons\n![x](javascript:alert(1)){: onclick='x' }\n///",
    "/// publications\n    attrs: {onclick: alert(1), style: position}\n///",
    "/// model\n# [x](javascript:alert(1)) {: onclick='x' }\n- [y](javascript:x)\n///",
    "/// publicatons\n    | a {: onclick='x' } |\n> # b {: onclick='x' }\n///",
    "/// publications\n``` { .python onclick=alert(1) }\nx\n```\n///",
    "<q cite='javascript:x'>x</q> <del cite='javascript:x'>x</del>\n\n<blockquote cite='javascript:x'>x</blockquote>",
    "!!! note \"<img src=x onerror=alert(1)>\"\n    <script>alert(1)</script>",
    "a[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[a](b.md \"<img src=x onerror='alert(1)'>\") ![<img src=x onerror=alert(1)>](plot.png)",
    "&lt;script&gt;alert(1)&lt;/script&gt; \\<script>alert(1)\\</script>",
]  # fmt: skip
DANGEROUS = re.compile(r"script|style|iframe|object|embed|base|meta|link|form|input|button|svg|template|textarea|title")


def assert_inert(html: str) -> None:
    for element in BeautifulSoup(html, "lxml").find_all(True):
        assert not DANGEROUS.fullmatch(element.name), element
        for name, value in element.attrs.items():
            assert not name.startswith(("on", "ping", "srcdoc", "cite", "data-list", "data-held")), element
            assert name not in ("href", "src") or re.match(r"https?:|mailto:|[^:]*(?:[/?#]|\Z)", str(value)), element
        assert not re.search(r"position|url\(|margin|inset", str(element.get("style", ""))), element
        assert not any(name.startswith("md-") for name in element.get("class") or ()), element


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_does_nothing_and_hides_nothing(text: str) -> None:
    page = CardPage(f"# T\n\nBefore.\n\n{text}\n\nAfter, **in bold**.\n")
    assert_inert(page.html)
    assert "Before." in page.soup.get_text()
    if "```" not in text:
        assert [strong.get_text() for strong in page.soup.find_all("strong")] == ["in bold"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>alert(1)</script>", "the text of a card cannot hold <script>, so it is removed."),
        ("one\ntwo <b onclick='x'>b</b>", "onclick is removed, since the text of a card runs no script."),
        ('<p\nid="x"\nonclick="y">', "onclick is removed, since the text of a card runs no script."),
        ("<meta http-equiv='refresh' content='0'>", "the text of a card cannot hold <meta>, so it is removed."),
        ("<p style='position:fixed; width: 1%'>p</p>", "style is removed as far as it sets position."),
        ("<a href=' java\tscript:x'>p</a>", '" java\tscript:x" is not an address that readers can follow'),
        ("[x](javascript:alert(1))", '"javascript:alert(1" is not an address that readers can follow'),
        ("[x](ftp://x.example/a)", '"ftp://x.example/a" is not an address that readers can follow'),
        ("[x][r]\n\n[r]: ftp://x.example/a", '"ftp://x.example/a" is not an address that readers can follow'),
        ("Fill the <mask> in.", "the text of a card cannot hold <mask>, so it is removed."),
    ],
)
def test_what_is_removed_is_reported_with_its_line(text: str, message: str) -> None:
    problems = CardPage(f"# T\n\n{text}\n").problems
    assert [problem.partition(": ")[2][: len(message)] for problem in problems] == [message]
    line = {"one": 7, "[x][r]": 8}.get(text.split("\n")[0], 6)
    assert problems[0].startswith(f"{line}: ")


def test_what_only_looks_different_is_noted() -> None:
    page = CardPage('<p class="x" align="center"><img src="plot.png" width="50" loading="lazy"></p>\n')
    assert page.problems == []
    notes = [str(problem) for problem in page.rendering.problems if problem.rule == "card-html"]
    assert notes == [
        "docs/models/a.md:4: the attribute class of <p> is removed.",
        "docs/models/a.md:4: the attribute loading of <img> is removed.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<p align="center"><img alt="A" src="plot.png" width="50%"> <kbd>x</kbd> H<sub>2</sub>O<br></p>',
        "<details open><summary>S</summary>"
        "<table border='1'><tr><td colspan='2' style='text-align:right'>1</td></tr></table>"
        "</details>",
        '<video controls src="plot.png" width="10"></video><center><font size="2">x</font></center>',
        '<a href="https://x.example" target="_blank" title="x">x</a><ruby>a<rt>b</rt></ruby><s>x</s><mark>y</mark>',
    ],
)
def test_what_the_hub_shows_stays(text: str) -> None:
    page = CardPage(text)
    wanted = BeautifulSoup(text, "html.parser")
    assert [tag.name for tag in page.soup.find_all(True) if tag.name not in ("tbody", "p")] == [
        tag.name for tag in wanted.find_all(True) if tag.name != "p"
    ]
    assert page.problems == []


@pytest.mark.parametrize("name", ["__search", "__config", "cite", "usage", "preview:x", "location", "body"])
def test_ids_of_a_card_never_are_those_of_the_page(name: str) -> None:
    page = CardPage(f'<p id="{name}">p</p>\n\n<a name="{name}"></a>\n\n[x](#{name})\n')
    assert {tag["id"] for tag in page.soup.find_all(id=True)} == {f"card-{name}"}
    link = page.soup.find("a", href=True)
    assert link is not None
    assert link["href"] == f"#card-{name}"


def test_a_block_in_a_card_sets_no_attributes() -> None:
    page = CardPage("/// publications\n    attrs: {class: md-overlay}\n///\n")
    assert page.problems == [
        "4: /// publications: `attrs` is removed, since the text of a card sets no attributes. Remove it here."
    ]


def test_an_id_is_that_of_the_first_element_that_has_it() -> None:
    page = CardPage('<p id="x">a</p>\n\n<p id="x">b</p>\n\n<a name="x">c</a>\n')
    assert [tag.get_text() for tag in page.soup.find_all(id="card-x")] == ["a"]


def test_no_heading_of_a_card_gets_an_id_of_the_page() -> None:
    head = "---\nlicense: mit\npapers: [a]\nusage: x\n---\n"
    page = CardPage("## __search\n\n## Cite\n\n## Usage\n\n## Papers\n\n[x](#usage)\n", head=head)
    assert [tag["id"] for tag in page.soup.find_all(id=True)] == ["__search_1", "cite_1", "usage_1", "papers_1"]
    assert [link["href"] for link in page.soup.find_all("a")] == ["#usage_1"]
    assert [tag["id"] for tag in CardPage("## Usage\n").soup.find_all(id=True)] == ["usage"]


@pytest.mark.parametrize(
    "text", ["<b>", "<div>\n\n", "> ", "- ", "[", "[@a ", "<script>", "/// models\n\n", "$$\n", "&#", "|a"]
)
def test_a_long_text_of_one_sign_does_not_stop_the_build(text: str) -> None:
    assert "end" in CardPage(f"{text * 1000}\n\nend\n").soup.get_text()


@given(st.text(alphabet="<>/!-=\"' \n&;#:[](){}`$\\*_|~@x\x02\x03abimgsrponelyfct", max_size=80))
def test_any_text_gives_a_whole_page(text: str) -> None:
    page = CardPage(f"{text}\n\n<p>end")
    assert_inert(page.html)
    assert not re.search(r"wzxhzdk|klzzwxh", page.html)


@pytest.mark.parametrize(
    ("read", "unit", "few"),
    [
        (CardPage, "![a](lost{0}.png) [b](#lost{0}) [@lost{0}] [^{0}] $x$\n\n[^{0}]: note\n\n", 50),
        (lambda text: read_card(text, "docs/models/a.md"), "# H{0}\n\n## H\n\n[More Information Needed]\n\n", 500),
        (lambda text: portable_text(text, str, lambda _: ("", "")), "~~~a\n", 500),
        (lambda text: portable_text(text, str, lambda _: ("", "")), '[a](b "', 500),
    ],
    ids=["a page", "unfilled sections", "code that never ends", "links that never end"],
)
def test_time_is_linear(read: Callable[[str], object], unit: str, few: int) -> None:
    def seconds(number: int) -> float:
        text = "".join(unit.format(each) for each in range(number))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2)  # what is imported or computed once does not count
    assert seconds(8 * few) < 8 * 2.5 * max(seconds(few), 0.005)
