"""What axe finds on a page that is open in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import web_tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

GUIDELINES: Mapping[str, object] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
LOOKS: Mapping[str, object] = {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size"]}
"""The rules that depend on the colors and on the width of the window."""
SCRIPT = """async options => {
    const found = await window.axe.run(document, options)
    return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => {
        const entry = document.querySelector(target.at(-1))?.closest("[data-key]")
        return { rule: id, help, html, entry: entry ? entry.dataset.key : "" }
    }))
}"""


@dataclass(frozen=True)
class Violation:
    """A rule that an element breaks."""

    rule: str
    help: str
    html: str
    entry: str
    """The key of the publication that the element belongs to, or an empty string."""

    def __str__(self) -> str:
        return f"{self.help} ({self.rule}): {self.html[:120]}"


def violations(page: Page, rules: Mapping[str, object] = GUIDELINES) -> list[Violation]:
    """Return each thing that axe finds, with the element it finds it on."""
    if not page.evaluate("'axe' in window"):
        page.evaluate("axe => { eval?.(axe) }", web_tools.axe())
    # What axe would load first, stylesheets and videos, is needed only by rules that are not asked for.
    options = {"resultTypes": ["violations"], "runOnly": rules, "preload": False}
    return [Violation(**found) for found in page.evaluate(SCRIPT, options)]
