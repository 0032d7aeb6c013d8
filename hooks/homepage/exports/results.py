"""All results of all cards as tables: CSV with a description of its columns, and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..text.spreadsheet_cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..cards.card import ModelCard
    from ..cards.results.result import EvaluationResult

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?")

COLUMNS: Mapping[str, tuple[str, str]] = {
    "model": ("string", "The name of the model that reached the value."),
    "id": ("string", "The id of the card that states the value; its page is models/ID/."),
    "benchmark": ("string", "The name of the data set, or of the task if no data set is named."),
    "dataset": ("string", "The id of the data set on the Hugging Face Hub."),
    "task": ("string", "The task, as the card names it."),
    "metric": ("string", "What was measured."),
    "better": ("string", "Which values are better: higher or lower; empty if that is not known."),
    "value": ("number", "The value as a number; empty if the card gives a text that is not a number."),
    "text": ("string", "The value as the card shows it."),
    "unit": ("string", "The unit of the value, such as %."),
    "lower": ("number", "The lower bound of the confidence interval."),
    "upper": ("number", "The upper bound of the confidence interval."),
    "baseline": ("string", "Other models with their values, as in: A: 8.99; B: 6.84."),
    "date": ("string", "When it was measured: a year, a month or a day in ISO 8601 form."),
    "setting": ("string", "The conditions, such as the split or the number of examples in the prompt."),
    "source_name": ("string", "The name of the source."),
    "source_url": ("string", "The address of the source."),
}
"""The columns, each with its type in a Table Schema (https://datapackage.org/standard/table-schema/) and meaning."""


def results_json(cards: Sequence[ModelCard]) -> str:
    """Return all results of all cards as JSON."""
    return (
        json.dumps(
            [result_facts(card, result, COLUMNS) for card in cards for result in card.results],
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def results_csv(cards: Sequence[ModelCard]) -> str:
    """Return all results of all cards as CSV; text that a spreadsheet would run as a formula gets an apostrophe."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for card in cards:
        for result in card.results:
            writer.writerow({name: _inert(value) for name, value in result_facts(card, result, COLUMNS).items()})
    return table.getvalue()


def results_dictionary() -> str:
    """Return what each column of the CSV file means, as a Data Package (https://datapackage.org, version 2)."""
    described = [{"name": name, "type": kind, "description": text} for name, (kind, text) in COLUMNS.items()]
    resource = {
        "name": "results",
        "title": "Results of the models",
        "description": "One row for each value. A text that a spreadsheet would run as a formula begins with an '.",
        "path": "results.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": described, "missingValues": [""]},
    }
    schema = "https://datapackage.org/profiles/2.0/datapackage.json"
    return json.dumps({"$schema": schema, "name": "results", "resources": [resource]}, indent=1) + "\n"


def result_facts(card: ModelCard, result: EvaluationResult, names: Iterable[str]) -> dict[str, object]:
    """Return a result as a dictionary; if it does not name a model, it belongs to the card's model."""
    values = asdict(result) | {"model": result.model or card.name, "id": card.id}
    return {name: values[name] for name in names}


def _inert(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula; numbers stay numbers."""
    return inert(value) if isinstance(value, str) and not _NUMBER.fullmatch(value) else value
