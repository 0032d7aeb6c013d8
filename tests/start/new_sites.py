"""Projects in which tests start a site, as an author does."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conftest import PROJECT, clean_environment, fill_cache, run_mkdocs
from homepage.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

HOOK = PROJECT / "hooks" / "mkdocs_hook.py"
PAGES = "\n    paper_pages: true"
NO_REFERENCES = "\n    citation_styles: []"


@dataclass(frozen=True)
class Project:
    """A folder with the engine and the site of another person."""

    root: Path

    def start(self, *arguments: str) -> tuple[int, str]:
        """Run the command without a terminal; return its exit code and what it printed."""
        printed = io.StringIO()
        with chdir(self.root), redirect_stdout(printed), redirect_stderr(printed):
            code = main(["start", *arguments])
        return code, printed.getvalue()

    def start_in_new_python(
        self, *arguments: str, encoding: str = "utf-8", stdin: int = subprocess.DEVNULL
    ) -> tuple[int, str]:
        """Return the same of a new Python process, as an author starts it; `stdin` may be a terminal."""
        done = subprocess.run(
            [sys.executable, "-m", "hooks.homepage", "start", *arguments],
            cwd=self.root,
            env=clean_environment() | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": encoding},
            stdin=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
        )
        return done.returncode, done.stdout + done.stderr

    def git(self, *arguments: str) -> None:
        names = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        subprocess.run(["git", *arguments], cwd=self.root, env=os.environ | names, check=True, capture_output=True)

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def site(self) -> dict[str, bytes]:
        """Return the files of the site that lies there now."""
        paths = (self.root / "mkdocs.yml", *(self.root / "docs").rglob("*"))
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths if path.is_file()}

    def build(self) -> tuple[int, str]:
        """Build the site strictly, with the hooks of this project."""
        config = self.text("mkdocs.yml")
        assert "\n  - hooks/mkdocs_hook.py\n" in config
        tested = config.replace("hooks/mkdocs_hook.py", str(HOOK)).replace(PAGES, PAGES + NO_REFERENCES)
        (self.root / "mkdocs.yml").write_text(tested, encoding="utf-8")
        fill_cache(self.root)
        built = run_mkdocs("build", "--strict", cwd=self.root)
        (self.root / "mkdocs.yml").write_text(config, encoding="utf-8")
        return built

    def builds_without_warning(self) -> bool:
        code, output = self.build()
        assert code == 0, output
        assert "WARNING" not in output, output
        return True


def project_in(root: Path) -> Project:
    """Return a project whose site is that of another person, Grace Elder."""
    files = {
        "hooks/mkdocs_hook.py": "",
        "mkdocs.yml": "site_name: Grace Elder\nextra: {homepage: {author: {name: Grace Elder}}}\n",
        "docs/index.md": "# Grace Elder\n",
        "docs/research/elder.md": "# Elder's area\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(root)
