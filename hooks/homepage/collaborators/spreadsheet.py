"""Rows of text as CSV, and as a spreadsheet in Office Open XML (ECMA-376).

Every cell is text: what looks like a formula is never one.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ..text.spreadsheet_cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET, _BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDEST = 60


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV, with the mark by which Excel knows UTF-8; an apostrophe keeps a formula from being one."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([inert(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """Return rows as a spreadsheet of one sheet whose first row stays in sight; equal rows make equal bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _parts(rows, title):
            package.writestr(zipfile.ZipInfo(name), _XML + text, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _parts(rows: Sequence[Sequence[str]], title: str) -> Iterator[tuple[str, str]]:
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{_BOOK}" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    )
    yield "_rels/.rels", _relation(_BOOK, "officeDocument")
    yield "xl/_rels/workbook.xml.rels", _relation(_SHEET.removeprefix("xl/"), "worksheet")
    sheets = f'<sheets><sheet name={quoteattr(title)} sheetId="1" r:id="r1"/></sheets>'
    yield _BOOK, f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">{sheets}</workbook>'
    yield _SHEET, _sheet(rows)


def _relation(target: str, kind: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_DOCUMENT}/{kind}" Target="{target}"/></Relationships>'
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    widths = [min(max(map(len, column)) + 2, _WIDEST) for column in zip(*rows, strict=True)]
    columns = (f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{''.join(columns)}</cols><sheetData>"
        f"{''.join(_row(number, row) for number, row in enumerate(rows, 1))}</sheetData></worksheet>"
    )


def _row(number: int, cells: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(map(_cell, _LETTERS, [number] * len(cells), cells))}</row>'


def _cell(letter: str, number: int, text: str) -> str:
    shown = escape(_NO_XML.sub("", text))
    return f'<c r="{letter}{number}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
