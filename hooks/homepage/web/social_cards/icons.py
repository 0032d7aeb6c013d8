"""The icon of a site that has none: the first letter of the owner's name in brackets, in the accent of the site."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...names.people import Person
    from ..palette import Palette

FAVICON = "assets/favicon.svg"
"""The path on the site of the icon in the browser's tab, if the owner names no other one."""
BRACKET = ((3, 3), (10, 3), (10, 5.5), (6, 5.5), (6, 26.5), (10, 26.5), (10, 29), (3, 29))
"""The corners of the left bracket on an icon of 32 units; the right bracket is its mirror image."""
DOT = 4.5
"""The radius of the dot that an icon has if no letter can be shown."""

_GROUPS = re.compile(
    r"\b(?:lab|labs|laboratory|group|team|unit|institute|center|centre|department|school|project|network|consortium"
    r"|society|collaboration|research|labor|gruppe|arbeitsgruppe|lehrstuhl|institut|zentrum|laboratoire|équipe|groupe"
    r"|centro|grupo|laboratorio|instituto|equipo|gruppo|istituto|лаборатория|группа|институт|εργαστήριο|ομάδα)\b",
    re.IGNORECASE,
)
"""Words in the names of groups; a person's letter is that of the family name, a group's that of the first word."""
_ARTICLES = ("the ", "der ", "die ", "das ", "le ", "la ", "el ", "los ", "las ", "il ")
_FACES = (
    *("notoserifcjk-regular.ttc", "sourcehanserif-regular.ttc", "hiragino mincho pron.ttc", "songti.ttc"),
    *("yumin.ttf", "simsun.ttc", "batang.ttc", "notosanscjk-regular.ttc", "sourcehansans-regular.ttc", "pingfang.ttc"),
    *("msyh.ttc", "yugothm.ttc", "malgun.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc", "droidsansfallbackfull.ttf"),
    *("notonaskharabic-regular.ttf", "amiri-regular.ttf", "notoserifhebrew-regular.ttf", "times.ttf", "times.ttc"),
    *("times new roman.ttf", "freeserif.ttf", "freeserif.otf", "dejavuserif.ttf", "dejavusans.ttf", "nirmala.ttc"),
    *("notoserifdevanagari-regular.ttf", "notoserifarmenian-regular.ttf", "notoserifgeorgian-regular.ttf"),
    *("notoserifbengali-regular.ttf", "notoseriftamil-regular.ttf", "notoserifthai-regular.ttf"),
    *("notosansarabic-regular.ttf", "notosanshebrew-regular.ttf", "notosansdevanagari-regular.ttf"),
    *("arial unicode.ttf", "segoeui.ttf", "arial.ttf", "unifont.otf", "unifont.ttf"),
)
"""The files of fonts for letters that Source Serif lacks, in lower case, those that are tried first before others."""
_WEB_FONTS = "Charter, 'Bitstream Charter', Cambria, 'Noto Serif', serif"


def icon_letters(person: Person, title: str) -> str:
    """Return the letter of the owner's name, and after it letters of the title, for fonts that lack the first."""
    name = unicodedata.normalize("NFC", person.name.full or title)
    family = unicodedata.normalize("NFC", person.name.family)
    if _GROUPS.search(name) or not family:
        family = name[len(next(filter(name.casefold().startswith, _ARTICLES), "")) :]
    elif name and not name.isascii() and _is_east_asian(name[0]):
        family = name  # the family name comes first
    elif family.startswith("ال") and len(family) > 3:
        family = family[2:]  # the Arabic article
    return _first(family) + _titled(title)


def favicon_svg(letters: str, light: Palette, dark: Palette) -> str:
    """Return the icon as SVG, with the first letter in a font of the reader's computer, for light and dark tabs."""
    letter = _first(letters)
    colors = f"*{{fill:{light.accent_text}}}@media(prefers-color-scheme:dark){{*{{fill:{dark.accent_text}}}}}"
    path = "".join(_svg_path(corners) for corners in (BRACKET, mirrored(BRACKET)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>{colors}</style><path d="{path}"/>'
        f"{_svg_letter(letter)}</svg>\n"
    )


def mirrored(corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the right bracket of an icon from its left one."""
    return [(32 - x, y) for x, y in corners]


def faces_for(letters: str) -> tuple[str, ...]:
    """Return the fonts of this computer that may have the first letter, if Source Serif has none of its script."""
    code = ord(_first(letters) or "A")
    if code < 0x530 or 0x1E00 <= code < 0x2000:
        return ()
    found = {file.name.lower(): str(file) for folder in font_folders() for file in sorted(folder.rglob("*.*"))}
    return tuple(found[name] for name in _FACES if name in found)


def font_folders() -> list[Path]:
    """Return the folders in which this computer has its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def _first(text: str) -> str:
    """Return the first letter or digit of a text as a capital, or an empty string."""
    return _titled(next(filter(str.isalnum, text), ""))[:1]


def _titled(text: str) -> str:
    """Return a text in capitals; not by `upper`, which makes Georgian capitals that hardly any font has."""
    return "".join(letter.title()[:1] for letter in text)


def _is_east_asian(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _svg_path(corners: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "z"


def _svg_letter(letter: str) -> str:
    if not letter:
        return f'<circle cx="16" cy="16" r="{DOT}"/>'
    script = unicodedata.name(letter, "").partition(" ")[0]
    line = 19.5 if script == "ARABIC" else 22  # Arabic letters reach below the line
    style = ' font-style="italic"' if script in ("LATIN", "DIGIT") else ""
    return (
        f'<text x="16" y="{line}" text-anchor="middle" font-size="18" font-weight="700"{style}'
        f' font-family="{_WEB_FONTS}">{escape(letter)}</text>'
    )
