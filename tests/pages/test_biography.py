"""Who the author is: texts for others to copy, and what readers look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from homepage.check import check_project
from homepage.metadata.home import schema_org
from homepage.settings.options import Options, Owner
from homepage.whole_site.page import Page
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from conftest import Homepage

ADA = Owner(
    "Ada Lovelace",
    portrait="assets/ada.jpg",
    pronouns="she/her",
    native_name="Ада",
    looking_for="Two students who like <looms>.",
    short_biography="Ada *writes* programs.",
    biography="Ada writes\nprograms.\n\nShe <b>adds</b>.",
)


def rendering_of(author: Owner) -> Rendering:
    page = Page("docs/about.md", "about/", "# About\n\n/// biography\n///")
    return Rendering(site_of(options=Options(author)), page, files={"assets/ada.jpg"})


def test_the_biographies_are_plain_text_to_copy_with_a_picture_to_download() -> None:
    rendering = rendering_of(ADA)
    page = BeautifulSoup(rendering.html("toc"), "html.parser")
    assert [heading.get_text() for heading in page.select("h2")] == ["Short biography", "Long biography"]
    assert [text.get_text() for text in page.select(".biography__text p")] == [
        "Ada *writes* programs.",
        "Ada writes programs.",
        "She <b>adds</b>.",
    ]
    assert [text["data-copy"] for text in page.select(".biography__text")] == ["Short biography", "Long biography"]
    assert page.select(".biography__picture a")[0]["href"] == "../assets/ada.jpg"
    (twin,) = rendering.page.in_markdown
    assert twin.draw(rendering.placeholders.addresses.seen_from("about/")).startswith(
        "## Short biography\n\nAda \\*wri"
    )
    assert list(rendering.problems) == []


def test_a_block_without_a_biography_is_told() -> None:
    rendering = rendering_of(Owner("Ada Lovelace"))
    rendering.html()
    (problem,) = rendering.problems
    assert str(problem).startswith(
        "docs/about.md:3: /// biography: nothing is shown, since the author has no biography."
    )


def test_search_engines_get_the_name_in_its_script_and_the_short_biography() -> None:
    graph = schema_org(ADA, site_url="https://ada.example/", title="Ada", description="", portrait="")["@graph"]
    person = next(part for part in graph if part["@type"] == "Person")  # type: ignore[attr-defined]
    assert (person["alternateName"], person["pronouns"]) == ("Ада", "she/her")
    assert person["description"] == "Ada *writes* programs."
    assert person["seeks"] == {"@type": "Demand", "description": "Two students who like <looms>."}


def test_the_first_page_says_whom_the_author_looks_for(homepage: Homepage) -> None:
    homepage.options["author"] = {"name": "Ada Lovelace", "looking_for": "Two students who like <looms>."}
    homepage.write({"docs/index.md": "---\ntemplate: home.html\n---\n\nHello.\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert built.page("index.html").one(".hero__looking").get_text() == "Two students who like <looms>."
    assert "\nTwo students who like <looms>.\n" in built.text("index.md").replace("\\", "")


def test_the_check_notes_what_readers_look_for(homepage: Homepage) -> None:
    homepage.configure()
    report = check_project(homepage.root / "mkdocs.yml")
    (note,) = (note for note in report.notes if note.rule == "profile-completeness")
    assert (
        "readers also look for these options of the author, which are not set: portrait, positions, profiles, orcid"
        in str(note)
    )
