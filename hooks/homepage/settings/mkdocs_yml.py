"""Reads the homepage's options from mkdocs.yml, without MkDocs and without YAML tags that run code."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import read_yaml
from ..problems import Problem, shown_path
from ..text.encoding import read_text
from .inherited import configuration_files
from .lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .inherited import ConfigurationFile


@dataclass(frozen=True, slots=True)
class Configuration:
    """The values in mkdocs.yml that are needed to find and check the author's files."""

    options: object
    """The value of `extra.homepage`, unchecked."""
    docs: Path
    bib_files: tuple[Path, ...]
    address: str
    """The address from which the build fetches the bibliography; empty if it is a file."""
    problems: tuple[Problem, ...]
    settings: Mapping[str, object] = field(default_factory=dict)
    """All options, as the files say them."""


class _Loader(yaml.SafeLoader):
    """Loads YAML; a value with an unknown tag becomes None."""


def _date(loader: _Loader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        message = f'YAML reads {node.value} as a date, and no calendar has it: write "{node.value}", in quotes'
        raise yaml.constructor.ConstructorError(None, None, message, node.start_mark) from None


_Loader.add_constructor(None, lambda loader, node: None)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)


def read_configuration(file: Path) -> Configuration:
    """Return what a configuration and those it inherits from say, as MkDocs joins them."""
    settings, problems = _inherited(file, file.parent)
    docs = file.parent / _text(settings.get("docs_dir"), "docs")
    plugin = _mapping(_plugins(settings.get("plugins")).get("bibtex"))
    options = _mapping(settings.get("extra")).get("homepage")
    name = _text(plugin.get("bib_file"), "publications.bib")
    if folder := _text(plugin.get("bib_dir"), ""):
        files, missing = bib_files_in(file.parent / folder, file, file.parent)
        return Configuration(options, docs, tuple(files), "", (*problems, *missing), settings)
    if "://" in name:
        return Configuration(options, docs, (), name, problems, settings)
    return Configuration(options, docs, (local_bib_file(name, file.parent, docs),), "", problems, settings)


def local_bib_file(name: str, root: Path, docs: Path) -> Path:
    """Return the file that `bib_file` names: in the project's folder if it exists there, otherwise in docs/."""
    return next((file for file in (root / name, docs / name) if os.path.isfile(file)), docs / name)


def bib_files_in(folder: Path, config_file: Path, root: Path) -> tuple[list[Path], tuple[Problem, ...]]:
    """Return the `.bib` files in the folder that `bib_dir` names, and a problem if there are none."""
    found = folder.rglob("*") if os.path.isdir(folder) else ()
    files = sorted(file for file in found if file.suffix.casefold() == ".bib" and not file.is_dir())
    if files:
        return files, ()
    path, line = option_place(config_file, ("plugins", "bibtex", "bib_dir"))
    message = f"bib_dir: there is no .bib file in {shown_path(folder, root)}/ to read the publications from."
    return [], (Problem(shown_path(path, root), line, message, "missing-bib"),)


def _inherited(config_file: Path, root: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return the settings of a configuration joined with those that it inherits, and what is wrong with the files."""
    joined: dict[str, Any] = {}
    problems: list[Problem] = []
    files = configuration_files(config_file)
    for number, each in enumerate(files):
        settings, wrong = _settings(each, root)
        parent = settings.pop("INHERIT", None)
        if parent is not None and (not isinstance(parent, str) or number + 1 == len(files)):
            wrong = (*wrong, _no_parent(each.path, parent, root))
        joined = _joined(settings, joined)
        problems += wrong
    return joined, tuple(problems)


def _settings(each: ConfigurationFile, root: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return what one file says, and what is wrong with it."""
    path = shown_path(each.path, root)
    if each.error:
        message = f"the file cannot be read ({each.error.strerror}); correct the name in INHERIT or its permissions"
        return {}, (Problem(path, 1, message, "unreadable-file", "error"),)
    _, encoding = read_text(each.path, path, "error")
    wrong = [*encoding, *(mistake.problem(path, "the file", "error") for mistake in each.mistakes)]
    try:
        loaded = None if each.root is None else _Loader("").construct_document(each.root)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (*wrong, _unreadable(error, each.text, path))
    return _mapping(loaded), (*wrong, *_form(loaded, path))


def _form(loaded: object, path: str) -> Iterator[Problem]:
    """Yield a problem if a file is not lines of keys and values."""
    if loaded is not None and not isinstance(loaded, dict):
        form = "a list" if isinstance(loaded, list) else "a single value"
        message = f'the file is {form}: write lines such as "site_name: Ada Lovelace"'
        yield Problem(path, 1, message, "yaml", "error")


def _no_parent(file: Path, parent: object, root: Path) -> Problem:
    path, line = option_place(file, ("INHERIT",))
    message = f"INHERIT takes the path of another configuration file, not {parent!r}; write the path from here"
    return Problem(shown_path(path, root), line, message, "site-option", "error")


def _unreadable(error: Exception, text: str, path: str) -> Problem:
    """Return a problem for YAML that has a form but no value, such as a date that is not in the calendar."""
    try:
        read_yaml(text)
    except UnreadableYaml as known:
        return known.problem(path, "the file", "error")
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it is not YAML"
    return Problem(path, mark.line + 1 if mark else 1, f"the file cannot be read: {what}", "yaml", "error")


def _joined(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return two mappings joined into one: nested mappings are joined, too; any other own value takes precedence."""
    joined = inherited | own
    for key in inherited.keys() & own.keys():
        if isinstance(inherited[key], dict) and isinstance(own[key], dict):
            joined[key] = _joined(inherited[key], own[key])
    return joined


def _plugins(value: object) -> dict[str, Any]:
    """Return the options of each plugin by its name; `plugins` can be a mapping or a list."""
    if not isinstance(value, list):
        return _mapping(value)
    named = (item if isinstance(item, dict) else {item: None} for item in value if isinstance(item, dict | str))
    return {str(name): options for item in named for name, options in item.items()}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object, default: str) -> str:
    return value if isinstance(value, str) and value else default
