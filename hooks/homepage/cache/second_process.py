"""Runs work in a second process, in parallel with the build, so that a first build is almost as fast as later ones.

The second process stores its results in `.cache`, where the build looks for cached results. If the build does not find
a result there, it makes the result itself: the second process only saves time.
"""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HOOKS = Path(__file__).parents[2]
_PROGRAM = f"import sys; sys.path.insert(0, {str(HOOKS)!r}); from {__name__} import work; work()"


class SecondProcess:
    """A second process, which starts its work when the object is created."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        """Start a function of this package with arguments that can be pickled; they are written to no file."""
        self._talk: Thread | None = None
        with contextlib.suppress(OSError):
            command, silent = [sys.executable, "-P", "-c", _PROGRAM], subprocess.DEVNULL
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=silent, stderr=silent)
            task = pickle.dumps((work, arguments))
            # Daemonic, so that a build that fails ends at once.
            self._talk = Thread(target=process.communicate, args=(task,), daemon=True)
            self._talk.start()

    def wait(self) -> None:
        """Wait until the process has finished or failed."""
        if self._talk:
            self._talk.join()


def work() -> None:
    """Run the function that standard input contains; called in the second process."""
    task, arguments = pickle.load(sys.stdin.buffer)
    task(*arguments)
