"""Checks style, types and behavior of the engine, and the site in docs/: `python tests/run.py`, on any system.

`python tests/run.py own_site` tests the site alone, and `python tests/run.py names bibtex` runs the tests of these
rooms: folders or files in tests/, or paths. Arguments from the first option on go to pytest. The environment,
.cache/test-env, is made once, and anew when a pinned version changes. CHROMIUM names the browser to test in.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROJECT = Path(__file__).parents[1]
TESTS = PROJECT / "tests"
ENVIRONMENT = PROJECT / ".cache/test-env"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ("requirements.txt", "tests/requirements.txt")
LOCK = "tests/requirements.lock"
CHECKS = (
    ("ruff", "check", "--output-format", "concise", "hooks", "tests"),
    ("ruff", "format", "--check", "hooks", "tests"),
    ("mypy", "hooks"),
)
BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def main(arguments: Sequence[str]) -> int:
    """Return 1 if a check or a test fails, and 2 if an argument names no tests."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- whoever runs it may have an older one
        _say(f"needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 1
    try:
        paths, options = split(arguments)
    except ValueError as error:
        _say(str(error))
        return 2
    os.chdir(PROJECT)
    if not (PYTHON.is_file() and _has_pins()) and not make_environment():
        return 1
    environment = _with_browser()
    checks = () if paths == ["tests/own_site"] else CHECKS
    # One more than there are processors, since tests wait for browsers and servers.
    workers = str(min((os.cpu_count() or 1) + 1, 5))
    tests = ["pytest", "--numprocesses", workers, "--dist", "loadfile", "--no-loadscope-reorder", *paths, *options]
    codes = [_python(environment, "-m", *each) for each in (*checks, tests)]
    return int(any(codes))


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the paths of the tests that the arguments begin with, and the rest; ValueError if one names no tests."""
    paths: list[str] = []
    for number, argument in enumerate(arguments):
        if argument.startswith("-"):
            return paths, list(arguments[number:])
        name = argument.partition("::")[0]
        if name and (TESTS / name).exists():
            paths.append(f"tests/{argument}")
        elif name and (PROJECT / name).exists():
            paths.append(argument)
        else:
            rooms = sorted({path.parent.name for path in TESTS.glob("*/test_*.py")})
            raise ValueError(f'there are no tests for "{argument}". The rooms with tests are: {" ".join(rooms)}')
    return paths, []


def make_environment() -> bool:
    """Make the environment anew, and return whether that succeeds; packages are compared with their hashes."""
    _say(f"making .cache/test-env with Python {platform.python_version()}; this is done once")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=False).returncode:
        _say(f"{sys.executable} cannot make an environment; on Debian and Ubuntu: apt-get install python3-venv")
        return False
    wanted = ["--require-hashes", "--requirement", LOCK]
    if not is_locked(PROJECT):
        _say(f"the requirements are not those of {LOCK}, so the hashes of packages are not checked")
        wanted = [part for each in REQUIREMENTS for part in ("--requirement", each)]
    if _python(os.environ, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", *wanted):
        return False
    (ENVIRONMENT / "pins").write_text(_pins(), encoding="utf-8")
    return True


def is_locked(project: Path) -> bool:
    """Return whether the lock has each package that the files name, in the same version."""
    lock = (project / LOCK).read_text(encoding="utf-8").lower()
    texts = [(project / each).read_text(encoding="utf-8") for each in REQUIREMENTS]
    pins = [line.strip().replace("_", "-").lower() for line in "\n".join(texts).splitlines()]
    return all(f"{pin} " in lock for pin in pins if re.match("[a-z]", pin))


def _has_pins() -> bool:
    file = ENVIRONMENT / "pins"
    return file.is_file() and file.read_text(encoding="utf-8") == _pins()


def _pins() -> str:
    texts = ((PROJECT / each).read_text(encoding="utf-8") for each in REQUIREMENTS)
    return f"Python {platform.python_version()}\n{''.join(texts)}"


def _with_browser() -> Mapping[str, str]:
    """Return the variables of the tests, which name a browser; one is fetched if the system has none."""
    # Compiled tests are written, so that not each worker compiles them again.
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "CHROMIUM")}
    if found := os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None):
        return {**kept, "CHROMIUM": found}
    _python(kept, "-m", "playwright", "install", "chromium")  # fetches nothing when it is there
    return kept


def _python(environment: Mapping[str, str], *arguments: str) -> int:
    return subprocess.run([str(PYTHON), *arguments], env=environment, check=False).returncode


def _say(text: str) -> None:
    print(f"tests/run: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
