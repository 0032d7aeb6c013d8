"""A limit for merged keys (`<<`) in all YAML that a process reads, also where a plugin of its host reads it.

PyYAML copies merged keys, and those of merged mappings again: a few lines can keep it busy for ever.
"""

from __future__ import annotations

from typing import Any

from yaml.constructor import ConstructorError, SafeConstructor
from yaml.nodes import MappingNode, SequenceNode

_MOST = 10_000
_MERGE = "tag:yaml.org,2002:merge"
_without_limit = SafeConstructor.flatten_mapping


def limit_merged_keys() -> None:
    """Let PyYAML refuse a mapping in which more keys are merged than a person would write."""
    SafeConstructor.flatten_mapping = _within_limit  # type: ignore[method-assign]


def _within_limit(self: Any, node: MappingNode) -> None:
    pairs, node.value = node.value, []  # empty, so that a mapping that merges itself comes to an end
    merged = [mapping for key, value in pairs if key.tag == _MERGE for mapping in _mappings(value)]
    for mapping in merged:
        self.flatten_mapping(mapping)
    node.value = pairs
    if sum(len(mapping.value) for mapping in merged) > _MOST:
        raise ConstructorError(None, None, "too many keys are merged (<<) here: write them out", node.start_mark)
    _without_limit(self, node)


def _mappings(value: Any) -> list[MappingNode]:
    found = value.value if isinstance(value, SequenceNode) else [value]
    return [each for each in found if isinstance(each, MappingNode)]
