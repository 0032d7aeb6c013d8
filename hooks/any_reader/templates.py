"""The templates of the engine, with what they expect of a host."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from homepage.cache.template_bytecode import COMPILED
from markupsafe import Markup

if TYPE_CHECKING:
    from .files import Page
    from .settings import Script, Settings


def environment(settings: Settings) -> jinja2.Environment:
    """Return the environment in which pages are drawn."""
    loader = jinja2.FileSystemLoader(settings.theme.dirs)
    env = jinja2.Environment(loader=loader, auto_reload=False, bytecode_cache=COMPILED)
    env.filters |= {"url": _url, "script_tag": _script_tag}
    return env


def base_url(page: Page | None, settings: Settings) -> str:
    """Return the way from a page to the site's root; from `404.html`, which is shown anywhere, the root's address."""
    if page is None:
        return urlsplit(settings.site_url or "/").path
    return relative(".", page.url)


def relative(target: str, page_url: str) -> str:
    """Return the way from a page to an address below the site's root."""
    folder = posixpath.dirname(page_url) or "."
    found = posixpath.relpath(target or ".", folder)
    return found + "/" if target.endswith("/") and not found.endswith("/") else found


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, value: object) -> str:
    text, page = str(value), context.get("page")
    parts = urlsplit(text)
    if parts.scheme or parts.netloc or text.startswith(("/", "#")):
        return text
    if page is not None:
        return relative(text, page.url)
    return posixpath.join(context["base_url"], text or ".")


@jinja2.pass_context
def _script_tag(context: jinja2.runtime.Context, script: Script) -> Any:
    kind = Markup(' type="{}"').format(script.type) if script.type else ""
    options = f"{' defer' if script.defer else ''}{' async' if script.async_ else ''}"
    return Markup('<script src="{}"{}{}></script>').format(_url(context, str(script)), kind, options)
