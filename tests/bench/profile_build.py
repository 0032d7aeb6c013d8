"""Prints where the time of one build goes; `tests/bench/run --profile 1000` makes the site and runs this.

    tests/bench/profile_build.py phases path/to/mkdocs.yml
    tests/bench/profile_build.py functions path/to/mkdocs.yml

Both count processor time, so other load on the machine matters little. A profiler slows small functions down more than
large ones: trust the seconds of the phases, but only the order of the functions.
"""

from __future__ import annotations

import cProfile
import functools
import inspect
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

Call = tuple[tuple[str, int, str], tuple[int, int, float, float, object]]
"""A function's file, line and name; its calls without and with recursion, its own time, its total time, its callers."""

HOOKS = Path(__file__).parent.parent.parent / "hooks"
SHOWN = 25
MKDOCS = {
    "MkDocs: Markdown of all pages": (Page, "render"),
    "MkDocs: find the theme's files": (Files, "add_files_from_theme"),
    "MkDocs: copy files": (Files, "copy_static_files"),
    "MkDocs: anchors of all pages": (Page, "validate_anchor_links"),
    "Jinja: find and compile templates": (jinja2.Environment, "get_template"),
    "Jinja: render": (jinja2.Template, "render"),
}
CORE = (
    "homepage.assembly.site_reader",
    "homepage.bibliography.reader",
    "homepage.exports.downloads",
    "homepage.pages.extension",
)
"""Modules of the hooks in which every function is timed, also the functions that they import by name."""


class Clock:
    """Adds up the seconds inside functions, each time from the outermost call."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inside: set[str] = set()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time noted under a name."""

        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            if name in self._inside:
                return function(*args, **kwargs)
            self._inside.add(name)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] += time.process_time() - start
                self._inside.remove(name)

        # The project's hook recognizes a plugin's handlers by their `__self__`.
        setattr(wrapper, "__self__", getattr(function, "__self__", None))  # noqa: B010 - no function declares it
        return wrapper


def phases(config_file: str) -> None:
    """Print the phases of a build, the longest first."""
    clock = Clock()
    config: MkDocsConfig = clock.timed("MkDocs: read the configuration", load_config)(config_file)
    for name, (owner, method) in MKDOCS.items():
        setattr(owner, method, clock.timed(name, getattr(owner, method)))
    for event, handlers in config.plugins.events.items():
        handlers[:] = [clock.timed(f"{_owner(handler)}: on_{event}", handler) for handler in handlers]
    for module in filter(None, map(sys.modules.get, CORE)):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            setattr(module, name, clock.timed(f"{module.__name__}: {name}", function))
    clock.timed("the build, all of it", build.build)(config)
    print(f"\n{'phases, of which some contain others':<60} {'ms':>8}")
    for name, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        if seconds >= 0.001:
            print(f"{name:<60} {1000 * seconds:8.0f}")


def _owner(handler: Callable[..., Any]) -> str:
    plugin = getattr(handler, "__self__", None)
    return type(plugin).__name__ if plugin else Path(handler.__module__).stem


def functions(config_file: str) -> None:
    """Print the functions with the most time of their own, then those of hooks/ with the most total time."""
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(lambda: build.build(load_config(config_file)))
    profiler.create_stats()
    calls: list[Call] = list(profiler.stats.items())
    _print("own time, everywhere", sorted(calls, key=lambda call: -call[1][2]))
    ours = [call for call in calls if Path(call[0][0]).is_relative_to(HOOKS)]
    _print("with what it calls, in hooks/", sorted(ours, key=lambda call: -call[1][3]))


def _print(title: str, calls: list[Call]) -> None:
    print(f"\n{title:<60} {'calls':>9} {'own ms':>8} {'all ms':>8}")
    for place, (_, count, own, total, _callers) in calls[:SHOWN]:
        print(f"{_place(*place):<60} {count:9} {1000 * own:8.0f} {1000 * total:8.0f}")


def _place(file: str, line: int, function: str) -> str:
    path = Path(file)
    if not path.is_absolute():
        return function[-60:]
    shown = path.relative_to(HOOKS) if path.is_relative_to(HOOKS) else Path(*path.parts[-2:])
    return f"{shown.as_posix()}:{line} {function}"[-60:]


if __name__ == "__main__":
    {"phases": phases, "functions": functions}[sys.argv[1]](sys.argv[2])
