"""The biographical sketches of NSF and NIH as variants of a curriculum vitae: their sections and their limits.

Both use the common form of the federal agencies; NIH adds its supplement (NOT-OD-26-018). The forms that are sent are
made on the agencies' own site; what is made here has the same sections in the same order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..lists.choice import Choice
from ..problems import Problem, did_you_mean
from ..selections.selection import Selection
from .plan import PUBLICATIONS, Part, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..whole_site.site import Site
    from .plan import Variant

MOST_PRODUCTS = 5
"""In each of the two lists of products."""
MOST_HONORS = 15
MOST_CONTRIBUTIONS = 5
LONGEST_STATEMENT, LONGEST_CONTRIBUTION = 3500, 2000
"""In characters."""
_FIELDS = {
    "education": ("field", "institution", "place"),
    "positions": ("organization", "place"),
}
"""What the form says of each degree and each position, besides its title and its dates."""
_OF_SUPPLEMENT = ("statement", "contributions")


def variant_plan(variant: Variant, whole: Plan) -> Plan:
    """Return the plan of a variant of a curriculum vitae."""
    if variant.form:
        return Plan(_parts_of_form(variant), is_form=True)
    return replace(whole, parts=tuple(part for part in whole.parts if part.name not in variant.without))


def _parts_of_form(variant: Variant) -> tuple[Part, ...]:
    """Return the sections of a variant's form, in its order and with its English headings."""
    common = (
        Part("education", "Professional Preparation", chosen=Choice()),
        Part("positions", "Appointments and Positions", chosen=Choice()),
        _products("Products Most Closely Related to the Proposed Project", variant.related),
        _products("Other Significant Products", variant.other),
    )
    if variant.form == "nsf":
        return common
    return (
        *common,
        Part("statement", "Personal Statement", texts=(variant.statement,)),
        Part("awards", "Honors", chosen=Choice(limit=MOST_HONORS)),
        Part("contributions", "Contributions to Science", texts=variant.contributions),
    )


def _products(title: str, keys: tuple[str, ...]) -> Part:
    # Without keys, a selection would choose everything.
    return Part(PUBLICATIONS, title, chosen=Selection(keys=keys or ("",), group=("none",), limit=MOST_PRODUCTS))


def form_problems(site: Site, variant: Variant, path: str) -> Iterator[Problem]:
    """Yield what a variant's form lacks and what is more than it takes; `path` is that of the page."""
    for message in (*_about_author(site), *_about_products(site, variant), *_about_supplement(variant)):
        yield Problem(path, variant.line, f"variant `{variant.name}`: {message}", "cv-form")
    for name, fields in _FIELDS.items():
        yield from _about_list(site, variant, name, fields, path)


def _about_author(site: Site) -> Iterator[str]:
    author = site.options.author
    if not author.orcid:
        yield "the form asks for an ORCID iD: write `orcid` below `author` in mkdocs.yml"
    if not any(each.title and each.organization for each in author.positions):
        yield "the form asks for a title and an organization: write `positions` below `author` in mkdocs.yml"


def _about_products(site: Site, variant: Variant) -> Iterator[str]:
    for option in ("related", "other"):
        keys = getattr(variant, option)
        if len(keys) > MOST_PRODUCTS:
            yield f"`{option}` has {len(keys)} products, and the form takes {MOST_PRODUCTS}: remove some"
        for key in keys:
            if key not in site.bibliography.by_key:
                hint = did_you_mean(key, site.bibliography.by_key) or " Name a key of your .bib file."
                yield f'`{option}` names "{key}", which is not the key of a publication of yours.{hint}'
    for key in (key for key in variant.other if key in variant.related):
        yield f'`other` names "{key}", as `related` does: remove one of them'
    if not variant.related:
        yield f"the form asks for up to {MOST_PRODUCTS} products: write their keys as `related: [key, other-key]`"


def _about_supplement(variant: Variant) -> Iterator[str]:
    given = [option for option in _OF_SUPPLEMENT if getattr(variant, option)]
    if variant.form != "nih":
        yield from (f"`{option}` is only for `form: nih`: remove it" for option in given)
        return
    yield from (f"the form asks for `{option}`: write it" for option in _OF_SUPPLEMENT if option not in given)
    if len(variant.statement) > LONGEST_STATEMENT:
        yield f"`statement` has {len(variant.statement)} characters, and the form takes {LONGEST_STATEMENT}: shorten it"
    if len(variant.contributions) > MOST_CONTRIBUTIONS:
        yield f"`contributions` has {len(variant.contributions)} texts, and the form takes {MOST_CONTRIBUTIONS}"
    for number, text in enumerate(variant.contributions, 1):
        if (length := len(text)) > LONGEST_CONTRIBUTION:
            yield f"text {number} of `contributions` has {length} characters, and the form takes {LONGEST_CONTRIBUTION}"


def _about_list(site: Site, variant: Variant, name: str, fields: tuple[str, ...], path: str) -> Iterator[Problem]:
    listed = site.lists.get(name)
    if listed is None:
        message = f"variant `{variant.name}`: the form asks for the list {name}: write docs/lists/{name}.yml"
        yield Problem(path, variant.line, message, "cv-form")
        return
    for item in listed.items:
        missing = [f"`{field}`" for field in fields if field not in item.values]
        missing += [] if item.when.text else ["`since` and `until`"]
        if missing:
            message = f"a biographical sketch asks for {', '.join(missing)} here: add it"
            yield Problem(listed.path, item.line, message, "cv-form")
