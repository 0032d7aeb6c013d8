"""ORCID iDs: how they may be written, and which are mistyped."""

from __future__ import annotations

import pytest
from homepage.text.orcids import orcid_in_address, orcid_of, wrong_orcid

RIGHT = ("0000-0002-1825-0097", "0000-0002-1694-233X", "0000-0001-5109-3700", "0000-0002-9079-593X")


@pytest.mark.parametrize("orcid", RIGHT)
def test_a_right_id_is_accepted_in_every_form(orcid: str) -> None:
    for written in (orcid, orcid.lower(), f"https://orcid.org/{orcid}", f"http://www.orcid.org/{orcid}/"):
        assert orcid_of(written) == orcid
        assert wrong_orcid(orcid_of(written)) == ""


@pytest.mark.parametrize("orcid", RIGHT)
def test_one_other_digit_is_seen(orcid: str) -> None:
    for place, digit in enumerate(orcid):
        for other in "0123456789":
            if digit not in ("-", "X", other):
                assert "a digit of it is mistyped" in wrong_orcid(orcid[:place] + other + orcid[place + 1 :])


def test_two_swapped_digits_are_seen() -> None:
    assert "a digit of it is mistyped" in wrong_orcid("0000-0002-1852-0097")


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("0000000218250097", "0000-0002-1825-0097"),
        ("0000 0002 1694 233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-009", "0000-0002-1825-0097"),
        ("Ada", "0000-0002-1825-0097"),
    ],
)
def test_another_form_is_answered_with_the_right_one(written: str, form: str) -> None:
    assert wrong_orcid(orcid_of(written)) == f"is not an ORCID iD; write it as {form}."


@pytest.mark.parametrize(
    ("address", "orcid"),
    [
        ("https://orcid.org/0000-0002-1825-0098?lang=en", "0000-0002-1825-0098"),
        ("orcid.org/0000-0002-1825-0098", "0000-0002-1825-0098"),
        ("https://a.example/0000-0002-1825-0098", ""),
        ("0000-0002-1825-0098", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_orcid_holds_one(address: str, orcid: str) -> None:
    assert orcid_in_address(address) == orcid
