"""A whole site that cites in notes: pages, lists, a model card, and a style that does not exist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import Page

NOTES = Path(__file__).with_name("notes.csl").read_text(encoding="utf-8")
CARD = """---
license: mit
papers: [lovelace1843notes]
---
# Engine

Made as in [@lovelace1843notes, 3].[^1]

[^1]: And [@lovelace1844poetical].
"""


def notes_of(page: Page) -> list[str]:
    """Return the words of the notes, without the cards that show when a reader points at a citation."""
    for card in page.all(".cite-card"):
        card.decompose()
    return [" ".join(note.get_text().split()) for note in page.all(".footnote li")]


def test_a_site_cites_in_notes(homepage: Homepage) -> None:
    homepage.options["citations"] = "styles/notes.csl"
    homepage.write(
        {
            "docs/styles/notes.csl": NOTES,
            "docs/index.md": "# Ada [@lovelace1843notes]\n\nSee [@lovelace1844poetical, 4].\n\n/// news\n///\n",
            "docs/lists/news.yml": "- date: 2024\n  text: We wrote [@lovelace1843notes].\n",
            "docs/models/engine.md": CARD,
        }
    )
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    home = site.page("index.html")
    assert notes_of(home) == [
        "Ada Lovelace, Charles Babbage, Notes on the Analytical Engine, 1843. ↩",
        "Ada Lovelace, Poetical science, 1844, p. 4. ↩",
        "Lovelace, Babbage, n. 1. ↩",
    ]
    assert [tag["data-key"] for tag in home.all("li.pub")] == ["lovelace1844poetical", "lovelace1843notes"]
    assert all(tag.select_one(".pub__title") for tag in home.all("li.pub"))
    card = site.page("models/engine/index.html")
    assert notes_of(card) == [
        "Ada Lovelace, Charles Babbage, Notes on the Analytical Engine, 1843, p. 3. ↩",
        "And (Ada Lovelace, Poetical science, 1844). ↩\ufe0e",
    ]
    assert [link.get_text() for link in card.all("sup a")] == ["[1]", "[2]"]
    assert "[^cite-1]: [Ada Lovelace, Charles Babbage, *Notes on the Analytical Engine*, 1843]" in site.text("index.md")
    assert "We wrote" in site.text("news.xml")
