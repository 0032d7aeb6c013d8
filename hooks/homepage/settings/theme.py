"""Checks the theme's options in `mkdocs.yml`: Material fails on wrong values or ignores them silently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean, shown_path
from .extra import extra_problems
from .icons import icon_problems
from .lines import file_named, option_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ..front_matter.yaml_reader import Steps

_FORMS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "favicon": (str, "the name of a picture in docs/"),
    "features": (list, "a list: one name on each line, after a hyphen"),
    "icon": ((dict, type(None)), "options of its own, such as `logo: material/account`, on lines below it"),
    "logo": ((str, type(None)), "the name of a picture in docs/"),
    "palette": ((dict, list, type(None)), "options of its own, such as `scheme: slate`, on lines below it"),
}


def theme_problems(
    theme: Mapping[str, object], folders: Sequence[str], config_file: str, root: Path
) -> tuple[Problem, ...]:
    """Return the problems of the theme's options; `folders` are the folders with the theme's templates."""
    languages = {file.stem for folder in folders for file in Path(folder, "partials", "languages").glob("*.html")}
    if not languages:
        return (
            _problem(("theme",), "these pages need the theme Material; write `theme: material`", config_file, root),
        )
    found = [*_forms(theme), *_features(theme), *_language(theme, languages)]
    problems = (
        _problem(("theme", option), f"theme.{option} {what}", config_file, root) for option, what in sorted(found)
    )
    return (*problems, *icon_problems(folders, config_file, root), *extra_problems(folders, config_file, root))


def missing_assets(
    named: Iterable[tuple[Steps, str]], files: Collection[str], own: Collection[str], config_file: str, root: Path
) -> tuple[Problem, ...]:
    """Return a problem for each named file that the site lacks; `named` contains pairs of an option and a file.

    `files` are all files of the site, and `own` are the files that the author could have meant.
    """
    problems = []
    for steps, name in named:
        file = name.partition("?")[0]
        if not file or "//" in name or file in files or name != file_named(Path(config_file), steps):
            continue
        hint = did_you_mean(file, (other for other in own if Path(other).suffix == Path(file).suffix))
        path, line = option_place(Path(config_file), steps)
        option = ".".join(step for step in steps if isinstance(step, str))
        else_made = ", or delete this line: then an icon is made of your name" if option == "theme.favicon" else ""
        message = f"{option} names {file}, which is not in docs/.{hint or f' Put the file there{else_made}.'}"
        problems.append(Problem(shown_path(path, root), line, message, "missing-file"))
    return tuple(problems)


def _forms(theme: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each option whose value has a type that the templates cannot read, and a sentence about it."""
    for option, (form, wanted) in _FORMS.items():
        if option in theme and not isinstance(theme[option], form):
            yield option, f"takes {wanted}, not {theme[option]!r}."


def _features(theme: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    features = theme.get("features")
    for feature in features if isinstance(features, list) else ():
        if not isinstance(feature, str):
            yield "features", f"takes names such as search.highlight, not {feature!r}. Remove that line."


def _language(theme: Mapping[str, object], known: Collection[str]) -> Iterator[tuple[str, str]]:
    language = theme.get("language", "en")
    if language not in known:
        yield "language", f"takes a code such as en, de or zh, not {language!r}.{did_you_mean(str(language), known)}"


def _problem(steps: Steps, message: str, config_file: str, root: Path) -> Problem:
    path, line = option_place(Path(config_file), steps)
    return Problem(shown_path(path, root), line, message, "theme-option", "error")
