"""A site of al-folio 1.x, whose theme is a package: pages, data and options are all that it has of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from moved_sites import Move, move_of
from PIL import Image
from start.new_sites import Project

if TYPE_CHECKING:
    from pathlib import Path

OLD = {
    "_config.yml": """\
theme: al_folio_core
title: Kelp Lab
lang: [en, nl]
url: https://kelp.example
permalink: /blog/:year/:title/
contact_note: Write to us.
blog_name: Notes from the tank
search_enabled: true
enable_math: true
al_folio: {api_version: 1, tailwind: {version: 4}}
plugins: [al_folio_core, jekyll-feed]
giscus: {repo: kelp/site}
""",
    "_data/socials.yml": "cv_pdf: /assets/pdf/cv.pdf\norcid_id: your-orcid\nrss_icon: true\n",
    "_data/repositories.yml": "github_users: [kelplab]\ngithub_repos:\n  - kelplab/tank\n  - other/pump\n",
    "_data/members.yml": """\
pi:
  name: Ingrid Falk
  title: Professor
  image: falk.jpg
  scholar: abcXYZ
current:
  - {name: Bo Lind, role: PhD student, email: bo@kelp.example, start: 2023, likes: waves}
alumni:
  - {name: Ana Reis, now: Sea Museum}
""",
    "_data/unused.yml": "- {name: Nobody}\n",
    "_data/venues.yml": "SEA: {url: https://sea.example, color: '#00369f'}\n",
    "_data/cv.yml": "cv:\n  name: Ingrid Falk\n  sections:\n    Education:\n"
    "      - {institution: Salt University, area: Biology, degree: PhD, start_date: 2001, end_date: 2005}\n",
    "assets/json/resume.json": '{"work": [{"name": "Demo Inc.", "position": "Dreamer", "startDate": "1999"}]}',
    "_includes/bio.md": "We *grow* kelp.\n",
    "_includes/news.liquid": "{% for item in site.news %}{{ item }}{% endfor %}",
    "_pages/about.md": "---\nlayout: about\npermalink: /\nsubtitle: Kelp.\nannouncements: {enabled: true, limit: 2}\n"
    "latest_posts: {enabled: true, limit: 4}\n---\n{% include bio.md %}\n",
    "_pages/cv.md": "---\npermalink: /cv/\ntitle: CV\nnav: true\ncv_pdf: /assets/pdf/cv.pdf\n"
    "cv_format: rendercv\n---\n",
    "_pages/news.md": "---\npermalink: /news/\ntitle: news\n---\n{% include news.liquid %}\n",
    "_pages/repositories.md": "---\npermalink: /repositories/\ntitle: repositories\n---\n"
    "{% if site.data.repositories.github_users %}\n{% for user in site.data.repositories.github_users %}{{ user }}"
    "{% endfor %}\n{% endif %}\n\n{% for repo in site.data.repositories.github_repos %}{{ repo }}{% endfor %}\n",
    "_pages/people.md": "---\npermalink: /people/\ntitle: people\n---\n{% assign boss = site.data.members.pi %}\n"
    "{% for person in boss %}{{ person.name }}{% endfor %}\n{% for m in site.data.members.current %}x{% endfor %}\n",
    "_pages/papers.md": "---\npermalink: /publications/\ntitle: publications\nyears: [2020]\n---\n"
    "{% for y in page.years %}\n## {{ y }}\n{% bibliography -f papers -q @*[year={{y}}]* %}\n{% endfor %}\n",
    "_pages/menu.md": "---\ntitle: more\nnav: true\nnav_order: 7\ndropdown: true\nchildren:\n"
    "  - {title: rules, permalink: /rules/}\n  - {title: divider}\n---\n",
    "_pages/rules.md": "---\npermalink: /rules/\ntitle: rules\n---\nNo shoes. Ask [Bo](bo@kelp.example) or see\n"
    '[Falk et al.](How kelp grows in the dark) and\n\n<object data="/assets/pdf/cv.pdf" type="application/pdf">'
    "<p>No PDF.</p></object>\n",
    "_pages/404.md": "---\ntitle: Not found\npermalink: /404.html\nredirect: true\n---\nNo.\n",
    "_bibliography/papers.bib": "@article{falk2020, title={Kelp}, author={Falk, Ingrid},\n"
    "  journal={Sea}, year={2020}}\n",
    "_news/first.md": "---\ndate: 2024-03-04\ninline: true\n---\nA tank!\n",
    "_posts/2024-01-02-hello.md": "---\ntitle: Hello\n---\nHello.\n",
    "assets/pdf/cv.pdf": "x",
    "assets/img/falk.jpg": "x",
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Move, str]:
    move = move_of(tmp_path_factory.mktemp("al-folio-1"))
    move.write(OLD)
    code, said = move.move_in()
    assert code == 0, said
    return move, said


def options_of(move: Move) -> dict[str, object]:
    text = move.text("mkdocs.yml").split("  # Material prints")[0]
    options = yaml.safe_load(text)["extra"]["homepage"]
    assert isinstance(options, dict)
    return options


def test_data_that_pages_show_become_lists(moved: tuple[Move, str]) -> None:
    assert yaml.safe_load(moved[0].text("docs/lists/people.yml")) == [
        {
            "name": "Ingrid Falk",
            "role": "Professor",
            "picture": "assets/img/falk.jpg",
            "groups": ["PI"],
            "text": "[Google Scholar](https://scholar.google.com/citations?user=abcXYZ)",
        },
        {
            "name": "Bo Lind",
            "role": "PhD student",
            "email": "bo@kelp.example",
            "since": 2023,
            "groups": ["Current"],
            "text": "Likes: waves.",
        },
        {"name": "Ana Reis", "now": "Sea Museum", "groups": ["Alumni"]},
    ]
    assert yaml.safe_load(moved[0].text("docs/lists/software.yml")) == [
        {"name": "tank", "code": "https://github.com/kelplab/tank"},
        {"name": "pump", "code": "https://github.com/other/pump"},
    ]
    assert moved[0].text("docs/people.md") == "# People\n\n/// people\n///\n"
    assert moved[0].text("docs/repositories.md") == "# Repositories\n\n/// software\n///\n"
    assert "_data/unused.yml:1: the file: nothing here reads it" in moved[1]
    assert "_data/venues.yml:1: the file: nothing here reads it" in moved[1]


def test_the_home_page_has_news_posts_and_what_it_includes(moved: tuple[Move, str]) -> None:
    assert moved[0].text("docs/index.md") == (
        "---\ntemplate: home.html\n---\n\nWe *grow* kelp.\n\nWrite to us.\n\n"
        '/// news\n    title: News\n    limit: 2\n///\n\n/// posts\n    title: "Latest posts"\n    limit: 4\n///\n\n'
        "## Recent papers\n\n/// publications\n    group: none\n    limit: 5\n///\n"
    )
    assert moved[0].text("docs/news.md") == "# News\n\n/// news\n///\n"
    assert moved[0].text("docs/publications/index.md") == "# Publications\n\n/// publications\n    filters: true\n///\n"


def test_one_curriculum_vitae_is_taken_and_the_other_is_named(moved: tuple[Move, str]) -> None:
    assert "cv: [education, publications]" in moved[0].text("docs/cv.md")
    assert "[PDF](assets/pdf/cv.pdf)" in moved[0].text("docs/cv.md")
    assert "assets/json/resume.json:1: the file: the curriculum vitae is that of _data/cv.yml" in moved[1]


def test_the_pages_of_a_menu_are_in_the_bar_and_old_feeds_lead_on(moved: tuple[Move, str]) -> None:
    config = moved[0].text("mkdocs.yml")
    assert "- Rules: rules.md" in config
    assert "menu.md" not in config
    redirects = options_of(moved[0])["redirects"]
    assert isinstance(redirects, dict)
    assert redirects["/feed.xml"] == "posts.xml"
    assert options_of(moved[0])["author"] == {
        "name": "Kelp Lab",
        "aliases": ["{Kelp Lab}"],
        "tagline": "Kelp.",
        "profiles": [
            {"name": "CV", "url": "assets/pdf/cv.pdf"},
            {"name": "GitHub", "url": "https://github.com/kelplab"},
        ],
    }


def test_what_no_page_can_say_is_named_and_the_looks_stand_together(moved: tuple[Move, str]) -> None:
    rules = moved[0].text("docs/rules.md")
    assert "[Bo](mailto:bo@kelp.example)" in rules
    assert "Falk et al. (How kelp grows in the dark)" in rules
    assert "[cv.pdf](assets/pdf/cv.pdf)" in rules
    said = moved[1]
    assert "_pages/rules.md:6: How kelp grows in the dark: this is not an address, so the words are no link" in said
    assert "_data/socials.yml:2: orcid_id: your-orcid: this is not an ORCID iD" in said
    assert "_config.yml:12: giscus: repo: kelp/site: nothing here reads this key" in said
    assert "_config.yml:10: al_folio: for the looks of the old site" in said
    assert "title: Not found" not in said
    assert moved[0].text("docs/blog/index.md") == "# Notes from the tank\n"


def test_the_site_builds_strictly_and_a_second_move_changes_nothing(moved: tuple[Move, str]) -> None:
    move = moved[0]
    before = move.files()
    assert (move.move_in()[0], move.files()) == (0, before)
    Image.new("RGB", (8, 6)).save(move.root / "docs/assets/img/falk.jpg")
    assert Project(move.root).builds_without_warning()
    feed = (move.root / "site/feed.xml").read_text(encoding="utf-8")
    assert feed == (move.root / "site/posts.xml").read_text(encoding="utf-8")


def test_papers_in_data_become_entries(tmp_path: Path) -> None:
    move = move_of(tmp_path)
    move.write(
        {
            "_config.yml": "title: Ada Reis\nposition: Postdoc\naffiliation: Sea Museum\n",
            "_data/publications.yml": "main:\n  - {title: Kelp, authors: ['Reis, Ada', 'Falk, I.'], year: 2021, "
            "venue: Sea Letters, type: journal, pdf: files/kelp.pdf}\n"
            "  - {title: Weeds, authors: '<b>Ada Reis</b>, Ingrid Falk', conference: Sea Days, notes: Best paper}\n",
            "index.md": "---\ntitle: Ada\n---\nHello.\n\n"
            "<link rel=stylesheet href='https://x.example/a.css'>\n"
            "<ol>{% for p in site.data.publications.main %}{{ p }}{% endfor %}<!-- end --></ol>\n",
            "files/kelp.pdf": "x",
        }
    )
    code, said = move.move_in()
    assert code == 0, said
    assert move.text("docs/publications.bib").endswith(
        "@article{kelp,\n  title = {Kelp},\n  author = {Reis, Ada and Falk, I.},\n  year = {2021},\n"
        "  pdf = {files/kelp.pdf},\n  journal = {Sea Letters},\n}\n\n"
        "@misc{weeds,\n  title = {Weeds},\n  author = {Ada Reis and Ingrid Falk},\n  howpublished = {Sea Days},\n}\n"
    )
    index = move.text("docs/index.md")
    assert "\n\n/// publications\n///\n\n<!-- end -->" in index
    assert (index.count("/// publications"), "stylesheet" in index) == (1, False)
    assert "index.md:6: <link rel=stylesheet href='https://x.example/a.css'>: write rules of your own in" in said
    assert "_data/publications.yml:1: notes: Best paper: nothing here reads this key" in said
    assert "- title: Postdoc\n          organization: Sea Museum" in move.text("mkdocs.yml")
