from pathlib import Path

import pytest
import yaml
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import parse_bib
from homepage.names.people import People
from homepage.settings.misplaced import configuration_problems
from homepage.settings.options import Options
from homepage.settings.reader import read_options


def read(tmp_path: Path, text: str) -> tuple[Options, list[str]]:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nextra:\n  homepage:\n" + text, encoding="utf-8")
    raw = yaml.safe_load(config.read_text(encoding="utf-8"))["extra"]["homepage"]
    options, problems = read_options(raw, str(config), tmp_path)
    assert all(problem.severity == "error" for problem in problems)
    return options, [str(problem) for problem in problems]


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert read_options(None, str(tmp_path / "mkdocs.yml"), tmp_path) == (Options(), ())


def test_the_author_is_known_by_name_and_aliases(tmp_path: Path) -> None:
    options, problems = read(tmp_path, "    author: {name: Ada Lovelace, aliases: ['Lovelace, A.']}\n")
    assert problems == []
    assert options.author.person.name.family == "Lovelace"
    assert [alias.given for alias in options.author.person.aliases] == ["A."]
    assert options.author.monogram == "AL"


@pytest.mark.parametrize(("written", "meant"), [("true", "all"), ("selected", "selected"), ("false", "none")])
def test_paper_pages(tmp_path: Path, written: str, meant: str) -> None:
    assert read(tmp_path, f"    paper_pages: {written}\n")[0].paper_pages == meant


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("    paper_page: true\n", '4: extra.homepage.paper_page is not an option. Did you mean "paper_pages"?'),
        (
            "    citations: author-date\n",
            "4: extra.homepage.citations takes label, author-year, number, apa, ieee, chicago, acm, or a .csl file in "
            "docs/, not 'author-date'. "
            'Did you mean "author-year"?',
        ),
        (
            "    frame: materiel\n",
            "4: extra.homepage.frame takes own or material, not 'materiel'. Did you mean \"material\"?",
        ),
        (
            "    redirects: [/old/]\n",
            "4: extra.homepage.redirects takes a mapping: write each old address and its page, `/old/: page.md`.",
        ),
        (
            "    redirects: {/feed/: posts.xml}\n",
            "4: extra.homepage.redirects./feed/ leads to the feed posts.xml: write the address of a feed, such as "
            "/feed.xml.",
        ),
        (
            "    redirects: {https://a.example/old/: index.md}\n",
            "4: extra.homepage.redirects.https://a.example/old/ is not an old address: write what follows the name of "
            "the site, from the slash on, such as /old/page/.",
        ),
        (
            "    redirects:\n      /a/?p=1: index.md\n",
            "5: extra.homepage.redirects./a/?p=1 is not an old address: write a path, without ? and # and what "
            "follows.",
        ),
        (
            "    redirects:\n      /files/cv.pdf: assets/cv.pdf\n",
            "5: extra.homepage.redirects./files/cv.pdf names a file, and only pages and feeds lead on. Put a copy "
            "of the file at docs/files/cv.pdf.",
        ),
        (
            "    redirects:\n      /: index.md\n",
            "5: extra.homepage.redirects./ is the home page, which leads to itself. Remove the line.",
        ),
        (
            "    redirects:\n      /a/: javascript:x\n",
            "5: extra.homepage.redirects./a/ leads nowhere: write the path of a page or file in docs/, or an address.",
        ),
        ("    policy: no policy\n", "4: extra.homepage.policy takes true or false, not 'no policy'."),
        (
            "    allow: [fonts]\n",
            '4: extra.homepage.allow contains "fonts", which is not an address of a site; write `https://example.org`.',
        ),
        (
            "    paper_pages: selcted\n",
            "4: extra.homepage.paper_pages takes true, selected or false, not 'selcted'. Did you mean \"selected\"?",
        ),
        (
            "    author:\n      name: Ada\n      alias: [A]\n",
            '6: extra.homepage.author.alias is not an option. Did you mean "aliases"?',
        ),
        (
            "    author:\n      aliases: Ada\n",
            "5: extra.homepage.author.aliases takes a list: one item on each line, after a hyphen.",
        ),
        (
            "    author:\n      profiles:\n        - name: X\n          url: 'javascript:alert(1)'\n",
            '7: extra.homepage.author.profiles.url "javascript:alert(1)" is not an address that a page can link to; '
            "start it with https://",
        ),
        (
            "    author:\n      profiles:\n        - {name: X, url: somewhere}\n",
            '6: extra.homepage.author.profiles.url "somewhere" is not an address that a page can link to; '
            "start it with https://",
        ),
        (
            "    author:\n      profiles:\n        - {name: X, url: ada@example.org}\n",
            '6: extra.homepage.author.profiles.url "ada@example.org" is not an address that a page can link to; '
            "start it with mailto:",
        ),
        (
            "    author: {name: Ada Byron}\n    people:\n      - name: Ada Byron\n",
            "6: extra.homepage.people contains Ada Byron, who is the author. Remove this item: ",
        ),
        (
            "    people:\n      - name: Bo Zhu\n        aliases: ['Zhu, B.']\n"
            "      - name: Bin Zhu\n        aliases:\n          - Zhu Bin\n          - B. Zhu\n",
            '10: extra.homepage.people.aliases contains "B. Zhu" for Bin Zhu, but it is also a name of Bo Zhu. ',
        ),
        (
            "    author: {name: Bo Zhu, aliases: ['Zhu, B.']}\n    people:\n"
            "      - {name: Bin Zhu, aliases: [B Zhu]}\n",
            '6: extra.homepage.people.aliases contains "B Zhu" for Bin Zhu, but it is also a name of Bo Zhu. ',
        ),
        (
            "    people:\n      - name: Bo Zhu\n        orcid: 0000-0002-1825-0098\n",
            '6: extra.homepage.people.orcid "0000-0002-1825-0098" is not an ORCID iD: a digit of it is mistyped. ',
        ),
        (
            "    author:\n      profiles:\n        - {name: ORCID, url: orcid.org/0000-0002-1825-0098}\n",
            '6: extra.homepage.author.profiles.url "orcid.org/0000-0002-1825-0098" is not an ORCID iD: ',
        ),
        (
            "    author:\n      profiles:\n        - url: https://a.example\n",
            "6: extra.homepage.author.profiles needs a name: write `name: ORCID`",
        ),
        ("    people:\n      - url: https://a.example\n", "5: extra.homepage.people needs a name: "),
        (
            "    silence: [same-titel]\n",
            '4: extra.homepage.silence contains "same-titel", which is not a rule. Did you mean "same-title"?',
        ),
    ],
)
def test_a_wrong_option_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (problem,) = read(tmp_path, text)[1]
    assert problem.startswith(f"mkdocs.yml:{message}")


CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info>{}</info>{}</style>'
PARENT = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
LAYOUT = "<citation><layout><text variable='title'/></layout></citation>"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (CSL.format("", LAYOUT), ""),
        (CSL.format(PARENT, ""), "only refers to another style: download https://www.zotero.org/styles/nature, and"),
        (CSL.format("", ""), "The file does not say how to cite"),
        ("<html/>", "The file is not a CSL style"),
        ("not found", "The file is not XML (syntax error"),
        ("", "The file is not XML (no element found"),
    ],
)
def test_a_style_file_that_cannot_cite_is_told_apart(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/own.csl").write_text(text, encoding="utf-8")
    options, problems = read(tmp_path, "    citations: own.csl\n    citation_styles: [apa, own.csl]\n")
    assert options.citations == ("label" if why else "own.csl")
    assert [why in problem for problem in problems] == ([True, True] if why else [])


def test_a_mistyped_name_of_a_style_file_gets_the_right_one(tmp_path: Path) -> None:
    (tmp_path / "docs/styles").mkdir(parents=True)
    (tmp_path / "docs/styles/chicago-notes.csl").write_text(CSL.format("", LAYOUT), encoding="utf-8")
    (problem,) = read(tmp_path, "    citations: chicago-note.csl\n")[1]
    assert 'Did you mean "styles/chicago-notes.csl"?' in problem


@pytest.mark.parametrize(
    ("second", "is_told"),
    [
        ("", True),
        (", url: https://a.example", True),
        (", aliases: ['Byron, A. K.']", False),
        (", orcid: 0000-0002-1825-0097", False),
    ],
)
def test_two_people_may_have_one_name(tmp_path: Path, second: str, is_told: bool) -> None:
    raw = [{"name": "Ada Byron"}, yaml.safe_load(f"{{name: Ada Byron{second}}}")]
    options, problems = read_options({"people": raw}, str(tmp_path / "mkdocs.yml"), tmp_path)
    assert len(options.people) == 2
    said = "extra.homepage.people contains Ada Byron twice. Write one item for each person. If two people have"
    assert [(said in problem.message, problem.severity) for problem in problems] == [(True, "warning")] * is_told


@pytest.mark.parametrize("written", ["https://a.example", "[https://a.example]", "[//a.example/b]"])
def test_other_sites_may_be_allowed_on_all_pages(written: str, tmp_path: Path) -> None:
    options, problems = read(tmp_path, f"    allow: {written}\n    policy: false\n    frame: material\n")
    assert problems == []
    assert (len(options.allow), options.policy, options.frame) == (1, False, "material")


@pytest.mark.parametrize("url", ["assets/cv.pdf", "cv/", "cv/#talks", "/assets/cv.pdf", "mailto:a@b.example"])
def test_a_profile_may_be_a_page_a_file_or_any_address(url: str, tmp_path: Path) -> None:
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/cv.pdf").touch()
    (tmp_path / "docs/cv.md").touch()
    options, problems = read(tmp_path, f"    author:\n      profiles:\n        - {{name: CV, url: {url!r}}}\n")
    assert problems == []
    assert options.author.profiles[0].url == url


def test_an_address_may_leave_out_its_beginning(tmp_path: Path) -> None:
    options, _ = read(tmp_path, "    author:\n      profiles:\n        - {name: X, url: github.com/x}\n")
    assert options.author.profiles[0].url == "https://github.com/x"


@pytest.mark.parametrize(
    "people",
    [
        "[{name: Bo Zhu, aliases: ['Zhu, Bo', B. Zhu, 'Zhu, B.']}, {name: Bin Zhu, aliases: ['Zhu, Bin']}]",
        "[{name: Bo Zhu, orcid: 'https://orcid.org/0000-0002-1694-233x'}, {name: Bo Zhu Junior}]",
        "[{name: 李 雷, aliases: [Lei Li]}, {name: 李 蕾}]",
    ],
)
def test_people_with_names_of_their_own_are_no_problem(tmp_path: Path, people: str) -> None:
    assert read(tmp_path, f"    people: {people}\n")[1] == []


def test_an_alias_says_which_words_are_the_family_name(tmp_path: Path) -> None:
    aliases = "['Lindström, Åsa', 'Núñez Lindström, Åsa']"
    options, _ = read(tmp_path, f"    author:\n      name: Åsa Núñez Lindström\n      aliases: {aliases}\n")
    name = options.author.person.name
    assert (name.given, name.family, options.author.name) == ("Åsa", "Núñez Lindström", "Åsa Núñez Lindström")
    text = "@misc{a, author = {Åsa Núñez Lindström and Ada N. Byron}, year = 2023}"
    read_bib = make_bibliography([parse_bib(text, "a.bib")], People([options.author.person]), options.author.person)
    (paper,) = read_bib.publications
    assert str(paper.label) == "NB23"
    assert [author.name.family for author in paper.authors] == ["Núñez Lindström", "Byron"]


def test_an_option_set_in_an_inherited_file_is_complained_about_there(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("extra:\n  homepage:\n    paper_pages: 3\n", encoding="utf-8")
    child = tmp_path / "mkdocs.yml"
    child.write_text("INHERIT: base.yml\nextra:\n  homepage: {}\n", encoding="utf-8")
    _, problems = read_options({"paper_pages": 3}, str(child), tmp_path)
    assert [(problem.path, problem.line) for problem in problems] == [("base.yml", 3)]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("extra:\n  other: []\n  homepag: {}\n", ['3: extra.homepag is not an option. Did you mean "homepage"?']),
        (
            "homepage: {}\npeople: []\nextra:\n  paper_pages: true\n  other: []\n",
            [
                "1: homepage is not an option here. Write it under `extra:`.",
                "2: people is not an option here. Write it under `extra: homepage:`.",
                "4: extra.paper_pages is not an option here. Write it under `extra: homepage:`.",
            ],
        ),
        ("tagline: x\n", ["1: tagline is not an option here. Write it under `extra: homepage: author:`."]),
        ("organization: x\n", ["1: organization is not an option here. Write it under `extra: homepage: author: pos"]),
        ("features: [x]\n", ["1: features is not an option here. Write it under `theme:`."]),
        ("primary: red\n", ["1: primary is not an option here. Write it under `theme: palette:`."]),
        ("bibtex:\n  bib_file: a.bib\n", ["1: bibtex is not an option here. Write it under `plugins:`."]),
        ("theem:\n  name: material\n", ['1: theem is not an option. Did you mean "theme"?']),
        ("Extra: {}\n", ['1: Extra is not an option. Did you mean "extra"?']),
        (
            "extra:\n  nav: []\n",
            ["2: extra.nav is not an option here. Write it at the start of a line, without spaces"],
        ),
        ("extra:\n  language: de\n", ["2: extra.language is not an option here. Write it under `theme:`."]),
        ("extra:\n  - homepage: {}\n", ["1: extra takes options such as `homepage:` on lines below it, without hy"]),
        (
            "theme:\n  tagline: x\n",
            ["2: theme.tagline is not an option here. Write it under `extra: homepage: author:`."],
        ),
        ("theme:\n  scheme: slate\n", ["2: theme.scheme is not an option here. Write it under `theme: palette:`."]),
        (
            "plugins:\n  bib_file: a\n",
            ["2: plugins.bib_file is not an option here. Write it under `plugins: bibtex:`."],
        ),
        ("plugins:\n  - search\n  - bib_file: a\n", ["3: plugins.bib_file is not an option here. Write it under `plu"]),
        ("plugins:\n  - bibtex:\n    bib_file: a\n", ["3: plugins.bib_file is not an option here. Write it under "]),
        ("site_name: A\nextra: {my_own: 1, name: x}\nremote_name: origin\nplugins: [search]\n", []),
    ],
)
def test_an_option_in_the_wrong_section_is_told_where_it_belongs(
    tmp_path: Path, text: str, messages: list[str]
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    found = [str(problem) for problem in configuration_problems(yaml.safe_load(text), str(config), tmp_path)]
    assert len(found) == len(messages)
    for problem, message in zip(found, messages, strict=True):
        assert problem.startswith(f"mkdocs.yml:{message}")


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("    tagline: x\n", 4, "Write it under `extra: homepage: author:`."),
        ("    theme: {}\n", 4, "Write it at the start of a line, without spaces before it."),
        ("    author:\n      paper_pages: true\n", 5, "Write it under `extra: homepage:`."),
        ("    author:\n      title: x\n", 5, "Write it under `extra: homepage: author: positions:`, after a hyphen."),
        ("    author:\n      Email: x\n", 5, "Write it under `profiles:`, as `- name: Email` with its `url:`"),
        ("    author:\n      aliases:\n        tagline: x\n", 6, "Write it under `extra: homepage: author:`."),
        (
            "    author:\n      positions:\n        title: x\n",
            6,
            "under `extra: homepage: author: positions:`, after a h",
        ),
        (
            "    author:\n      positions:\n        - title: A\n          profiles: []\n",
            7,
            "`extra: homepage: author:`.",
        ),
        ("    people:\n      - name: Ada\n        people: []\n", 6, "Write it under `extra: homepage:`."),
        ("    people:\n      silence: []\n", 5, "Write it under `extra: homepage:`."),
    ],
)
def test_an_option_in_the_wrong_part_of_the_homepage_is_told_where_it_belongs(
    tmp_path: Path, text: str, line: int, advice: str
) -> None:
    (problem,) = read(tmp_path, text)[1]
    assert problem.startswith(f"mkdocs.yml:{line}: extra.homepage.")
    assert advice in problem


@pytest.mark.parametrize(
    "author",
    [
        "{name: Ada, orcid: 0000-0002-1825-0097}",
        "{name: Ada, orcid: 'https://orcid.org/0000-0002-1825-0097'}",
        "{name: Ada, profiles: [{name: ORCID, url: 'https://orcid.org/0000-0002-1825-0097'}]}",
    ],
)
def test_the_author_has_an_orcid(tmp_path: Path, author: str) -> None:
    options, problems = read(tmp_path, f"    author: {author}\n")
    assert problems == []
    assert options.author.orcid == options.author.person.orcid == "0000-0002-1825-0097"
