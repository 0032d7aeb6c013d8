"""Measures the time that a keystroke in a list's filter takes in Chromium; tests/bench/run imports this.

The browser is the one that CHROMIUM names, else the system's Chromium, else Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as NotThere
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, CDPSession, Page

FILTER = "main input:is([type=search], [type=text], :not([type])):visible"
WORD = "robust"
ANSWERED = 400
"""Milliseconds after which the answer to a keystroke is drawn.

Work that waits until the reader pauses, such as the address and entries out of sight, is later and not counted.
"""
WORK = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without logging them."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


def keystrokes(site: Path, path: str, rounds: int) -> list[float]:
    """Return the milliseconds of script, style and layout for each letter of a word, as the median of all rounds.

    The result is empty if the page has no filter.
    """
    with files_served(site) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + path, wait_until="networkidle")
        try:
            page.locator(FILTER).first.wait_for(timeout=20000)
        except NotThere:
            return []
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})  # other load of the machine is not counted
        typed = [_type(page, session) for _ in range(rounds)]
    return [median(each) for each in zip(*typed, strict=True)]


def _type(page: Page, session: CDPSession) -> list[float]:
    box = page.locator(FILTER).first
    box.fill("")
    costs = []
    for letter in WORD:
        page.wait_for_timeout(ANSWERED)
        before = _work(session)
        page.keyboard.press(letter)
        page.wait_for_timeout(ANSWERED)
        costs.append(_work(session) - before)
    return costs


def _work(session: CDPSession) -> float:
    """Return the milliseconds that the page has worked so far."""
    metrics: dict[str, float] = {
        metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]
    }
    return 1000 * sum(metrics[name] for name in WORK)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Chromium."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def files_served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
