"""A process that has imported MkDocs and the engine; each command runs in a fork of it, which halves a build's time.

Only on Linux, since other systems cannot fork safely or at all. A site with another engine needs a new Python process.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROJECT = Path(__file__).parents[1]
SECONDS = 120
IMPORTED = (
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs.config.defaults",
    "mkdocs.contrib.search",
    "mkdocs_bibtex.plugin",
    "material.plugins.search.plugin",
    "colorama",
    "markdown.extensions.def_list",
    "markdown.extensions.footnotes",
    "markdown.extensions.md_in_html",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.details",
    "pymdownx.quotes",
    "pymdownx.saneheaders",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "mkdocs_hook",
)
LEFT_OUT = {"homepage.__main__"}
"""Modules that a build never imports."""


@dataclass(frozen=True)
class WarmMkDocs:
    """The waiting process: it reads each command as a line of JSON and answers with a line, the exit code."""

    process: subprocess.Popen[str]

    def run(self, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> tuple[int, str]:
        """Return the exit code of an `mkdocs` command and what it and its child processes printed."""
        with NamedTemporaryFile("r", encoding="utf-8") as printed:
            task = {"arguments": arguments, "cwd": str(cwd), "environment": environment, "printed": printed.name}
            assert self.process.stdin
            assert self.process.stdout
            self.process.stdin.write(json.dumps(task) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
            output = printed.read()
        assert answer, f"the waiting process has ended: {self.process.wait()}"
        code = int(answer)
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(["mkdocs", *arguments], SECONDS, output)
        return code, output


def can_run_in(folder: Path) -> bool:
    """Return whether commands in a folder can use the modules that are already imported."""
    return sys.platform == "linux" and (folder == PROJECT or not (folder / "hooks/homepage").exists())


@cache
def warm_mkdocs() -> WarmMkDocs:
    """Return the process, which ends with the tests."""
    command, pipe = [sys.executable, "-X", "utf8", __file__], subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
    atexit.register(process.communicate)  # which closes its standard input and waits
    return WarmMkDocs(process)


def serve(tasks: IO[str], answers: IO[str]) -> None:
    """Run each task in a fork until there are no more."""
    for line in tasks:
        child = os.fork()
        if not child:
            run(json.loads(line))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(code, file=answers, flush=True)


def as_mkdocs() -> None:
    sys.modules["mkdocs.__main__"].cli(prog_name="python -m mkdocs")


def run(task: Mapping[str, object], program: Callable[[], object] = as_mkdocs) -> None:
    """Run the command as a Python that is started for it, such as with `-m mkdocs`, and exit."""
    signal.alarm(SECONDS)
    code = 1
    try:
        join_streams(str(task["printed"]))
        os.chdir(str(task["cwd"]))
        os.environ.clear()
        os.environ.update(task["environment"])
        sys.path[0] = os.getcwd()
        sys.argv = [sys.modules["mkdocs.__main__"].__file__, *task["arguments"]]
        program()
    except SystemExit as end:
        code = exit_code(end)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        finish(code)


def join_streams(printed: str) -> None:
    """Connect the standard streams: the input is empty, and both outputs go to a file."""
    nothing, file = os.open(os.devnull, os.O_RDONLY), os.open(printed, os.O_WRONLY | os.O_APPEND)
    for source, target in (nothing, 0), (file, 1), (file, 2):
        os.dup2(source, target)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, errors="backslashreplace", buffering=1)


def exit_code(end: SystemExit) -> int:
    """Return the exit code that a shell gets from a `SystemExit`; if it has a text, print it."""
    if isinstance(end.code, int | None):
        return end.code or 0
    print(end.code, file=sys.stderr)
    return 1


def finish(code: int) -> None:
    """End as Python does: wait for threads, call the functions registered with `atexit`, flush the outputs."""
    with suppress(BaseException):
        import threading

        threading._shutdown()
    with suppress(BaseException):
        atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def engine() -> list[str]:
    """Return the names of the engine's modules."""
    import homepage

    found = walk_packages(homepage.__path__, "homepage.")
    return [module.name for module in found if module.name not in LEFT_OUT]


class ForkedProcess:
    """Replaces the engine's `SecondProcess`: the work runs in a fork, which has imported what draws pictures."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of threads that the fork lacks
            self.pid = os.fork()
        if not self.pid:
            with suppress(BaseException):
                work(*arguments)
            os._exit(0)

    def wait(self) -> None:
        os.waitpid(self.pid, 0)


def fork_second_processes() -> None:
    from homepage.cache.second_process import SecondProcess

    SecondProcess.__init__ = ForkedProcess.__init__  # type: ignore[assignment]
    SecondProcess.wait = ForkedProcess.wait  # type: ignore[assignment]


def main() -> None:
    """Import what every build imports, then wait for commands."""
    sys.path.insert(1, str(PROJECT / "hooks"))
    for name in *IMPORTED, *engine():
        import_module(name)
    fork_second_processes()
    sys.path.remove(str(PROJECT / "hooks"))
    del sys.modules["mkdocs_hook"]  # MkDocs loads it from its file
    gc.collect()
    gc.freeze()
    serve(sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
