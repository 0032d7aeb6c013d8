"""What the processors of the Markdown extension share while they read a page."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree
    from collections.abc import Callable

    from markdown import Markdown

    from ..bibliography.printed_citations import Bracket
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..problems import Problems, Severity
    from ..rule_names import RuleName
    from ..whole_site.addresses import Addresses, Hrefs
    from ..whole_site.page import Page
    from ..whole_site.site import Site
    from .placeholders import Placeholders


class Reading:
    """The page that a Markdown instance is reading, and its site."""

    def __init__(
        self, md: Markdown, find_page: Callable[[Markdown], Page], placeholders: Placeholders, problems: Problems
    ) -> None:
        """Read with a Markdown instance; `find_page` returns its page and can be called after reading has begun."""
        self._md = md
        self._find_page = find_page
        self.placeholders = placeholders
        self.addresses: Addresses = placeholders.addresses
        self.site: Site = self.addresses.site
        self.problems = problems
        self.drawn: set[etree.Element] = set()
        """The elements of the site's blocks on the page, each with the words above it."""
        self.brackets: list[Bracket] = []
        """The brackets that a citation style prints, in the order in which they are read."""

    def begin(self) -> None:
        """Forget the page: one Markdown instance reads the beginning of a post for each page that shows it."""
        for known in ("page", "card", "hrefs"):
            self.__dict__.pop(known, None)
        self.drawn.clear()
        self.addresses = self.placeholders.addresses.of(self.page)
        self.site = self.addresses.site

    @cached_property
    def page(self) -> Page:
        """The page that Markdown is reading."""
        return self._find_page(self._md)

    @cached_property
    def card(self) -> ModelCard | None:
        """The card whose page Markdown is reading, or None on any other page."""
        return next((card for card in self.site.cards if card.path == self.page.path), None)

    @cached_property
    def hrefs(self) -> Hrefs:
        """The site's addresses as seen from the page."""
        return self.addresses.seen_from(self.page.url)

    def report(
        self, pattern: str, message: str, rule: RuleName, severity: Severity = "error", *, below: int = 0
    ) -> None:
        """Report a problem at the page's first line that `pattern` matches, or `below` lines after it."""
        self.problems.report(Problem(*self.page.line_of(pattern, below), message, rule, severity))

    def find_publication(self, key: str) -> Publication | None:
        """Return the publication with a key, or None for an unknown key, which is reported with a similar key."""
        publication = self.site.publications.get(key)
        if publication is None:
            message = f'no publication has the key "{key}".{self.site.advice_on_key(key)}'
            self.report(rf"@\{{?{re.escape(key)}", message, "unknown-key")
        return publication
