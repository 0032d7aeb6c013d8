"""Whose site of Jekyll it is: names, addresses and texts in `_config.yml` and `_data/socials.yml`."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .old_files import Keys
from .profiles import add_accounts

if TYPE_CHECKING:
    from .jekyll_site import JekyllSite

_SOCIALS = "_data/socials.yml"


def take_owner(site: JekyllSite) -> None:
    """Take the name, address and language of the site, and its author."""
    config, taken = site.config, site.taken
    taken.site_url, taken.base = config.text("url"), config.text("baseurl")
    taken.description = config.text("description")
    languages = config.texts("lang", "locale")
    taken.language = re.split("[-_]", languages[0])[0].lower() if languages else ""
    person = taken.person
    author = config.take("author")
    person.name = " ".join(
        filter(None, [config.text("first_name"), config.text("middle_name"), config.text("last_name")])
    )
    title = config.text("title")
    if isinstance(author, dict):
        _take_author(site, author)
    else:
        person.name = person.name or plain_text(author)
    name = config.text("name")
    person.name = person.name or name or title
    taken.title = title if title.lower() not in ("", "blank") else person.name
    _take_socials(site)
    _take_position(site)
    add_accounts(person, config, site.report)


def _take_position(site: JekyllSite) -> None:
    """Take where the author works, a picture and a curriculum vitae, as themes of one page have them in the options."""
    config, person = site.config, site.taken.person
    title = config.text("position")
    place, url = config.text("affiliation"), config.text("affiliation_link")
    if title or place:
        words = {"title": title or place, "organization": place if title else "", "url": url}
        person.positions.append({key: value for key, value in words.items() if value})
    if avatar := config.text("avatar"):
        site.use_portrait(posixpath.normpath(avatar), config.path, config.line("avatar"))
    if file := config.text("cv_link", "cv_pdf"):
        person.add_profile("CV", file if "//" in file else f"/{file.lstrip('/')}")


def _take_author(site: JekyllSite, values: dict[str, object]) -> None:
    config, person = site.config, site.taken.person
    author = Keys(config.path, values, dict.fromkeys(values, config.line("author")))
    site.data.append(author)
    person.name = author.text("name") or person.name
    site.use_portrait(author.text("avatar"), config.path, config.line("author"))
    person.tagline = re.sub(r"<[^<>]*>", "", author.text("bio"))
    if employer := author.text("employer"):
        person.positions.append({"title": employer})
    person.place = author.text("location")
    if pronouns := author.text("pronouns"):
        person.others["pronouns"] = pronouns
    add_accounts(person, author, site.report)
    site.report.take(author.path, "mkdocs.yml: author")


def _take_socials(site: JekyllSite) -> None:
    keys = site.files.data(_SOCIALS)
    if not keys.values:
        return
    if cv := keys.text("cv_pdf"):
        site.taken.person.add_profile("CV", cv if cv.startswith(("/", "http")) else f"/{cv}")
    add_accounts(site.taken.person, keys, site.report)
    site.data.append(keys)
    site.report.take(keys.path, "mkdocs.yml: profiles")
