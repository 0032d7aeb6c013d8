"""The plugin mkdocs-static-i18n, which builds a site once for each language, into a folder of its own."""

from __future__ import annotations

import posixpath
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from homepage.settings.languages import translated
from homepage.text.addresses import site_root

from .languages import Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .interface import File, Files, Host, Settings


def _plugin(config: Settings) -> Any:
    return config.plugins.get("i18n")


def adds_language(config: Settings) -> bool:
    """Return whether another language is added to a site that is built already."""
    return getattr(_plugin(config), "building", False)


def language_of(config: Settings) -> str:
    """Return the language of a build; the plugin tells the theme only after the author's files are read."""
    plugin = _plugin(config)
    if plugin and plugin.config.reconfigure_material:
        return str(plugin.current_language or plugin.default_language or "en").replace("_", "-")
    return translated(str(config.theme.get("language") or "en"), config.theme.dirs)


def _language_folder(config: Settings) -> str:
    """Return the folder in docs/ with the pages in the first language, or `.` if these are not in a folder."""
    plugin = _plugin(config)
    return str(plugin.default_language) if plugin and plugin.config.docs_structure == "folder" else "."


def pages_folder(config: Settings) -> Path:
    """Return the folder that contains `models/`, `research/` and the like in the first language."""
    return Path(config.docs_dir, _language_folder(config))


def without_translations(published: Callable[[str], bool], config: Settings) -> Callable[[str], bool]:
    """Return a function like `published`, but false for `page.de.md`, which is not a card or area beside `page.md`."""
    plugin, folder = _plugin(config), _language_folder(config)
    codes = {f".{code}" for code in plugin.all_languages if code != plugin.default_language} if plugin else set()
    return lambda path: (
        published(posixpath.normpath(f"{folder}/{path}")) and not codes.intersection(Path(path).suffixes[-2:-1])
    )


def translation_of(config: Settings) -> Callable[[Path], Path]:
    """Return a function that returns the German page for a page, if the build is in German and there is one.

    That is `page.de.md` for `page.md`, or `de/page.md` for `en/page.md`.
    """
    plugin, folder = _plugin(config), pages_folder(config)
    code = plugin.current_language if plugin else ""
    in_folders = _language_folder(config) != "."

    def find(file: Path) -> Path:
        beside = file.with_suffix(f".{code}{file.suffix}")
        translation = Path(config.docs_dir, code, file.relative_to(folder)) if in_folders and code else beside
        return translation if code and translation.is_file() else file

    return find


def translated_source(source: str, config: Settings) -> str:
    """Return the source of a page's translation, or its own."""
    return translation_of(config)(pages_folder(config) / source).relative_to(config.docs_dir).as_posix()


def translated_sources(config: Settings) -> Callable[[str], str]:
    """Return a function that returns the source of a page in the language of the build, quickly where there is one."""
    return partial(translated_source, config=config) if _plugin(config) else str


def neutral_source(file: File) -> str:
    """Return the source of a page, or of the page that it translates, as seen from the folder of its language."""
    return str(getattr(file, "norm_src_uri", file.src_uri))


def urls_of(file: File) -> dict[str, str]:
    """Return the address of a page by its source; a translation also stands for the page that it translates."""
    return {neutral_source(file): file.url, file.src_uri: file.url}


def hide(files: Files, config: Settings, sources: Iterable[str]) -> None:
    """Remove made pages for a while: the plugin can only read pages that are files in docs/."""
    for source in sources if _plugin(config) else ():
        if (file := files.get_file_from_path(source)) and file.generated_by:
            files.remove(file)


def place(files: Files, config: Settings, host: Host, sources: Iterable[str]) -> None:
    """Move made pages into the folder of the language, and tell the plugin's sitemap of them."""
    plugin = _plugin(config)
    for source in sources if plugin else ():
        if (file := files.src_uris.get(source)) and file.generated_by:
            _move(file, plugin.current_language, config)
            others = {code: host.made(config, source, "") for code in plugin.build_languages}
            for code, other in others.items():
                _move(other, code, config)
            file.alternates = {**others, plugin.current_language: file}
            plugin.i18n_files_per_language[plugin.current_language].append(file)


def _move(file: File, code: str, config: Settings) -> None:
    folder = _folder(code, config)
    file.dest_uri, file.url = folder + file.dest_uri, folder + file.url
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))


def _folder(code: str, config: Settings) -> str:
    return "" if code == _plugin(config).default_language else f"{code}/"


def translations(file: File | None, config: Settings) -> tuple[Version, ...]:
    """Return where each language has a page, or else its start page; nothing if there is only one language."""
    plugin = _plugin(config)
    codes = plugin.build_languages if plugin else ()
    return tuple(_translation(code, file, config) for code in codes) if len(codes) > 1 else ()


def _translation(code: str, file: File | None, config: Settings) -> Version:
    plugin = _plugin(config)
    same = getattr(file, "alternates", {}).get(code)
    name, tag = plugin.get_language_config(code).name, code.replace("_", "-")
    absolute = urljoin(site_root(config.site_url or ""), same.url) if same and config.site_url else ""
    url = same.url if same else _folder(code, config)
    return Version(name, tag, url.removeprefix("./") or ".", code == plugin.current_language, absolute)
