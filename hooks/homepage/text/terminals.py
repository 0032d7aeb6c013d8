"""What the terminal cannot show ends no command."""

from __future__ import annotations

import io
import sys


def show_all_scripts() -> None:
    """Let each character be printed, as an escape of its number if the terminal's encoding lacks it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
