"""Tries the newest versions of everything, and says what breaks: `python tests/newest.py`, each week on GitHub.

It makes an environment with the newest version of each package that requirements.txt names (MkDocs below 2), and of
the other programs that build the site. With each of these it builds the site in docs/ and the sites in tests/sites/,
strictly. What breaks is printed as Markdown, and on the page of the run; the pins, and what is published, stay as they
are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
FOLDER = PROJECT / ".cache" / "newest"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BELOW = {"mkdocs": "mkdocs<2"}
"""What is asked for a package whose next version has other aims."""
HOSTS = {
    "MkDocs": ("-m", "mkdocs", "build", "--strict", "--config-file"),
    "ProperDocs": ("-m", "properdocs", "build", "--strict", "--config-file"),
    "Zensical": (str(PROJECT / "hooks/zensical_host"), "build", "--strict", "--config-file"),
}
LINES = 15
"""The most lines that are shown of what a build said."""
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Build:
    """A build of a site with one of the programs."""

    host: str
    site: str
    code: int
    output: str


def pins(text: str) -> dict[str, str]:
    """Return the versions that a file of requirements names, or a list that pip has printed."""
    return dict(_PIN.findall(text))


def of_project() -> dict[str, str]:
    """Return the pinned version of each package with which sites are built."""
    files = ("requirements.txt", "hooks/zensical_host/requirements.txt", "tests/requirements.txt")
    mkdocs, zensical, tests = (pins((PROJECT / file).read_text(encoding="utf-8")) for file in files)
    return {**mkdocs, **zensical, "properdocs": tests["properdocs"]}


def newest(names: list[str]) -> list[str]:
    """Return what to ask pip for."""
    return [BELOW.get(name, name) for name in names]


def report(pinned: dict[str, str], installed: dict[str, str], builds: list[Build]) -> str:
    """Return as Markdown which versions are newer than the pinned ones, and which builds have failed."""
    newer = [f"- {name} {old} → {installed.get(name)}" for name, old in pinned.items() if installed.get(name) != old]
    failed = [build for build in builds if build.code]
    lines = [f"## The newest versions, with Python {sys.version.split()[0]}", ""]
    lines += newer or ["All pinned versions are the newest."]
    lines += ["", f"{len(builds)} builds, {len(failed)} failed."]
    for build in failed:
        said = build.output.strip().splitlines()[-LINES:]
        lines += ["", f"### {build.host} cannot build {build.site}", "", "```text", *said, "```"]
    return "\n".join(lines) + "\n"


def run(*arguments: str | Path, cwd: Path = PROJECT) -> tuple[int, str]:
    """Return the exit code of the new environment's Python, and what it printed."""
    command = [str(PYTHON), *map(str, arguments)]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=cwd, env=environment, text=True, encoding="utf-8", timeout=1800, **pipe)
    return done.returncode, done.stdout


def copies() -> dict[str, Path]:
    """Return the sites, each in a new folder with the engine."""
    sites = {"the site in docs/": PROJECT, **{path.name: path for path in sorted((PROJECT / "tests/sites").iterdir())}}
    found = {}
    for name, path in sites.items():
        found[name] = folder = FOLDER / "sites" / path.name
        folder.mkdir(parents=True)
        shutil.copytree(path / "docs", folder / "docs")
        shutil.copy(path / "mkdocs.yml", folder)
        shutil.copytree(PROJECT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return found


def main() -> int:
    """Print the report, and return 1 if a build has failed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    venv.create(FOLDER, with_pip=True)
    pinned = of_project()
    code, output = run("-m", "pip", "install", "--quiet", "--upgrade", *newest(list(pinned)))
    builds = [Build("pip", "an environment", code, output)]
    for site, folder in copies().items() if not code else ():
        for host, command in HOSTS.items():
            builds.append(Build(host, site, *run(*command, "mkdocs.yml", cwd=folder)))
    listed = run("-m", "pip", "list", "--format=freeze", "--disable-pip-version-check")[1]
    text = report(pinned, pins(listed), builds)
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        Path(summary).write_text(text, encoding="utf-8")
    return int(any(build.code for build in builds))


if __name__ == "__main__":
    sys.exit(main())
