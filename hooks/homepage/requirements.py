"""Which of the packages in requirements.txt are not installed for this Python."""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*==\s*([^\s;#]+)", re.MULTILINE)


def unmet_requirements(file: Path) -> list[str]:
    """Return the lines `name==version` of a file whose package is missing or has another version."""
    return [f"{name}=={version}" for name, version in _pins(file) if _installed(name) != version]


def missing_packages(file: Path) -> list[str]:
    """Return the names of the packages in a file that are not installed in any version."""
    return [name for name, _ in _pins(file) if _installed(name) is None]


def _pins(file: Path) -> list[tuple[str, str]]:
    return _PIN.findall(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else []


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
