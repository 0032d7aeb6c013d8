"""The two stylesheets that most sites have: one for usual pages, and a shorter one for plain pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .engine_sheets import in_order, of_frame, of_plain_pages
from .plain_pages import of_plain_pages as plain_rules
from .plain_pages import parts_of
from .stylesheet import merged, trimmed, without_unused

if TYPE_CHECKING:
    from collections.abc import Mapping


def usual_and_plain(
    material: str, engine: Mapping[str, str], own: Mapping[str, str], others: str, usual_path: str, plain_path: str
) -> dict[str, str]:
    """Return the stylesheets `usual` and `plain`, and as JSON the `parts` that only the usual one knows.

    Each has what its pages need of Material's stylesheet, the engine's and the site's own. `others` are texts that may
    use what Material's sets, too.
    """
    frame, of_site = of_frame(engine, material=False, more=False), "".join(own.values()) + others
    needed = trimmed(material, "".join(engine.values()) + of_site)
    plain = without_unused(plain_rules(needed), "".join(of_plain_pages(engine).values()) + of_site)
    usual = merged(needed, in_order(frame, own), usual_path)
    plain = merged(plain, in_order(of_plain_pages(frame), own), plain_path)
    return {"usual": usual, "plain": plain, "parts": json.dumps(parts_of(usual, plain))}
