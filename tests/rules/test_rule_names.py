"""The table of rules and what the engine reports."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from homepage.rule_names import RULES, RuleName

HOOKS = Path(__file__).parents[2] / "hooks"
SOURCE = "".join(file.read_text(encoding="utf-8") for file in HOOKS.rglob("*.py") if file.name != "rule_names.py")


def test_the_table_says_what_each_rule_asks_for() -> None:
    assert sorted(RULES) == sorted(get_args(RuleName))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_the_table_is_named_where_it_is_reported(rule: str) -> None:
    assert f'"{rule}"' in SOURCE
