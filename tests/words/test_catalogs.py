"""The catalogues: every English text of the engine has its translation in each, with the same values in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from any_host.frame import SCRIPT_WORDS
from babel.messages.pofile import read_po
from english_texts import HOOKS, TEMPLATE, english_texts, template_text
from homepage.pages.blocks.publications import OF_FILTERS
from homepage.words import missing_words, words_in
from homepage.words.catalogs import FOLDER, catalog_of

if TYPE_CHECKING:
    from pathlib import Path

CATALOGS = sorted(FOLDER.glob("*.po"))
LANGUAGES = ["ar", "de", "es", "fa", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh_Hans", "zh_Hant"]


def messages_of(file: Path) -> dict[str, list[str]]:
    """Return the translations by the English text; several for a text that counts."""
    with file.open("rb") as opened:
        found = [(message.id, message.string) for message in read_po(opened) if message.id]
    return {_listed(text)[0]: _listed(translation) for text, translation in found}


def _listed(texts: object) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)  # type: ignore[call-overload]


def values_in(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}|%d", text))


def test_the_template_has_every_text_that_the_engine_says() -> None:
    renew = "run tests/english_texts.py, then translate the new texts in each catalogue"
    assert TEMPLATE.read_text(encoding="utf-8") == template_text(english_texts()), renew


def test_there_is_a_catalogue_for_each_promised_language() -> None:
    assert [file.stem for file in CATALOGS] == LANGUAGES


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalogue_translates_every_text_and_no_other(file: Path) -> None:
    assert messages_of(file).keys() ^ english_texts().keys() == set()
    assert [text for text, forms in messages_of(file).items() if not all(forms)] == []


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_translation_has_the_values_of_the_text(file: Path) -> None:
    for text, forms in messages_of(file).items():
        last = values_in(forms[-1])
        assert last == values_in(text), text
        assert all(set(values_in(form)) <= set(last) for form in forms), text


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("de", ["0 Veröffentlichungen", "1 Veröffentlichung", "2 Veröffentlichungen"]),
        ("fr", ["0 publication", "1 publication", "2 publications"]),
        ("ru", ["0 публикаций", "1 публикация", "2 публикации"]),
        ("ar", ["0 بحث", "بحث واحد", "بحثان"]),
        ("ja", ["論文 0 件", "論文 1 件", "論文 2 件"]),
    ],
)
def test_things_are_counted_in_the_forms_of_the_language(code: str, counts: list[str]) -> None:
    assert [words_in(code).counted("{number} paper", "{number} papers", number) for number in range(3)] == counts
    assert words_in("pl").counted("{number} paper", "{number} papers", 22) == "22 publikacje"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "de"), ("de-AT", "de"), ("pt-BR", "pt"), ("zh", "zh_Hans"), ("zh-CN", "zh_Hans"), ("zh-TW", "zh_Hant"),
        ("zh-Hant", "zh_Hant"), ("zh-hk", "zh_Hant"), ("sv", ""), ("../de", ""), ("en", ""),
    ],
)  # fmt: skip
def test_the_catalogue_of_a_language_is_found_by_its_tag(code: str, name: str) -> None:
    file = catalog_of(code)
    assert (file.stem if file else "") == name


def test_a_missing_word_is_english_and_is_named() -> None:
    assert words_in("sv")("Cite this") == "Cite this"
    assert missing_words("de") == ()
    assert missing_words("sv") == tuple(english_texts())


@pytest.mark.parametrize(
    ("scripts", "texts"), [(("page.js", "cite.js"), SCRIPT_WORDS), (("publications.js",), OF_FILTERS)]
)
def test_a_script_gets_the_words_that_it_says(scripts: tuple[str, ...], texts: tuple[str, ...]) -> None:
    source = "".join((HOOKS / "theme/assets" / script).read_text(encoding="utf-8") for script in scripts)
    said = {text for call in re.findall(r"\bsay\(([^()]*)\)", source) for text in re.findall(r'"([^"]+)"', call)}
    assert said == set(texts)


def test_what_was_read_of_a_catalogue_once_is_not_read_again_unless_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words_in("nl", tmp_path)
    assert words("Cite this") == "Citeren"
    (file,) = tmp_path.glob("nl-*")
    stored = file.read_text(encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("homepage.words.catalogs._read", None)
        words_in.cache_clear()
        assert words_in("nl", tmp_path)("Cite this") == "Citeren"
    for damaged in (stored.replace("Citeren", "Citerem"), stored[:-9], ""):
        file.write_text(damaged, encoding="utf-8")
        words_in.cache_clear()
        assert words_in("nl", tmp_path)("Cite this") == "Citeren"
