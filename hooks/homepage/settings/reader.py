"""Reads the options in `extra.homepage`, and reports problems at the lines that set them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from ..problems import Problem, did_you_mean, shown_path
from ..rule_names import RULES
from ..text.orcids import orcid_in_address, orcid_of, wrong_orcid
from ..text.safe_urls import safe_url
from .lines import option_place
from .options import STYLES, Options, Owner, PaperPages, Position, Profile, name_and_aliases

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..front_matter.yaml_reader import Steps
    from ..names.people import Person

_OPTIONS = ("author", "people", "paper_pages", "citation_styles", "inline_citations", "other_bib", "silence")
_OF_AUTHOR = ("name", "aliases", "tagline", "portrait", "positions", "profiles")
_PLACES = {
    "homepage": "extra:",
    **dict.fromkeys(_OPTIONS, "extra: homepage:"),
    **dict.fromkeys(_OF_AUTHOR, "extra: homepage: author:"),
    **dict.fromkeys(("bib_file", "bib_dir"), "plugins: bibtex:"),
}
"""The section of `mkdocs.yml` to which each option belongs."""
T = TypeVar("T")


def misspelt_section(names: Iterable[str], config_file: str, root: Path) -> tuple[Problem, ...]:
    """Return a problem for each name below `extra` that looks like a misspelled `homepage`."""
    problems = []
    for name in names:
        if hint := did_you_mean(name, ["homepage"]):
            path, line = option_place(Path(config_file), ("extra", name))
            message = f"extra.{name} is not an option.{hint}"
            problems.append(Problem(shown_path(path, root), line, message, rule="site-option", severity="error"))
    return tuple(problems)


def misplaced_options(section: Steps, names: Iterable[str], config_file: str, root: Path) -> tuple[Problem, ...]:
    """Return a problem for each option of the homepage among the keys (`names`) of a section above its own."""
    problems = []
    for name in names:
        if name in _OPTIONS or (name == "homepage" and not section):
            path, line = option_place(Path(config_file), (*section, name))
            written = ".".join(str(step) for step in (*section, name))
            message = f"{written} is not an option here. {_belongs(name)}"
            problems.append(Problem(shown_path(path, root), line, message, "site-option"))
    return tuple(problems)


def _belongs(name: str) -> str:
    """Return a sentence about the section of an option, or an empty string if no option has this name."""
    return f"Write it under `{_PLACES[name]}`." if name in _PLACES else ""


def misnamed_portrait(portrait: str, files: Collection[str], config_file: str, root: Path) -> tuple[Problem, ...]:
    """Return a problem if the portrait is missing but a file with the same name and another extension exists."""
    stem = portrait.rpartition(".")[0]
    near = [file for file in files if file.rpartition(".")[0] == stem]
    if not stem or portrait in files or not near:
        return ()
    path, line = option_place(Path(config_file), ("extra", "homepage", "author", "portrait"))
    message = f'extra.homepage.author.portrait names {portrait}, which is not in docs/. Did you mean "{near[0]}"?'
    return (Problem(shown_path(path, root), line, message, "missing-file"),)


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
        values = self.mapping(raw, (), _OPTIONS)
        styles = values.get("citation_styles", list(STYLES))
        author = self.owner(values.get("author"))
        return Options(
            author=author,
            people=self.people(values.get("people"), author),
            paper_pages=self.paper_pages(values.get("paper_pages", True)),
            citation_styles=tuple(self.list_of(styles, ("citation_styles",), self.style)),
            inline_citations=self.switch(values.get("inline_citations", False), ("inline_citations",)),
            other_bib=self.text(values.get("other_bib"), ("other_bib",)),
            silence=tuple(self.list_of(values.get("silence"), ("silence",), self.rule)),
        )

    def owner(self, raw: object) -> Owner:
        at: Steps = ("author",)
        values = self.mapping(raw, at, _OF_AUTHOR)
        return Owner(
            name=self.text(values.get("name", ""), (*at, "name")),
            aliases=tuple(self.list_of(values.get("aliases"), (*at, "aliases"), self.text)),
            tagline=self.text(values.get("tagline", ""), (*at, "tagline")),
            portrait=self.text(values.get("portrait", ""), (*at, "portrait")),
            positions=tuple(self.list_of(values.get("positions"), (*at, "positions"), self.position)),
            profiles=tuple(self.list_of(values.get("profiles"), (*at, "profiles"), self.profile)),
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

            for at, what in shared_names(author.person, people):
                self.report(at, what)
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

    def style(self, raw: object, at: Steps) -> str:
        name = self.text(raw, at)
        if name not in STYLES and not (name.endswith(".csl") and (self.docs / name).is_file()):
            hint = did_you_mean(name, STYLES) or f" Known here: {', '.join(STYLES)}, and .csl files in docs/."
            self.report(at, f'contains "{name}", which is not a citation style.{hint}')
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

    def mapping(self, raw: object, at: Steps, known: Sequence[str]) -> dict[str, object]:
        """Return the known keys of a mapping and their values; an unknown key is reported with a similar known key."""
        if raw is None:
            return {}
        if not isinstance(raw, dict):
            form = f"; write `{known[0]}: {raw}`" if isinstance(raw, str) and at else ""
            self.report(at, f"takes a mapping with the keys {', '.join(known)}{form}.")
            return {}
        for key in raw:
            if key not in known:
                place = f" {_belongs(key)}" if key in _PLACES else ""
                hint = did_you_mean(str(key), known) or place or f" Known here: {', '.join(known)}."
                self.report((*at, str(key)), f"is not an option.{hint}")
        return {key: raw[key] for key in known if key in raw}

    def list_of(self, raw: object, at: Steps, read: Callable[[object, Steps], T]) -> Iterator[T]:
        if raw is None:
            return
        if not isinstance(raw, list):
            self.report(at, "takes a list: one item on each line, after a hyphen.")
            return
        for place, item in enumerate(raw):
            yield read(item, (*at, place))

    def text(self, raw: object, at: Steps) -> str:
        if isinstance(raw, str):
            return raw.strip()
        if raw is not None:
            self.report(at, f"takes a text, not {raw!r}.")
        return ""

    def url(self, raw: object, at: Steps) -> str:
        text = self.text(raw, at)
        url = safe_url(text)
        if text and not (url and (re.match(r"[a-z]+:", url) or self.is_on_site(url))):
            start = "mailto:" if re.fullmatch(r"[^\s@/]+@[^\s@/]+", text) else "https://"
            self.report(at, f'"{text}" is not an address that a page can link to; start it with {start}')
            return ""
        if (orcid := orcid_in_address(text)) and (wrong := wrong_orcid(orcid)):
            self.report(at, f'"{text}" {wrong}')
        return url

    def is_on_site(self, url: str) -> bool:
        """Return whether an address without a scheme leads to a file or page below docs/."""
        path = self.docs / unquote(url.partition("#")[0]).strip("/")
        return path.exists() or path.with_name(f"{path.name}.md").exists()

    def report(self, at: Steps, what: str) -> None:
        path, line = option_place(self.config_file, ("extra", "homepage", *at))
        name = ".".join(str(step) for step in ("extra", "homepage", *at) if isinstance(step, str))
        self.problems.append(
            Problem(shown_path(path, self.root), line, f"{name} {what}", rule="site-option", severity="error")
        )
