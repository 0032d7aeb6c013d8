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
_NONE = (
    "nothing is shown, since the site has no research areas. Write a page docs/research/<keyword>.md for each area, "
    "named by a keyword of its papers, or remove the block."
)


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
        if not self.site.areas:
            self.reading.report(self.opening, f"/// {self.NAME}: {_NONE}", "unused-value", "warning")
        return element


def _written_areas(hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import areas

    return areas(hrefs)
