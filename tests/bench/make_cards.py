"""Makes model cards of a lab that does not exist: the cards that tests/bench/run builds.

A card has about 20 results, two sections, a table, code, a formula and examples. A tenth of the cards are data sets.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

LAB = "example-lab"
_BENCHMARKS = [
    f"{subject}-{kind}" for subject in ("math", "code", "law", "bio") for kind in ("easy", "hard", "long", "qa")
]
_METRICS = ("accuracy", "f1", "wer", "exact_match")
_GALLERY = "# Models\n\n" + "".join(
    f"## {view.capitalize()}\n\n/// models\n    view: {view}\n    filters: true\n///\n\n"
    for view in ("cards", "table", "results", "timeline", "lineage")
)
_BODY = """
# {name}

{name} is the model number {number} of a family of models for tests. It reads formulas such as
 $x_{number} \\in \\mathbb{{R}}^n$ and text.

## Use

```python
model = load("{name}")
```

| part | size |
| --- | --- |
| encoder | {number} |

## Limits

- It knows nothing of [the others](model-000.md).
- See <https://lab.example/{number}>, the note[^1] and ~~nothing~~ more.

> [!NOTE]
> A note for readers.

[^1]: A footnote.
"""


def card_files(number: int, results: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield the path in the site's folder and the text of the gallery and of each card, the same for the same seed."""
    yield "docs/models/index.md", _GALLERY
    random = Random(seed)
    for index in range(number):
        name = f"model-{index:03}"
        front_matter = _data_set(index) if index % 10 == 9 else _model(random, index, results)
        written = yaml.safe_dump({"name": name, "hub_id": f"{LAB}/{name}", "license": "apache-2.0", **front_matter})
        yield f"docs/models/{name}.md", f"---\n{written}---\n{_BODY.format(name=name, number=index)}"


def _data_set(index: int) -> dict[str, object]:
    splits = [{"name": "train", "num_examples": 1000 * index}]
    features = [{"name": "text", "dtype": "string"}]
    return {"kind": "dataset", "pretty_name": f"Data {index}", "dataset_info": {"features": features, "splits": splits}}


def _model(random: Random, index: int, results: int) -> dict[str, object]:
    measured = [_result(random, each) for each in range(results)]
    return {
        "family": f"family-{index % 12}",
        "language": ["en", "de", "zh-Hant"],
        "pipeline_tag": "text-generation",
        "library_name": "transformers",
        "base_model": f"{LAB}/model-{index // 2:03}" if index else "another-lab/base",
        "base_model_relation": "finetune",
        "datasets": [f"{LAB}/model-009"],
        "release_date": f"20{20 + index % 6}-{index % 12 + 1:02}",
        "widget": [{"text": "A question?", "output": {"text": "An answer."}}],
        "model-index": [{"name": f"model-{index:03}", "results": measured}],
    }


def _result(random: Random, place: int) -> dict[str, object]:
    name = _BENCHMARKS[place % len(_BENCHMARKS)]
    metric = _METRICS[place // len(_BENCHMARKS) % len(_METRICS)]
    value = round(random.uniform(20, 95), 1)
    args = {"ci": [-1.5, 1.5], "date": f"2024-{random.randint(1, 12):02}-01"}
    return {
        "task": {"type": "text-generation"},
        "dataset": {"type": f"{LAB}/{name}", "name": name},
        "metrics": [{"type": metric, "value": value, "args": args}],
        "source": {"name": "Report", "url": "https://lab.example/report"},
    }
