"""The command line: `python -m hooks.homepage` with the name of a command, from the project's root."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from . import __version__

try:
    from .add import command as add
    from .check import bib_files_of, check_files, check_project, fix_files, suggestions
    from .collaborators import command as collaborators
    from .compare import command as compare
    from .links import command as links
    from .move_in import command as move_in
    from .problems import did_you_mean
    from .rules.bibliography import RULES
    from .since.command import report_since
    from .since.revision import PUSHED, NoRevisionError
    from .start import command as start
    from .text.terminals import show_all_scripts, steered_by_nothing
    from .upgrade import command as upgrade
except ModuleNotFoundError as missing:
    advice = "activate .venv as README says, and type: python -m pip install -r requirements.txt"
    sys.exit(f"The package {missing.name} is not installed for this Python: {advice}")

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .check import Place
    from .problems import Problem

_CONFIG = "mkdocs.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 if there are no problems, 1 if there are; wrong arguments exit with 2."""
    show_all_scripts()
    with steered_by_nothing():
        return _done(*_parsed(arguments))


def _done(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    """Do what the options ask for, and return the exit code."""
    if hasattr(options, "run"):  # a verb with a room of its own
        try:
            return int(options.run(options))
        except KeyboardInterrupt:
            print("\nStopped.", file=sys.stderr)
            return 130
    if options.rules:
        width = max(map(len, RULES))
        print("\n".join(f"{name:{width}}  {explanation}" for name, explanation in RULES.items()))
        return 0
    config = Path.cwd() / _CONFIG
    if options.since:
        return _compared(parser, options, config)
    _refuse_wrong_files(parser, options.files, config)
    try:
        return _checked(options, config)
    except BrokenPipeError:
        raise
    except OSError as error:
        parser.error(f"{error.filename or 'a file'} cannot be read or written: {error.strerror}")


def _compared(parser: argparse.ArgumentParser, options: argparse.Namespace, config: Path) -> int:
    """Print what readers see otherwise than at a revision, and return 1 if an address needs a line to lead on."""
    if options.files or options.fix or options.json:
        parser.error("--since compares the whole site; use it without other options and files")
    _refuse_wrong_files(parser, (), config)
    try:
        lines, is_whole = report_since(options.since, config.parent)
    except NoRevisionError as error:
        parser.error(f"--since {options.since}: {error}")
    print(*lines, sep="\n")
    return 0 if is_whole else 1


def _checked(options: argparse.Namespace, config: Path) -> int:
    """Repair files if the option `--fix` asks for it, print the problems, and return the exit code."""
    files = [(config.parent / file).resolve() for file in options.files]
    bib_files = [file for file in files if file.suffix == ".bib"] if files else bib_files_of(config)
    if options.fix:
        for fix in fix_files(bib_files, config):
            print(fix, file=sys.stderr if options.json else sys.stdout)
    report = check_files(files, config) if files else check_project(config)
    if options.json:
        written = suggestions(bib_files, config)
        objects = [_as_json(problem, written) for problem in (*report.problems, *report.notes)]
        print(json.dumps(objects, ensure_ascii=False, indent=2))
    else:
        print(*map(_as_line, (*report.problems, *report.notes)), *report.accounts, report.total, sep="\n")
    return 1 if report.problems else 0


class _Parser(argparse.ArgumentParser):
    """A parser whose errors name the nearest command or option."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit with 2."""
        wrong = re.search(r"(?:invalid choice: '|unrecognized arguments: )([^'\s]+)", message)
        hint = did_you_mean(wrong[1].partition("=")[0], self._words()) if wrong else ""
        super().error(f"{message}.{hint}" if hint else message)

    def _words(self) -> Iterator[str]:
        """Yield the names of commands and options, also those of the commands' own."""
        for action in self._actions:
            yield from action.option_strings
            if isinstance(action, argparse._SubParsersAction):
                yield from action.choices
                for command in action.choices.values():
                    yield from (option for each in command._actions for option in each.option_strings)


def _parsed(arguments: Sequence[str] | None) -> tuple[argparse.ArgumentParser, argparse.Namespace]:
    parser: argparse.ArgumentParser = _Parser(
        prog="python -m hooks.homepage", description="Make a homepage; check and repair its files."
    )
    parser.add_argument("--version", action="version", version=f"homepage {__version__}")
    commands = parser.add_subparsers(
        required=True, metavar="{start,move-in,add,check,compare,links,collaborators,upgrade}"
    )
    start.add_arguments(commands)
    move_in.add_arguments(commands)
    add.add_arguments(commands)
    links.add_arguments(commands)
    compare.add_arguments(commands)
    upgrade.add_arguments(commands)
    collaborators.add_arguments(commands)
    check = commands.add_parser("check", help="report problems in the bibliography, the cards and the options")
    check.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help=f".bib files and model cards; without any, all files that {_CONFIG} names",
    )
    check.add_argument("--fix", action="store_true", help="make the safe repairs in the .bib files")
    check.add_argument("--json", action="store_true", help="print the problems as JSON and nothing else")
    check.add_argument(
        "--since",
        nargs="?",
        const=PUSHED,
        metavar="REVISION",
        help="list the papers that readers see otherwise than at a revision of git, or than you pushed last",
    )
    check.add_argument("--rules", action="store_true", help="list the rules")
    return check, parser.parse_args(arguments)


def _refuse_wrong_files(parser: argparse.ArgumentParser, files: Sequence[Path], config: Path) -> None:
    if not files and not config.is_file():
        parser.error(f"there is no {_CONFIG} here; run this in the project's root, or name files")
    for file in files:
        if file.suffix not in (".bib", ".md"):
            parser.error(f"{file} is neither a .bib file nor a model card (.md)")
        if not file.is_file():
            parser.error(f"{file} does not exist")


def _as_line(problem: Problem) -> str:
    position = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{position}: {problem.severity}: {problem.message} [{problem.rule}]"


def _as_json(problem: Problem, written: dict[Place, str]) -> dict[str, str | int]:
    """Return a problem as a JSON object, with the text that a fix would write, if any, as `suggestion`."""
    shown: dict[str, str | int] = {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
    }
    suggestion = written.get((problem.path, problem.line, problem.column, problem.rule))
    return shown | ({"suggestion": suggestion} if suggestion else {})


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # the program that reads the output, such as `head`, has stopped
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
