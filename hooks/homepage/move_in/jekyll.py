"""Sites of Jekyll: al-folio, academicpages, and others with jekyll-scholar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from ..text.slugs import slug
from .coauthors import add_coauthors
from .cv_data import CvData
from .jekyll_addresses import JekyllAddresses
from .jekyll_data import JekyllData
from .jekyll_documents import JekyllDocuments
from .jekyll_owner import take_owner
from .jekyll_pages import JekyllPages
from .jekyll_site import JekyllSite
from .liquid import Liquid
from .papers import Papers
from .records import CV, Taken
from .static_files import copied
from .unread import tell_unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .old_files import OldFiles
    from .report import Report

_CV_FILES = ("_data/cv.yml", "assets/json/resume.json", "_data/resume.json", "_data/cv.json")


class Jekyll:
    """Reads a site of Jekyll."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        config = files.data("_config.yml", "_config.yaml")
        taken = Taken(_system(files, config.values), config=config.path)
        self.site = JekyllSite(files, report, config, taken, JekyllAddresses(config), data=[config])
        self.files, self.report, self.config, self.taken = files, report, config, taken
        self.papers = Papers(taken, files, report)
        self.documents = JekyllDocuments(self.site, self.papers)

    def read(self) -> tuple[Taken, Liquid]:
        """Return all that the site has, and the reader of its texts."""
        take_owner(self.site)
        copied(self.files, self.taken, self.report, theirs=("_",))
        self._bibliography()
        self._navigation()
        self.documents.read()
        of_data = JekyllData(self.site, self.papers).read()
        JekyllPages(self.site).read()
        self._cv()
        self._details()
        lists = {**self.documents.lists(), **of_data}
        liquid = Liquid(self._values(), self.papers.keys, lists, self._address_of_file, self.report)
        liquid.keys_of_files = self.papers.keys_of_files
        liquid.own_include = self._own_include
        for keys in self.site.data:
            tell_unread(keys, self.report)
        return self.taken, liquid

    def _bibliography(self) -> None:
        scholar = self.config.take("scholar")
        options = scholar if isinstance(scholar, dict) else {}
        folder = plain_text(options.get("source") or "_bibliography").strip("./")
        in_root = [name for name in self.files.names if name.endswith(".bib") and "/" not in name]
        names = self.files.below(folder, ".bib") if folder else in_root
        main = plain_text(options.get("bibliography") or "references.bib")
        main = f"{folder}/{main.removesuffix('.bib')}.bib"
        for name in sorted(names, key=lambda each: (each != main, not each.endswith("/papers.bib"), each)):
            self.papers.add_file(name, is_first=not self.taken.bib)
        add_coauthors(self.files, self.taken, self.report)
        self.papers.add_cited(list(self.files.below("assets/bibliography", ".bib")))

    def _navigation(self) -> None:
        keys = self.files.data("_data/navigation.yml")
        entries = keys.take("main")
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict) and entry.get("url"):
                self.site.order[plain_text(entry["url"]).strip("/")] = number
        if keys.values:
            self.report.take(keys.path, "mkdocs.yml: nav")
            self.site.data.append(keys)

    def _cv(self) -> None:
        """Take the curriculum vitae from the one file that the old site showed."""
        names = [name for name in _CV_FILES if name in self.files]
        fetched = plain_text(self.config.values.get("jekyll_get_json"))
        asked = next((page.old.meta.text("cv_format") for page in self.taken.pages.values() if page.source == CV), "")
        if asked == "jsonresume" or (not asked and "resume" in fetched):
            names.sort(key=lambda name: "resume" not in name)
        cv = CvData(self.taken, self.files, self.report)
        for name in names:
            if cv.has_any:
                self.files.text(name)
                self.report.leave(name, 1, "the file", f"the curriculum vitae is that of {cv.path}")
            else:
                cv.add(name)
        cv.finish()

    def _details(self) -> None:
        """Let the pages that jekyll-scholar made for entries lead to the papers."""
        scholar = self.config.values.get("scholar")
        layouts = [f"_layouts/{name}" for name in ("bibtex.html", "bibtex.liquid", "details.html")]
        if isinstance(scholar, dict) and any(name in self.files for name in layouts):
            folder = plain_text(scholar.get("details_dir") or "bibliography").strip("/")
            ending = "/" if self.site.addresses.ending() == "/" else ".html"
            for key in self.papers.keys_of_files.get("papers", []):
                self.taken.addresses.setdefault(f"/{folder}/{key}{ending}", f"publications/{slug(key)}.md")

    def _values(self) -> dict[str, object]:
        """Return what pages may name: the options and the data; that they may be named does not count as read."""
        read = set(self.files.read)
        names = self.files.below("_data", ".yml", ".yaml", ".json")
        data = {name.removeprefix("_data/").rpartition(".")[0]: self.files.data(name).values for name in names}
        self.files.read = read
        return {**self.config.values, "data": data}

    def _own_include(self, name: str) -> str:
        """Return the text of a Markdown file that pages include, which may be in one of two folders."""
        found = next((each for each in (f"_includes/{name}", name) if each in self.files), "")
        return self.files.page(found).body if found else ""

    def _address_of_file(self, name: str) -> str:
        by_file = self.site.by_file
        known = by_file.get(name) or by_file.get(f"_posts/{name}.md", "")
        return known or (f"/{name}" if name in self.files else "")


def _system(files: OldFiles, options: Mapping[str, object]) -> str:
    """Return the name of the system, as the files and options of a site tell it."""
    named = ("theme", "footer_text", "description", "blog_name", "repository")
    signs = ("_data/coauthors.yml", "_includes/figure.html")
    if any(re.search("al.folio", plain_text(options.get(name))) for name in named) or any(
        map(files.__contains__, signs)
    ):
        return "al-folio"
    if isinstance(options.get("author"), dict) and "_data/navigation.yml" in files:
        return "academicpages"
    return "jekyll-scholar" if "scholar" in options else "Jekyll"
