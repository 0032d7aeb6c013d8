"""The command `python -m hooks.homepage upgrade`.

All that can fail is tried on a copy of the project first. The project changes only when a build with the newer engine
has succeeded, and then by moving files, which takes less than a second.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .engine_files import kept_companions, owner_changes, read_list
from .messages import (
    COMMAND,
    Wishes,
    say,
    say_conflicts,
    say_differences,
    say_done,
    say_requirements,
    say_versions,
    why_not,
)
from .plan import plan_of, without_tests
from .source import (
    Engine,
    Refused,
    engine_in,
    newer_engine,
    remember_source,
    usual_source,
    version_in,
)
from .swap import Nothing, install, undo, unfinished
from .trial import CONFIG, Trial

if TYPE_CHECKING:
    import argparse

    from .engine_files import OwnerChanges
    from .plan import Plan


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
        say(str(refused))
        return 1
    except KeyboardInterrupt:
        say(f"Stopped. Your engine is version {version_in(root) or 'unknown'} and complete.")
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"The upgrade failed, and your engine is as it was: {place}{error.strerror or error}.")
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
    say(f"The engine is version {journal.old_version or 'unknown'} again.")
    for path in stay:
        say(f"{path} stays as it is, since you changed it after the upgrade.")
    if kept:
        say(f"What you changed in the engine since the upgrade is in {kept.relative_to(root).as_posix()}/.")
    say_requirements(root / "requirements.txt")
    return 0


def _upgraded(root: Path, wishes: Wishes, temporary: Path) -> int:
    old, newer = engine_in(root), newer_engine(wishes.source, root, temporary)
    installed = read_list(root)
    if not (root / "tests").exists():  # who took the whole folder away does not want it back
        newer = replace(newer, hashes=without_tests(newer.hashes))
        installed = installed and without_tests(installed)
    changes = owner_changes(installed, old.hashes, newer.hashes)
    kept = kept_companions(installed or {}, old.hashes, newer.hashes)
    plan = plan_of(old, newer, installed, changes, kept)
    say_versions(old, newer, plan)
    if plan.is_empty and not wishes.fix:
        return 0
    conflicts = changes.lines()
    if conflicts:
        say_conflicts(conflicts, old, wishes, complete=installed is not None)
        if not wishes.set_aside:
            return 1
    for path in kept:
        say(f"{path} is not as the engine brought it, so it stays as it is.")
    edited = _tried(root, temporary, newer, plan, changes, wishes)
    if wishes.dry_run:
        say("Nothing was changed: this was a dry run.")
        return 0
    if plan.is_empty and not edited:
        return 0
    aside = install(root, newer.root, plan, newer.hashes, edited, (old.version, newer.version))
    remember_source(wishes.source, root)
    say_done(root, newer, aside, edited)
    return 0


def _tried(
    root: Path, temporary: Path, newer: Engine, plan: Plan, changes: OwnerChanges, wishes: Wishes
) -> dict[str, bytes]:
    """Build a copy of the site with both engines, say what differs, and return the files of the owner that change."""
    trial = Trial(root, temporary)
    before = trial.build("before")
    own = [path for path in changes.added if path not in newer.hashes]
    trial.use(newer, own, plan.remove)
    renames = trial.renames(fix=wishes.fix)
    after = trial.build("after")
    if renames:
        say("", "Names that changed:", *(f"  {each}" for each in renames))
        if not wishes.fix and not all(each.fixed for each in renames):
            say(f"Change these lines, or let `{COMMAND} --fix` change those that it can.")
    if not after.succeeded:
        raise Refused(why_not(before, after, newer, renames, wishes))
    say_differences(before, after)
    return trial.changed_files(each.path for each in renames if each.fixed)
