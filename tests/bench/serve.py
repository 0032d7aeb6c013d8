"""Measures how long `mkdocs serve` takes to build again when a page is saved; tests/bench/run imports this."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.request import urlopen

from measure import Cost
from sites import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sites import Site

# Lines that MkDocs prints before and after every build. The seconds that it prints itself are not used: they leave out
# the configuration, and MkDocs does not print a line twice, so they are missing if two builds take equally long.
READY, START, END = "Serving on", "Building documentation", "Reloading browsers"


@dataclass
class Server:
    """A running `mkdocs serve`."""

    page: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def save(self) -> None:
        """Save the page once more."""
        with self.page.open("a", encoding="utf-8") as page:
            page.write("\nMore words.\n")

    def rebuild(self) -> Cost:
        """Save the page once more and return the cost of the build that follows."""
        self.save()
        start = self.wait(START)
        return Cost(self.wait(END) - start)

    def answered(self, path: str, save: Callable[[], None]) -> Cost:
        """Save something, and return the time until the server answers with a page: it waits until that is built."""
        start = time.perf_counter()
        save()
        self.wait(START)
        with urlopen(f"http://{self.address}/{path}") as page:
            page.read()
        return Cost(time.perf_counter() - start)

    def wait(self, words: str) -> float:
        """Return the time at which the server prints a line with these words."""
        assert self.process.stdout
        for line in self.process.stdout:
            now = time.perf_counter()
            self.said.append(line)
            if words in line:
                return now
            if "ERROR" in line:
                break
        raise SystemExit(f"mkdocs serve has built nothing:\n{''.join(self.said[-30:])}")


@contextmanager
def serving(site: Site) -> Iterator[Server]:
    """Run `mkdocs serve` on a free port of this machine, and yield the server after its first build."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with subprocess.Popen(
        site.command("serve", "--dev-addr", address),
        env=environment(site.root.parent),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            server = Server(site.root / "docs/index.md", address, process)
            server.wait(READY)
            yield server
        finally:
            process.kill()
