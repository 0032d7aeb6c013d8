"""Warns about text that looks like a citation but is not one; leaves the text unchanged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX

from ..bibliography.citation_syntax import IN_SENTENCE
from .citations import is_in_html

if TYPE_CHECKING:
    from markdown import Markdown

    from ..rule_names import RuleName
    from .reading import Reading

_LATEX = r"\\[a-z]*[cC]ite\w*\*?(?:\[[^\[\]]*\])*\{([^{}]+)\}"
RULE: RuleName = "citation-form"


class LatexCitations(InlineProcessor):
    r"""Reports LaTeX citations such as `\cite{key}`."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(_LATEX, md)
        self.reading = reading

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, None, None]:  # type: ignore[override]
        """Report the command; the text stays as it is."""
        if not is_in_html(data, m.start(0)):
            written = "; ".join(f"@{key.strip()}" for key in m[1].split(","))
            self.reading.report(re.escape(m[0]), f"{m[0]} is not a citation here. Write [{written}].", RULE, "warning")
        return None, None, None


class BareKeys(InlineProcessor):
    """Reports `@key` in a sentence, on a site whose options do not make it a citation."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(IN_SENTENCE, md)
        self.reading = reading

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        r"""Report the key; remove the backslash of `\@key`, by which the author says that it is not a citation."""
        key, before = m[1] or m[2], data[: m.start(0)]
        bracket = before.rfind("[") if before.rfind("[") > before.rfind("]") else -1
        if bracket >= 0 and "]" in data[m.end(0) :] and not before.endswith("["):
            return None, None, None  # the bracket is reported as a whole
        is_open = bracket >= 0 and "]" not in data[m.end(0) :]
        # A bracket with an end is the text of a link here, and one after ETX has a backslash.
        is_meant = key in self.reading.site.publications and not before.endswith(ETX)
        is_meant = is_meant and (is_open or not before.endswith("["))
        if not is_meant or is_in_html(data, len(before)):
            return None, None, None
        if m[0].startswith("\\"):
            return m[0][1:], m.start(0), m.end(0)
        message = f"@{key} is not a citation outside brackets. Write [@{key}], or \\@{key} if it is not a citation."
        if is_open:
            message = f"{data[bracket : m.end(0)]} is not closed by a bracket. Write [@{key}]."
        self.reading.report(rf"(?<![\[\\])@\{{?{re.escape(key)}", message, RULE, "warning")
        return None, None, None
