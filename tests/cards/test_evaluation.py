"""Evaluation results: the Hub's model-index as it is found, and the site's `args`."""

from __future__ import annotations

import pytest
from homepage.cards.reader import read_card
from homepage.cards.results.model_index import read_results
from homepage.cards.results.result import EvaluationResult
from hypothesis import given
from hypothesis import strategies as st


def index(metric: object, **result: object) -> list[object]:
    dataset = {"type": "lmsys/mt-bench", "name": "MT-Bench"}
    return [
        {
            "name": "m",
            "results": [{"task": {"type": "text-generation"}, "dataset": dataset, "metrics": metric, **result}],
        }
    ]


def only(metric: object, **result: object) -> EvaluationResult:
    results, problems = read_results(index(metric, **result))
    assert problems == ()
    assert len(results) == 1
    return results[0]


CI = (
    'result 1 (MT-Bench, WER) has a "ci" that cannot be read: write a pair of offsets such as [-1.6, 1.4], '
    'or "± 0.5", from a value that is a number'
)


RESULTS = 'a list of entries with "task", "dataset" and "metrics"'
METRICS = 'the metrics of result 1 (MT-Bench) must be a list of entries with "type" and "value"'


def problems_of(model_index: object) -> list[str]:
    return [message for _, message in read_results(model_index)[1]]


@pytest.mark.parametrize(
    ("dataset", "setting"),
    [
        ({"name": "conll2003", "type": "conll2003", "config": "conll2003", "split": "test"}, "test"),
        ({"name": "CoNLL 2003", "type": "lab/conll2003", "config": "CoNLL2003"}, ""),
        ({"name": "GLUE", "type": "glue", "config": "cola"}, "cola"),
    ],
)
def test_a_configuration_called_like_its_data_set_is_not_repeated(dataset, setting):
    assert only([{"type": "f1", "value": 1}], dataset=dataset).setting == setting


def test_every_field_of_a_full_result():
    dataset = {"type": "arena-hard", "name": "Arena-Hard v0.1", "config": "default", "split": "test"}
    args = {
        "ci": [-1.6, 1.4],
        "baseline": "OpenChat-3.5: 10.1",
        "date": "2024-04-19",
        "setting": "style control",
    }
    source = {"name": "Arena-Hard", "url": "https://example.org/arena"}
    metric = {"type": "win_rate", "value": 12.8, "args": {**args, "votes": 2250}}
    assert only([metric], dataset=dataset, source=source) == EvaluationResult(
        benchmark="Arena-Hard v0.1",
        dataset="arena-hard",
        task="text-generation",
        metric="Win rate",
        better="higher",
        value=12.8,
        text="12.8",
        unit="",
        lower=11.2,
        upper=14.2,
        baseline="OpenChat-3.5: 10.1",
        date="2024-04-19",
        setting="default, test, style control, votes: 2250",
        source_name="Arena-Hard",
        source_url="https://example.org/arena",
        model="m",
    )


@pytest.mark.parametrize(
    ("written", "value", "text", "unit"),
    [
        (8.09, 8.09, "8.09", ""),
        (85.0, 85.0, "85.0", ""),
        (1083, 1083.0, "1083", ""),
        (0.9187612345678901, 0.9187612345678901, "0.9188", ""),
        (93.1234567, 93.1234567, "93.12", ""),
        (0.07901700231893541, 0.07901700231893541, "0.07902", ""),
        (1083.256, 1083.256, "1083.26", ""),
        (-0.5, -0.5, "-0.5", ""),
        (0, 0.0, "0", ""),
        (1e-07, 1e-07, "1e-07", ""),
        ("8.10", 8.1, "8.10", ""),
        ("0.9187612345678901", 0.9187612345678901, "0.9188", ""),
        ("77.8%", 77.8, "77.8%", "%"),
        ("12.3 %", 12.3, "12.3%", "%"),
        ("1,083", 1083.0, "1,083", ""),
        ("−1.5", -1.5, "-1.5", ""),
        ("NA", None, "n/a", ""),
        (".nan", None, "n/a", ""),
        (None, None, "n/a", ""),
        (float("nan"), None, "n/a", ""),
        (float("inf"), None, "n/a", ""),
        (True, None, "true", ""),
        ("WIP", None, "WIP", ""),
        ("xx.xx", None, "xx.xx", ""),
        (".", None, ".", ""),
        ("95% success (GPT-4 prompting: 64%)", None, "95% success (GPT-4 prompting: 64%)", ""),
        ("80.7 / 71.2", None, "80.7 / 71.2", ""),
        ([19.47, 6.66], None, "19.47, 6.66", ""),
        ({"chat": 96.9, "safety": 87.7}, None, "chat: 96.9, safety: 87.7", ""),
    ],
)
def test_values(written, value, text, unit):
    result = only([{"type": "score", "value": written}])
    assert (result.value, result.text, result.unit) == (value, text, unit)


@pytest.mark.parametrize(
    ("written", "text", "value"),
    [
        ("229.95 +/- 16.62", "229.95 ± 16.62", 229.95),
        ("433.00+-168.93", "433.00 ± 168.93", 433.0),
        ("77.8 ± 2.2%", "77.8% ± 2.2%", 77.8),
    ],
)
def test_a_spread_is_shown_and_no_interval_is_claimed(written, text, value):
    result = only([{"type": "mean_reward", "value": written}])
    assert (result.text, result.value, result.lower, result.upper) == (text, value, None, None)


@pytest.mark.parametrize("ci", [[-1.6, 1.4], "-1.6/+1.4", "−1.6 / +1.4", "[-1.6, 1.4]", "(-1.6; 1.4)"])
def test_an_interval_is_written_as_offsets(ci):
    result = only([{"type": "score", "value": 12.8, "args": {"ci": ci}}])
    assert (result.lower, result.upper) == (11.2, 14.2)


@pytest.mark.parametrize("ci", ["± 0.5", "+/- 0.5", 0.5, "0.5"])
def test_an_interval_is_written_as_one_offset(ci):
    result = only([{"type": "score", "value": 12.8, "args": {"ci": ci}}])
    assert (result.lower, result.upper) == (12.3, 13.3)


@pytest.mark.parametrize(
    ("metric", "name"),
    [
        ({"type": "accuracy"}, "Accuracy"),
        ({"type": "wer"}, "WER"),
        ({"type": "wer", "name": "Test WER"}, "Test WER"),
        ({"type": "mean_reward", "name": "mean_reward"}, "Mean reward"),
        ({"type": "rougeL"}, "ROUGE-L"),
        ({"type": "f1", "name": "F Score"}, "F Score"),
    ],
)
def test_metric_names_are_for_readers(metric, name):
    assert only([{**metric, "value": 1}]).metric == name


def test_a_metric_mapping_alone_is_a_list_of_one():
    assert only({"type": "accuracy", "value": 0.9}).metric == "Accuracy"


def test_results_without_a_dataset_are_named_by_their_task():
    results, _ = read_results({"results": {"task": {"name": "NER"}, "metrics": [{"type": "f1", "value": 0.9}]}})
    assert (results[0].benchmark, results[0].dataset, results[0].task) == ("NER", "", "NER")


@pytest.mark.parametrize(
    "model_index",
    [None, [{"name": "m", "results": []}], {"name": "m", "results": []}, [{"name": "m", "results": None}]],
)
def test_no_results_is_no_mistake(model_index):
    assert read_results(model_index) == ((), ())


def test_lists_of_types_and_values_are_several_results():
    results, problems = read_results(index([{"name": "Test", "types": ["wer", "cer"], "values": ["19.47%", "6.66%"]}]))
    assert [(result.metric, result.text) for result in results] == [
        ("Test (WER)", "19.47%"),
        ("Test (CER)", "6.66%"),
    ]
    assert [message for _, message in problems] == [
        'in the results, write "type" instead of "types"',
        'in the results, write "value" instead of "values"',
    ]


def test_metrics_inside_a_plural_task_are_found():
    results, problems = read_results(
        [{"results": [{"tasks": {"name": "NER", "metrics": [{"type": "f1", "value": 1}]}}]}]
    )
    assert [(result.benchmark, result.metric) for result in results] == [("NER", "F1")]
    assert problems == (((0, "results", 0, "tasks"), 'in the results, write "task" instead of "tasks"'),)


def test_a_stray_hyphen_does_not_part_metrics_from_their_task():
    items = [{"task": {"name": "Image Classification"}}, {"metrics": {"type": "accuracy", "value": 0.9}}]
    results, problems = read_results([{"results": items}])
    assert [result.benchmark for result in results] == ["Image Classification"]
    message = 'a result starts with "metrics": remove the hyphen, so that it joins the task above it'
    assert problems == (((0, "results", 1), message),)


@pytest.mark.parametrize(
    ("model_index", "problem"),
    [
        ("text", '"text" is not read: "model-index" must be a list of entries with "name" and "results"'),
        ([{"results": "text"}], f'"text" is not read: "results" must be {RESULTS}'),
        ({"name": "A"}, f'this entry of "model-index" has no "results": add {RESULTS}'),
        ([{"results": ["foo"]}], f'"foo" is not read: "results" must be {RESULTS}'),
        ([{"results": [None]}], f'an empty item is not read: "results" must be {RESULTS}'),
        (index(["accuracy"]), f'"accuracy" is not read: {METRICS}'),
        (index("accuracy"), f'"accuracy" is not read: {METRICS}'),
        (index([]), 'result 1 (MT-Bench) has no metrics: add "metrics", a list with "type" and "value"'),
        (
            index([{"type": "wer", "value": 1}], task="NER"),
            '"task: NER" must be a mapping: write "task:" and, indented below it, "name: ..."',
        ),
        (
            index([{"type": "wer", "value": 1}], source="https://example.org"),
            '"source: https://example.org" must be a mapping: write "source:" and, indented below it, "url: ..."',
        ),
        (
            [{"results": [{"dataset": {"name": "A"}}]}],
            'result 1 (A) has no metrics: add "metrics", a list with "type" and "value"',
        ),
        (index([{"type": "wer"}]), 'result 1 (MT-Bench, WER) has no value: add "value"'),
        (
            index([{"type": "wer", "value": 1, "args": {"ci": "wide"}}]),
            CI,
        ),
        (
            index([{"type": "wer", "value": 1, "args": {"ci": [1.6, 1.4]}}]),
            CI,
        ),
        (
            index([{"type": "wer", "value": "WIP", "args": {"ci": 1}}]),
            CI,
        ),
        (
            index([{"type": "wer", "value": 1, "args": {"date": "May"}}]),
            'result 1 (MT-Bench, WER) has a date that is not ISO: write it as "2023-12-07"',
        ),
        (
            index([{"type": "wer", "value": 1}], source={"url": "javascript:alert(1)"}),
            "result 1 (MT-Bench) has a source whose address is not http or https: correct or remove it",
        ),
    ],
)
def test_complaints(model_index, problem):
    assert problems_of(model_index) == [problem]


def test_what_is_written_too_shortly_is_shown_nevertheless():
    metrics = [{"type": "wer", "value": 1}]
    (result,), _ = read_results(index(metrics, task="NER", dataset="CoNLL", source="https://example.org"))
    assert (result.task, result.benchmark, result.source_url) == ("NER", "CoNLL", "https://example.org")


def test_what_is_lost_beside_good_results_is_named_by_its_own_line():
    text = """---
model-index:
- name: A
  results:
  - foo
  - task: {type: t}
    dataset: {type: b, name: B}
    metrics:
    - accuracy
    - type: f1
      value: 0.5
    - type: wer
    - type: cer
      value: 1
      args:
        ci: wide
- bar
---
"""
    card, problems = read_card(text, "m.md")
    assert [result.metric for result in card.results] == ["F1", "WER", "CER"]
    assert [(problem.line, problem.message.partition(":")[0]) for problem in problems] == [
        (5, '"foo" is not read'),
        (9, '"accuracy" is not read'),
        (12, "result 2 (B, WER) has no value"),
        (16, 'result 2 (B, CER) has a "ci" that cannot be read'),
        (17, '"bar" is not read'),
    ]


def test_lines_are_found_where_the_rest_cannot_be_read_and_behind_an_alias():
    result = "{dataset: {name: B}, metrics: [{type: wer}]}"
    text = f"---\nbroken: [\nfacts:\n  x: &r {result}\nmodel-index:\n- name: A\n  results:\n  - {result}\n  - *r\n---\n"
    assert [problem.line for problem in read_card(text, "m.md")[1] if problem.rule == "model-index"] == [8, 9]


def test_an_unsafe_source_is_not_linked():
    results, _ = read_results(index([{"type": "wer", "value": 1}], source={"url": "javascript:alert(1)"}))
    assert results[0].source_url == ""


KEYS = "results task tasks dataset metrics name type types value values args ci date source url baseline setting"
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda held: st.lists(held, max_size=4) | st.dictionaries(st.sampled_from(KEYS.split()), held, max_size=5),
    max_leaves=30,
)


@given(anything)
def test_no_structure_raises(model_index):
    results, problems = read_results(model_index)
    assert all(result.text for result in results)
    assert all(isinstance(problem, str) for _, problem in problems)
