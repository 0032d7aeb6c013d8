"""What the Hub asks of the front matter and results in a README.

The form of results is in https://github.com/huggingface/hub-docs/blob/main/modelcard.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import yaml

from ..text.plain_values import mapping, plain_text, text_list
from ..text.slugs import slug
from .hub_lists import licenses
from .hub_vocabulary import KNOWN_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable


_PLAIN_KEY = re.compile(r"[A-Za-z]\w*[_-]\w+|[A-Za-z]\w{5,}")  # none of YAML's words, such as "no", "null" and "false"
_TAG = re.compile(r"(?:^|[\s\[{,])![^\s=]")


def takes_yaml(text: str, keys: Iterable[str]) -> bool:
    """Return whether the Hub can read front matter: its keys are texts, and it has no tags of other programs."""
    if all(map(_PLAIN_KEY.fullmatch, set(keys) - KNOWN_KEYS)) and not _TAG.search(text):
        return True
    try:
        return all(isinstance(key, str) for key in yaml.safe_load(text) or {})
    except (yaml.YAMLError, ValueError, RecursionError):  # ValueError: a date that no calendar has, or a huge number
        return False


def license_for_hub(data: Mapping[str, object]) -> dict[str, object]:
    """Return the keys of a card's license with the Hub's own ids; empty if the card has these already.

    The Hub refuses an id that it does not know; such a license is `other`, with its name in `license_name`.
    """
    written = text_list(data.get("license"))
    ids = [text.casefold() if text.casefold() in licenses() else "other" for text in written]
    if ids == list(written):
        return {}
    taken: dict[str, object] = {"license": ids[0] if len(ids) == 1 else list(dict.fromkeys(ids))}
    unknown = next((text for text in written if text.casefold() not in ids), "")
    if "other" in ids and (name := slug(plain_text(data.get("license_name")) or unknown)):
        taken["license_name"] = name
    return taken


def takes_index(index: object) -> bool:
    """Return whether the Hub can read a `model-index`; an empty one is as good as none."""
    return not index or (isinstance(index, list) and all(map(_takes_entry, index)))


def _takes_entry(entry: object) -> bool:
    results = mapping(entry).get("results")
    return _names(entry, "name") and isinstance(results, list) and all(map(_takes_result, results))


def _takes_result(result: object) -> bool:
    held = mapping(result)
    metrics, source = held.get("metrics"), held.get("source") or {}
    return (
        _names(held.get("task"), "type")
        and _names(held.get("dataset"), "type", "name")
        and isinstance(metrics, list)
        and all(_names(metric, "type") and mapping(metric).get("value") is not None for metric in metrics)
        and isinstance(source, Mapping)
        and (source.get("name") is None or source.get("url") is not None)
    )


def _names(held: object, *keys: str) -> bool:
    """Return whether a mapping has a value for each of these keys."""
    return all(mapping(held).get(key) is not None for key in keys)
