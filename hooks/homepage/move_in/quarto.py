"""Sites of Quarto (https://quarto.org/docs/websites/): pages, posts and listings."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .items import Items
from .old_files import Keys, OldPage, as_texts
from .papers import Papers
from .posts import add_post
from .profiles import account_name
from .quarto_text import QuartoText
from .records import HOME, PAPERS, NewPage, Taken
from .sections import section_of
from .static_files import copied
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import OldFiles
    from .report import Report

_ENDS = (".qmd", ".md", ".rmd")


class Quarto:
    """Reads a site of Quarto."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        self.files = files
        self.report = report
        self.config = files.data("_quarto.yml", "_quarto.yaml")
        self.taken = Taken("Quarto", config=self.config.path)
        website = self.config.take("website")
        self.website = Keys(self.config.path, website if isinstance(website, dict) else {}, {})
        self.website.lines = dict.fromkeys(self.website.values, self.config.line("website"))
        self.papers = Papers(self.taken, files, report)
        self.items = Items(self.taken, report)
        self.listed: dict[str, str] = {}
        """The folders that pages list, each with the name of the section."""
        self.rank: dict[str, float] = {}

    def read(self) -> tuple[Taken, QuartoText]:
        """Return all that the site has, and the reader of its texts."""
        self._site()
        project = self.config.take("project")
        output = plain_text(project.get("output-dir")) if isinstance(project, dict) else ""
        skipped = tuple(filter(None, (output.strip("./") and f"{output.strip('./')}/", "_", "renv")))
        copied(self.files, self.taken, self.report, theirs=skipped)
        names = [name for name in self.files.names if name.lower().endswith(_ENDS) and not name.startswith(skipped)]
        pages = [
            self.files.page(name)
            for name in names
            if not posixpath.basename(name).startswith(("_", "README", "LICENSE"))
        ]
        self._bibliography(pages)
        for page in pages:
            self._listings(page)
        for page in sorted(pages, key=lambda each: each.path in self.rank or "/" not in each.path):
            self._page(page)
        tell_unread(self.website, self.report)
        tell_unread(self.config, self.report)
        return self.taken, QuartoText(self.papers.keys, self.report, _echoes, self._included)

    def _site(self) -> None:
        web, taken = self.website, self.taken
        taken.site_url = web.text("site-url").rstrip("/")
        if (found := re.match(r"(https?://[^/]+)/(.+)", taken.site_url)) is not None:
            taken.site_url, taken.base = found[1], found[2]
        taken.title, taken.description = web.text("title"), web.text("description")
        taken.language = plain_text(self.config.take("lang"))[:2].lower()
        for bar in ("navbar", "sidebar"):
            value = web.take(bar)
            for entry in _entries(value):
                href = (
                    plain_text(entry.get("href") or entry.get("file")) if isinstance(entry, dict) else plain_text(entry)
                )
                if href.endswith(_ENDS):
                    self.rank.setdefault(posixpath.normpath(href.lstrip("/")), len(self.rank))
                elif href and isinstance(entry, dict):
                    self._bar_link(entry, href)
        footer = web.take("page-footer")
        if footer:
            self.report.leave(
                web.path,
                self.config.line("website"),
                f"page-footer: {plain_text(footer)}",
                "pages have no footer of the author's",
            )

    def _bar_link(self, entry: dict[str, object], href: str) -> None:
        if "//" in href or href.startswith("mailto:"):
            self.taken.person.add_profile(
                account_name(plain_text(entry.get("icon")), plain_text(entry.get("text")), href), href
            )
        elif href.lstrip("/") in self.files:
            self.taken.person.add_profile(plain_text(entry.get("text")) or href, href.lstrip("/"))
        else:
            self.report.leave(
                self.config.path, self.config.line("website"), href, "the old site has no such page or file"
            )

    def _bibliography(self, pages: list[OldPage]) -> None:
        cited: list[str] = []
        for page in pages:
            folder = posixpath.dirname(page.path)
            for name in page.meta.texts("bibliography"):
                path = name.lstrip("/") if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))
                cited.append(path)
        cited += as_texts(self.config.take("bibliography"))
        own = [
            name
            for name in self.files.below("", ".bib")
            if re.search(r"pub|paper|cv|own|my", posixpath.basename(name), re.IGNORECASE)
        ]
        others = [name for name in self.files.below("", ".bib") if name not in own]
        if not own and others and not any("/" in name for name in others):
            own, others = others, []
        for name in own:
            self.papers.add_file(name, is_first=not self.taken.bib)
        self.papers.add_cited(others)
        for name in cited:
            if name and name not in self.files and "//" not in name:
                self.report.leave(self.config.path, 1, f"bibliography: {name}", "there is no such file")

    def _listings(self, page: OldPage) -> None:
        listings = page.meta.take("listing")
        for each in listings if isinstance(listings, list) else [listings]:
            contents = each.get("contents") if isinstance(each, dict) else None
            for name in contents if isinstance(contents, list) else [contents]:
                self._listing(page, name)

    def _listing(self, page: OldPage, contents: object) -> None:
        folder = posixpath.dirname(page.path)
        if isinstance(contents, dict):
            self._row(page, Keys(page.path, contents, dict.fromkeys(contents, page.meta.line("listing"))))
            return
        name = posixpath.normpath(posixpath.join(folder, plain_text(contents) or "."))
        if name.endswith((".yml", ".yaml")) and name in self.files:
            rows = self.files.value(name)
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict):
                    self._row(page, Keys(name, row, dict.fromkeys(row, 1)))
            return
        first = re.sub(r"/?\*.*$", "", name)
        if first and first != ".":
            section = section_of(posixpath.basename(first)) or section_of(page.stem)
            self.listed.setdefault(first.removesuffix("/index.qmd"), section or page.stem)

    def _row(self, page: OldPage, keys: Keys) -> None:
        """Add one row of a listing in YAML to the list that the page is about."""
        section = section_of(page.stem)
        old = OldPage(keys.path, keys, plain_text(keys.take("description", "abstract", "summary")))
        if section == "publications":
            self.papers.add_page(old, [])
        elif section in ("talks", "projects", "teaching", "people"):
            self.items.add(section, old, [])
        else:
            url = keys.text("path", "href", "url", "link")
            title = keys.text("title") or url
            page.body += (
                f"\n- [{title}]({url}) {keys.text('date')} {old.body}\n" if url else f"\n- {title} {old.body}\n"
            )
        tell_unread(keys, self.report)

    def address(self, page: OldPage) -> str:
        """Return the old address of a page."""
        path = page.path.rpartition(".")[0]
        if posixpath.basename(path) == "index":
            return f"/{posixpath.dirname(path)}/".replace("//", "/")
        return f"/{path}.html"

    def _page(self, page: OldPage) -> None:
        folder = posixpath.dirname(page.path)
        aliases = [
            each if each.startswith("/") else f"/{posixpath.join(folder, each)}" for each in page.meta.texts("aliases")
        ]
        addresses = [self.address(page), *aliases]
        if page.meta.text("draft") == "true" and self._section(page) != "blog":
            self.report.leave(page.path, page.meta.line("draft"), "the page", "it is a draft")
            return
        section = self._section(page)
        if section == "blog":
            self._post(page, addresses)
        elif section == "publications":
            self.papers.add_page(page, addresses)
        elif section in ("talks", "projects", "teaching", "people"):
            self.items.add(section, page, addresses)
        else:
            self._plain(page, addresses)
        tell_unread(page.meta, self.report)

    def _section(self, page: OldPage) -> str:
        for folder, section in self.listed.items():
            if page.path.startswith(f"{folder}/") and section:
                is_dated = bool(page.meta.values.get("date"))
                return section if section_of(section) == section else "blog" if is_dated else ""
        first = page.path.split("/")[0]
        return "blog" if section_of(first) == "blog" and "/" in page.path and page.meta.values.get("date") else ""

    def _post(self, page: OldPage, addresses: list[str]) -> None:
        post = add_post(self.taken, self.report, page, addresses)
        names = as_texts(page.meta.take("author"))
        if others := [name for name in names if name != self.taken.person.name and name != self.taken.title]:
            post.before.append(f"*{', '.join(others)}*")
        self.taken.addresses.setdefault("/blog/", "blog/index.md")

    def _plain(self, page: OldPage, addresses: list[str]) -> None:
        path = page.path.rpartition(".")[0]
        path = re.sub(r"(?:^|/)index$", "", path)
        if path == "404":
            self.report.leave(page.path, 1, "the page", "the new site makes its own page for missing addresses")
            return
        section = section_of(path) if "/" not in path else ""
        source = f"{path or 'index'}.md"
        source = {"publications": PAPERS, "blog": "blog/index.md"}.get(section, source)
        if source == "blog/index.md" and not any(each.kind == "post" for each in self.taken.pages.values()):
            source = f"{path}.md"
        new = NewPage(source, page.meta.text("title") or path.replace("-", " ").capitalize(), page)
        new.in_nav, new.rank = page.path in self.rank or source == HOME, self.rank.get(page.path, 100)
        self._about(page, new)
        if words := page.meta.text("description", "subtitle"):
            new.front["description"] = words
        if source == PAPERS and self.taken.bib:
            new.blocks.append("publications")
        elif section in self.taken.lists:
            new.blocks.append(section)
        for folder, name in self.listed.items():
            if (
                (name == page.stem or (section_of(name) == section and section))
                and section not in self.taken.lists
                and section != "blog"
            ):
                new.after += [
                    f"- [{each.title}](/{each.url})"
                    for each in self.taken.pages.values()
                    if each.source.startswith(f"{folder}/")
                ]
        new = self.taken.add_page(new, *addresses)
        self.report.take(page.path, f"docs/{new.source}")

    def _about(self, page: OldPage, new: NewPage) -> None:
        person = self.taken.person
        about = page.meta.take("about")
        links = about.get("links") if isinstance(about, dict) else None
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and link.get("href"):
                url = plain_text(link["href"])
                url = url if "//" in url or ":" in url else posixpath.normpath(url.lstrip("/"))
                person.add_profile(account_name(plain_text(link.get("icon")), plain_text(link.get("text")), url), url)
        image = page.meta.text("image") or (plain_text(about.get("image")) if isinstance(about, dict) else "")
        path = (
            image.lstrip("/")
            if image.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), image))
        )
        if new.source == HOME:
            new.front["template"] = "home.html"
            author = page.meta.take("author")
            title = page.meta.text("title")
            person.name = (
                person.name
                or plain_text(author)
                or (title if title.lower() not in ("", "home", "about", "welcome") else self.taken.title)
            )
            person.tagline = page.meta.text("subtitle")
        if image and path in self.files and isinstance(about, dict):
            person.picture = person.picture or path
        elif image and path in self.files:
            new.front["image"] = path

    def _included(self, page: NewPage, name: str) -> str | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.old.path), name))
        path = name.lstrip("/") if name.startswith("/") else path
        return self.files.page(path).body if path in self.files else None


def _entries(value: object) -> list[object]:
    """Return the entries of a bar with those of its menus."""
    found: list[object] = []
    if isinstance(value, dict):
        for key in ("left", "right", "center", "tools", "contents", "menu"):
            found += _entries(value.get(key))
        if "href" in value or "file" in value:
            found.append(value)
    elif isinstance(value, list):
        for each in value:
            found += _entries(each) if isinstance(each, dict | list) else [each]
    return found


def _echoes(page: NewPage) -> bool:
    execute = page.old.meta.values.get("execute")
    echo = page.old.meta.values.get("echo", execute.get("echo") if isinstance(execute, dict) else True)
    return echo not in (False, "false")
