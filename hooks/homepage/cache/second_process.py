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

HOOKS = Path(__file__).parents[2]
_PROGRAM = f"import sys; sys.path.insert(0, {str(HOOKS)!r}); from {__name__} import work; work()"


class SecondProcess:
    """One piece of work, begun when this is made."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        """Call a function of this package with arguments that `pickle` takes."""
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError), tempfile.TemporaryFile() as task:
            pickle.dump((work, arguments), task)
            task.seek(0)
            command, silent = [sys.executable, "-c", _PROGRAM], subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=task, stdout=silent, stderr=silent)

    def wait(self) -> None:
        """Return when it is done, or has failed."""
        if self._process:
            self._process.wait()


def work() -> None:
    """Do what standard input names, in the second process."""
    task, arguments = pickle.load(sys.stdin.buffer)
    task(*arguments)
