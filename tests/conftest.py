"""What several tests share: the real site built once, small sites, a file server and a browser."""

from __future__ import annotations

import gc
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright
from site_pages import BuiltSite
from warm_mkdocs import can_run_in, warm_mkdocs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser

# Without a deadline, since a slow machine is not a failure; in CI, every run tries the same examples.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")
expect.set_options(timeout=20_000)

PROJECT = Path(__file__).parent.parent
QUIET_BROWSER = (
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


SLOW_ROOMS = ("first_site", "own_site", "theme", "mkdocs_host", "web", "start", "upgrade", "assembly", "whole_site")
"""Rooms whose tests open a browser or build sites; they run first, so that no worker has one left at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.parent.name not in SLOW_ROOMS)
    gc.freeze()  # Python does not search the thousands of tests for garbage again and again


def is_first_site() -> bool:
    """Return whether docs/ and mkdocs.yml are those of the first site, with which the engine comes."""
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    return bool(re.search(r"^site_url: https://banghua\.me/$", text, re.MULTILINE))


collect_ignore = [] if is_first_site() else ["first_site"]
"""Tests about the content of the first site. In a fork they would say nothing; tests/own_site is about any content."""


FINDINGS = {
    "stops": "The site is not published, because of:",
    "warns": "The site is published all the same (`publish_with_warnings` in mkdocs.yml), but:",
}
"""What is written above the findings of each kind that tests of the site have."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """List what the tests of the site found, also for the page that GitHub shows after a run."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.stats.get(outcome, ())]
    properties = [each for report in reports for each in report.user_properties]
    for kind, heading in FINDINGS.items():
        found = [f"- {text}" for name, text in properties if name == kind]
        if found:
            show_findings(["", heading, "", *found], terminalreporter)


def show_findings(lines: list[str], terminalreporter: Any) -> None:
    for line in lines:
        terminalreporter.write_line(line)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


def run_mkdocs(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the exit code of an `mkdocs` command and what it printed."""
    if can_run_in(cwd):
        return warm_mkdocs().run([*map(str, arguments)], cwd, clean_environment())
    return run_new_mkdocs(*arguments, cwd=cwd)


def run_new_mkdocs(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the same, but from a new Python process, as an author starts it."""
    return run_program(sys.executable, "-m", "mkdocs", *arguments, cwd=cwd)


def run_program(*command: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the exit code of a program and what it printed."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, done.stdout


def printed_by(*command: str | Path, cwd: Path) -> str:
    """Return what a program printed, which must succeed."""
    code, output = run_program(*command, cwd=cwd)
    assert code == 0, output
    return output


@pytest.fixture
def identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git write as Ada, whatever the settings of the computer are."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada Lovelace")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@example.org")
    for name, value in {"GLOBAL": os.devnull, "NOSYSTEM": "1"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")


def clean_environment() -> dict[str, str]:
    """Return the environment variables without those that change a build or delay it, and with UTF-8 everywhere."""
    python = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    unwanted = {"NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING", "FORCE_COLOR", *python}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PYTHONUTF8": "1", "NO_COLOR": "1"}


CONFIGURATION: Mapping[str, object] = {
    "INHERIT": str(PROJECT / "hooks/example/mkdocs.yml"),
    "site_name": "Ada Lovelace",
    "site_url": "https://ada.example/",
    "site_author": "Ada Lovelace",
    "site_description": "Notes, engines and poetical science.",
    "docs_dir": "docs",
    "nav": None,
    "hooks": [str(PROJECT / "hooks/mkdocs_hook.py")],
}
AUTHOR: Mapping[str, object] = {
    "name": "Ada Lovelace",
    "aliases": ["Lovelace, A."],
    "positions": [],
    "profiles": [],
}
BIB = """\
@article{lovelace1843notes,
  title   = {Notes on the {Analytical Engine}},
  author  = {Lovelace, Ada and Babbage, Charles},
  journal = {Scientific Memoirs},
  year    = {1843},
}

@inproceedings{lovelace1844poetical,
  title     = {Poetical Science},
  author    = {Lovelace, Ada},
  booktitle = {Proceedings of the Salon},
  year      = {1844},
}
"""


@dataclass
class Homepage:
    """A small site in a folder of its own, which inherits the configuration that a new site begins with."""

    root: Path
    settings: dict[str, object] = field(default_factory=lambda: dict(CONFIGURATION))
    options: dict[str, object] = field(default_factory=lambda: {"author": dict(AUTHOR), "citation_styles": []})
    """The site's options; without a citation style, since references take longer than the rest of a small build."""
    extra: dict[str, str] = field(default_factory=dict)
    """The author's own keys below `extra`."""

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, named from the site's root."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def configure(self) -> None:
        """Write `mkdocs.yml`, with each of the site's own options on a line that a message can name."""
        text = yaml.safe_dump({**self.settings, "extra": {**self.extra, "homepage": self.options}}, sort_keys=False)
        self.write({"mkdocs.yml": text})

    def line_of(self, name: str, line: str) -> int:
        """Return the number of the only line with exactly this text; 1 if the text is empty."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        assert not line or lines.count(line) == 1, lines
        return lines.index(line) + 1 if line else 1

    def build(self, *, strict: bool = False) -> BuiltSite:
        """Build the site in a child process and return the result."""
        self.configure()
        arguments = ["build", "--strict"] if strict else ["build"]
        code, output = run_mkdocs(*arguments, cwd=self.root)
        return BuiltSite(self.root / "site", code, output)


def small_site(root: Path) -> Homepage:
    """Return a small site in a folder: two papers, a page that lists them, and the cache of an earlier build."""
    site = new_site(root)
    fill_cache(root)
    return site


def fill_cache(root: Path) -> None:
    """Give a site the pictures in the cache of another one."""
    shutil.copytree(Path(site_built_before().name, ".cache"), root / ".cache", dirs_exist_ok=True)


def new_site(root: Path) -> Homepage:
    """Return a small site in a folder, never built."""
    site = Homepage(root)
    site.write({"docs/publications.bib": BIB, "docs/index.md": "# Ada Lovelace\n\n/// publications\n///\n"})
    return site


@cache
def site_built_before() -> TemporaryDirectory[str]:
    """Return the folder of a small site with the pictures that a build left in its cache."""
    folder = TemporaryDirectory()
    root = Path(folder.name)
    assert new_site(root).build().code == 0
    for file in (root / ".cache/build").iterdir():
        if not file.name.startswith("theme-css"):  # the stylesheet of the theme, which is the same for each site
            file.unlink()
    return folder


@pytest.fixture
def homepage(tmp_path: Path) -> Homepage:
    """A small site that a test changes and builds."""
    return small_site(tmp_path / "small")


@pytest.fixture
def new_homepage(tmp_path: Path) -> Homepage:
    """A small site with nothing in its cache."""
    return new_site(tmp_path / "small")


@pytest.fixture
def own_hooks(homepage: Homepage) -> Homepage:
    """A small site with its own copy of the hooks, which a test may edit."""
    return with_own_hooks(homepage)


def with_own_hooks(site: Homepage) -> Homepage:
    """Give a site its own copy of the hooks, and return the site."""
    shutil.copytree(PROJECT / "hooks", site.root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    site.settings["hooks"] = ["hooks/mkdocs_hook.py"]
    return site


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without logging them, and the site's own 404 page if a file is missing.

    `base` is the folder of the address at which they are served, such as `homepage/`.
    """

    def __init__(self, *arguments: Any, base: str = "", **settings: Any) -> None:
        self.base = base
        super().__init__(*arguments, **settings)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"/{self.base}")
        return super().translate_path(path.removeprefix(f"/{self.base}") if inside else "/outside of the site")

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PatientServer(ThreadingHTTPServer):
    """A server that lets as many requests wait as a page makes at once; a refused one is tried again after a second."""

    request_queue_size = 64


@contextmanager
def serving(folder: Path, base: str = "") -> Iterator[str]:
    """Serve a folder on a free port of this machine, below `base`, and yield its address."""
    handler = partial(QuietHandler, directory=str(folder), base=base)
    with PatientServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{base}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one that CHROMIUM names, else the system's, else Playwright's own."""
    installed = map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))
    executable = os.environ.get("CHROMIUM") or next(filter(None, installed), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(QUIET_BROWSER))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A function that returns a free port of this machine."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find
