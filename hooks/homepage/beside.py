"""Work that a second process does beside the build, so that a first build takes little longer than later ones.

Such work leaves its results in `.cache`, where the build looks for what earlier builds have made. What the build does
not find there it makes itself: the second process saves time, and nothing else depends on it.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = Path(__file__).parents[1]


class Beside:
    """One piece of work, begun when this is made."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        """Call a function of this package with arguments that `pickle` takes; relative paths would lead elsewhere."""
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError), tempfile.TemporaryFile() as task:
            pickle.dump((work, arguments), task)
            task.seek(0)
            command, silent = [sys.executable, "-m", __name__], subprocess.DEVNULL
            self._process = subprocess.Popen(command, cwd=HOOKS, stdin=task, stdout=silent, stderr=silent)

    def wait(self) -> None:
        """Return when it is done, or has failed."""
        if self._process:
            self._process.wait()


def _work() -> None:
    work, arguments = pickle.load(sys.stdin.buffer)
    work(*arguments)


if __name__ == "__main__":
    _work()
