"""A `.bib` file at an address, which a local server stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bibliographies import entry
from conftest import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Homepage


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A file and the address at which it can be fetched."""
    file = tmp_path / "elsewhere/group papers.bib"
    file.parent.mkdir()
    file.write_text(entry("first", title="First") + "\n" + entry("second", title="Second \\nonsense"), encoding="utf-8")
    with serving(file.parent) as address:
        yield file, f"{address}group%20papers.bib?limit=100"


def test_it_is_read_anew_by_each_build_and_what_follows_is_kept(
    homepage: Homepage, elsewhere: tuple[Path, str]
) -> None:
    file, address = elsewhere
    homepage.settings["plugins"] = [{"bibtex": {"bib_file": address}}]
    built = homepage.build()
    assert built.code == 0, built.output
    assert [pub["data-key"] for pub in built.page("index.html").all(".pub")] == ["first", "second"]
    assert re.search(r"WARNING -  \.cache/fetched/group-papers-[0-9a-f]{8}\.bib:\d+: .*nonsense", built.output)
    made = {each.name: each.stat().st_mtime_ns for each in (homepage.root / ".cache/build").iterdir()}
    homepage.build()
    assert {each.name: each.stat().st_mtime_ns for each in (homepage.root / ".cache/build").iterdir()} == made
    file.write_text(entry("third", title="Third"), encoding="utf-8")
    assert [pub["data-key"] for pub in homepage.build().page("index.html").all(".pub")] == ["third"]


def test_without_the_network_the_last_copy_is_read(homepage: Homepage, elsewhere: tuple[Path, str]) -> None:
    file, address = elsewhere
    homepage.settings["plugins"] = [{"bibtex": {"bib_file": address}}]
    homepage.build()
    file.unlink()
    built = homepage.build()
    assert [pub["data-key"] for pub in built.page("index.html").all(".pub")] == ["first", "second"]
    assert f"WARNING -  mkdocs.yml:{bib_line(homepage)}: bib_file: {address} could not be fetched" in built.output
    assert "the copy of an earlier build is read" in built.output


def test_what_was_never_fetched_is_missing(homepage: Homepage, elsewhere: tuple[Path, str]) -> None:
    file, address = elsewhere
    file.unlink()
    homepage.settings["plugins"] = [{"bibtex": {"bib_file": address}}]
    built = homepage.build()
    assert f"mkdocs.yml:{bib_line(homepage)}: bib_file: {address} could not be fetched" in built.output
    assert "Traceback" not in built.output


def bib_line(homepage: Homepage) -> int:
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "bib_file" in line)
