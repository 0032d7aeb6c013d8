"""A site of al-folio moves in: every page, list, paper, file and address is there, or the report names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from moved_sites import Move, move_of

if TYPE_CHECKING:
    from pathlib import Path

OLD = {
    "_config.yml": """\
title: blank
first_name: Vera
last_name: Quill
url: https://quill.example
baseurl: /home
permalink: /blog/:year/:title/
github_username: vquill
google_analytics: G-1
scholar:
  source: /_bibliography/
  bibliography: papers.bib
collections:
  news: {output: true}
  projects: {output: true}
""",
    "_data/socials.yml": "email: vera@quill.example\norcid_id: 0000-0002-1825-0097\nscholar_userid: abcXYZ\n",
    "_data/coauthors.yml": '"osei":\n  - firstname: ["Kwame", "K."]\n    url: https://osei.example\n',
    "_data/cv.yml": """\
- title: Education
  type: time_table
  contents:
    - {title: PhD, institution: Salt University, year: 2009 - 2013, description: [Thesis on salt.]}
- title: Hobbies
  type: list
  contents: [Chess]
""",
    "_bibliography/papers.bib": "---\n---\n\n@article{quill2020salt,\n  title = {Salt}, author = {Quill, Vera and Osei, K.},\n"
    "  journal = {J. Salt}, year = {2020}, pdf = {salt.pdf}, preview = {salt.png}, selected = {true}\n}\n",
    "_pages/about.md": """\
---
layout: about
title: about
permalink: /
subtitle: Salt and <a href="https://sea.example">the sea</a>.
profile:
  image: vera.jpg
  more_info: >
    <p>Room 7</p>
news: true
---
I study salt, see [papers](/home/publications/) {% cite quill2020salt %}.

{% if page.secret %}Hidden words{% endif %}
""",
    "_pages/publications.md": "---\ntitle: publications\npermalink: /publications/\nnav: true\n---\n"
    '<div class="publications">\n\n{% bibliography %}\n\n</div>\n',
    "_pages/teaching.md": "---\ntitle: teaching\npermalink: /lehre/\nnav: true\nredirect_from: [/courses.html]\n---\n"
    "# Courses\n\nSee [the notes]({{ '/assets/pdf/notes.pdf' | relative_url }}) and [none](/nowhere/).\n",
    "_news/first.md": "---\ndate: 2021-03-04 10:00:00-0400\ninline: true\n---\nA prize! :tada:\n",
    "_news/second.md": "---\ndate: 2021-05-04\ntitle: A book\n---\nOne.\n\nTwo [here]({% link _pages/teaching.md %}).\n",
    "_projects/1_salt.md": "---\ntitle: Salt flats\ndescription: Dry.\nimg: assets/img/flat.jpg\nimportance: 1\ncategory: work\n---\n"
    '<div class="row"><div class="col">\n    {% include figure.liquid path="assets/img/flat.jpg" title="A flat" %}\n</div></div>\n'
    '<div class="caption">A dry lake.</div>\n',
    "_posts/2019-08-01-dunes.md": "---\ntitle: Dunes\ntags: sand\nlayout: post\n---\nIntro.\n\n{% highlight python %}\nx = 1\n{% endhighlight %}\n",
    "assets/img/flat.jpg": "x",
    "assets/img/salt.png": "x",
    "assets/pdf/notes.pdf": "x",
    "assets/pdf/salt.pdf": "x",
    "assets/css/main.css": "x",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Move, str]:
    move = move_of(tmp_path_factory.mktemp("al-folio"))
    move.write(OLD)
    code, said = move.move_in()
    assert code == 0, said
    return move, said


def test_the_author_comes_with_addresses_and_coauthors(moved: tuple[Move, str]) -> None:
    config = moved[0].text("mkdocs.yml")
    options = yaml.safe_load(config.split("  # Material prints")[0])["extra"]["homepage"]
    assert options["author"]["name"] == "Vera Quill"
    assert {each["name"]: each["url"] for each in options["author"]["profiles"]} == {
        "E-mail": "mailto:vera@quill.example",
        "ORCID": "https://orcid.org/0000-0002-1825-0097",
        "Google Scholar": "https://scholar.google.com/citations?user=abcXYZ",
        "GitHub": "https://github.com/vquill",
    }
    assert options["people"] == [
        {"name": "Kwame Osei", "aliases": ["Osei, Kwame", "Osei, K."], "url": "https://osei.example"}
    ]


def test_texts_say_the_same_in_this_engines_words(moved: tuple[Move, str]) -> None:
    index = moved[0].text("docs/index.md")
    assert "template: home.html" in index
    assert "Salt and [the sea](https://sea.example)." in index
    assert "I study salt, see [papers](publications/index.md) [@quill2020salt]." in index
    assert "<!-- {% if page.secret %}Hidden words{% endif %} -->" in index
    assert "Room 7" in index
    assert "/// news" in index
    assert "/// publications\n    group: none\n    selected: true\n///" in index
    assert moved[0].text("docs/publications/index.md") == "# Publications\n\n/// publications\n    filters: true\n///\n"
    teaching = moved[0].text("docs/lehre.md")
    assert teaching.startswith("# Teaching\n\n## Courses\n")
    assert "[the notes](assets/pdf/notes.pdf) and [none](https://quill.example/nowhere/)" in teaching


def test_documents_become_items(moved: tuple[Move, str]) -> None:
    assert yaml.safe_load(moved[0].text("docs/lists/news.yml").replace("date: 2021", "date: D2021")) == [
        {"date": "D2021-03-04", "text": "A prize! 🎉"},
        {"date": "D2021-05-04", "text": "[A book](news/second.md)"},
    ]
    assert moved[0].text("docs/news/second.md") == "# A book\n\nOne.\n\nTwo [here](../lehre.md).\n"
    assert yaml.safe_load(moved[0].text("docs/lists/projects.yml")) == [
        {"title": "Salt flats", "text": "Dry.", "picture": "assets/img/flat.jpg", "tags": ["work"], "key": "1-salt"}
    ]
    assert "![A flat](../assets/img/flat.jpg)\n\nA dry lake." in moved[0].text("docs/projects/1-salt.md")
    post = moved[0].text("docs/blog/posts/2019-08-01-dunes.md")
    assert post.startswith(
        "---\ndate: 2019-08-01\nslug: dunes\ncategories: [sand]\n---\n\n# Dunes\n\nIntro.\n\n<!-- more -->"
    )
    assert "```python\nx = 1\n```" in post
    assert yaml.safe_load(moved[0].text("docs/lists/education.yml")) == [
        {"degree": "PhD", "institution": "Salt University", "date": "2009/2013", "text": "Thesis on salt."}
    ]
    cv = moved[0].text("docs/cv.md")
    assert "cv: [education, publications]" in cv
    assert "## Hobbies\n\n- Chess" in cv


def test_papers_and_files_are_as_they_were(moved: tuple[Move, str]) -> None:
    assert OLD["_bibliography/papers.bib"].removeprefix("---\n---\n\n") in moved[0].text("docs/publications.bib")
    files = moved[0].files()
    assert {"docs/assets/img/salt.png", "docs/assets/pdf/salt.pdf", "docs/assets/pdf/notes.pdf"} <= files.keys()
    assert not any(name.endswith("main.css") for name in files)


def test_old_addresses_lead_on_where_they_differ(moved: tuple[Move, str]) -> None:
    config = moved[0].text("mkdocs.yml")
    options = yaml.safe_load(config.split("  # Material prints")[0])["extra"]["homepage"]
    assert options["redirects"] == {
        "/news/first/": "news.md",
        "/projects/1_salt/": "projects/1-salt.md",
        "/courses.html": "lehre.md",
        "/posts/": "blog/index.md",
        "/year-archive/": "blog/index.md",
        "/tags/": "blog/index.md",
        "/categories/": "blog/index.md",
    }


def test_the_report_names_what_was_left_with_its_line(moved: tuple[Move, str]) -> None:
    said = moved[1]
    assert "_pages/about.md:14: {% if page.secret %}Hidden words{% endif %}: pages have no conditions" in said
    assert "_pages/teaching.md:9: /nowhere/: the old site has no such page or file" in said
    assert "_config.yml:8: google_analytics: G-1: nothing here reads this key" in said
    assert "assets/css/main.css:1: assets/css/*.css: for the looks of the old site" in said


def test_a_second_move_changes_nothing(moved: tuple[Move, str]) -> None:
    before = moved[0].files()
    code, said = moved[0].move_in()
    assert (code, moved[0].files()) == (0, before)
    assert "nothing was changed" in said


def test_what_the_owner_wrote_since_stays(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    move.write(OLD)
    assert move.move_in()[0] == 0
    config = move.text("mkdocs.yml").replace("site_name: Vera Quill", "site_name: Salt  # mine")
    (move.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (move.root / "docs/lehre.md").write_text("Mine.\n", encoding="utf-8")
    move.write({"_news/third.md": "---\ndate: 2022-01-01\n---\nThird.\n"})
    before = move.files()
    code, shown = move.move_in("--dry-run")
    assert (code, move.files()) == (0, before)
    assert "+  text: Third." in shown
    assert move.move_in()[0] == 0
    assert move.text("docs/lehre.md") == "Mine.\n"
    assert "site_name: Salt  # mine" in move.text("mkdocs.yml")
    assert move.text("docs/lists/news.yml").startswith(before["docs/lists/news.yml"].decode().rstrip("\n"))
    assert "text: Third." in move.text("docs/lists/news.yml")
