"""Data set cards as Croissant: what the specification asks for is there, and each part that is named exists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from homepage.cards.reader import read_card
from homepage.exports.croissant import croissant

if TYPE_CHECKING:
    from collections.abc import Iterator

HUB = "https://huggingface.co/datasets/lab/data"
CARD = """\
kind: dataset
name: Gauges
summary: Water levels.
license: mit
developers: [Ada Lovelace]
organization: Water Lab
release_date: 2024-03-31
language: [en, de]
tags: [water]
hub_id: lab/data
dataset_info:
- config_name: en
  features:
  - {name: text, dtype: string}
  - {name: label, dtype: {class_label: {names: {'0': dry}}}}
  - {name: level, dtype: float32}
  - {name: at, dtype: 'timestamp[ns]'}
  - {name: many, sequence: int64}
- features: [{name: intern, dtype: uint8}, {dtype: string}]
- features: nothing
"""


def data_of(front_matter: str, hub_url: str = HUB) -> dict[str, Any]:
    card = read_card(f"---\n{front_matter}---\n", "docs/models/d.md")[0]
    page = "https://a.example/models/d/"
    text = croissant(card, page_url=page, hub_url=hub_url, license_url="https://l.example/", cite_as="@misc{x}")
    data = json.loads(text)
    assert isinstance(data, dict)
    return data


def inside(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from inside(child)


def test_what_the_specification_asks_for_is_there() -> None:
    data = data_of(CARD)
    assert {key: data[key] for key in ("@type", "name", "description", "conformsTo", "license", "url", "citeAs")} == {
        "@type": "sc:Dataset",
        "name": "Gauges",
        "description": "Water levels.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "license": "https://l.example/",
        "url": HUB,
        "citeAs": "@misc{x}",
    }
    assert data["creator"] == [{"@type": "sc:Person", "name": "Ada Lovelace"}]
    assert data["datePublished"] == "2024-03-31"


def test_each_column_has_its_type_and_its_files() -> None:
    data = data_of(CARD)
    fields = {field["@id"]: field["dataType"] for each in data["recordSet"] for field in each["field"]}
    assert fields == {
        "en/text": "sc:Text",
        "en/label": "sc:Text",
        "en/level": "sc:Float",
        "en/at": "sc:DateTime",
        "en/many": "sc:Text",
        "default/intern": "sc:Integer",
    }
    assert data["distribution"][0]["contentUrl"] == f"{HUB}/tree/refs%2Fconvert%2Fparquet"
    known = {part["@id"] for part in inside(data) if "@type" in part and "@id" in part}
    named = {part["@id"] for part in inside(data["recordSet"]) if set(part) == {"@id"}}
    assert named
    assert named <= known


def test_every_word_of_croissant_is_in_the_context() -> None:
    data = data_of(CARD)
    context = data.pop("@context")
    schema_org = {"name", "description", "license", "url", "creator", "publisher", "datePublished", "inLanguage"}
    schema_org |= {"keywords", "distribution", "contentUrl", "encodingFormat", "sha256", "containedIn"}
    words = {key for part in inside(data) for key in part if not key.startswith("@")}
    assert words - schema_org <= context.keys()


@pytest.mark.parametrize("front_matter", ["kind: dataset\n", "kind: dataset\ndataset_info: x\n"])
def test_a_card_that_says_little_is_short(front_matter: str) -> None:
    data = data_of(front_matter, hub_url="")
    assert data.keys() - {"@context"} == {"@type", "name", "conformsTo", "url", "license", "citeAs"}
