"""A `.bib` file at an address, which a local server stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bibliographies import entry
from conftest import serving
from homepage.assembly.fetched_bib import fetch
from homepage.outside.web import Answer, NoAnswerError, Web

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
        yield file, f"{address}group%20papers.bib?key=secret"


def shown(address: str) -> str:
    return address.replace("key=secret", "…")


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
    assert (
        f"WARNING -  mkdocs.yml:{bib_line(homepage)}: bib_file: {address.partition('?')[0]}?… could not be fetched"
        in built.output
    )
    assert "the copy of an earlier build is read" in built.output


def test_what_was_never_fetched_is_missing(homepage: Homepage, elsewhere: tuple[Path, str]) -> None:
    file, address = elsewhere
    file.unlink()
    homepage.settings["plugins"] = [{"bibtex": {"bib_file": address}}]
    built = homepage.build()
    assert (
        f"mkdocs.yml:{bib_line(homepage)}: bib_file: {address.partition('?')[0]}?… could not be fetched" in built.output
    )
    assert "Traceback" not in built.output


ADDRESS = "https://bib.example/all.bib"
FIRST = b"@misc{first, title = {First}}\n"


class Answers(Web):
    """A web that gives these answers, one after the other; one without a status cannot be reached."""

    def __init__(self, *answers: Answer) -> None:
        super().__init__()
        self.answers = list(answers)
        self.asked: list[str] = []

    def ask(self, address: str, accept: str = "*/*", method: str = "GET", *, whole: bool = True) -> Answer:
        self.asked.append(address)
        answer = self.answers.pop(0)
        if not answer.status:
            raise NoAnswerError("it cannot be reached", offline=True)
        return answer


def test_a_damaged_copy_is_not_read(tmp_path: Path) -> None:
    file, why = fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, 200, FIRST)))
    assert file
    assert not why
    file.write_bytes(FIRST[:9])
    file, why = fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, 0, b"")))
    assert file
    assert file.read_bytes() == FIRST
    assert why == "it cannot be reached"
    for each in tmp_path.iterdir():
        each.write_bytes(each.read_bytes().replace(b"First", b"Other"))
    assert fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, 0, b""))) == (None, "it cannot be reached")


@pytest.mark.parametrize(
    ("status", "data", "why"),
    [
        (200, b"<!doctype html><title>Log in @ home</title>", "bib.example answered with a web page instead of BibTeX"),
        (200, b"Service unavailable", "bib.example answered without an entry of BibTeX"),
        (200, b"", "bib.example answered without an entry of BibTeX"),
        (403, b"@misc{no}", "bib.example refused to answer (status 403)"),
    ],
)
def test_what_is_no_bibtex_does_not_take_the_place_of_the_copy(
    status: int, data: bytes, why: str, tmp_path: Path
) -> None:
    for _ in range(2):
        file, said = fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, 200, FIRST)))
        assert not said
        file, said = fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, status, data)))
        assert file
        assert file.read_bytes() == FIRST
        assert said == why


def test_a_file_may_be_empty_from_the_start(tmp_path: Path) -> None:
    file, why = fetch(ADDRESS, tmp_path, Answers(Answer(ADDRESS, 200, b"")))
    assert file
    assert file.read_bytes() == b""
    assert not why


def test_a_folder_that_takes_nothing_costs_only_the_copy(tmp_path: Path) -> None:
    (tmp_path / "fetched").write_text("this is a file")
    file, why = fetch(ADDRESS, tmp_path / "fetched", Answers(Answer(ADDRESS, 200, FIRST)))
    assert file
    assert file.read_bytes() == FIRST
    assert not why


def test_a_library_of_zotero_is_read_in_all_its_parts(tmp_path: Path) -> None:
    address = "https://api.zotero.org/groups/1/items?limit=5&sort=date"
    later = "https://api.zotero.org/groups/1/items?start=100"
    web = Answers(
        Answer(address, 200, FIRST, later),
        Answer(later, 200, FIRST.replace(b"first", b"second"), "https://evil.example/more"),
    )
    file, _ = fetch(address, tmp_path, web)
    assert file
    assert file.read_bytes().count(b"@misc") == 2
    assert web.asked == ["https://api.zotero.org/groups/1/items?limit=100&sort=date&format=bibtex", later]


def test_a_library_without_an_end_is_given_up(tmp_path: Path) -> None:
    address = "https://api.zotero.org/groups/1/items"
    web = Answers(*[Answer(address, 200, FIRST, address)] * 1000)
    assert fetch(address, tmp_path, web)[1].startswith("api.zotero.org sends part after part; name a collection")


def bib_line(homepage: Homepage) -> int:
    lines = (homepage.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "bib_file" in line)
