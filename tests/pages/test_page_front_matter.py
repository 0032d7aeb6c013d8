"""The front matter of ordinary pages: what is read of a broken one, and what the author is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.pages.front_matter import read_page

if TYPE_CHECKING:
    from conftest import Homepage

PATH = "docs/p.md"
FORM = 'write lines such as "title: My page", or "***" if you want a line across the page'


@pytest.mark.parametrize(
    ("text", "data", "body", "problem"),
    [
        (
            "---\ntitle: [a\ndescription: x\n---\n# Page\n",
            {"description": "x"},
            "# Page\n",
            '2: "title" cannot be read: close the list or mapping with the bracket that opened it (docs/p.md:2:8)',
        ),
        (
            "---\nhide:\n\t- toc\ntitle: x\n---\n# Page\n",
            {"title": "x"},
            "# Page\n",
            '3: "hide" cannot be read: indent with spaces, not with tabs (docs/p.md:3:1)',
        ),
        (
            "---\ntitle: @x\n---\n# Page\n",
            {},
            "# Page\n",
            '2: "title" cannot be read: a value cannot start with "@": put it in quotes (docs/p.md:2:8)',
        ),
        ("\n---\ntitle: x\n---\n# Page\n", {"title": "x"}, "# Page\n", ""),
    ],
)
def test_what_the_host_could_not_read(text: str, data: dict[str, object], body: str, problem: str) -> None:
    front_matter, problems = read_page(text, PATH, {})
    assert front_matter is not None
    assert (front_matter.data, front_matter.body) == (data, body)
    assert [str(problem) for problem in problems] == [f"{PATH}:{problem}"] * bool(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\n- a\n- b\n---\n# Page\n", f"2: the front matter is a list: {FORM}"),
        ("---\nwords\n---\n# Page\n", f"2: the front matter is a single value: {FORM}"),
        (
            "---\ntitle: x\n\n# Page\n",
            '1: the front matter that starts here is never closed: write "---" on a line of its own below it',
        ),
    ],
)
def test_what_nobody_can_read_stays_text(text: str, problem: str) -> None:
    front_matter, problems = read_page(text, PATH, {})
    assert front_matter is None
    assert [str(problem) for problem in problems] == [f"{PATH}:{problem}"]


@pytest.mark.parametrize(
    ("text", "meta"),
    [
        ("# Page\n\n---\nnote: x\n---\n", {}),
        ("---\n\n# Page\n\n---\n\nText: [a\n\n---\n", {}),
        ("---\nProse below a rule.\n", {}),
        ("---\n---\n# Page\n", {}),
        ("---\n# comment\n---\n# Page\n", {}),
        ("---\ntitle: x\n---\n# Page\n", {"title": "x"}),
        ("---\n\ntitle: x\n---\n# Page\n", {"title": "x"}),
        ("---\ntitle: x\n...\n# Page\n\n---\n\n[a: b\n", {"title": "x"}),
        ("title: x\n\n# Page\n", {"title": "x"}),
        ("", {}),
    ],
)
def test_what_the_host_read_well_stands(text: str, meta: dict[str, object]) -> None:
    assert read_page(text, PATH, meta) == (None, ())


def test_of_a_repeated_key_the_first_value_stands_as_the_complaint_says() -> None:
    front_matter, (problem,) = read_page("---\ntitle: x\ntitle: y\n---\nText\n", PATH, {"title": "y"})
    assert front_matter is not None
    assert (front_matter.data, front_matter.body) == ({"title": "x"}, "Text\n")
    assert str(problem).startswith(f'{PATH}:3: the key "title" is on line 2 and again on line 3: the first is used')


def test_a_broken_front_matter_is_told_once_and_never_shown(homepage: Homepage) -> None:
    broken = "---\ntitle: [a\ndescription: Said.\n---\n# Page\n\nText.\n"
    homepage.write({"docs/p.md": broken, "docs/research/area.md": broken, "docs/l.md": "---\n- a\n- b\n---\n# List\n"})
    built = homepage.build(strict=True)
    assert built.code == 1
    for path in ("p", "research/area"):
        assert built.output.count(f'docs/{path}.md:2: "title" cannot be read') == 1
    assert built.output.count("docs/l.md:2: the front matter is a list") == 1
    built = homepage.build()
    assert built.code == 0
    page = built.page("p/index.html")
    assert "title" not in page.main.get_text()
    assert page.one("h1").get_text() == "Page#"
    assert page.one("meta[name=description]")["content"] == "Said."


LATIN = "---\ntitle: x\n---\n# Caf\u00e9\n\nNo key [@nobody].\n"


@pytest.mark.parametrize(
    ("encoding", "line", "name"),
    [("latin-1", 4, "Windows-1252"), ("utf-16", 1, "UTF-16"), ("utf-16-le", 4, "UTF-16"), ("utf-32", 1, "UTF-32")],
)
def test_a_page_that_is_not_utf8_ends_the_build_with_one_sentence_each(
    homepage: Homepage, encoding: str, line: int, name: str
) -> None:
    for path in ("docs/p.md", "docs/models/m.md", "docs/research/r.md"):
        homepage.write({path: ""})
        (homepage.root / path).write_bytes(LATIN.encode(encoding))
    built = homepage.build()
    assert built.code == 1
    assert "Traceback" not in built.output
    levels = {"docs/p.md": "ERROR  ", "docs/models/m.md": "WARNING", "docs/research/r.md": "ERROR  "}
    for path, level in levels.items():
        message = f"{level} -  {path}:{line}: the file is not UTF-8 and was read as {name}; save it as UTF-8"
        assert built.output.count(message) == 1, built.output
    assert 'docs/p.md:6: no publication has the key "nobody"' in built.output


def test_a_card_that_is_not_utf8_is_shown_with_a_warning(homepage: Homepage) -> None:
    homepage.write({"docs/models/m.md": ""})
    (homepage.root / "docs/models/m.md").write_bytes("---\nlicense: mit\n---\n# Café\n\n**Ω**".encode("utf-16"))
    built = homepage.build()
    assert (
        "WARNING -  docs/models/m.md:1: the file is not UTF-8 and was read as UTF-16; save it as UTF-8" in built.output
    )
    assert built.page("models/m/index.html").one("article strong").text == "Ω"


def test_a_byte_order_mark_is_utf8(homepage: Homepage) -> None:
    homepage.write(
        {"docs/p.md": "\ufeff" + LATIN.replace("[@nobody]", ""), "docs/models/m.md": "\ufeff---\nname: M\n---\n# M\n"}
    )
    assert homepage.build(strict=True).code == 0
