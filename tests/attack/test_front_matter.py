"""Values in front matter are text: whatever they hold, pages stay whole and nothing runs, in both frames."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest
import yaml
from any_host.shown_values import make_safe
from conftest import PROJECT
from homepage.front_matter.merged_keys import limit_merged_keys
from hosts import ZENSICAL, run_python

if TYPE_CHECKING:
    from conftest import Homepage

sys.path.append(str(PROJECT / "tests/bench"))

from fuzz_output import problems_of_site

HOSTILE = "\"'></title></h1></a><script>planted()</script><b>"
WRITTEN = json.dumps(HOSTILE)
TEMPLATES = (PROJECT / "hooks/theme", Path(material.__file__).parent / "templates")
SHOWN = {
    key
    for folder in TEMPLATES
    for file in folder.rglob("*.html")
    for key in re.findall(r"page\.meta\.(\w+)", file.read_text(encoding="utf-8"))
}
"""Whatever the templates read of front matter."""
PAGE = f"---\ntitle: {WRITTEN}\ndescription: {WRITTEN}\nsubtitle: {WRITTEN}\n{{}}---\n{{}}\n\nWords.\n"
FILES = {
    "docs/words.md": PAGE.format(f"image: {WRITTEN}\nimage_alt: {WRITTEN}\nicon: {WRITTEN}\nstatus: {WRITTEN}\n", ""),
    "docs/tagged.md": PAGE.format(f"tags: [{WRITTEN}]\n", "# A heading"),
    "docs/research/area.md": PAGE.format("", ""),
    "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "docs/index.md": "# Ada\n\n/// publications\n    filters: true\n///\n\n/// areas\n///\n",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/one.md": PAGE.format(
        f"date: 2024-01-01\ncategories: [{WRITTEN}]\ntags: [{WRITTEN}]\n", "# A post\n\nFirst.\n\n<!-- more -->"
    ),
}


def run(homepage: Homepage, frame: str) -> list[str]:
    """Build a site in a frame, also with Zensical, and return what is wrong with its pages."""
    homepage.options["frame"] = frame
    site = homepage.build()
    assert site.code == 0, site.output
    found = [*problems_of_site(site.folder, homepage.root / "docs")]
    if frame == "own":
        code, output = run_python(ZENSICAL, "build", "--site-dir", "other", cwd=homepage.root)
        assert code == 0, output
        found += problems_of_site(homepage.root / "other", homepage.root / "docs")
    return found


@pytest.mark.parametrize("frame", ["own", "material"])
def test_whatever_a_template_reads_of_front_matter_stays_text(frame: str, homepage: Homepage) -> None:
    assert {"author", "revision_date", "location", "head", "bylines"} <= SHOWN
    homepage.settings["plugins"] = {"blog": {}}
    bylines = f"bylines: [[{{avatar: {WRITTEN}, description: {WRITTEN}, url: {WRITTEN}}}, {WRITTEN}]]\n"
    lines = bylines + "".join(f"{key}: {WRITTEN}\n" for key in sorted(SHOWN - {"template", "bylines", "cv", "hide"}))
    names = ("main", "model", "paper", "home")
    pages = {f"{name}.md": f"---\ntemplate: {name}.html\n{lines}---\n# A page\n" for name in names}
    pages["blog/index.md"] = "# Blog\n"
    pages["blog/posts/one.md"] = f"---\ndate: 2024-01-01\n{lines}---\n# A post\n\nFirst.\n\n<!-- more -->\n"
    pages["authors.md"] = f"---\nauthor: [{WRITTEN}, {{a: {WRITTEN}}}]\n---\n# A page\n"
    pages["partly.md"] = f"---\nbad: [\n{lines}---\n# A page\n"
    homepage.write({f"docs/{name}": text for name, text in pages.items()})
    assert run(homepage, frame) == []


def test_a_list_of_lists_without_end_is_no_text() -> None:
    lists: list[object] = ["x"]
    for _ in range(60):
        lists = [lists] * 9
    lists.append(lists)
    assert make_safe({"author": [*lists, "A & B"], "revision_date": {"a": lists}, "other": 1}) == {
        "author": ["A &amp; B"],
        "revision_date": None,
        "other": 1,
    }


def test_the_address_of_a_redirect_stays_in_its_script(homepage: Homepage) -> None:
    page = "---\ntemplate: redirect.html\nlocation: '{}'\n---\n"
    written = {"a": 'https://a.example/"];planted();["', "b": "javascript:planted()"}
    homepage.write({f"docs/{name}.md": page.format(address) for name, address in written.items()})
    homepage.write({"docs/place.md": "---\nlocation: 'Room: 1'\n---\n# A talk\n"})
    site = homepage.build()
    assert "https://a.example/%22];planted();[%22" in site.text("a/index.html")
    assert "planted" not in site.text("b/index.html")
    assert "docs/b.md:3: `location` takes an address that starts with https://" in site.output
    assert "docs/place.md" not in site.output


@pytest.mark.parametrize("frame", ["own", "material"])
def test_hostile_front_matter_stays_text(frame: str, homepage: Homepage) -> None:
    homepage.options["frame"] = frame
    homepage.settings["plugins"] = {"blog": {}, "tags": {}}
    texts = ("tagline", "pronouns", "pronunciation", "native_name", "looking_for", "short_biography", "biography")
    homepage.options["author"] |= dict.fromkeys(texts, HOSTILE)  # type: ignore[operator]
    homepage.write(FILES)
    site = homepage.build()
    assert site.code == 0, site.output
    assert list(problems_of_site(site.folder, homepage.root / "docs")) == []
    assert len(site.pages) > 10
    assert "docs/tagged.md:5: `tags` takes words without" in site.output


def test_entities_in_the_title_of_a_page_mean_their_letters(homepage: Homepage) -> None:
    homepage.write({"docs/a.md": "---\ntitle: 'Q &amp; A <T> & more'\n---\nWords.\n"})
    site = homepage.build(strict=True)
    page = site.page("a/index.html")
    assert page.one("h1").get_text(strip=True) == "Q & A <T> & more"
    assert page.one('meta[property="og:title"]')["content"] == "Q & A <T> & more"
    assert site.text("a/index.md").startswith("# Q & A &lt;T> & more\n")


def test_the_headings_of_a_curriculum_vitae_are_text(homepage: Homepage) -> None:
    title = "One <img src=x onerror=planted()> [x](javascript:planted()) {: onclick=planted() id=__search }"
    parts = [{"publications": {"title": title}}, {"news": {"title": title}}]
    homepage.write(
        {
            "docs/cv.md": f"---\ncv: {json.dumps(parts)}\n---\n# CV\n",
            "docs/lists/news.yml": "- {date: 2024, text: Words}\n",
        }
    )
    site = homepage.build()
    assert site.code == 0, site.output
    assert list(problems_of_site(site.folder, homepage.root / "docs")) == []
    assert [each.get_text().removesuffix("#") for each in site.page("cv/index.html").all("h2")] == [title, title]


AUTHORS = f"""\
authors:
  one:
    name: {WRITTEN}
    description: {WRITTEN}
    avatar: 'https://a.example/"onerror=planted() x=".png'
    url: javascript:planted()
"""
POST = f"""\
---
date: 2024-01-01
authors: [one]
title: "Post {{: onclick=planted() id=__search }}\\n\\n[x](javascript:planted(1)) {{: onclick=planted() }}"
categories: ["Engines {{: onclick=planted() id=__search }}"]
links:
  - {WRITTEN}: javascript:planted()
  - Index: index.md
slug: a-post
---
First.

<!-- more -->
"""


@pytest.mark.parametrize("frame", ["own", "material"])
def test_authors_of_posts_and_links_beside_posts_stay_text(frame: str, homepage: Homepage) -> None:
    homepage.options |= {"frame": frame, "policy": False}
    homepage.settings["plugins"] = {"blog": {"authors_profiles": True}}
    files = {"index.md": "# Blog\n", "posts/one.md": POST, ".authors.yml": AUTHORS}
    homepage.write({f"docs/blog/{name}": text for name, text in files.items()})
    site = homepage.build()
    assert site.code == 0, site.output
    assert list(problems_of_site(site.folder, homepage.root / "docs")) == []
    post = site.page("blog/2024/01/01/a-post/index.html")
    above = site.page("blog/index.html").one("h2").get_text()
    assert above.startswith("Post {: onclick=planted() id=__search } [x](javascript:planted(1)) {: onclick")
    assert HOSTILE in post.all(".md-profile__description, .post__authors")[0].get_text()
    assert "../../../../.." in [link["href"] for link in post.all(".post-views a, .md-nav a")]
    assert 'docs/blog/.authors.yml:6: url: "javascript:planted()" is not an address' in site.output
    assert 'docs/blog/posts/one.md:7: "javascript:planted()" is not an address' in site.output


_ROWS = [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}], k: {n}}}\n" for n in range(1, 9)]
MERGED = f"m0: &m0 {{k: x}}\n{''.join(_ROWS)}"
"""Keys that are merged without end."""


def test_keys_that_are_merged_without_end_keep_no_build_busy(homepage: Homepage) -> None:
    pages = {"models/x.md": "license: mit\n", "page.md": "title: A page\n", "dots.md": ""}
    for name, first in pages.items():
        end = "..." if name == "dots.md" else "---"
        homepage.write({f"docs/{name}": f"---\n{first}{MERGED}{end}\n# Title\n\nWords.\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    assert 'docs/page.md:8: "m5" cannot be read: "*m4" repeats too much text' in site.output
    assert "<title>A page " in site.text("page/index.html")
    assert "m0" not in site.page("dots/index.html").one("article").get_text()
    assert site.page("models/x/index.html").one("h1").get_text().removesuffix("#") == "Title"


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("team/people.yml", MERGED, 6),
        ("diary/posts/one.md", f"---\ndate: 2024-01-01\n{MERGED}---\nWords.\n", 8),
        ("notes/.meta.yml", MERGED, 6),
    ],
)
def test_keys_that_are_merged_without_end_end_the_reading_by_plugins(
    file: str, text: str, line: int, homepage: Homepage
) -> None:
    diary = {"blog_dir": "diary", "authors_file": "team/people.yml"}
    homepage.settings["plugins"] = ["meta", {"blog": {"blog_dir": "other"}}, {"blog": diary}]
    homepage.write({"docs/diary/index.md": "# Diary\n", "docs/other/index.md": "# Other\n", f"docs/{file}": text})
    site = homepage.build()
    assert f"\ndocs/{file}:{line}: " in site.output
    assert "too many keys are merged (<<) here: write them out" in site.output
    assert "Traceback" not in site.output


def test_a_mapping_that_merges_itself_is_read() -> None:
    limit_merged_keys()
    assert yaml.safe_load("a: &a {<<: [*a, *a], k: 1}") == {"a": {"k": 1}}
    assert yaml.safe_load("a: &a {k: 1, l: 2}\nb: {<<: *a, k: 3}")["b"] == {"k": 3, "l": 2}
