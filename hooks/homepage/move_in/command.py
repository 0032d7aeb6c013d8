"""The command `move-in`: its arguments, what it would change, and what it says in the end."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..check import check_project
from ..problems import did_you_mean
from ..start.answers import Answers, checked_address, checked_text
from ..start.named_file import UnusableAnswerError
from ..start.new_site import CONFIG, new_site, scalar
from ..start.old_site import is_as_made, owner_of, put_in_place, sign_of_own_work
from ..start.picture import checked_picture
from ..start.stopping import StoppedError, exit_code
from .assemble import Assembly
from .bare_bib import BareBib
from .hugo import Hugo
from .jekyll import Jekyll
from .new_files import NewFiles
from .old_files import OldFiles
from .quarto import Quarto
from .records import PAPERS
from .report import Report
from .static_files import tell_unread_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping

    from .records import Taken

T = TypeVar("T")
_SIGNS = {
    "_quarto.yml": Quarto,
    "_quarto.yaml": Quarto,
    "_config.yml": Jekyll,
    "_config.yaml": Jekyll,
    "hugoblox.yaml": Hugo,
    "config/_default": Hugo,
    "hugo.yaml": Hugo,
    "hugo.toml": Hugo,
    "config.toml": Hugo,
    "config.yaml": Hugo,
    "content/authors": Hugo,
}
"""The file or folder by which a system is known; the first one counts."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("move-in", help="take over a site of al-folio, academicpages, HugoBlox or Quarto")
    parser.add_argument("path", type=Path, metavar="PATH", help="the folder of the old site, or a .bib file")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and change nothing")
    parser.add_argument("--replace", action="store_true", help="move the site that is here aside, also if it is yours")
    parser.add_argument("--yes", action="store_true", help="move the site of somebody else aside without a question")
    parser.set_defaults(run=lambda options: move_in(options, Path.cwd()))


def move_in(options: argparse.Namespace, root: Path) -> int:
    """Move the old site in, and return the exit code: 0 if that was done or shown, 1 if nothing was changed."""
    return exit_code(lambda: _move_in(options, root), root)


def _move_in(options: argparse.Namespace, root: Path) -> int:
    report = Report()
    files = OldFiles(_checked(options.path, root), report)
    taken, dialect = _system(files, report)(files, report).read()
    texts = Assembly(taken, dialect, report).files()
    tell_unread_files(files, taken, report)
    base = _base(taken, files, root, options)
    new = NewFiles(_reader(base, root), report)
    new.add(taken, texts, _copies(taken, files))
    whole = {**base, **new.files} if base is not None else new.files
    changed = {name: content for name, content in whole.items() if _content(root / name) != content}
    if options.dry_run:
        print(*_differences(changed, root), sep="\n")
    else:
        print(_written(whole, changed, base, root))
    print(_said(taken, report, changed, options.dry_run))
    if not options.dry_run and changed:
        print(f"Checked: {check_project(root / CONFIG).total}.")
    return 0


def _checked(path: Path, root: Path) -> Path:
    """Return the folder or file of the old site."""
    path = path.expanduser()
    if not path.exists():
        beside = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
        near = did_you_mean(path.name, beside) or " Name the folder of the old site"
        raise StoppedError(f'there is no folder or file "{path}".{near}')
    if path.resolve() == root.resolve():
        raise StoppedError("this is the folder of the new site; name the folder of the old one")
    if path.is_file() and path.suffix != ".bib":
        raise StoppedError(f'"{path}" is neither a folder nor a .bib file; name the folder that it is in')
    return path


def _system(files: OldFiles, report: Report) -> type:
    if files.root.is_file():
        return BareBib
    found = next((system for sign, system in _SIGNS.items() if sign in files or files.below(sign)), None)
    if found is None and any(name.endswith(".bib") for name in files.names):
        return BareBib
    if found is None:
        raise StoppedError(
            f'"{files.root}" has none of {", ".join(_SIGNS)}, and no .bib file, so it is not a site of a known system;'
            " name the folder in which the source of the site lies"
        )
    return found


def _base(taken: Taken, files: OldFiles, root: Path, options: argparse.Namespace) -> dict[str, bytes] | None:
    """Return the new site to which all is added; None if the site that is here stays, and is added to."""
    if not (root / CONFIG).is_file() or is_as_made(root) or options.replace:
        return _started(taken, files)
    if sign_of_own_work(root, taken.person.name):
        return None
    if not options.yes and not options.dry_run:
        whose = owner_of(root) or "somebody else"
        raise StoppedError(f"here is the site of {whose}. To move it aside and yours in, add --yes")
    return _started(taken, files)


def _started(taken: Taken, files: OldFiles) -> dict[str, bytes]:
    person = taken.person
    answers = Answers(
        name=_usable(checked_text, person.name) or "",
        address=_usable(checked_address, f"{taken.site_url}/{taken.base.strip('/')}" if taken.site_url else "") or "",
        picture=_usable(checked_picture, str(files.root / person.picture)) if person.picture else None,
        example=False,
    )
    site = new_site(answers)
    for name in ("docs/index.md", "docs/publications/index.md", "docs/models/index.md"):
        site.pop(name, None)
    config = site[CONFIG].decode()
    if PAPERS in taken.pages or taken.bib:
        config = re.sub(r"^nav:\n(?:  .*\n)+", "", config, flags=re.MULTILINE)
    else:
        site[f"docs/{PAPERS}"] = new_site(answers)[f"docs/{PAPERS}"]
    if taken.description:
        config = _described(config, taken.description)
    return {**site, CONFIG: config.encode()}


def _described(config: str, description: str) -> str:
    plain = " ".join(re.sub(r"<[^<>]*>|\[([^\]]*)\]\([^)]*\)", r"\1", description).split())
    return re.sub(r"^site_description:.*$", lambda _: f"site_description: {scalar(plain)}", config, flags=re.MULTILINE)


def _usable(check: Callable[[str], T], text: str) -> T | None:
    try:
        return check(text) if text else None
    except UnusableAnswerError:
        return None


def _reader(base: Mapping[str, bytes] | None, root: Path) -> Callable[[str], bytes | None]:
    return base.get if base is not None else lambda name: _content(root / name)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _copies(taken: Taken, files: OldFiles) -> dict[str, Callable[[], bytes]]:
    return {new: (files.root / old).read_bytes for new, old in taken.files.items()}


def _written(whole: dict[str, bytes], changed: dict[str, bytes], base: Mapping[str, bytes] | None, root: Path) -> str:
    if not changed:
        return "All of the old site is here already: nothing was changed."
    if base is not None:
        aside = put_in_place(root, whole)
        return f"The site that was here is now in {aside.relative_to(root).as_posix()}/." if aside else ""
    _refuse_taken(changed, root)
    for name, content in changed.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return ""


def _refuse_taken(names: Iterable[str], root: Path) -> None:
    """Stop before anything is written if a folder is where a file should be, or the other way around."""
    for name in names:
        path = root / name
        if path.is_dir() or any(parent.is_file() for parent in path.parents):
            raise StoppedError(f"{name} cannot be written, since a file or folder is in its place; rename that")


def _differences(changed: Mapping[str, bytes], root: Path) -> list[str]:
    """Return what would be written: a diff for each text, and the size of each other file."""
    lines: list[str] = []
    for name, content in sorted(changed.items()):
        before = _content(root / name)
        try:
            old, new = (before or b"").decode(), content.decode()
        except UnicodeDecodeError:
            lines.append(f"{'new' if before is None else 'changed'} file {name}: {len(content)} bytes")
            continue
        start = f"a/{name}" if before is not None else "/dev/null"
        diff = difflib.unified_diff(old.splitlines(), new.splitlines(), start, f"b/{name}", lineterm="")
        lines += list(diff) or [f"new file {name}: empty"]
    return lines


def _said(taken: Taken, report: Report, changed: Mapping[str, bytes], dry_run: bool) -> str:
    verb = "would be written" if dry_run else "were written"
    posts = sum(page.kind == "post" for page in taken.pages.values())
    counts = [f"{len(taken.pages) - posts} pages", f"{posts} posts"]
    counts += [f"{len(items)} in docs/lists/{name}.yml" for name, items in taken.lists.items()]
    head = f"From {taken.system}: {', '.join(counts)}. Files that {verb}: {len(changed)}."
    return "\n".join(["", *report.lines(), "", head])
