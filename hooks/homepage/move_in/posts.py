"""Posts of a blog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .jekyll_addresses import date_of, name_of
from .records import BLOG, NewPage

if TYPE_CHECKING:
    from .old_files import OldPage
    from .records import Taken
    from .report import Report


def add_post(taken: Taken, report: Report, page: OldPage, addresses: list[str], *, draft: bool = False) -> NewPage:
    """Add a post of a blog, and return its page."""
    meta = page.meta
    day = date_of(page)
    name = name_of(page)
    title = meta.text("title") or name.replace("-", " ")
    front: dict[str, object] = {"date": day if len(day) == 10 else f"{day or '1970'}-01-01"[:10], "slug": name}
    if not day:
        report.leave(
            page.path,
            page.line,
            "the date of the post",
            "the post has none, and a post needs one: 1970-01-01 is written",
        )
    words = [*meta.texts("categories", "category"), *meta.texts("tags", "keywords")]
    meta.take("categories", "category", "tags", "keywords", "date")
    front |= {"categories": list(dict.fromkeys(words))} if words else {}
    if description := re.sub(r"<[^<>]*>", "", meta.text("description", "summary", "excerpt", "subtitle")):
        front["description"] = description
    if draft or meta.text("draft") == "true" or meta.text("published") == "false":
        front["draft"] = True
    new = NewPage(f"{BLOG}{day}-{name}.md", title, page, front, kind="post")
    if elsewhere := meta.text("redirect", "external_url", "redirect_to"):
        new.before.append(f"[{title}]({elsewhere})")
    taken.add_page(new, *(addresses if "draft" not in front else []))
    new.address = addresses[0]
    report.take(page.path, f"docs/{new.source}")
    return new
