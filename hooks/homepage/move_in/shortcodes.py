"""Shortcodes: those of Hugo and HugoBlox, and Quarto's, which have the same form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .blocks import cited
from .html_text import picture
from .texts import in_comment, line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .records import NewPage
    from .report import Report

_TOKEN = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<fence>^[ \t]*(?P<mark>`{3,}|~{3,}).*?^[ \t]*(?P=mark)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)(?!`))"
    r"|\{\{(?P<sign>[<%])-?\s*(?P<close>/?)\s*(?P<name>[\w/.-]+)(?P<rest>.*?)-?/?[>%]\}\}",
    re.DOTALL | re.MULTILINE,
)
_ARGUMENT = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\s\"']+))|\"([^\"]*)\"|`([^`]*)`|(\S+)")
_LOOKS = {"toc", "icon", "fa", "ai", "bi", "iconify", "pagebreak", "clear", "hr", "br", "ctrl"}
_NOTES = {"note": "note", "tip": "tip", "warning": "warning", "danger": "danger", "info": "info", "success": "success"}
_WHY = "this shortcode has no equal here; write in Markdown what it shows"


class Shortcodes:
    """Reads shortcodes in the pages of a site."""

    def __init__(
        self, keys: Collection[str], people: Mapping[str, str], papers: Mapping[str, str], report: Report
    ) -> None:
        self.keys = keys
        self.people = people
        """The names of people by the folders of their pages."""
        self.papers = papers
        """The keys of papers by the old address of their page."""
        self.report = report

    def read(self, text: str, page: NewPage) -> str:
        """Return the text with what the shortcodes say; what has no equal is in comments."""
        if "{{" not in text:
            return text
        pieces: list[str] = []
        end = 0
        while found := _TOKEN.search(text, end):
            pieces.append(text[end : found.start()])
            end, said = self._token(text, found, page)
            pieces.append(said)
        return "".join((*pieces, text[end:]))

    def _token(self, text: str, found: re.Match[str], page: NewPage) -> tuple[int, str]:
        if found["comment"] or found["fence"]:
            return found.end(), found[0]
        name, named, plain = found["name"], *_arguments(found["rest"])
        close = re.compile(rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}").search(text, found.end())
        if close and not found["close"]:
            inside = self.read(text[found.end() : close.start()], page)
            if (said := self._enclosed(name, named, plain, inside.strip("\n"))) is not None:
                return close.end(), said
            return close.end(), self._left(found[0], page) + inside + in_comment(close[0])
        if name in _LOOKS:
            self.report.look(f"{{{{< {name} >}}}}", page.old.path, line_of(page, found[0]))
            return found.end(), ""
        said = self._single(name, named, plain)
        return found.end(), said if said is not None else self._left(found[0], page)

    def _left(self, what: str, page: NewPage) -> str:
        self.report.leave(page.old.path, line_of(page, what), what, _WHY)
        return in_comment(what)

    def _enclosed(self, name: str, named: dict[str, str], plain: list[str], inside: str) -> str | None:
        kind = named.get("type") or (plain[0] if plain else "note")
        if name in ("callout", "alert", "notice", "admonition"):
            title = named.get("title", "")
            return _admonition("!!!", _NOTES.get(kind, "note"), title, inside)
        if name in ("spoiler", "details", "toggle", "expand"):
            return _admonition("???", "note", named.get("text") or named.get("title") or " ".join(plain), inside)
        if name in ("staticref", "button", "cta", "link"):
            url = named.get("url") or named.get("href") or named.get("link") or (plain[0] if plain else "")
            url = f"/{url}" if name == "staticref" and not url.startswith(("/", "http")) else url
            return f"[{inside.strip()}]({url})"
        if name == "math":
            return f"$$\n{inside.strip()}\n$$"
        if name == "highlight":
            return f"```{plain[0] if plain else ''}\n{inside}\n```"
        if name == "cite":
            return self._cited(named, plain)
        return inside if name in ("rawhtml", "raw", "html", "center", "div") else None

    def _single(self, name: str, named: dict[str, str], plain: list[str]) -> str | None:
        first = plain[0] if plain else ""
        source = named.get("src") or named.get("url") or named.get("file") or first
        if name in ("figure", "img", "image") and source:
            return _figure(named, source)
        if name in ("youtube", "vimeo", "bilibili", "youtubeLite") and (film := named.get("id") or first):
            starts = {"vimeo": "https://vimeo.com/", "bilibili": "https://www.bilibili.com/video/"}
            url = f"{starts.get(name, 'https://www.youtube.com/watch?v=')}{film}"
            return f"[{named.get('title') or url}]({url})"
        if name in ("video", "audio", "pdf", "embed-pdf", "slideshare") and source:
            return f"[{named.get('title') or source.rpartition('/')[2]}]({source})"
        if name == "gist" and len(plain) > 1:
            return f"[Gist {plain[1]}](https://gist.github.com/{plain[0]}/{plain[1]})"
        if name in ("tweet", "x") and (number := named.get("id") or first):
            url = f"https://twitter.com/{named.get('user', 'i')}/status/{number}"
            return f"[{url}]({url})"
        if name in ("ref", "relref") and source:
            return source
        if name == "mention" and first in self.people:
            return self.people[first]
        return self._cited(named, plain) if name == "cite" else None

    def _cited(self, named: dict[str, str], plain: list[str]) -> str | None:
        page = (named.get("page") or (plain[0] if plain else "")).strip("/")
        return cited([self.papers.get(page, page)], self.keys)


def _arguments(rest: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    plain: list[str] = []
    for found in _ARGUMENT.finditer(rest):
        if found[1]:
            named[found[1]] = next((each for each in found.groups()[1:5] if each is not None), "")
        else:
            plain.append(next((each for each in found.groups()[5:] if each is not None), ""))
    return named, plain


def _figure(named: dict[str, str], source: str) -> str:
    words = named.get("alt") or named.get("caption") or named.get("title", "")
    shown = picture({"src": source, "alt": words, "width": named.get("width", "")})
    if named.get("link"):
        shown = f"[{shown}]({named['link']})"
    below = [named[key] for key in ("title", "caption", "attr") if named.get(key)]
    return "\n\n".join(("", shown, *below, "")) if below else f"\n\n{shown}\n\n"


def _admonition(mark: str, kind: str, title: str, inside: str) -> str:
    body = re.sub(r"^(?=.)", "    ", inside, flags=re.MULTILINE)
    quoted = f' "{title.replace(chr(34), chr(39))}"' if title else ""
    return f"\n\n{mark} {kind}{quoted}\n\n{body}\n\n"
