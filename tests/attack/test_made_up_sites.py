"""What tests/bench/fuzz found, and that it finds what it looks for: sites with hostile and damaged files."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT

if TYPE_CHECKING:
    from conftest import Homepage

sys.path.append(str(PROJECT / "tests/bench"))

from fuzz_output import problems_of_page
from fuzz_sites import site


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<p>a<b>c</p>", "</p> in <p> <b>"),
        ("<p>a", "never closed: ['p']"),
        ("<p><div></div></p>", "<div> in <p>"),
        ("<a href='a'><a href='b'></a></a>", "<a> in <a>"),
        ("<div/>", "<div/> ends nothing"),
        ("<p id='a'></p><p id='a'></p>", "2 elements have the id a"),
        ("<p a='1' a='2'></p>", "<p> has an attribute twice: ['a', 'a']"),
        ("<script>planted()</script>", "planted text in <script>: 'planted()'"),
        ("<p onclick='x'></p>", "<p> has the attribute onclick='x'"),
        ("<a href=' java\nscript:x'></a>", "<a href=' java\\nscript:x'>"),
        ("<iframe src='x'></iframe>", "<iframe> {'src': 'x'}"),
        ("<main></main><meta http-equiv='Refresh' content='0;url=x'>", "<meta> refreshes: 0;url=x"),
        ("<script type='application/ld+json'>{</script>", "JSON-LD cannot be read"),
        ("<link href='//planted.example/a.css'>", "<link href='//planted.example/a.css'> is loaded"),
    ],
)
def test_what_is_wrong_with_a_page_is_found(html: str, problem: str) -> None:
    assert [each[: len(problem)] for each in problems_of_page(html)] == [problem]


def test_a_good_page_has_no_problem() -> None:
    table = "<table><tr><td><p>x</p></td></tr></table>"
    page = f"<p>a <b>c</b><br></p><svg><path d='M0 0'/></svg>{table}<script src='a.js'></script>"
    assert list(problems_of_page(page)) == []


def test_the_same_number_gives_the_same_site() -> None:
    assert site("7/5") == site("7/5") != site("7/6")


def test_an_unknown_declaration_in_a_page_is_told_without_a_traceback(homepage: Homepage) -> None:
    """Python 3.11.7 cannot read it; later ones take it for a comment."""
    homepage.write({"docs/index.md": "# A\n\nWords <![CDAT\n    more.\n"})
    site = homepage.build()
    assert "Traceback" not in site.output
    assert site.code == 0 or re.search(r'^docs/index\.md:3: "<!\[" begins nothing', site.output, re.MULTILINE)


BROKEN_POSTS = (
    "---\ndate: 2024-01-01\ntitle: 2024\n---\nWords.\n",
    "---\ndate: 2024-01-01\nhide: toc\n---\nWords.\n",
    "---\n- date\n---\nWords.\n",
    "---\ndate: 2024-01-01\n---\nM\udcfcller.\n",
)


@pytest.mark.parametrize("post", BROKEN_POSTS, ids=["title", "hide", "a list", "Latin-1"])
def test_a_post_over_which_the_blog_breaks_is_named_without_a_traceback(post: str, homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"blog": {}}
    homepage.write({"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": ""})
    (homepage.root / "docs/blog/posts/one.md").write_bytes(post.encode("utf-8", "surrogateescape"))
    site = homepage.build()
    assert site.code == 1
    assert "Traceback" not in site.output
    assert "docs/blog/posts/one.md" in site.output
