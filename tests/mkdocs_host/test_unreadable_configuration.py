"""What a server says when `mkdocs.yml` breaks while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs_host.log import without_traceback

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "MkDocs encountered an error parsing the configuration file"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: A: B\n", "mkdocs.yml:1: the file cannot be read: a value that contains"),
        ("nav:\n  - A: a.md\n  -B: b.md\n", "mkdocs.yml:3: the file cannot be read: write a space after the hyphen"),
        ("site_name: A\n", WORDS),
    ],
)
def test_a_broken_configuration_is_said_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")

    def fail() -> None:
        raise ConfigurationError(WORDS)

    with pytest.raises(Abort) as stopped:
        without_traceback(fail, config)()
    assert str(stopped.value).startswith(said)
