"""What Markdown's extensions write where the author gives no text is in the language of the page."""

from __future__ import annotations

import re

import pytest
from bibliographies import bibliography
from homepage.cards.reader import read_card
from homepage.whole_site.page import Page
from homepage.words import words_in
from made_sites import Rendering, site_of

EXTENSIONS = ("admonition", "pymdownx.details", "footnotes", "toc", "md_in_html")
BLOCKS = {
    "pymdownx.blocks.admonition": {"types": ["note", {"name": "tip", "title": "My tip"}, "see-too"]},
    "pymdownx.blocks.details": {},
    "pymdownx.blocks.caption": {},
    "toc": {"permalink": True, "permalink_title": "Link to this section"},
}


def html_of(text: str, code: str = "de", language: str = "en") -> str:
    page = Page("docs/index.md", source=text, words=words_in(code))
    return Rendering(site_of(language=language), page).html(*EXTENSIONS, *BLOCKS, configs=BLOCKS)


def titles_in(html: str) -> list[str]:
    return re.findall(r'(?:<p class="admonition-title">|<summary>)(.*?)</', html)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("!!! note\n    Text", ["Hinweis"]),
        ("!!! Warning\n    Text", ["Warnung"]),
        ("!!! tip inline end\n    Text", ["Tipp"]),
        ("Before\n!!! bug\n    Text", ["Programmfehler"]),
        ('!!! note "Note"\n    Text', ["Note"]),
        ('!!! note ""\n    Text', []),
        ("!!! fact\n    Text", ["Fact"]),
        ("!!! note\n\n    !!! danger\n\n        Text", ["Hinweis", "Gefahr"]),
        ('!!! note "A"\n    Text\n\n!!! note\n    Text', ["A", "Hinweis"]),
        ("??? quote\n    Text", ["Zitat"]),
        ("???+ example\n    Text", ["Beispiel"]),
        ('??? "Note"\n    Text', ["Note"]),
        ("- One\n\n    !!! success\n        Text", ["Erfolg"]),
        ("    !!! note\n        Text", []),
        ("/// note\nText\n///", ["Hinweis"]),
        ("/// note | Note\nText\n///", ["Note"]),
        ("/// note |\nText\n///", []),
        ("/// tip\nText\n///", ["My tip"]),
        ("/// see-too\nText\n///", ["See Too"]),
        ("/// admonition\n    type: danger\n\nText\n///", ["Gefahr"]),
        ("/// details\n    type: warning\n\nText\n///", ["Warnung"]),
        ("/// details | Mehr\n    type: warning\n\nText\n///", ["Mehr"]),
    ],
)
def test_a_title_that_the_author_does_not_write_is_in_the_language_of_the_page(text: str, titles: list[str]) -> None:
    assert titles_in(html_of(text)) == titles


def test_on_an_english_page_titles_are_those_of_the_extensions() -> None:
    assert titles_in(html_of("!!! faq\n    Text\n\n/// note\nText\n///", "en")) == ["Faq", "Note"]


@pytest.mark.parametrize(("code", "title"), [("ar", "ملاحظة"), ("ja", "メモ"), ("de", "Hinweis")])
def test_alerts_of_cards_are_in_the_language_of_the_page(code: str, title: str) -> None:
    body = '> [!NOTE]\n> Text\n\n!!! note\n    Text\n\n!!! note "Note"\n    Text\n'
    card, _ = read_card(f"---\nkind: model\nname: A\n---\n{body}", "models/a.md")
    page = Page("models/a.md", source=body, words=words_in(code))
    html = Rendering(site_of(cards=(card,), language=code), page).html(*EXTENSIONS)
    assert titles_in(html) == [title, title, "Note"]


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("de", ["Link zu diesem Abschnitt", "Zurück zu Fußnote 1 im Text", "Abbildung 1.", "Tabelle 2."]),
        ("en", ["Link to this section", "Jump back to footnote 1 in the text", "Figure 1.", "Table 2."]),
    ],
)
def test_links_to_headings_and_from_footnotes_and_captions_are_in_the_language_of_the_page(
    code: str, texts: list[str]
) -> None:
    text = (
        "# A\n\nText[^1]\n\n/// figure-caption | 1\nWords\n///\n\nText\n\n"
        "/// table-caption | 2\nWords\n///\n\n[^1]: Note\n"
    )
    html = html_of(text, code)
    assert re.findall(r'title="([^"]*)"|class="caption-prefix">([^<]*?) *<', html) == [
        (texts[0], ""),
        ("", texts[2]),
        ("", texts[3]),
        (texts[1], ""),
    ]


@pytest.mark.parametrize(
    ("note", "said"), [("in press", "im Druck"), ("Under review", "In Begutachtung"), ("With a map", "With a map")]
)
def test_a_note_that_is_a_state_is_in_the_language_of_the_page(note: str, said: str) -> None:
    bib = bibliography(f"@article{{a, title={{A}}, author={{Hale, A.}}, journal={{J}}, year=2020, note={{{note}}}}}")
    page = Page("docs/index.md", source="/// publications\n///", words=words_in("de"))
    html = Rendering(site_of(bib, language="de"), page).html()
    assert re.findall(r'class="pub__note">([^<]*)<', html) == [said]
