"""How commands that write a whole site end when they cannot: nothing is changed, and a sentence says why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..requirements import missing_packages
from .named_file import UnusableAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class StoppedError(Exception):
    """The command ends without a change; the text says why, and how to go on."""


def exit_code(run: Callable[[], int], root: Path) -> int:
    """Run a command in the project's root and return its exit code: 1 after saying why nothing was changed."""
    try:
        _refuse_other_places(root)
        return run()
    except (StoppedError, UnusableAnswerError) as error:
        print(f"Nothing was changed: {error}{'' if str(error).endswith('?') else '.'}", file=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was changed.", file=sys.stderr)
    except OSError as error:
        what = f"{error.filename or 'a file'} cannot be read, moved or written ({error.strerror})"
        advice = "Stop `mkdocs serve` and close the files of the site, then start again."
        print(f"Nothing was changed: {what}. {advice}", file=sys.stderr)
    return 1


def _refuse_other_places(root: Path) -> None:
    """Stop where there is no engine, or a Python without its packages."""
    if not (root / "hooks" / "mkdocs_hook.py").is_file():
        raise StoppedError("there is no hooks/mkdocs_hook.py here; run this in the project's root")
    if missing := missing_packages(root / "requirements.txt"):
        raise StoppedError(
            f"this Python does not have {', '.join(missing)}; activate .venv as README says, and type: "
            "python -m pip install -r requirements.txt"
        )
