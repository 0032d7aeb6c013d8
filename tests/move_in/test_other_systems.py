"""Sites of academicpages, HugoBlox, Quarto and jekyll-scholar move in, and a .bib file alone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from homepage.bibtex import parse_bib
from moved_sites import Move, move_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Moved = tuple[Move, str]


def moved(folder: Path, files: Mapping[str, str]) -> Moved:
    move = move_of(folder)
    move.write(dict(files))
    code, said = move.move_in()
    assert code == 0, said
    return move, said


def options(move: Move) -> dict[str, object]:
    """Return the options in mkdocs.yml."""
    found = yaml.safe_load(move.text("mkdocs.yml").split("  # Material prints")[0])["extra"]["homepage"]
    assert isinstance(found, dict)
    return found


def items(move: Move, name: str) -> object:
    """Return the items of a list, with dates as texts."""
    return yaml.load(move.text(f"docs/lists/{name}.yml"), Loader=yaml.BaseLoader)


def fields(move: Move, key: str) -> dict[str, str]:
    """Return the fields of an entry."""
    found = {entry.key: entry for entry in parse_bib(move.text("docs/publications.bib"), "").entries}
    return {"type": found[key].type, **{name: field.value for name, field in found[key].fields.items()}}


ACADEMICPAGES = {
    "_config.yml": """\
title: Oda Brandt
url: https://brandt.example
author:
  name: Oda Brandt
  bio: Bridges & tides
  employer: Ferry College
  location: Tromsø
  googlescholar: https://scholar.google.com/citations?user=odab
  github: odab
  avatar: oda.png
collections:
  talks: {output: true, permalink: "/:collection/:path/"}
""",
    "_data/navigation.yml": "main:\n  - {title: Talks, url: /talks/}\n",
    "_pages/about.md": "---\npermalink: /\ntitle: Hello\nredirect_from: [/about.html]\n---\nI build bridges.\n\n"
    "A data-driven site\n======\nWords.\n",
    "_pages/talks.html": "---\ntitle: Talks\npermalink: /talks/\n---\n{% include base_path %}\n"
    "{% for post in site.talks reversed %}\n  {% include archive-single-talk.html %}\n{% endfor %}\n",
    "_pages/cv.md": "---\ntitle: CV\npermalink: /cv/\nredirect_from:\n  - /resume\n---\nEducation\n======\n"
    "* PhD, 2011\n",
    "_talks/2014-tides.md": "---\ntitle: Tides\ncollection: talks\ntype: Keynote\nvenue: Sea Day\ndate: 2014-03-01\n"
    "location: Oslo\n---\n"
    "One [paper](/files/tide.pdf).\n",
    "_teaching/2015-ropes.md": "---\ntitle: Ropes\ntype: Workshop\nvenue: Ferry College\ndate: 2015-01-01\n---\n"
    "\nHeading\n"
    "======\n\nKnots.\n",
    "_publications/2010-10-01-ferries.md": """\
---
title: "Ferries & fog"
permalink: /publication/2010-10-01-ferries
date: 2010-10-01
venue: 'Journal of Fog'
category: manuscripts
paperurl: '/files/tide.pdf'
excerpt: 'About fog.'
citation: 'Brandt, O., &amp; Lund, P. K. (2010). &quot;Ferries & fog.&quot; <i>Journal of Fog</i>, 2(5), 17-19.'
---
See [the talk](/talks/2014-tides/).
""",
    "files/tide.pdf": "x",
}


@pytest.fixture(scope="module")
def academic(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return moved(tmp_path_factory.mktemp("academicpages"), ACADEMICPAGES)


def test_papers_of_academicpages_become_entries(academic: Moved) -> None:
    assert fields(academic[0], "ferries") == {
        "type": "article",
        "title": r"Ferries \& fog",
        "author": "Brandt, O. and Lund, P. K.",
        "date": "2010-10-01",
        "journal": "Journal of Fog",
        "volume": "2",
        "number": "5",
        "pages": "17--19",
        "abstract": "About fog.",
        "pdf": "files/tide.pdf",
    }
    assert "% Brandt, O., & Lund, P. K. (2010)." in academic[0].text("docs/publications.bib")
    assert academic[0].text("docs/publications/ferries.md") == "See [the talk](../talks.md).\n"


def test_collections_of_academicpages_become_lists(academic: Moved) -> None:
    move = academic[0]
    assert items(move, "talks") == [
        {
            "date": "2014-03-01",
            "title": "Tides",
            "event": "Sea Day",
            "place": "Oslo",
            "tags": ["Keynote"],
            "text": "One [paper](files/tide.pdf).",
        }
    ]
    assert items(move, "teaching") == [
        {
            "term": "2015-01-01",
            "course": "Ropes",
            "role": "Workshop",
            "place": "Ferry College",
            "url": "teaching/2015-ropes.md",
        }
    ]
    assert move.text("docs/talks.md") == "# Talks\n\n/// talks\n///\n"
    assert move.text("docs/teaching/2015-ropes.md") == "# Ropes\n\n## Heading\n\nKnots.\n"
    assert "## A data-driven site" in move.text("docs/index.md")
    assert "Tromsø" in move.text("docs/index.md")


def test_addresses_of_academicpages_lead_on(academic: Moved) -> None:
    found = options(academic[0])
    assert found["redirects"] == {
        "/publication/2010-10-01-ferries/": "publications/ferries.md",
        "/talks/2014-tides/": "talks.md",
        "/teaching/2015-ropes.html": "teaching/2015-ropes.md",
        "/about.html": "index.md",
        "/resume/": "cv.md",
    }
    assert "_config.yml:3: picture of the author: oda.png: the old site has no such file" in academic[1]


HUGO = {
    "config/_default/hugo.yaml": 'title: Rhea Sol\nbaseURL: "https://sol.example/"\n'
    'permalinks: {event: "/talk/:slug/"}\n',
    "content/_index.md": """\
---
type: landing
sections:
  - block: about.biography
    content: {title: Biography, username: admin}
  - block: experience
    content:
      title: Experience
      items:
        - {title: Fellow, company: Sun Institute, date_start: '2019-02-01', date_end: '', description: "* Flares"}
  - block: markdown
    content: {title: Telescopes, text: "See {{< icon name=star >}} [all](./publication/)."}
---
""",
    "content/authors/admin/_index.md": """\
---
title: Rhea Sol
superuser: true
role: Astronomer
organizations: [{name: Sun Institute, url: 'https://sun.example'}]
interests: [Flares]
education:
  courses: [{course: PhD, institution: Moon School, year: 2018}]
social:
  - {icon: envelope, link: 'mailto:rhea@sol.example'}
  - {icon: orcid, link: 'https://orcid.org/0000-0002-1825-0097'}
---
Rhea looks at the sun.
""",
    "content/authors/tam/_index.md": "---\ntitle: Tam Rey\nrole: Student\nuser_groups: [Students]\n---\nTam counts.\n",
    "content/publication/flare/index.md": """\
---
title: Flares
authors: [admin, Tam Rey]
date: '2020-05-01T00:00:00Z'
publication_types: ['2']
publication: '*Solar Letters*'
abstract: Bright.
featured: true
url_code: https://code.example/flare
aliases: [/flares/]
---
More words.
""",
    "content/publication/flare/featured.jpg": "x",
    "content/publication/spots/index.md": "---\ntitle: Spots\ntags: [sun]\nurl_pdf: spots.pdf\n---\n",
    "content/publication/spots/cite.bib": "@article{sol2021spots,\n  title={Spots},\n  year = 2021\n}\n",
    "content/publication/spots/spots.pdf": "x",
    "content/publication/spots-again/index.md": "---\ntitle: Spots\n---\nThey grow.\n",
    "content/publication/spots-again/cite.bib": "@article{sol2021spots,\n  title={{Spots}},\n  year = 2021\n}\n",
    "content/event/noon/index.md": '+++\ntitle = "Noon"\ndate = 2021-06-01\nevent = "Sun Day"\n+++\n',
    "content/post/hello/index.md": """\
---
title: Hello
date: 2022-01-02
---
First.

{{% callout warning %}}
Do not look.
{{% /callout %}}

{{< figure src="sun.png" caption="The sun" >}}

{{< chart data="x" >}}
""",
    "content/post/hello/sun.png": "x",
}


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return moved(tmp_path_factory.mktemp("hugo"), HUGO)


def test_people_of_hugoblox(hugo: Moved) -> None:
    author = options(hugo[0])["author"]
    assert isinstance(author, dict)
    assert author["positions"] == [
        {"title": "Astronomer", "organization": "Sun Institute", "url": "https://sun.example"}
    ]
    assert author["profiles"] == [
        {"name": "E-mail", "url": "mailto:rhea@sol.example"},
        {"name": "ORCID", "url": "https://orcid.org/0000-0002-1825-0097"},
    ]
    assert items(hugo[0], "people") == [{"name": "Tam Rey", "role": "Student", "groups": ["Students"], "key": "tam"}]
    assert items(hugo[0], "education") == [{"degree": "PhD", "institution": "Moon School", "date": "2018"}]
    assert items(hugo[0], "positions") == [
        {"title": "Fellow", "organization": "Sun Institute", "since": "2019-02-01", "text": "Flares"}
    ]
    index = hugo[0].text("docs/index.md")
    assert "Rhea looks at the sun.\n\n## Interests\n\n- Flares" in index
    assert "## Telescopes\n\nSee  [all](publications/index.md)." in index


def test_papers_of_hugoblox(hugo: Moved) -> None:
    flare = fields(hugo[0], "flare")
    assert (flare["type"], flare["author"], flare["journal"]) == ("article", "Rhea Sol and Tam Rey", "Solar Letters")
    assert (flare["preview"], flare["code"]) == ("publication/flare/featured.jpg", "https://code.example/flare")
    assert "@article{sol2021spots,\n  title={{Spots}},\n  year = 2021,\n" in hugo[0].text("docs/publications.bib")
    assert fields(hugo[0], "sol2021spots")["pdf"] == "publication/spots/spots.pdf"
    redirects = options(hugo[0])["redirects"]
    assert isinstance(redirects, dict)
    assert redirects["/publication/flare/"] == redirects["/flares/"] == "publications/flare.md"
    assert redirects["/talk/noon/"] == "talks.md"
    assert redirects["/publication/spots-again/"] == "publications/sol2021spots.md"
    assert hugo[0].text("docs/publications.bib").count("@article{sol2021spots") == 1
    assert hugo[0].text("docs/publications/sol2021spots.md") == "They grow.\n"


def test_feeds_of_hugoblox_lead_on_or_are_named(hugo: Moved) -> None:
    redirects = options(hugo[0])["redirects"]
    assert isinstance(redirects, dict)
    assert {old: new for old, new in redirects.items() if old.endswith(".xml")} == {
        "/index.xml": "posts.xml",
        "/post/index.xml": "posts.xml",
        "/publication/index.xml": "publications.xml",
    }
    assert "content/event/:1: /event/index.xml: talks have no feed here" in hugo[1]


def test_posts_of_hugoblox(hugo: Moved) -> None:
    post = hugo[0].text("docs/blog/posts/2022-01-02-hello.md")
    assert "!!! warning\n\n    Do not look." in post
    assert "![The sun](../../post/hello/sun.png)\n\nThe sun" in post
    assert '<!-- {{< chart data="x" >}} -->' in post
    assert 'content/post/hello/index.md:13: {{< chart data="x" >}}: this shortcode has no equal here' in hugo[1]
    assert items(hugo[0], "talks") == [{"date": "2021-06-01", "title": "Noon", "event": "Sun Day"}]


QUARTO = {
    "_quarto.yml": "website:\n  title: Ines Ko\n  site-url: https://ko.example\n  navbar:\n    left:\n"
    "      - notes.qmd\n",
    "index.qmd": "---\ntitle: Ines Ko\nabout:\n  links:\n    - {icon: github, href: 'https://github.com/ik'}\n---\n"
    "::: {#hero}\nI count [birds]{.big} [@ko2020; @gone].\n:::\n",
    "notes.qmd": "---\ntitle: Notes\nlisting: {contents: posts, feed: true}\n---\n",
    "posts/owls/index.qmd": "---\ntitle: Owls\ndate: 2023-04-05\naliases: [/owls.html]\n---\n"
    "::: {.callout-tip}\n## Hoot\n"
    "At night, says @ko2020 (@fig-x).\n:::\n\n"
    "```{r}\n#| echo: true\n1 + 1\n```\n\n![An owl](owl.png){#fig-x width=50%}\n",
    "posts/owls/owl.png": "x",
    "references.bib": "@book{ko2020, title = {Owls}, author = {Ko, Ines}, publisher = {Nest}, year = 2020}\n",
}


def test_quarto(tmp_path: Path) -> None:
    move, said = moved(tmp_path, QUARTO)
    assert "I count birds <!-- [@ko2020; @gone] -->." in move.text("docs/index.md")
    assert "index.qmd:8: [@ko2020; @gone]: no .bib file has the key gone" in said
    post = move.text("docs/blog/posts/2023-04-05-owls.md")
    assert "!!! tip\n\n    ## Hoot\n    At night, says @ko2020 (\\@fig-x)." in post
    assert "```r\n1 + 1\n```" in post
    assert '![An owl](../../posts/owls/owl.png){ width="50%" }' in post
    assert "posts/owls/index.qmd:11: ```{r}: code is not run here" in said
    assert options(move)["redirects"] == {
        "/posts/owls/": "blog/posts/2023-04-05-owls.md",
        "/owls.html": "blog/posts/2023-04-05-owls.md",
        "/notes.html": "blog/index.md",
        "/notes.xml": "posts.xml",
    }
    assert options(move)["inline_citations"] is True


def test_jekyll_scholar(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Lab\nscholar: {source: ./bib, bibliography: refs}\npermalink: pretty\n",
        "bib/refs.bib": "@misc{a, title={A}}\n@misc{b, title={B}}\n",
        "papers.md": "---\ntitle: Papers\n---\n{% bibliography --query @*[year=2020] --max 3 %}\n\n"
        "{% reference b %}\n\n{% bibliography -q @book[a!=b] %}\n",
        "about.html": "---\ntitle: About\n---\n"
        "<ul><li>One {% cite a b -l 5 %}</li><li><a href='papers'>Two</a></li></ul>\n"
        "<script>run()</script>\n",
    }
    move, said = moved(tmp_path, files)
    papers = move.text("docs/publications/index.md")
    assert "/// publications\n    year: 2020\n    limit: 3\n///" in papers
    assert '/// publications\n    keys: ["b"]\n    group: none\n///' in papers
    assert "<!-- {% bibliography -q @book[a!=b] %} -->" in papers
    about = move.text("docs/about.md")
    assert "-  One [@a; @b, p. 5]\n" in about
    assert "<!-- <script>run()</script> -->" in about
    assert "about.html:5: <script>run()</script>: a script inside a text does not run here" in said


def test_a_bib_file_alone(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    move.write({"mine.bib": "@misc{a, title = {A}}\n"})
    code, said = move.move_in(path=move.old / "mine.bib")
    assert code == 0, said
    assert "@misc{a, title = {A}}\n" in move.text("docs/publications.bib")


@pytest.mark.parametrize(
    ("files", "path", "message"),
    [
        ({}, "odl", 'there is no folder or file "{}". Did you mean "old"?'),
        ({"readme.txt": ""}, "old", "is not a site of a known system"),
        ({"x.txt": ""}, "old/x.txt", "is neither a folder nor a .bib file"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, files: dict[str, str], path: str, message: str) -> None:
    move = move_of(tmp_path)
    move.write(files)
    code, said = move.move_in(path=tmp_path / path)
    assert code == 1
    assert message.format(tmp_path / path) in said
    assert not (move.root / "mkdocs.yml").exists()


@pytest.mark.parametrize(
    "files",
    [
        {"_config.yml": ""},
        {"_config.yml": "- a\n", "_data/cv.yml": "- 1\n- {title: Awards, contents: [5, [1], {year: 2}]}\n"},
        {"_config.yml": "title: [a\n\tb", "_data/coauthors.yml": "x: [1, {firstname: }]\n"},
        {
            "_config.yml": "title: 2024\nscholar: yes\ncollections: [x]\n",
            "_talks/t.md": "---\ndate: soon\nlinks: 3\n---\n",
        },
        {"hugo.yaml": "title: {a: 1}\n", "content/_index.md": "---\nsections: [1, {block: 3, content: 5}]\n---\n"},
        {"_quarto.yml": "website: 3\n", "index.qmd": "---\nabout: 3\nlisting: [1]\n---\n:::\n::: {.callout-note\n"},
    ],
)
def test_values_of_wrong_types_are_left_and_nothing_breaks(tmp_path: Path, files: dict[str, str]) -> None:
    moved(tmp_path, files)


def test_no_address_leads_out_of_the_site(tmp_path: Path) -> None:
    page = (
        "---\ntitle: x\npermalink: /../../etc/x/\nredirect_from: ['/a/?x=1', '/b.pdf']\n---\n{% if a %}-->{% endif %}\n"
    )
    move, said = moved(tmp_path, {"_config.yml": "title: X\n", "_pages/x.md": page})
    assert move.text("docs/etc/x.md") == "# X\n\n<!-- {% if a %}-- >{% endif %} -->\n"
    assert not (tmp_path / "etc").exists()
    assert "redirects" not in options(move)
    assert "/b.pdf" in said


def test_pages_have_names_that_every_computer_can_have_and_tell_apart(tmp_path: Path) -> None:
    old = ("About-Me", "about-me", "con", "NUL.x", "tides.", "tides", "Straße", "strasse")
    pages = {f"_pages/{n}.md": f"---\ntitle: T{n}\npermalink: /{name}/\n---\nText.\n" for n, name in enumerate(old)}
    move, _ = moved(tmp_path, {"_config.yml": "title: X\n", **pages})
    made = {name for name, text in move.files().items() if text.startswith(b"# T")}
    assert made == {
        f"docs/{name}.md"
        for name in ("About-Me", "about-me-2", "con-", "NUL.x-", "tides", "tides-2", "Straße", "strasse-2")
    }


def test_files_that_are_too_large_for_a_site_are_told_and_not_read(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    names = ("assets/pdf/talk.pdf", "_pages/long.md", "_bibliography/papers.bib")
    move.write({"_config.yml": "title: X\n", **dict.fromkeys(names, "")})
    for name in names:
        os.truncate(move.old / name, 1 << 38)
    code, said = move.move_in()
    assert code == 0
    for name in names:
        assert f"{name}:1: the file: it is larger than 100 MB" in said


def test_pipes_links_and_toml_that_python_cannot_hold_break_nothing(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    move.write({"hugo.toml": f"title = 'x'\na = {'9' * 5000}\n", "content/_index.md": "---\ntitle: X\n---\nWords.\n"})
    (move.old / "static").mkdir()
    (move.old / "static/link.pdf").symlink_to(tmp_path)
    if hasattr(os, "mkfifo"):  # Windows has none
        os.mkfifo(move.old / "content/pipe.md")
    code, said = move.move_in()
    assert code == 0, said
    assert "the TOML of the file: it cannot be read" in said
    assert not any("link" in name or "pipe" in name for name in move.files())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are not UTF-8")
def test_a_name_that_is_not_utf_8_is_told_and_costs_no_other_file(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    move.write(dict(ACADEMICPAGES))
    odd = os.fsencode(move.old / "_pages") + b"/caf\xe9.md"
    os.makedirs(os.path.dirname(odd), exist_ok=True)
    with open(odd, "w", encoding="utf-8") as file:
        file.write("---\ntitle: Odd\n---\n\nA text.\n")
    code, said = move.move_in()
    assert code == 0, said
    assert "_pages/caf\ufffd.md:1: the file: its name is not UTF-8; rename it" in said
    assert move.text("docs/index.md")
