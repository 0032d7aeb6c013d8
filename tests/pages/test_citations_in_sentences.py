"""`@key` in a sentence, and works of other people from a second `.bib` file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Homepage

OTHERS = """\
@article{turing1936, title = {On Computable Numbers}, author = {Turing, Alan}, journal = {Proc. LMS}, year = 1936,
  url = {https://turing.example/}}
@misc{many, title = {All}, author = {A, B and C, D and E, F}, year = 2000}
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("As @lovelace1843notes wrote.", "As Lovelace and Babbage [LB43] wrote."),
        ("See @lovelace1844poetical.", "See Lovelace [L44]."),
        ("By @{lovelace1844poetical}!", "By Lovelace [L44]!"),
        ("And @many, too.", "And A et al. [ACE00], too."),
        ("Mail ada@lovelace1844poetical or @nobody.", "Mail ada@lovelace1844poetical or @nobody."),
        ("Code `@lovelace1844poetical` stays.", "Code @lovelace1844poetical stays."),
        ("A [@lovelace1844poetical].", "A [L44]."),
        (r"Not \@lovelace1844poetical.", "Not @lovelace1844poetical."),
    ],
)
def test_a_key_in_a_sentence_names_the_authors(text: str, shown: str, homepage: Homepage) -> None:
    homepage.options |= {"inline_citations": True, "other_bib": "others.bib"}
    homepage.write({"docs/others.bib": OTHERS, "docs/index.md": f"# Ada\n\n{text}\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    assert site.page("index.html").text.removeprefix("Ada#").strip() == shown


def test_a_key_in_a_sentence_is_text_unless_switched_on(homepage: Homepage) -> None:
    homepage.write({"docs/index.md": "# Ada\n\nAs @lovelace1843notes wrote.\n"})
    assert "As @lovelace1843notes wrote." in homepage.build(strict=True).page("index.html").text


def test_works_of_others_are_cited_and_in_no_list_of_the_authors(homepage: Homepage) -> None:
    homepage.options["other_bib"] = "others.bib"
    page = "# Ada\n\nSee [@turing1936].\n\n/// publications\n///\n"
    cited = "# Notes\n\nSee [@turing1936; @many].\n\n\\bibliography\n"
    homepage.write({"docs/others.bib": OTHERS, "docs/index.md": page, "docs/notes.md": cited})
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert site.page("index.html").one("a.cite")["href"] == "https://turing.example/"
    assert [tag["data-key"] for tag in site.page("index.html").all("li.pub")] == [
        "lovelace1844poetical",
        "lovelace1843notes",
    ]
    assert [tag["data-key"] for tag in site.page("notes/index.html").all("li.pub")] == ["turing1936", "many"]
    assert [tag["href"] for tag in site.page("notes/index.html").all(".pub__cite")] == ["../citations/others.bib"] * 2
    assert "@misc{many, " in site.text("citations/others.bib")
    assert json.loads(site.text("citations/others.json"))["many"]["own"][0].startswith("@misc{many, ")
    for export in ("publications.bib", "publications.ris", "publications.csl.json", "publications.xml", "llms.txt"):
        assert "Computable" not in site.text(export)
    assert not (site.folder / "publications/turing1936").exists()


def test_a_missing_second_file_is_named(homepage: Homepage) -> None:
    homepage.options["other_bib"] = "othres.bib"
    site = homepage.build()
    assert "othres.bib" in site.output
    assert "publications.bib" in site.output
