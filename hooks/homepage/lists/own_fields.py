"""Lists with names of the author's own: a file describes their fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import YamlData, read_yaml, without_control_characters
from ..problems import Problem, did_you_mean, shown_path
from ..text.encoding import read_text
from ..text.plain_values import plain_text, quotable, text_list
from .records import DESCRIPTIONS, LISTS, OF_ALL, PERIOD, Fields

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS = ("title", "details", "links")
"""What a description says: the field that is the title, those that are shown after it, and those with an address."""
OTHER_BLOCKS = ("publications", "models", "areas", "biography", "posts", "note", "tab", "details", "admonition")
"""The names of blocks that are not lists."""
_WORD, _FIELD = re.compile(r"[a-z][a-z0-9_-]*"), re.compile(r"[^\W\d_][\w-]*")
"""The name of a list, which is that of a file and a block, and of a field, which is in the author's language."""
_EXAMPLE = 'write the list\'s name and a colon, and below it, indented, lines such as "details: [gallery, place]"'


def load_fields(folder: Path, root: Path) -> tuple[Mapping[str, Fields], list[Problem]]:
    """Return the fields of all lists that a site may have, by name, and the problems of their descriptions."""
    file = folder / f"{DESCRIPTIONS}.yml"
    if not file.is_file():
        return LISTS, []
    path = shown_path(file, root)
    text, problems = read_text(file, path)
    own, found = read_fields(text or "", path)
    return {**LISTS, **own}, [*problems, *found]


def read_fields(text: str, path: str) -> tuple[dict[str, Fields], list[Problem]]:
    """Return the fields of the lists that a text describes, and its problems."""
    source = without_control_characters(text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        data = read_yaml(source)
    except UnreadableYaml as error:
        return {}, [Problem(path, error.line, f"cannot be read as YAML: {error.message}", "yaml", column=error.column)]
    reader = _Reader(path, data)
    return reader.fields(), reader.problems


class _Reader:
    """Reads the descriptions of one file."""

    def __init__(self, path: str, data: YamlData) -> None:
        self.path = path
        self.lines = data.lines_by_steps
        self.value = data.value
        self.problems = [Problem(path, line, text, rule, column=at) for line, at, rule, text in data.problems]

    def fields(self) -> dict[str, Fields]:
        if not isinstance(self.value, dict):
            if self.value is not None:
                self._report(f"describes no list: {_EXAMPLE}")
            return {}
        return {name: self._list(name, said) for name, said in self.value.items() if self._is_free(name)}

    def _is_free(self, name: str) -> bool:
        if name in LISTS:
            message = f'"{name}" has its fields already: remove it here, or choose another name'
        elif name in (*OTHER_BLOCKS, DESCRIPTIONS):
            message = f'"{name}" is the name of another block or file: choose another name for the list'
        elif not _WORD.fullmatch(name):
            message = f'"{quotable(name)}" cannot name a list: use small letters, digits and hyphens, without accents'
        else:
            return True
        self._report(message, name)
        return False

    def _list(self, name: str, said: object) -> Fields:
        if said is not None and not isinstance(said, dict):
            self._report(f'"{name}" needs its fields: {_EXAMPLE}', name)
        known = self._known(name, said if isinstance(said, dict) else {})
        title = self._words(name, "title", known.get("title", "title"))
        taken = {*title, *PERIOD, *OF_ALL, "url", "text"}
        details = self._new(name, "details", known, taken)
        links = self._new(name, "links", known, {*taken, *details})
        return Fields(title or ("title",), PERIOD, details, links, dated=False)

    def _known(self, name: str, said: Mapping[str, object]) -> Mapping[str, object]:
        for key in said:
            if key not in KEYS:
                hint = did_you_mean(key, KEYS) or f" Known here: {', '.join(KEYS)}."
                self._report(f'"{quotable(key)}" does not describe a list.{hint}', name, key)
        return said

    def _new(self, name: str, key: str, known: Mapping[str, object], taken: set[str]) -> tuple[str, ...]:
        """Return the names in a description that no other field of the list has."""
        names = self._words(name, key, known.get(key, []))
        for word in names:
            if word in taken:
                self._report(f'"{word}" is a field of {name} already: remove it from "{key}"', name, key)
        return tuple(word for word in names if word not in taken)

    def _words(self, name: str, key: str, value: object) -> tuple[str, ...]:
        words = () if isinstance(value, dict) else text_list(value)
        wrong = [word for word in words if not _FIELD.fullmatch(word) or word != word.lower()]
        if wrong or isinstance(value, dict):
            written = quotable(wrong[0] if wrong else plain_text(value))
            self._report(f'"{key}" takes names of fields in small letters, not "{written}"', name, key)
        return tuple(word for word in words if word not in wrong)

    def _report(self, message: str, *steps: str) -> None:
        self.problems.append(Problem(self.path, self.lines.get(steps, 1), message, "list-field"))
