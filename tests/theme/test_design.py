"""One scale of type and space for all styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


STYLES = sorted((PROJECT / "docs/assets").glob("*.css"))


def declarations(source: str, *properties: str) -> list[str]:
    """Return the values that a stylesheet gives to these properties, comments left out."""
    names = "|".join(properties)
    return re.findall(rf"(?<![\w-])(?:{names}): *([^;}}]+)", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_sizes_of_type_and_space_come_from_the_scales(style: Path) -> None:
    source = style.read_text(encoding="utf-8").replace("@bottom-right { content: counter(page); font: 8pt", "")
    rules = re.sub(r"^  --[\w-]+:.*$|html \{ font-size: [\d.]+pt; \}", "", source, flags=re.MULTILINE)
    type_sizes = declarations(rules, "font", "font-size")
    spaces = declarations(rules, "margin(?:-\\w+)?", "padding(?:-\\w+)?", "(?:row-|column-)?gap")
    assert type_sizes
    assert spaces
    raw = re.compile(r"(?<![\w.-])(?:\d*\.)?\d+(?:rem|px|pt)\b")
    assert [value for value in (*type_sizes, *spaces) if raw.search(value)] == []
