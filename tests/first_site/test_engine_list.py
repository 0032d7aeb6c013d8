"""The list of the engine's files, which only the project that publishes the engine renews."""

from __future__ import annotations

from conftest import PROJECT
from homepage.upgrade.engine_files import LIST, hashes_of, read_list


def test_the_list_of_the_engines_files_is_current() -> None:
    """By this list an upgrade knows what an owner changed."""
    assert read_list(PROJECT) == hashes_of(PROJECT), f"{LIST} is not current; run: python tests/engine_files.py"
