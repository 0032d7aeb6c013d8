"""The command `start`: its arguments, its questions, and what it says in the end."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..check import check_project
from .answers import Answers, checked_address, checked_bib, checked_text
from .named_file import UnusableAnswerError
from .new_site import CONFIG, left_to_fill_in, new_site
from .old_site import PARTS, is_as_made, owner_of, put_in_place, sign_of_own_work
from .picture import checked_picture
from .stopping import StoppedError, exit_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Question:
    """An answer that can be given as an argument, or typed when the command asks."""

    words: str
    help: str
    check: Callable[[str], object]
    metavar: str = "TEXT"


QUESTIONS = {
    "name": Question("Your name, or the name of your lab", "whose site it is", checked_text),
    "position": Question("Your position, such as Professor", "your position", checked_text),
    "organization": Question("Where: your university or company", "where you work", checked_text),
    "address": Question(
        "The address that the site will have, such as https://name.github.io/",
        "where the site will be on the web: https://…",
        checked_address,
    ),
    "picture": Question("A picture of you: the path of a file", "a JPEG, PNG or WebP file", checked_picture, "FILE"),
    "bib": Question("Your papers: the path of a .bib file", "your .bib file, which is copied", checked_bib, "FILE"),
}
"""By the names of the arguments and of the answers, in the order in which they are asked."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("start", help="make a site of your own from the example")
    for name, question in QUESTIONS.items():
        parser.add_argument(f"--{name}", help=question.help, metavar=question.metavar)
    parser.add_argument("--models", action=argparse.BooleanOptionalAction, help="with or without pages for models")
    parser.add_argument("--no-example", action="store_true", help="no example content: an empty first page and a list")
    parser.add_argument("--yes", action="store_true", help="ask nothing; what is not given is left as in the example")
    parser.add_argument("--replace", action="store_true", help="also replace a site that seems to be your own")
    parser.set_defaults(run=lambda options: start(options, Path.cwd()))


def start(options: argparse.Namespace, root: Path) -> int:
    """Make the new site, and return the exit code: 0 if it was made, 1 if nothing was changed."""
    return exit_code(lambda: _start(options, root), root)


def _start(options: argparse.Namespace, root: Path) -> int:
    asks = sys.stdin.isatty() and not options.yes
    given = {name: _given(name, getattr(options, name)) for name in QUESTIONS if getattr(options, name) is not None}
    is_free = options.replace or is_as_made(root)
    if not is_free:
        _refuse_own_site(root, str(given.get("name", "")))
    if asks:
        print("A few questions. Press Enter to skip one; everything can be changed later.\n")
    answers = _answers(options, given, asks)
    if not is_free:
        _refuse_own_site(root, answers.name)
        _allow_move(root, asks, options.yes)
    files = new_site(answers)
    aside = put_in_place(root, files)
    print(_report(root, answers, files, aside))
    return 0


def _given(name: str, text: str) -> object:
    """Return the checked value of an argument."""
    try:
        return QUESTIONS[name].check(text)
    except UnusableAnswerError as error:
        raise UnusableAnswerError(f"--{name}: {error}") from error


def _answers(options: argparse.Namespace, given: Mapping[str, object], asks: bool) -> Answers:
    values: dict[str, Any] = dict(given)
    for name, question in QUESTIONS.items():
        if asks and name not in values:
            values[name] = _asked(question)
    models = options.models
    if models is None:
        models = asks and _agrees("Do you want pages for models or datasets that you release?")
    return Answers(**values, models=models, example=not options.no_example)


def _asked(question: Question) -> object:
    """Ask until the answer can be used."""
    while True:
        try:
            return question.check(input(f"{question.words}: "))
        except UnusableAnswerError as error:
            print(f"  {error}.")


def _agrees(question: str) -> bool:
    return input(f"{question} [y/N] ").strip().casefold() in ("y", "yes")


def _refuse_own_site(root: Path, name: str) -> None:
    if sign := sign_of_own_work(root, name):
        raise StoppedError(
            f"the site in docs/ and {CONFIG} seems to be your own, since {sign}. To start again, add --replace; "
            "the present site is moved to a folder and stays there"
        )


def _allow_move(root: Path, asks: bool, yes: bool) -> None:
    """Go on only if the author wants the site that is there to go."""
    if not any((root / part).exists() for part in PARTS):
        return
    whose = owner_of(root) or "somebody else"
    if asks and not _agrees(f"\nHere is the site of {whose} now. Move it aside and make yours in its place?"):
        raise StoppedError("the site that is here stays")
    if not asks and not yes:
        raise StoppedError(f"here is the site of {whose}. To move it aside and make yours in its place, add --yes")


def _report(root: Path, answers: Answers, files: Mapping[str, bytes], aside: Path | None) -> str:
    """Return what was made, what is left to fill in, and the next commands."""
    lines = ["", f"Made {CONFIG} and {len(files) - 1} files in docs/: the site of {answers.name or 'Your Name'}."]
    if answers.bib:
        lines.append(f"Your .bib file is docs/publications.bib: {_number(len(answers.bib.read.entries), 'entry')}.")
    if answers.picture and answers.picture.shrunk:
        lines.append("Your picture was large, so the site has a smaller copy of it.")
    if aside:
        lines.append(f"The site that was here is now in {aside.relative_to(root).as_posix()}/.")
    lines.append(f"Checked: {check_project(root / CONFIG).total}.")
    left = left_to_fill_in(files[CONFIG].decode())
    if left:
        lines += ["", "Still to fill in or to delete:", *(f"  {CONFIG}:{number}: {line}" for number, line in left)]
    python = _python(root)
    path = urlsplit(answers.address).path or "/"
    lines += [
        "",
        "Next:",
        f"  {python} -m mkdocs serve             then open http://127.0.0.1:8000{path}",
        f"  {python} -m hooks.homepage check     lists what could be better",
        f"  {python} -m mkdocs gh-deploy         publishes the site on GitHub Pages",
    ]
    return "\n".join(lines)


def _number(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun.removesuffix('y')}ies"


def _python(root: Path) -> str:
    """Return how the author calls this Python."""
    if os.environ.get("VIRTUAL_ENV"):
        return "python"
    running = Path(sys.executable)
    return str(running.relative_to(root)) if running.is_relative_to(root) else "python3"
