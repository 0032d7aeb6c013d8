"""A key in the front matter of a model card with another value."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from ..add.target import UnwritableError
from ..front_matter.yaml_reader import read_yaml
from ..start.new_site import scalar
from ..text.plain_values import plain_text

if TYPE_CHECKING:
    from .finding import Edit

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<keys>.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)


def with_key(text: str, edit: Edit) -> str:
    """Return a card with the value of one key replaced or added; raise `UnwritableError` where that is not safe."""
    front = _FRONT_MATTER.match(text)
    if not front:
        raise _not_safe(edit, "the card has no front matter")
    try:
        node = yaml.compose(front["keys"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        raise _not_safe(edit, "its front matter cannot be read") from None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    found = [(key, value) for key, value in pairs if key.value == edit.name]
    if not found:
        end = front.end("keys")
        newline = "\r\n" if "\r\n" in front["keys"] else "\n"
        return f"{text[:end]}{edit.name}: {_written(edit.new, None)}{newline}{text[end:]}"
    key, value = found[0]
    is_below = isinstance(value, yaml.CollectionNode) and not value.flow_style
    begin = key.end_mark.index + 1 if is_below else value.start_mark.index
    start, end = front.start("keys") + begin, front.start("keys") + value.end_mark.index
    written = text[start:end].rstrip()
    if plain_text(read_yaml(yaml.serialize(value)).value) != edit.old:
        raise _not_safe(edit, "the card has been changed since")
    if "#" in written and "\n" in written:
        raise _not_safe(edit, "there is a comment in its value")
    space = " " if is_below else ""
    return f"{text[:start]}{space}{_written(edit.new, value)}{text[start + len(written) :]}"


def _written(new: str, old: yaml.Node | None) -> str:
    """Return a value as YAML has it: several as a list, one with the quotes of the old one."""
    if ", " in new:
        return f"[{', '.join(map(scalar, new.split(', ')))}]"
    style = old.style if isinstance(old, yaml.ScalarNode) else None
    if style == '"':
        return json.dumps(new, ensure_ascii=False)
    return f"'{new}'" if style == "'" and "'" not in new else scalar(new)


def _not_safe(edit: Edit, why: str) -> UnwritableError:
    return UnwritableError(f"{edit.path}:{edit.line}: {edit.name} is not written, since {why}; change it by hand")
