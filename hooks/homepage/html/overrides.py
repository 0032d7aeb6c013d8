"""Checks the author's own templates: blocks and partials that no page has would change nothing, in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes
from jinja2.meta import find_referenced_templates

from ..problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment

_OF_ENGINE = ("partials/footer.html", "partials/header.html", "partials/palette.html", "partials/search.html")
"""Partials that are other ones in the engine's frame than in Material's."""
_CHOSEN_BY_OPTIONS = ("partials/integrations/", "partials/languages/")
"""Folders of partials whose names options choose."""


def override_problems(
    own: Mapping[str, str], pages: Iterable[str], environment: Environment, *, in_material: bool
) -> Iterator[Problem]:
    """Yield a problem for each block and partial in the author's templates that no page has.

    `own` has the path of each of them, as messages show it, by its name; `pages` are the templates of pages.
    `in_material` says whether these have Material's own frame.
    """
    used = _reached(pages, environment)
    known = {block.name for name in used - own.keys() for block in _blocks(name, environment)}
    for name, path in own.items():
        if name.startswith("partials/") and name not in used and not name.startswith(_CHOSEN_BY_OPTIONS):
            message = (
                "no page has this part, so the file has no effect. Delete it, or write `frame: material` under"
                " `extra: homepage:` to have Material's own pages."
            )
            yield Problem(path, 1, message, "no-effect")
        if name in _OF_ENGINE and not in_material and "md-" in _source(name, environment):
            message = (
                "this part is written for Material's own frame. Write `frame: material` under `extra: homepage:` to"
                f" have that, or change a copy of hooks/theme/{name}."
            )
            yield Problem(path, 1, message, "no-effect")
        yield from _unknown_blocks(name, path, known, environment)


def _unknown_blocks(name: str, path: str, known: set[str], environment: Environment) -> Iterator[Problem]:
    blocks = _blocks(name, environment) if _extends(name, environment) else ()
    outer = {inner.name for block in blocks for inner in block.find_all(nodes.Block)}
    for block in blocks:
        if block.name not in known and block.name not in outer:
            hint = did_you_mean(block.name, known)
            yield Problem(path, block.lineno, f'no page has a block "{block.name}".{hint}', "no-effect")


def _reached(pages: Iterable[str], environment: Environment) -> set[str]:
    """Return the names of the templates that pages are made of."""
    found: set[str] = set()
    waiting = list(pages)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += filter(None, find_referenced_templates(_read(name, environment)))
    return found


def _extends(name: str, environment: Environment) -> bool:
    return _read(name, environment).find(nodes.Extends) is not None


def _blocks(name: str, environment: Environment) -> list[nodes.Block]:
    return list(_read(name, environment).find_all(nodes.Block))


def _read(name: str, environment: Environment) -> nodes.Template:
    """Return a parsed template; an empty one if it cannot be read, which is told where it is drawn."""
    try:
        return environment.parse(_source(name, environment))
    except TemplateError:
        return environment.parse("")


def _source(name: str, environment: Environment) -> str:
    """Return the text of a template; an empty text if it is not there or cannot be read."""
    try:
        return environment.loader.get_source(environment, name)[0] if environment.loader else ""
    except (TemplateError, OSError):
        return ""
