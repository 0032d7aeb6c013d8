"""What an author is told about a mistake: where it is, what to write, and whether the build ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from conftest import BIB, PROJECT, run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Homepage

UNCLOSED = (
    "\n@article{unclosed2020,\n  title = {No end,\n  year = 2020\n\n@misc{after2021, title = {After}, year = 2021}\n"
)


@dataclass(frozen=True)
class Mistake:
    files: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    path: str = "docs/index.md"
    line: str = ""
    """The text of the line that the problem points at; without it the problem is about the whole file."""
    says: tuple[str, ...] = ()
    ends_the_build: bool = True


MISTAKES = {
    "an unknown key": Mistake(
        files={"docs/index.md": "---\ntitle: Home\n---\n\n# Home\n\nText.\n\nA claim [@lovelace1843note].\n"},
        line="A claim [@lovelace1843note].",
        says=('"lovelace1843note"', 'Did you mean "lovelace1843notes"?'),
    ),
    "an unknown key in a block": Mistake(
        files={"docs/index.md": "# Home\n\n/// publications\n    keys: [lovelace1844poetics]\n///\n"},
        line="    keys: [lovelace1844poetics]",
        says=('"lovelace1844poetics"', 'Did you mean "lovelace1844poetical"?'),
    ),
    "an unknown block option": Mistake(
        files={"docs/index.md": "# Home\n\n/// publications\n    limit: 3\n    groop: year\n///\n"},
        line="    groop: year",
        says=("/// publications", '"groop"', 'Did you mean "group"?'),
    ),
    "a wrong block value": Mistake(
        files={"docs/index.md": "# Home\n\n/// models\n    view: tabel\n///\n"},
        line="    view: tabel",
        says=("/// models", "'tabel'", 'Did you mean "table"?'),
    ),
    "an unknown site option": Mistake(
        options={"paper_page": True},
        path="mkdocs.yml",
        line="    paper_page: true",
        says=("extra.homepage.paper_page", 'Did you mean "paper_pages"?'),
    ),
    "an unknown option of the author": Mistake(
        options={"author": {"name": "Ada Lovelace", "alias": ["Ada"]}},
        path="mkdocs.yml",
        line="      alias:",
        says=("extra.homepage.author.alias", 'Did you mean "aliases"?'),
    ),
    "a wrong site value": Mistake(
        options={"paper_pages": "selcted"},
        path="mkdocs.yml",
        line="    paper_pages: selcted",
        says=("extra.homepage.paper_pages", "'selcted'", 'Did you mean "selected"?'),
    ),
    "an entry that is never closed": Mistake(
        files={"docs/publications.bib": BIB + UNCLOSED},
        path="docs/publications.bib",
        line="@article{unclosed2020,",
        says=('"unclosed2020"', "}"),
        ends_the_build=False,
    ),
    "a repeated key": Mistake(
        files={"docs/publications.bib": BIB + "\n@misc{lovelace1843notes,\n  title = {Other},\n  year = {1850}\n}\n"},
        path="docs/publications.bib",
        line="@misc{lovelace1843notes,",
        says=('"lovelace1843notes"',),
        ends_the_build=False,
    ),
    "a card with broken YAML": Mistake(
        files={"docs/models/engine.md": "---\nname: Engine\nlicense: [mit\nkind: model\n---\n\n# Engine\n\nText.\n"},
        path="docs/models/engine.md",
        line="license: [mit",
        says=('"license"',),
        ends_the_build=False,
    ),
    "a card with a misspelt key": Mistake(
        files={"docs/models/engine.md": "---\nname: Engine\nbase_modle: a/b\n---\n\n# Engine\n\nText.\n"},
        path="docs/models/engine.md",
        line="base_modle: a/b",
        says=('"base_modle"', "base_model"),
        ends_the_build=False,
    ),
    "a card that names an unknown paper": Mistake(
        files={"docs/models/engine.md": "---\nname: Engine\npapers: [lovelace1843note]\n---\n\n# Engine\n\nText.\n"},
        path="docs/models/engine.md",
        line="papers: [lovelace1843note]",
        says=('"lovelace1843note"', 'Did you mean "lovelace1843notes"?'),
    ),
}

MISTAKES |= {
    "an option of the author among those of the site": Mistake(
        options={"tagline": "Poetical science."},
        path="mkdocs.yml",
        line="    tagline: Poetical science.",
        says=("extra.homepage.tagline", "`extra: homepage: author:`"),
    ),
    "an option of the site among those of the author": Mistake(
        options={"author": {"name": "Ada Lovelace", "paper_pages": True}},
        path="mkdocs.yml",
        line="      paper_pages: true",
        says=("extra.homepage.author.paper_pages", "`extra: homepage:`"),
    ),
    "people by their names alone": Mistake(
        options={"people": ["Charles Babbage"]},
        path="mkdocs.yml",
        line="    - Charles Babbage",
        says=("extra.homepage.people", "write `name: Charles Babbage`"),
    ),
    "a stylesheet that is not there": Mistake(
        settings={"extra_css": ["assets/homepag.css"]},
        files={"docs/assets/homepage.css": "a { color: red }"},
        path="mkdocs.yml",
        line="- assets/homepag.css",
        says=("extra_css names assets/homepag.css", 'Did you mean "assets/homepage.css"?'),
        ends_the_build=False,
    ),
    "a logo that is not there": Mistake(
        settings={"theme": {"logo": "assets/logo.png"}},
        path="mkdocs.yml",
        line="  logo: assets/logo.png",
        says=("theme.logo names assets/logo.png", "Put the file there."),
        ends_the_build=False,
    ),
    "a folder of .bib files without any": Mistake(
        settings={"plugins": {"bibtex": {"bib_dir": "bibs"}}},
        files={"bibs/notes.txt": ""},
        path="mkdocs.yml",
        line="    bib_dir: bibs",
        says=("bib_dir: there is no .bib file in bibs/",),
        ends_the_build=False,
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_explained_where_it_is(name: str, homepage: Homepage) -> None:
    mistake = MISTAKES[name]
    homepage.write(mistake.files)
    homepage.options |= mistake.options
    homepage.settings |= mistake.settings
    built = homepage.build()
    line = homepage.line_of(mistake.path, mistake.line)
    level = "ERROR" if mistake.ends_the_build else "WARNING"
    problems = re.findall(rf"^{level} +-  {re.escape(f'{mistake.path}:{line}: ')}(.+)$", built.output, re.MULTILINE)
    assert [text for text in problems if all(part in text for part in mistake.says)], built.output
    assert "Traceback" not in built.output
    assert built.code == (1 if mistake.ends_the_build else 0)


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if not mistake.ends_the_build])
def test_what_can_be_shown_fails_only_a_strict_build(name: str, homepage: Homepage) -> None:
    homepage.write(MISTAKES[name].files)
    homepage.settings |= MISTAKES[name].settings
    built = homepage.build(strict=True)
    assert built.code == 1
    assert f"{MISTAKES[name].path}:" in built.output
    assert "Traceback" not in built.output


def test_a_missing_bib_file_is_reported_and_the_rest_of_the_site_is_built(homepage: Homepage) -> None:
    (homepage.root / "docs/publications.bib").unlink()
    homepage.write({"docs/index.md": "# Home\n\nNo citation.\n"})
    built = homepage.build()
    assert re.search(r"WARNING -  \S*mkdocs\.yml:\d+: bib_file: there is no docs/publications\.bib", built.output)
    assert "Traceback" not in built.output
    assert built.code == 0
    assert homepage.build(strict=True).code == 1


def test_a_portrait_with_another_ending_is_pointed_out(homepage: Homepage) -> None:
    homepage.options["author"] |= {"portrait": "assets/me.jpg"}  # type: ignore[operator]
    homepage.write({"docs/assets/me.png": "a picture"})
    built = homepage.build()
    line = homepage.line_of("mkdocs.yml", "      portrait: assets/me.jpg")
    message = 'extra.homepage.author.portrait names assets/me.jpg, which is not in docs/. Did you mean "assets/me.png"?'
    assert f"WARNING -  mkdocs.yml:{line}: {message}" in built.output


def test_plugins_in_a_list_have_lines_too(homepage: Homepage) -> None:
    homepage.settings["plugins"] = ["search", {"bibtex": {"bib_file": "no.bib"}}]
    built = homepage.build()
    line = homepage.line_of("mkdocs.yml", "    bib_file: no.bib")
    assert f"ERROR   -  mkdocs.yml:{line}: bib_file: there is no docs/no.bib" in built.output


def test_a_misspelt_bib_file_is_one_error_with_the_nearest_name(homepage: Homepage) -> None:
    (homepage.root / "docs/publications.bib").rename(homepage.root / "docs/publication.bib")
    built = homepage.build()
    problems = [line for line in built.output.splitlines() if line.startswith(("ERROR", "WARNING"))]
    assert 'Did you mean "publication.bib"?' in problems[0]
    assert not any("no publication has the key" in line for line in problems)
    assert built.code == 1


def test_every_complaint_of_a_build_is_shown(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/index.md": "# Home\n\n[@nobody1] and [@nobody2]\n\n/// publications\n    groop: year\n///\n",
            "docs/other.md": "# Other\n\n[@nobody3]\n",
            "docs/publications.bib": BIB + UNCLOSED,
            "docs/models/engine.md": "---\nname: Engine\nbase_modle: a/b\n---\n\n# Engine\n\nText.\n",
        }
    )
    homepage.options["paper_pages"] = "some"
    output = homepage.build().output
    expected = ("nobody1", "nobody2", "nobody3", "groop", "unclosed2020", "base_modle", "extra.homepage.paper_pages")
    assert [word for word in expected if word not in output] == []


def test_a_broken_entry_costs_none_of_the_others(homepage: Homepage) -> None:
    homepage.write({"docs/publications.bib": BIB + UNCLOSED})
    built = homepage.build()
    assert "publications: 4 entries read, 4 shown" in built.output
    shown = {publication["data-key"] for publication in built.page("index.html").all("li.pub")}
    assert shown == {"lovelace1843notes", "lovelace1844poetical", "unclosed2020", "after2021"}


def test_a_repeated_key_keeps_both_papers(homepage: Homepage) -> None:
    homepage.write({"docs/publications.bib": BIB + "\n@misc{lovelace1843notes, title = {Other}, year = {1850}}\n"})
    built = homepage.build()
    assert "publications: 3 entries read, 3 shown" in built.output
    titles = [title.get_text() for title in built.page("index.html").all("li.pub .pub__title")]
    assert titles == ["Other", "Poetical Science", "Notes on the Analytical Engine"]


def test_a_broken_card_is_still_shown(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/index.md": "# Home\n\n/// models\n///\n",
            "docs/models/engine.md": "---\nname: Engine\nlicense: [mit\n---\n\n# Engine\n\nRuns on steam.\n",
        }
    )
    built = homepage.build()
    assert [card["data-id"] for card in built.page("index.html").all(".model")] == ["engine"]
    assert "Runs on steam." in built.page("models/engine/index.html").text


def test_a_file_that_html_embeds_and_the_site_lacks_is_named(homepage: Homepage) -> None:
    text = (
        '# Ada\n\n<img src="assets/engin.png" alt="">\n<img alt="" src="assets/engine.png">\n'
        '<img src="https://ada.example/a.png" alt=""> <img src="icon-192.png" alt="">\n'
        '`<img src="no.png">`\n\n```\n<img src="no.png">\n```\n\n!!! note\n\n    ```\n    <img src="no.png">\n    ```\n'
    )
    homepage.write({"docs/index.md": text, "docs/assets/engine.png": "", "docs/sub/page.md": text.replace("a/a", "a")})
    built = homepage.build()
    hint = 'Did you mean "engine.png"?'
    message = "3: assets/engin.png is embedded here, but the site has no"
    assert f"docs/index.md:{message} assets/engin.png. {hint}" in built.output
    assert f"docs/sub/page.md:{message} sub/page/assets/engin.png. {hint}" in built.output
    assert built.output.count("is embedded here") == 4


def test_no_picture_that_the_build_draws_is_suggested(homepage: Homepage) -> None:
    picture = '<img src="engin.png" alt="">\n'
    homepage.write({"docs/models/engine.md": f"---\nlicense: mit\n---\n{picture}", "docs/models/index.md": picture})
    hint = "In HTML, write the address as seen from the page's URL."
    output = homepage.build().output
    assert f"index.md:1: engin.png is embedded here, but the site has no models/engin.png. {hint}" in output
    hint = "Put it into docs/, or write its whole address."
    assert f'engine.md:4: the picture leads to "engin.png", which is not a file of this site. {hint}' in output


def test_an_option_that_stands_twice_is_told_wherever_it_stands(homepage: Homepage) -> None:
    homepage.configure()
    config = homepage.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "extra:\n  other: 1\n  other: 2\n", encoding="utf-8")
    code, output = run_mkdocs("build", cwd=homepage.root)
    lines = config.read_text(encoding="utf-8").splitlines()
    first, second = (number for number, line in enumerate(lines, start=1) if line == "extra:")
    for line, name, before in (second, "extra", first), (second + 2, "other", second + 1):
        message = f'mkdocs.yml:{line}: "{name}" is already set on line {before}, and only the value here is used.'
        assert f"WARNING -  {message} Join the two." in output
    assert (code, output.count("Join the two.")) == (0, 2)


THEMES: Mapping[str, tuple[object, str]] = {
    "language": ("german", "takes a code such as en, de or zh, not 'german'."),
    "features": ("navigation.tabs", "takes a list: one name on each line, after a hyphen, not 'navigation.tabs'."),
    "favicon": (None, "takes the name of a picture in docs/, not None."),
    "palette": ("slate", "takes options of its own, such as `scheme: slate`, on lines below it, not 'slate'."),
}


def test_what_the_theme_cannot_read_is_told_by_line_and_all_at_once(homepage: Homepage) -> None:
    homepage.settings["theme"] = {option: value for option, (value, _) in THEMES.items()}
    built = homepage.build()
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    for option, (_, message) in THEMES.items():
        line = next(number for number, text in enumerate(lines, start=1) if text.startswith(f"  {option}:"))
        assert f"mkdocs.yml:{line}: theme.{option} {message}" in built.output
    assert "Traceback" not in built.output
    assert built.code == 1


def test_a_feature_is_a_name(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"features": ["search.highlight", None]}
    assert "theme.features takes names such as search.highlight, not None. Remove that line." in homepage.build().output


def test_another_theme_is_told_about_also_by_a_site_that_inherits(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"name": "mkdocs"}
    built = homepage.build()
    assert "these pages need the theme Material; write `theme: material`" in built.output
    assert "Traceback" not in built.output


def test_a_stylesheet_that_is_not_utf8_is_read_with_a_complaint(homepage: Homepage) -> None:
    homepage.settings["extra_css"] = ["assets/homepage.css"]
    homepage.write({"docs/assets/homepage.css": ""})
    (homepage.root / "docs/assets/homepage.css").write_bytes("\n.für { color: red }".encode("cp1252"))
    built = homepage.build()
    assert (
        "docs/assets/homepage.css:2: the file is not UTF-8 and was read as Windows-1252; save it as UTF-8"
        in built.output
    )
    assert built.code == 0


def test_a_bib_file_that_is_a_folder_or_leads_to_itself_is_told(homepage: Homepage) -> None:
    bib = homepage.root / "docs/publications.bib"
    bib.rename(homepage.root / "docs/publications.bib.txt")
    bib.mkdir()
    message = "bib_file: docs/publications.bib is a folder; the publications are read from a file."
    assert f'{message} Did you mean "publications.bib.txt"?' in homepage.build().output
    bib.rmdir()
    bib.symlink_to(bib.name)
    built = homepage.build()
    assert "docs/publications.bib:1: the link leads to nothing that can be read." in built.output
    assert "Traceback" not in built.output


def test_every_bib_file_of_a_folder_is_read_whatever_the_case_of_its_ending(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"bibtex": {"bib_dir": "bibs"}}
    homepage.write(
        {"bibs/a.bib": BIB, "bibs/more/B.BIB": "@misc{b, title = {B}, year = 1850}\n", "bibs/c.bib/notes": ""}
    )
    built = homepage.build()
    assert "publications: 3 entries read, 3 shown" in built.output
    assert "WARNING" not in built.output


def test_a_file_that_may_not_be_read_is_named_without_a_traceback(homepage: Homepage) -> None:
    denial = (  # a file's own permissions keep nothing from root
        "from pathlib import Path\n\n"
        "def on_pre_build(config):\n"
        "    raise PermissionError(13, 'Permission denied', str(Path(config.docs_dir, 'publications.bib')))\n"
    )
    homepage.write({"denial.py": denial})
    homepage.settings["hooks"] = [str(PROJECT / "hooks/mkdocs_hook.py"), "denial.py"]
    built = homepage.build()
    assert "docs/publications.bib:1: the file cannot be read or written; correct its permissions" in built.output
    assert "Traceback" not in built.output
