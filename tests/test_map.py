"""The README for developers: its map shows all rooms, and its answers name files that contain the answer."""

from __future__ import annotations

import ast
import re
from itertools import groupby
from pathlib import Path

import pytest
from test_rooms import HOOKS, MODULES, ROOMS

README = (Path(__file__).parents[1] / "hooks/README.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\| ([^|]+) \| `([^`|]+)` \| `([^`|]+)` \|$", README, re.MULTILINE)


def first_sentence(module: str) -> str:
    """Return the first sentence of a room's docstring."""
    docstring = ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def rows() -> list[str]:
    """Return the map's lines: each folder of hooks/ and, below homepage/, its rooms from the ground up."""
    lines = ["hooks/"]
    for top, rooms in groupby(ROOMS, key=lambda name: name.split(".")[0]):
        if top == "homepage":
            lines.append(f"  homepage/              {first_sentence('homepage')}")
        for name in rooms:
            inside = "    " if top == "homepage" else "  "
            shown = name.split(".")[-1] + ("/" if MODULES[name].stem == "__init__" else ".py")
            lines.append(f"{inside}{shown:<{25 - len(inside)}}{first_sentence(name)}")
    return lines


def test_the_map_shows_the_rooms_as_they_are() -> None:
    (shown,) = re.findall(r"^## The map$.*?^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert shown.splitlines() == rows()


def test_there_are_answers_for_everyday_questions() -> None:
    assert len(ANSWERS) >= 20


@pytest.mark.parametrize(("question", "file", "thing"), ANSWERS, ids=[question for question, _, _ in ANSWERS])
def test_an_answer_leads_to_what_it_names(question: str, file: str, thing: str) -> None:
    assert thing in (HOOKS / file).read_text(encoding="utf-8"), question


def test_every_room_with_a_file_of_its_own_is_found_from_the_map() -> None:
    """The file that answers a question is in a room of the map, or in the theme."""
    shown = {name.replace(".", "/") for name in ROOMS} | {"theme"}
    assert [file for _, file, _ in ANSWERS if not any(file.startswith(room) for room in shown)] == []
