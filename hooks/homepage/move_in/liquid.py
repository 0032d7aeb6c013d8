"""Liquid, the template language of Jekyll, with the tags of al-folio, academicpages and jekyll-scholar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..text.code_fences import change_outside_code
from ..text.plain_values import plain_text
from ..text.word_sets import word_set
from .blocks import block, cited, publications_block
from .html_text import picture
from .texts import NOWHERE, in_comment, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from .records import NewPage
    from .report import Report

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<fence>^(?P<mark>`{3,}|~{3,}).*?^(?P=mark)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`))"
    r"|\{%-?\s*(?P<tag>\w+)(?P<rest>.*?)-?%\}|\{\{-?(?P<value>.*?)-?\}\}",
    re.DOTALL | re.MULTILINE,
)
_WITH_END = word_set("for if unless case capture tablerow tabs tab jupyter_notebook bibliography_count")
_ENCLOSING = ("raw", "highlight", "codehilite", "comment", "details")
_LOOP = re.compile(r"site\.(data\.[\w-]+|\w+)")
_ASSIGNED = re.compile(r"([\w-]+)\s*=\s*(.*)", re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_BIBLIOGRAPHY = re.compile(r"\{%-?\s*bibliography\b(.*?)-?%\}")
_OF_LOOP = re.compile(r"\[\s*\w+\s*=\s*\{\{.*?\}\}\s*\]\*?")
"""The part of a query that each turn of a loop fills in, such as the year."""
_OF_LISTS = {"news": "news", "courses": "teachings", "latest_posts": "posts", "projects": "projects"}
"""The includes of al-folio that show a collection."""
_VALUE = re.compile(r"([\"'])(.*?)\1|([\w.-]+)")
_OPTION = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_PATH_VALUE = re.compile(r"(?:site\.(?:base)?url|base_path|site\.github\.url)$")
_NOTHING = re.compile(
    r"(?:include\w*\s+)?(?:base_path|toc|bib_search|.*(?:scripts|analytics|metadata|header|footer)\b)"
)
_IN_ADDRESS = re.compile(r"\]\([^()\s]*$|\b(?:href|src)\s*=\s*[\"'][^\"']*$")
_WHY = "pages have no conditions, loops and variables; write out what it shows"


class Liquid:
    """Reads Liquid in the pages of a site."""

    def __init__(
        self,
        values: Mapping[str, object],
        keys: Collection[str],
        lists: Mapping[str, str],
        by_file: Callable[[str], str],
        report: Report,
    ) -> None:
        self.values = values
        self.keys = keys
        """The keys that can be cited."""
        self.keys_of_files: Mapping[str, list[str]] = {}
        """The keys in each further .bib file, by the name of the file without its ending."""
        self.lists = lists
        """The lists of the new site, by the collections that they are made from."""
        self.by_file = by_file
        """The old address of the page in a file."""
        self.report = report
        self.own_include: Callable[[str], str] = lambda name: ""
        """Returns the text of a file that the author wrote to be included, without its front matter."""
        self._variables: dict[tuple[str, str], str] = {}
        """The lists that variables of pages stand for, by the source of the page and the variable's name."""
        self._shown: set[tuple[str, str]] = set()
        """The lists that pages show already in the place of a loop, by the source of the page."""

    def read(self, text: str, page: NewPage) -> str:
        """Return the text with what Liquid says; what means nothing here is in comments."""
        if "{%" not in text and "{{" not in text:
            return text
        pieces: list[str] = []
        end = 0
        while found := _TOKEN.search(text, end):
            pieces.append(text[end : found.start()])
            end, said = self._token(text, found, page)
            if said.startswith("<!--") and _IN_ADDRESS.search("".join(pieces[-6:])[-200:]):
                said = NOWHERE
            pieces.append(said)
        return "".join((*pieces, text[end:]))

    def _token(self, text: str, found: re.Match[str], page: NewPage) -> tuple[int, str]:
        if found["comment"] or found["fence"]:
            return found.end(), found[0]
        if found["tag"] is None:
            return found.end(), self._value(found["value"], found[0], page)
        tag, rest = found["tag"], found["rest"].strip()
        if tag in _ENCLOSING and (close := re.search(rf"\{{%-?\s*end{tag}\s*-?%\}}", text[found.end() :])):
            inside = text[found.end() : found.end() + close.start()]
            return found.end() + close.end(), self._enclosed(tag, rest, inside, page)
        if tag in _WITH_END:
            end = _end_of(tag, text, found.end())
            return end, self._span(text[found.start() : end], page)
        said = self._single(tag, rest, found[0], page)
        return found.end(), said if said is not None else self._left(found[0], page)

    def _enclosed(self, tag: str, rest: str, inside: str, page: NewPage) -> str:
        if tag == "raw":  # no other tag reads what is shown as it is written
            return change_outside_code(inside, lambda part: part.replace("{%", "&#123;%").replace("{{", "&#123;&#123;"))
        if tag in ("highlight", "codehilite"):
            return f"```{rest.split(' ')[0] if rest else ''}\n{inside.strip(chr(10))}\n```"
        if tag == "comment":
            return in_comment(inside)
        body = re.sub(r"^(?=.)", "    ", self.read(inside, page).strip("\n"), flags=re.MULTILINE)
        return f'\n\n??? note "{rest.strip(chr(34))}"\n\n{body}\n\n'

    def _span(self, span: str, page: NewPage) -> str:
        """Return the list that a loop shows, or the whole span in a comment."""
        names = self._lists_in(span, page)
        if not names and (tag := _BIBLIOGRAPHY.search(span)):
            return self._scholar("bibliography", _OF_LOOP.sub("", tag[1]), page) or self._left(span, page)
        return self._list(names[0], page) if names else self._left(span, page)

    def _lists_in(self, text: str, page: NewPage) -> list[str]:
        """Return the names of the lists that a text of Liquid names, also by variables that stand for them."""
        found = [name for name in _LOOP.findall(text) if name in self.lists]
        words = _WORD.findall(text) if self._variables and not found else ()
        return found or [self._variables[page.source, word] for word in words if (page.source, word) in self._variables]

    def _list(self, name: str, page: NewPage) -> str:
        """Return the block for a list that a page shows in a loop or an include; it shows each list once."""
        shown = self.lists[name]
        self.report.take(page.old.path, f"its loop over {name} is the block {shown}")
        if not shown or (page.source, shown) in self._shown:
            return ""
        self._shown.add((page.source, shown))
        return f"\n\n{block(shown)}\n\n"

    def _left(self, what: str, page: NewPage) -> str:
        self.report.leave(page.old.path, line_of(page, what), what, _WHY)
        return in_comment(what)

    def _value(self, value: str, whole: str, page: NewPage) -> str:
        name, *filters = (part.strip() for part in value.split("|"))
        if _PATH_VALUE.match(name):
            return ""
        quoted = _VALUE.fullmatch(name)
        if quoted and quoted[1]:
            path = quoted[2]
            if not filters:
                return path
            if any(re.match(r"(?:relative_url|absolute_url|prepend|prepend_base)", each) for each in filters):
                return f"/{path.lstrip('/')}"
        found = self._looked_up(name, page)
        return found if found and not filters else self._left(whole, page)

    def _looked_up(self, name: str, page: NewPage) -> str:
        first, *steps = name.split(".")
        value: object = page.old.meta.values if first == "page" else self.values if first == "site" else None
        for step in steps:
            value = value.get(step) if isinstance(value, Mapping) else None
        return plain_text(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""

    def _single(self, tag: str, rest: str, whole: str, page: NewPage) -> str | None:
        """Return what a tag alone says, or None if it is not understood."""
        if tag.startswith("include"):
            return self._included(rest, whole, page)
        if tag in ("cite", "cite_details", "fullcite", "nocite"):
            return cited(_words(rest), self.keys, _locator(rest))
        if tag in ("reference", "details", "bibliography"):
            return self._scholar(tag, rest, page)
        if tag in ("link", "post_url"):
            return self.by_file(rest.strip()) or None
        if tag == "assign" and (named := _ASSIGNED.match(rest)) and (names := self._lists_in(named[2], page)):
            self._variables[page.source, named[1]] = names[0]
            return ""
        if tag == "gist":
            return f"[Gist {_words(rest)[0]}](https://gist.github.com/{_words(rest)[0]})" if _words(rest) else None
        if tag in ("youtube", "vimeo", "twitter"):
            return _film(tag, _words(rest)[0].strip("\"'")) if _words(rest) else None
        if tag in ("toc",):
            self.report.look(f"{{% {tag} %}}", page.old.path, line_of(page, whole))
            return ""
        return None

    def _included(self, rest: str, whole: str, page: NewPage) -> str | None:
        name = rest.split(" ")[0] if rest else ""
        given = {key: double or single or bare for key, double, single, bare in _OPTION.findall(rest)}
        given = {key: self.read(value, page) for key, value in given.items()}
        source = (
            given.get("path") or given.get("src") or given.get("url") or given.get("image_path") or given.get("id", "")
        )
        if re.match(r"(?:figure|image|img|responsive_image|picture)", name) and source:
            return _figure(given, source)
        if re.match(r"(?:video|audio|youtube|vimeo)", name) and source:
            return _film(re.split("[^a-z]", name)[0], source, given.get("title") or given.get("caption") or "")
        shown = _OF_LISTS.get(name.partition(".")[0], "")
        if shown in self.lists:
            return self._list(shown, page)
        if name.endswith((".md", ".markdown")) and (text := self.own_include(name)):
            return f"\n\n{self.read(text, page).strip()}\n\n"
        if _NOTHING.match(name):
            self.report.look(f"{{% include {name} %}}", page.old.path, line_of(page, whole))
            return ""
        return None

    def _scholar(self, tag: str, rest: str, page: NewPage) -> str | None:
        if tag != "bibliography":
            keys = [key for key in _words(rest) if key in self.keys]
            return f"\n\n{block('publications', keys=keys, group='none')}\n\n" if keys else None
        if re.search(r"--cited(?!_in_order\s*=)", rest):
            return "\n\n\\bibliography\n\n"
        file = re.search(r"(?:-f|--file)\s+([\w./-]+)", rest)
        has_several = len(self.keys_of_files) > 1
        if file and has_several and (of_file := self.keys_of_files.get(file[1].removesuffix(".bib"))):
            return f"\n\n{block('publications', keys=of_file)}\n\n"
        found = publications_block(rest, page.source.startswith("publications"))
        return f"\n\n{found}\n\n" if found else None


def _end_of(tag: str, text: str, start: int) -> int:
    """Return the place after the end of a tag's span; that of the tag itself if it is never closed."""
    depth, either = 1, re.compile(rf"\{{%-?\s*(?P<end>end)?{tag}\b.*?%\}}", re.DOTALL)
    for found in either.finditer(text, start):
        depth += -1 if found["end"] else 1
        if depth == 0:
            return found.end()
    return start


def _words(rest: str) -> list[str]:
    """Return the words of a tag before its first option."""
    return [word.strip(",") for word in re.split(r"\s(?=-)", f" {rest}")[0].split()]


def _locator(rest: str) -> str:
    """Return the pages that a citation names by `-l` or `--locator`."""
    found = re.search(r"(?:-l|--locator)\s*=?\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", rest)
    pages = (found[1] or found[2] or found[3]) if found else ""
    return f"{'pp' if re.search(r'[-–,]', pages) else 'p'}. {pages}" if pages else ""


def _figure(given: dict[str, str], source: str) -> str:
    whole = source if "//" in source else f"/{source.lstrip('/')}"
    shown = picture(
        {"src": whole, "alt": given.get("alt") or given.get("title") or given.get("caption", ""), **_size(given)}
    )
    return f"\n\n{shown}\n\n{given['caption']}\n\n" if given.get("caption") else f"\n\n{shown}\n\n"


def _size(given: dict[str, str]) -> dict[str, str]:
    width = given.get("width") or given.get("max-width") or ""
    return {"width": width} if width else {}


def _film(kind: str, source: str, title: str = "") -> str:
    if "/" not in source and kind != "audio":
        start = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}.get(kind, "")
        source = f"{start}{source}"
    elif "//" not in source:
        source = f"/{source.lstrip('/')}"
    return f"[{title or source.rpartition('/')[2]}]({source})"
