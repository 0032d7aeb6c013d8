"""Measures the time and memory of a child process, and writes rows of the table; tests/bench/run imports this."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PROCESSES = Path("/proc")
MIB = 1 << (20 if sys.platform == "darwin" else 10)
"""One MiB in the unit in which this system reports a process's memory: bytes on macOS, KiB on Linux."""


@dataclass(frozen=True)
class Cost:
    """The time and memory of one build."""

    seconds: float
    processor: float = 0
    """The seconds of processor time."""
    peak: float = 0
    """The peak memory in MiB; never less than the memory of the process that started the build."""


@dataclass(frozen=True)
class Row:
    """One line of the table: a value for each pair of builds, and the limit of their median."""

    what: str
    values: Sequence[float]
    limit: float | None = None
    unit: str = "x"
    ours: float | None = None
    """The median seconds of this project's site; `stock` has those of the stock site."""
    stock: float | None = None

    @property
    def is_broken(self) -> bool:
        """Whether the median is above the limit."""
        return self.limit is not None and median(self.values) > self.limit

    def __str__(self) -> str:
        """Return the line."""
        low, high = min(self.values), max(self.values)
        spread = f"({_short(low)} to {_short(high)})" if len(self.values) > 1 else ""
        verdict = "" if self.limit is None else "ABOVE" if self.is_broken else "ok"
        cells = (
            f"{self.what:<34}",
            f"{_seconds(self.ours):>8}",
            f"{_seconds(self.stock):>8}",
            f"{_short(median(self.values)) + ' ' + self.unit:>10}",
            f"{spread:<16}",
            f"{'' if self.limit is None else _short(self.limit) + ' ' + self.unit:>9}",
            verdict,
        )
        return "  ".join(cells).rstrip()


HEADING = "  ".join(
    (f"{'':<34}", f"{'ours':>8}", f"{'stock':>8}", f"{'median':>10}", f"{'least to most':<16}", f"{'limit':>9}")
)


def ratio_row(what: str, ours: Sequence[float], stock: Sequence[float], limit: float | None = None) -> Row:
    """Return the row of the ratios between our seconds and those of the stock site, pair by pair."""
    ratios = [one / other for one, other in zip(ours, stock, strict=True)]
    return Row(what, ratios, limit, ours=median(ours), stock=median(stock))


def in_turn(rounds: int, *builds: Callable[[], Cost]) -> list[list[Cost]]:
    """Return the costs of each build; they run as A B C A B C, so that other load affects all equally."""
    costs = [[build() for build in builds] for _ in range(rounds)]
    return [list(each) for each in zip(*costs, strict=True)]


def run(command: Sequence[str | Path], environment: Mapping[str, str], cores: int | None = None) -> Cost:
    """Run a command and return its cost; if the command fails, exit with its output. `cores` is how many it may use."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=partial(_limit, cores) if cores else None,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read()[-3000:].decode(errors="replace")
            raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MIB)


def _limit(cores: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def memory_in_all(command: Sequence[str | Path], environment: Mapping[str, str]) -> float:
    """Run a command and return the most MiB that all its processes had at one time; 0 where that is not known."""
    if not PROCESSES.is_dir():
        return 0
    most = 0
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None:
            most = max(most, sum(map(_resident, _of_session(process.pid))))
            time.sleep(0.02)
    return most / MIB


def _of_session(session: int) -> Iterator[Path]:
    """Yield the folders of the processes of a session."""
    for folder in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):
            if int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[3]) == session:
                yield folder


def _resident(process: Path) -> int:
    """Return the memory of a process in KiB; what several processes share is divided among them."""
    with suppress(OSError):
        text = (process / "smaps_rollup").read_text(encoding="utf-8")
        return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
    return 0


def growth(small: int, small_time: float, large: int, large_time: float) -> float:
    """Return the exponent with which time grows with size; 1 means that time is proportional to size."""
    return math.log(large_time / small_time) / math.log(large / small)


def _short(number: float) -> str:
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}"


def _seconds(number: float | None) -> str:
    return "" if number is None else f"{number:.2f} s"
