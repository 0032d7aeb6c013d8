"""The addresses that Jekyll gives to pages, posts and documents (https://jekyllrb.com/docs/permalinks/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from ..text.slugs import slug

if TYPE_CHECKING:
    from .old_files import Keys, OldPage

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_DATED = re.compile(r"(?:.*/)?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)$")


class JekyllAddresses:
    """Makes old addresses from the front matter of a page and from the configuration."""

    def __init__(self, config: Keys) -> None:
        self.style = config.text("permalink") or "date"
        collections = config.take("collections")
        self.collections = collections if isinstance(collections, dict) else {}

    def ending(self) -> str:
        """Return how the addresses of pages and documents end."""
        return "/" if self.style == "pretty" or self.style.endswith("/") else ".html"

    def of_page(self, page: OldPage) -> str:
        """Return the address of a page that is not a post."""
        if written := page.meta.text("permalink"):
            return _filled(written, page, "", page.stem)
        path = re.sub(r"^_pages/", "", page.path).rpartition(".")[0]
        path = re.sub(r"(?:^|/)index$", "", path)
        return f"/{path}{self.ending()}" if path else "/"

    def of_document(self, page: OldPage, collection: str) -> str:
        """Return the address of a document in a collection."""
        options = self.collections.get(collection)
        written = options.get("permalink") if isinstance(options, dict) else None
        template = page.meta.text("permalink") or plain_text(written) or f"/:collection/:path{self.ending()}"
        path = page.path.removeprefix(f"_{collection}/").rpartition(".")[0]
        return _filled(template, page, collection, path)

    def of_post(self, page: OldPage) -> str:
        """Return the address of a post."""
        template = page.meta.text("permalink") or _STYLES.get(self.style, self.style)
        return _filled(template, page, "posts", page.stem)


def date_of(page: OldPage) -> str:
    """Return the day of a page as its front matter or the name of its file says it: `2024-07-18`; else empty."""
    written = page.meta.text("date")
    named = _DATED.match(page.path.rpartition(".")[0])
    if american := re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", written):  # as Quarto reads it
        return f"{american[3]}-{int(american[1]):02}-{int(american[2]):02}"
    found = re.match(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", written or (named[1] if named else ""))
    if not found:
        year = re.fullmatch(r"\d{4}", written)
        return year[0] if year else ""
    parts = [found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]
    return "-".join(parts)


def name_of(page: OldPage) -> str:
    """Return the name of a page's file without its date."""
    named = _DATED.match(page.stem)
    return named[2] if named else page.stem


def _filled(template: str, page: OldPage, collection: str, path: str) -> str:
    year, month, day = ([*date_of(page).split("-"), "", "", ""])[:3]
    name = name_of(page)
    own = page.meta.text("slug") or name
    categories = "/".join(slug(word) for word in page.meta.texts("categories", "category"))
    values = {
        "categories": categories,
        "collection": collection,
        "output_ext": ".html",
        "short_year": year[2:],
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "title": re.sub(r"[^\w.-]+", "-", own).strip("-"),
        "slug": slug(own),
        "year": year,
        "month": month,
        "day": day,
        "path": path,
        "name": slug(page.stem),
        "basename": page.stem,
    }
    pattern = "|".join(sorted(values, key=len, reverse=True))
    address = re.sub(rf":({pattern})\b", lambda found: values[found[1]], template.replace(":output_ext", ".html"))
    return re.sub(r"/{2,}", "/", f"/{address.lstrip('/')}")
