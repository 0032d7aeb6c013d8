"""Titles of pages: MkDocs and themes take them for HTML, but names of cards and titles of papers are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import BIB

if TYPE_CHECKING:
    from conftest import Homepage

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("frame", ["own", "material"])
def test_a_name_or_a_title_with_markup_is_text_wherever_it_is_shown(frame: str, homepage: Homepage) -> None:
    homepage.options["frame"] = frame
    homepage.settings["nav"] = [
        {"Home": "index.md"},
        "models/a.md",
        {"More": ["models/b.md", "publications/lovelace1844poetical.md"]},
    ]
    homepage.settings["theme"] = {"features": ["navigation.footer"]}
    homepage.write({f"docs/models/{n}.md": f"---\nname: '{n} {HOSTILE}'\n---\n\n# A model\n" for n in "ab"})
    homepage.write({"docs/publications.bib": BIB.replace("Poetical Science", f"Poetical {HOSTILE} Science")})
    site = homepage.build()
    assert site.code == 0, site.output
    assert [path for path, page in site.pages.items() if page.html.find("img", src="x")] == []
    assert "a &lt;img src=x onerror=alert(1)&gt;" in site.page("index.html").source
    assert HOSTILE not in site.text("search/search_index.json")
