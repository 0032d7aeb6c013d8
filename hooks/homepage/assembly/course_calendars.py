"""The calendars of courses, as files of the site."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..bibliography.author_lists import full_names
from ..lists.records import TEACHING, calendar_of, schedule_of
from ..text.addresses import absolute, site_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..lists.records import Item, ItemList
    from ..whole_site.addresses import Addresses
    from ..whole_site.site import Site


def calendars(addresses: Addresses, site_url: str, changed: Callable[[str], str]) -> dict[str, str]:
    """Return the calendar of each course by its path on the site.

    `changed` returns the day on which the file with a path, as messages name it, last changed.
    """
    made = {}
    host = urlsplit(site_url).hostname or ""
    for item, sessions in _planned(addresses.site):
        from ..exports.calendars import Course, calendar

        url = absolute(site_root(site_url), addresses.urls.get(item.page, "")) if site_url else ""
        course = Course(item, sessions, url, host, changed(sessions.path))
        made[calendar_of(item.key)] = calendar(course, partial(_readings, addresses.site))
    return made


def _planned(site: Site) -> Iterator[tuple[Item, ItemList]]:
    """Yield each course that has sessions, with these."""
    for item in site.lists[TEACHING].items if TEACHING in site.lists else ():
        if sessions := site.lists.get(schedule_of(item.key)):
            yield item, sessions


def _readings(site: Site, item: Item) -> str:
    """Return what one reads for a session, as text."""
    known = [site.publications[key] for key in item.readings if key in site.publications]
    works = "; ".join(f"{full_names(each, site.words)}: {each.title.text}" for each in known)
    return site.words("Readings: {works}", works=works) if works else ""
