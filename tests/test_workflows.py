"""What the workflows on GitHub may do, and whose code they run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import PROJECT
from locked_requirements import LOCK, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))

MAY = (
    {"contents": "read"},
    {"contents": "read", "issues": "write"},  # the weekly report is an issue
    {"pages": "write", "id-token": "write"},  # publishing a site that another job has built
)


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
def test_what_is_installed_is_compared_with_hashes(workflow: Path) -> None:
    installing = [
        line for step in steps(workflow) for line in step.get("run", "").splitlines() if "pip install" in line
    ]
    assert [line for line in installing if "--require-hashes -r tests/requirements.lock" not in line] == []
    assert '["--require-hashes", "--requirement", LOCK]' in (PROJECT / "tests/run.py").read_text(encoding="utf-8")


def test_the_lock_has_each_package_with_its_version_and_hashes_and_names_no_server() -> None:
    lock = LOCK.read_text(encoding="utf-8").replace("\\\n", "")
    packages = dict(line.split(" ", 1) for line in lock.splitlines() if not line.startswith("#"))
    assert [pin for pin in wanted() if pin not in packages] == [], "run tests/locked_requirements.py"
    assert [pin for pin, rest in packages.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", rest)] == []
    assert [pin for pin in packages if not re.fullmatch(r"[a-z0-9.-]+==[^\s;]+", pin)] == []
    assert "//" not in lock


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_job_may_do_only_what_it_is_for(workflow: Path) -> None:
    content = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    granted = [
        content["permissions"],
        *(job["permissions"] for job in content["jobs"].values() if "permissions" in job),
    ]
    assert [each for each in granted if each not in MAY] == []
    assert all("timeout-minutes" in job for job in content["jobs"].values())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_no_command_contains_what_a_stranger_can_write(workflow: Path) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands
    assert [command for command in commands if "${{" in command] == []
