"""Languages: which are written from right to left."""

from __future__ import annotations

import pytest
from homepage.text.directions import is_right_to_left
from homepage.text.languages import Language


@pytest.mark.parametrize("code", ["ar", "ar-EG", "FA", "he", "ur", "yi", "az-Arab", "pa-arab-PK", "ckb"])
def test_from_right_to_left(code: str) -> None:
    assert Language(code).direction == "rtl"


@pytest.mark.parametrize("code", ["de", "ja", "zh-Hant", "pt-BR", "az-Latn", "ur-Latn", "arn", "el"])
def test_from_left_to_right(code: str) -> None:
    assert Language(code).direction == "ltr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Layla", False), ("Žofie 田中", False), ("ليلى", True), ("a שלום", True), ("\U0001e900", True)],
)
def test_letters_from_right_to_left(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected
