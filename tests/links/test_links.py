"""The command `links`, against hosts that are there, gone, shy or disturbed."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from homepage.links.addresses import addresses_of, in_text
from homepage.links.command import run
from homepage.links.memory import FILE, Result, remember, remembered
from homepage.outside.web import Answer, NoAnswerError, Web
from homepage.settings.mkdocs_yml import read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COPY = "http://web.archive.org/web/2020/https://gone.org/a"
SNAPSHOT = {"archived_snapshots": {"closest": {"available": True, "url": COPY, "timestamp": "2020", "status": "200"}}}


class Answers(Web):
    """A web of a few addresses: the status of each, by method if they differ."""

    def __init__(self, statuses: dict[str, int]) -> None:
        self.statuses = statuses
        self.asked: list[str] = []

    def ask(self, address: str, accept: str = "*/*", method: str = "GET", *, whole: bool = True) -> Answer:
        self.asked.append(f"{method} {address}")
        status = self.statuses.get(f"{method} {address}", self.statuses.get(address, 0))
        if not status:
            raise NoAnswerError("it cannot be reached", offline=True)
        return Answer(address, status, json.dumps(SNAPSHOT).encode() if "gone.org%2Fa" in address else b"{}")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](https://a.org/x_(y)) and <https://b.org>.", [("https://a.org/x_(y)", 1), ("https://b.org", 1)]),
        (
            "```\nhttps://code.org\n```\nhttps://a.org/b, *https://c.org*",
            [("https://a.org/b", 4), ("https://c.org", 4)],
        ),
        (
            "`https://code.org` <!-- https://no.org\n-->\n[r]: https://r.org/?a=1&amp;b=2",
            [("https://r.org/?a=1&b=2", 3)],
        ),
        ('<a href="https://h.org/x">x</a> (see https://p.org/x).', [("https://h.org/x", 1), ("https://p.org/x", 1)]),
        ("ftp://f.org mailto:a@b.org //x.org", []),
    ],
)
def test_addresses_are_found_where_readers_can_follow_them(markdown: str, expected: list[tuple[str, int]]) -> None:
    assert list(in_text(markdown, markdown=True)) == expected


FILES = {
    "mkdocs.yml": "site_name: A\nsite_url: https://me.org/\n# https://comment.org\nrepo_url: https://fine.org/repo\n",
    "docs/index.md": "# A\n\n[b](https://gone.org/a) [c](https://me.org/x)\n[d](https://shy.org/) <https://x.example/>\n",
    "docs/lists/talks.yml": "- url: https://gone.org/a#part\n  slides: http://localhost/x\n",
    "docs/publications.bib": "@misc{a,\n title={A},\n doi={10.5555/known},\n arxiv={2401.12345},\n url={https://head.org/}\n}\n",
}
WEB = {
    "https://fine.org/repo": 200,
    "https://gone.org/a": 404,
    "https://shy.org/": 403,
    "https://doi.org/api/handles/10.5555/known": 200,
    "https://arxiv.org/abs/2401.12345": 200,
    "HEAD https://head.org/": 405,
    "GET https://head.org/": 200,
    "https://archive.org/wayback/available?url=https%3A%2F%2Fgone.org%2Fa": 200,
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def options(**given: bool) -> argparse.Namespace:
    return argparse.Namespace(**{"all": False, "dry_run": False, **given})


def test_each_address_has_its_places_once(root: Path) -> None:
    found = addresses_of(read_configuration(root / "mkdocs.yml"), root)
    assert {address: [f"{place.path}:{place.line}" for place in places] for address, places in found.items()} == {
        "https://head.org/": ["docs/publications.bib:5"],
        "https://doi.org/10.5555/known": ["docs/publications.bib:3"],
        "https://arxiv.org/abs/2401.12345": ["docs/publications.bib:4"],
        "https://fine.org/repo": ["mkdocs.yml:4"],
        "https://gone.org/a": ["docs/index.md:3", "docs/lists/talks.yml:1"],
        "https://shy.org/": ["docs/index.md:4"],
    }


def test_dead_addresses_are_listed_with_their_lines_and_copies(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    web = Answers(WEB)
    assert run(options(), web) == 1
    copy = COPY.replace("http:", "https:", 1)
    lines = [line.replace(date.today().isoformat(), "today") for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        f"docs/index.md:3: dead since today: https://gone.org/a (status 404); a copy is at {copy}",
        f"docs/lists/talks.yml:1: dead since today: https://gone.org/a (status 404); a copy is at {copy}",
        "docs/index.md:4: not known: https://shy.org/: the server refuses programs or is disturbed (status 403)",
        "6 addresses: 4 fine, 1 dead, 1 not known; 6 tried now",
    ]
    web.asked.clear()
    assert run(options(), web) == 1
    assert "6 addresses: 4 fine, 1 dead, 1 not known; 0 tried now" in capsys.readouterr().out
    assert web.asked == []
    assert run(options(all=True), web) == 1
    assert "GET https://head.org/" in web.asked


def test_results_are_tried_again_after_their_time_and_remember_the_first_day(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(options(), Answers(WEB))
    before = remembered(root)
    old = (date.today() - timedelta(days=3)).isoformat()
    remember({address: replace(each, tried=old, since=old) for address, each in before.items()}, root)
    web = Answers(WEB)
    capsys.readouterr()
    run(options(), web)
    said = capsys.readouterr().out
    assert f"dead since {old}" in said
    assert "2 tried now" in said
    assert not any("archive.org" in each for each in web.asked)


def test_without_a_network_nothing_is_called_dead(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options(), Answers({})) == 1
    assert "none of 6 hosts could be reached" in capsys.readouterr().err
    assert not (root / FILE).exists()


def test_a_dry_run_asks_nobody(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    web = Answers(WEB)
    assert run(options(dry_run=True), web) == 0
    assert "https://gone.org/a\n" in capsys.readouterr().out
    assert web.asked == []
    assert not (root / FILE).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"state": "x"}}', '{"a": {"state": [], "why": 1}}'])
def test_a_damaged_memory_counts_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert remembered(tmp_path) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_the_memory_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    os.mkfifo(tmp_path / FILE)
    assert remembered(tmp_path) == {}


def test_a_day_in_the_future_is_not_trusted() -> None:
    assert not Result("fine", "", "2999-01-01", "2999-01-01").is_fresh(date(2026, 1, 1))
