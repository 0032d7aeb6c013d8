"""What an upgrade says to the owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..requirements import unmet_requirements
from . import page_differences
from .engine_files import STATE
from .source import as_numbers, changelog_between
from .trial import pip_command

if TYPE_CHECKING:
    from pathlib import Path

    from .plan import Plan
    from .source import Engine
    from .trial import Built, Rename

COMMAND = "python -m hooks.homepage upgrade"
_CHANGELOG = "hooks/CHANGELOG.md"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner asks for."""

    source: str
    fix: bool
    dry_run: bool
    set_aside: bool


def why_not(before: Built, after: Built, newer: Engine, renames: list[Rename], wishes: Wishes) -> str:
    """Return why the newer engine was not installed, and what to do."""
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


def say_versions(old: Engine, newer: Engine, plan: Plan) -> None:
    """Say which versions there are, how many files differ, and what changed for owners."""
    have, there = old.version or "unknown", newer.version or "unknown"
    if plan.is_empty:
        say(f"You have this engine already: version {have}. No file differs.")
        return
    count = len(plan.install) + len(plan.remove)
    if as_numbers(newer.version) < as_numbers(old.version):
        say(
            f"This is a downgrade: the engine there is older ({there}) than yours ({have}). Files that differ: {count}."
        )
    elif as_numbers(newer.version) == as_numbers(old.version):
        say(f"Both engines are version {have}. Files that differ: {count}.")
    else:
        say(f"From version {have} to {there}. Files that differ: {count}.")
    log = newer.root / _CHANGELOG
    if log.is_file():
        text = changelog_between(log.read_text(encoding="utf-8", errors="replace"), old.version, newer.version)
        say(*(["", text, ""] if text else []))


def say_conflicts(conflicts: list[str], old: Engine, wishes: Wishes, *, complete: bool) -> None:
    """Say which files of the engine the owner changed, and how to go on."""
    if complete:
        say(f"These files of the engine are not as version {old.version or 'unknown'} brought them:")
    else:
        say("hooks/engine.sha256 is missing, so nobody knows what you changed. These files differ from the newer ones:")
    say(*(f"  {line}" for line in conflicts))
    if not wishes.set_aside:
        say(
            "So nothing was changed. Put these files back as they were, and write your changes where upgrades leave"
            " them alone: in docs/ and mkdocs.yml.",
            f"Or go on with `{COMMAND} {wishes.source} --set-aside`: the files that you changed are copied to"
            f" {STATE}/yours/ and replaced, those that you deleted come back, and those that you added stay.",
        )


def say_differences(before: Built, after: Built) -> None:
    """Say what differs between the pages that both engines make."""
    say("", "The site was built with both engines, in a temporary folder." if before.succeeded else "")
    if not before.succeeded:
        say("It cannot be built with your engine, so pages were not compared. The newer engine can build it.")
    else:
        say(*page_differences.report(page_differences.differences(before.folder, after.folder)))
    if come := [each for each in after.problems if each not in before.problems]:
        say("Problems that only the newer engine reports:", *(f"  {each}" for each in come))
    say("")


def say_done(root: Path, newer: Engine, aside: Path | None, edited: dict[str, bytes]) -> None:
    """Say what was installed, and how to undo it."""
    say(f"The engine is version {newer.version or 'unknown'} now.")
    if aside:
        say(f"The files that you had changed are in {aside.relative_to(root).as_posix()}/.")
    for path in edited:
        say(f"{path} was changed.")
    say_requirements(root / "requirements.txt")
    say(f"If a server runs, start it again. `{COMMAND} --undo` puts the old engine back.")


def say_requirements(file: Path) -> None:
    """Say which packages must be installed, if any."""
    if missing := unmet_requirements(file):
        say(f"It wants other packages than those installed ({', '.join(missing)}). Install them:")
        say(f"  {pip_command('-r requirements.txt')}")


def say(*lines: str) -> None:
    """Print lines at once."""
    for line in lines:
        print(line, flush=True)
