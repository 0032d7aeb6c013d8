"""Which citation styles a site can name, and what is wrong with a style file."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from ..problems import did_you_mean
from ..text.named_files import file_in
from .options import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CSL = "{http://purl.org/net/xbiblio/csl}"


def style_problem(name: str, docs: Path, others: Iterable[str] = ()) -> str:
    """Return why a name is not a citation style, or an empty string if it is one; `others` may have been meant, too.

    A style is one that comes with the engine, or a file in the docs folder: https://docs.citationstyles.org.
    """
    if name in STYLES:
        return ""
    if name.endswith(".csl") and (file := file_in(docs, name)):
        return _file_problem(file)
    known = [*others, *STYLES, *(each.relative_to(docs).as_posix() for each in sorted(docs.rglob("*.csl")))]
    hint = did_you_mean(name, known).strip()
    return hint or f"Known here: {', '.join(STYLES)}, and .csl files in docs/, such as those of zotero.org/styles."


def _file_problem(file: Path) -> str:
    try:
        root = etree.parse(file).getroot()
    except etree.ParseError as error:
        return f"The file is not XML ({error}); download it again."
    except (OSError, ValueError) as error:
        return f"The file cannot be read ({error}); download it again."
    if root.tag != f"{_CSL}style":
        return "The file is not a CSL style: it has to begin with a <style> element of CSL."
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            address = link.get("href", "").replace("http://", "https://", 1)
            return f"The file only refers to another style: download {address}, and name that file instead."
    if root.find(f"{_CSL}citation/{_CSL}layout") is None:
        return "The file does not say how to cite: its <citation> has no <layout>. Download it again."
    return ""
