"""Exports of cards: READMEs and results for the Hub, and all cards as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import yaml

from ..cards.hub_rules import license_for_hub, takes_index, takes_yaml
from ..cards.hub_vocabulary import MKDOCS_KEYS, SITE_KEYS
from ..cards.results.result import EvaluationResult, is_on_hub
from ..front_matter.document import front_matter_blocks
from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import read_yaml
from ..text.plain_values import filled
from .results import result_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ..cards.card import ModelCard

# The order of https://github.com/huggingface/hub-docs/blob/main/modelcard.md and datasetcard.md.
_ORDER = (
    "language", "license", "license_name", "license_link", "license_details", "library_name", "tags",
    "annotations_creators", "language_creators", "language_details", "pretty_name", "size_categories",
    "source_datasets", "task_categories", "task_ids", "paperswithcode_id", "base_model", "base_model_relation",
    "new_version", "datasets", "metrics", "pipeline_tag",
)  # fmt: skip
_OWN = SITE_KEYS | MKDOCS_KEYS
_LEFT_OUT = frozenset(
    {"path", "body", "text", "source", "lines", "unfilled", "metadata", "usage", "picture", "examples", "models"}
)
_KEYS = {
    "base_models": "base_model",
    "languages": "language",
    "library": "library_name",
    "reward_models": "reward_model",
}
_BLOCK_TEXT = re.compile(r":\s+[|>][-+0-9]*\s*(?:#.*)?$", re.MULTILINE)
_ONLY_OF_THE_HUB = ("path", "line", "revision", "verify_token")
_RESULT_FIELDS = tuple(each.name for each in fields(EvaluationResult) if each.name not in _ONLY_OF_THE_HUB)


def readme(card: ModelCard, body: Callable[[str], str] = str) -> str:
    """Return a card as the README of its repository on the Hub; `body` converts its text.

    The text of each key is copied unchanged, so that every YAML reader reads the same from the export as from the
    source. Keys are rewritten only if they depend on each other (anchors), and license and results if the Hub does not
    take them.
    """
    blocks, text = front_matter_blocks(card.text)
    if blocks is None:
        return body(text)
    last = blocks[-1] if blocks else ("", "")
    terms = license_for_hub(card.source)
    left_out = _OWN | terms.keys() | (set() if takes_index(card.source.get("model-index")) else {"model-index"})
    blocks = sorted(
        ((key, block) for key, block in blocks if key not in left_out),
        key=lambda each: (each == last and bool(_BLOCK_TEXT.search(each[1])), _place(each)),
    )
    front_matter = "".join(block if block.endswith("\n") else f"{block}\n" for _, block in blocks)
    # The Hub removes the line end before the closing `---`; a text block (`|`) would lose or gain a line end.
    front_matter += "\n" if blocks and blocks[-1] != last and _BLOCK_TEXT.search(blocks[-1][1]) else ""
    wanted = {key: value for key, value in card.source.items() if key not in left_out}
    if not _reads_as(front_matter, wanted) or not takes_yaml(front_matter, wanted):
        front_matter = _yaml({key: wanted[key] for key in sorted(wanted, key=lambda key: _place((key, "")))})
    front_matter = _yaml(terms) + front_matter
    if "model-index" not in wanted and any(map(_has_names, card.results)):
        front_matter += _yaml({"model-index": model_index(card)})
    return f"---\n{front_matter}---\n{body(text)}"


def _place(block: tuple[str, str]) -> int:
    """Sort key of a block: comments first, then the Hub's keys in its order, other keys, and the results last."""
    key = block[0]
    if not key:
        return -1
    if key == "model-index":
        return len(_ORDER) + 1
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _reads_as(front_matter: str, wanted: Mapping[str, object]) -> bool:
    try:
        return (read_yaml(front_matter).value or {}) == wanted
    except UnreadableYaml:
        return False


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110) if data else ""


def model_index(card: ModelCard) -> list[dict[str, object]]:
    """Return a card's results in the Hub's older form, which asks for a data set and a metric."""
    return [{"name": card.name, "results": [_indexed(card, result) for result in filter(_has_names, card.results)]}]


def _has_names(result: EvaluationResult) -> bool:
    return bool((result.dataset or result.benchmark) and result.metric)


def _indexed(card: ModelCard, result: EvaluationResult) -> dict[str, object]:
    source = filled({"name": result.source_name, "url": result.source_url})
    source, note = (source, "") if result.source_url else ({}, result.source_name)  # the Hub takes no name alone
    args = filled({"date": result.date, "setting": result.setting, "baseline": result.baseline, "source": note})
    verified = {"verified": True, "verifyToken": result.verify_token} if result.verify_token else {}
    metric = {"type": result.metric.casefold().replace(" ", "_"), "value": _value(result), "name": result.metric}
    return {
        "task": {"type": result.task or card.pipeline_tag or "other"},
        "dataset": {"type": result.dataset or result.benchmark, "name": result.benchmark or result.dataset},
        "metrics": [metric | verified | filled({"args": args})],
        **({"source": source} if source else {}),
    }


def eval_results(card: ModelCard) -> str:
    """Return a card's results in the Hub's newer form, for the folder `.eval_results` of its repository.

    The form is https://huggingface.co/docs/hub/eval-results. A result is of use there only if `dataset.id` is a data
    set on the Hub; comments name those that are left out. The text is empty if nothing remains.
    """
    fit = list(filter(is_on_hub, card.results))
    others = dict.fromkeys(_name(result) for result in card.results if not is_on_hub(result))
    comments = "".join(f"# Left out, since it names no data set on the Hub: {name}\n" for name in others)
    return comments + _yaml([_entry(result) for result in fit]) if fit else ""


def _name(result: EvaluationResult) -> str:
    return " ".join(f"{result.benchmark} {result.metric}".split())


def _entry(result: EvaluationResult) -> dict[str, object]:
    source = {"url": result.source_url, "name": result.source_name} if result.source_url else {}
    task = result.task if result.path else ""  # in a card, the task is the model's, not the benchmark's
    notes = ", ".join(filter(None, (result.metric, result.setting)))
    return {
        "dataset": filled({"id": result.dataset, "task_id": task or "default", "revision": result.revision}),
        "value": _value(result),
        **filled({"verifyToken": result.verify_token, "date": result.date, "source": filled(source), "notes": notes}),
    }


def _value(result: EvaluationResult) -> object:
    is_plain = result.value is not None and not result.unit and "±" not in result.text
    return result.value if is_plain else result.text


def models_json(cards: Iterable[ModelCard], href: Callable[[ModelCard], str]) -> str:
    """Return all cards as JSON, each with the address of its page."""
    return json.dumps([{"url": href(card), **_record(card)} for card in cards], ensure_ascii=False, indent=1) + "\n"


def _record(card: ModelCard) -> dict[str, object]:
    """Return what the site knows of a card, under the Hub's keys where the Hub has one."""
    record = {_KEYS.get(key, key): value for key, value in asdict(card).items() if key not in _LEFT_OUT}
    if card.license:
        record |= {"license": card.license.id, "license_name": card.license.name, "license_link": card.license.url}
    record["base_model"] = [base.id for base in card.base_models]
    record["base_model_relation"] = card.base_models[0].relation if card.base_models else ""
    record["results"] = [result_facts(card, result, _RESULT_FIELDS) for result in card.results]
    return record
