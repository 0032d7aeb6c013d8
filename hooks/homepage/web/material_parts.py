"""Which parts of Material a page has: most pages need few of them, and get no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .stylesheet import DRAWN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PLAIN = "|".join(sorted(DRAWN - {"button"}))
_MORE = re.compile(rf"""md-(?<=[\s"'=]md-)(?!(?:{_PLAIN})(?:__|--|[\s"'>]))[a-z]""")
"""A class of Material's that the trimmed stylesheet does not know."""
_CONTENT = re.compile(r"""<div class=(?=["']?md-content[\s"'>])""")
_SCRIPTED = re.compile(
    r"""\sclass=["'](?:[^"']*\s)?(?:mermaid|annotate|select(?=[^"']*\shighlight\b))[\s"']|<a\s(?:[^>]*\s)?data-preview\b"""
)
_SCRIPTED_WORDS = ("mermaid", "annotate", "select ", "data-preview")
_STREAM = re.compile(
    r"\b(?:document\$\.pipe|(?:location|target|keyboard|viewport|tablet|screen|print|alert|component)\$|__md_[gs]et)"
)
"""What Material's script offers to other scripts, apart from `document$.subscribe`, which needs little."""
_SCRIPT_FEATURES = (
    "announce.dismiss",
    "content.code.annotate",
    "content.code.select",
    "content.footnote.tooltips",
    "content.lazy",
    "content.tabs.link",
    "content.tooltips",
    "header.autohide",
    "navigation.instant",
    "navigation.top",
)
_SCRIPT_OPTIONS = ("analytics", "consent", "version")


STREAM = (
    '<script>window.document$={subscribe:start=>document.readyState==="loading"?'
    'addEventListener("DOMContentLoaded",()=>start(document)):start(document)}</script>'
)
"""What scripts written for Material rely on, on pages without Material's script."""


def with_stream(page: str) -> str:
    """Return a whole page with `document$` before its first script."""
    return page.replace("<script", f"{STREAM}<script", 1)


STORE = (
    '<script>{const get=window.__md_get||(key=>JSON.parse(localStorage.getItem("/."+key)));'
    "window.__md_get=(key,...more)=>{const{mdColorScheme:scheme,mdColorPrimary:primary,mdColorAccent:accent}"
    '=document.body.dataset;return key==="__palette"?{color:{scheme,primary,accent}}:get(key,...more)};'
    'document.addEventListener("DOMContentLoaded",()=>{const palette=document.querySelector(".palette");if(palette){'
    'palette.dataset.mdComponent="palette";'
    'palette.addEventListener("click",()=>palette.dispatchEvent(new Event("change")))}})}</script>'
)
"""What a script in a template reads of the colors that the reader chose, as Material's page on comments has it."""
_BODY = re.compile(r"<body[^>]*>")


def with_store(page: str, *, has_script: bool) -> str:
    """Return a whole page with `__md_get`, if a script in it asks for it and Material's script does not answer."""
    if "__palette" in page or (not has_script and "__md_get(" in page):
        return _BODY.sub(lambda body: body[0] + STORE, page, count=1)
    return page


def with_skip_target(page: str) -> str:
    """Return a whole page with the element that its first link leads to: templates for Material do not name it."""
    if "#__content" not in page or 'id="__content"' in page or "id=__content" in page:
        return page
    return _CONTENT.sub(r'<div id="__content" tabindex="-1" class=', page, count=1)


def uses_more(html: str) -> bool:
    """Return whether a page, or a template, has parts that the trimmed stylesheet of Material does not know."""
    return bool(_MORE.search(html))


def uses_script(html: str) -> bool:
    """Return whether HTML has diagrams, annotations and the like, which Material's script draws."""
    return any(word in html for word in _SCRIPTED_WORDS) and bool(_SCRIPTED.search(html))


def script_needs_material(script: str) -> bool:
    """Return whether a script uses what only Material's script offers."""
    return bool(_STREAM.search(script))


def options_need_script(features: Collection[str], extra: Mapping[str, object]) -> bool:
    """Return whether a feature or an option below `extra` needs Material's script on all pages."""
    return any(name.startswith(_SCRIPT_FEATURES) for name in features) or any(map(extra.get, _SCRIPT_OPTIONS))
