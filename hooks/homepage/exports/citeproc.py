"""The citations of one page after the other, printed by pandoc in a style."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .lua_script import LuaScript
from .pandoc import own_locale, style_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_API_VERSION = [1, 23]
"""The version of pandoc's documents as JSON: https://hackage.haskell.org/package/pandoc-types."""


class Citeproc:
    """A style's citation processor."""

    def __init__(self, style: Path) -> None:
        """Take the file of a style."""
        self.style = style
        self._script = LuaScript("citeproc.lua")

    def __call__(
        self, blocks: Sequence[object], items: Sequence[Mapping[str, object]], language: str
    ) -> Mapping[str, Any]:
        """Return the printed citations in the blocks of a document, in order, its references, and pandoc's warnings."""
        style = own_locale(self.style.read_text(encoding="utf-8"), language)
        values = {"csl": style_address(style), **({} if language == "en" else {"lang": language})}
        metadata: dict[str, object] = {name: {"t": "MetaString", "c": value} for name, value in values.items()}
        metadata["link-citations"] = {"t": "MetaBool", "c": True}
        document = {"pandoc-api-version": _API_VERSION, "meta": metadata, "blocks": blocks}
        return self._script({"document": json.dumps(document), "items": json.dumps(items)}, self.style.name)

    def stop(self) -> None:
        """End pandoc."""
        self._script.stop()
