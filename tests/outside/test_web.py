"""Requests to servers that are slow, busy, broken or hostile."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from contextlib import suppress
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from homepage.outside.answers import read_json, read_xml
from homepage.outside.hosts import is_private
from homepage.outside.opening import Limits
from homepage.outside.waiting import seconds_to_wait
from homepage.outside.web import USER_AGENT, NoAnswerError, Web

if TYPE_CHECKING:
    from collections.abc import Iterator


class Difficult(BaseHTTPRequestHandler):
    """Answers as its path says: `/429/2` is busy until asked three times, `/to/…` redirects."""

    asked: ClassVar[list[str]] = []
    headers_of: ClassVar[dict[str, dict[str, str]]] = {}

    def do_GET(self) -> None:
        path = self.path
        self.asked.append(path)
        self.headers_of[path] = dict(self.headers)
        kind, _, rest = path.removeprefix("/").partition("/")
        if kind.isdecimal():
            self._busy(int(kind), rest)
        elif kind == "to":
            self._head(302, Location=rest)
        elif kind == "loop":
            self._head(302, Location=f"/loop/{len(self.asked)}")
        elif kind == "huge":
            self._head(200)
            self._write(b"x" * 1_000_000, 8)
        elif kind == "packed":
            self._head(200, **{"Content-Encoding": "gzip"})
            self.wfile.write(gzip.compress(b"x" * 1_000_000))
        elif kind == "parts":
            self._head(200, Link='</first>; rel="first", </parts/2>; rel="next", </last>; rel=last')
        elif kind == "trailers":
            self._head(200, **{"Transfer-Encoding": "chunked"})
            self.wfile.write(b"1\r\nx\r\n0\r\n")
            self._write(b"More: and more\r\n", 1_000_000)
        elif kind == "escape":
            self.wfile.write(b"HTTP/1.0 200\x1b[31m\r\n\r\n")
        elif kind == "slow":
            time.sleep(0.3)
        elif kind == "drip":
            self._drip(b"HTTP/1.0 200 OK\r\nX: " + b"x" * 8)
        elif kind == "chunk":
            self._head(200, **{"Transfer-Encoding": "chunked"})
            self._drip(b"0" * 24)
        elif kind == "broken":
            self.wfile.write(b"this is not HTTP\r\n\r\n")
        elif kind == "short":
            self._head(200, **{"Content-Length": "100"})
            self.wfile.write(b"half")
        else:
            self._head(200)
            self.wfile.write(b"fine")

    do_HEAD = do_GET

    def _busy(self, status: int, rest: str) -> None:
        times, _, wait = rest.partition("/")
        enough = self.asked.count(self.path) > int(times or 99)
        self._head(200 if enough else status, **({"Retry-After": wait} if wait else {}))
        self.wfile.write(b"fine" if enough else b"busy")

    def _head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _write(self, part: bytes, times: int) -> None:
        try:
            for _ in range(times):
                self.wfile.write(part)
        except OSError:
            pass

    def _drip(self, text: bytes) -> None:
        for sign in text:
            self.wfile.write(bytes([sign]))
            time.sleep(0.01)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Difficult)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def web(server: str, slept: list[float]) -> Web:
    """Return a way to the server as `api.example`, in which no time passes."""
    Difficult.asked.clear()
    return Web(lambda address: address.replace("https://api.example", server, 1), slept.append, lambda: sum(slept))


def test_a_request_says_who_asks_and_nothing_else(web: Web) -> None:
    assert web.get("https://api.example/ok", "application/json") == b"fine"
    sent = {name.title(): value for name, value in Difficult.headers_of["/ok"].items()}
    assert sent.pop("Host").startswith("127.0.0.1")
    assert sent == {
        "User-Agent": USER_AGENT,
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def test_a_host_is_left_in_peace_between_requests(web: Web, slept: list[float]) -> None:
    web.get("https://api.example/a")
    web.get("https://api.example/b")
    assert slept == [0.5]


@pytest.mark.parametrize(
    ("path", "waits"),
    [("429/1/7", [7.0]), ("503/2", [1.0, 2.0]), ("502/1/soon", [1.0]), ("429/2/0", [0.0, 0.5, 0.0, 0.5])],
)
def test_a_busy_server_is_asked_again_when_it_says_so(
    path: str, waits: list[float], web: Web, slept: list[float]
) -> None:
    assert web.get(f"https://api.example/{path}") == b"fine"
    assert [each for each in slept if each or 0.0 in waits] == waits


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("404/", "api.example does not know it (status 404)"),
        ("403/", "api.example refused to answer (status 403)"),
        ("429/9/3600", "api.example is busy and asks to wait 3600 seconds; run the command again then"),
        ("503/9", "api.example refused to answer (status 503)"),
        ("loop/", "api.example redirects again and again"),
        ("to/file:///etc/passwd", "api.example redirects to something that is not a web address"),
        ("to/ftp://example.org/", "api.example redirects to something that is not a web address"),
        ("to/data:text/plain,x", "api.example redirects to something that is not a web address"),
        ("to/http://169.254.169.254/x", "api.example redirects to 169.254.169.254, an address of your own network"),
        ("to/http://localhost/x", "api.example redirects to localhost, an address of your own network"),
        ("to/http://[::1]/", "api.example redirects to ::1, an address of your own network"),
        ("huge", "the answer of api.example is larger than 5 MB"),
        ("packed", "the answer of api.example cannot be read (it is packed with gzip)"),
        ("broken", "the answer of api.example cannot be read"),
        ("206/", "api.example refused to answer (status 206)"),
        ("304/", "api.example refused to answer (status 304)"),
        ("escape", "the answer of api.example cannot be read (HTTP/1.0 200\\u001b[31m)"),
        ("short", "the answer of api.example cannot be read"),
    ],
)
def test_an_answer_that_is_of_no_use_has_a_reason(path: str, why: str, web: Web) -> None:
    with pytest.raises(NoAnswerError) as error:
        web.get(f"https://api.example/{path}")
    assert str(error.value).startswith(why)


@pytest.mark.parametrize(
    "host",
    [
        *("127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0", "localhost.", "127.0.0.1.", "[::ffff:127.0.0.1]"),
        *("[2002:7f00:1::]", "%31%32%37.0.0.1", "%6cocalhost", "169.254.43518"),
    ],
)
def test_however_it_is_written_an_address_of_the_own_network_is_known(host: str, web: Web) -> None:
    with pytest.raises(NoAnswerError, match="an address of your own network"):
        web.get(f"https://api.example/to/http://{host}/x")
    assert all(map(is_private, (host, "127。0。0。1", "①②⑦.0.0.1", "ｌocalhost")))
    assert not any(map(is_private, ("8.8.8.8", "1.1", "0x08080808", "example.org", "2606:4700::1111")))


LEADS_TO = {
    "near.example": ["127.0.0.1"],
    "mixed.example": ["93.184.216.34", "10.0.0.1"],
    "six.example": ["::ffff:127.0.0.1"],
    "translated.example": ["64:ff9b::7f00:1"],
    "compatible.example": ["::127.0.0.1"],
    "site.example": ["fec0::1"],
    "router.example": ["192.168.1.1"],
    "far.example": ["8.8.8.8", "93.184.216.34"],
    "made-up.example": ["198.18.0.5"],
}


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch, server: str) -> list[str]:
    """Return the addresses that are connected to, of hosts whose names are looked up once and then lead home."""
    seen: list[str] = []
    known = {name: iter([found, ["127.0.0.1"]]) for name, found in LEADS_TO.items()}
    port = int(server.rpartition(":")[2])
    connect_to, look_up_all = socket.create_connection, socket.getaddrinfo

    def look_up(host: str, *rest: Any, **named: Any) -> list[Any]:
        if host not in known:
            return look_up_all(host, *rest, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in next(known[host])]

    def connect(place: tuple[str, int], *rest: Any) -> socket.socket:
        seen.append(place[0])
        if place[0].startswith("8."):
            raise OSError("it is off")
        return connect_to(("127.0.0.1", port), *rest)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    return seen


@pytest.mark.parametrize("name", [name for name in LEADS_TO if name not in ("far.example", "made-up.example")])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_leads_into_the_own_network_is_not_asked(
    scheme: str, name: str, connected: list[str], slept: list[float]
) -> None:
    with pytest.raises(NoAnswerError, match=f"^{name} leads to an address of your own network$") as error:
        Web(sleep=slept.append).get(f"{scheme}://{name}/x")
    assert not error.value.offline
    assert connected == []


def test_a_redirect_to_a_name_in_the_own_network_is_not_followed(web: Web, connected: list[str]) -> None:
    with pytest.raises(NoAnswerError, match=r"router\.example leads to an address of your own network"):
        web.get("https://api.example/to/http://router.example/ok")
    assert connected == ["127.0.0.1"]


def test_a_name_that_the_owner_gave_may_lead_into_the_own_network(connected: list[str], slept: list[float]) -> None:
    web = Web(sleep=slept.append, of_owner=True)
    assert web.get("http://router.example/ok") == b"fine"
    with pytest.raises(NoAnswerError, match=r"near\.example leads to an address of your own network"):
        web.get("http://made-up.example/to/http://near.example/ok")


def test_the_connection_goes_to_the_address_that_was_looked_at(connected: list[str], slept: list[float]) -> None:
    assert Web(sleep=slept.append).get("http://far.example/ok") == b"fine"
    assert connected == ["8.8.8.8", "93.184.216.34"]


def test_an_address_that_a_proxy_makes_up_is_asked(connected: list[str], slept: list[float]) -> None:
    assert Web(sleep=slept.append).get("http://made-up.example/ok") == b"fine"
    assert connected == ["198.18.0.5"]


def test_a_proxy_may_be_in_the_own_network(server: str, slept: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.replace("127.0.0.1", "localhost"))
    assert Web(sleep=slept.append).get("http://far.example/ok") == b"fine"
    assert "http://far.example/ok" in Difficult.asked


def test_redirects_on_the_web_are_followed(web: Web) -> None:
    assert web.ask("https://api.example/to//ok").address == "https://api.example/ok"
    assert web.ask("https://api.example/to/https://api.example/ok", method="HEAD").status == 200


def test_a_name_and_a_password_in_an_address_are_sent_as_a_header(server: str, slept: list[float]) -> None:
    Web(sleep=slept.append).get(f"{server.replace('//', '//ada:p%40ss@')}/secret")
    assert Difficult.headers_of["/secret"]["Authorization"] == "Basic YWRhOnBAc3M="


def test_the_address_of_the_next_part_is_known(web: Web) -> None:
    assert web.answer("https://api.example/parts/1").next == "https://api.example/parts/2"
    assert web.answer("https://api.example/ok").next == ""


def test_a_server_that_does_not_answer_is_given_up(web: Web) -> None:
    web.limits = Limits(silence=0.02)
    with pytest.raises(NoAnswerError, match="did not answer in time") as error:
        web.get("https://api.example/slow")
    assert error.value.offline
    assert Difficult.asked.count("/slow") == 3


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/", "http://", "https://exa mple/\x00"])
def test_only_web_addresses_are_asked(address: str, slept: list[float]) -> None:
    with pytest.raises(NoAnswerError):
        Web(sleep=slept.append).get(address)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("12", 12), ("", 4), ("-5", 4), ("Wed, 99 Foo", 4), ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("٣", 4), ("1e9", 4)],
)
def test_the_time_to_wait_is_read_from_its_header(header: str, seconds: float) -> None:
    assert seconds_to_wait(header, 3) == seconds


def test_a_date_says_how_long_to_wait() -> None:
    assert 50 < seconds_to_wait(formatdate(time.time() + 60, usegmt=True), 1) <= 60


BOMB = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "defines entities"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "defines entities"),
        (b"<a><b></a>", "broken XML"),
        (b"\xff\xfe<\x00", "broken XML"),
        (b"", "broken XML"),
        (b"<a>" * 5000, "broken XML"),
    ],
)
def test_xml_that_is_broken_or_tricky_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NoAnswerError, match=why):
        read_xml(data, "arXiv")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<html>", "answered with a web page"),
        (b"{", "answered with broken JSON"),
        (b"[" * 100_000, "answered with broken JSON"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "answered with broken JSON"),
        (b"[1]", "is not a record"),
        (b"\xff", "answered with broken JSON"),
    ],
)
def test_json_that_is_broken_or_no_record_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(NoAnswerError, match=why):
        read_json(data, "Crossref")


def test_no_text_of_an_answer_steers_a_terminal() -> None:
    data = b'{"a\\u0000": ["x\\u001b[31m\\u202ey", {"b": "\\ud800z"}], "n": 1}'
    assert read_json(data, "the Hub") == {"a": ["x[31my", {"b": "z"}], "n": 1}


def test_addresses_in_any_script_are_asked(server: str, slept: list[float]) -> None:
    asked: list[str] = []

    def route(address: str) -> str:
        asked.append(address)
        return f"{server}/wort/ü"

    assert Web(route, slept.append).get("https://münchen.example/ü") == b"fine"
    assert "/wort/%C3%BC" in Difficult.headers_of
    with pytest.raises(NoAnswerError):
        Web(lambda _: f"http://{'ü' * 80}.example/", slept.append).get("https://x.example/")


@pytest.mark.parametrize("path", ["drip", "chunk"])
def test_an_answer_that_drips_is_given_up(path: str, web: Web) -> None:
    web.limits = Limits(all=0.03)
    with pytest.raises(NoAnswerError, match="did not answer in time"):
        web.get(f"https://api.example/{path}")


def test_what_follows_the_content_without_end_is_cut_off(web: Web) -> None:
    web.limits = Limits(all=0.05)
    begin = time.monotonic()
    with suppress(NoAnswerError):
        web.get("https://api.example/trailers")
    assert time.monotonic() - begin < 5
