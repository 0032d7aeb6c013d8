"""A site that Zensical builds: what an author may write, and what is said of what Zensical cannot do."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from any_reader.command import main
from hosts import MKDOCS, ZENSICAL, differences, files_in, run_python, run_without, shown
from zensical_host.reading import Zensical

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage


def built(site: Homepage, *arguments: str) -> tuple[int, str]:
    site.configure()
    return run_python(ZENSICAL, "build", *arguments, cwd=site.root)


def page(site: Homepage, path: str) -> str:
    return (site.root / "site" / path).read_text(encoding="utf-8")


def test_links_and_addresses_in_html_lead_where_they_lead_with_mkdocs(homepage: Homepage) -> None:
    text = """
# A page

[a file](../a.txt) [a page](../index.md) ![](../a.svg) [@lovelace1843notes]
[nowhere](nowhere.md) [below](../index.md?a=b#c) [own](#a-page) [other](https://a.example/b.md) <ada@a.example> [](<>)

<a href="../../a.txt">HTML</a> <img src="../../a.svg" alt="">

<div markdown><video poster="../../a.svg"></video></div>
"""
    homepage.write({"docs/in/page.md": text, "docs/a.txt": "a", "docs/a.svg": "<svg/>"})
    mkdocs = homepage.build()
    assert mkdocs.code == 0, mkdocs.output
    expected = page(homepage, "in/page/index.html")
    assert expected.count('"../../a.') == 5
    code, output = built(homepage)
    assert code == 0, output
    found = page(homepage, "in/page/index.html")
    assert shown(found).splitlines() == shown(expected).splitlines()


def test_problems_have_their_file_and_line_and_end_the_build(homepage: Homepage) -> None:
    homepage.write({"docs/index.md": "---\ntitle: Ada\n---\n\n# Ada\n\n/// publications\n    sort: neweest\n///\n"})
    code, output = built(homepage)
    assert code == 1
    assert "docs/index.md:8: " in output
    assert "Traceback" not in output


def test_a_link_to_nowhere_fails_a_strict_build_and_has_its_line(homepage: Homepage) -> None:
    homepage.write({"docs/other.md": "---\ntitle: Other\n---\n\n# Other\n\n[nowhere](nowhere.md)\n"})
    code, output = built(homepage, "--strict")
    assert code == 1
    assert "other.md:7:" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("settings", "options", "said"),
    [
        ({"plugins": {"search": {}, "macros": {}}}, {}, 'the plugin "macros" does not run with Zensical'),
        ({"hooks": ["own.py"]}, {}, "Zensical runs no hooks, such as own.py"),
        ({"extra_templates": ["a.html"]}, {}, "extra_templates are not drawn with Zensical"),
        ({}, {"frame": "material"}, "`frame: material` needs Material for MkDocs"),
        (
            {"theme": {"name": "material", "features": ["navigation.instant"]}},
            {},
            "navigation.instant needs Material's script",
        ),
        ({"extra": {"version": {"provider": "mike"}}}, {}, "extra.version needs Material's script"),
        ({"plugins": {"bibtex": {"bib_file": "https://a.example/b.bib"}}}, {}, "a .bib file at an address"),
        ({"site_dir": "docs/site"}, {}, "site_dir is emptied by each build"),
    ],
)
def test_what_zensical_cannot_do_is_said(
    homepage: Homepage,
    settings: dict[str, Any],
    options: dict[str, Any],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    homepage.settings |= settings
    homepage.options |= options
    homepage.extra |= homepage.settings.pop("extra", {})  # type: ignore[arg-type]
    homepage.configure()
    assert main(["build", "--config-file", str(homepage.root / "mkdocs.yml")], Zensical()) == 1
    output = capsys.readouterr().err
    assert said in output
    assert output.startswith("mkdocs.yml:"), output
    assert not (homepage.root / "site").exists()


def test_there_is_no_server_with_zensical(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve"], Zensical()) == 1
    assert "properdocs serve -f mkdocs.yml" in capsys.readouterr().err


def test_a_configuration_that_cannot_be_read_is_told_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [Ada\n", encoding="utf-8")
    assert main(["build", "--config-file", str(tmp_path / "mkdocs.yml")], Zensical()) == 1
    assert capsys.readouterr().err.startswith("mkdocs.yml:")


def test_a_number_that_zensical_cannot_take_has_its_line(homepage: Homepage) -> None:
    homepage.extra["many"] = 10**30
    homepage.configure()
    text = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8")
    line = text.splitlines().index("extra:") + 1
    code, output = built(homepage)
    assert (code, output.splitlines()[-1].partition(" ")[0]) == (1, f"mkdocs.yml:{line}:")


def test_files_that_are_held_back_appear_nowhere(homepage: Homepage) -> None:
    homepage.settings |= {"exclude_docs": "/secret.md\n", "draft_docs": "/draft.md\n"}
    homepage.write({"docs/secret.md": "# Hush\n", "docs/draft.md": "# Soon\n", "docs/seen.md": "# Seen\n"})
    code, output = built(homepage)
    assert code == 0, output
    names = {path.relative_to(homepage.root / "site").as_posix() for path in (homepage.root / "site").rglob("*")}
    assert "seen/index.html" in names
    assert [name for name in names if name.startswith(("secret", "draft"))] == []
    assert "Hush" not in page(homepage, "search/search_index.json") + page(homepage, "llms.txt")


def test_the_author_s_extensions_templates_and_variables_work(
    homepage: Homepage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE", "https://env.example/")
    homepage.write(
        {
            "docs/index.md": "# Ada\n\n:material-account: and ==marked==\n\n## Zwei Worte\n",
            "overrides/main.html": '{% extends "base.html" %}{% block announce %}Hear, hear{% endblock %}',
        }
    )
    homepage.configure()
    (homepage.root / "mkdocs.yml").write_text(
        """
site_name: Ada
site_url: !ENV [NOWHERE, SITE, ""]
use_directory_urls: false
theme: {name: material, custom_dir: overrides}
markdown_extensions:
  - pymdownx.mark
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
""",
        encoding="utf-8",
    )
    code, output = run_python(ZENSICAL, "build", cwd=homepage.root)
    assert code == 0, output
    html = page(homepage, "index.html")
    assert "Hear, hear" in html
    assert "<mark>marked</mark>" in html
    assert 'class="twemoji"' in html
    assert 'id="Zwei-Worte"' in html
    assert '<link rel="canonical" href="https://env.example/' in html
    assert (homepage.root / "site/publications/lovelace1843notes.html").is_file()


def test_where_there_is_no_mkdocs_a_build_writes_the_site_and_nothing_else(homepage: Homepage) -> None:
    homepage.configure()
    before = set(homepage.root.iterdir())
    code, output = run_without(MKDOCS, ZENSICAL, "build", cwd=homepage.root)
    assert code == 0, output
    assert {path.name for path in set(homepage.root.iterdir()) - before} == {"site"}
    assert list(homepage.root.glob(".cache/zensical*")) == []


def test_the_author_s_own_templates_are_told_by_line(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"name": "material", "custom_dir": "own"}
    homepage.write({"own/main.html": '{% extends "base.html" %}\n{% block content %}{{ page. }}{% endblock %}\n'})
    code, output = built(homepage)
    assert code == 1
    assert "own/main.html:2:" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("line", "at", "said"),
    [
        ("pin: [a]", 3, "post 'blog/posts/one.md': pin must be a Boolean"),
        ("about: x", 1, "post 'blog/posts/one.md' requires date metadata"),
        ("categories: [A, ..]", 3, 'the category ".." has no letter'),
        ("categories: ['']", 3, 'the category "" has no letter'),
        ('categories: ["a\\\\b"]', 3, 'the category "a\\b" has'),
        ("categories: [/a]", 3, 'the category "/a" has'),
        ("categories: [a/../b]", 3, 'the category "a/../b" has'),
        (r'categories: ["\e\0"]', 3, r'the category "\u001b\u0000" has no letter'),
        ("categories: [C, C++]", 3, 'the category "C++" has the address of "C"'),
    ],
)
def test_what_zensical_refuses_in_a_post_has_its_file_and_line(
    homepage: Homepage, line: str, at: int, said: str
) -> None:
    homepage.settings["plugins"] = {"blog": {}, "search": {}}
    head = line if "date" in said else f"date: 2024-01-05\n{line}"
    homepage.write({"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": f"---\n{head}\n---\n\n# One\n"})
    code, output = built(homepage)
    assert code == 1
    assert f"docs/blog/posts/one.md:{at}: {said}" in output
    assert ("The front matter of a post has lines such as `date: 2024-07-18`" in output) == said.startswith("post")
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("authors", "line", "said"),
    [
        ("authors:\n  é: {name: É}\n".encode("latin-1"), 2, "the file is not UTF-8"),
        (b"a: &a {k: x}\nb: &b\n  <<: [*a, *b]\n", 3, 'the file cannot be read: "*b" has no meaning here'),
    ],
)
def test_authors_of_posts_that_cannot_be_read_have_their_line(
    authors: bytes, line: int, said: str, homepage: Homepage
) -> None:
    homepage.settings["plugins"] = {"blog": {}, "search": {}}
    homepage.write(
        {"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": "---\ndate: 2024-01-05\n---\n\n# One\n"}
    )
    (homepage.root / "docs/blog/.authors.yml").write_bytes(authors)
    code, output = built(homepage)
    assert code == 1
    assert f"docs/blog/.authors.yml:{line}: {said}" in output


@pytest.mark.parametrize("text", [f"slug: {'x' * 300}\n---\n\n# One\n", f"---\n\n# {'x' * 300}\n"])
def test_an_address_of_a_post_that_is_too_long_ends_the_build(homepage: Homepage, text: str) -> None:
    homepage.settings["plugins"] = {"blog": {}, "search": {}}
    homepage.write({"docs/blog/index.md": "# Blog\n", "docs/blog/posts/one.md": f"---\ndate: 2024-01-05\n{text}"})
    code, output = built(homepage)
    assert code == 1
    assert output.endswith("docs/blog/posts/one.md:1: the name is too long for a file; write a shorter `slug`.\n")


def test_posts_are_listed_on_pages_that_lead_to_each_other(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"blog": {"pagination_per_page": 1}, "search": {}}
    homepage.options["citations"] = "number"
    homepage.write(
        {
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/old.md": "---\ndate: 2023-01-05\n---\n\n# Old\n\nSee [@lovelace1843notes].\n",
            "docs/blog/posts/new.md": "---\ndate: 2024-01-05\n---\n\n# New\n\nSee [@lovelace1843notes].\n",
            "docs/blog/posts/later.md": "---\ndate: 2025-01-05\ndraft: true\n---\n\n# Later\n",
        }
    )
    code, output = built(homepage)
    assert code == 0, output
    assert output.count("Build started") == 1, "the first reading, for the addresses of posts, is silent"
    first, second = page(homepage, "blog/index.html"), page(homepage, "blog/page/2/index.html")
    assert '<a href="page/2/">2</a>' in first
    assert '<a href="../../">1</a>' in second
    assert ">New</a></h2>" in first
    assert ">Old</a></h2>" in second
    assert "References" not in first
    assert 'href="2024/01/05/new/#ref-lovelace1843notes"' in first
    assert "References" in page(homepage, "blog/2024/01/05/new/index.html")
    assert not list((homepage.root / "site").rglob("*later*"))


UNUSUAL_BLOG = {
    "docs/blog/index.md": "# The Blog\n\nWelcome.\n",
    "docs/blog/.authors.yml": """
authors:
  AdaL: {name: Ada Lovelace, description: Author, avatar: https://a.example/a.png}
  Éric: {name: Éric Müller, description: x, avatar: b.png, url: https://e.example/}
""",
    "docs/blog/posts/one.md": """---
date: 2024-03-05
authors: [AdaL]
categories: [Deep Learning, C++]
tags: [Über, a/b]
---

# One

See [two](two.md) and [three](sub/three.md#part) and [home](../../index.md) ![](../../a.svg)
or [other](https://a.example/b), <ada@a.example> [@lovelace1843notes].

## Part [here](two.md) *in* <b>two</b>[^1]

[own](#part-here-in-two1)

[^1]: A [note](two.md).

<!-- more -->

Rest.
""",
    "docs/blog/posts/two.md": """---
date: 2024-04-05
authors: [AdaL, Éric]
categories: [Deep Learning, a<b, ..e, d/]
---

# Two & <em>more</em> `code`

[one](one.md "Title") and a footnote[^1] and a [file](a.pdf).

[^1]: Foot.

<!-- more -->

Rest.
""",
    "docs/blog/posts/a.pdf": "pdf",
    "docs/blog/posts/sub/three.md": """---
date: 2023-04-05
pin: true
slug: My-Slug
categories: [Ünicode Ça]
---

# Thréé

[one](../one.md)

/// publications
    limit: 1
///
""",
    "docs/blog/posts/four.md": """---
date: 2022-04-05
---

# Four [two](two.md)

## [all](two.md)

<h3><a href='https://a.example/'>b</a>, <a href='//c.example/'>d</a></h3>

See [two][ref].

[ref]: two.md
""",
    "docs/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/Up Per/Page Ü.md": "# Page Ü\n\n[one](../blog/posts/one.md) [blog](../blog/index.md)\n",
    "docs/Up Per/README.md": "# Readme\n\n[x](<Page Ü.md>)\n\n/// posts\n///\n",
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
}


@pytest.mark.parametrize("in_folders", [True, False])
def test_unusual_names_and_posts_that_lead_to_each_other_are_the_same_as_with_mkdocs(
    homepage: Homepage, in_folders: bool
) -> None:
    homepage.settings["use_directory_urls"] = in_folders
    homepage.settings["plugins"] = {
        "search": {},
        "tags": {},
        "blog": {"authors_profiles": True, "pagination_per_page": 3},
    }
    homepage.write(UNUSUAL_BLOG)
    mkdocs = homepage.build()
    assert mkdocs.code == 0, mkdocs.output
    code, output = built(homepage, "--site-dir", "zensical")
    assert code == 0, output
    assert differences(mkdocs.folder, homepage.root / "zensical") == []
    assert 'href="../two/' not in page(
        homepage, "blog/archive/2024/index.html" if in_folders else "blog/archive/2024.html"
    )


def test_a_site_that_is_a_blog_and_titles_with_signs_of_html_are_the_same_as_with_mkdocs(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"search": {}, "blog": {"blog_dir": "."}}
    homepage.write(
        {
            "docs/index.md": "# Blog\n",
            "docs/posts/a.md": "---\ndate: 2024-01-02\n---\n# A\n\nHi [b](b.md).\n",
            "docs/posts/b.md": "---\ndate: 2024-01-03\n---\n# B <i>c</i>\n\nHi.\n",
            "docs/about.md": "# About\n\n![p](p%20q.png) [@lovelace1843notes]\n\n\\bibliography\n",
            "docs/p q.png": "x",
            "docs/title.md": '---\ntitle: "T & <b>"\nhide: [toc]\n---\n\n# H *e* `c`\n\n## H\n\n## H\n',
        }
    )
    mkdocs = homepage.build()
    assert mkdocs.code == 0, mkdocs.output
    code, output = built(homepage, "--site-dir", "zensical")
    assert code == 0, output
    assert differences(mkdocs.folder, homepage.root / "zensical") == []


def test_the_name_of_an_author_of_posts_is_text(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"blog": {"authors_profiles": True}}
    name = "Ada {: onclick=planted() data-toc-label='<script>planted()</script>' }"
    homepage.write(
        {
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/.authors.yml": "authors:\n"
            f'  a: {{name: "{name}", description: x, avatar: https://a.example/a.png}}\n',
            "docs/blog/posts/one.md": "---\ndate: 2024-03-05\nauthors: [a]\n---\n# One\n\nWords.\n",
        }
    )
    code, output = built(homepage)
    assert code == 0, output
    shown = page(homepage, "blog/author/a/index.html")
    assert "<h1 onclick" not in shown
    assert "<script>planted()" not in shown
    assert "Ada {: onclick=planted()" in shown


def test_a_cache_that_cannot_be_used_is_no_matter_and_folders_of_killed_builds_go(homepage: Homepage) -> None:
    homepage.configure()
    old, new = (homepage.root / ".cache" / name for name in ("reading-old", "reading-new"))
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    code, output = run_python(ZENSICAL, "build", cwd=homepage.root)
    assert code == 0, output
    assert sorted(path.name for path in (homepage.root / ".cache").glob("reading-*")) == ["reading-new"]
    right = files_in(homepage.root / "site")
    shutil.rmtree(homepage.root / ".cache")
    homepage.write({".cache": "in the way"})
    code, output = run_python(ZENSICAL, "build", cwd=homepage.root)
    assert code == 0, output
    assert files_in(homepage.root / "site") == right
