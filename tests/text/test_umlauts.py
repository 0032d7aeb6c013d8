"""Umlauts spelled with two letters."""

from __future__ import annotations

import time

import pytest
from homepage.text.umlauts import spelled_out


def test_words_with_an_umlaut_are_spelled_out_once() -> None:
    assert spelled_out("Böhme, Ångström, Böhme und Uhl: Übergröße_2") == "Boehme Aangstroem Uebergroeße_2"


@pytest.mark.parametrize("unit", ["w", "ö", "w ", "_"])
def test_the_time_grows_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        spelled_out(unit * length)
        return time.process_time() - start

    assert seconds(160_000) < 8 * 4 * max(seconds(20_000), 0.002)
