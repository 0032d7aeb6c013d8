"""What other plugins and extensions refuse is told in one line, with the place in the author's files."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from any_host.refusals import refused
from conftest import small_site
from markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POST = (
    "---\ntitle: Fog\ndate: yesterday\ntags:\n- sea\ncategories: [Tals]\n---\n# Fog\n\nSee `nope.mod` and nope.txt.\n"
)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Error reading metadata 'date' of post 'blog/fog.md' in 'docs':\nExpected type: <class 'datetime.date'>",
            "docs/blog/fog.md:3: Error reading metadata 'date' of post 'blog/fog.md' in 'docs': Expected type: <class"
            " 'datetime.date'>. The front matter of a post has lines such as `date: 2024-07-18`;",
        ),
        (
            "Error reading metadata of post 'blog/fog.md' in 'docs':\nmapping values are not allowed here\n"
            '  in "<unicode string>", line 3, column 9:\n    title: a: b\n            ^',
            "docs/blog/fog.md:4: Error reading metadata of post 'blog/fog.md' in 'docs': mapping values are not"
            " allowed here. The front matter of a post",
        ),
        (
            "Error reading tags of page 'blog/fog.md' in 'docs':\nTags not in allow list: sea",
            "docs/blog/fog.md:5: Error reading tags of page 'blog/fog.md' in 'docs': Tags not in allow list: sea.",
        ),
        (
            "Error reading categories of post 'blog/fog.md' in 'docs': category 'Tals' not in allow list",
            "docs/blog/fog.md:6: Error reading categories of post 'blog/fog.md' in 'docs': category 'Tals' not in",
        ),
        (
            "Couldn't find '<!-- more -->' in post 'blog/fog.md' in 'docs'",
            "docs/blog/fog.md:1: Couldn't find '<!-- more -->' in post 'blog/fog.md' in 'docs'. Write it on a line",
        ),
        ("Something in docs/blog/fog.md", ""),
        ("Cannot read '/etc/passwd'", ""),
    ],
)
def test_a_message_of_a_plugin_gets_the_place_that_it_is_about(message: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "docs/blog").mkdir(parents=True)
    (tmp_path / "docs/blog/fog.md").write_text(POST, encoding="utf-8")
    found = refused(ValueError(message), tmp_path / "docs", tmp_path, is_said=True)
    assert found.startswith(told)
    assert bool(found) is bool(told)


@pytest.mark.parametrize(
    ("files", "settings", "told"),
    [
        (
            {
                "docs/blog/index.md": "# Blog\n",
                "docs/blog/posts/fog.md": "---\ndate: 2024-01-02\nauthors: [adda]\n---\n# Fog\n",
                "docs/blog/.authors.yml": "authors:\n  ada: {name: Ada, description: B, avatar: c.png}\n",
            },
            {"plugins": {"blog": {}}},
            "docs/blog/posts/fog.md:3: Couldn't find author 'adda'. Add the author to `.authors.yml`, or write one"
            ' of those. Did you mean "ada"?',
        ),
        (
            {"docs/talks.md": '# Talks\n\n--8<-- "nope.md"\n'},
            {"markdown_extensions": {"pymdownx.snippets": {"check_paths": True}}},
            "docs/talks.md:3: pymdownx cannot read this file (SnippetMissingError: Snippet at path 'nope.md' could not"
            " be found).",
        ),
    ],
)
def test_a_refusal_ends_a_build_with_one_line(
    files: dict[str, str], settings: dict[str, object], told: str, tmp_path: Path
) -> None:
    site = small_site(tmp_path / "site")
    site.write({"docs/index.md": "# Ada\n", **files})
    site.settings |= settings
    built = site.build()
    assert (built.code, "Traceback" in built.output) == (1, False)
    assert told in built.output.splitlines()


@pytest.mark.parametrize(
    ("slugify", "told"),
    [
        (
            Fraction,
            "docs/fog.md:1: markdown cannot read this file (TypeError: both arguments should be Rational instances).",
        ),
        (lambda heading, separator: Fraction(heading, separator), ""),
    ],
    ids=["Python", "the author"],
)
def test_what_python_refuses_in_a_page_has_its_place_and_what_the_author_programs_its_traceback(
    slugify: Callable[[str, str], object], told: str, tmp_path: Path
) -> None:
    file = tmp_path / "docs/fog.md"
    file.parent.mkdir()
    file.write_text("# Fog\n", encoding="utf-8")
    page = SimpleNamespace(file=SimpleNamespace(abs_src_path=str(file)))
    with pytest.raises(TypeError) as raised:
        page.html = Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": slugify}}).convert("# Fog")
    assert refused(raised.value, file.parent, tmp_path, is_said=False) == told
