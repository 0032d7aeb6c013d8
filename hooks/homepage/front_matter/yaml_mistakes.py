"""Turns what the YAML parser says about a mistake into its place in the file and advice in plain words.

Front matter, lists and `mkdocs.yml` are all read with this advice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from ..problems import Problem
from .yaml_indentation import right_indentation

if TYPE_CHECKING:
    from ..problems import Severity


class UnreadableYaml(Exception):
    """YAML that cannot be read, with the line, the column and a message for the author."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message

    def problem(self, path: str, subject: str, severity: Severity = "warning") -> Problem:
        """Return the problem to report; `subject` is what cannot be read."""
        return Problem(path, self.line, f"{subject} cannot be read: {self.message}", "yaml", severity, self.column)


def mistake(error: Exception, text: str, first_line: int) -> UnreadableYaml:
    """Return where the parser's error is in the file, and what to do about it; lines count from `first_line`."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position)
        character = f"U+{ord(error.character) if isinstance(error.character, str) else error.character:04X}"
        return UnreadableYaml(
            line + first_line, 1, f"this line contains the invisible character {character}: delete it"
        )
    if not isinstance(error, yaml.MarkedYAMLError):
        return UnreadableYaml(first_line, 1, "this is not YAML, or its values are nested too deep")
    spot = _Spot(str(error.problem or error.context), text.split("\n"), *_position(error), *_noticed(error), first_line)
    if (odd := _odd_space(spot)) is not None:
        return UnreadableYaml(odd + first_line, 1, "indent with ordinary spaces: this line starts with another kind")
    if (touching := _touching_hyphen(spot)) is not None:
        advice = hyphen_without_space(spot.rows[touching].strip())
        return UnreadableYaml(touching + first_line, 1, advice)
    if (opened := _open_quote(spot)) is not None:
        line, column = opened
        return UnreadableYaml(line + first_line, column + 1, _NEVER_CLOSED)
    advice = next(filter(None, (advise(spot) for advise in _ADVISERS)), f"this is not YAML ({spot.problem})")
    return UnreadableYaml(spot.line + first_line, spot.column + 1, advice)


@dataclass(frozen=True, slots=True)
class _Spot:
    """What the parser says, with the rows of the text and the place that the author has to look at."""

    problem: str
    rows: list[str]
    line: int
    column: int
    noticed_line: int
    """The line on which the parser noticed the mistake: later than `line` if something was left open."""
    noticed_column: int
    first_line: int
    """The number of the text's first line in its file."""

    @property
    def row(self) -> str:
        return self.rows[self.line] if self.line < len(self.rows) else ""

    @property
    def before(self) -> str:
        return self.row[: self.column]

    @property
    def after(self) -> str:
        return self.row[self.column :]


_LEFT_OPEN = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")


def _position(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Return the position of the problem; for an unclosed quote or bracket, the position where it was opened."""
    left_open = any(sign in str(error.problem) for sign in _LEFT_OPEN)
    mark = (left_open and error.context_mark) or error.problem_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _noticed(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    mark = error.problem_mark
    return (mark.line, mark.column) if mark else (0, 0)


_KEY_ALONE = re.compile(r" *(?:- +)*[^:#]+")
_OTHER_SPACE = re.compile("[ \t]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_CURLY = re.compile("[:\\[,-]\\s*([\u201c\u201d\u201e\u201f\u2018\u2019\u00ab])")
_NO_SPACE = re.compile(r"(?:- +)*([\w-]+):(?!//)(\S.*)")
_TOUCHING_HYPHEN = re.compile(r" *-[^\W\d]")
_COMMENT_IN_BRACKETS = re.compile(r"[\[{,].*?\s(#[^\s#][^\]}]*[\]}].*)")
_WIDE_COLON = re.compile("(?:- +)*([\\w-]+)\\s*[\uff1a\ufe55]\\s*(.*)")


def _odd_space(spot: _Spot) -> int | None:
    """Return the nearest line, at or just above the mistake, that starts with a space that YAML does not know."""
    lines = range(min(spot.line, len(spot.rows) - 1), max(spot.line - 3, -1), -1)
    return next((line for line in lines if _OTHER_SPACE.match(spot.rows[line])), None)


def _open_quote(spot: _Spot) -> tuple[int, int] | None:
    """Return where a text that swallowed the lines below it opens, if text after a quotation mark is the mistake."""
    before = spot.before.rstrip()
    mark = before[-1:]
    if not _expects_entry(spot) or mark not in {'"', "'"} or before.count(mark) != 1:
        return None
    opens = re.compile(rf"(?:[:\[,]|^ *-) *({mark})(?!.*{mark})")
    lines = range(min(spot.line, len(spot.rows)) - 1, -1, -1)
    found = ((line, match.start(1)) for line in lines if (match := opens.search(spot.rows[line])))
    return next(found, None)


def _touching_hyphen(spot: _Spot) -> int | None:
    """Return the line, at the mistake or just above it, of an item of a list whose hyphen touches its text."""
    if not (_expects_entry(spot) or "expected ':'" in spot.problem or "mapping values" in spot.problem):
        return None
    lines = (line for line in (spot.line, spot.line - 1) if 0 <= line < len(spot.rows))
    return next((line for line in lines if _TOUCHING_HYPHEN.match(spot.rows[line])), None)


def _tab(spot: _Spot) -> str:
    return "indent with spaces, not with tabs" if spot.after.startswith("\t") else ""


def hyphen_without_space(written: str) -> str:
    """Return advice for a key or an item that starts with a hyphen and no space after it, such as `-title: A`."""
    text = written.removeprefix("-")
    return f'write a space after the hyphen if this is an item of a list: "- {text}"; otherwise remove the hyphen'


def _curly_quote(spot: _Spot) -> str:
    found = _CURLY.search(spot.row)
    return f'write straight quotation marks (") around the text: YAML does not know {found[1]}' if found else ""


def _too_deep(spot: _Spot) -> str:
    """Return advice for a line that the parser joined to the text above it, since it is indented too far."""
    first = "mapping values" in spot.problem and _KEY_ALONE.fullmatch(spot.before)
    return right_indentation(spot.rows, spot.line, spot.first_line) if first and spot.line else ""


def _goes_on(spot: _Spot) -> str:
    """Return advice for text after a closing quotation mark or bracket."""
    before = spot.before.rstrip()
    if not _expects_entry(spot) or not before or re.match(r"[\w-]+:", spot.after):
        return ""
    if before[-1] == "'":
        return "the text goes on after the quotation mark that closes it: write double quotation marks around all of it"
    if before[-1] == '"':
        return "the text goes on after the quotation mark that closes it: write single quotation marks around all of it"
    if before[-1] in "]}" and spot.after[:1] in "]}":
        return f"this {spot.after[0]} closes nothing: remove it"
    return "the text goes on after a closing bracket: put the whole text in quotes" if before[-1] in "]}" else ""


def _other_indentation(spot: _Spot) -> str:
    """Return advice for a line that has the indentation of no line above it."""
    starts_row = not spot.before.strip(" -")
    return right_indentation(spot.rows, spot.line, spot.first_line) if _expects_entry(spot) and starts_row else ""


def _expects_entry(spot: _Spot) -> bool:
    """Return whether the parser wants another key or item, and found something else."""
    return "expected key" in spot.problem or "'-' indicator" in spot.problem


def _inside_brackets(spot: _Spot) -> str:
    """Return advice for a list or mapping in brackets, where the parser wants a comma or the closing bracket."""
    if "expected ',' or" not in spot.problem or spot.noticed_line >= len(spot.rows):
        return ""
    if comment := _COMMENT_IN_BRACKETS.search("\n".join(spot.rows[spot.line : spot.noticed_line])):
        return f'YAML takes "{comment[1]}" for a comment: put the text with the # in quotes'
    row = spot.rows[spot.noticed_line]
    after = row[spot.noticed_column :]
    if spot.noticed_line != spot.line and re.match(r"\s*(?:- +)?[\w-]+:(?:\s|$)", row):
        return ""
    if after.startswith(":"):
        return 'a text that contains ": " must be in quotes'
    if after and re.search(r"[\]}]", after):
        word = re.match(r"\"[^\"]*\"|'[^']*'|[^\s,\]}]+", after)
        return f"a comma or a quotation mark is missing before {word.group() if word else after}"
    return ""


def _no_colon(spot: _Spot) -> str:
    """Return advice for a line without a colon that YAML knows."""
    if "expected ':'" not in spot.problem:
        return ""
    written = spot.row.strip()
    if found := _NO_SPACE.fullmatch(written):
        return f'write a space after the colon: "{found[1]}: {found[2]}"'
    if found := _WIDE_COLON.fullmatch(written):
        return f'write an ordinary colon with a space after it: "{found[1]}: {found[2]}"'
    return ""


_NEVER_CLOSED = "a quotation mark is opened and never closed"
# Messages of libyaml, each with advice for the author.
_ADVICE = (
    ("found character that cannot start any token", "a value cannot start with {here}: put it in quotes"),
    ("mapping values are not allowed", 'a value that contains ": " must be in quotes'),
    ("did not find expected <document start>", "indent this line like the lines that it belongs to"),
    ("did not find expected key", 'start a new line for each "key: value", with the same indentation'),
    ("could not find expected ':'", 'this line has no ":": write "key: value", or indent it under its key'),
    ("found unexpected end of stream", _NEVER_CLOSED),
    ("found unexpected document indicator", _NEVER_CLOSED),
    ("did not find expected ',' or", "close the list or mapping with the bracket that opened it"),
    ("block sequence entries are not allowed", 'start the list on its own line: "- ..."'),
    ("did not find expected '-' indicator", 'a list and "key: value" lines cannot be mixed'),
    ("expected alphabetic or numeric", 'a value that starts with "*" or "&" must be in quotes'),
    ("did not find expected node content", "a value cannot start with a comma: put it in quotes"),
    ("found unknown directive name", 'a line that starts with "%" must be in quotes'),
    ("found undefined tag handle", 'a value that starts with "!" must be in quotes'),
    ("did not find expected tag URI", 'a value that starts with "!" must be in quotes'),
    ("did not find expected whitespace", 'a value that starts with "!", "*" or "&" must be in quotes'),
    ("found undefined alias", 'a value that starts with "*" must be in quotes'),
    (
        "escape character",
        "between double quotation marks a backslash has a meaning of its own: write single ones, or / in a path",
    ),
    ("escaped", "between double quotation marks a backslash has a meaning of its own: write single ones"),
    ("comment or line break", 'after ">" or "|" the text starts on the next line, indented; or put it in quotes'),
    ("mapping keys are not allowed", 'a value that starts with "? " must be in quotes'),
)


def _by_message(spot: _Spot) -> str:
    advice = next((advice for found, advice in _ADVICE if found in spot.problem), "")
    return advice.format(here=f'"{spot.after[:1]}"')


_ADVISERS = (
    _tab,
    _too_deep,
    _curly_quote,
    _goes_on,
    _other_indentation,
    _inside_brackets,
    _no_colon,
    _by_message,
)
