"""The command `python -m hooks.homepage upgrade`.

All that can fail is tried on a copy of the project first. The project changes only when a build with the newer engine
has succeeded, and then by moving files, which takes less than a second.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import page_differences
from .engine_files import is_engine, kept_companions, owner_changes, read_list
from .source import (
    Engine,
    Refused,
    as_numbers,
    changelog_between,
    engine_in,
    newer_engine,
    remember_source,
    usual_source,
    version_in,
)
from .swap import STATE, Nothing, Plan, install, is_program, undo, unfinished
from .trial import CONFIG, Trial, pip_command, run_python, unmet_requirements

if TYPE_CHECKING:
    import argparse

    from .engine_files import OwnerChanges
    from .trial import Built

COMMAND = "python -m hooks.homepage upgrade"
_CHANGELOG = "hooks/CHANGELOG.md"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner asks for."""

    source: str
    fix: bool
    dry_run: bool
    set_aside: bool


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that the newer engine does not use any more, where the owner wrote it."""

    path: str
    line: int
    message: str
    fixed: bool
    """Whether it was changed in the copy of the project."""

    def __str__(self) -> str:
        """Return it as `path:line: message`."""
        return f"{self.path}:{self.line}: {self.message}{' (changed)' if self.fixed else ''}"


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("upgrade", help="replace the engine with a newer one, and show what differs")
    parser.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="an address of git or a folder with the newer engine; without it, where the last upgrade came from, or"
        " git's remote `upstream`",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would happen, and change nothing")
    parser.add_argument(
        "--fix", action="store_true", help="also write the new names of options and fields in your files"
    )
    parser.add_argument(
        "--set-aside", action="store_true", help="go on although you changed the engine; a copy is kept"
    )
    parser.add_argument("--undo", action="store_true", help="put the engine back that the last upgrade replaced")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Upgrade, or undo it, and return the exit code."""
    root = Path.cwd()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        _must_be_project(root)
        if unfinished(root):
            undo(root)
            raise Refused("An earlier upgrade was stopped half-way. The old engine is back now; run the command again.")
        if options.undo:
            return _undone(root)
        source = options.source or usual_source(root)
        if not source:
            raise Refused(
                f"Where is the newer engine? Name its address or a folder: `{COMMAND} https://…`, or name it once for"
                " all with `git remote add upstream https://…`."
            )
        wishes = Wishes(source, options.fix, options.dry_run, options.set_aside)
        with tempfile.TemporaryDirectory(prefix="homepage-upgrade-", ignore_cleanup_errors=True) as temporary:
            return _upgraded(root, wishes, Path(temporary).resolve())
    except Refused as refused:
        _say(str(refused))
        return 1
    except KeyboardInterrupt:
        _say(f"Stopped. Your engine is version {version_in(root) or 'unknown'} and complete.")
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _say(f"The upgrade failed, and your engine is as it was: {place}{error.strerror or error}.")
        return 1


def _must_be_project(root: Path) -> None:
    if not (root / CONFIG).is_file() or not (root / "hooks").is_dir():
        raise Refused(f"There is no {CONFIG} or no folder hooks/ here. Run this in the project's root.")
    for name in ("hooks", "tests"):
        if (root / name).is_symlink():
            raise Refused(
                f"{name} is a link to {(root / name).resolve()}. Run the upgrade in the project that it is in."
            )


def _undone(root: Path) -> int:
    try:
        journal, stay, kept = undo(root)
    except Nothing:
        raise Refused("There is no upgrade to undo: none was made here, or it was undone before.") from None
    _say(f"The engine is version {journal.old_version or 'unknown'} again.")
    for path in stay:
        _say(f"{path} stays as it is, since you changed it after the upgrade.")
    if kept:
        _say(f"What you changed in the engine since the upgrade is in {kept.relative_to(root).as_posix()}/.")
    _say_requirements(root / "requirements.txt")
    return 0


def _upgraded(root: Path, wishes: Wishes, temporary: Path) -> int:
    old, newer = engine_in(root), newer_engine(wishes.source, root, temporary)
    installed = read_list(root)
    if not (root / "tests").exists():  # who took the whole folder away does not want it back
        newer = replace(newer, hashes=_without_tests(newer.hashes))
        installed = installed and _without_tests(installed)
    changes = owner_changes(installed, old.hashes, newer.hashes)
    kept = kept_companions(installed or {}, old.hashes, newer.hashes)
    plan = _plan(old, newer, installed, changes, kept)
    _say_versions(old, newer, plan)
    if not _is_something(plan) and not wishes.fix:
        return 0
    conflicts = changes.lines()
    if conflicts:
        _say_conflicts(conflicts, old, wishes, complete=installed is not None)
        if not wishes.set_aside:
            return 1
    for path in kept:
        _say(f"{path} is not as the engine brought it, so it stays as it is.")
    edited = _tried(root, temporary, newer, plan, changes, wishes)
    if wishes.dry_run:
        _say("Nothing was changed: this was a dry run.")
        return 0
    if not _is_something(plan) and not edited:
        return 0
    aside = install(root, newer.root, plan, newer.hashes, edited, (old.version, newer.version))
    remember_source(wishes.source, root)
    _say_done(root, newer, aside, edited)
    return 0


def _without_tests(hashes: dict[str, str]) -> dict[str, str]:
    return {path: value for path, value in hashes.items() if not path.startswith("tests/")}


def _plan(old: Engine, newer: Engine, installed: dict[str, str] | None, changes: OwnerChanges, kept: list[str]) -> Plan:
    """Return which files are installed and removed; what the owner added stays, unless the newer engine has it too."""
    own = {*kept, *(path for path in changes.added if path not in newer.hashes)}
    known = old.hashes if installed is None else installed
    wanted = {
        path
        for path in newer.hashes.keys() - own
        if old.hashes.get(path) != newer.hashes[path] or is_program(old.root / path) != is_program(newer.root / path)
    }
    gone = {path for path in known if path in old.hashes and path not in newer.hashes} - own
    if installed is None:
        gone = {path for path in gone if is_engine(path)}
    aside = {path for path in (*changes.changed, *changes.added) if path in wanted | gone}
    return Plan(tuple(sorted(wanted)), tuple(sorted(gone)), tuple(sorted(aside)))


def _is_something(plan: Plan) -> bool:
    return bool(plan.install or plan.remove)


def _tried(
    root: Path, temporary: Path, newer: Engine, plan: Plan, changes: OwnerChanges, wishes: Wishes
) -> dict[str, bytes]:
    """Build a copy of the site with both engines, say what differs, and return the files of the owner that change."""
    trial = Trial(root, temporary)
    before = trial.build("before")
    own = [path for path in changes.added if path not in newer.hashes]
    trial.use(newer, own, plan.remove)
    renames = _renames(trial, fix=wishes.fix)
    after = trial.build("after")
    if renames:
        _say("", "Names that changed:", *(f"  {each}" for each in renames))
        if not wishes.fix and not all(each.fixed for each in renames):
            _say(f"Change these lines, or let `{COMMAND} --fix` change those that it can.")
    if not after.succeeded:
        raise Refused(_why_not(before, after, newer, renames, wishes))
    _say_differences(before, after)
    return trial.changed_files(each.path for each in renames if each.fixed)


def _renames(trial: Trial, *, fix: bool) -> list[Rename]:
    """Ask the newer engine which names in the owner's files changed, and let it change them in the copy."""
    command = [sys.executable, "-m", "hooks.homepage.upgrade.renames", *(["--fix"] if fix else [])]
    if not (trial.root / "hooks/homepage/upgrade/renames.py").is_file():
        return []
    done = run_python(command, trial.root)
    try:
        return [Rename(**each) for each in json.loads(done.stdout)]
    except (ValueError, TypeError):
        return []


def _why_not(before: Built, after: Built, newer: Engine, renames: list[Rename], wishes: Wishes) -> str:
    said = f"{after.last_words}\n\n"
    if missing := unmet_requirements(newer.root / "requirements.txt"):
        return (
            f"{said}The newer engine cannot be built with the packages that are installed, so your engine stays."
            f" Install these, then run the upgrade again:\n  {pip_command(' '.join(missing))}"
        )
    if renames and not wishes.fix:
        return (
            f"{said}The site cannot be built with the newer engine until the names above are changed, so your engine"
            f" stays. Run the upgrade with --fix, which changes them too."
        )
    if not before.succeeded:
        return f"{said}The site can be built neither with your engine nor with the newer one. Mend this first."
    return (
        f"{said}The site cannot be built with the newer engine, so your engine stays. Mend what is named above, or"
        " tell those who make the engine."
    )


def _say_versions(old: Engine, newer: Engine, plan: Plan) -> None:
    have, there = old.version or "unknown", newer.version or "unknown"
    if not _is_something(plan):
        _say(f"You have this engine already: version {have}. No file differs.")
        return
    count = len(plan.install) + len(plan.remove)
    if as_numbers(newer.version) < as_numbers(old.version):
        _say(
            f"This is a downgrade: the engine there is older ({there}) than yours ({have}). Files that differ: {count}."
        )
    elif as_numbers(newer.version) == as_numbers(old.version):
        _say(f"Both engines are version {have}. Files that differ: {count}.")
    else:
        _say(f"From version {have} to {there}. Files that differ: {count}.")
    log = newer.root / _CHANGELOG
    if log.is_file():
        text = changelog_between(log.read_text(encoding="utf-8", errors="replace"), old.version, newer.version)
        _say(*(["", text, ""] if text else []))


def _say_conflicts(conflicts: list[str], old: Engine, wishes: Wishes, *, complete: bool) -> None:
    if complete:
        _say(f"These files of the engine are not as version {old.version or 'unknown'} brought them:")
    else:
        _say(
            "hooks/engine.sha256 is missing, so nobody knows what you changed. These files differ from the newer ones:"
        )
    _say(*(f"  {line}" for line in conflicts))
    if not wishes.set_aside:
        _say(
            "So nothing was changed. Put these files back as they were, and write your changes where upgrades leave"
            " them alone: in docs/ and mkdocs.yml.",
            f"Or go on with `{COMMAND} {wishes.source} --set-aside`: the files that you changed are copied to"
            f" {STATE}/yours/ and replaced, those that you deleted come back, and those that you added stay.",
        )


def _say_differences(before: Built, after: Built) -> None:
    _say("", "The site was built with both engines, in a temporary folder." if before.succeeded else "")
    if not before.succeeded:
        _say("It cannot be built with your engine, so pages were not compared. The newer engine can build it.")
    else:
        _say(*page_differences.report(page_differences.differences(before.folder, after.folder)))
    if come := [each for each in after.problems if each not in before.problems]:
        _say("Problems that only the newer engine reports:", *(f"  {each}" for each in come))
    _say("")


def _say_done(root: Path, newer: Engine, aside: Path | None, edited: dict[str, bytes]) -> None:
    _say(f"The engine is version {newer.version or 'unknown'} now.")
    if aside:
        _say(f"The files that you had changed are in {aside.relative_to(root).as_posix()}/.")
    for path in edited:
        _say(f"{path} was changed.")
    _say_requirements(root / "requirements.txt")
    _say(f"If a server runs, start it again. `{COMMAND} --undo` puts the old engine back.")


def _say_requirements(file: Path) -> None:
    if missing := unmet_requirements(file):
        _say(f"It wants other packages than those installed ({', '.join(missing)}). Install them:")
        _say(f"  {pip_command('-r requirements.txt')}")


def _say(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)
