"""Gives the pages to Zensical, and takes what it has read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
import zensical

from .written import written_in

if TYPE_CHECKING:
    from .files import File, Files

SOURCE = "homepage_source"
"""The key of the front matter that names the source of a page."""
_OF_PAGES = ("title", "tags")
_OF_POSTS = (*_OF_PAGES, "date", "categories", "authors", "draft", "pin", "slug", "readtime", "links")
"""The keys of the front matter that Zensical reads; all others are for the engine."""
_LINES = 3
"""The lines of the front matter that is given to Zensical."""


class StoppedError(Exception):
    """A problem that ends the build, in one line."""


class Reader:
    """Runs Zensical in a folder of its own, on copies of the files of the site."""

    def __init__(self, config_file: Path, folder: Path) -> None:
        """Read in an empty folder: what Zensical has cached of another build knows nothing of the engine."""
        self.written, self.folder, self.site = written_in(config_file), folder, folder / "site"
        self.docs = config_file.parent / str(self.written.get("docs_dir") or "docs")
        shutil.copytree(Path(__file__).parent / "theme", self.folder / "theme")

    def read(self, files: Files, *, nav: object, with_extension: bool, strict: bool = False) -> list[dict[str, Any]]:
        """Return what Zensical tells its templates of each page; `source` is the path of its file, if it has one."""
        for folder in ("docs", "site", ".cache"):
            shutil.rmtree(self.folder / folder, ignore_errors=True)
        for file in (file for file in files if not file.is_view):
            target = self.folder / "docs" / file.src_uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_as_read(file) if file.is_page else b"")
        for path in self.docs.rglob(".*.yml"):  # such as .authors.yml
            if path.is_file():  # and no lock of an editor
                target = self.folder / "docs" / path.relative_to(self.docs)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        config = self.folder / "mkdocs.yml"
        settings = {**self._configuration(with_extension=with_extension), "nav": nav or []}
        config.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
        try:
            zensical.build(str(config), {"clean": True, "strict": strict})
        except Exception as error:  # of any kind: it passes on those of extensions
            raise StoppedError(f"Zensical cannot build the site: {str(error).splitlines()[0]}") from error
        by_path = {file.dest_uri: file.src_uri for file in files if not file.is_view}
        try:
            found = {path: json.loads(path.read_text(encoding="utf-8")) for path in self._written()}
        except ValueError as error:
            raise StoppedError("Zensical wrote only a part of a page. If the disk is full, make room.") from error
        for path, each in found.items():
            usual = by_path.get(path.relative_to(self.site).as_posix(), "")
            each["source"] = each["page"]["meta"].get(SOURCE, usual)
        return list(found.values())

    def _written(self) -> list[Path]:
        return [path for path in sorted(self.site.rglob("*.html")) if path.stat().st_size > 2]

    def _configuration(self, *, with_extension: bool) -> dict[str, Any]:
        """Return the author's configuration with what reads pages for the engine."""
        own: dict[str, Any] = {"zensical_host.extension": {}} if with_extension else {}
        extensions = self.written.get("markdown_extensions") or {}
        theme = self.written.get("theme")
        return {
            **self.written,
            **({} if with_extension else {"validation": False}),  # it lacks what the engine makes
            "docs_dir": "docs",
            "site_dir": "site",
            "theme": {**(theme if isinstance(theme, dict) else {}), "name": "material", "custom_dir": "theme"},
            "markdown_extensions": [*extensions, own] if isinstance(extensions, list) else {**extensions, **own},
        }


def _as_read(file: File) -> bytes:
    """Return a page with the metadata that Zensical needs, each line of its text in the same place as the author's."""
    page = file.page
    assert page
    is_post = "date" in page.meta
    meta = {key: value for key, value in page.meta.items() if key in (_OF_POSTS if is_post else _OF_PAGES)}
    before = file.content_string.count("\n") - page.markdown.count("\n")
    if before < _LINES and not meta and not page.markdown.lstrip().startswith("---"):
        return f"{chr(10) * max(0, before)}{page.markdown}".encode(errors="replace")
    front_matter = json.dumps({**meta, SOURCE: file.src_uri}, default=str, ensure_ascii=False)
    space = "\n" * max(0, before - _LINES)
    return f"---\n{front_matter}\n---\n{space}{page.markdown}".encode(errors="replace")
