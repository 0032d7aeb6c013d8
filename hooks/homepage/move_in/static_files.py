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
_LOOKS = re.compile(
    r"(?:^|/)(?:css|js|fonts|webfonts|webfont|plotly|libs|site_libs|_sass|scss|sass|libraries)/|\.(?:css|scss|js|map|woff2?|ttf|eot|otf|liquid)$",
    re.IGNORECASE,
)
_OF_PROJECT = re.compile(
    r"^(?:package(?:-lock)?\.json|pnpm-lock\.yaml|requirements\.txt|robots\.txt|poetry\.lock|LICENSE\S*|renv\.lock|manifest\.json"
    r"|markdown_generator/.*|talkmap.*|bin/.*|scripts?/.*|lighthouse_results/.*|readme_preview/.*|purgecss.*|.*\.rb|Gemfile\S*"
    r"|assets/json/resume\.json|assets/(?:rendercv)/.*|(?:package|composer|netlify)\.\w+)$"
)


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
        elif _CONTENT.search(name) or name == "CNAME":
            taken.files.setdefault(f"{into}{short}", name)
    if "CNAME" in files:
        taken.files.setdefault("CNAME", "CNAME")
