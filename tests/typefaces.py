"""Makes the typefaces of pages, `fonts/` and `fonts.css` in `hooks/theme/assets/`: `python tests/typefaces.py FOLDER`.

Only who publishes the engine needs this. FOLDER contains two npm packages of version 5.3.1, each unpacked under its
last name: `@fontsource-variable/source-serif-4` and `@fontsource-variable/source-sans-3`. It also contains the file
`STIXTwoMath-Regular.ttf` of the STIX fonts 2.13. The Python packages `fonttools` 4.68.0 and `brotli` 1.2.1 are needed,
too. The license of all typefaces is the SIL Open Font License 1.1.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ASSETS = Path(__file__).resolve().parents[1] / "hooks/theme/assets"
FONTS = ASSETS / "fonts"
PARTS = {
    "basic": ("latin", "0020-007E,00A0,00AB,00B7,00BB,00D7,2010-2011,2013-2014,2018-201A,201C-201E,2020,2022,2026"),
    "latin": (
        "latin",
        "00A1-00AA,00AC-00B6,00B8-00BA,00BC-00D6,00D8-00FF,0131,0152-0153,02C6,02DA,02DC,2012,2015,2021,2030,"
        "2032-2033,2039-203A,2044,20AC,2122,2191,2193,2212",
    ),
    "latin-ext": (
        "latin-ext",
        "0100-0101,0104-0127,012A-0130,0132-0151,0154-0167,016A-019F,01A2-01AE,01B1-024F,1E00-1E9F",
    ),
    "vietnamese": ("vietnamese", "0102-0103,0128-0129,0168-0169,01A0-01A1,01AF-01B0,1EA0-1EF9,20AB"),
    "greek": ("greek", "0370-03FF"),
    "cyrillic": ("cyrillic", "0400-045F,0490-0491,04B0-04B1,2116"),
}
"""The letters of each file, so that a page loads those that it shows, and the file of the package that has them."""
FORMULAS = {
    "basic": (
        "0020-007E,00A0,00AF,00B1,00B7,00D7,02DC,0302-0304,0307,2016,2026,2032-2033,203E,20D7,210E,2113,2190,2192,2202,"
        "2207-2208,220F,2211-2212,221A,221E,2223,2225,222B,2248,2260,2264-2265,22C2-22C3,22C5,22EF,2308-230B,23DE-23DF,"
        "27E8-27E9,1D434-1D454,1D456-1D467"
    ),
    "greek": "0391-03A1,03A3-03A9,03B1-03C9,03D1,03D5-03D6,03F0-03F1,03F5,1D6E2-1D71B",
    "signs": (
        "00AC,00B0,00F7,0305-0306,0308,030A,030C,0338,2034,2102,210D,210F,2111,2115,2119-211A,211C-211D,2124,2127,212D,"
        "2135-2138,2191,2193-21EA,2200-2201,2203-2206,2209-220E,2210,2213-2219,221B-221D,221F-2222,2224,2226-222A,"
        "222C-2247,2249-225F,2261-2263,2266-22C1,22C4,22C6-22EE,22F0-22FF,25A0-25A1,25B3,25C7,25CA-25CB,25CF,27E6-27E7,"
        "27F5-27FF,2A00-2A06,2A3F,2A7D-2A7E,2AAF-2AB0,1D538-1D56B,1D7D8-1D7E1"
    ),
    "bold": "1D400-1D433,1D468-1D49B,1D6A8-1D6E1,1D71C-1D755,1D7CE-1D7D7",
    "script": "210B,2110,2112,211B,212C,2130-2131,2133,1D49C-1D503",
    "fraktur": "210C,2128,1D504-1D537,1D56C-1D59F",
}
"""The letters and signs of formulas. Chromium takes the sizes of brackets, roots and sums from the first file alone."""
PAIRS = 2
"""The type of a lookup that moves two letters, as OpenType numbers them."""
LEAST_KERNING = 30
"""In thousandths of the type size: smaller corrections are not seen in text, and are a fifth of a file."""


@dataclass(frozen=True)
class Face:
    """A typeface in one style, and the name of its family in stylesheets."""

    name: str
    family: str
    size: int
    """In percent: the sans serif is enlarged, so that its letters look as high as those of the serif."""
    package: str
    style: str
    weights: tuple[int, int]


FACES = (
    Face("serif", "Homepage Serif", 100, "source-serif-4", "normal", (400, 600)),
    Face("serif-italic", "Homepage Serif", 100, "source-serif-4", "italic", (400, 400)),
    Face("sans", "Homepage Sans", 106, "source-sans-3", "normal", (400, 400)),
    Face("sans-bold", "Homepage Sans", 106, "source-sans-3", "normal", (600, 600)),
)
OF_FORMULAS = Face("formulas", "Homepage Formulas", 100, "", "normal", (400, 400))
COPYRIGHT = """Formulas: Copyright 2001-2021 The STIX Fonts Project Authors (https://github.com/stipub/stixfonts),
with Reserved Font Name "TM Math".

All other letters: """


def main(packages: Path) -> None:
    FONTS.mkdir(exist_ok=True)
    for face in FACES:
        for part, (source, letters) in PARTS.items():
            file = packages / face.package / "files" / f"{face.package}-{source}-wght-{face.style}.woff2"
            _subset(_with_weights(TTFont(file), face.weights), letters, f"{face.name}-{part}")
    for part, letters in FORMULAS.items():
        _subset(TTFont(packages / "STIXTwoMath-Regular.ttf"), letters, f"{OF_FORMULAS.name}-{part}")
    rules = [_rule(face, part, letters) for face in FACES for part, (_, letters) in PARTS.items()]
    rules += [_rule(OF_FORMULAS, part, letters) for part, letters in FORMULAS.items()]
    (ASSETS / "fonts.css").write_text(
        "/* Made by tests/typefaces.py. A browser loads the files that have letters of the page. */\n" + "".join(rules),
        encoding="utf-8",
    )
    license_text = (packages / FACES[0].package / "LICENSE").read_text(encoding="utf-8")
    (FONTS / "LICENSE.txt").write_text(COPYRIGHT + license_text, encoding="utf-8")


def _rule(face: Face, part: str, letters: str) -> str:
    """Return the rule that says which letters a file has."""
    low, high = face.weights
    size = f" size-adjust: {face.size}%;" if face.size != 100 else ""
    named = ",".join(f"U+{letter}" for letter in letters.split(","))
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style};'
        f" font-weight: {low if low == high else f'{low} {high}'}; font-display: swap;{size}"
        f' src: url("fonts/{face.name}-{part}.woff2") format("woff2"); unicode-range: {named}; }}\n'
    )


def _with_weights(font: TTFont, weights: tuple[int, int]) -> TTFont:
    """Return a font with only some weights, in the form of a file that was read: its parts are complete then."""
    low, high = weights
    font = instantiateVariableFont(font, {"wght": weights if high > low else low})
    font.flavor = None
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file)


def _subset(font: TTFont, letters: str, name: str) -> None:
    """Write a font with some letters and without a name: the license reserves the original's for the whole of it."""
    _coarsen_kerning(font)
    options = Options(
        hinting=False,
        layout_features=["kern", "liga", "locl", "ccmp", "mark"],
        name_IDs=[],
        drop_tables=["BASE", "STAT"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_numbers(letters))
    subsetter.subset(font)
    font.flavor = "woff2"
    made = FONTS / f"{name}.woff2"
    font.save(made)
    print(f"{made.name}: {made.stat().st_size} bytes")


def _numbers(letters: str) -> Iterator[int]:
    for part in letters.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _coarsen_kerning(font: TTFont) -> None:
    """Leave out small corrections, and give all weights the same."""
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ()
    tables = [getattr(table, "ExtSubTable", table) for lookup in lookups for table in lookup.SubTable]
    for table in (table for table in tables if table.LookupType == PAIRS):
        table.ValueFormat1 &= 0x4
        for value in _values(table):
            vars(value).pop("XAdvDevice", None)
            if abs(getattr(value, "XAdvance", 0)) < LEAST_KERNING:
                value.XAdvance = 0


def _values(pairs: Any) -> Iterable[Any]:
    if pairs.Format == 1:
        found = (record.Value1 for row in pairs.PairSet for record in row.PairValueRecord)
    else:
        found = (record.Value1 for row in pairs.Class1Record for record in row.Class2Record)
    return (value for value in found if value is not None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
