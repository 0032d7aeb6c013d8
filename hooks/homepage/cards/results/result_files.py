"""Evaluation results in the Hub's newer form: YAML files next to a card, instead of its `model-index`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...front_matter.yaml_mistakes import UnreadableYaml
from ...front_matter.yaml_reader import YamlData, read_yaml
from ...problems import Problem
from ...text.plain_values import iso_date, mapping, mappings, plain_text
from .metrics import better, metric_name
from .model_index import source_address, unless_named
from .result import EvaluationResult
from .values import measure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORM = 'must be a list of entries with "dataset" (its "id" and "task_id") and "value"'


def evaluation_files(card: Path) -> list[Path]:
    """Return a card's result files: `<id>.eval_results.yaml`, and the folder `.eval_results` as on the Hub."""
    folder = card.with_suffix("")
    named = (*folder.glob(".eval_results/*"), *folder.glob("eval_results/*"), folder / "eval_results.yaml")
    own = card.with_name(f"{card.stem}.eval_results.yaml")
    return sorted(file for file in (*named, own) if file.suffix in (".yaml", ".yml") and file.is_file())


def read_evaluation_file(text: str, path: str) -> tuple[tuple[EvaluationResult, ...], tuple[Problem, ...]]:
    """Return the results in one file, and its problems.

    The form is https://huggingface.co/docs/hub/eval-results: dataset (id, task_id, config, split, revision),
    value, date, source (url, name, user, org) and notes.
    """
    try:
        document = read_yaml(text)
    except UnreadableYaml as error:
        message = f"the results cannot be read: {error.message}"
        return (), (Problem(path, error.line, message, "yaml", column=error.column),)
    if not mappings(document.value):
        return (), (Problem(path, 1, f"evaluation results {_FORM}", "eval-results"),)
    results = tuple(replace(_result(entry), path=path, line=line) for line, entry in _placed(document))
    return results, tuple(_problems(document, path))


def _placed(document: YamlData) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the line of each entry's value, and the entry."""
    items = document.value if isinstance(document.value, list) else [document.value]
    for number, entry in enumerate(items):
        if isinstance(entry, Mapping):
            yield document.lines_by_steps.get((number, "value"), document.lines_by_steps.get((number,), 1)), entry


def _problems(document: YamlData, path: str) -> Iterator[Problem]:
    items = document.value if isinstance(document.value, list) else [document.value]
    for number, entry in enumerate(items):
        dataset = mapping(mapping(entry).get("dataset"))
        lacking = (("dataset.id", not dataset.get("id")), ("value", "value" not in mapping(entry)))
        missing = [name for name, lacks in lacking if lacks]
        if missing:
            message = f"result {number + 1} lacks {' and '.join(missing)}: it {_FORM}"
            yield Problem(path, document.lines_by_steps.get((number,), 1), message, "eval-results")


def _result(entry: Mapping[str, object]) -> EvaluationResult:
    dataset, source = mapping(entry.get("dataset")), mapping(entry.get("source"))
    task = plain_text(dataset.get("task_id"))
    value = measure(entry.get("value"))
    config = unless_named(dataset.get("config"), dataset.get("name"), dataset.get("id"))
    details = (config, dataset.get("split"), entry.get("notes"), entry.get("setting"))
    metric = plain_text(entry.get("metric"))
    named = "" if task == "default" else task
    return EvaluationResult(
        benchmark=plain_text(dataset.get("name")) or " ".join(filter(None, (plain_text(dataset.get("id")), named))),
        dataset=plain_text(dataset.get("id")),
        task=named,
        metric=metric_name(metric) if metric else "Score",
        better=better(metric or "score"),
        value=value.value,
        text=value.text,
        unit=value.unit,
        lower=None,
        upper=None,
        baseline="",
        date=iso_date(entry.get("date")),
        setting=", ".join(filter(None, map(plain_text, details))),
        source_name=next(filter(None, (plain_text(source.get(key)) for key in ("name", "org", "user"))), ""),
        source_url=source_address(source),
        revision=plain_text(dataset.get("revision")),
        verify_token=plain_text(entry.get("verifyToken")),
    )
