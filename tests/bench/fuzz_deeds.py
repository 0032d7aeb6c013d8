"""What a build may not do, and may not print."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGES = {
    "os.rename": 2,
    "os.remove": 1,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.symlink": 2,
    "os.link": 2,
    "os.truncate": 1,
}
"""The events of changes on a disk, with the number of paths that each has."""


def deed_of(event: str, arguments: tuple[object, ...], allowed: tuple[str, ...]) -> str:
    """Return what a process does that a build may not, or an empty text."""
    if event == "socket.connect":
        return f"asks {arguments[1]}"
    if event in ("subprocess.Popen", "os.system") and arguments[0] != "git":
        return f"starts {arguments[0]}"
    if event == "open" and not isinstance(arguments[0], int):
        path, flags = os.path.abspath(os.fsdecode(arguments[0])), arguments[2]  # type: ignore[arg-type]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and not path.startswith(allowed):
            return f"writes {path}"
        # A name without a folder may be that of a folder inside another one, which is removed.
        if path.endswith(("outside.txt", "/etc/hostname")) and os.sep in os.fsdecode(arguments[0]):  # type: ignore[arg-type]
            return f"reads {path}"
    inside_a_folder = any(
        isinstance(each, int) and each != -1 for each in arguments[-1:]
    )  # the folder is checked itself
    for path in () if inside_a_folder else arguments[: CHANGES.get(event, 0)]:
        changed = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type]
        if not changed.startswith(allowed):
            return f"{event} {changed}"
    return ""


def wrong_with_output(code: int, output: str) -> Iterator[str]:
    """Yield what is wrong with what a build printed."""
    if "Traceback (most recent call last)" in output:
        yield f"traceback: {output.strip().splitlines()[-1][:200]} {last_place(output)}"
    elif code not in (0, 1):
        yield f"exit code {code}"
    elif code and not re.search(r"^(ERROR|Aborted|Config|Error|\S+:\d+: )", output, re.MULTILINE):
        yield f"exit code {code} without a reason"
    if found := re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069].{0,40}", output):
        yield f"signs that change a terminal are printed: {found[0]!r}"


def last_place(output: str) -> str:
    """Return where the engine was when an error was raised."""
    return (re.findall(r'hooks/(\S+\.py)", line (\d+)', output) or [("", "")])[-1][0]
