"""What a site asks for and a reader of Markdown cannot do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.problems import shown_path
from homepage.settings.lines import option_place
from homepage.web.material_parts import options_need_script

from .settings import named_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.settings.mkdocs_yml import Configuration

    from .interface import Reader
    from .settings import Settings

_INSTEAD = "Remove it, or build with MkDocs or ProperDocs."


def unsupported(settings: Settings, known: Configuration, reader: Reader) -> Iterator[str]:
    """Yield what is asked for and cannot be done with a reader, each with file and line."""
    file, program = Path(settings.config_file_path), reader.name

    def say(steps: tuple[str | int, ...], what: str) -> str:
        path, line = option_place(file, steps)
        return f"{shown_path(path, file.parent)}:{line}: {what}"

    for name in named_options(known.settings.get("plugins", [])):
        if name not in reader.plugins:
            yield say(("plugins", name), f'the plugin "{name}" does not run with {program}. {_INSTEAD}')
    for number, hook in enumerate(known.settings.get("hooks") or ()):  # type: ignore[arg-type,var-annotated]
        if not str(hook).endswith("mkdocs_hook.py"):
            yield say(("hooks", number), f"{program} runs no hooks, such as {hook}. {_INSTEAD}")
    docs, site = Path(settings.docs_dir).resolve(), Path(settings.site_dir).resolve()
    if docs.is_relative_to(site) or site.is_relative_to(docs):
        yield say(("site_dir",), "site_dir is emptied by each build: it may not contain docs/, nor be in it.")
    if known.settings.get("extra_templates"):
        yield say(("extra_templates",), f"extra_templates are not drawn with {program}. {_INSTEAD}")
    if settings.theme.get("name") not in (None, "material", program.lower()):
        yield say(("theme",), "these pages need the theme Material; write `theme: material`.")
    if isinstance(known.options, dict) and known.options.get("frame") == "material":
        yield say(("extra", "homepage", "frame"), f"`frame: material` needs Material for MkDocs. {_INSTEAD}")
    for number, name in enumerate(map(str, settings.theme["features"] or ())):
        if options_need_script([name], {}):
            yield say(
                ("theme", "features", number), f"{name} needs Material's script, which {program} lacks. {_INSTEAD}"
            )
    for name in settings.extra:
        if options_need_script([], {name: settings.extra[name]}):
            yield say(("extra", name), f"extra.{name} needs Material's script, which {program} lacks. {_INSTEAD}")
    if known.address:
        what = f"a .bib file at an address is not fetched with {program}; download it, and name the file."
        yield say(("plugins", "bibtex", "bib_file"), what)
