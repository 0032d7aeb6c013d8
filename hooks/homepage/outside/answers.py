"""Reads JSON and XML from strangers: what is broken, too deep or tricky is refused with a reason."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from ..text.characters import tidy
from .web import NoAnswerError

_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_json(data: bytes, source: str) -> dict[str, Any]:
    """Return the JSON object in an answer of this source."""
    try:
        loaded = _tidied(json.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        what = "a web page" if data.lstrip()[:1] == b"<" else "broken JSON"
        raise NoAnswerError(f"{source} answered with {what} instead of a record") from None
    if not isinstance(loaded, dict):
        raise NoAnswerError(f"{source} answered with JSON that is not a record")
    return loaded


def _tidied(value: Any) -> Any:
    """Return a value of JSON whose texts have no signs that would steer a terminal or hide in a file."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    return {tidy(name): _tidied(each) for name, each in value.items()} if isinstance(value, dict) else value


def read_xml(data: bytes, source: str) -> ElementTree.Element:
    """Return the root of the XML in an answer; a document type is refused, since entities can make it endless."""
    try:
        text = data.decode("utf-8-sig")
        if _DECLARES.search(text):
            raise NoAnswerError(f"{source} answered with XML that defines entities, which is not read")
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError):
        raise NoAnswerError(f"{source} answered with broken XML") from None
