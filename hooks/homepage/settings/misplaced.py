"""Options in `mkdocs.yml` that are misspelled, in another section than their own, or without effect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean, shown_path
from .lines import option_place
from .without_effect import options_without_effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..front_matter.yaml_reader import Steps
    from ..problems import Severity

OPTIONS = (
    "author",
    "people",
    "paper_pages",
    "citation_styles",
    "citations",
    "inline_citations",
    "other_bib",
    "publish_with_warnings",
    "frame",
    "allow",
    "policy",
    "redirects",
    "silence",
)
TEXTS_OF_AUTHOR = ("pronouns", "pronunciation", "native_name", "looking_for", "short_biography", "biography")
"""The options of the author that are texts and nothing else."""
OF_AUTHOR = ("name", "aliases", "tagline", "portrait", "orcid", "positions", "profiles", *TEXTS_OF_AUTHOR)
_OF_THEME = ("custom_dir", "favicon", "features", "font", "icon", "language", "logo", "palette")
_OF_MKDOCS = (
    *("site_name", "site_url", "site_description", "site_author", "site_dir", "docs_dir", "copyright"),
    *("nav", "not_in_nav", "exclude_docs", "draft_docs", "validation", "strict", "use_directory_urls"),
    *("theme", "plugins", "hooks", "extra", "extra_css", "extra_javascript", "extra_templates"),
    *("markdown_extensions", "repo_url", "repo_name", "edit_uri", "remote_branch", "dev_addr", "watch"),
)
_RARE_OF_MKDOCS = frozenset(
    ("INHERIT", "config_file_path", "edit_uri_template", "google_analytics", "mdx_configs", "pages", "remote_name")
)
_OF_PALETTE = ("scheme", "primary", "accent", "toggle")
_PROFILES = frozenset(
    (
        *("e-mail", "email", "mail", "github", "gitlab", "linkedin", "mastodon", "bluesky", "twitter", "x"),
        *("scholar", "google_scholar", "website", "homepage", "url", "social"),
    )
)
"""What authors add to themselves as options, and what the page shows as profiles."""
SECTIONS = {
    **dict.fromkeys(_OF_THEME, "Write it under `theme:`."),
    **dict.fromkeys(_OF_MKDOCS, "Write it at the start of a line, without spaces before it."),
    "homepage": "Write it under `extra:`.",
    **dict.fromkeys(OPTIONS, "Write it under `extra: homepage:`."),
    **dict.fromkeys(OF_AUTHOR, "Write it under `extra: homepage: author:`."),
    **dict.fromkeys(("bib_file", "bib_dir"), "Write it under `plugins: bibtex:`."),
    **dict.fromkeys(("bibtex", "search"), "Write it under `plugins:`."),
    **dict.fromkeys(_OF_PALETTE, "Write it under `theme: palette:`."),
    **dict.fromkeys(("title", "organization"), "Write it under `extra: homepage: author: positions:`, after a hyphen."),
}
"""A sentence about the section of `mkdocs.yml` to which each option belongs."""
_OF_AUTHOR_ALONE = frozenset(OF_AUTHOR) - {"name"}
_OF_PLUGINS = frozenset({"bibtex", "search", "bib_file", "bib_dir"})
_MISPLACED: Mapping[Steps, frozenset[str]] = {
    (): frozenset({"homepage", *OPTIONS, *_OF_THEME, *_OF_PALETTE, "organization"}) | _OF_AUTHOR_ALONE | _OF_PLUGINS,
    ("extra",): frozenset({"bib_file", "bib_dir", *OPTIONS, *_OF_THEME, *_OF_MKDOCS}) | _OF_AUTHOR_ALONE,
    ("theme",): frozenset({"homepage", *OPTIONS, *_OF_MKDOCS, *_OF_PALETTE}) | _OF_AUTHOR_ALONE | _OF_PLUGINS,
    ("plugins",): frozenset({"homepage", "bib_file", "bib_dir", *OPTIONS, *_OF_THEME, *_OF_MKDOCS}),
}
"""The options that do nothing in a section, for each section whose options the homepage does not read by itself."""


def configuration_problems(settings: Mapping[str, object], config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option that is in another section than its own, is misspelled or changes nothing."""
    yield from _misspelled_section(settings.get("extra"), config_file, root)
    yield from _misspelled_options(settings, config_file, root)
    yield from _misplaced((), settings, config_file, root)
    for section in ("extra", "theme", "plugins"):
        yield from _misplaced((section,), _names(settings.get(section)), config_file, root)
    yield from options_without_effect(config_file, root)


def _misspelled_section(extra: object, config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each name below `extra` that looks like a misspelled `homepage`, and if `extra` is a list."""
    for name in extra if isinstance(extra, dict) else ():
        if name != "homepage" and (hint := did_you_mean(name, ["homepage"])):
            yield _problem(("extra", name), f"extra.{name} is not an option.{hint}", config_file, root, "error")
    if isinstance(extra, list):
        message = "extra takes options such as `homepage:` on lines below it, without hyphens."
        yield _problem(("extra",), message, config_file, root, "error")


def _misspelled_options(names: Iterable[str], config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each name at the start of a line that looks like a misspelled option of MkDocs."""
    for name in names:
        is_known = name in (*_OF_MKDOCS, *_RARE_OF_MKDOCS, *SECTIONS)
        if not is_known and (hint := did_you_mean(name, _OF_MKDOCS)):
            yield _problem((name,), f"{name} is not an option.{hint}", config_file, root)


def _misplaced(section: Steps, names: Iterable[str], config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each known option among the names in a section to which it does not belong."""
    for name in names:
        if name in _MISPLACED[section]:
            written = ".".join(map(str, (*section, name)))
            message = f"{written} is not an option here. {SECTIONS[name]}"
            yield _problem((*section, name), message, config_file, root)


def _problem(steps: Steps, message: str, config_file: str, root: Path, severity: Severity = "warning") -> Problem:
    path, line = option_place(Path(config_file), steps)
    return Problem(shown_path(path, root), line, message, "site-option", severity)


def _names(section: object) -> Iterator[str]:
    """Yield the names in a section: the keys of a mapping, or those of the items of a list."""
    for item in section if isinstance(section, list) else [section]:
        yield from map(str, item if isinstance(item, dict) else ())


def right_option(name: str, known: Sequence[str]) -> str:
    """Return a sentence about what to write instead of a name that is not known here."""
    if "profiles" in known and name.casefold() in _PROFILES:
        return f" Write it under `profiles:`, as `- name: {name}` with its `url:` on the next line."
    if name in SECTIONS and not (name == "name" and "title" in known):
        return f" {SECTIONS[name]}"
    return did_you_mean(name, known) or f" Known here: {', '.join(known)}."
