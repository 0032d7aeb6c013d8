"""Runs work in a second process, in parallel with the build, so that a first build is almost as fast as later ones.

The second process stores its results in `.cache`, where the build looks for cached results. If the build does not find
a result there, it makes the result itself: the second process only saves time.
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
    """A second process, which starts its work when the object is created."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        """Start a function of this package with arguments that can be pickled."""
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError), tempfile.TemporaryFile() as task:
            pickle.dump((work, arguments), task)
            task.seek(0)
            command, silent = [sys.executable, "-c", _PROGRAM], subprocess.DEVNULL
            self._process = subprocess.Popen(command, stdin=task, stdout=silent, stderr=silent)

    def wait(self) -> None:
        """Wait until the process has finished or failed."""
        if self._process:
            self._process.wait()


def work() -> None:
    """Run the function that standard input contains; called in the second process."""
    task, arguments = pickle.load(sys.stdin.buffer)
    task(*arguments)
