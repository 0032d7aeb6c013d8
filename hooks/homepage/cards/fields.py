"""Reads texts, lists, dates and addresses from one card's front matter, and reports each wrong value."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.plain_values import iso_date, plain_text, quotable, text_list
from ..text.safe_urls import leads_elsewhere, safe_url
from .hub_vocabulary import HUB_KEYS, KNOWN_KEYS, MISTAKEN_KEYS, SITE_KEYS

if TYPE_CHECKING:
    from ..front_matter.document import FrontMatter
    from ..front_matter.yaml_reader import Steps
    from ..rule_names import RuleName
    from .card_files import CardFiles

_HUB_ADDRESS = re.compile(r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?:datasets/)?([\w.-]+(?:/[\w.-]+)?)/?")

_FOLDED = {key.replace("-", "_"): key for key in sorted(HUB_KEYS | SITE_KEYS)}


class CardFields:
    """Reads a card's keys, wrong ones included, and collects what is wrong with their values."""

    def __init__(self, front_matter: FrontMatter, path: str) -> None:
        self.path = path
        self.lines_by_steps = front_matter.lines_by_steps
        self.problems: list[Problem] = []
        self.data: dict[str, object] = dict(front_matter.data)
        self._written: dict[str, str] = {}
        for key in front_matter.data:
            self._adopt(key)
            self._drop_placeholders(key)

    def _adopt(self, key: str) -> None:
        """Use the value of a wrong key for the right key."""
        right = right_key(key)
        if not right:
            return
        if right in self.data:
            message = f'"{key}" is not a key of a model card, and "{right}" is given, too: remove it'
        else:
            message = f'"{key}" is not a key of a model card: write "{right}"'
            self.data[right] = self.data[key]
            self._written[right] = key
        self.report(key, message, "mistaken-key")

    def _drop_placeholders(self, key: str) -> None:
        """Remove the placeholders of a template, such as `license: {license}`, from the key's value."""
        value = self.data[key]
        items = value if isinstance(value, list) else [value]
        holds_placeholder = _holds_placeholder if key == "model-index" else _is_placeholder
        filled = [item for item in items if not holds_placeholder(item)]
        if len(filled) < len(items):
            self.data[key] = filled or None
            self.report(key, f'"{key}" holds a placeholder: fill it in or remove the line', "card-placeholder")

    def report(self, key: str, message: str, rule: RuleName, below: Steps = ()) -> None:
        """Report a problem on the line of the key, or of something below it."""
        self.problems.append(Problem(self.path, self.line(key, below), message, rule))

    def line(self, key: str, below: Steps = ()) -> int:
        """Return the line of the key, or of something below it."""
        steps: Steps = (self._written.get(key, key), *below)
        while steps and steps not in self.lines_by_steps:  # the lines of an alias are at its anchor
            steps = steps[:-1]
        return self.lines_by_steps.get(steps, 1)

    def get(self, key: str) -> object:
        """Return the key's value as it was read."""
        return self.data.get(key)

    def text(self, *keys: str) -> str:
        """Return the text of the first of these keys that has one, or an empty string."""
        return next(filter(None, (plain_text(self.get(key)) for key in keys)), "")

    def one(self, key: str) -> str:
        """Return the text of a key that has a single one."""
        texts = self.texts(key)
        if len(texts) > 1:
            self.report(key, f'"{key}" must be a single value: only "{quotable(texts[0])}" is read', "card-single")
        return next(iter(texts), "")

    def hub_id(self, key: str) -> str:
        """Return the id of a key that has a single one; an address on the Hub counts as its id."""
        return _HUB_ADDRESS.sub(_id_only, self.one(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the key's texts; a single text or a mapping is read as a list."""
        value = self.get(key)
        if isinstance(value, dict):
            self.report(key, f'"{key}" must be a list: write "{key}: [..., ...]"', "card-list")
            value = list(value)
        return text_list(value)

    def ids(self, key: str) -> tuple[str, ...]:
        """Return the key's Hub ids; an address on the Hub or a mapping is read as an id."""
        value = self.get(key)
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, dict) for item in items):
            message = f'"{key}" must be a list of ids: write only the id, without a colon after it'
            self.report(key, message, "card-list")
            names = [next(iter(item), "") if isinstance(item, dict) else item for item in items]
            value = [name for name in names if plain_text(name).casefold() != "todo"]
        return tuple(_HUB_ADDRESS.sub(_id_only, text) for text in text_list(value))

    def keys_of_papers(self, key: str) -> tuple[str, ...]:
        """Return the BibTeX keys in a key's value, without "@"."""
        value = self.get(key)
        items = value if isinstance(value, list) else [value]
        if not all(item is None or isinstance(item, str) for item in items):
            message = f'"{key}" must be a list of BibTeX keys: write "{key}: [smith2024example]"'
            self.report(key, message, "card-list")
            value = [item for item in items if isinstance(item, str)]
        return tuple(text.removeprefix("@") for text in text_list(value))

    def date(self, key: str) -> str:
        """Return the key's date in ISO 8601 form, or an empty string."""
        written = self.text(key)
        found = iso_date(written)
        if written and not found:
            message = f'"{key}: {quotable(written)}" is not a date: write "2023", "2023-11" or "2023-11-25"'
            self.report(key, message, "card-date")
        return found

    def count(self, key: str) -> int | None:
        """Return the key's whole number, or None."""
        written = self.text(key)
        digits = re.sub(r"(?<=\d)[,_ ](?=\d{3})", "", written)
        if re.fullmatch(r"\d{1,15}", digits):
            return int(digits)
        if written:
            message = f'"{key}: {quotable(written)}" is not a number: write digits only, such as "{key}: 8192"'
            self.report(key, message, "card-number")
        return None

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the labels and texts of a mapping, or of a list of mappings."""
        value = self.get(key)
        items = value if isinstance(value, list) else [value]
        if not all(item is None or isinstance(item, dict) for item in items):
            self.report(key, f'"{key}" must be a mapping: write "label: value" lines below it', "card-mapping")
        entries = [entry for item in items if isinstance(item, dict) for entry in item.items()]
        pairs = ((plain_text(label), plain_text(held)) for label, held in entries)
        return tuple((label, text) for label, text in pairs if label and text)

    def links(self, key: str, files: CardFiles) -> tuple[tuple[str, str], ...]:
        """Return the labels and safe addresses of a mapping; a file of the site is given by its path in docs/."""
        return tuple(
            (label, found) for label, written in self.pairs(key) if (found := self._link(key, label, written, files))
        )

    def picture(self, key: str, files: CardFiles) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the path in docs/ of a key's picture; if it is elsewhere, no path, but a link to it.

        A page may not load anything from other sites.
        """
        written = self.text(key)
        found = self._link(key, key, written, files) if written else ""
        if not found or leads_elsewhere(found):
            return "", ((key.capitalize(), found),) if found else ()
        return found, ()

    def _link(self, key: str, label: str, written: str, files: CardFiles) -> str:
        address = safe_url(written)
        is_page = address.endswith("/") and ":" not in address  # one that only the build makes
        found = address.lstrip("/") if is_page else files.address(address)
        if not found:
            remedy = (
                "which is not a file in docs/, so the link leads nowhere: write an address that starts with https://, "
                'or "hub_id", the repository that has it'
                if address
                else "write an address that starts with https://, http:// or mailto:, or a path of the site"
            )
            message = f'the link "{quotable(label)}" goes to "{quotable(written)}"{"," if address else ":"} {remedy}'
            self.report(key, message, "missing-file" if address else "unsafe-link", (label,))
        return found


def right_key(key: str) -> str:
    """Return the known key that a wrong one means, or an empty string for known and for other keys."""
    if key in KNOWN_KEYS:
        return ""
    folded = re.sub(r"[\s_-]+", "_", key.strip().casefold())
    if folded in MISTAKEN_KEYS:
        return MISTAKEN_KEYS[folded]
    candidates = [known for known in _FOLDED if known[0] == folded[:1] and abs(len(known) - len(folded)) < 4]
    close = difflib.get_close_matches(folded, candidates, n=1, cutoff=0.86)
    return _FOLDED[close[0]] if close else ""


def _is_placeholder(value: object) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value.values())) is None


def _holds_placeholder(value: object) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return _is_placeholder(value) or any(map(_holds_placeholder, inside))


def _id_only(address: re.Match[str]) -> str:
    return address[1]
