"""The first site's files as other people's programs read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import atom_rules
import csl_data
import pytest
import rispy
from pybtex.database import BibliographyData, parse_string

if TYPE_CHECKING:
    from site_pages import BuiltSite


SCOPES = ("publications", "selected", "research/serving", "publications/zhu2023principled")


def ris_reader(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rispy.loads(text)
    return found


def bibtex_reader(text: str) -> BibliographyData:
    """Return what pybtex reads; anything wrong is an exception there."""
    return parse_string(text, "bibtex")


@pytest.mark.parametrize("scope", SCOPES)
def test_the_files_of_the_site_can_be_read_and_hold_the_same_papers(scope: str, built_site: BuiltSite) -> None:
    items = json.loads(built_site.text(f"{scope}.csl.json"))
    assert csl_data.mistakes(items) == []
    keys = [item["id"] for item in items]
    assert keys
    assert [record["id"] for record in ris_reader(built_site.text(f"{scope}.ris"))] == keys
    assert list(bibtex_reader(built_site.text(f"{scope}.bib")).entries) == keys


def test_the_feed_of_the_site_keeps_the_rules_of_atom(built_site: BuiltSite) -> None:
    assert atom_rules.mistakes(built_site.text("publications.xml")) == []
