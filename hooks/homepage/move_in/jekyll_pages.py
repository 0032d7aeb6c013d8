"""The pages of a site of Jekyll."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from .blocks import block
from .jekyll_documents import NOT_PAGES
from .jekyll_site import PAGE_ENDS
from .records import CV, HOME, PAPERS, NewPage
from .sections import section_of
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .jekyll_site import JekyllSite
    from .old_files import OldPage

_ARCHIVES = re.compile(
    r"(?:^|/)(?:404|(?:tag|category|collection|page|year)s?-archive|sitemap|talkmap|search|feed|robots)\b"
)
_BLOG = "blog/index.md"
_POSTS_ON_HOME = 3


class JekyllPages:
    """Takes the pages of a site."""

    def __init__(self, site: JekyllSite) -> None:
        self.site = site

    def read(self) -> None:
        """Take all pages."""
        site = self.site
        for path in site.files.names:
            is_page = path.startswith("_pages/") or "/" not in path or not path.startswith("_")
            if is_page and path.endswith(PAGE_ENDS) and not NOT_PAGES.match(posixpath.basename(path)):
                page = site.files.page(path) if path not in site.taken.files.values() else None
                if page and page.meta.values and not site.held_back(page):
                    self._page(page)
        name = site.config.text("blog_name")
        if name and name != "al-folio":
            site.taken.blog_title = name
            if _BLOG in site.taken.pages:
                site.taken.pages[_BLOG].title = name

    def _page(self, page: OldPage) -> None:
        site, report = self.site, self.site.report
        address = site.addresses.of_page(page)
        addresses = [address, *site.redirected(page)]
        path = address.strip("/").removesuffix(".html")
        if _ARCHIVES.search(page.path) or _ARCHIVES.search(path):
            report.leave(page.path, 1, "the page", "its content is made by the old system; this one makes its own")
            return
        if page.meta.text("dropdown") == "true" and not page.body.strip():
            self._dropdown(page)
            return
        section = section_of(path)
        if section == "blog" and "{%" in page.body:
            report.leave(page.path, page.line, "the text of the page", "it lists the posts, which the blog here does")
            page.body = ""
        source = {"publications": PAPERS, "blog": _BLOG, "cv": CV}.get(section) or f"{path or 'index'}.md"
        new = NewPage(source, page.meta.text("title") or path, page)
        order = page.meta.text("nav_order")
        new.in_nav = page.meta.text("nav") == "true" or path in site.order or source == HOME
        new.rank = site.order.get(path, float(order) if re.fullmatch(r"[\d.]+", order) else 100)
        if section in site.taken.lists:
            new.blocks.append(section)
        if source == PAPERS:
            new.blocks.append("publications")
        if source == CV:
            self._file_of_cv(new)
        if source == HOME:
            self._home(new)
        else:
            self._intro(new)
        site.by_file[page.path] = address
        site.taken.add_page(new, *addresses)
        report.take(page.path, f"docs/{new.source}")
        tell_unread(page.meta, report)

    def _dropdown(self, page: OldPage) -> None:
        """Give the pages that al-folio has in a menu its place in the bar of pages."""
        order = page.meta.text("nav_order")
        for number, child in enumerate(mappings(page.meta.take("children"))):
            if link := plain_text(child.get("permalink")).strip("/"):
                place = float(order) if re.fullmatch(r"[\d.]+", order) else 90.0
                self.site.order.setdefault(link, place + number / 100)
                for source, new in self.site.taken.pages.items():
                    if new.address.strip("/") == link and source != HOME:
                        new.in_nav, new.rank = True, self.site.order[link]
        self.site.report.take(page.path, "mkdocs.yml: nav has the pages of its menu")

    def _file_of_cv(self, new: NewPage) -> None:
        """Link the file of a curriculum vitae; how it was shown does not matter here."""
        new.old.meta.take("cv_format")
        if file := new.old.meta.text("cv_pdf"):
            places = (file.lstrip("/"), f"assets/pdf/{file.lstrip('/')}")
            if found := next((each for each in places if each in self.site.files), ""):
                new.before.append(f"[PDF](/{found})")
            else:
                self.site.report.leave(new.old.path, new.old.meta.line("cv_pdf"), file, "the old site has no such file")

    def _intro(self, new: NewPage) -> None:
        meta = new.old.meta
        words = meta.text("description", "subtitle", "excerpt")
        if words and "{" not in words:
            new.front["description"] = re.sub(r"<[^<>]*>|\[([^\]]*)\]\([^)]*\)", r"\1", words)
            if "<" in words or "](" in words:
                new.before.append(words)
        for profile in mappings(meta.take("profiles")):
            new.after += self._profile(profile)

    def _profile(self, profile: Mapping[str, object]) -> list[str]:
        """Return the paragraphs of one of al-folio's profiles, whose text is a page of its own."""
        content = f"_pages/{profile.get('content', '')}"
        image = plain_text(profile.get("image"))
        parts = [f"![](/assets/img/{image})"] if image else []
        if content in self.site.files:
            parts.append(self.site.files.page(content).body.strip())
        return [*parts, plain_text(profile.get("more_info") or profile.get("address"))]

    def _home(self, new: NewPage) -> None:
        meta, person = new.old.meta, self.site.taken.person
        new.front["template"] = "home.html"
        words = meta.text("subtitle") or meta.text("description", "excerpt")
        if words and "<" not in words and "](" not in words and not person.tagline:
            person.tagline = words
        elif words:
            new.before.append(words)
        profile = meta.take("profile")
        if isinstance(profile, dict):
            self.site.use_portrait(plain_text(profile.get("image")), new.old.path, meta.line("profile"))
            new.after.append(str(profile.get("more_info") or profile.get("address") or "").strip())
        new.after += [self.site.config.text("contact_note"), *self._parts_of_home(new)]
        new.after = [each for each in new.after if each]

    def _parts_of_home(self, new: NewPage) -> list[str]:
        """Return the blocks of news and posts for which the front matter asks, with their numbers."""
        meta, taken = new.old.meta, self.site.taken
        config = self.site.config
        news = meta.take("announcements") or config.take("announcements")
        posts = meta.take("latest_posts") or config.take("latest_posts")
        meta.take("news", "social", "selected_papers")
        limit = plain_text(news.get("limit")) if isinstance(news, dict) else config.text("news_limit")
        found = []
        if "news" in taken.lists and limit.isdigit() and int(limit):
            found.append(block("news", title="News", limit=int(limit)))
        is_wanted = posts is True or (isinstance(posts, dict) and posts.get("enabled") is not False)
        if taken.has_posts and is_wanted:
            limit = plain_text(posts.get("limit")) if isinstance(posts, dict) else ""
            number = int(limit) if limit.isdigit() and int(limit) else _POSTS_ON_HOME
            found.append(block("posts", title="Latest posts", limit=number))
        return found
