"""The stylesheets of a site, joined into one for each look, and what each look has of Material."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.settings.lines import is_set
from homepage.settings.moved_assets import has_look, repeated_look
from homepage.text.encoding import read_text
from homepage.web.blocked_content import foreign_in_styles
from homepage.web.engine_sheets import MATERIAL, MORE, engine_sheets, in_order, of_frame
from homepage.web.material_parts import options_need_script, script_needs_material, uses_more
from homepage.web.material_styles import styles_without_effect
from homepage.web.palette import page_colors
from homepage.web.site_sheets import usual_and_plain
from homepage.web.stylesheet import is_mergeable, merged
from homepage.web.typefaces import engines_families

from .plugins import copies_files, held_files
from .settings import HOOKS, origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .build import Build
    from .interface import File, Files, Settings

THEME = HOOKS / "theme"
STYLESHEET = "assets/stylesheets/site.{}.css"
PLAIN_STYLESHEET = "assets/stylesheets/plain.{}.css"
SITE_COLORS = "the colors of the site"
"""Stands for the name of the stylesheet with the rule of `page_colors`, which is not a file."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a page loads for its look."""

    stylesheet: str
    css: str
    """What the stylesheet contains."""
    script: str
    """Material's own script, or nothing."""
    is_full: bool
    """Whether the stylesheet has all of Material's."""
    plain: PlainLook | None
    """What plain pages load instead, if it is less."""
    families: tuple[str, ...]
    """The typefaces of the engine that the pages have."""


@dataclass(frozen=True, slots=True)
class PlainLook:
    """The stylesheet of pages without tables, notes, filters and the like."""

    stylesheet: str
    css: str
    parts: Sequence[Sequence[str]]
    """What no plain page has, each as names that occur together: classes, data attributes, elements."""


@dataclass(frozen=True)
class Material:
    """What was left out of Material's files, to be used where a page needs it."""

    css: str
    script: File


@dataclass(frozen=True)
class Sheets:
    """What the stylesheets of a site are made of."""

    material: Material
    engine: Mapping[str, str]
    own: Mapping[str, str]
    in_material: bool
    """Whether pages have Material's own frame."""
    others: str
    """The author's stylesheets that stay files of their own, and templates: they may use what Material's sets, too."""

    def add_look(self, files: Files, config: Settings, build: Build, *, full: bool, script: bool) -> Look:
        """Add the files of a look to those of the site, each once, and return the look."""
        name, css = self.whole() if full else self.usual(build)
        plain = None if full else self.plain(build)
        for path, text in [(name, css), *([(plain.stylesheet, plain.css)] if plain else ())]:
            if files.get_file_from_path(path) is None:
                files.append(build.host.made(config, path, text))
        if script and files.get_file_from_path(self.material.script.src_uri) is None:
            files.append(self.material.script)
        has_text_font = bool(named_fonts(config).get("text"))
        families = () if self.in_material else engines_families(self.own.values(), has_text_font=has_text_font)
        return Look(name, css, self.material.script.src_uri if script else "", full, plain, families)

    def whole(self) -> tuple[str, str]:
        """Return the name and the text of a stylesheet with all of Material's."""
        sheets = in_order(of_frame(self.engine, material=self.in_material, more=True), self.own)
        return _named(STYLESHEET, merged(self.material.css, sheets, STYLESHEET))

    def usual(self, build: Build) -> tuple[str, str]:
        """Return the name and the text of a stylesheet with what most pages need."""
        return _named(STYLESHEET, self._merged(build)["usual"].decode())

    def plain(self, build: Build) -> PlainLook:
        """Return the look of plain pages, of which the usual stylesheet has all rules."""
        known = self._merged(build)
        return PlainLook(*_named(PLAIN_STYLESHEET, known["plain"].decode()), json.loads(known["parts"]))

    def _merged(self, build: Build) -> dict[str, bytes]:
        """Return the stylesheets of usual and of plain pages, and what the latter do not have; all are cached."""
        paths = STYLESHEET, PLAIN_STYLESHEET
        made_of = (self.material.css, list(self.engine.items()), list(self.own.items()), self.others, paths)
        return build.site.entry_cache.texts(
            "site-css",
            made_of,
            lambda: usual_and_plain(self.material.css, self.engine, self.own, self.others, *paths),
        )


def _named(pattern: str, css: str) -> tuple[str, str]:
    return pattern.format(hashlib.sha256(css.encode()).hexdigest()[:8]), css


def leave_out_material(files: Files, config: Settings, build: Build) -> Material:
    """Leave Material's stylesheets and scripts out of the files, and return what pages may need of them.

    Pages in Material's own frame need all.
    """
    own = {config.docs_dir, *own_folders(config)}
    folders = [Path(folder) for folder in config.theme.dirs if folder not in own]
    theme = [
        file  # plugins such as privacy put a file of their own in the place of Material's
        for file in files
        if file.src_uri.startswith("assets/") and file.src_dir not in own
        if any((folder / file.src_uri).is_file() for folder in folders)
    ]
    css = "".join(file.content_string for file in theme if file.src_uri.endswith(".min.css"))
    script = _script(folders, config, build)
    for file in theme if build.site.options.frame == "own" else ():
        if file.src_uri != config.theme["favicon"]:
            files.remove(file)
    for joined in (MORE, MATERIAL):
        if sheet := files.get_file_from_path(joined):
            files.remove(sheet)
    return Material(css, script)


def _script(folders: Iterable[Path], config: Settings, build: Build) -> Any:
    """Return Material's own script; it may be missing in the files, since the plugin privacy writes a copy later."""
    found = next((folder, path) for folder in folders for path in folder.glob("assets/javascripts/bundle.*.js"))
    name = found[1].relative_to(found[0]).as_posix()
    return build.host.on_disk(config, name, str(found[0]))


def collect_sheets(material: Material, files: Files, config: Settings, build: Build) -> Sheets:
    """Return all stylesheets, and take those that are joined out of the author's option `extra_css`."""
    named = own_css(files, config, build)
    own = {path: text for path, text in named.items() if is_mergeable(text) and path in files.src_uris}
    repeated = (path for path, css in own.items() if has_look(css))
    build.problems.report(*(repeated_look(own[path], build.path_of(Path(config.docs_dir, path))) for path in repeated))
    engine = engine_css(config, build)
    texts = [*engine.values()], [*named.values()]
    colors = build.site.entry_cache.texts("page-colors", texts, lambda: {"": page_colors(*texts)})
    _check_styles(named, config, build)
    config.extra_css = [path for path in config.extra_css if path not in own]
    in_material = build.site.options.frame == "material"
    others = "".join((*(css for path, css in named.items() if path not in own), *_own_templates(config)))
    return Sheets(
        material, engine if in_material else {**engine, SITE_COLORS: colors[""].decode()}, own, in_material, others
    )


def _check_styles(named: Mapping[str, str], config: Settings, build: Build) -> None:
    """Report styles for parts that no page has, and what stylesheets load from sites that are not allowed."""
    templates, has_blog = _own_templates(config), "material/blog" in config.plugins
    allowed = [*origins(config), *build.site.options.allow]
    for path, css in named.items():
        shown = build.path_of(Path(config.docs_dir, path))
        if build.site.options.frame == "own" and not has_look(css):
            build.problems.report(*styles_without_effect(css, shown, templates, has_blog=has_blog))
        if build.site.options.policy and not copies_files(config):
            build.problems.report(*foreign_in_styles(css, shown, allowed))


def site_look(sheets: Sheets, files: Files, config: Settings, build: Build) -> Look:
    """Add and return the look of all pages that need nothing more."""
    if sheets.in_material:
        return sheets.add_look(files, config, build, full=True, script=True)
    features = [str(name) for name in config.theme.get("features") or ()]
    held = held_files(config)
    scripts = (files.get_file_from_path(str(each)) or held.get(str(each)) for each in config.extra_javascript)
    by_own = any(script and script_needs_material(script.content_string) for script in scripts)
    script = options_need_script(features, config.extra) or by_own
    full = script or any(map(_is_more, _own_templates(config)))
    return sheets.add_look(files, config, build, full=full, script=script)


def named_fonts(config: Settings) -> Mapping[str, str]:
    """Return the fonts that the configuration names, but not Material's own, which would come from Google."""
    fonts = config.theme.get("font") if is_set(Path(config.config_file_path), ("theme", "font")) else None
    return fonts if isinstance(fonts, dict) else {}


def _is_more(template: str) -> bool:
    return uses_more(template) or "block announce" in template


def _own_templates(config: Settings) -> list[str]:
    """Return the texts of the author's own templates."""
    folder = config.theme.custom_dir
    found = Path(folder).rglob("*.html") if folder else ()
    return [file.read_text(encoding="utf-8", errors="replace") for file in found]


def own_folders(config: Settings) -> set[str | None]:
    """Return the folders of the theme that are not Material's."""
    return {str(THEME), str(THEME / "material"), config.theme.custom_dir}


def own_css(files: Files, config: Settings, build: Build) -> dict[str, str]:
    """Return the author's stylesheets that `mkdocs.yml` names and that are files, by their names."""
    held = held_files(config)
    named = {path: sheet for path in config.extra_css if (sheet := files.get_file_from_path(path) or held.get(path))}
    return {
        path: _read(Path(sheet.abs_src_path), build) if sheet.abs_src_path else sheet.content_string
        for path, sheet in named.items()
    }


def engine_css(config: Settings, build: Build) -> dict[str, str]:
    """Return the engine's stylesheets by their names; a file of the same name in `custom_dir` replaces one."""
    return {name: _read(sheet, build) for name, sheet in engine_sheets(engine_folders(config)).items()}


def engine_folders(config: Settings) -> list[Path]:
    """Return the folders of the author's and the engine's theme files; those in an earlier one replace others."""
    return [*([Path(config.theme.custom_dir)] if config.theme.custom_dir else ()), THEME]


def _read(file: Path, build: Build) -> str:
    """Return the text of a stylesheet; for one that is not UTF-8, also report a problem."""
    text, problems = read_text(file, build.path_of(file))
    build.problems.report(*problems)
    return text or ""
