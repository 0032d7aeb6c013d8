"""The Jinja environment of the templates: their filters, and the message about an error in a template."""

from __future__ import annotations

import re
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from markupsafe import Markup, escape

from ..bibliography.author_lists import and_others, author_signs, orcid_href
from ..cache.template_bytecode import COMPILED
from ..cards.fact_sheet import short_facts
from ..cards.relations import FROM_IT
from ..dates import date_in, parse_date
from ..lists.records import columns_of, label_of
from ..text.directions import isolated
from ..text.markdown import fenced, link, paragraph, plain, without_tags
from ..text.plain_values import initials
from ..words import ENGLISH

if TYPE_CHECKING:
    from ..latex import Rich
    from ..whole_site.svg_marks import Drawing
    from ..words import Words


TEMPLATES = Path(__file__).parent / "templates"


def environment(words: Words = ENGLISH) -> Environment:
    """Return the Jinja environment of the templates.

    A template that changes while a server runs is read again.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=COMPILED,
        autoescape=lambda name: not (name or "").endswith(".md"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words
    environment.globals["counted"] = words.counted
    environment.globals["and_others"] = partial(and_others, words=words)
    environment.filters["html"] = _html
    environment.filters["unlinked"] = _unlinked
    environment.filters["isolated"] = _isolated
    environment.filters["breakable"] = _breakable
    environment.filters["author_signs"] = author_signs
    environment.filters["orcid_href"] = orcid_href
    environment.filters["inline"] = without_tags
    environment.filters["shapes"] = _shapes
    environment.filters["said"] = words.said
    environment.filters["label"] = label_of
    environment.filters["columns_of"] = columns_of
    environment.filters["initials"] = initials
    environment.filters["date"] = partial(date_in, words)
    environment.filters["month"] = lambda iso: date_in(words, parse_date(iso))
    environment.filters["short_facts"] = short_facts
    environment.filters["from_it"] = FROM_IT.__getitem__
    environment.filters["plain"] = plain
    environment.filters["paragraph"] = paragraph
    environment.filters["linked"] = link
    environment.filters["fenced"] = fenced
    return environment


def _html(rich: Rich) -> Markup:
    """Return decoded LaTeX as HTML; it is safe, so that the template does not escape it."""
    return Markup(isolated(rich.html))


def _unlinked(rich: Rich) -> Markup:
    """Return decoded LaTeX as HTML without its links, to be used inside a link."""
    return Markup(isolated(re.sub(r"</?a\b[^>]*>", "", rich.html)))


def _isolated(text: str) -> Markup:
    """Return a text as HTML, in an element of its own if it is read from right to left."""
    return Markup(isolated(str(escape(text))))


def _breakable(text: str) -> Markup:
    """Return a text as HTML in which a line can break after each underscore."""
    return Markup("_<wbr>").join(map(escape, text.split("_")))


def _shapes(drawing: Drawing) -> Markup:
    """Return a drawing's shapes as HTML; they are safe, since they have only allowed elements and attributes."""
    return Markup(drawing.shapes)


def template_problem(error: BaseException) -> str:
    """Return `path:line: message` if the error is in a template, else an empty string."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}"
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    if isinstance(error, UndefinedError) or (frame and isinstance(error, (TemplateNotFound, TypeError))):
        frame = frame or frames[-1]
        return f"{frame.filename}:{frame.lineno}: {error}"
    return ""
