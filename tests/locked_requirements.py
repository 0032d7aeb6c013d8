"""Every package that the tests and the workflows install, with its version and the hashes of its files.

Run it to renew `requirements.lock` when a line of `requirements.txt` or `tests/requirements.txt` has changed. It asks
the package index about Python 3.11 to 3.14 on every system; what is installed is then compared with the hashes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LOCK = PROJECT / "tests/requirements.lock"
SOURCES = ("requirements.txt", "tests/requirements.txt")
RESOLVER = "uv==0.13.9"
OLDEST = "3.11.5"
"""The oldest Python for which all packages are made."""
HEAD = (
    "# Written by tests/locked_requirements.py: what requirements.txt and tests/requirements.txt need, with hashes.\n"
)


def wanted() -> list[str]:
    """Return the lines of the files that name a package, as `requirements.lock` writes them."""
    lines = (line for name in SOURCES for line in (PROJECT / name).read_text(encoding="utf-8").splitlines())
    return [line.lower().replace("_", "-") for line in lines if re.match(r"[A-Za-z]", line)]


def resolved() -> str:
    """Return the packages with the hashes of their files, resolved in an environment that is made for it."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", RESOLVER], check=True)
        command = [programs / "uv", "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST]
        command += ["--generate-hashes", "--no-header", "--no-annotate", *SOURCES]
        return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True, encoding="utf-8").stdout


if __name__ == "__main__":
    LOCK.write_text(HEAD + resolved(), encoding="utf-8", newline="\n")
    print(f"tests/{LOCK.name}: {LOCK.read_text(encoding='utf-8').count('==')} packages")
