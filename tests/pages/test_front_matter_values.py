"""What pages say of themselves: which values are read, and what the author is told about others."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from homepage.pages.front_matter_values import page_values
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage


@pytest.fixture
def theme(tmp_path: Path) -> list[str]:
    (tmp_path / "home.html").write_text("")
    return [str(tmp_path / "none"), str(tmp_path)]


@pytest.mark.parametrize(
    ("key", "written", "read"),
    [
        ("title", 5, "5"),
        ("title", 1.5, "1.5"),
        ("title", datetime.date(2024, 5, 1), "2024-05-01"),
        ("description", "Words.", "Words."),
        ("image_alt", 5, "5"),
        ("image", "assets/a.png", "assets/a.png"),
        ("template", "home.html", "home.html"),
        ("search", {"exclude": True, "boost": 2}, {"exclude": True, "boost": 2}),
        ("hide", "toc, navigation", ["toc", "navigation"]),
        ("hide", ["toc"], ["toc"]),
        ("tags", ["a", 3], ["a", "3"]),
        ("allow", "https://a.example", ["https://a.example"]),
        ("allow", ["//a.example/x?y#z", "http://*.b.example:80"], ["//a.example/x?y#z", "http://*.b.example:80"]),
        ("lang", "pt_BR", "pt-BR"),
        ("lang", " ar ", "ar"),
        ("other", [5], [5]),
    ],
)
def test_values_that_are_read(theme: list[str], key: str, written: object, read: object) -> None:
    assert page_values({key: written}, theme) == ({key: read}, ())


def test_a_key_without_a_value_counts_as_missing(theme: list[str]) -> None:
    assert page_values(dict.fromkeys(["title", "hide", "template", "other"]), theme) == ({"other": None}, ())


@pytest.mark.parametrize(
    ("key", "right"),
    [("Title", "title"), ("descripton", "description"), ("marks", "mark"), ("image_ALT", "image_alt")],
)
def test_a_misspelt_key_is_named_and_kept(theme: list[str], key: str, right: str) -> None:
    problem = (key, f'`{key}` is not used. Did you mean "{right}"?')
    assert page_values({key: "Words"}, theme) == ({key: "Words"}, (problem,))


@pytest.mark.parametrize("key", ["subtitle", "slug", "date", "authors", "comments", "draft", "links"])
def test_a_key_of_another_reader_is_left_in_peace(theme: list[str], key: str) -> None:
    assert page_values({key: "Words"}, theme) == ({key: "Words"}, ())


@pytest.mark.parametrize(
    ("key", "written", "problem"),
    [
        ("title", ["a"], "takes a text, not ['a']. Write it after the colon, in quotes if it is not words."),
        ("title", False, "takes a text, not False. Write it after the colon, in quotes if it is not words."),
        ("description", {}, "takes a text, not {}. Write it after the colon, in quotes if it is not words."),
        ("image", ["a"], "takes the name of a picture in docs/, or its address, not ['a']."),
        (
            "template",
            "hom.html",
            "takes the name of a template of the theme, not 'hom.html'. Did you mean \"home.html\"?",
        ),
        ("template", 5, "takes the name of a template of the theme, not 5. Remove the line to get a normal page."),
        (
            "template",
            "../x/home.html",
            "takes the name of a template of the theme, not '../x/home.html'. Did you mean \"home.html\"?",
        ),
        ("search", "x", "takes `exclude: true` or `boost: 2`, indented on a line below it, not 'x'."),
        ("search", {"excluded": True}, "takes `exclude` and `boost`, not 'excluded'. Did you mean \"exclude\"?"),
        ("search", {"exclude": "maybe"}, "takes true or false for `exclude`, not 'maybe'."),
        ("search", {"boost": True}, "takes a number such as 2 for `boost`, not True."),
        ("hide", 3, "takes a list such as [navigation, toc], not 3."),
        (
            "hide",
            ["tox"],
            "takes some of navigation, toc, footer, path, tags and feedback, not 'tox'. Did you mean \"toc\"?",
        ),
        ("tags", 3, "takes a list such as [serving, theory], not 3."),
        ("tags", [["a"]], "takes a list such as [serving, theory], not [['a']]."),
        ("lang", "Deutsch", "takes the code of a language, such as de, ar or zh-Hant, not 'Deutsch'."),
        ("lang", ["de", "en"], "takes the code of a language, such as de, ar or zh-Hant, not ['de', 'en']."),
        ("lang", False, "takes the code of a language, such as de, ar or zh-Hant, not False. Put it in quotes."),
        ("lang", 'de" onload="x', """takes the code of a language, such as de, ar or zh-Hant, not 'de" onload="x'."""),
        ("allow", 5, "takes addresses that start with https://, not 5."),
        ("allow", ["www.a.example"], "takes addresses that start with https://, not 'www.a.example'."),
        ("allow", "http://[x", "takes addresses that start with https://, not 'http://[x'."),
        (
            "allow",
            "https://a; script-src *",
            "takes addresses that start with https://, not 'https://a; script-src *'.",
        ),
    ],
)
def test_values_of_a_wrong_kind_are_taken_out(theme: list[str], key: str, written: object, problem: str) -> None:
    assert page_values({key: written, "x": 1}, theme) == ({"x": 1}, ((key, f"`{key}` {problem}"),))


KEYS = ("title", "description", "image", "image_alt", "template", "search", "hide", "tags", "allow", "lang")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=5), held, max_size=3),
)


@given(st.dictionaries(st.sampled_from(KEYS), anything))
def test_no_value_raises(meta: dict[str, object]) -> None:
    page_values(meta, [])


WRONG = {
    "template": "nope.html",
    "search": "x",
    "title": "[a]",
    "description": "[a]",
    "hide": "3",
    "image": "[a]",
    "allow": "5",
    "tags": "3",
}


def test_wrong_values_are_told_by_line_and_the_page_is_built_without_them(homepage: Homepage) -> None:
    lines = [f"{key}: {value}" for key, value in WRONG.items()]
    text = "\n".join(["---", *lines, "---", "# Page", "", "Text.", ""])
    homepage.write({"docs/p.md": text, "docs/n.md": "---\ntitle: 5\n---\nText.\n"})
    homepage.write({"docs/models/m.md": "---\nlicense: mit\nhide: 3\nsearch: x\n---\n# M\n"})
    built = homepage.build()
    assert built.code == 0, built.output
    for number, key in enumerate(WRONG, start=2):
        assert built.output.count(f"WARNING -  docs/p.md:{number}: `{key}` takes ") == 1, built.output
    assert "docs/models/m.md:3: `hide` takes " in built.output
    assert "docs/models/m.md:4: `search` takes " in built.output
    assert built.page("p/index.html").one("h1").get_text() == "Page#"
    assert built.page("n/index.html").one("title").get_text().startswith("5 ")


def test_a_page_in_another_language_says_so_and_runs_in_its_direction(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"language": "de"}
    pages = {"ar": "---\nlang: ar\n---\n# \u0635\u0641\u062d\u0629\n", "ja": "---\nlang: ja\n---\n# A\n", "of": "# A\n"}
    homepage.write({f"docs/{name}.md": text for name, text in pages.items()})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    for name, lang, direction in (("ar", "ar", "rtl"), ("ja", "ja", "ltr"), ("of", "de", "ltr")):
        page = built.page(f"{name}/index.html")
        assert (page.one("html")["lang"], page.one("body")["dir"]) == (lang, direction)
    assert 'lang="de"' in (built.folder / "404.html").read_text(encoding="utf-8")
