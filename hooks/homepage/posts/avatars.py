"""Checks the pictures and the addresses of the authors of posts, which `.authors.yml` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lists.records import ADDRESSES
from ..problems import Problem, near_file, shown_path
from ..settings.lines import option_place
from ..text.plain_values import quotable
from ..text.safe_urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


def missing_avatars(avatars: Mapping[str, str], names: Collection[str], file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each author whose picture the site does not have; `file` describes the authors by name."""
    for author, avatar in avatars.items():
        if ":" not in avatar and avatar.lstrip("/") not in names:
            path, line = option_place(file, ("authors", author, "avatar"))
            hint = near_file(avatar, names) or " Write its path from docs/, or the whole address of a picture."
            yield Problem(shown_path(path, root), line, f"avatar: {avatar} is not in docs/.{hint}", "missing-file")


def unsafe_addresses(authors: Mapping[str, Mapping[str, str]], file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each address of an author that readers cannot follow; `authors` are addresses by field."""
    for author, addresses in authors.items():
        for field, written in addresses.items():
            if written and not safe_url(written):
                path, line = option_place(file, ("authors", author, field))
                message = f'{field}: "{quotable(written)}" is not an address: {ADDRESSES}'
                yield Problem(shown_path(path, root), line, message, "unsafe-link")
