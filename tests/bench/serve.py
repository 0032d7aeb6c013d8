"""How long `mkdocs serve` takes to build again when a page is saved; tests/bench/run uses this, nobody runs it."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from measure import Cost
from sites import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sites import Site

BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
PATIENCE = 600.0
"""Seconds after which a build is given up."""


@dataclass
class Server:
    """A running `mkdocs serve`."""

    page: Path
    log: Path
    process: subprocess.Popen[bytes]

    def rebuild(self) -> Cost:
        """Save the page once more and return what the log says of the build that follows."""
        before = len(self.builds())
        with self.page.open("a", encoding="utf-8") as page:
            page.write("\nMore words.\n")
        return Cost(self.wait(before))

    def wait(self, builds: int) -> float:
        """Return the seconds of the next build after so many."""
        end = time.monotonic() + PATIENCE
        while len(self.builds()) <= builds:
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"mkdocs serve has built nothing:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
            time.sleep(0.1)
        return float(self.builds()[builds])

    def builds(self) -> list[str]:
        """Return the seconds of all builds so far."""
        return BUILT.findall(self.log.read_text(encoding="utf-8"))


@contextmanager
def serving(site: Site) -> Iterator[Server]:
    """Run `mkdocs serve` on a free port of this machine; its first build is over."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = site.root / "serve.log"
    command = site.command("serve", "--dev-addr", address)
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            env=environment(site.root.parent),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            server = Server(site.root / "docs/index.md", log, process)
            server.wait(0)
            yield server
        finally:
            process.kill()
