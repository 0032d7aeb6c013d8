"""The files of the old site: their texts, their front matter and their data, with line numbers."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..front_matter.document import split_front_matter
from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import read_yaml
from ..text.encoding import decode
from ..text.plain_values import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .report import Report

_NOT_CONTENT = {"_site", "_freeze", "_vendor", "node_modules", "vendor", "_gen", "renv", "__pycache__", "venv"}
"""Folders of programs and of what they make."""
_TOML = re.compile(r"\ufeff?\s*\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$\n?", re.MULTILINE | re.DOTALL)
_LARGEST = 100
"""How many megabytes a file of a site may have."""
_CANNOT_READ = "it cannot be read"


@dataclass
class Keys:
    """Keys and values of an old file; those that nobody asks for are reported."""

    path: str
    values: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def take(self, *names: str) -> object:
        """Return the value of the first of these keys that has one, and note that they were read."""
        self.read.update(names)
        return next((self.values[name] for name in names if self.values.get(name) not in (None, "", [], {})), None)

    def text(self, *names: str) -> str:
        """Return the same as a text on one line; empty if it is a list or a mapping."""
        value = self.take(*names)
        return "" if isinstance(value, list | dict) else " ".join(plain_text(value).split())

    def texts(self, *names: str) -> list[str]:
        """Return the same as a list of texts; words of one text may have commas between them."""
        value = self.take(*names)
        return as_texts(value)

    def line(self, name: str) -> int:
        """Return the line of a key."""
        return self.lines.get(name, 1)

    @property
    def unread(self) -> list[str]:
        """The keys with a value that nobody asked for."""
        return [key for key, value in self.values.items() if key not in self.read and value not in (None, "", [], {})]


@dataclass
class OldPage:
    """A text of the old site with its front matter."""

    path: str
    """From the root of the old site."""
    meta: Keys
    body: str
    line: int = 1
    """The line on which the body starts."""

    @property
    def stem(self) -> str:
        """The name of the file without its folder and ending; of a folder's index file, that of the folder."""
        *folders, name = self.path.split("/")
        stem = name.partition(".")[0] if name.startswith("index.") else name.rpartition(".")[0]
        return folders[-1] if stem.lstrip("_") == "index" and folders else stem


class OldFiles:
    """The old site's folder."""

    def __init__(self, root: Path, report: Report) -> None:
        self.root = root
        self.report = report
        self.names: list[str] = []
        for name in sorted(_names(root)):
            if (shown := os.fsencode(name).decode(errors="replace")) != name:
                report.leave(shown, 1, "the file", "its name is not UTF-8; rename it")
            elif os.path.getsize(root / name) > _LARGEST * 1_000_000:
                report.leave(name, 1, "the file", f"it is larger than {_LARGEST} MB, which GitHub refuses")
            else:
                self.names.append(name)
        self.known = set(self.names)
        self.read: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self.known

    def below(self, folder: str, *endings: str) -> list[str]:
        """Return the files in a folder and the folders in it, with one of these endings."""
        start = f"{folder}/" if folder else ""
        return [name for name in self.names if name.startswith(start) and name.lower().endswith(endings or "")]

    def text(self, name: str) -> str:
        """Return a file's text."""
        self.read.add(name)
        try:
            return decode((self.root / name).read_bytes())[0].replace("\r\n", "\n").replace("\r", "\n")
        except OSError as error:
            self.report.leave(name, 1, "the file", f"{_CANNOT_READ} ({error.strerror})")
            return ""

    def page(self, name: str) -> OldPage:
        """Return a page with its front matter, in YAML or TOML; it has none if the file has none."""
        text = self.text(name)
        if toml := _TOML.match(text):
            keys = self._toml(name, toml[1])
            return OldPage(name, keys, text[toml.end() :], text.count("\n", 0, toml.end()) + 1)
        if not text.lstrip("\ufeff \n").startswith("---"):
            return OldPage(name, Keys(name), text.lstrip("\ufeff"))
        front, problems = split_front_matter(text, name)
        for problem in problems:
            if problem.rule not in ("no-front-matter", "yaml-comment"):
                self.report.leave(name, problem.line, "front matter", problem.message)
        return OldPage(name, Keys(name, front.data, front.lines), front.body, front.body_line)

    def data(self, *names: str) -> Keys:
        """Return the keys of the first of these data files that is there; none if there is no such file."""
        name = next((each for each in names if each in self), "")
        value = self.value(name) if name else None
        return Keys(name, value if isinstance(value, dict) else {}, self._lines)

    def value(self, name: str) -> object:
        """Return the value of a file in YAML, JSON or TOML."""
        text = self.text(name).lstrip("\ufeff")
        self._lines: Mapping[str, int] = {}
        if name.endswith(".toml"):
            keys = self._toml(name, text)
            self._lines = keys.lines
            return keys.values
        try:
            data = read_yaml(text.replace("\t", "  "))
        except UnreadableYaml as error:
            self.report.leave(name, error.line, "the file", f"{_CANNOT_READ}: {error.message}")
            return None
        self._lines = data.lines
        return data.value

    _lines: Mapping[str, int] = {}

    def _toml(self, name: str, text: str) -> Keys:
        try:
            values = _without_dates(tomllib.loads(text))
        except (ValueError, RecursionError) as error:  # not only what `tomllib` refuses, but also huge numbers
            self.report.leave(name, 1, "the TOML of the file", f"{_CANNOT_READ}: {error}")
            return Keys(name)
        lines = enumerate(text.split("\n"), start=2 if "+++" in self.text(name)[:5] else 1)
        found = [(re.match(r"\[*([\w-]+)", line), number) for number, line in lines]
        return Keys(name, values, {match[1]: number for match, number in reversed(found) if match})


def as_texts(value: object) -> list[str]:
    """Return a list of texts from a list, or from one text with commas between words."""
    if isinstance(value, list):
        return [text for each in value if (text := plain_text(each).strip())]
    return [part.strip() for part in plain_text(value).split(",") if part.strip()]


def _without_dates(value: object) -> dict[str, object]:
    """Return TOML's tables with dates as texts."""
    plain = _plain(value)
    return plain if isinstance(plain, dict) else {}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _names(root: Path) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _NOT_CONTENT]
        path = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in files:
            file = os.path.join(folder, name)
            if not name.startswith(".") and os.path.isfile(file) and not os.path.islink(file):
                yield name if path == "." else f"{path}/{name}"
