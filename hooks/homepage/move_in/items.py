"""Documents of the old site that become items of lists, with a page of their own where their text is long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from ..text.slugs import slug
from .records import ListItem, NewPage
from .unread import LOOKS
from .values import clean_date, period, short

if TYPE_CHECKING:
    from .old_files import Keys, OldPage
    from .records import Item, Taken
    from .report import Report

_BLOCK = re.compile(
    r"^\s*$\n\s*\S|^(?:#|[-*+] |\d+\. |>|```|\||:::|    )|!\[|<(?:img|div|table|ul|ol|h\d|iframe|figure)\b|\{[%{]",
    re.MULTILINE,
)
_LONGEST = 600
"""The characters that a text in a list may have."""
_PICTURE = re.compile(r"<br\s*/?>\s*|<img\s[^>]*?src\s*=\s*[\"']([^\"']+)[\"'][^>]*>")
_PATHS = ("url", "picture", "slides", "video", "code", "website")
_SEASONS = "spring|summer|autumn|fall|winter"


class Items:
    """Adds items to the lists of a new site."""

    def __init__(self, taken: Taken, report: Report) -> None:
        self.taken = taken
        self.report = report

    def add(self, name: str, page: OldPage, addresses: list[str]) -> None:
        """Add a document to a list; its old addresses lead to its page, or to the page of the list."""
        values, texts = getattr(self, f"_{name}")(page)
        keys = tuple(key for key in ("text", "title") if key in values)
        item = ListItem(values, page, keys, path_keys=_PATHS, address=(addresses or [""])[0])
        self.taken.add_item(name, item)
        self._tell(page, name, item, texts, addresses)

    def _tell(self, page: OldPage, name: str, item: ListItem, texts: list[str], addresses: list[str]) -> None:
        body = page.body.strip()
        own = name in ("projects", "people")
        if is_short(body) and not own and not texts:
            if body and name != "news":
                item.values["text"] = " ".join(filter(None, [str(item.values.get("text", "")), body]))
                item.text_keys = tuple({*item.text_keys, "text"})
            for address in addresses:
                self.taken.addresses.setdefault(address, f"{name}.md")
            self.report.take(page.path, f"docs/lists/{name}.yml")
            return
        key = slug(str(item.values.get("key") or page.stem)) or "item"
        title = short(item.values.get("name") or item.values.get("course") or page.meta.text("title") or key)
        new = NewPage(f"{name}/{key}.md", title, page, before=texts, kind="item")
        if page.meta.text("description", "summary", "excerpt") and not own and name != "news":
            new.before.insert(0, str(item.values.pop("text", "")))
        self.taken.add_page(new, *addresses)
        if own:
            item.values["key"] = new.source.removeprefix(f"{name}/").removesuffix(".md")
        elif name == "news":
            item.values["text"] = f"[{title}](/{new.source})"
            item.text_keys = ()
        elif "url" not in item.values:
            item.values["url"] = f"/{new.source}"
            item.path_keys = tuple(key for key in item.path_keys if key != "url")
        else:
            new.before.append(f"<{item.values['url']}>")
            item.values["url"] = f"/{new.source}"
            item.path_keys = tuple(key for key in item.path_keys if key != "url")
        self.report.take(page.path, f"docs/lists/{name}.yml and docs/{new.source}")

    def _news(self, page: OldPage) -> tuple[Item, list[str]]:
        body = page.body.strip()
        title = page.meta.text("title")
        page.meta.take("inline")
        text = body if is_short(body) else title or page.stem
        text = f"{title}: {text}" if title and is_short(body) and title not in text else text
        return {"date": clean_date(page), "text": text, "tags": page.meta.texts("tags", "categories")}, []

    def _projects(self, page: OldPage) -> tuple[Item, list[str]]:
        meta = page.meta
        text, picture = _without_picture(meta.text("description", "excerpt", "summary"))
        links = _links(meta)
        values: Item = {
            "title": meta.text("title") or page.stem,
            **(period(meta, "", "date_start", "date_end") or {"date": clean_date(page)}),
            "text": text,
            "picture": meta.text("featured_picture", "img", "image", "thumbnail") or _teaser(meta) or picture,
            "url": meta.text("redirect", "external_link", "link", "url"),
            "code": meta.text("github", "url_code", "code") or links.pop("code", ""),
            "website": meta.text("website", "homepage") or links.pop("site", "") or links.pop("website", ""),
            "tags": [*meta.texts("tags"), *meta.texts("category", "categories")],
            "key": slug(page.stem),
        }
        return values, _as_lines(links)

    def _talks(self, page: OldPage) -> tuple[Item, list[str]]:
        meta = page.meta
        links = _links(meta)
        values: Item = {
            "date": clean_date(page),
            "title": meta.text("title") or page.stem,
            "event": meta.text("event", "venue"),
            "place": meta.text("location", "place"),
            "slides": meta.text("slidesurl", "url_slides", "slides_url") or links.pop("slides", ""),
            "video": meta.text("videourl", "url_video", "video") or links.pop("video", ""),
            "url": meta.text("event_url", "link", "url", "external_link", "paperurl") or links.pop("site", ""),
            "text": meta.text("summary", "excerpt", "description"),
            "tags": [*meta.texts("type"), *meta.texts("tags")],
            "picture": meta.text("featured_picture") or _teaser(meta),
        }
        abstract = meta.text("abstract")
        end = meta.text("date_end")
        if end and values["date"] and end[:10] > str(values["date"]):
            values["date"] = f"{values['date']}/{end[:10]}"
        return values, [*([abstract] if abstract else []), *_as_lines(links), *_address(meta)]

    def _teaching(self, page: OldPage) -> tuple[Item, list[str]]:
        meta = page.meta
        year, term = meta.text("year"), meta.text("term", "semester")
        when = " ".join(filter(None, [term, year])) if re.match(_SEASONS, term, re.IGNORECASE) else year or term
        values: Item = {
            "term": when or clean_date(page),
            "course": meta.text("title", "course") or page.stem,
            "role": meta.text("type", "role"),
            "place": ", ".join(filter(None, [meta.text("venue", "university", "institution"), meta.text("location")])),
            "url": meta.text("link", "url", "external_link", "website"),
            "text": meta.text("description", "summary", "excerpt"),
            "picture": meta.text("featured_picture") or _teaser(meta),
        }
        if not values["term"]:
            self.report.leave(
                page.path, page.line, "the term of the course", "the page says none; write it into the list"
            )
        lines = [f"{label}: {text}" for label in ("instructor", "time", "course_id") if (text := meta.text(label))]
        return values, [*(line[0].upper() + line[1:] for line in lines), *schedule(meta.take("schedule"))]

    def _people(self, page: OldPage) -> tuple[Item, list[str]]:
        meta = page.meta
        given = " ".join(
            filter(None, [meta.text("first_name", "given", "firstname"), meta.text("last_name", "family", "lastname")])
        )
        values: Item = {
            "name": meta.text("title", "name") or given or page.stem,
            "role": meta.text("role", "position", "description"),
            "affiliation": meta.text("affiliation"),
            "email": meta.text("email", "mail"),
            "website": meta.text("website", "homepage", "external_link"),
            "orcid": meta.text("orcid", "orcid_id"),
            "url": meta.text("redirect", "url"),
            "picture": meta.text("img", "image", "avatar", "photo", "profile_image"),
            "text": meta.text("bio"),
            "groups": meta.texts("user_groups", "group", "groups", "category", "status"),
            "key": slug(page.stem),
        }
        return values, other_words(meta)


def other_words(meta: Keys) -> list[str]:
    """Return what nobody has read of a document as paragraphs; these keys count as read then."""
    found: list[str] = []
    for key in meta.unread:
        value = meta.values[key]
        if key not in LOOKS and not isinstance(value, dict | bool):
            meta.read.add(key)
            found.append(f"{key.replace('_', ' ').capitalize()}: {plain_text(value)}")
    return found


def is_short(body: str) -> bool:
    """Return whether a text can stand in a list: one paragraph without pictures and blocks."""
    return len(body) <= _LONGEST and not _BLOCK.search(body)


def schedule(value: object) -> list[str]:
    """Return the weeks of a course as a table."""
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    if not rows:
        return []
    names = list(dict.fromkeys(key for row in rows for key in row))
    lines = [f"| {' | '.join(name.capitalize() for name in names)} |", f"|{' --- |' * len(names)}"]
    lines += [f"| {' | '.join(_cell(row.get(name)) for name in names)} |" for row in rows]
    return ["\n".join(lines)]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict) and value.get("url"):
        return f"[{short(value.get('name') or value['url'])}]({value['url']})"
    return short(value).replace("|", "\\|")


def _links(meta: Keys) -> dict[str, str]:
    """Return the links of a document by their kind."""
    found: dict[str, str] = {}
    for each in mappings(meta.take("links")):
        if each.get("url"):
            found.setdefault(
                short(each.get("type") or each.get("name") or each.get("label") or "link"), short(each["url"])
            )
    for key in list(meta.values):
        if key.startswith("url_") and key not in meta.read and (url := meta.text(key)):
            found[key.removeprefix("url_")] = url
    return found


def _as_lines(links: dict[str, str]) -> list[str]:
    shown = [f"[{name[0].upper()}{name[1:]}]({url})" for name, url in links.items()]
    return [", ".join(shown)] if shown else []


def _teaser(meta: Keys) -> str:
    """Return the picture that academicpages and HugoBlox keep in a mapping."""
    for name in ("header", "image"):
        value = meta.values.get(name)
        if isinstance(value, dict) and (found := value.get("teaser") or value.get("filename") or value.get("image")):
            meta.read.add(name)
            return short(found)
    return ""


def _address(meta: Keys) -> list[str]:
    value = meta.take("address")
    parts = [short(part) for part in value.values()] if isinstance(value, dict) else [short(value)]
    return [", ".join(filter(None, parts))] if any(parts) else []


def _without_picture(text: str) -> tuple[str, str]:
    """Return a text without its picture, and the address of that."""
    found = re.search(r"<img\s[^>]*?src\s*=\s*[\"']([^\"']+)", text)
    return _PICTURE.sub("", text).strip(), found[1] if found else ""
