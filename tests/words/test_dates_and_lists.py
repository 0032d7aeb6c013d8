"""Dates, numbers and lists as CLDR writes them in a language; what the author wrote in words stays."""

from __future__ import annotations

import pytest
from homepage.dates import date_in, parse_date
from homepage.lists.dates import read_when
from homepage.words import ENGLISH, Phrase, words_in
from markupsafe import Markup


@pytest.mark.parametrize(
    ("written", "german", "japanese", "arabic"),
    [
        ("2023", "2023", "2023", "2023"),
        ("2023-03", "März 2023", "2023年3月", "مارس 2023"),
        ("2023-05-03", "3. Mai 2023", "2023年5月3日", "3 مايو 2023"),
        ("2024-07-12/2024-07-14", "12.–14. Juli 2024", "2024年7月12日～14日", "12–14 يوليو 2024"),
        ("2023-11/2024-02", "November 2023 – Februar 2024", "2023年11月～2024年2月", "نوفمبر 2023 – فبراير 2024"),
        ("2001/2003", "2001–2003", "2001–2003", "2001–2003"),
        ("2022/", "2022–", "2022–", "2022–"),
        ("2024-07/", "Juli 2024–", "2024年7月–", "يوليو 2024–"),
    ],
)
def test_a_date_is_written_as_in_its_language(written: str, german: str, japanese: str, arabic: str) -> None:
    date = parse_date(written)
    shown = [" ".join(date_in(words_in(code), date).split()) for code in ("de", "ja", "ar")]
    assert shown == [german, japanese, arabic]


@pytest.mark.parametrize(
    ("fields", "german"),
    [
        ({"year": "2023", "month": "3"}, "März 2023"),
        ({"year": "2023", "month": "mar"}, "März 2023"),
        ({"year": "2023", "month": "may", "day": "3"}, "3. Mai 2023"),
        ({"year": "2019--2021"}, "2019–2021"),
        ({"year": "um 1850, Druck"}, "um 1850, Druck"),
    ],
)
def test_the_fields_of_bibtex_are_a_date_too_and_other_words_stay(fields: dict[str, str], german: str) -> None:
    assert date_in(words_in("de"), parse_date(**fields)) == german


def test_in_english_every_date_is_its_text() -> None:
    date = parse_date("2024-07-12/2024-07-14")
    assert date_in(ENGLISH, date) == date.text == "12–14 July 2024"


@pytest.mark.parametrize(
    ("written", "german"),
    [
        ("2024-07-18", "18. Juli 2024"),
        ("July 2024", "July 2024"),
        ("WS 2023/24", "WS 2023/24"),
        ("2019, 2021", "2019, 2021"),
    ],
)
def test_the_date_of_an_item_in_a_list(written: str, german: str) -> None:
    when = read_when(written)
    assert when
    assert when.text_in(words_in("de")) == german


def test_things_are_joined_as_in_the_language() -> None:
    formats = ["BibTeX", "RIS", "CSL-JSON"]
    assert ENGLISH.either(formats) == "BibTeX, RIS or CSL-JSON"
    assert words_in("de").either(formats) == "BibTeX, RIS oder CSL-JSON"
    assert words_in("ja").either(formats) == "BibTeX、RIS、またはCSL-JSON"
    assert words_in("fr").either(["A", "B", "C", "D"]) == "A, B, C ou D"
    assert [words_in("es").either(formats[:number]) for number in range(3)] == ["", "BibTeX", "BibTeX o RIS"]
    assert words_in("de").both("Weidlich", "Ünlü") == "Weidlich und Ünlü"


def test_html_stays_html_in_a_list_and_in_a_text_and_all_else_is_escaped() -> None:
    assert words_in("de").either([Markup("<b>A</b>"), Markup("B")]) == Markup("<b>A</b> oder B")
    assert words_in("de")("x {a} & {b}", a=Markup("<i>1</i>"), b="<2>") == Markup("x <i>1</i> &amp; &lt;2&gt;")


def test_a_number_has_the_sign_of_the_language_between_thousands() -> None:
    assert [words_in(code).number(32768) for code in ("en", "de", "ja")] == ["32,768", "32.768", "32,768"]


def test_a_language_that_nobody_knows_has_english_words_and_dates() -> None:
    words = words_in("tlh")
    assert (words("Cite this"), date_in(words, parse_date("2023-03"))) == ("Cite this", "March 2023")


def test_a_phrase_is_its_english_text_and_says_itself_in_others() -> None:
    phrase = Phrase.row(["2", Phrase.of("page {number}", number="7"), ""])
    assert phrase == "2, page 7"
    assert words_in("de")(phrase) == words_in("de").said(phrase) == "2, S. 7"
    assert words_in("de").said("page 7") == "page 7"
