from __future__ import annotations

import codecs

import pytest
from homepage.text.encoding import decode, first_undecodable_line
from hypothesis import given
from hypothesis import strategies as st

WESTERN = "@misc{a, title = {Überall Größe und Élan}}\n"
CHINESE = "@article{陈2020,\n  title = {强化学习的理论框架},\n  author = {陈伟 and 李娜}\n}\n"


@pytest.mark.parametrize(
    "data",
    [
        WESTERN.encode(),
        codecs.BOM_UTF8 + WESTERN.encode(),
        codecs.BOM_UTF16_LE + WESTERN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WESTERN.encode("utf-32-le"),
        WESTERN.encode("utf-16-le"),
        WESTERN.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16-le unmarked", "utf-16-be unmarked"],
)
def test_unicode_is_recognised_without_a_guess(data: bytes) -> None:
    assert decode(data) == (WESTERN, "")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (WESTERN, "cp1252", "Windows-1252"),
        ("“Quoted” – dashed", "cp1252", "Windows-1252"),
        ("M\x81nchen Größe", "latin-1", "Latin-1"),
        (CHINESE, "gb18030", "GB18030"),
    ],
)
def test_an_older_encoding_is_guessed_and_named(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


def test_one_line_in_another_encoding_does_not_garble_the_rest() -> None:
    data = "title = {Größe}\n".encode() + "author = {Müller}\n".encode("cp1252")
    assert decode(data) == ("title = {Größe}\nauthor = {Müller}\n", "Windows-1252")
    assert first_undecodable_line(data) == 2


def test_the_line_is_counted_where_the_first_character_of_it_is_wrong() -> None:
    assert first_undecodable_line(b"\n\n\xdcber") == 3


@given(st.binary())
def test_any_bytes_become_a_text(data: bytes) -> None:
    text, _ = decode(data)
    assert isinstance(text, str)
    assert first_undecodable_line(data) >= 1


@given(st.text().filter(lambda text: "\x00" not in text and not text.startswith("\ufeff")))
def test_utf8_is_read_as_utf8(text: str) -> None:
    assert decode(text.encode()) == (text, "")
