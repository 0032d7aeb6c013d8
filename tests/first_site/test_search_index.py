"""The first site's search index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from site_pages import BuiltSite


LIST_URL = "publications/"


def records_of(site: BuiltSite) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for record in json.loads(site.text("search/search_index.json"))["docs"]:
        found.setdefault(record["location"], []).append(record)
    return found


def test_every_paper_of_the_site_is_in_the_index_once(built_site: BuiltSite) -> None:
    papers = {str(tag["data-key"]) for tag in built_site.page("publications/index.html").all("li.pub")}
    found = {place: records for place, records in records_of(built_site).items() if place.startswith("publications/")}
    for key in papers:
        assert len(found.pop(f"publications/{key}/")) == 1
    own = ("publications/#year-", "publications/index", "publications/overview/")
    assert [place for place in found if not place.startswith(own) and place != LIST_URL] == []
