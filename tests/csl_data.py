"""A JSON schema for CSL-JSON, made of the types and variables that the official CSL 1.0.2 schema names.

The package citeproc-py carries that schema's files (`csl-types.rnc`, `csl-variables.rnc`) unchanged.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jsonschema import Draft7Validator

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = {"type": "string", "minLength": 1}
NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
NAME = {
    "type": "object",
    "properties": dict.fromkeys(NAME_PARTS, TEXT),
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
DATE_PARTS = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": DATE_PARTS, "minItems": 1, "maxItems": 2},
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": TEXT,
    },
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
SHAPES = {
    "dates": DATE,
    "names": {"type": "array", "items": NAME, "minItems": 1},
    **dict.fromkeys(("numbers", "titles", "strings"), TEXT),
}


@cache
def validator() -> Draft7Validator:
    """Return the validator for a CSL-JSON file; it allows only the variables that CSL 1.0.2 names."""
    properties: dict[str, object] = {"id": TEXT, "type": {"enum": names("csl-types.rnc", "item-types")}}
    for group, shape in SHAPES.items():
        properties |= dict.fromkeys(names("csl-variables.rnc", f"variables.{group}"), shape)
    item = {"type": "object", "properties": properties, "required": ["id", "type"], "additionalProperties": False}
    schema = {"type": "array", "items": item}
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def mistakes(items: object) -> list[str]:
    """Return the problems in the content of a CSL-JSON file."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(items)]


def names(file: str, pattern: str) -> Sequence[str]:
    """Return the names that a pattern of the official schema lists."""
    spec = find_spec("citeproc")
    assert spec
    assert spec.origin
    text = (Path(spec.origin).parent / "data/schema/schemas/styles" / file).read_text(encoding="utf-8")
    listed = re.search(rf"^\s*{re.escape(pattern)} =\n(.*?)(?:\n\s*\n|\n}})", text, re.MULTILINE | re.DOTALL)
    assert listed
    return re.findall(r'"([^"]+)"', listed[1])
