"""The home page of HugoBlox: the sections of landing pages, or the widgets in `content/home/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from .blocks import block
from .hugo_authors import profile_parts
from .hugo_rows import award_item, education_item, experience_item, row_text
from .old_files import Keys, OldPage, as_texts
from .records import HOME, ListItem, NewPage
from .sections import section_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .hugo_authors import Authors
    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_BIOGRAPHY = re.compile(r"about|biography|avatar")
_ONLY_LOOKS = {"tag_cloud", "slider", "search", "newsletter", "dev-hero", "view_port", "blank_space", "nav"}


class HomeSections:
    """Turns the sections of landing pages into text and blocks."""

    def __init__(self, files: OldFiles, taken: Taken, authors: Authors, report: Report) -> None:
        self.files = files
        self.taken = taken
        self.authors = authors
        self.report = report

    def read(self) -> None:
        """Add the sections to each landing page, and the owner's biography to the home page."""
        home = self.taken.pages.get(HOME)
        if home is None:
            home = self.taken.add_page(NewPage(HOME, self.taken.title, self._first_old()), "/")
        home.front["template"] = "home.html"
        home.in_nav, home.rank = True, 0
        self._biography(home)
        for page in list(self.taken.pages.values()):
            sections = page.old.meta.take("sections")
            for section in sections if isinstance(sections, list) else ():
                if isinstance(section, dict):
                    self._section(page, section, page.old.meta.line("sections"))
            page.old.meta.read.add("sections")
        self._widgets(home)

    def _first_old(self) -> OldPage:
        return self.authors.owner or OldPage("content/_index.md", Keys("content/_index.md"), "")

    def _biography(self, home: NewPage) -> None:
        owner = self.authors.owner
        if owner is None:
            return
        if owner is not home.old:
            home.after.insert(0, owner.body.strip())
        home.after += profile_parts(owner.meta, listed=True)

    def _widgets(self, home: NewPage) -> None:
        pages = [self.files.page(name) for name in self.files.below("content/home", ".md")]
        pages = [page for page in pages if not page.path.endswith("index.md")]
        for page in sorted(
            pages,
            key=lambda each: (
                float(each.meta.text("weight") or 0) if each.meta.text("weight").replace(".", "").isdigit() else 0
            ),
        ):
            if page.meta.text("active") == "false":
                self.report.leave(page.path, page.meta.line("active"), "the section", "it was not active")
                continue
            content = {key: value for key, value in page.meta.values.items() if isinstance(key, str)}
            nested = content.get("content")
            content = {**content, **(nested if isinstance(nested, dict) else {}), "text": page.body}
            kind = plain_text(content.get("widget"))
            self._section(home, {"block": kind, "content": content, "id": page.stem}, page.line, page.path)
            self.report.take(page.path, "docs/index.md")

    def _section(self, page: NewPage, section: dict[str, object], line: int, path: str = "") -> None:
        kind = plain_text(section.get("block"))
        content = section.get("content")
        content = content if isinstance(content, dict) else {}
        if section.get("demo") in (True, "true"):
            self.report.leave(
                path or page.old.path, line, f"section {kind}", "it is only for the demonstration of the old system"
            )
            return
        title = plain_text(content.get("title"))
        parts = self._parts(kind, content)
        shown = [part for part in parts if part]
        if not shown:
            words = title or str(content.get("text") or "")
            if words.strip() or kind not in _ONLY_LOOKS:
                self.report.leave(
                    path or page.old.path,
                    line,
                    f"section {kind} {words}".strip(),
                    "it shows what the new site has elsewhere, or nothing",
                )
            return
        heading = [f"## {title}"] if title and not _has_title(shown[0], title) else []
        page.after += [*heading, *shown]

    def _parts(self, kind: str, content: dict[str, object]) -> list[str]:
        text = "\n\n".join(filter(None, [plain_text(content.get("subtitle")), str(content.get("text") or "").strip()]))
        items = mappings(content.get("items") or content.get("experience") or content.get("item") or [])
        if _BIOGRAPHY.search(kind):
            return [text, *_buttons(content)]
        if kind in ("experience", "accomplishments", "resume-experience", "resume-awards"):
            return [text, *self._history(kind, items, content)]
        if "collection" in kind or kind in ("pages", "portfolio", "featured", "publications"):
            return [text, *self._collection(content)]
        if kind in ("people",):
            groups = content.get("user_groups")
            known = {
                group for item in self.taken.lists.get("people", []) for group in as_texts(item.values.get("groups"))
            }
            shown = [group for group in as_texts(groups) if group in known]
            return [text, block("people", tag=shown) if known or "people" in self.taken.lists else ""]
        rows = [row_text(row) for row in items]
        contact = [plain_text(content.get(key)) for key in ("email", "phone", "office_hours", "directions")]
        address = content.get("address")
        contact.append(
            ", ".join(filter(None, map(plain_text, address.values())))
            if isinstance(address, dict)
            else plain_text(address)
        )
        links = [
            f"- [{plain_text(row.get('name'))}]({plain_text(row.get('link'))})"
            for row in mappings(content.get("contact_links"))
        ]
        return [
            text,
            *filter(None, contact),
            "\n".join(links),
            "\n".join(f"- {row}" for row in rows),
            *_buttons(content),
        ]

    def _history(self, kind: str, items: Sequence[Mapping[str, object]], content: dict[str, object]) -> list[str]:
        make = {"positions": experience_item, "awards": award_item, "education": education_item}
        name = "awards" if kind.removeprefix("resume-").startswith("a") else "positions"
        for row in items:
            self.taken.add_item(name, ListItem(make[name](row), self._first_old(), ("text",), ("url",)))
        names = ["positions", "education"] if kind == "resume-experience" else [name]
        titles = {"positions": "Experience", "education": "Education", "awards": "Awards"}
        several = len(names) > 1
        return [block(each, title=titles[each] if several else None) for each in names if each in self.taken.lists]

    def _collection(self, content: dict[str, object]) -> list[str]:
        filters = content.get("filters")
        filters = filters if isinstance(filters, dict) else {}
        folders = filters.get("folders") or content.get("page_type") or content.get("folders")
        folders = folders if isinstance(folders, list) else [folders]
        limit = plain_text(content.get("count"))
        found = []
        for folder in folders:
            name = section_of(plain_text(folder))
            if name == "publications":
                chosen = filters.get("featured_only") in (True, "true") or filters.get("tag") == "featured"
                found.append(
                    block(
                        name,
                        selected=True if chosen and self.taken.selected else None,
                        limit=int(limit) if limit.isdigit() and int(limit) else 10,
                        group="none",
                    )
                )
            elif name == "blog" and any(each.kind == "post" for each in self.taken.pages.values()):
                found.append("[Posts](/blog/)")
            elif name in self.taken.lists:
                found.append(block(name, limit=int(limit) if limit.isdigit() and int(limit) else None))
        return found


def _buttons(content: dict[str, object]) -> list[str]:
    links = []
    for key in ("button", "cta", "cta_alt", "primary_action", "secondary_action"):
        each = content.get(key)
        if isinstance(each, dict) and each.get("url"):
            label = plain_text(each.get("text") or each.get("label")) or plain_text(each["url"])
            links.append(f"[{label}]({plain_text(each['url'])})")
    note = content.get("cta_note")
    return [", ".join(links), plain_text(note.get("label")) if isinstance(note, dict) else ""]


def _has_title(text: str, title: str) -> bool:
    return re.match(rf"#+ {re.escape(title)}\s*$", text, re.MULTILINE) is not None
