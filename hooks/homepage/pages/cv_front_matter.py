"""Reads `cv` and `variants` in the front matter of a page: what a curriculum vitae joins."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ..cv.plan import FORMS, PUBLICATIONS, Part, Plan, Variant
from ..lists.choice import Choice
from ..lists.records import label_of
from ..problems import Problem, did_you_mean
from ..selections.selection import Selection
from ..text.markdown import heading
from ..text.plain_values import quotable
from .blocks.all_blocks import blocks_of
from .option_values import OptionError, count, names, one_of, texts, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..front_matter.document import FrontMatter
    from ..front_matter.yaml_reader import Steps
    from ..words import Words

    OptionTable = Mapping[str, tuple[Any, Callable[[Any], Any]]]

_EXAMPLE = "write one name on each line after a hyphen, such as `- education` or `- talks: {limit: 10}`"
_NOT_IN_PRINT = ("filters",)
_OF_FORM: Mapping[str, Callable[[Any], Any]] = {
    "form": one_of(FORMS),
    "related": texts,
    "other": texts,
    "statement": words,
    "contributions": names,
}
_OF_VARIANT: Mapping[str, Callable[[Any], Any]] = {"pages": count, "without": texts, **_OF_FORM}
_NAME_OF_FILE = re.compile(r"\w[\w .-]*")
_BLOCKS_OF_SITE = ("models", "areas", "biography", "posts")


def read_plan(front_matter: FrontMatter, path: str, lists: Iterable[str]) -> tuple[Plan, list[Problem]]:
    """Return the plan of a page with `cv` in its front matter, and its problems; `lists` may be its parts."""
    reader = _Reader(front_matter, path, lists)
    return Plan(tuple(reader.parts()), tuple(reader.variants())), reader.problems


class _Reader:
    """Reads one page's plan and collects what is wrong with it."""

    def __init__(self, front_matter: FrontMatter, path: str, lists: Iterable[str]) -> None:
        self.data = front_matter.data
        self.lines = front_matter.lines_by_steps
        self.path = path
        blocks = {block.NAME: block.OPTIONS for block in blocks_of(lists)}
        self.known: dict[str, OptionTable] = {n: table for n, table in blocks.items() if n not in _BLOCKS_OF_SITE}
        self.problems: list[Problem] = []

    def parts(self) -> Iterator[Part]:
        listed = self.data["cv"]
        if not isinstance(listed, list):
            self._report(f"`cv` takes a list: {_EXAMPLE}", ("cv",))
            return
        for number, item in enumerate(listed):
            at: Steps = ("cv", number)
            said = {item: None} if isinstance(item, str) else item
            if isinstance(said, dict) and len(said) == 1:
                ((name, options),) = said.items()
                yield from self._part(str(name), options, at)
            else:
                self._report(f"`cv` takes the names of lists: {_EXAMPLE}", at)

    def _part(self, name: str, options: object, at: Steps) -> Iterator[Part]:
        if name not in self.known:
            hint = did_you_mean(name, self.known) or f" Known here: {', '.join(self.known)}."
            self._report(f'`cv` names "{name}", which is not a list.{hint}', at)
            return
        if options is not None and not isinstance(options, dict):
            self._report(f"`{name}` takes options with their values, such as {{limit: 10}}", (*at, name))
        written = {
            **({"group": "none"} if name == PUBLICATIONS else {}),
            **(options if isinstance(options, dict) else {}),
        }
        table = {**self.known[name], "title": ("", words)}
        values = {key: value for key in written if (value := self._value(name, key, written, table, at)) is not None}
        kept = {key: written[key] for key in values if key != "title"}
        yield Part(name, str(values.get("title", "")), kept, _chosen(name, values))

    def _value(self, name: str, key: str, written: Mapping[str, object], table: OptionTable, at: Steps) -> object:
        """Return the value of an option, or None if it is reported."""
        if key not in table or key in _NOT_IN_PRINT:
            known = [option for option in table if option not in _NOT_IN_PRINT]
            hint = did_you_mean(key, known) or f" Known here: {', '.join(known)}."
            self._report(f'`{name}`: "{key}" is not an option.{hint}', (*at, name, key))
            return None
        try:
            return table[key][1](written[key])
        except OptionError as error:
            self._report(f'`{name}`: "{key}" {error}', (*at, name, key))
        return None

    def variants(self) -> Iterator[Variant]:
        written = self.data.get("variants")
        if written is None:
            return
        if not isinstance(written, dict):
            self._report("`variants` takes names with options, such as `short: {pages: 2}`", ("variants",))
            return
        for name, options in written.items():
            if _NAME_OF_FILE.fullmatch(str(name)):
                yield self._variant(str(name), options if isinstance(options, dict) else {})
            else:
                message = f'variant `{quotable(str(name))}`: its PDF is named by it; write letters, digits and "-" only'
                self._report(message, ("variants", name))

    def _variant(self, name: str, options: Mapping[str, object]) -> Variant:
        at: Steps = ("variants", name)
        values: dict[str, Any] = {}
        for key, value in options.items():
            if key not in _OF_VARIANT:
                hint = did_you_mean(key, _OF_VARIANT) or f" Known here: {', '.join(_OF_VARIANT)}."
                self._report(f'variant `{name}`: "{key}" is not an option.{hint}', (*at, key))
                continue
            try:
                values[key] = _OF_VARIANT[key](value)
            except OptionError as error:
                self._report(f'variant `{name}`: "{key}" {error}', (*at, key))
        for key in (key for key in _OF_FORM if key in values and "form" not in values):
            self._report(f"variant `{name}`: `{key}` has no effect without `form: nsf` or `form: nih`", (*at, key))
        for part in values.get("without", ()):
            if part not in self._named():
                hint = did_you_mean(part, self._named()) or " Name a part of `cv`."
                self._report(f'variant `{name}`: `cv` has no "{part}".{hint}', (*at, "without"))
        return Variant(name, line=self.lines.get(at, 1), **values)

    def _named(self) -> list[str]:
        listed = self.data["cv"]
        items = listed if isinstance(listed, list) else []
        return [str(name) for item in items for name in (item if isinstance(item, dict) else [item])]

    def _report(self, message: str, at: Steps) -> None:
        line = next((self.lines[at[:end]] for end in range(len(at), 0, -1) if at[:end] in self.lines), 1)
        self.problems.append(Problem(self.path, line, message, "page-value"))


def _chosen(name: str, values: Mapping[str, Any]) -> Choice | Selection:
    record = Selection if name == PUBLICATIONS else Choice
    known = {each.name for each in fields(record)}
    chosen = {key: value for key, value in values.items() if key in known}
    if values.get("not"):
        chosen["excluded"] = Selection(**values["not"])
    return record(**chosen)


def plan_as_markdown(plan: Plan, page_words: Words, level: int = 2) -> str:
    """Return the blocks of a plan below their headings, to be read as a part of the page."""
    return "\n\n".join(_block(part, page_words, level) for part in plan.parts)


def _block(part: Part, page_words: Words, level: int) -> str:
    title = part.title or page_words(label_of(part.name))
    is_list = part.name != PUBLICATIONS
    options = {**part.options, **({"title": title} if is_list else {})}
    lines = [f"    {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in options.items()]
    above = [] if is_list else [f"{'#' * level} {heading(title)}", ""]
    return "\n".join([*above, f"/// {part.name}", *lines, "///"])
