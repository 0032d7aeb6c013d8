"""Finds values in `mkdocs.yml` that YAML reads as something else than the author meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from ..front_matter.yaml_mistakes import UnreadableYaml, hyphen_without_space
from ..front_matter.yaml_reader import read_yaml
from ..problems import Problem, shown_path
from ..text.plain_values import quotable
from .inherited import configuration_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..front_matter.yaml_reader import Steps
    from ..problems import Severity
    from .inherited import ConfigurationFile

TEXTS: tuple[Steps, ...] = (
    ("copyright",),
    ("docs_dir",),
    ("edit_uri",),
    ("repo_name",),
    ("repo_url",),
    ("site_author",),
    ("site_description",),
    ("site_dir",),
    ("site_name",),
    ("site_url",),
    ("theme", "language"),
    ("theme", "name"),
    ("plugins", "bibtex", "bib_dir"),
    ("plugins", "bibtex", "bib_file"),
)
"""Options of MkDocs, the theme and mkdocs-bibtex that take a text."""
_HOMEPAGE = ("extra", "homepage")
_READ_AS = {"int": "a number", "float": "a number", "bool": "{value}", "timestamp": "a date"}
_NAMES = ("name", "aliases", "site_name", "site_author")
"""Options that are never set to nothing: `Null` there is somebody's name."""
_TRUE = ("y", "yes", "true", "on")
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
_GLUED_COMMENT = re.compile(r"((?:\S*\.\w{2,5}|https?://\S+|true|false|\d+))#\s.*")
_GLUED_HYPHEN = re.compile(r"-[^\W\d].*")
_GLUED_VALUE = re.compile(r"([A-Za-z_][\w-]*):([^\s/:].*)")
_SCHEMES = ("http", "https", "mailto", "tel", "ftp", "doi", "urn")
_NUMBER = re.compile(r"0|[1-9]\d*")
"""A number that MkDocs shows as it is written."""
_TAGS = ("!", "!ENV", "!relative", "tag:yaml.org,2002:")


def misread_values(config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each value in a configuration, and in those it inherits, that YAML misreads."""
    for each in configuration_files(config_file):
        path = shown_path(each.path, root)
        for scalar in _scalars(each.root, ()):
            if message := _misread(scalar):
                severity: Severity = "error" if scalar.steps in TEXTS and scalar.read_as else "warning"
                line = scalar.node.start_mark.line + 1
                yield Problem(path, line, message, "site-option", severity)
        yield from _glued_hyphens(each.root, path)
        yield from _cut_texts(each, path)


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A single value, or a key of `nav`, with the steps to it."""

    node: yaml.ScalarNode
    steps: Steps
    in_brackets: bool = False
    is_key: bool = False
    key_line: int = -1
    """The line of its key, from 0; -1 for an item of a list."""

    @property
    def is_text(self) -> bool:
        """Whether only a text is right here."""
        return self.is_key or self.steps in TEXTS

    @property
    def is_plain(self) -> bool:
        """Whether it is written without quotation marks."""
        return not self.node.style

    @property
    def read_as(self) -> str:
        """What YAML reads that is not text, such as `a number`; empty if it reads a text or nothing."""
        kind = self.node.tag.rpartition(":")[2]
        same_number = self.is_key and _NUMBER.fullmatch(self.node.value)
        if not self.is_plain or kind not in _READ_AS or same_number:
            return ""
        return _READ_AS[kind].format(value="true" if self.node.value.lower() in _TRUE else "false")


def written_value(node: yaml.Node | None) -> str:
    """Return advice to write in quotes what YAML reads as another type than text; empty if it is text or no scalar."""
    if not isinstance(node, yaml.ScalarNode):
        return ""
    read_as = _Scalar(node, ()).read_as
    return f'YAML reads {node.value} as {read_as}: write "{node.value}", in quotes' if read_as else ""


def _scalars(node: yaml.Node | None, steps: Steps, *, in_brackets: bool = False, line: int = -1) -> Iterator[_Scalar]:
    """Yield the single values of a file and the keys of `nav`."""
    if isinstance(node, yaml.ScalarNode):
        yield _Scalar(node, steps, in_brackets=in_brackets, key_line=line)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*steps, number), in_brackets=bool(node.flow_style))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and steps[:1] == ("nav",):
                yield _Scalar(key, steps, is_key=True)
            yield from _scalars(value, (*steps, str(key.value)), line=key.start_mark.line)


def _misread(scalar: _Scalar) -> str:
    """Return what is wrong with a value and how to write it, or an empty text."""
    node, value = scalar.node, scalar.node.value
    option = "nav" if scalar.is_key else ".".join(step for step in scalar.steps if isinstance(step, str))
    if node.tag.startswith("!") and not node.tag.startswith(_TAGS[1:]) and node.tag != "!":
        return f'{option}: YAML takes "{node.tag}" for a tag: put a value that starts with "!" in quotes.'
    if not scalar.is_plain or not value:
        return ""
    if scalar.is_text and scalar.read_as:
        option = "a title in nav" if scalar.is_key else option
        return f"{option} takes a text, and {written_value(node)}."
    if node.tag.endswith(":null") and value.isalpha() and (scalar.is_key or _last_key(scalar.steps) in _NAMES):
        return f'{option}: YAML reads {value} as nothing: write "{value}", in quotes.'
    if _is_in_curly_quotes(value):
        return (
            f'{option}: YAML does not know {value[0]}, so it is part of the text: write straight quotation marks (").'
        )
    if value.endswith('"') and value.count('"') == 1 and not value[-2:-1].isdigit():
        return f"{option}: the quotation mark at the end is part of the text: write one at its beginning, too."
    if scalar.in_brackets and node.start_mark.line != node.end_mark.line:
        return f'{option}: these lines are read as one text, "{quotable(value)}": write a comma at the end of a line.'
    return _glued(scalar, option)


def _last_key(steps: Steps) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _is_in_curly_quotes(value: str) -> bool:
    others = [letter for letter in value[1:] if letter in _QUOTES]
    return value[0] in _QUOTES and (value[-1] in _QUOTES or not others)


def _glued(scalar: _Scalar, option: str) -> str:
    """Return what is wrong where a space is missing after a colon or a hyphen, or before the sign of a comment."""
    value = scalar.node.value
    if found := _GLUED_COMMENT.fullmatch(value):
        return f'{option}: the comment is part of the value: write a space before it, "{found[1]} # ...".'
    is_below_its_key = 0 <= scalar.key_line < scalar.node.start_mark.line
    if is_below_its_key and is_glued_hyphen(value) and scalar.steps[:2] != _HOMEPAGE:
        item, *_ = re.split(r" (?=-\S)", value)
        return f"{option}: {hyphen_without_space(quotable(item))}."
    found = _GLUED_VALUE.fullmatch(value)
    if not found or found[1] in _SCHEMES:
        return ""
    is_entry = scalar.key_line < 0 and scalar.steps[:1] == ("nav",) and value.endswith(".md")
    if is_below_its_key or is_entry:
        return f'{option}: write a space after the colon: "{found[1]}: {quotable(found[2])}".'
    return ""


def _glued_hyphens(node: yaml.Node | None, path: str) -> Iterator[Problem]:
    """Yield a problem for each key that starts with a hyphen, such as `-title`: YAML reads no item of a list."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if is_glued_hyphen(key.value):
            advice = hyphen_without_space(f"{key.value}: ...")
            yield Problem(path, key.start_mark.line + 1, f'"{key.value}": {advice}.', "site-option", "error")
        yield from _glued_hyphens(value, path)
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _glued_hyphens(item, path)


def is_glued_hyphen(key: object) -> bool:
    """Return whether a key is an item of a list without the space after its hyphen."""
    return isinstance(key, str) and _GLUED_HYPHEN.fullmatch(key) is not None


def _is_cut(scalar: _Scalar) -> bool:
    """Return whether a comment can cut a text for readers here: in the homepage's options, and in a title of `nav`."""
    in_nav = scalar.steps[:1] == ("nav",) and scalar.key_line < 0 and not scalar.node.value.endswith(".md")
    return in_nav or scalar.steps[:2] == _HOMEPAGE


def _cut_texts(each: ConfigurationFile, path: str) -> Iterator[Problem]:
    """Yield a problem for each text of the site that YAML cuts, such as `Ranked #1`."""
    try:
        problems = read_yaml(each.text).problems
    except UnreadableYaml:  # said where the options are read
        return
    texts = (scalar for scalar in _scalars(each.root, ()) if scalar.is_text or _is_cut(scalar))
    lines = {scalar.node.start_mark.line + 1 for scalar in texts}
    for line, column, rule, message in problems:
        if rule == "yaml" and line in lines:
            yield Problem(path, line, message, rule, column=column)
