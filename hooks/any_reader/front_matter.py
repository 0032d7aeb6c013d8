"""The front matter of a page, as MkDocs reads it."""

from __future__ import annotations

import re
from typing import Any

import yaml

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)


def split(text: str) -> tuple[str, dict[str, Any]]:
    """Return the text below the front matter of a page, and what that says; the engine tells what is wrong with it."""
    found = _FRONT_MATTER.match(text)
    try:
        data = yaml.safe_load(found[1]) if found else None
    except (yaml.YAMLError, ValueError):
        data = None
    return (text[found.end() :].lstrip("\n"), data) if found and isinstance(data, dict) else (text, {})
