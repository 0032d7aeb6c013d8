"""What plugins and extensions refuse: where in the author's files that is, and what to write instead."""

from __future__ import annotations

import re
import sysconfig
from itertools import chain
from pathlib import Path
from traceback import extract_tb, walk_tb
from typing import TYPE_CHECKING

from homepage.problems import did_you_mean, shown_path

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"(?<!\w)'([^'\n]+)'(?!\w)|\"([^\"\n]+)\"|`([^`\n]+)`|:\s([^\s'\"]+?)[.,]?(?=\s|$)")
"""What a message names, also without quotes after a colon."""
_LINE = re.compile(r"\bline (\d+),? column \d+")
_OF_YAML = re.compile(r"\s+in \"[^\"]*\", line \d+, column \d+.*", re.DOTALL)
"""What YAML says of the place, which is said before the message."""
_READERS = ("mkdocs", "markdown")
"""The programs that read pages. They also call what the author programs, whose errors keep their traceback."""
_PARTS = ("homepage", "any_host", "mkdocs_host")
"""The engine itself: its errors keep their traceback."""
_POST = (
    " The front matter of a post has lines such as `date: 2024-07-18`; `title` is a text in quotes, `hide` and `tags`"
    " are lists."
)
_ADVICE = {
    "Error reading authors file": " Each author has `name`, `description` and `avatar`, below `authors`.",
    "not in allow list": " Write one that mkdocs.yml allows, or add it there.",
    "Error reading metadata": _POST,
    "Couldn't find '<!-- more -->'": " Write it on a line of its own, after what the list of posts shows.",
    "Couldn't find author": " Add the author to `.authors.yml`, or write one of those.",
    "post '": _POST,  # in the words of Zensical
}
"""What to do, by what a message of a plugin contains."""


def refused(error: Exception, docs: Path, root: Path, *, is_said: bool) -> str:
    """Return in one line what a plugin or an extension refuses in a file of the author's; empty for any other error.

    `is_said` is whether the plugin means the error for the author. Any other one has its name.
    """
    if not is_said and not (package := _package(error)):
        return ""
    text = str(error)
    file = next(chain(_named_files(text, docs, root), _files_being_read(error)), None)
    if file is None:
        return ""
    told = " ".join(_OF_YAML.sub("", text).split())
    if not is_said:
        told = f"{package} cannot read this file ({type(error).__name__}: {told})"
    return f"{shown_path(file, root)}:{_line(text, file)}: {told.rstrip('.')}.{_advice(text, error)}"


def _package(error: Exception) -> str:
    """Return the package in which an error was raised; empty if that is the engine, or no package."""
    names = [str(frame.f_globals.get("__name__", "")).partition(".")[0] for frame, _ in walk_tb(error.__traceback__)]
    if {*names}.intersection(_PARTS):
        return ""
    frames = [*zip(names, (Path(each.filename) for each in extract_tb(error.__traceback__)), strict=True)]
    installed = [place for place, (_, file) in enumerate(frames) if "site-packages" in file.parts]
    if not installed:
        return ""
    package, called = frames[installed[-1]][0], frames[installed[-1] + 1 :]
    of_python = sysconfig.get_path("stdlib")
    if package in _READERS and not (called and all(file.is_relative_to(of_python) for _, file in called)):
        return ""
    return package


def _named(text: str) -> Iterator[str]:
    return (next(filter(None, found)).partition("\\n")[0] for found in _QUOTED.findall(text))


def _named_files(text: str, docs: Path, root: Path) -> Iterator[Path]:
    """Yield the author's files that a message names."""
    for name in _named(text):
        for folder in (docs, root):
            try:
                file = (folder / name).resolve()
                if file.is_file() and file.is_relative_to(root):
                    yield file
            except (OSError, ValueError):  # no name of a file
                continue


def _files_being_read(error: Exception) -> Iterator[Path]:
    """Yield the files of the pages that were read when an error was raised, the innermost first."""
    for frame, _ in reversed([*walk_tb(error.__traceback__)]):
        for name in ("page", "post"):
            file = getattr(frame.f_locals.get(name), "file", None)
            if path := getattr(file, "abs_src_path", None):
                yield Path(path)


def _line(text: str, file: Path) -> int:
    """Return the line that a message names, else the first with something that it names, else 1."""
    is_page = file.suffix == ".md"
    if named := _LINE.findall(text):
        return int(named[-1]) + is_page  # a page has a line before its YAML
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    for name in _named(text):
        for pattern in (rf"[\"']?{re.escape(name)}[\"']?\s*:", rf".*?(?<!\w){re.escape(name)}(?!\w)"):
            if at := next((number for number, line in enumerate(lines, 1) if re.match(pattern, line)), 0):
                return at
    return 1


def _advice(text: str, error: Exception) -> str:
    advice = next((advice for part, advice in _ADVICE.items() if part in text), "")
    known = [name for frame, _ in walk_tb(error.__traceback__) for name in _authors(frame.f_locals.get("self"))]
    return advice + (did_you_mean(next(_named(text), ""), known) if "author '" in text else "")


def _authors(plugin: object) -> Iterator[str]:
    return iter(getattr(plugin, "authors", None) or ())
