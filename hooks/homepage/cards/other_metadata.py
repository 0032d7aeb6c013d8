"""Labels and plain text for the keys of a card that other modules do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import mapping, plain_text, shortened, text_list
from .dataset_info import dataset_facts
from .fields import right_key
from .hub_lists import names_by_id
from .hub_vocabulary import MKDOCS_KEYS, SITE_KEYS
from .results.values import measure, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LENGTH = 600
_SHOWN_ELSEWHERE = (SITE_KEYS | MKDOCS_KEYS) - {"date", "status"} | {
    "language", "license", "license_name", "license_link", "library_name", "tags", "datasets", "metrics",
    "model-index", "base_model", "base_model_relation", "pipeline_tag", "new_version", "thumbnail", "models",
}  # fmt: skip
# Keys whose rows are in the fact sheet itself, with the words that readers know.
_FACTS = {
    "size_categories": "Size",
    "task_categories": "Tasks",
    "task_ids": "Subtasks",
    "annotations_creators": "Annotated by",
    "language_creators": "Texts by",
    "multilinguality": "Multilinguality",
    "source_datasets": "Built from",
    "co2_eq_emissions": "CO₂ emissions",
    "instance_prompt": "Prompt",
    "quantized_by": "Quantized by",
}


def further_facts(data: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return rows for the fact sheet from the Hub's keys for data sets, Spaces, emissions and access."""
    rows = [(label, _READ_BY.get(key, _text)(data[key])) for key, label in _FACTS.items() if key in data]
    rows += dataset_facts(data)
    if data.get("sdk"):
        rows.append(("Runs with", " ".join(filter(None, (_text(data["sdk"]), _text(data.get("sdk_version")))))))
    if inference := _inference(data.get("inference")):
        rows.append(("Inference", inference))
    if data.get("gated") or any(key.startswith("extra_gated") and value for key, value in data.items()):
        rows.append(("Access", "On request, with the terms on the Hub"))
    return tuple((label, text) for label, text in rows if text)


def other_metadata(data: Mapping[str, object], shown: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return every key that nothing else on the page shows, with its value on one line; `shown` are such keys, too."""
    known = _SHOWN_ELSEWHERE | _FACTS.keys() | {"sdk", "sdk_version", *shown}
    known |= {"inference"} if _inference(data.get("inference")) else set()
    rows = ((key, _text(value)) for key, value in data.items() if key not in known and not right_key(key))
    return tuple((key, text) for key, text in rows if text)


def _inference(value: object) -> str:
    """Return what a card says of running the model on the Hub, if it is more than that this is possible."""
    if value is False:
        return "Switched off on the Hub"
    return _text(mapping(value).get("parameters") or mapping(value))


def _emissions(value: object) -> str:
    """Return the emissions in grams, the Hub's unit, and the details that the author gives."""
    written = mapping(value)
    amount = written.get("emissions") if written else value
    grams = "" if amount is None else measure(amount).text
    details = ", ".join(
        f"{key.replace('_', ' ')}: {_amount(held)}" for key, held in written.items() if key != "emissions"
    )
    unit = " g" if grams.replace(".", "", 1).isdigit() else ""
    return ", ".join(filter(None, (f"{grams}{unit}" if grams else "", details)))


def _tasks(value: object) -> str:
    """Return the names of tasks as the Hub writes them; a task that is not in its list stays as it is."""
    known = names_by_id("pipelines")
    return _text([known.get(task, task) for task in text_list(value)])


def _amount(value: object) -> str:
    return rounded(value) if isinstance(value, float) else plain_text(value)


def _text(value: object) -> str:
    return shortened(plain_text(value), _LENGTH)


_READ_BY: Mapping[str, Callable[[object], str]] = {"co2_eq_emissions": _emissions, "task_categories": _tasks}
"""How values are read that are more than text."""
