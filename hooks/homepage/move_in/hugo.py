"""Sites of HugoBlox, once called Wowchemy and Academic (https://docs.hugoblox.com/)."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .cv_data import CvData
from .hugo_authors import Authors
from .hugo_home import HomeSections
from .items import Items
from .jekyll_addresses import date_of
from .papers import Papers
from .posts import add_post
from .records import HOME, PAPERS, NewPage, Taken
from .sections import section_of
from .shortcodes import Shortcodes
from .static_files import copied
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import Keys, OldFiles, OldPage
    from .report import Report

_PICTURE = re.compile(r"(?:^|/)featured[^/]*\.(?:jpe?g|png|webp|gif|svg|avif)$", re.IGNORECASE)
_IN_NAV = {"publications": 1, "projects": 2, "talks": 3, "teaching": 4, "people": 5, "blog": 6}
"""The folders whose pages are in the bar of pages: the old bar leads to parts of the home page instead."""
_CONFIG = ("hugo", "config", "params", "menus", "languages")


class Hugo:
    """Reads a site of HugoBlox."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        self.files = files
        self.report = report
        self.taken = Taken("HugoBlox", config="config/_default/params.yaml")
        self.config = {name: self._configuration(name) for name in _CONFIG}
        self.papers = Papers(self.taken, files, report)
        self.items = Items(self.taken, report)
        self.authors = Authors(files, self.taken, report)
        self.sections: dict[str, str] = {}

    def read(self) -> tuple[Taken, Shortcodes]:
        """Return all that the site has, and the reader of its texts."""
        self._site()
        copied(self.files, self.taken, self.report, start="static")
        copied(self.files, self.taken, self.report, start="assets/media", into="media/")
        copied(self.files, self.taken, self.report, start="content", root=False)
        for name in [name for name in self.files.names if name.endswith(".bib") and not name.startswith("content/")]:
            self.papers.add_file(name, is_first=not self.taken.bib)
        self.authors.read()
        index_files, others = self._content()
        for name in others:
            self._document(self.files.page(name))
        for name in index_files:
            self._section(self.files.page(name))
        self._folders()
        HomeSections(self.files, self.taken, self.authors, self.report).read()
        for name in ("data/resume.json", "static/uploads/resume.json"):
            if name in self.files:
                cv = CvData(self.taken, self.files, self.report)
                cv.add(name)
                cv.finish()
        for keys in self.config.values():
            tell_unread(keys, self.report)
        return self.taken, Shortcodes(self.papers.keys, self.authors.names, self.papers.by_address, self.report)

    def _configuration(self, name: str) -> Keys:
        places = [
            f"{folder}{name}.{ending}"
            for folder in ("config/_default/", "")
            for ending in ("yaml", "yml", "toml", "json")
        ]
        return self.files.data(*places)

    def _site(self) -> None:
        taken = self.taken
        for keys in (self.config["hugo"], self.config["config"]):
            taken.title = taken.title or keys.text("title")
            url = keys.text("baseURL", "baseurl")
            match = re.match(r"(https?://[^/]+)(/.*)?", url)
            if match:
                taken.site_url, taken.base = match[1], (match[2] or "").strip("/")
            taken.language = taken.language or keys.text("defaultContentLanguage", "languageCode")[:2].lower()
            links = keys.take("permalinks")
            for section, template in links.items() if isinstance(links, dict) else ():
                if isinstance(template, str):
                    self.sections[str(section)] = template
        params = self.config["params"]
        marketing = params.values.get("marketing")
        seo = marketing.get("seo") if isinstance(marketing, dict) else None
        taken.description = plain_text(seo.get("description")) if isinstance(seo, dict) else params.text("description")

    def _content(self) -> tuple[list[str], list[str]]:
        """Return the pages of folders, the home page last, and all other pages."""
        pages = [
            name
            for name in self.files.below("content", ".md", ".markdown", ".qmd", ".rmd", ".html")
            if not name.startswith(("content/authors/", "content/home/"))
        ]
        indexes = [name for name in pages if re.search(r"/_index\.\w+$", name)]
        return sorted(indexes, key=lambda name: -name.count("/")), [name for name in pages if name not in indexes]

    def address(self, page: OldPage) -> str:
        """Return the old address of a page."""
        if written := page.meta.text("url"):
            return written if written.startswith("/") else f"/{written}"
        path = page.path.removeprefix("content/").rpartition(".")[0]
        path = re.sub(r"(?:^|/)_?index$", "", path)
        section, _, rest = path.partition("/")
        slug = page.meta.text("slug") or posixpath.basename(path)
        if rest and (template := self.sections.get(section)):
            year, month, day = [*date_of(page).split("-"), "", "", ""][:3]
            values = {"slug": slug, "title": slug, "filename": slug, "slugorfilename": slug, "contentbasename": slug}
            values |= {
                "year": year,
                "month": month,
                "day": day,
                "section": section,
                "sections": posixpath.dirname(path),
            }
            filled = re.sub(r":([a-z]+)", lambda found: values.get(found[1], found[0]), template)
            return f"/{filled.strip('/').lower()}/"
        whole = posixpath.join(posixpath.dirname(path), slug) if rest else path
        return f"/{whole.lower()}/" if whole else "/"

    def addresses(self, page: OldPage) -> list[str]:
        """Return all old addresses of a page."""
        address = self.address(page)
        others = [
            posixpath.join(address, each) if not each.startswith("/") else each for each in page.meta.texts("aliases")
        ]
        return [address, *others]

    def _document(self, page: OldPage) -> None:
        parts = page.path.removeprefix("content/").split("/")
        section = section_of(parts[0]) if len(parts) > 1 else ""
        addresses = self.addresses(page)
        if page.meta.text("draft") == "true" and section != "blog":
            self.report.leave(page.path, page.meta.line("draft"), "the page", "it is a draft")
            return
        if (
            page.path.count("/") > 2
            and not re.search(r"/index\.\w+$", page.path)
            and section not in ("publications", "blog")
        ):
            section = ""
        self._picture(page)
        if section == "publications":
            beside = f"{posixpath.dirname(page.path)}/cite.bib"
            page.meta.take("publishDate", "publishdate", "author_notes")
            own = self.files.text(beside) if beside in self.files else ""
            self.papers.add_page(page, addresses, own, self.authors.names)
        elif section == "blog":
            names = [self.authors.names.get(name, name) for name in page.meta.texts("authors", "author")]
            post = add_post(self.taken, self.report, page, addresses)
            others = [name for name in names if name != self.taken.person.name]
            if others:
                post.before.append(f"*{', '.join(names)}*")
        elif section in ("talks", "projects", "teaching"):
            page.meta.take(
                "authors", "author", "publishDate", "all_day", "date_end" if section != "talks" else "all_day"
            )
            self.items.add(section, page, addresses)
        else:
            self._plain(page, addresses)
        tell_unread(page.meta, self.report)

    def _picture(self, page: OldPage) -> None:
        """Use the picture beside a page that is named `featured`."""
        folder = posixpath.dirname(page.path)
        found = next(
            (name for name in self.files.below(folder) if _PICTURE.search(name) and posixpath.dirname(name) == folder),
            "",
        )
        if found and page.path.endswith(("/index.md", "/index.html")):
            short = found.removeprefix("content/")
            self.taken.files.setdefault(short, found)
            image = page.meta.values.get("image")
            values = {**page.meta.values, "featured_picture": short}
            if isinstance(image, dict):
                page.meta.read.add("image")
                if caption := plain_text(image.get("caption")):
                    self.report.leave(
                        page.path, page.meta.line("image"), f"image: {caption}", "a picture in a list has no caption"
                    )
            page.meta.values = values
            page.meta.read.add("featured_picture")

    def _plain(self, page: OldPage, addresses: list[str]) -> None:
        path = addresses[0].strip("/")
        new = NewPage(f"{path or 'index'}.md", page.meta.text("title") or page.stem, page)
        if words := page.meta.text("summary", "subtitle", "description"):
            new.front["description"] = re.sub(r"<[^<>]*>", "", words)
        new = self.taken.add_page(new, *addresses)
        self.report.take(page.path, f"docs/{new.source}")

    def _section(self, page: OldPage) -> None:
        addresses = self.addresses(page)
        path = addresses[0].strip("/")
        section = section_of(path)
        source = {"publications": PAPERS, "blog": "blog/index.md", "": HOME}.get(section if path else "", f"{path}.md")
        if section in self.taken.lists:
            source = f"{section}.md"
        elif path and section not in ("publications", "blog"):
            below = [name for name in self.taken.pages if name.startswith(f"{path}/")]
            source = f"{path}/index.md" if below else f"{path}.md"
        if section in ("talks", "projects", "teaching") and section not in self.taken.lists and not page.body.strip():
            self.report.leave(page.path, 1, "the page", "its folder has no pages")
            return
        if source in self.taken.pages and source != HOME:
            self.taken.addresses.setdefault(addresses[0], source)
            return
        new = NewPage(source, page.meta.text("title") or section.capitalize() or path, page)
        if words := page.meta.text("summary", "subtitle", "description"):
            new.front["description"] = words
        if source == PAPERS:
            new.blocks.append("publications")
        elif section in self.taken.lists:
            new.blocks.append(section)
        elif source.endswith("/index.md"):
            self._contents(new, path)
        new.in_nav = section in _IN_NAV
        new.rank = _IN_NAV.get(section, new.rank)
        new = self.taken.add_page(new, *addresses)
        self.report.take(page.path, f"docs/{new.source}")

    def _folders(self) -> None:
        """Let the addresses of folders without a page of their own, and their feeds, lead to what they listed."""
        self.taken.add_feed("/index.xml", "") or self.taken.add_feed("/index.xml", "publications")
        for folder in dict.fromkeys(name.split("/")[1] for name in self.files.below("content") if name.count("/") > 1):
            section = section_of(folder)
            known = {"publications": PAPERS, "blog": "blog/index.md"}.get(section, f"{section}.md")
            if section in ("publications", "blog") or section in self.taken.lists:
                self.taken.addresses.setdefault(f"/{folder.lower()}/", known)
            feed = f"/{folder.lower()}/index.xml"
            if section and not self.taken.add_feed(feed, section) and section in self.taken.lists:
                self.report.leave(f"content/{folder}/", 1, feed, f"{section} have no feed here")

    def _contents(self, new: NewPage, path: str) -> None:
        for name, page in self.taken.pages.items():
            if name.startswith(f"{path}/") and page.kind == "page":
                new.after.append(f"- [{page.title}](/{page.url})")
