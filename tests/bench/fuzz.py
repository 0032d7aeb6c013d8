"""Builds made-up sites with hostile and damaged content until the time is over; `tests/bench/fuzz` runs this.

Each build runs in a fork of one process. A find is a traceback, a build that hangs, a file written or read elsewhere, a
request to another computer, a page that does not nest or could run what was planted, data that cannot be read, or a
second build that differs from the first. The files of the site, made as few as possible, stay in a folder.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

PROJECT = Path(__file__).parents[2]
sys.path[:0] = [str(PROJECT / "hooks"), str(PROJECT / "tests")]

import warm_mkdocs  # noqa: E402
import yaml  # noqa: E402
from any_reader.command import main as main_of_reader  # noqa: E402
from fuzz_deeds import deed_of, wrong_with_output  # noqa: E402
from fuzz_output import contents, problems_of_site  # noqa: E402
from fuzz_sites import Files, site  # noqa: E402
from plain_markdown import PlainMarkdown  # noqa: E402
from zensical_host.reading import Zensical  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from any_reader.interface import Reader

SECRET = "kept outside of the site"
SLOW = 20.0
"""Seconds of a processor that no build of so little may take."""
SAME_FOR_ALL = {
    "INHERIT": str(PROJECT / "hooks/example/mkdocs.yml"),
    "site_url": "https://ada.example/",
    "docs_dir": "docs",
    "nav": None,
    "not_in_nav": "*",
    "hooks": [str(PROJECT / "hooks/mkdocs_hook.py")],
    "extra_css": [],
}


@dataclass
class Fuzz:
    """The folder in which sites are built, and what was found so far."""

    folder: Path
    kept: Path
    host: str = "mkdocs"
    """The name of what builds a site."""
    built: int = 0
    """How many builds ended with a site."""
    found: dict[str, str] = field(default_factory=dict)
    """The number of the first site that showed each find, by the kind of the find."""

    @property
    def root(self) -> Path:
        """The folder of the site that is built, deep enough for paths that lead out of it."""
        return self.folder / "deep/er/site"

    @property
    def temporary(self) -> Path:
        """The folder for temporary files, of which none may be left."""
        return self.folder / "tmp"

    def problems(self, files: Files, *, twice: bool) -> Iterator[str]:
        """Build a site, and yield what is wrong with it."""
        self.write(files)
        yield from self.build()
        built = self.root / "site"
        if not built.is_dir():
            return
        self.built += 1
        yield from problems_of_site(built, self.root / "docs")
        first = contents(built)
        if any(SECRET.encode() in data for data in first.values()):
            yield "a file from outside is in the site"
        if twice:
            yield from self.build()
            yield from (f"{name}: differs in the second build" for name in differences(first, contents(built)))

    def write(self, files: Files) -> None:
        """Write the files of a site into an empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, data in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name == "mkdocs.yml":
                data = yaml.safe_dump({**SAME_FOR_ALL, **yaml.safe_load(data)}, sort_keys=False).encode()
            path.write_bytes(data)
        for place in (self.folder, self.root.parents[1], self.root.parent):
            (place / "outside.txt").write_text(SECRET, encoding="utf-8")
        (self.root / ".cache").mkdir()
        self.temporary.mkdir()

    def build(self) -> Iterator[str]:
        """Build the site in a fork, and yield what is wrong with how it went."""
        printed, deeds = self.folder / "printed", self.folder / "deeds"
        printed.write_bytes(b"")
        deeds.write_bytes(b"")
        child = os.fork()
        if not child:
            os.setpgid(0, 0)
            self.watch(deeds, printed)
            environment = {"PYTHONUTF8": "1", "NO_COLOR": "1", "PATH": os.environ["PATH"], "HOME": str(self.folder)}
            environment["TMPDIR"] = str(self.temporary)
            task = {"arguments": ["build"], "cwd": str(self.root), "environment": environment, "printed": str(printed)}
            warm_mkdocs.run(task, PROGRAMS[self.host])
        _, status, used = os.wait4(child, 0)
        code, seconds = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # processes that a failed build did not wait for
        output = printed.read_text(encoding="utf-8", errors="replace")
        if self.host == "zensical":
            output = re.sub(r"\x1b\[[\d;]*m", "", output)  # its colors
        yield from sorted(set(deeds.read_text(encoding="utf-8").splitlines()))
        yield from wrong_with_output(code, output)
        yield from (f"leaves {file.name} among temporary files" for file in self.temporary.iterdir())
        if seconds > SLOW:
            yield f"the build takes {seconds:.0f} seconds of a processor"

    def watch(self, deeds: Path, printed: Path) -> None:
        """From here on, note the files that this process writes or reads elsewhere, and what it asks of others."""
        tempfile.tempdir = None  # it is read again from the environment of the build
        note = os.open(deeds, os.O_WRONLY | os.O_APPEND)
        allowed = tuple(map(str, (self.root / "site", self.root / ".cache", self.temporary, "/dev/", printed)))

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            with suppress(TypeError):
                if deed := deed_of(event, arguments, allowed):
                    os.write(note, f"{deed}\n".encode("utf-8", "backslashreplace"))

        sys.addaudithook(hook)


def as_reader(reader: Reader) -> None:
    """Build the site in this folder with a program that reads Markdown."""
    sys.exit(main_of_reader(["build"], reader))


PROGRAMS = {
    "mkdocs": warm_mkdocs.as_mkdocs,
    "zensical": partial(as_reader, Zensical()),
    "python-markdown": partial(as_reader, PlainMarkdown()),
}
"""What can build the sites, by name."""


def differences(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """Return the names of files that differ; a sitemap may be packed at another second."""
    return sorted(
        name for name in {*first, *second} if first.get(name) != second.get(name) and not name.endswith(".gz")
    )


def kind_of(problem: str) -> str:
    """Return a problem without what differs from site to site."""
    name, _, rest = problem.partition(": ")
    where = re.sub(r".*\.(html|md)$", r"*.\1", name) if rest else ""
    return where + ": " + re.sub(r"'.*|\".*|\{.*|\d+|[a-z_]+=\S+", "…", rest or problem)[:90]


def made_small(fuzz: Fuzz, files: Files, kind: str, *, twice: bool, seconds: float) -> Files:
    """Return the fewest files and lines with which a problem of a kind is still found in the time."""
    end = time.monotonic() + seconds

    def shows(tried: Files) -> bool:
        return time.monotonic() < end and any(kind_of(each) == kind for each in fuzz.problems(tried, twice=twice))

    for name in sorted(files.keys() - {"mkdocs.yml"}):
        without = {other: data for other, data in files.items() if other != name}
        files = without if shows(without) else files
    for name in sorted(files):
        size = len(files[name].splitlines())
        while size:
            for start in reversed(range(0, len(files[name].splitlines()), size)):
                lines = files[name].splitlines(keepends=True)
                fewer = {**files, name: b"".join([*lines[:start], *lines[start + size :]])}
                with suppress(yaml.YAMLError, AttributeError, TypeError, ValueError):
                    files = fewer if shows(fewer) else files
            size //= 2
    return files


def run(fuzz: Fuzz, options: argparse.Namespace) -> int:
    """Build sites until the time is over, and return how many there were."""
    end, number = time.monotonic() + options.seconds, options.first
    while time.monotonic() < end:
        name = f"{options.seed}/{number}"
        files, twice = site(name), number % 3 == 0
        for problem in list(fuzz.problems(files, twice=twice)):
            if kind_of(problem) not in fuzz.found:
                fuzz.found[kind_of(problem)] = name
                print(f"{name}: {problem}", flush=True)
                save(
                    fuzz, made_small(fuzz, files, kind_of(problem), twice=twice, seconds=options.smaller), name, problem
                )
        number += 1
    return number - options.first


def save(fuzz: Fuzz, files: Files, name: str, problem: str) -> None:
    """Keep the files of a site that shows a problem."""
    folder = fuzz.kept / f"{name.replace('/', '-')}-{len(fuzz.found)}"
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (folder / "found.txt").write_text(f"{problem}\n", encoding="utf-8", errors="backslashreplace")


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="tests/bench/fuzz", description=__doc__)
    parser.add_argument("--seconds", default=60, type=float, help="how long sites are built")
    parser.add_argument("--seed", default=0, type=int)
    parser.add_argument("--first", default=0, type=int, help="the number of the first site; 5 of seed 7 is 7/5")
    parser.add_argument("--smaller", default=60, type=float, help="seconds for making the files of a find fewer")
    parser.add_argument("--host", default="mkdocs", choices=PROGRAMS, help="what builds the sites")
    parser.add_argument("--keep", default=".cache/fuzz", type=Path, help="the folder for the files of finds")
    return parser.parse_args()


def main() -> int:
    """Return 1 if something was found, else 0."""
    options = arguments()
    for name in *warm_mkdocs.IMPORTED, *warm_mkdocs.engine():
        import_module(name)
    warm_mkdocs.fork_second_processes()
    del sys.modules["mkdocs_hook"]
    root = Path(tempfile.mkdtemp(prefix="homepage-fuzz-")).resolve()  # no object that would delete it in each fork
    try:
        fuzz = Fuzz(root / "work", options.keep, options.host)
        list(fuzz.problems(site("a first build"), twice=False))
        sys.dont_write_bytecode = True  # the first build has stored the compiled templates
        sites = run(fuzz, options)
    finally:
        shutil.rmtree(root)
    print(
        f"{sites} sites, {fuzz.built} of them built, {len(fuzz.found)} kinds of finds"
        + (f", in {options.keep}" if fuzz.found else "")
    )
    return int(bool(fuzz.found))


if __name__ == "__main__":
    sys.exit(main())
