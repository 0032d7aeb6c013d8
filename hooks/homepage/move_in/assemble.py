"""Makes the files of the new site from what was taken: pages, lists, papers, and the options in `mkdocs.yml`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..bibtex import parse_bib
from ..text.code_fences import CODE
from .addresses import NewAddresses
from .blocks import block
from .old_files import Keys, OldPage
from .records import CV, HOME, PAPERS, NewPage
from .texts import Texts, lowered
from .yaml_edits import front_matter, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .records import ListItem, Taken
    from .report import Report
    from .texts import Dialect

_BLOCK = re.compile(r"^/// ([\w-]+)", re.MULTILINE)
_LOADED = re.compile(
    r"!\[[^\]]*\]\(<?((?:https?:)?//[^/\s)>]+)|<(?:img|iframe|video|audio|source|embed)\b[^<>]*?\ssrc=[\"']((?:https?:)?//[^/\"']+)",
    re.IGNORECASE,
)
_PICTURE_PLACES = ("", "images/", "assets/img/", "assets/images/", "media/")
_TITLES = {"cv": "CV"}
_NEWS_ON_HOME = 5
_PAPERS_ON_HOME = 5


class Assembly:
    """Makes the texts of files."""

    def __init__(self, taken: Taken, dialect: Dialect, report: Report) -> None:
        self.taken = taken
        self.report = report
        self.addresses = NewAddresses(taken)
        self.texts = Texts(dialect, self.addresses, report)
        self.root = NewPage(HOME, "", OldPage("", Keys(""), ""))
        """The page as seen from which lists name pages and files."""

    def files(self) -> dict[str, str]:
        """Return the texts of the new files, by their paths from the project's root."""
        self._home()
        self._profiles()
        lists = {name: self._list(name, items) for name, items in self.taken.lists.items()}
        pages = {f"docs/{source}": self._page(page) for source, page in self.taken.pages.items()}
        pages |= self._missing(pages)
        found = {**pages, **{f"docs/lists/{name}.yml": text for name, text in lists.items()}}
        found["docs/publications.bib"] = "\n".join(f"{piece.rstrip()}\n" for piece in self.taken.bib)
        if self.taken.other_bib:
            found["docs/others.bib"] = "\n\n".join(self.taken.other_bib) + "\n"
        return {name: text for name, text in found.items() if text.strip()}

    def _home(self) -> None:
        home = self.taken.pages.get(HOME)
        if home is None:
            old = OldPage("", Keys(""), "")
            home = self.taken.add_page(NewPage(HOME, self.taken.title, old, {"template": "home.html"}), "/")
        home.in_nav, home.rank, home.title = True, -1, "About"
        if self.taken.person.place:
            home.after.append(self.taken.person.place)
        shown = "\n".join([home.old.body, *home.after])
        if "news" in self.taken.lists and "/// news" not in shown:
            home.after.append(block("news", title="News", limit=_NEWS_ON_HOME))
        if self.taken.bib and "/// publications" not in shown and "{% bibliography" not in shown:
            selected = self.taken.selected
            title = "Selected papers" if selected else "Recent papers"
            options = {"selected": True} if selected else {"limit": _PAPERS_ON_HOME}
            home.after.append(f"## {title}\n\n{block('publications', group='none', **options)}")

    def _profiles(self) -> None:
        """Let the addresses of the author lead to the pages and files of the new site."""
        for name, url in list(self.taken.person.profiles.items()):
            if self.addresses.is_internal(url) or url.startswith("#"):
                target = self.addresses.target(url, "/") if not url.startswith("#") else None
                if target:
                    self.taken.person.profiles[name] = target
                else:
                    why = "the old site has no such page or file" if name != "E-mail" else "this is not a mail address"
                    self.report.leave(self.taken.config, 1, f"{name}: {url}", why)
                    del self.taken.person.profiles[name]

    def _page(self, page: NewPage) -> str:
        folder = folder_of(page.address)
        before = [self.texts.move(part, page, folder).strip() for part in page.before]
        body = (
            lowered(self.texts.move(page.old.body, page, folder).strip()) if page.source != CV or page.old.body else ""
        )
        after = [lowered(self.texts.move(part, page, folder).strip()) for part in page.after]
        if page.kind == "post":
            body = _with_excerpt(body)
        if page.source == HOME:  # what its text shows already is not shown again
            in_body = set(_BLOCK.findall(body))
            after = [part for part in after if not in_body & set(_BLOCK.findall(part))]
        shown = set(_BLOCK.findall("\n".join((body, *after))))
        options = {"filters": True} if page.source == PAPERS else {}
        blocks = [
            block(name, **options) for name in dict.fromkeys(page.blocks) if name not in shown and self._is_there(name)
        ]
        title = [] if page.source == HOME or not page.title else [f"# {_title(page.title)}"]
        parts = [*title, *before, body, *blocks, *after]
        front = {key: value for key, value in page.front.items() if value not in ("", [], None)}
        if hosts := loaded_hosts("\n".join(filter(None, parts))):
            self._allow(page, front, hosts)
        if page.source == CV and "cv" in front:
            front = {"title": _title(page.title), **front}
        head = f"{front_matter(front)}\n" if front else ""
        return head + "\n\n".join(filter(None, parts)) + "\n"

    def _allow(self, page: NewPage, front: dict[str, object], hosts: list[str]) -> None:
        """Let a page show what it shows from other sites; a post is shown on other pages, too."""
        where = f"docs/{page.source}"
        if page.kind == "post":
            self.taken.allow += [host for host in hosts if host not in self.taken.allow]
            where = "mkdocs.yml"
        else:
            front["allow"] = hosts
        self.report.take(
            page.old.path, f"{where}: `allow` names {', '.join(hosts)}, from where the page shows something"
        )

    def _is_there(self, name: str) -> bool:
        return name in self.taken.lists or name == "publications"

    def _list(self, name: str, items: list[ListItem]) -> str:
        rows = [row for item in items if (row := self._row(item))]
        return "\n".join("\n".join(lines_of([row])) + "\n" for row in rows)

    def _row(self, item: ListItem) -> dict[str, object]:
        values = dict(item.values)
        context = NewPage(HOME, "", item.old)
        folder = folder_of(item.address)
        for key in item.text_keys:
            if key in values:
                values[key] = self.texts.line(str(values[key]), context, folder)
        for key in item.path_keys:
            if key in values:
                values[key] = self._path(str(values[key]), context, folder, is_picture=key == "picture")
        for key, value in values.items():
            if isinstance(value, str) and value.startswith("/") and key == "url":
                values[key] = value.lstrip("/")
            elif key in ("text",) and isinstance(value, str):
                values[key] = re.sub(r"\]\(/([^)]*\.md)\)", r"](\1)", value)
        return {key: value for key, value in values.items() if value not in ("", [], None)}

    def _path(self, url: str, page: NewPage, folder: str, *, is_picture: bool) -> str:
        """Return a file or page with its path from `docs/`; a picture may be in one of several folders."""
        if not self.addresses.is_internal(url):
            if is_picture and url:
                self.report.leave(
                    page.old.path, page.old.meta.line("image"), url, "a picture in a list is a file of the site"
                )
                return ""
            return url if re.match(r"https?:|mailto:|#", url) else f"https:{url}" if url.startswith("//") else url
        for place in (*_PICTURE_PLACES, folder.strip("/") + "/"):
            name = f"{place}{url.lstrip('/')}"
            if name in self.addresses.files or name in self.taken.files:
                return name
        if is_picture:
            last = posixpath.basename(url)
            named = [name for name in self.taken.files if posixpath.basename(name) == last]
            if len(named) != 1:
                self.report.leave(page.old.path, page.old.meta.line("img"), url, "the old site has no such picture")
            return named[0] if len(named) == 1 else ""
        new = self.texts.address(url, page, folder)
        return "" if new == "#" else new

    def _missing(self, pages: Mapping[str, str]) -> dict[str, str]:
        """Return a page for each list that no page shows, and for the posts."""
        shown = {
            name: source for source, text in pages.items() for name in _BLOCK.findall(text) if source != f"docs/{HOME}"
        }
        cv = self.taken.pages[CV].front.get("cv") if CV in self.taken.pages else []
        shown |= {name: f"docs/{CV}" for name in cv if isinstance(name, str)} if isinstance(cv, list) else {}
        found: dict[str, str] = {}
        for name in self.taken.lists:
            if name not in shown and f"{name}.md" not in self.taken.pages:
                page = self.taken.add_page(
                    NewPage(f"{name}.md", name.capitalize(), self.root.old, in_nav=True, rank=90)
                )
                found[f"docs/{page.source}"] = f"# {page.title}\n\n{block(name)}\n"
        for old, source in self.taken.addresses.items():
            name = source.removesuffix(".md")
            if source not in self.taken.pages and name in shown:
                self.taken.addresses[old] = shown[name].removeprefix("docs/")
        if self.taken.has_posts and "blog/index.md" not in self.taken.pages:
            page = self.taken.add_page(
                NewPage("blog/index.md", self.taken.blog_title, self.root.old, in_nav=True, rank=91)
            )
            found[f"docs/{page.source}"] = f"# {_title(page.title)}\n"
        if PAPERS not in self.taken.pages and self.taken.bib:
            page = self.taken.add_page(NewPage(PAPERS, "Publications", self.root.old, in_nav=True, rank=40))
            found[f"docs/{PAPERS}"] = f"# Publications\n\n{block('publications', filters=True)}\n"
        return found


def loaded_hosts(text: str) -> list[str]:
    """Return the sites from which a text loads pictures, films and frames."""
    plain = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    found = [next(filter(None, groups)) for groups in _LOADED.findall(re.sub(CODE, "", plain, flags=re.MULTILINE))]
    return list(dict.fromkeys(f"https:{each}" if each.startswith("//") else each for each in found))


def folder_of(address: str) -> str:
    """Return the folder from which the relative links of a page lead."""
    return address if address.endswith("/") else posixpath.dirname(address) or "/"


def known_keys(taken: Taken) -> set[str]:
    """Return the keys of all entries."""
    return {entry.key for piece in (*taken.bib, *taken.other_bib) for entry in parse_bib(piece, "").entries}


def _title(title: str) -> str:
    plain = " ".join(re.sub(r"<[^<>]*>", "", title).split())
    return _TITLES.get(plain, plain[:1].upper() + plain[1:] if plain == plain.lower() else plain)


def _with_excerpt(body: str) -> str:
    """Return a post with a mark after its first paragraph, up to which the list of posts shows it."""
    first, gap, rest = body.partition("\n\n")
    is_plain = gap and rest.strip() and re.match(r"[^\W\d_]|\*|\[(?!\^)", first) and "<!--" not in body[:2000]
    return f"{first}\n\n<!-- more -->\n\n{rest}" if is_plain and "<!-- more -->" not in body else body
