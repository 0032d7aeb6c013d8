"""The home page's metadata: the site and its author as WebSite and Person of schema.org, in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.addresses import absolute, site_root
from ..text.plain_values import filled
from ..text.safe_urls import is_on_the_web, leads_elsewhere

if TYPE_CHECKING:
    from ..settings.options import Owner


def schema_org(author: Owner, *, site_url: str, title: str, description: str, portrait: str) -> dict[str, object]:
    """Return the site and its author as schema.org data; values that the options do not give are left out.

    `portrait` is the path of a picture below the site's root, as are the author's addresses on the site.
    If the options name no author, there is only a WebSite.
    """
    root = site_root(site_url)
    person: dict[str, object] = _person(author, root, portrait) if author.name else {}
    site: dict[str, object] = {
        "@type": "WebSite",
        "@id": f"{root}#website",
        "name": title,
        "description": description,
        "url": root,
        "about": {"@id": person["@id"]} if person else {},
    }
    return {"@context": "https://schema.org", "@graph": [filled(part) for part in (site, person) if part]}


def _person(author: Owner, root: str, portrait: str) -> dict[str, object]:
    name = author.person.name
    titles = list(dict.fromkeys(position.title for position in author.positions if position.title))
    organizations = {
        position.organization: _on_the_web(root, position.url) for position in author.positions if position.organization
    }
    return {
        "@type": "Person",
        "@id": f"{root}#author",
        "name": author.name,
        "givenName": name.given,
        "familyName": f"{name.prefix} {name.family}".strip(),
        "description": author.tagline,
        "jobTitle": titles[0] if len(titles) == 1 else titles,
        "affiliation": [filled({"@type": "Organization", "name": n, "url": url}) for n, url in organizations.items()],
        "url": root,
        "image": absolute(root, portrait) if root and portrait else "",
        "sameAs": [url for profile in author.profiles if is_on_the_web(url := _on_the_web(root, profile.url))],
    }


def _on_the_web(root: str, url: str) -> str:
    """Return an address in its absolute form, or an empty string if that is not known."""
    absolute_url = absolute(root, url) if url else ""
    return absolute_url if leads_elsewhere(absolute_url) else ""
