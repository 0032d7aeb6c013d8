"""The files that are made of a page with a curriculum vitae: PDFs, and data for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..cv.plan import Plan, Variant
from ..problems import Problem
from ..text.addresses import site_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ..rule_names import RuleName
    from ..whole_site.addresses import Addresses
    from ..words import Words

FOLDER = "assets"


@dataclass(frozen=True, slots=True)
class CvPage:
    """A page with a curriculum vitae."""

    source: str
    """Its path below `docs_dir`."""
    path: str
    """The path that messages show."""
    title: str
    plan: Plan
    words: Words

    @property
    def stem(self) -> str:
        """The path of its files on the site, without an ending."""
        return f"{FOLDER}/{self.source.removesuffix('.md').replace('/', '-')}"

    @property
    def pdfs(self) -> Mapping[str, Variant]:
        """The variants by the path of their PDF, the whole one first."""
        whole = {f"{self.stem}.pdf": Variant()}
        return whole | {f"{self.stem}-{each.name}.pdf": each for each in self.plan.variants}

    @property
    def links(self) -> list[tuple[str, str]]:
        """The words for each file and its path, for the page."""
        pdfs = [(f"PDF ({each.name})" if each.name else "PDF", path) for path, each in self.pdfs.items()]
        return [*pdfs, ("JSON Resume", f"{self.stem}.json"), ("RenderCV", f"{self.stem}.yaml")]


def cv_files(addresses: Addresses, page: CvPage, site_url: str, today: date) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files of a curriculum vitae by their path, and the problems in making them.

    They are made when the data that they show change, and else read from the cache.
    """
    from ..cv.pdf import can_typeset, made_with

    site, plan = addresses.site, page.plan
    shown = [(part, _chosen(addresses, page, today, part.name)) for part in plan.parts]
    listed = [site.lists.get(name) for name in ("education", "positions", "awards")]  # of forms
    inputs = (shown, listed, plan, page.title, page.words, site_url, addresses.fingerprint, made_with())
    found = dict(site.cache.texts(f"cv-{page.source}", inputs, lambda: _make(addresses, page, site_url, today)))
    problems = [Problem(page.path, *_read_problem(found.pop(name))) for name in [*found] if name.startswith("problem")]
    for variant in (each for each in plan.variants if each.form):
        from ..cv.forms import form_problems

        problems += form_problems(site, variant, page.path)
    if not can_typeset():
        message = "typst is missing, which makes the PDF of a curriculum vitae; install requirements.txt"
        problems.append(Problem("requirements.txt", 1, message, "cv-pdf"))
    return found, problems


def _chosen(addresses: Addresses, page: CvPage, today: date, name: str) -> object:
    """Return what a list shows today; publications are inputs of every cached result."""
    from ..cv.curriculum import curriculum
    from ..cv.plan import PUBLICATIONS

    if name == PUBLICATIONS:
        return None
    plan = Plan(tuple(part for part in page.plan.parts if part.name == name))
    return [section.items for section in curriculum(addresses, plan, page.words, "", today).sections]


def _make(addresses: Addresses, page: CvPage, site_url: str, today: date) -> dict[str, bytes | str]:
    from ..cv.curriculum import curriculum
    from ..cv.forms import variant_plan
    from ..cv.json_resume import json_resume
    from ..cv.pdf import can_typeset, pdf
    from ..cv.rendercv import rendercv

    root = site_root(site_url) if site_url else ""
    whole = curriculum(addresses, page.plan, page.words, root, today)
    made: dict[str, bytes | str] = {f"{page.stem}.json": json_resume(whole), f"{page.stem}.yaml": rendercv(whole)}
    for path, variant in page.pdfs.items() if can_typeset() else ():
        words = addresses.site.words_in("en") if variant.form else page.words
        found = curriculum(addresses, variant_plan(variant, page.plan), words, root, today)
        made[path], pages = pdf(found, page.title, variant.pages)
        if variant.pages and pages > variant.pages:
            message = f"variant `{variant.name}` has {pages} pages, not {variant.pages}: name more parts in `without`"
            made[f"problem {path}"] = f"{variant.line} {message}"
    return made


def _read_problem(written: bytes) -> tuple[int, str, RuleName]:
    line, _, message = written.decode().partition(" ")
    return int(line), message, "cv-pdf"
