"""Gives the pages to Zensical, and takes what it has read."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
import zensical
from any_host.refusals import refused
from any_host.settings import root_of
from any_reader.interface import StoppedError
from any_reader.working_folder import silence, working_folder
from any_reader.written import written_in
from homepage.problems import shown_path
from homepage.settings.lines import option_place
from zensical.config import get_builtin_theme_dir, get_config

from . import extension

if TYPE_CHECKING:
    from any_reader.files import File, Files
    from any_reader.interface import Told
    from any_reader.settings import Settings

_SOURCE = "homepage_source"
"""The key of the front matter that names the source of a page."""
_OF_PAGES = ("title", "tags")
_OF_POSTS = (*_OF_PAGES, "date", "categories", "authors", "draft", "pin", "slug", "readtime", "links")
"""The keys of the front matter that Zensical reads; all others are for the engine."""
_OPTION = re.compile(r"Project\.(\w+)")
_LINES = 3
"""The lines of the front matter that is given to Zensical."""


class Zensical:
    """Runs Zensical in a folder of its own, on copies of the files of the site."""

    name = "Zensical"
    theme = get_builtin_theme_dir()
    sheets = "assets/stylesheets/classic/*.css"
    plugins: tuple[str, ...] = ("search", "bibtex", "blog", "tags")
    source_of = staticmethod(extension.source_of)

    def read(self, files: Files, settings: Settings, *, strict: bool) -> list[Told]:
        """Return what Zensical tells its templates of each page; without the engine's extensions, it is silent."""
        extensions = settings.markdown_extensions
        root, docs = root_of(settings), Path(settings.docs_dir).resolve()
        # An empty folder: what Zensical has cached of another build knows nothing of the engine.
        with working_folder(root / ".cache") as folder, nullcontext() if extensions else silence():
            site = Path(folder).resolve()
            config = _prepare(site, files, settings)
            extension.use(extensions)
            try:
                zensical.build(str(config), {"clean": True, "strict": strict})
            except Exception as error:  # of any kind: it passes on those of extensions
                told = refused(error, docs, root, is_said=True)
                raise StoppedError(told or _place_of(error, settings)) from error
            settings.repo_name = get_config()["repo_name"]
            found = _found(site / "site")
        by_path = {file.dest_uri: file.src_uri for file in files if not file.is_view}
        urls = {each["page"]["url"] for each in found.values()}
        for path, each in found.items():
            page = each["page"]
            each["source"], page["path"] = page["meta"].get(_SOURCE, by_path.get(path, "")), path
            page["content"] = extension.seen(page["content"], page["url"], page["url"])
            for post in each["posts"] or ():
                if post["url"] not in urls:
                    place = shown_path(docs / str(post["meta"].get(_SOURCE)), root)
                    raise StoppedError(f"{place}:1: the name is too long for a file; write a shorter `slug`.")
                post["content"] = extension.seen(post["content"], post["url"], page["url"])
        return list(found.values())


def _prepare(folder: Path, files: Files, settings: Settings) -> Path:
    """Write what Zensical is to read into a folder, and return its configuration."""
    shutil.copytree(Path(__file__).parent / "theme", folder / "theme")
    docs = Path(settings.docs_dir)
    contents = {file.src_uri: _as_read(file) if file.is_page else b"" for file in files if not file.is_view}
    hidden = (path for path in docs.rglob(".*.yml") if path.is_file())  # such as .authors.yml, not a lock of an editor
    for name, content in {**contents, **{str(path.relative_to(docs)): path.read_bytes() for path in hidden}}.items():
        target = folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    config = folder / "mkdocs.yml"
    text = yaml.safe_dump(_configuration(settings), allow_unicode=True, sort_keys=False)
    config.write_text(text.replace("material.extensions", "zensical.extensions"), encoding="utf-8")
    return config


def _place_of(error: Exception, settings: Settings) -> str:
    """Return an error of Zensical's in a line, with the place of the option that it names."""
    what = str(error).splitlines()[0]
    option = _OPTION.search(what)
    path, line = option_place(Path(settings.config_file_path), (option[1],) if option else ())
    return f"{shown_path(path, root_of(settings))}:{line}: Zensical cannot build the site: {what}"


def _configuration(settings: Settings) -> dict[str, Any]:
    """Return the author's configuration with what reads pages for the engine."""
    written = written_in(Path(settings.config_file_path))
    own: dict[str, Any] = {extension.__name__: {}}
    extensions, theme = written.get("markdown_extensions") or {}, written.get("theme")
    return {
        **written,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": settings.nav or [],
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
    front_matter = json.dumps({**meta, _SOURCE: file.src_uri}, default=str, ensure_ascii=False)
    space = "\n" * max(0, before - _LINES)
    return f"---\n{front_matter}\n---\n{space}{page.markdown}".encode(errors="replace")


def _found(site: Path) -> dict[str, Any]:
    """Return what Zensical has told its templates of each page, by the path that it has written."""
    pages = [path for path in sorted(site.rglob("*.html")) if path.stat().st_size > 2]
    try:
        return {path.relative_to(site).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in pages}
    except ValueError as error:
        raise StoppedError("Zensical wrote only a part of a page. If the disk is full, make room.") from error
