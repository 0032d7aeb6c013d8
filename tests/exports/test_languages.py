"""The language of a work as a tag, and the titles in which a style may set capitals."""

from __future__ import annotations

import pytest
from bibliographies import bibliography, entry
from homepage.exports.languages import case_language, language_tag


@pytest.mark.parametrize(
    ("field", "written", "tag"),
    [
        ("langid", "icelandic", "is"),
        ("langid", "vietnamese", "vi"),
        ("langid", "indonesian", "id"),
        ("language", "eng", "en"),
        ("language", "ger", "de"),
        ("language", "German", "de"),
        ("language", "de-DE", "de-DE"),
        ("language", "en_US", "en-US"),
        ("hyphenation", "british", "en-GB"),
        ("langid", "kurmanji", "kmr"),
        ("langid", "ancientgreek", "grc"),
        ("language", "EN", "en"),
        ("language", "Eng.", "en"),
        ("language", "English (US)", "en"),
        ("language", "de_DE.UTF-8", "de-DE"),
        ("language", "Italiano", "it"),
        ("language", "中文", "zh"),
        ("language", "German and French", "de"),
        ("language", "en; de", "en"),
        ("language", "langfrench", "fr"),
        ("language", "Somish and German", "Somish and German"),
    ],
)
def test_a_language_is_a_tag(field: str, written: str, tag: str) -> None:
    (paper,) = bibliography(entry("a", **{field: written})).publications
    assert language_tag(paper.entry) == tag


@pytest.mark.parametrize(
    ("langid", "options", "tag"),
    [
        ("greek", "variant=ancient", "grc"),
        ("english", "variant=british", "en-GB"),
        ("german", "variant=swiss, spelling=old", "de-CH"),
        ("french", "variant=swiss", "fr-CH"),
        ("latin", "variant=medieval", "la"),
    ],
)
def test_a_variant_is_one_of_its_language(langid: str, options: str, tag: str) -> None:
    (paper,) = bibliography(entry("a", langid=langid, langidopts=options)).publications
    assert language_tag(paper.entry) == tag


def test_a_title_in_one_of_two_languages_keeps_its_capitals() -> None:
    (paper,) = bibliography(entry("a", title="Haus", language="English and German")).publications
    assert case_language(paper.entry, "Haus") == "und"


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Die Rolle der Sprache im Alltag", "und"),
        ("Le rôle de la langue dans les écoles", "und"),
        ("Опыт использования технологии Grid", "und"),
        ("Storia Della Lingua Italiana", "und"),
        ("Saga og Mál Íslendinga", "und"),
        ("Wort und Bild", "und"),
        ("The Poincaré and Schrödinger Problems of Gödel", ""),
        ("The Role of Language", ""),
        ("Van der Waals Heterostructures", ""),
        ("What Models Do When They Die", ""),
        ("Naive Bayes", ""),
        ("α-Decay of Nuclei", ""),
    ],
)
def test_only_clear_words_make_a_title_foreign(title: str, tag: str) -> None:
    (paper,) = bibliography(entry("a", title=title)).publications
    assert case_language(paper.entry, title) == tag


@pytest.mark.parametrize(
    ("title", "tag"), [("Boten am Hof", "und"), ("Wer las die Zeitung?", "und"), ("The Role of Language", "")]
)
def test_on_a_site_in_another_language_only_english_words_make_a_title_english(title: str, tag: str) -> None:
    (paper,) = bibliography(entry("a", title=title)).publications
    assert case_language(paper.entry, title, "de") == tag


def test_a_language_that_nobody_knows_is_not_taken_for_english() -> None:
    (paper,) = bibliography(entry("a", language="Somish")).publications
    assert case_language(paper.entry, "A Title") == "und"
