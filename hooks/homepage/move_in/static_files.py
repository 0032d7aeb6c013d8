"""Files of the old site that are copied as they are, each at its old address, so that no link to them dies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .old_files import OldFiles
    from .records import Taken
    from .report import Report

_CONTENT = re.compile(
    r"\.(?:pdf|ps|djvu|epub|jpe?g|png|gif|svg|webp|avif|bmp|tiff?|ico|mp4|webm|mov|m4v|mp3|m4a|ogg|wav|flac|zip|gz|tgz|tar|7z"
    r"|pptx?|ppsx?|docx?|xlsx?|odt|odp|ods|key|tex|bib|ris|csv|tsv|txt|json|geojson|ipynb|nb|dat|npz|npy|mat|r|rmd|py|m|jl|vcf|ics|asc)$",
    re.IGNORECASE,
)
_OF_FILES = ("assets/", "files/", "images/", "uploads/", "downloads/", "media/", "pdf/", "pdfs/")
"""Folders of which a site publishes every file."""
_TEXT = re.compile(r"\.(?:md|markdown|html?|ya?ml|toml|rb|py)$|(?:^|/)[^/.]*$", re.IGNORECASE)
"""Files that old systems read, and files without an ending."""
_LOOKS = re.compile(
    r"(?:^|/)(?:css|js|fonts|webfonts|webfont|libs|site_libs|_sass|scss|sass|libraries)/|\.(?:css|scss|js|map|woff2?|ttf|eot|otf|liquid)$",
    re.IGNORECASE,
)
_OF_SYSTEM = re.compile(
    r"_(?:includes|layouts|sass|plugins|extensions|scripts|site|freeze)/|(?:layouts|themes|archetypes|i18n|_vendor)/|go\.(?:mod|sum)$"
    r"|(?:README|LICENSE|CONTRIBUTING|CHANGELOG|CUSTOMIZE|FAQ|INSTALL|QUICKSTART|TROUBLESHOOTING|Dockerfile|Makefile|Rakefile)|"
    r".*\.(?:Rproj|rb|py|lock|sh|toml|yml|lua|scm|gemspec)$"
)
_OF_PROJECT = re.compile(
    r"^(?:package(?:-lock)?\.json|pnpm-lock\.yaml|requirements\.txt|robots\.txt|poetry\.lock|LICENSE\S*|renv\.lock|manifest\.json"
    r"|markdown_generator/.*|talkmap.*|bin/.*|scripts?/.*|lighthouse_results/.*|readme_preview/.*|purgecss.*|.*\.rb|Gemfile\S*"
    r"|assets/json/resume\.json|assets/(?:rendercv)/.*|(?:package|composer|netlify)\.\w+)$"
)


def tell_unread_files(files: OldFiles, taken: Taken, report: Report) -> None:
    """Report the files that were neither read nor copied; those of the old system together."""
    kept = set(taken.files.values())
    for name in files.names:
        if name in kept or name in files.read:
            continue
        if (_OF_SYSTEM.match(name) and not name.startswith("_data/")) or _OF_PROJECT.match(name) or _LOOKS.search(name):
            report.look(f"{name.rpartition('/')[0] or '.'}/*.{name.rpartition('.')[2]}", name, 1)
        else:
            report.leave(name, 1, "the file", "nothing here reads it")


def _is_content(files: OldFiles, name: str, short: str) -> bool:
    """Return whether readers of the old site got a file as it is."""
    if _CONTENT.search(name) or name == "CNAME":
        return True
    return (short.startswith(_OF_FILES) and not _TEXT.search(short)) or _is_whole_page(files, name, short)


def _is_whole_page(files: OldFiles, name: str, short: str) -> bool:
    """Return whether a file is a page in HTML that needs no layout; that of the root would be in the place of ours."""
    if not name.lower().endswith((".html", ".htm")) or short in ("index.html", "404.html"):
        return False
    start = files.text(name)[:2000].lstrip("\ufeff \n")
    return not start.startswith(("---", "+++")) and "{%" not in start


def copied(
    files: OldFiles,
    taken: Taken,
    report: Report,
    theirs: tuple[str, ...] = (),
    start: str = "",
    into: str = "",
    *,
    root: bool = True,
) -> None:
    """Add the files that are copied; folders whose name starts with one of `theirs` are the old system's.

    `start` is the folder that the old system copies to the root of the site, and `into` where it is there.
    """
    for name in files.below(start.rstrip("/")):
        short = name.removeprefix(f"{start.rstrip('/')}/") if start else name
        if short.startswith(theirs) or _OF_PROJECT.match(short) or (not root and "/" not in short):
            continue
        if _LOOKS.search(name):
            report.look(f"{short.rpartition('/')[0] or '.'}/*.{short.rpartition('.')[2]}", name, 1)
        elif _is_content(files, name, short):
            taken.files.setdefault(f"{into}{short}", name)
    if "CNAME" in files:
        taken.files.setdefault("CNAME", "CNAME")
