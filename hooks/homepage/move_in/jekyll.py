"""Sites of Jekyll: al-folio, academicpages, and others with jekyll-scholar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from .coauthors import add_coauthors
from .cv_data import CvData
from .items import Items
from .jekyll_addresses import JekyllAddresses
from .liquid import Liquid
from .papers import Papers
from .posts import add_post
from .profiles import add_accounts
from .records import CV, HOME, PAPERS, NewPage, Taken
from .sections import section_of
from .static_files import copied
from .unread import LOOKS, tell_unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .old_files import Keys, OldFiles, OldPage
    from .report import Report

_PAGE_ENDS = (".md", ".markdown", ".html", ".mkd", ".mkdown")
_ARCHIVES = re.compile(
    r"(?:^|/)(?:404|(?:tag|category|collection|page|year)s?-archive|sitemap|talkmap|search|feed|robots)\b"
)
_NOT_PAGES = re.compile(
    r"^(?:README|CONTRIBUTING|CHANGELOG|INSTALL|CUSTOMIZE|FAQ|LICENSE|QUICKSTART|TROUBLESHOOTING)", re.IGNORECASE
)
_THEIRS = {
    "includes",
    "layouts",
    "sass",
    "plugins",
    "data",
    "pages",
    "posts",
    "drafts",
    "bibliography",
    "site",
    "scripts",
}


class Jekyll:
    """Reads a site of Jekyll."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        self.files = files
        self.report = report
        self.config = files.data("_config.yml", "_config.yaml")
        self.taken = Taken(self._system(), config=self.config.path)
        self.addresses = JekyllAddresses(self.config)
        self.papers = Papers(self.taken, files, report)
        self.items = Items(self.taken, report)
        self.order: dict[str, float] = {}
        self.by_file: dict[str, str] = {}
        self.data: list[Keys] = [self.config]

    def read(self) -> tuple[Taken, Liquid]:
        """Return all that the site has, and the reader of its texts."""
        self._site()
        self._bibliography()
        copied(self.files, self.taken, self.report, theirs=("_",))
        self._navigation()
        for name in self._collections():
            self._collection(name)
        self._posts()
        self._pages()
        self._cv()
        self._details()
        liquid = Liquid(self._values(), self.papers.keys, self._lists(), self._address_of_file, self.report)
        liquid.keys_of_files = self.papers.keys_of_files
        for keys in self.data:
            tell_unread(keys, self.report)
        return self.taken, liquid

    def _system(self) -> str:
        theme = self.config.text("theme")
        if (
            "al_folio" in theme
            or any(
                "al-folio" in plain_text(self.config.values.get(name))
                for name in ("footer_text", "description", "blog_name", "repository")
            )
            or "_data/coauthors.yml" in self.files
            or "_includes/figure.html" in self.files
        ):
            return "al-folio"
        if isinstance(self.config.values.get("author"), dict) and "_data/navigation.yml" in self.files:
            return "academicpages"
        return "jekyll-scholar" if "scholar" in self.config.values else "Jekyll"

    def _site(self) -> None:
        config, taken = self.config, self.taken
        taken.site_url, taken.base = config.text("url"), config.text("baseurl")
        taken.description = config.text("description")
        taken.language = re.split("[-_]", config.text("lang", "locale"))[0].lower()
        person = taken.person
        author = config.take("author")
        person.name = " ".join(
            filter(None, [config.text("first_name"), config.text("middle_name"), config.text("last_name")])
        )
        title = config.text("title")
        if isinstance(author, dict):
            self._author(self.keys_of(author))
        else:
            person.name = person.name or plain_text(author)
        person.name = person.name or config.text("name") or title
        taken.title = title if title.lower() not in ("", "blank") else person.name
        if socials := self.files.data("_data/socials.yml").values:
            keys = self.files.data("_data/socials.yml")
            assert socials is not None
            add_accounts(person, keys)
            self.data.append(keys)
            self.report.take(keys.path, "mkdocs.yml: profiles")
        add_accounts(person, config)

    def keys_of(self, values: dict[str, object]) -> Keys:
        """Return the keys of a mapping in the configuration, which are reported at its line."""
        from .old_files import Keys

        keys = Keys(self.config.path, values, dict.fromkeys(values, self.config.line("author")))
        self.data.append(keys)
        return keys

    def _author(self, author: Keys) -> None:
        person = self.taken.person
        person.name = author.text("name") or person.name
        picture = author.text("avatar")
        person.picture = next(
            (
                name
                for name in (picture.lstrip("/"), f"images/{picture}", f"assets/images/{picture}")
                if name in self.files
            ),
            "",
        )
        person.tagline = re.sub(r"<[^<>]*>", "", author.text("bio"))
        if employer := author.text("employer"):
            person.positions.append({"title": employer})
        person.place = author.text("location")
        if pronouns := author.text("pronouns"):
            person.others["pronouns"] = pronouns
        add_accounts(person, author)
        self.report.take(author.path, "mkdocs.yml: author")

    def _bibliography(self) -> None:
        scholar = self.config.take("scholar")
        options = scholar if isinstance(scholar, dict) else {}
        folder = plain_text(options.get("source") or "_bibliography").strip("./")
        names = (
            self.files.below(folder, ".bib")
            if folder
            else [name for name in self.files.names if name.endswith(".bib") and "/" not in name]
        )
        main = plain_text(options.get("bibliography") or "references.bib")
        main = f"{folder}/{main.removesuffix('.bib')}.bib"
        for name in sorted(names, key=lambda each: (each != main, not each.endswith("/papers.bib"), each)):
            self.papers.add_file(name, is_first=not self.taken.bib)
        add_coauthors(self.files, self.taken, self.report)
        cited = list(self.files.below("assets/bibliography", ".bib"))
        self.papers.add_cited(cited)

    def _navigation(self) -> None:
        keys = self.files.data("_data/navigation.yml")
        entries = keys.take("main")
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict) and entry.get("url"):
                self.order[plain_text(entry["url"]).strip("/")] = number
        if keys.values:
            self.report.take(keys.path, "mkdocs.yml: nav")
            self.data.append(keys)

    def _collections(self) -> list[str]:
        folders = {name.split("/")[0][1:] for name in self.files.names if name.startswith("_") and "/" in name}
        return sorted(folder for folder in folders - _THEIRS if self.files.below(f"_{folder}", *_PAGE_ENDS))

    def _collection(self, name: str) -> None:
        section = section_of(name)
        for path in self.files.below(f"_{name}", *_PAGE_ENDS):
            page = self.files.page(path)
            if self._held_back(page):
                continue
            address = self.addresses.of_document(page, name)
            self.by_file[path] = address
            addresses = [address, *self._redirected(page)]
            if section == "publications":
                self.papers.add_page(page, addresses, self._own_bib(page))
            elif section in ("news", "projects", "talks", "teaching", "people"):
                self.items.add(section, page, addresses)
            else:
                self._other(name, page, addresses)
            tell_unread(page.meta, self.report)

    def _own_bib(self, page: OldPage) -> str:
        name = plain_text(page.meta.values.get("bibtexurl") or page.meta.values.get("bibtex")).lstrip("/")
        for each in (name, f"_{name}"):
            if each and each in self.files:
                page.meta.read |= {"bibtexurl", "bibtex"}
                return self.files.text(each)
        return ""

    def _other(self, name: str, page: OldPage, addresses: list[str]) -> None:
        """Add a document of a collection that is no list here: a page, which the page of its folder links to."""
        title = page.meta.text("title") or page.stem
        picture = page.meta.text("img", "cover", "image")
        before = [page.meta.text("description", "excerpt"), f"![]({picture})" if picture else ""]
        for key in page.meta.unread:
            value = page.meta.values[key]
            if key not in LOOKS and isinstance(value, str | int | float) and not isinstance(value, bool):
                before.append(f"{key.replace('_', ' ').capitalize()}: {page.meta.text(key)}")
        new = self.taken.add_page(
            NewPage(f"{name}/{page.stem}.md", title, page, before=[each for each in before if each]), *addresses
        )
        index = self.taken.pages.get(f"{name}/index.md")
        if index is None:
            from .old_files import Keys, OldPage

            index = NewPage(
                f"{name}/index.md", name.replace("_", " ").capitalize(), OldPage(f"_{name}/", Keys(f"_{name}/"), "")
            )
            index.rank = 50
            self.taken.pages[index.source] = index
            self.taken.addresses.setdefault(f"/{name}/", index.source)
        index.after.append(f"- [{title}]({addresses[0]})")
        self.report.take(page.path, f"docs/{new.source}")

    def _held_back(self, page: OldPage) -> bool:
        if page.meta.text("published") == "false":
            self.report.leave(page.path, page.meta.line("published"), "the page", "it was not published")
            return True
        return False

    def _redirected(self, page: OldPage) -> list[str]:
        return [each if each.startswith("/") else f"/{each}" for each in page.meta.texts("redirect_from")]

    def _posts(self) -> None:
        for path in [*self.files.below("_posts", *_PAGE_ENDS), *self.files.below("_drafts", *_PAGE_ENDS)]:
            page = self.files.page(path)
            address = self.addresses.of_post(page)
            self.by_file[path] = address
            add_post(
                self.taken, self.report, page, [address, *self._redirected(page)], draft=path.startswith("_drafts")
            )
            tell_unread(page.meta, self.report)
        if any(page.kind == "post" for page in self.taken.pages.values()):
            for address in ("/blog/", "/posts/", "/year-archive/", "/tags/", "/categories/"):
                self.taken.addresses.setdefault(address, "blog/index.md")

    def _pages(self) -> None:
        folders = [
            name
            for name in self.files.names
            if name.startswith("_pages/") or "/" not in name or not name.startswith("_")
        ]
        for path in folders:
            if path.endswith(_PAGE_ENDS) and not _NOT_PAGES.match(path) and path not in self.taken.files.values():
                page = self.files.page(path)
                if page.meta.values and not self._held_back(page):
                    self._page(page)

    def _page(self, page: OldPage) -> None:
        address = self.addresses.of_page(page)
        addresses = [address, *self._redirected(page)]
        path = address.strip("/").removesuffix(".html")
        if _ARCHIVES.search(page.path) or _ARCHIVES.search(path):
            self.report.leave(page.path, 1, "the page", "its content is made by the old system; this one makes its own")
            tell_unread(page.meta, self.report)
            return
        section = section_of(path)
        source = {"publications": PAPERS, "blog": "blog/index.md", "cv": CV}.get(section) or f"{path or 'index'}.md"
        new = NewPage(source, page.meta.text("title") or path, page)
        order = page.meta.text("nav_order")
        new.in_nav = page.meta.text("nav") == "true" or path in self.order or source == HOME
        new.rank = self.order.get(path, float(order) if re.fullmatch(r"[\d.]+", order) else 100)
        if section in self.taken.lists:
            new.blocks.append(section)
        if source == PAPERS:
            new.blocks.append("publications")
        if source == HOME:
            self._home(new)
        else:
            self._intro(new)
        self.by_file[page.path] = address
        self.taken.add_page(new, *addresses)
        self.report.take(page.path, f"docs/{new.source}")
        tell_unread(page.meta, self.report)

    def _intro(self, new: NewPage) -> None:
        meta = new.old.meta
        words = meta.text("description", "subtitle", "excerpt")
        if words and "{" not in words:
            new.front["description"] = re.sub(r"<[^<>]*>|\[([^\]]*)\]\([^)]*\)", r"\1", words)
            if "<" in words or "](" in words:
                new.before.append(words)
        for profile in mappings(meta.take("profiles")):
            new.after += self._profile(profile, new)

    def _profile(self, profile: Mapping[str, object], new: NewPage) -> list[str]:
        """Return the paragraphs of one of al-folio's profiles, whose text is a page of its own."""
        content = f"_pages/{profile.get('content', '')}"
        image = plain_text(profile.get("image"))
        parts = [f"![](/assets/img/{image})"] if image else []
        if content in self.files:
            parts.append(self.files.page(content).body.strip())
        return [*parts, plain_text(profile.get("more_info") or profile.get("address"))]

    def _home(self, new: NewPage) -> None:
        meta, person = new.old.meta, self.taken.person
        new.front["template"] = "home.html"
        words = meta.text("subtitle") or meta.text("description", "excerpt")
        if words and "<" not in words and "](" not in words and not person.tagline:
            person.tagline = words
        elif words:
            new.before.append(words)
        profile = meta.take("profile")
        if isinstance(profile, dict):
            image = plain_text(profile.get("image"))
            person.picture = (
                next((name for name in (f"assets/img/{image}", image.lstrip("/")) if name in self.files), "")
                or person.picture
            )
            new.after.append(str(profile.get("more_info") or profile.get("address") or "").strip())
        meta.take("news", "announcements", "latest_posts", "social", "selected_papers")
        new.after = [each for each in new.after if each]

    def _cv(self) -> None:
        cv = CvData(self.taken, self.files, self.report)
        for name in ("_data/cv.yml", "assets/json/resume.json", "_data/resume.json", "_data/cv.json"):
            if name in self.files:
                cv.add(name)
        cv.finish()

    def _details(self) -> None:
        """Let the pages that jekyll-scholar made for entries lead to the papers."""
        scholar = self.config.values.get("scholar")
        if isinstance(scholar, dict) and any(
            f"_layouts/{name}" in self.files for name in ("bibtex.html", "bibtex.liquid", "details.html")
        ):
            folder = plain_text(scholar.get("details_dir") or "bibliography").strip("/")
            ending = "/" if self.addresses.ending() == "/" else ".html"
            for key in self.papers.keys_of_files.get("papers", []):
                from ..text.slugs import slug

                self.taken.addresses.setdefault(f"/{folder}/{key}{ending}", f"publications/{slug(key)}.md")

    def _lists(self) -> dict[str, str]:
        """Return the lists by the names of the collections that they are made from."""
        found = {
            name: section
            for name in self._collections()
            if (section := section_of(name)) in {*self.taken.lists, "publications"}
        }
        return {**found, "posts": ""}

    def _values(self) -> dict[str, object]:
        data = {
            name.removeprefix("_data/").rpartition(".")[0]: self.files.data(name).values
            for name in self.files.below("_data", ".yml", ".yaml", ".json")
        }
        return {**self.config.values, "data": data}

    def _address_of_file(self, name: str) -> str:
        return (
            self.by_file.get(name)
            or self.by_file.get(f"_posts/{name}.md", "")
            or (f"/{name}" if name in self.files else "")
        )
