"""What the workflows on GitHub may do, and whose code they run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_named_by_the_hash_of_its_code(workflow: Path) -> None:
    named = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert named
    assert [each for each in named if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_pull_request_brings_gets_no_token_to_write(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    assert "pull_request_target" not in text
    assert all(step["with"]["persist-credentials"] is False for step in steps(workflow) if "checkout@" in str(step))
    for job in content["jobs"].values():
        may_write = "write" in (job.get("permissions") or content["permissions"]).values()
        assert not may_write or "pull_request" not in content[True] or "refs/heads/main" in job["if"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_command_contains_what_a_stranger_can_write(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands
    assert [command for command in commands if "${{" in command] == []
