"""A `.bib` file at an address, which a local server stands for."""

from __future__ import annotations

import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from bibliographies import entry
from conftest import serving
from homepage.assembly.fetched_bib import fetch
from homepage.outside.opening import Limits
from homepage.outside.web import Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Homepage


class Tiring(BaseHTTPRequestHandler):
    """A server whose answers do not end, or are in parts, as those of Zotero."""

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        self.send_response(200)
        if path.path == "/endless":
            self._send(b"x" * 1_000_000, 4, 0)
        elif path.path == "/drip":
            self._send(b"x", 40, 0.01)
        else:
            self._part(parse_qs(path.query))

    def _part(self, asked: dict[str, list[str]]) -> None:
        start = int(asked.get("start", ["0"])[0])
        if self.path.startswith("/forever") or start < 200:
            here = f"https://api.zotero.org{urlsplit(self.path).path}?format=bibtex&limit=100"
            self.send_header("Link", f'<{here}&start={start + 100}>; rel="next", <{here}&start=900>; rel="last"')
        self._send(f"{asked['format']}{asked['limit']}{start};".encode(), 1, 0)

    def _send(self, part: bytes, times: int, pause: float) -> None:
        self.end_headers()
        try:
            for _ in range(times):
                self.wfile.write(part)
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def tiring() -> Iterator[Web]:
    """The way to a server that stands for all others, in which no time passes between requests."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiring)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    yield Web(
        lambda address: base + address[address.index("/", 8) :],
        lambda _: None,
        limits=Limits(all=0.1, megabytes=1, tries=1),
    )
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://example.org/endless", "the answer of example.org is larger than 1 MB"),
        ("https://example.org/drip", "example.org did not answer in time"),
        ("https://api.zotero.org/forever", "api.zotero.org sends part after part"),
    ],
)
def test_a_server_without_end_does_not_hold_up_a_build(address: str, reason: str, tiring: Web, tmp_path: Path) -> None:
    file, why = fetch(address, tmp_path, tiring)
    assert why.startswith(reason)
    assert list(tmp_path.iterdir()) == []
    file.write_bytes(b"the copy")
    assert fetch(address, tmp_path, tiring) == (file, why)
    assert file.read_bytes() == b"the copy"


def test_all_parts_of_a_library_are_fetched(tiring: Web, tmp_path: Path) -> None:
    file, why = fetch("https://api.zotero.org/users/1/items?v=3&format=json&limit=7", tmp_path, tiring)
    assert not why
    assert file.read_bytes() == b"['bibtex']['100']0;['bibtex']['100']100;['bibtex']['100']200;"


def test_a_copy_that_cannot_be_written_has_a_reason(tiring: Web, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    _, why = fetch("https://api.zotero.org/users/1/items", tmp_path / "file/fetched", tiring)
    assert why.startswith("its copy in .cache/ cannot be written: ")


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
