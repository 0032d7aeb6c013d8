"""Reads the options in `extra.homepage`, and reports problems at the lines that set them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import did_you_mean
from ..rule_names import RULES
from ..text.addresses import OF_A_SITE
from ..text.orcids import orcid_in_address, orcid_of, wrong_orcid
from ..text.safe_urls import safe_url
from .csl_files import style_problem
from .misplaced import OF_AUTHOR, OPTIONS, TEXTS_OF_AUTHOR
from .old_addresses import wrong_old_address
from .options import MARKS, STYLES, Options, Owner, PaperPages, Position, Profile, name_and_aliases
from .values import ValueReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..front_matter.yaml_reader import Steps
    from ..names.people import Person
    from ..problems import Problem


def read_options(
    raw: object, config_file: str, root: Path, docs: Path | None = None
) -> tuple[Options, tuple[Problem, ...]]:
    """Return the options in `extra.homepage` and their problems, each with its line."""
    reader = _OptionReader(Path(config_file), root, docs or root / "docs")
    return reader.options(raw), tuple(reader.problems)


class _OptionReader(ValueReader):
    """Reads each option; a wrong value is reported, and the default is used."""

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


def _listed(value: object) -> object:
    """Return a list of one text for that text; any other value is returned unchanged."""
    return [value] if isinstance(value, str) else value
