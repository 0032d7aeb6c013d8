"""Renews the list of the engine's files, `hooks/engine.sha256`: `python tests/engine_files.py`.

Only who publishes the engine needs this. In a site of one's own the list must stay as it came: by it, an upgrade knows
which files the owner changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def main() -> None:
    sys.path.insert(0, str(PROJECT))
    from hooks.homepage.upgrade.engine_files import LIST, as_list, hashes_of

    hashes = hashes_of(PROJECT)
    (PROJECT / LIST).write_bytes(as_list(hashes).encode())
    print(f"{LIST}: {len(hashes)} files")


if __name__ == "__main__":
    main()
