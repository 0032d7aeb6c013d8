"""Reads evaluation results from the `model-index` of a model card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ...text.plain_values import iso_date, mapping, plain_text, quotable
from ...text.safe_urls import is_on_the_web, safe_url
from .metrics import better, metric_name
from .result import EvaluationResult
from .values import Measure, interval, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ...front_matter.yaml_reader import Steps
    from .metrics import Better

    Found = list[tuple[Steps, str]]
    Placed = tuple[Steps, Mapping[str, object]]

_SUBJECT = frozenset({"task", "tasks", "dataset"})
_RESULTS = 'a list of entries with "task", "dataset" and "metrics"'
_OWN_ARGUMENTS = frozenset({"ci", "baseline", "date", "setting", "better"})


def read_results(
    model_index: object, line_of: Callable[[Steps], int] = lambda _: 1
) -> tuple[tuple[EvaluationResult, ...], tuple[tuple[Steps, str], ...]]:
    """Return the results of a `model-index`, and its problems: for each, the steps that lead to it and a message.

    `line_of` returns the line of a value, given the steps that lead to it.

    The form is the Hub's model-card specification: task, dataset, metrics and source. The Hub allows any keys
    in a metric's `args`; this site reads these, and the card is still valid for the Hub:
    `args: {ci: [-1.6, 1.4], baseline: "OpenChat-3.5: 7.81", date: 2023-12-07, setting: style control}`.
    `ci` is a pair of offsets from the value, or text such as "-1.6/+1.4" or "± 0.5". `better: lower` is for
    metrics whose direction is not known. Other `args` are added to the setting.
    """
    problems: Found = []
    results: list[EvaluationResult] = []
    form = '"model-index" must be a list of entries with "name" and "results"'
    for at, entry in _mappings(model_index, (), form, problems):
        if "results" not in entry:
            problems.append((at, f'this entry of "model-index" has no "results": add {_RESULTS}'))
        written = _mappings(entry.get("results"), (*at, "results"), f'"results" must be {_RESULTS}', problems)
        for steps, item in _joined(written, problems):
            found = _Item(item, steps, problems, plain_text(entry.get("name"))).results()
            results += (replace(result, line=line_of(way)) for way, result in found)
    return tuple(results), tuple(dict.fromkeys(problems))


def _mappings(value: object, at: Steps, form: str, problems: Found) -> list[Placed]:
    """Return the mappings of a list, each with the steps that lead to it; a single mapping is read as a list of one.

    Anything else there is reported, with the form that it should have.
    """
    if value is None:
        return []
    items = [((*at, number), item) for number, item in enumerate(value)] if isinstance(value, list) else [(at, value)]
    for steps, item in items:
        if not isinstance(item, Mapping):
            text = plain_text(item)
            written = f'"{quotable(text)}"' if text else "an empty item"
            problems.append((steps, f"{written} is not read: {form}"))
    return [(steps, item) for steps, item in items if isinstance(item, Mapping)]


def _joined(items: list[Placed], problems: Found) -> list[Placed]:
    """Return the items; a task and its metrics that an extra hyphen made two items are joined again."""
    joined: list[Placed] = []
    for at, item in items:
        if "metrics" in item and not item.keys() & _SUBJECT and joined and "metrics" not in joined[-1][1]:
            message = 'a result starts with "metrics": remove the hyphen, so that it joins the task above it'
            problems.append((at, message))
            joined[-1] = (joined[-1][0], {**joined[-1][1], **item})
        else:
            joined.append((at, item))
    return joined


class _Item:
    """One entry of `results`: a task, a data set, a source, and the metrics reached there."""

    def __init__(self, written: Mapping[str, object], at: Steps, problems: Found, model: str) -> None:
        self.written = written
        self.model = model
        self.at = at
        self.problems = problems

    def results(self) -> Iterator[tuple[Steps, EvaluationResult]]:
        """Yield one result for each value of each metric, and the steps that lead to the value."""
        task = self.part(self.singular(self.written, self.at, "task", "tasks"), "task", "name")
        subject = self.subject(task)
        metrics = self.written.get("metrics", task.get("metrics"))
        if not metrics:
            self.report(subject, 'has no metrics: add "metrics", a list with "type" and "value"', self.at)
            return
        form = f'the metrics of {self.called(subject)} must be a list of entries with "type" and "value"'
        for at, metric in _mappings(metrics, (*self.at, "metrics"), form, self.problems):
            for label, value in self.measurements(metric, at):
                yield (*at, "value"), self.measured(replace(subject, metric=label), value, metric, at)

    def part(self, value: object, key: str, shown: str) -> Mapping[str, object]:
        """Return a mapping; any other value is put under the key that shows it."""
        if value is None or isinstance(value, Mapping):
            return mapping(value)
        text = plain_text(value)
        message = f'"{key}: {quotable(text)}" must be a mapping: write "{key}:" and, indented below it, "{shown}: ..."'
        self.problems.append(((*self.at, key), message))
        return {shown: text}

    def subject(self, task: Mapping[str, object]) -> EvaluationResult:
        """Return a result with the benchmark, setting and source, but without metric and value."""
        dataset = self.part(self.written.get("dataset"), "dataset", "name")
        source = self.part(self.written.get("source"), "source", "url")
        task_name = plain_text(task.get("name")) or plain_text(task.get("type"))
        config = unless_named(dataset.get("config"), dataset.get("name"), dataset.get("type"))
        subject = EvaluationResult(
            benchmark=plain_text(dataset.get("name")) or plain_text(dataset.get("type")) or task_name,
            dataset=plain_text(dataset.get("type")),
            task=task_name,
            metric="",
            better="",
            value=None,
            text="",
            unit="",
            lower=None,
            upper=None,
            baseline="",
            date="",
            setting=_few_words(config, dataset.get("split"), dataset.get("args")),
            source_name=plain_text(source.get("name")),
            source_url=source_address(source),
            model=self.model,
            revision=plain_text(dataset.get("revision")),
        )
        if source.get("url") and not subject.source_url:
            message = "has a source whose address is not http or https: correct or remove it"
            self.report(subject, message, (*self.at, "source", "url"))
        return subject

    def measurements(self, metric: Mapping[str, object], at: Steps) -> Iterator[tuple[str, object]]:
        """Yield the name and value of one metric, or several pairs if it has lists of types and values."""
        types, values = self.singular(metric, at, "type", "types"), self.singular(metric, at, "value", "values")
        name = plain_text(metric.get("name"))
        if isinstance(types, list) and isinstance(values, list) and len(types) == len(values):
            for kind, value in zip(map(plain_text, types), values, strict=True):
                yield f"{name} ({metric_name(kind)})" if name else metric_name(kind), value
        else:
            yield metric_name(name or plain_text(types)), values

    def measured(
        self, result: EvaluationResult, value: object, metric: Mapping[str, object], at: Steps
    ) -> EvaluationResult:
        """Return the result with its value and with the details from the metric's `args`."""
        written = metric.get("args")
        args = mapping(written)
        conditions = {key: held for key, held in args.items() if key not in _OWN_ARGUMENTS} if args else written
        found = measure(value)
        if not metric.keys() & {"value", "values"}:
            self.report(result, 'has no value: add "value"', at)
        date = iso_date(args.get("date"))
        if args.get("date") is not None and not date:
            self.report(result, 'has a date that is not ISO: write it as "2023-12-07"', (*at, "args", "date"))
        lower, upper = self.bounds(result, found, args.get("ci"), at)
        wanted = plain_text(args.get("better")).casefold()
        if wanted and wanted not in ("higher", "lower"):
            message = 'has a "better" that cannot be read: write "higher" or "lower"'
            self.report(result, message, (*at, "args", "better"))
        return replace(
            result,
            better=cast("Better", wanted)
            if wanted in ("higher", "lower")
            else better(plain_text(metric.get("type")), result.metric),
            value=found.value,
            text=found.text,
            unit=found.unit,
            lower=lower,
            upper=upper,
            baseline=plain_text(args.get("baseline")),
            date=date,
            verify_token=plain_text(metric.get("verifyToken")),
            setting=_few_words(result.setting, metric.get("config"), args.get("setting"), conditions),
        )

    def bounds(
        self, result: EvaluationResult, found: Measure, ci: object, at: Steps
    ) -> tuple[float | None, float | None]:
        """Return the confidence interval in `ci`, or None; the ± in a value ("93 ± 0.5") may mean something else."""
        if ci is None:
            return None, None
        bounds = None if found.value is None else interval(found.value, ci)
        if bounds is None:
            remedy = 'write a pair of offsets such as [-1.6, 1.4], or "± 0.5", from a value that is a number'
            self.report(result, f'has a "ci" that cannot be read: {remedy}', (*at, "args", "ci"))
        return bounds or (None, None)

    def singular(self, holder: Mapping[str, object], at: Steps, key: str, plural: str) -> object:
        """Return the value of a key; the plural is read, too, and reported once."""
        if key not in holder and plural in holder:
            message = f'in the results, write "{key}" instead of "{plural}"'
            if all(message != known for _, known in self.problems):
                self.problems.append(((*at, plural), message))
            return holder[plural]
        return holder.get(key)

    def called(self, result: EvaluationResult) -> str:
        """Return the words for this result in messages: its number, benchmark and metric."""
        number = self.at[-1] + 1 if isinstance(self.at[-1], int) else 1
        subject = quotable(_few_words(result.benchmark, result.metric))
        return f"result {number}{subject and f' ({subject})'}"

    def report(self, result: EvaluationResult, what: str, at: Steps) -> None:
        """Report a problem about this result; the steps `at` lead to its line."""
        self.problems.append((at, f"{self.called(result)} {what}"))


def source_address(source: Mapping[str, object]) -> str:
    """Return the address of a source if it is one of the web, else an empty text."""
    address = safe_url(plain_text(source.get("url")))
    return address if is_on_the_web(address) else ""


def unless_named(config: object, *names: object) -> str:
    """Return the configuration of a data set, or an empty text if it is called like the data set itself."""
    called = {plain_text(name).casefold() for name in names}
    called |= {name.rpartition("/")[2] for name in called}
    text = plain_text(config)
    return "" if text.casefold() in called else text


def _few_words(*parts: object) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(plain_text, parts))))
