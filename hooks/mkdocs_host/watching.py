"""Looks for changes while a server runs: also when a watched folder is gone for a while, or a link in it leads away."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.docs_folder import lies_in
from watchdog.observers.polling import PollingObserverVFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.livereload import LiveReloadServer

_NOTHING = os.stat_result((0,) * 10)


def watch_steadily(server: LiveReloadServer, root: Path) -> None:
    """Let a server that has not started yet see its files with other eyes: MkDocs' own watch ends with its folder."""
    paths = [*server._watched_paths]
    for path in paths:
        server.unwatch(path)
    eyes = _Eyes(tuple(os.path.realpath(path) for path in (str(root), *paths)))
    interval = server.observer.timeout
    server.observer = PollingObserverVFS(eyes.stat, eyes.listdir, polling_interval=interval)  # type: ignore[assignment]
    for path in paths:
        server.watch(path)


class _Eyes:
    """How files and folders look to the one who watches them."""

    def __init__(self, inside: tuple[str, ...]) -> None:
        """Take the real paths of the folders in which links are followed."""
        self._inside = inside

    def stat(self, path: str) -> os.stat_result:
        """Return what is known of a file or folder: nothing if it is not there, so that it is seen when it is back."""
        with suppress(OSError):
            is_strange = os.path.islink(path) and os.path.isdir(path) and self._leads_away(path)
            return os.lstat(path) if is_strange else os.stat(path)
        return _NOTHING

    def listdir(self, path: str | None) -> Iterator[os.DirEntry[str]]:
        """Return what is in a folder: nothing if it cannot be read."""
        try:
            return os.scandir(path)
        except OSError:
            return iter(())

    def _leads_away(self, link: str) -> bool:
        """Return whether a link leads out of the project, or back to a folder that it is in: a search would not end."""
        real = os.path.realpath(link)
        above = (os.path.realpath(folder) for folder in Path(link).parents)
        return not any(lies_in(real, folder) for folder in self._inside) or any(lies_in(each, real) for each in above)
