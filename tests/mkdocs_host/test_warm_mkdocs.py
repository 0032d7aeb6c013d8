"""The tests' own way to start MkDocs: it does what `python -m mkdocs` does."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import run_mkdocs, run_new_mkdocs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Homepage

STATE = """
import os, sys
print(sys.argv[1:], sys.path, os.getcwd(), sys.flags.utf8_mode, sys.stdin.read(), sys.stdout.encoding)
print(sorted(os.environ.items()))
"""
CASES = {
    "a build": (["build"], {}),
    "warnings": (["build"], {"docs/index.md": "# Ada\n\nAs [@nobody] says, [here](there.md).\n"}),
    "warnings in strict mode": (["build", "--strict"], {"docs/index.md": "# Ada\n\nAs [@nobody] says.\n"}),
    "front matter that cannot be read": (["build"], {"docs/a.md": "---\ntitle: [\n---\n# A\n"}),
    "a configuration that is not there": (["build", "--config-file", "other.yml"], {}),
    "an option that MkDocs does not know": (["build", "--unknown"], {}),
    "a traceback": (["build"], {"break.py": "def on_pre_build(config):\n    raise RuntimeError('broken')\n"}),
    "an exit with words": (["build"], {"break.py": "raise SystemExit('enough')\n"}),
    "what a child process prints": (["build"], {"break.py": "import os\nos.system('echo child; pwd; cat')\n"}),
    "the state of Python": (["build"], {"break.py": STATE}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_command_gives_the_same_in_a_fork_and_in_a_python_of_its_own(case: str, homepage: Homepage) -> None:
    arguments, files = CASES[case]
    homepage.write(files)
    homepage.settings["hooks"] = [*(name for name in files if name == "break.py"), *homepage.settings["hooks"]]
    homepage.configure()
    found = []
    for run in run_mkdocs, run_new_mkdocs:
        shutil.rmtree(homepage.root / "site", ignore_errors=True)
        shutil.rmtree(homepage.root / ".cache/build", ignore_errors=True)
        found.append((result(run, arguments, homepage.root), contents(homepage.root / "site")))
    assert found[0] == found[1]


def result(run: Callable[..., tuple[int, str]], arguments: list[str], root: Path) -> tuple[int, str]:
    """Return the exit code and what was printed, without what differs from one run to the next."""
    code, output = run(*arguments, cwd=root)
    return code, re.sub(r"in [\d.]+ seconds", "", output.partition("Traceback")[0] + output.splitlines()[-1])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
