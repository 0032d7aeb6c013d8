"""What a dataset card says of its data: subsets, rows, columns and sizes.

The Hub's keys `configs` and `dataset_info` are described in
https://github.com/huggingface/hub-docs/blob/main/datasetcard.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import mapping, mappings, plain_text, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LENGTH = 400
_UNITS = ("B", "KB", "MB", "GB", "TB")


def dataset_facts(data: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return rows for the fact sheet."""
    infos = mappings(data.get("dataset_info"))
    rows = (
        ("Subsets", ", ".join(_subsets([*mappings(data.get("configs")), *infos]))),
        ("Rows", ", ".join(f"{name} {count:,}" for name, count in _rows(infos).items())),
        ("Columns", ", ".join(_columns(infos))),
        ("Download", _size(_sum(infos, "download_size"))),
        ("Size on disk", _size(_sum(infos, "dataset_size"))),
    )
    return tuple((label, shortened(text, _LENGTH)) for label, text in rows if text)


def _subsets(configs: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, (plain_text(config.get("config_name")) for config in configs))))
    return () if names == ("default",) else names


def _named(value: object) -> list[Mapping[str, object]]:
    """Return the mappings in a list; older cards have a mapping instead, with the name of each as its key."""
    named = mapping(value)
    if named and all(map(mapping, named.values())):
        return [{"name": name, **mapping(each)} for name, each in named.items()]
    return mappings(value)


def _rows(infos: Sequence[Mapping[str, object]]) -> dict[str, int]:
    """Return the number of rows of each split, over all subsets."""
    rows: dict[str, int] = {}
    for split in (split for info in infos for split in _named(info.get("splits"))):
        name, count = plain_text(split.get("name")), split.get("num_examples")
        if name and isinstance(count, int) and not isinstance(count, bool):
            rows[name] = rows.get(name, 0) + count
    return rows


def _columns(infos: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """Return the columns, each once, with their types."""
    columns = (column for info in infos for column in _named(info.get("features")))
    return tuple(dict.fromkeys(_column(column) for column in columns if plain_text(column.get("name"))))


def _column(column: Mapping[str, object]) -> str:
    dtype = column.get("dtype")
    items = next((column[key] for key in ("list", "sequence", "struct") if key in column), None)
    of_list = f"list of {items}" if isinstance(items, str) else "nested" if items else ""
    kind = (next(iter(mapping(dtype)), "") if mapping(dtype) else plain_text(dtype)) or of_list
    name = plain_text(column.get("name"))
    return f"{name} ({kind.replace('_', ' ')})" if kind else name


def _sum(infos: Sequence[Mapping[str, object]], key: str) -> int:
    return sum(size for info in infos if isinstance(size := info.get(key), int) and not isinstance(size, bool))


def _size(size: float) -> str:
    """Return a number of bytes as readers write it, or an empty text for none."""
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            return f"{size:.3g} {unit}" if size > 0 else ""
        size /= 1000
    return ""
