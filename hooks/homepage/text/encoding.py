"""Decodes bytes: by their byte-order mark, as UTF-8, or in the most likely older encoding."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from ..problems import Severity

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_GB2312_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_ENCODINGS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    *((b"", name) for name in ("utf-16-le", "utf-16-be", "cp1252", "latin-1", "gb18030")),
)
_NAMES = {"gb18030": "GB18030", "cp1252": "Windows-1252", "latin-1": "Latin-1"}


def decode(data: bytes) -> tuple[str, str]:
    """Return the text without its byte-order mark, and the encoding's name if it had to be guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ""
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_by_line(data)


def encoding_of(data: bytes, text: str) -> tuple[bytes, str] | None:
    """Return the byte-order mark and encoding that turn the text back into the same bytes, or None."""
    for mark, name in _ENCODINGS:
        try:
            if mark + text.encode(name) == data:
                return mark, name
        except UnicodeEncodeError:
            continue
    return None


def read_text(file: Path, path: str, severity: Severity = "warning") -> tuple[str | None, tuple[Problem, ...]]:
    """Return a file's text (None if it cannot be read) and its problems; `path` names the file in messages."""
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"the file cannot be read ({error.strerror}): correct its permissions or remove it"
        return None, (Problem(path, 1, message, "unreadable-file", severity),)
    text, guessed = decode(content)
    return text, _not_utf8(content, path, guessed, severity) if guessed else ()


def read_page_text(file: Path, path: str, severity: Severity = "error") -> tuple[str | None, tuple[Problem, ...]]:
    """Return a page's text as `read_text` does; text that is not UTF-8 is an error, because hosts read only UTF-8."""
    text, problems = read_text(file, path, severity)
    if text is None or problems:
        return text, problems
    content = file.read_bytes()
    wide = wide_encoding(content)
    return text, _not_utf8(content, path, wide, severity) if wide else ()


def wide_encoding(data: bytes) -> str:
    """Return "UTF-16" or "UTF-32" if the bytes are in one of these, which other programs do not read; otherwise ""."""
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _unmarked_utf16(data)
    return "" if mark in ("", "utf-8") else mark.upper().rpartition("-")[0]


def _not_utf8(content: bytes, path: str, encoding: str, severity: Severity) -> tuple[Problem, ...]:
    message = f"the file is not UTF-8 and was read as {encoding}; save it as UTF-8"
    return (Problem(path, first_undecodable_line(content), message, "encoding", severity),)


def first_undecodable_line(data: bytes) -> int:
    """Return the number of the first line that is not UTF-8, or 1 if all lines are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1


def _unmarked_utf16(data: bytes) -> str:
    """Return the kind of UTF-16 if nearly every second byte at the start is zero, as in Latin text; otherwise ""."""
    head = data[:256]
    if len(head) < 4 or len(data) % 2:
        return ""
    half = len(head) // 2
    if head[0::2].count(0) > 0.8 * half and 0 not in head[1::2]:
        return "utf-16-be"
    if head[1::2].count(0) > 0.8 * half and 0 not in head[0::2]:
        return "utf-16-le"
    return ""


def _decode_by_line(data: bytes) -> tuple[str, str]:
    """Return the text, with lines that are not UTF-8 read in an older encoding, and the name of that encoding."""
    encoding = _likeliest(data)
    lines = [_decode_line(line, encoding) for line in data.splitlines(keepends=True)]
    return "".join(lines), _NAMES[encoding]


def _decode_line(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(encoding, "replace")


def _likeliest(data: bytes) -> str:
    """Return the most likely encoding of bytes that are not UTF-8.

    Chinese text has long runs of pairs of high bytes; in Western languages most high bytes are single.
    """
    runs = _HIGH_BYTES.findall(data)
    pairs = sum(1 for run in runs if len(run) > 2 and _GB2312_PAIRS.fullmatch(run))
    if pairs > len(runs) / 2:
        return "gb18030"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"
