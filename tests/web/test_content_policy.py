"""What a page may load and run, and what an author is told when a text asks for more."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, Watcher, opened
from conftest import serving
from homepage.web.blocked_content import blocked_content, foreign_in_styles, own_scripts, with_emoji_as_text
from homepage.web.content_policy import PLACE, with_policy, with_rel, without_policy
from homepage.web.foreign_files import ForeignFiles
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Homepage
    from playwright.sync_api import Browser

HASHED = "'sha256-"
META = f'<meta http-equiv="Content-Security-Policy" content="{PLACE}">'


def page(head: str = "", article: str = "") -> str:
    return f"{META}{head}<article>{article}</article>"


def directive(name: str, html: str) -> str:
    found = re.search(rf"{name} ([^;]*)", html)
    assert found, html
    return found[1]


def test_a_templates_script_may_run_and_one_in_the_text_may_not() -> None:
    whole = page("<script>run()</script>", "<script>other()</script>")
    assert directive("script-src", with_policy(whole)).count(HASHED) == 2
    assert directive("script-src", with_policy(whole, blocked=["other()"])).count(HASHED) == 1
    assert own_scripts("<script>other()</script>", whole) == ["other()"]


@pytest.mark.parametrize("quote", ['"', "'", ""])
def test_a_policy_has_its_quotes_whatever_a_minifier_leaves(quote: str) -> None:
    meta = f"<meta http-equiv={quote}Content-Security-Policy{quote} content={quote}{PLACE}{quote}>"
    html = with_policy(f"{meta}<td style={quote}color:red{quote}><script type=application/ld+json>")
    assert re.match(
        r"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src [^\"]+; form-action 'self'\"><td", html
    ), html
    assert directive("style-src", html) == directive("style-src", with_policy(page("", '<td style="color:red">')))


def test_an_owner_may_do_without_a_policy() -> None:
    assert without_policy(f"<head>{META}\n<title>") == "<head><title>"


def test_what_plugins_and_templates_load_is_told_once_for_each_site() -> None:
    found = ForeignFiles()
    found.note("a.md", '<script src="https://cdn.example/a.js"></script><a href="https://l.example/">', [])
    found.note(
        "b.md",
        "<link rel=stylesheet href=//cdn.example/b.css><script>import x from 'https://e.example/x.js'</script>",
        [],
    )
    found.note(
        "c.md",
        '<img src="https://i.example/1.png"><link rel="canonical" href="https://c.example/">',
        ["https://*.example"],
    )
    found.note("c.md", '<iframe onload="grow()"></iframe><b onclick="mine()">', [], '<b onclick="mine()">')
    found.note("d.md", '<a href="https://gitlab.com/ada/site" class=a data-md-component="source"></a>', [])
    assert [str(each).partition(", and")[0] for each in found.problems("mkdocs.yml", 7)] == [
        "mkdocs.yml:7: the page a.md loads https://cdn.example/a.js",
        "mkdocs.yml:7: the page b.md loads https://e.example/x.js",
        "mkdocs.yml:7: the page d.md loads https://gitlab.com/api/v4/projects/ada/site",
        "mkdocs.yml:7: the page c.md has `onload=` from a plugin or a template",
    ]
    assert "Write `allow: [https://e.example]` under `extra: homepage:`" in str(found.problems("mkdocs.yml", 7)[1])


def test_data_and_files_need_no_hash() -> None:
    head = '<script type="application/ld+json">{}</script><script src="page.js" defer></script>'
    assert directive("script-src", with_policy(page(head))) == "'self'"


def test_styles_in_a_text_hold_by_their_hash() -> None:
    policy = directive("style-src", with_policy(page("", '<td style="text-align: right;">1</td>')))
    assert policy.startswith("'self' 'unsafe-hashes' 'sha256-")
    assert "unsafe" not in with_policy(page("", "<style>p { margin: 0 }</style>"))


def test_the_development_servers_script_may_run() -> None:
    policy = directive("script-src", with_policy(page("<script>run()</script>"), inline_scripts=True))
    assert policy == "'self' 'unsafe-inline'"  # a hash would undo it


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ('<a href="https://a.example/">', '<a rel="noopener" href="https://a.example/">'),
        ('<a class="x" href="http://a.example/">', '<a rel="noopener" class="x" href="http://a.example/">'),
        ('<a href="https://a.example/" rel="me">', '<a href="https://a.example/" rel="me">'),
        ('<a href="../models/">', '<a href="../models/">'),
        ('<a name="x">', '<a name="x">'),
    ],
)
def test_links_to_other_sites_have_rel(link: str, kept: str) -> None:
    assert with_rel(link) == kept


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>run()</script>", "a script in the text does not run here."),
        ('<p onclick="run()">x</p>', "onclick does not run here."),
        ('<iframe src="https://v.example/1"></iframe>', "https://v.example/1 is on another site,"),
        ('<img alt="" src="//p.example/1.png">', "//p.example/1.png is on another site,"),
        ('<img src="a.png" srcset="a.png, https://p.example/2.png 2x">', "https://p.example/2.png is on another site,"),
    ],
)
def test_an_author_is_told_what_readers_will_not_see(text: str, message: str) -> None:
    problems = list(blocked_content("docs/index.md", f"# Title\n\n{text}\n", text))
    assert [(str(each).startswith(f"docs/index.md:3: {message}"), each.severity) for each in problems] == [
        (True, "warning")
    ]


def test_what_a_page_may_show_needs_no_word() -> None:
    text = '<!-- <script>run()</script> <img src="https://p.example/1.png"> -->'
    assert list(blocked_content("docs/index.md", text, text)) == []
    text = '<img src="picture.png"><script src="own.js"></script><code>&lt;script&gt;</code><iframe src="https://v.example/1">'
    assert list(blocked_content("docs/index.md", text, text, ["https://v.example"])) == []


def test_what_a_stylesheet_loads_from_other_sites_is_told_by_line() -> None:
    css = (
        "/* url(https://comment.example/a.css) */\n@import 'https://fonts.example/a.css';\n"
        "@font-face {\n  src: local(a), url( //cdn.example/a.woff2 );\n}\n"
        "p { background: url(https://ok.example/a.png), url(a.png), url('data:image/png;base64,//x') }\n"
    )
    found = foreign_in_styles(css, "docs/a.css", ["https://ok.example"])
    assert [str(each).partition(", and")[0] for each in found] == [
        "docs/a.css:2: https://fonts.example/a.css is on another site",
        "docs/a.css:4: //cdn.example/a.woff2 is on another site",
    ]


def test_emoji_are_characters_where_their_pictures_are_blocked() -> None:
    smile = '<img alt="\U0001f604" class="twemoji lg" src="https://cdn.example/1f604.svg" title=":smile:" />'
    cat = '<img alt=":octocat:" class="gemoji" src="https://cdn.example/octocat.png" title=":octocat:" />'
    local = smile.replace("https://cdn.example/", "assets/")
    text = f"<p>{smile}{cat}{local}</p>"
    shown = with_emoji_as_text(text, [])
    assert shown == f'<p><span class="twemoji lg" title=":smile:">\U0001f604</span>{cat}{local}</p>'
    assert with_emoji_as_text(text, ["https://cdn.example"]) == text


def test_text_cannot_take_the_place_of_the_policy() -> None:
    text = "@content-security-policy@"
    html = with_policy(f'<meta name="description" content="{text}">{page(article=text)}')
    assert html.count(text) == 2
    assert directive("object-src", html) == "'none'"


HOSTILE = """\
<script>document.title = "run"</script> <img src="x" onerror="document.title = 'run'">
<meta http-equiv="refresh" content="0;url=https://evil.example/refreshed">

<svg onload="document.title = 'run'"><script>document.title = "run"</script></svg>
<iframe src="https://evil.example/framed"></iframe>
<script src="README.md"></script>
<form action="https://evil.example/sent"><input id="__search" autofocus onfocus="document.title = 'run'"></form>
<div style="position:fixed;inset:0;z-index:99">over all</div>
[link](javascript:document.title='run')

## Last {: id='x"><script>document.title="run"</script>' }
"""


def test_a_strangers_card_does_nothing_even_without_a_policy(homepage: Homepage, browser: Browser) -> None:
    summary = "summary: '@content-security-policy@ <script>document.title = \"run\"</script>'\n"
    allow = "allow: https://evil.example\n"
    homepage.write({"docs/models/a.md": f"---\nlicense: mit\n{summary}{allow}---\n\n# A Model\n\n{HOSTILE}"})
    built = homepage.build()
    assert 'docs/models/a.md:4: "allow" is not read in a card' in built.output
    assert "docs/models/a.md:9: the text of a card cannot hold <script>" in built.output
    assert "docs/models/a.md:10: the text of a card cannot hold <meta>" in built.output
    policies = re.findall(
        '<meta http-equiv="Content-Security-Policy" content="([^"]*)">', built.text("models/a/index.html")
    )
    assert [("evil.example" in policy, "script-src 'self'" in policy) for policy in policies] == [(False, True)]
    card = built.folder / "models/a/index.html"
    card.write_text(card.read_text(encoding="utf-8").replace(policies[0], ""), encoding="utf-8")
    with serving(built.folder) as address, opened(browser, WIDE, address) as tab:
        watcher = Watcher(tab)
        tab.goto("models/a/")
        expect(tab.get_by_role("heading", name="Last")).to_be_visible()
        tab.get_by_role("heading", name="Last").click()  # nothing lies over the page
        assert tab.title() != "run"
        assert [url for url in watcher.requests if "evil.example" in url or url.endswith("README.md")] == []


def test_a_site_without_a_policy_loads_everything(homepage: Homepage) -> None:
    homepage.options["policy"] = False
    homepage.write({"docs/talk.md": '# Talk\n\n<iframe src="https://video.example/1" title="Talk"></iframe>\n'})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert [page.path for page in built.pages.values() if "Content-Security-Policy" in page.source] == []


def test_a_page_names_what_it_embeds(homepage: Homepage, browser: Browser) -> None:
    homepage.write(
        {
            "docs/index.md": "---\nallow: https://video.example\n---\n\n# Talk\n\n"
            '<iframe src="https://video.example/1" title="Talk"></iframe>\n\n'
            "| a | b |\n|--:|:--|\n| 1 | 2 |\n",
            "docs/other.md": '# Other\n\n<iframe src="https://video.example/1" title="Talk"></iframe>\n',
        }
    )
    built = homepage.build()
    assert "docs/index.md" not in built.output
    assert "docs/other.md:3: https://video.example/1 is on another site" in built.output
    with serving(built.folder) as address, opened(browser, WIDE, address) as page:
        watcher = Watcher(page)
        page.route("https://video.example/*", lambda route: route.fulfill(body="<p>A talk", content_type="text/html"))
        page.goto("")
        expect(page.frame_locator("iframe").get_by_text("A talk")).to_be_visible()
        cell = page.get_by_role("cell", name="1")
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
        assert watcher.errors == []
        page.goto("other/")
        expect(page.frame_locator("iframe").get_by_text("A talk")).to_have_count(0)
        assert any("Content Security Policy" in error for error in watcher.errors)


VALUE = "' onclick='a()' style='color:red' src='https://x.example/' data-x='"


def test_what_looks_like_an_attribute_in_the_value_of_another_is_none() -> None:
    text = f'<p>x</p><img alt="{VALUE}" src="a.png"><img alt="a > b" src="https://p.example/a.png">'
    found = [str(each) for each in blocked_content("docs/index.md", text, text)]
    assert [each.partition(" is on")[0] for each in found] == ["docs/index.md:1: https://p.example/a.png"]
    assert "'sha256-" not in with_policy(page("", text))
    foreign = ForeignFiles()
    foreign.note("a.md", text, [])
    assert [str(each).partition(", and")[0] for each in foreign.problems("mkdocs.yml", 7)] == [
        "mkdocs.yml:7: the page a.md loads https://p.example/a.png"
    ]


@pytest.mark.parametrize("text", ["<img ", '<img a="', "<img a='", "<img on", '<img ona="', "<img a ", "<img/"])
def test_tags_that_never_end_take_little_time(text: str) -> None:
    html = page("", f"{text * 30_000} //")
    start = process_time()
    with_policy(html)
    list(blocked_content("docs/index.md", html, html))
    ForeignFiles().note("a.md", html, [])
    assert process_time() - start < 1
