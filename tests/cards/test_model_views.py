"""Results side by side, lineage, dots and snippets, as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.cards.lineage import Ancestry, data_lineage, model_lineage
from homepage.cards.reader import read_card
from homepage.cards.results.dots import chart
from homepage.cards.results.matrix import matrices, only_benchmarks, single_results
from homepage.cards.results.scale import Scale
from homepage.cards.results.timeline import timelines
from homepage.cards.usage import snippet

if TYPE_CHECKING:
    from homepage.cards.card import ModelCard


def card(front_matter: str, name: str = "m", body: str = "") -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n{body}", f"docs/models/{name}.md")[0]


def results(name: str, *metrics: str) -> ModelCard:
    """Return a card with results, each `benchmark, metric, value, args`."""
    return card(indexed(name, *metrics), name)


def indexed(name: str, *metrics: str) -> str:
    """Return the `model-index` of such results."""
    items = "".join(
        f"  - task: {{type: text-generation}}\n    dataset: {{type: b, name: {parts[0]}}}\n"
        f"    metrics: [{{type: {parts[1]}, value: {parts[2]}, args: {parts[3]}}}]\n"
        for parts in (metric.split("; ", 3) for metric in metrics)
    )
    return f"model-index:\n- name: {name}\n  results:\n{items}"


def marks(*cards: ModelCard) -> list[str]:
    [matrix] = matrices(cards)
    return [cell.mark for row in matrix.rows for cells in row.cells for cell in cells]


def shape(trees: tuple[Ancestry, ...]) -> list[object]:
    return [[tree.id, tree.relation, *shape(tree.descendants)] for tree in trees]


def test_models_that_share_measurements_stand_together_and_others_apart() -> None:
    a = results("a", "X; score; 1; {}", "Y; score; 1; {}")
    b = results("b", "x; Score; 2; {}", "Z; score; 3; {}")
    c, d = results("c", "W; wer; 1; {}"), results("d", "W; wer; 2; {}")
    first, second = matrices([a, b, c, d])
    assert [[row.card.id for row in matrix.rows] for matrix in (first, second)] == [["a", "b"], ["c", "d"]]
    assert [column.benchmark for column in first.columns] == ["X"]
    assert first.title == "Text generation"
    assert [(held.id, result.benchmark) for held, result in single_results([a, b, c, d])] == [("a", "Y"), ("b", "Z")]


@pytest.mark.parametrize(
    ("metric", "expected"),
    [("accuracy", ["", "best", ""]), ("wer", ["best", "", ""]), ("unheard", ["", "", ""])],
)
def test_the_best_follows_the_metrics_direction(metric: str, expected: list[str]) -> None:
    assert marks(*(results(f"m{value}", f"X; {metric}; {value}; {{}}") for value in (10, 30, 20))) == expected


def test_results_stand_in_the_order_of_their_dates_on_one_scale() -> None:
    old = card("release_date: 2023-02\n" + indexed("old", "X; score; 50; {ci: [-10, 10]}"), "old")
    new = card(
        "release_date: 2024-05\n" + indexed("new", "X; score; 60; {date: 2022-12-01}", "X; score; 55; {}"), "new"
    )
    undated = results("undated", "X; score; 90; {}")
    [timeline] = timelines([old, new, undated])
    assert [(point.date, point.card.id, point.is_best) for point in timeline.points] == [
        ("2022-12-01", "new", True),
        ("2023-02", "old", False),
        ("2024-05", "new", False),
    ]
    assert [point.place for point in timeline.points] == [96.0, 50.0, 73.0]
    assert [(point.low, point.high) for point in timeline.points] == [(None, None), (4.0, 96.0), (None, None)]


def test_a_measurement_of_one_date_has_no_timeline_and_an_unknown_direction_no_best() -> None:
    same = [card(f"release_date: 2024\n{indexed(name, 'X; score; 1; {}')}", name) for name in ("a", "b")]
    assert timelines(same) == ()
    dates = [card(f"release_date: {year}\n{indexed('m', 'X; unheard; 1; {}')}", f"m{year}") for year in (2023, 2024)]
    assert [point.is_best for point in timelines(dates)[0].points] == [False, False]
    assert [point.place for point in timelines(dates)[0].points] == [50.0, 50.0]


def test_less_is_best_so_far_where_less_is_better() -> None:
    cards = [
        card(f"release_date: {year}\n{indexed('m', f'X; wer; {value}; {{}}')}", f"m{year}")
        for year, value in ((2021, 9), (2022, 12), (2023, 7))
    ]
    assert [point.is_best for point in timelines(cards)[0].points] == [True, False, True]


def test_only_the_results_on_the_named_benchmarks_are_left() -> None:
    held = results("a", "X; score; 1; {}", "Y; score; 2; {}")
    assert [result.benchmark for result in only_benchmarks([held], ["x"])[0].results] == ["X"]
    assert only_benchmarks([held], []) == (held,)


def test_each_value_has_an_id_of_its_own_measurement() -> None:
    held = results("a", "GSM8K (CoT); score; 1; {setting: 5-shot}", "Größe; wer; 2; {date: 2024-02}")
    assert [result.anchor for result in held.results] == [
        "result--gsm8k-cot--score--5-shot",
        "result--grosse--wer--2024-02",
    ]


def test_equal_bests_are_both_marked() -> None:
    assert marks(results("a", "X; score; 5; {}"), results("b", "X; score; 5; {}")) == ["best", "best"]


def test_a_result_whose_interval_meets_the_bests_is_close() -> None:
    cards = (
        results("a", "X; score; 72.1; {ci: [-2.5, 2.5]}"),
        results("b", "X; score; 68.3; {ci: [-2.6, 2.4]}"),
        results("c", "X; score; 60; {ci: [-2.6, 2.4]}"),
    )
    assert marks(*cards) == ["best", "close", ""]


def test_fractions_and_percentages_are_compared_on_one_scale() -> None:
    assert marks(results("a", "X; accuracy; 0.95; {}"), results("b", "X; accuracy; 93.1; {}")) == ["best", ""]


def test_other_settings_are_other_columns() -> None:
    a = results("a", "X; score; 1; {}", "X; score; 2; {setting: style control}")
    b = results("b", "X; score; 3; {}", "X; score; 4; {setting: style control}")
    [matrix] = matrices([a, b])
    assert [column.setting for column in matrix.columns] == ["", "style control"]


def test_a_text_is_shown_and_never_best() -> None:
    assert marks(
        results("a", "X; score; WIP; {}"), results("b", "X; score; 1; {}"), results("c", "X; score; 2; {}")
    ) == [
        "",
        "",
        "best",
    ]


def test_lineage_leads_through_models_that_have_no_card() -> None:
    cards = [
        card("hub_id: lab/B\nbase_model: lab/A\nbase_model_relation: adapter", "b"),
        card("hub_id: lab/A\nbase_model: https://huggingface.co/x/base\nlineage: [y/root, x/base]", "a"),
        card("hub_id: lab/C", "c"),
    ]
    assert shape(model_lineage(cards, cards)) == [
        ["y/root", "", ["x/base", "base", ["lab/A", "base", ["lab/B", "adapter"]]]],
        ["lab/C", ""],
    ]


def test_a_circle_of_base_models_ends() -> None:
    cards = [
        card("hub_id: l/a\nbase_model: l/b", "a"),
        card("hub_id: l/b\nbase_model: l/a", "b"),
        card("base_model: c", "c"),
    ]
    drawn = str(shape(model_lineage(cards, cards)))
    assert all(name in drawn for name in ("l/a", "l/b", "'c'"))


def test_data_leads_through_the_reward_model_to_the_model() -> None:
    cards = [
        card("hub_id: l/D\nkind: dataset", "d"),
        card("hub_id: l/R\ndatasets: l/D", "r"),
        card("hub_id: l/M\ndatasets: [l/D]\nreward_model: r", "m"),
        card("hub_id: l/N\ndatasets: [l/D, z/other]", "n"),
    ]
    assert shape(data_lineage(cards, cards)) == [
        ["l/D", "", ["l/R", "data", ["l/M", "reward"]], ["l/N", "data"]],
        ["z/other", "", ["l/N", "data"]],
    ]


def test_dots_share_a_scale_within_a_benchmark_and_show_baselines_and_intervals() -> None:
    [group] = chart(results("a", 'X; score; 8; {baseline: "Base: 4; Other: -1", ci: [-1, 1]}'))
    assert [(dot.label, dot.is_baseline) for dot in group.dots] == [("a", False), ("Base", True), ("Other", True)]
    assert group.ends == ("-5", "10")
    assert [dot.place for dot in group.dots] == pytest.approx([83.73, 59.2, 28.53])  # within 4 and 96 percent
    assert (group.dots[0].low, group.dots[0].high) == pytest.approx((77.6, 89.87))


@pytest.mark.parametrize(
    ("values", "ends", "places"),
    [
        (("75", "50"), ("0", "100"), [73, 50]),
        (("0.75", "0.5"), ("0", "1"), [73, 50]),
        (("-25", "75"), ("-50", "100"), [19.33, 80.67]),
        (("150", "50"), ("50", "150"), [96, 4]),
    ],
)
def test_shares_are_drawn_of_a_whole(values: tuple[str, str], ends: tuple[str, str], places: list[float]) -> None:
    [group] = chart(results("a", f'X; accuracy; {values[0]}; {{baseline: "Base: {values[1]}"}}'))
    assert group.ends == ends
    assert [dot.place for dot in group.dots] == pytest.approx(places)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([8.09, 7.81], ("7.5", "8.5")),
        ([1083, 1077], ("1075", "1085")),
        ([3, 3], ("0", "5")),
        ([0], ("-1", "1")),
        ([0.0012, 0.0011], ("0.0011", "0.0012")),
        ([-2e6, 7.5e6], ("-5000000", "10000000")),
    ],
)
def test_other_scales_end_with_round_numbers(values: list[float], ends: tuple[str, str]) -> None:
    assert Scale.around(values).ends == ends


@pytest.mark.parametrize(
    "metric", ["X; score; n/a; {baseline: 'B: 4'}", "X; rank; 3; {baseline: 'B: 4'}", "X; score; 5; {}"]
)
def test_what_dots_cannot_show_is_left_to_the_table(metric: str) -> None:
    assert chart(results("a", metric)) == ()


@pytest.mark.parametrize(
    ("front_matter", "line"),
    [
        (
            "hub_id: a/b\nlibrary_name: transformers\npipeline_tag: fill-mask",
            'pipe = pipeline("fill-mask", model="a/b")',
        ),
        ("hub_id: a/b\nlibrary_name: timm", 'model = timm.create_model("hf_hub:a/b", pretrained=True)'),
        ("hub_id: a/b\nlibrary_name: peft\nbase_model: c/d", 'base = AutoModelForCausalLM.from_pretrained("c/d")'),
        ("hub_id: a/b\nkind: dataset", 'data = load_dataset("a/b")'),
        ("usage: print(1)", "print(1)"),
    ],
)
def test_snippets(front_matter: str, line: str) -> None:
    assert line in snippet(card(front_matter)).splitlines()


@pytest.mark.parametrize(
    ("front_matter", "body"),
    [
        ("library_name: transformers", ""),
        ("hub_id: a/b\nlibrary_name: unheard-of", ""),
        ("hub_id: a/b\nlibrary_name: timm\nusage: false", ""),
        ("hub_id: a/b\nlibrary_name: timm", "```python\nload('a/b')\n```\n"),
    ],
)
def test_no_snippet_is_guessed_or_repeated(front_matter: str, body: str) -> None:
    assert snippet(card(front_matter, body=body)) == ""
