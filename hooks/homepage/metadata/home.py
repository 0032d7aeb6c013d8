"""The home page's metadata: the site and its author as WebSite and Person of schema.org, in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.addresses import absolute, site_root
from ..text.orcids import orcid_address
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


def author_id(root: str) -> str:
    """Return the id of the site's author in JSON-LD; `root` is the address of the site."""
    return f"{root}#author"


def _person(author: Owner, root: str, portrait: str) -> dict[str, object]:
    name = author.person.name
    profiles = [url for profile in author.profiles if is_on_the_web(url := _on_the_web(root, profile.url))]
    orcid = orcid_address(author.orcid)
    titles = list(dict.fromkeys(position.title for position in author.positions if position.title))
    organizations = {
        position.organization: _on_the_web(root, position.url) for position in author.positions if position.organization
    }
    return {
        "@type": "Person",
        "@id": author_id(root),
        "name": author.name,
        "alternateName": author.native_name,
        "pronouns": author.pronouns,
        "givenName": name.given,
        "familyName": f"{name.prefix} {name.family}".strip(),
        "description": author.short_biography or author.tagline,
        "jobTitle": titles[0] if len(titles) == 1 else titles,
        "affiliation": [filled({"@type": "Organization", "name": n, "url": url}) for n, url in organizations.items()],
        "seeks": author.looking_for and {"@type": "Demand", "description": author.looking_for},
        "url": root,
        "image": absolute(root, portrait) if root and portrait else "",
        "sameAs": list(dict.fromkeys([*profiles, *filter(None, [orcid])])),
    }


def _on_the_web(root: str, url: str) -> str:
    """Return an address in its absolute form, or an empty string if that is not known."""
    absolute_url = absolute(root, url) if url else ""
    return absolute_url if leads_elsewhere(absolute_url) else ""
