"""Files of a site with one name, where file systems ignore case or the form of accents: each but one is left out."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.problems import Problem
from homepage.text.slugs import folded

if TYPE_CHECKING:
    from .build import Build
    from .interface import File, Files, Settings


def leave_out_same_names(files: Files, config: Settings, build: Build) -> None:
    """Leave out the files that would take another one's place, and report each that the author wrote.

    What the build makes stays, since pages link to it, but no redirect takes the place of a page. Of two files of the
    author's both stay, since they are apart on the author's own computer.
    """
    groups: dict[str, list[File]] = defaultdict(list)
    for file in files:
        if build.host.are_shown(file.inclusion):
            groups[folded(file.dest_uri)].append(file)
    for group in groups.values():
        if len(group) > 1:
            _keep_one(sorted(group, key=lambda file: _rank(file, config, build)), files, config, build)


def _keep_one(group: list[File], files: Files, config: Settings, build: Build) -> None:
    first, *others = group
    for file in others:
        if not (_is_own(first, config) and _is_own(file, config)):
            files.remove(file)
        elif first.dest_uri == file.dest_uri:  # MkDocs reports it: `a.md` and `a/index.md`
            continue
        if _is_own(file, config) and not _is_read(file, build):
            path = build.path_of(Path(str(file.abs_src_path)))
            message = f"many computers take its name for that of {first.dest_uri}, which is on the site. Rename it."
            build.problems.report(Problem(path, 1, message, "page-address"))


def _rank(file: File, config: Settings, build: Build) -> int:
    if _is_own(file, config):
        return 1 if _is_read(file, build) else 2
    return 3 if file.src_uri.endswith("/index.html") else 0


def _is_read(file: File, build: Build) -> bool:
    """Return whether the papers are read from a file, in whose place the site has a download."""
    return Path(str(file.abs_src_path)) in build.bib.files


def _is_own(file: File, config: Settings) -> bool:
    return file.src_dir == config.docs_dir and not file.generated_by
