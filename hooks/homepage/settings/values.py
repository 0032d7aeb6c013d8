"""Reads values of options; a wrong value is reported at its line, and an empty one is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote

from ..problems import Problem, did_you_mean, shown_path
from ..text.named_files import path_in
from ..text.orcids import orcid_in_address, wrong_orcid
from ..text.safe_urls import leads_elsewhere, safe_url
from .lines import option_node, option_place
from .misplaced import SECTIONS, right_option
from .misread import is_glued_hyphen, written_value
from .renamed import new_name_hint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ..front_matter.yaml_reader import Steps
    from ..problems import Severity

_FILE = re.compile(
    r"[^@:]+\.(?:bib|csv|docx?|epub|gif|html?|jpe?g|json|md|mp[34]|od[pst]|pdf|png|pptx?|svg|tex|txt|vcf|webp|xlsx?|zip)",
    re.IGNORECASE,
)
"""The name of a file that is not the name of another site, such as `example.org`."""
T = TypeVar("T")


class ValueReader:
    """Reads values of nested options in a configuration file, and keeps the problems."""

    def __init__(self, config_file: Path, root: Path, docs: Path) -> None:
        self.config_file = config_file
        self.root = root
        self.docs = docs
        self.problems: list[Problem] = []

    def switch(self, raw: object, at: Steps) -> bool:
        """Return true or false; anything else is reported, and false."""
        if not isinstance(raw, bool):
            self.report(at, f"takes true or false, not {raw!r}.")
        return raw is True

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
        """Yield what `read` makes of each item of a list; anything else is reported."""
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
        """Return a text without blanks around it; anything else is reported, and empty."""
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
        """Return an address that a page can link to; anything else is reported, and empty."""
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
        """Add a problem of the option at some steps, with its line."""
        path, line = option_place(self.config_file, ("extra", "homepage", *at))
        name = ".".join(str(step) for step in ("extra", "homepage", *at) if isinstance(step, str))
        self.problems.append(
            Problem(shown_path(path, self.root), line, f"{name} {what}", rule="site-option", severity=severity)
        )


def _as_mapping(text: str, known: Sequence[str]) -> str:
    """Return a text as a key and a value: `title: A` for `title:A`, and the first known key for other texts."""
    key, colon, value = text.partition(":")
    return f"{key}: {value.strip()}" if colon and key in known else f"{known[0]}: {text}"


def _names_a_file(text: str) -> bool:
    """Return whether an address without a scheme looks like a file in docs/ and not like the name of another site."""
    first, slash, _ = re.split("[?#]", text, maxsplit=1)[0].lstrip("./").partition("/")
    return "." not in first if slash else _FILE.fullmatch(first) is not None
