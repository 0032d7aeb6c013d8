"""Reads the options in `extra.homepage`, and reports problems at the lines that set them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from ..problems import Problem, did_you_mean, shown_path
from ..rule_names import RULES
from ..text.addresses import OF_A_SITE
from ..text.named_files import path_in
from ..text.orcids import orcid_in_address, orcid_of, wrong_orcid
from ..text.safe_urls import leads_elsewhere, safe_url
from .csl_files import style_problem
from .lines import option_node, option_place
from .misplaced import OF_AUTHOR, OPTIONS, SECTIONS, TEXTS_OF_AUTHOR, right_option
from .misread import is_glued_hyphen, written_value
from .old_addresses import wrong_old_address
from .options import MARKS, STYLES, Options, Owner, PaperPages, Position, Profile, name_and_aliases
from .renamed import new_name_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..front_matter.yaml_reader import Steps
    from ..names.people import Person
    from ..problems import Severity

_FILE = re.compile(
    r"[^@:]+\.(?:bib|csv|docx?|epub|gif|html?|jpe?g|json|md|mp[34]|od[pst]|pdf|png|pptx?|svg|tex|txt|vcf|webp|xlsx?|zip)",
    re.IGNORECASE,
)
"""The name of a file that is not the name of another site, such as `example.org`."""
T = TypeVar("T")


def _as_mapping(text: str, known: Sequence[str]) -> str:
    """Return a text as a key and a value: `title: A` for `title:A`, and the first known key for other texts."""
    key, colon, value = text.partition(":")
    return f"{key}: {value.strip()}" if colon and key in known else f"{known[0]}: {text}"


def _names_a_file(text: str) -> bool:
    """Return whether an address without a scheme looks like a file in docs/ and not like the name of another site."""
    first, slash, _ = re.split("[?#]", text, maxsplit=1)[0].lstrip("./").partition("/")
    return "." not in first if slash else _FILE.fullmatch(first) is not None


def _listed(value: object) -> object:
    """Return a list of one text for that text; any other value is returned unchanged."""
    return [value] if isinstance(value, str) else value


def read_options(
    raw: object, config_file: str, root: Path, docs: Path | None = None
) -> tuple[Options, tuple[Problem, ...]]:
    """Return the options in `extra.homepage` and their problems, each with its line."""
    reader = _Reader(Path(config_file), root, docs or root / "docs")
    return reader.options(raw), tuple(reader.problems)


class _Reader:
    """Reads nested options; a wrong value is reported, and the default is used."""

    def __init__(self, config_file: Path, root: Path, docs: Path) -> None:
        self.config_file = config_file
        self.root = root
        self.docs = docs
        self.problems: list[Problem] = []

    def options(self, raw: object) -> Options:
        values = self.mapping(raw, (), OPTIONS)
        styles = values.get("citation_styles", list(STYLES))
        author = self.owner(values.get("author"))
        return Options(
            author=author,
            people=self.people(values.get("people"), author),
            paper_pages=self.paper_pages(values.get("paper_pages", True)),
            citation_styles=tuple(self.list_of(styles, ("citation_styles",), self.style)),
            citations=self.citations(values.get("citations", MARKS[0])),
            inline_citations=self.switch(values.get("inline_citations", False), ("inline_citations",)),
            other_bib=self.text(values.get("other_bib"), ("other_bib",)),
            publish_with_warnings=self.switch(values.get("publish_with_warnings", True), ("publish_with_warnings",)),
            frame=self.one_of(("own", "material"), values.get("frame", "own"), "frame"),
            allow=tuple(self.list_of(_listed(values.get("allow")), ("allow",), self.other_site)),
            policy=self.switch(values.get("policy", True), ("policy",)),
            redirects=tuple(self.redirects(values.get("redirects"))),
            silence=tuple(self.list_of(values.get("silence"), ("silence",), self.rule)),
        )

    def owner(self, raw: object) -> Owner:
        at: Steps = ("author",)
        values = self.mapping(raw, at, OF_AUTHOR)
        profiles = tuple(self.list_of(values.get("profiles"), (*at, "profiles"), self.profile))
        named = next(filter(None, (orcid_in_address(profile.url) for profile in profiles)), "")
        return Owner(
            name=self.text(values.get("name", ""), (*at, "name")),
            aliases=tuple(self.list_of(values.get("aliases"), (*at, "aliases"), self.text)),
            tagline=self.text(values.get("tagline", ""), (*at, "tagline")),
            portrait=self.text(values.get("portrait", ""), (*at, "portrait")),
            orcid=self.orcid(values.get("orcid", ""), (*at, "orcid")) or named,
            positions=tuple(self.list_of(values.get("positions"), (*at, "positions"), self.position)),
            profiles=profiles,
            **{name: self.text(values.get(name, ""), (*at, name)) for name in TEXTS_OF_AUTHOR},
        )

    def position(self, raw: object, at: Steps) -> Position:
        values = self.mapping(raw, at, ("title", "organization", "url"))
        texts = {name: self.text(value, (*at, name)) for name, value in values.items() if name != "url"}
        return Position(
            texts.get("title", ""), texts.get("organization", ""), self.url(values.get("url"), (*at, "url"))
        )

    def profile(self, raw: object, at: Steps) -> Profile:
        values = self.mapping(raw, at, ("name", "url"))
        if values and not values.get("name"):
            self.report(at, "needs a name: write `name: ORCID`, or the name of another site.")
        return Profile(self.text(values.get("name", ""), (*at, "name")), self.url(values.get("url"), (*at, "url")))

    def people(self, raw: object, author: Owner) -> tuple[Person, ...]:
        """Return the people, and report a name that two people have, because it would fit neither of them."""
        people = tuple(self.list_of(raw, ("people",), self.person))
        if people:
            from .shared_names import shared_names

            for at, what, severity in shared_names(author.person, people):
                self.report(at, what, severity)
        return people

    def person(self, raw: object, at: Steps) -> Person:
        values = self.mapping(raw, at, ("name", "aliases", "url", "orcid", "groups"))
        name = self.text(values.get("name"), (*at, "name"))
        if not name and isinstance(raw, dict):
            self.report(at, "needs a name: write `name: Given Family` first.")
        from ..names.people import Person

        aliases = self.list_of(values.get("aliases"), (*at, "aliases"), self.text)
        return Person(
            *name_and_aliases(name, aliases),
            url=self.url(values.get("url"), (*at, "url")),
            orcid=self.orcid(values.get("orcid"), (*at, "orcid")),
            groups=tuple(self.list_of(values.get("groups"), (*at, "groups"), self.text)),
        )

    def orcid(self, raw: object, at: Steps) -> str:
        """Return an ORCID iD as sixteen digits with hyphens; its address is also accepted."""
        text = self.text(raw, at)
        orcid = orcid_of(text)
        if text and (wrong := wrong_orcid(orcid)):
            self.report(at, f'"{text}" {wrong}')
            return ""
        return orcid

    def rule(self, raw: object, at: Steps) -> str:
        name = self.text(raw, at)
        if name and name not in RULES:
            self.report(at, f'contains "{name}", which is not a rule.{did_you_mean(name, RULES)}')
        return name

    def other_site(self, raw: object, at: Steps) -> str:
        text = self.text(raw, at)
        if text and not OF_A_SITE.fullmatch(text):
            self.report(at, f'contains "{text}", which is not an address of a site; write `https://example.org`.')
            return ""
        return text

    def citations(self, raw: object) -> str:
        """Return one of the marks, or a citation style; the first mark if the option has neither."""
        name = str(raw)
        if name in MARKS:
            return name
        if why := style_problem(name, self.docs, MARKS):
            known = ", ".join((*MARKS, *STYLES))
            self.report(("citations",), f"takes {known}, or a .csl file in docs/, not {raw!r}. {why}".rstrip())
            return MARKS[0]
        return name

    def redirects(self, raw: object) -> Iterator[tuple[str, str]]:
        """Yield each old address as it is written, and where it leads."""
        if raw is not None and not isinstance(raw, dict):
            self.report(("redirects",), "takes a mapping: write each old address and its page, `/old/: page.md`.")
        for old, target in raw.items() if isinstance(raw, dict) else ():
            at: Steps = ("redirects", str(old))
            if wrong := wrong_old_address(str(old), target):
                self.report(at, wrong)
            elif (text := self.text(target, at)) and (url := safe_url(text)):
                yield str(old), url
            elif text or target is None:
                self.report(at, "leads nowhere: write the path of a page or file in docs/, or an address.")

    def style(self, raw: object, at: Steps) -> str:
        name = self.text(raw, at)
        if why := style_problem(name, self.docs):
            self.report(at, f'contains "{name}", which is not a citation style. {why}'.rstrip())
            return ""
        return name

    def switch(self, raw: object, at: Steps) -> bool:
        if not isinstance(raw, bool):
            self.report(at, f"takes true or false, not {raw!r}.")
        return raw is True

    def paper_pages(self, raw: object) -> PaperPages:
        if raw is True or raw is False:
            return "all" if raw else "none"
        if raw == "selected":
            return "selected"
        self.report(
            ("paper_pages",),
            f"takes true, selected or false, not {raw!r}.{did_you_mean(str(raw), ['selected'])}",
        )
        return "all"

    def one_of(self, known: tuple[T, ...], raw: object, option: str) -> T:
        """Return one of the known words, the first if the option has none of them."""
        found = next((word for word in known if word == raw), None)
        if found is None:
            *others, last = map(str, known)
            hint = did_you_mean(str(raw), [*others, last])
            self.report((option,), f"takes {', '.join(others)} or {last}, not {raw!r}.{hint}")
        return known[0] if found is None else found

    def mapping(self, raw: object, at: Steps, known: Sequence[str]) -> dict[str, object]:
        """Return the known keys of a mapping and their values; an unknown key is reported with a similar known key."""
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            form = f"; write `{_as_mapping(raw, known)}`" if isinstance(raw, str) and at else ""
            if isinstance(raw, str) and not at and "//" in raw:
                form = ". It is not the address of the logo's link, as in Material: the name leads to the start page"
            self.report(at, f"takes a mapping with the keys {', '.join(known)}{form}.")
            return {}
        for key in raw:
            if key not in known and not is_glued_hyphen(key):
                old = ".".join(("extra", "homepage", *(step for step in at if isinstance(step, str)), str(key)))
                hint = new_name_hint("option", old) or right_option(str(key), known)
                self.report((*at, str(key)), f"is not an option.{hint}")
        return {key: raw[key] for key in known if key in raw}

    def list_of(self, raw: object, at: Steps, read: Callable[[object, Steps], T]) -> Iterator[T]:
        if raw is None:
            return
        if isinstance(raw, dict) and self.has_misplaced(raw, at):
            return
        if not isinstance(raw, list):
            space = " and a space" if is_glued_hyphen(raw) else ""
            self.report(at, f"takes a list: one item on each line, after a hyphen{space}.")
            return
        for number, item in enumerate(raw):
            yield read(item, (*at, number))

    def has_misplaced(self, raw: dict[object, object], at: Steps) -> bool:
        """Report the options that are indented below a list, where they mean nothing; return whether there are any.

        Items without a space after the hyphen are reported where values that YAML misreads are.
        """
        misplaced = [str(key) for key in raw if key in SECTIONS and key != "name"]
        for key in misplaced:
            self.report((*at, key), f"is not an option here. {SECTIONS[key]}")
        return bool(misplaced) or any(map(is_glued_hyphen, raw))

    def text(self, raw: object, at: Steps) -> str:
        if isinstance(raw, str):
            return raw.strip()
        if raw is not None:
            what = self.misread(at) or f"not {raw!r}"
            self.report(at, f"takes a text, {what}.")
        return ""

    def misread(self, at: Steps) -> str:
        """Return what YAML reads instead of the text that is written, or an empty text if the file says neither."""
        advice = written_value(option_node(self.config_file, ("extra", "homepage", *at)))
        return f"and {advice}" if advice else ""

    def url(self, raw: object, at: Steps) -> str:
        text = self.text(raw, at)
        url = safe_url(text)
        if text and "\\" in text and not url:
            written = text.replace("\\", "/")
            self.report(at, f'"{text}" is not an address; write it with forward slashes: {written}')
            return ""
        if text and not (url and (leads_elsewhere(url) or _names_a_file(text) or self.is_on_site(url))):
            start = "mailto:" if re.fullmatch(r"[^\s@/]+@[^\s@/]+", text) else "https://"
            self.report(at, f'"{text}" is not an address that a page can link to; start it with {start}')
            return ""
        if (orcid := orcid_in_address(text)) and (wrong := wrong_orcid(orcid)):
            self.report(at, f'"{text}" {wrong}')
        return url

    def is_on_site(self, url: str) -> bool:
        """Return whether an address without a scheme leads to a file or page below docs/."""
        name = unquote(url.partition("#")[0]).strip("/")
        return any(path_in(self.docs, each) for each in (name, f"{name}.md"))

    def report(self, at: Steps, what: str, severity: Severity = "error") -> None:
        path, line = option_place(self.config_file, ("extra", "homepage", *at))
        name = ".".join(str(step) for step in ("extra", "homepage", *at) if isinstance(step, str))
        self.problems.append(
            Problem(shown_path(path, self.root), line, f"{name} {what}", rule="site-option", severity=severity)
        )
