"""The block `/// areas`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Any

from ..option_values import one_of
from .base import SiteBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...whole_site.addresses import Hrefs

VIEWS = ("list", "compact")


class AreasBlock(SiteBlock):
    """The research areas, in the order of the navigation."""

    NAME = "areas"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {"view": ("list", one_of(VIEWS))}  # noqa: RUF012

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the areas."""
        view = self.options["view"]
        element = etree.SubElement(parent, "div", {"class": f"areas-{view}"})
        element.append(self.placeholder(lambda renderer: renderer.areas(view), view))
        self.also_in_markdown(_written_areas, view)
        return element


def _written_areas(hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import areas

    return areas(hrefs)
