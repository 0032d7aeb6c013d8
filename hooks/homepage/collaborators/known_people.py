"""What a site says of people: who is meant by a name, and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lists.people import person_of
from ..names.people import People, spelling
from ..text.markdown_runs import markdown_text

if TYPE_CHECKING:
    from ..lists.records import Item
    from ..names import Name
    from ..whole_site.site import Site


class KnownPeople:
    """The people in the options and in the lists of a site."""

    def __init__(self, site: Site) -> None:
        """Read a site."""
        options = site.options
        self.author = options.author.person
        self.people = People(each for each in (self.author, *options.people, *options.listed) if each.name.family)
        listed = [item for name in ("people", "students") if name in site.lists for item in site.lists[name].items]
        self.items = {spelling(person_of(item).name): item for item in reversed(listed)}

    def name_of(self, name: Name) -> Name:
        """Return the name that a person has on the site; an unknown person's stays."""
        known = self.people.find(name)
        return known.name if known else name

    def is_author(self, name: Name) -> bool:
        """Return whether a name is that of the site's author."""
        return spelling(name) == spelling(self.author.name)

    def place_of(self, name: Name) -> tuple[str, str]:
        """Return the affiliation and the mail address of a person, each empty if nobody says it."""
        item = self.items.get(spelling(name))
        return (_affiliation(item), item.values.get("email", "").removeprefix("mailto:")) if item else ("", "")


def _affiliation(item: Item) -> str:
    """Return where somebody works; who has left is where the list says that they are now."""
    return markdown_text(item.values.get("affiliation") or item.values.get("now", ""))
