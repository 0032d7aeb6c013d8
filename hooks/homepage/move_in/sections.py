"""Which list of the new site a page or a folder of the old one is about, by its name."""

from __future__ import annotations

import re

_NAMES = {
    "publications": "publications publication papers paper pubs pub articles preprints",
    "news": "news announcements updates",
    "projects": "projects project portfolio",
    "talks": "talks talk events event presentations seminars",
    "teaching": "teaching teachings courses course classes",
    "people": "people team members author authors group lab-members",
    "software": "software packages tools",
    "awards": "awards honors",
    "blog": "blog posts post articles-and-notes notes year-archive",
    "cv": "cv resume vita curriculum-vitae",
}
_SECTIONS = {word: name for name, words in _NAMES.items() for word in words.split()}
_OF_CV = (
    ("education", r"education|degree|ausbildung"),
    ("awards", r"award|hono?u?r|scholarship|prize|fellowship|distinction|accomplish"),
    ("grants", r"grant|funding"),
    ("talks", r"talk|presentation|lecture"),
    ("teaching", r"teaching|course"),
    ("service", r"service|review|committee|volunteer|leadership"),
    ("projects", r"project"),
    ("software", r"software"),
    ("positions", r"experience|employment|position|work|career|appointment"),
)


def section_of(name: str) -> str:
    """Return the list that a folder or an address is about, `blog` or `cv`; empty if its name does not say."""
    return _SECTIONS.get(name.strip("/_").lower(), "")


def list_of_heading(heading: str) -> str:
    """Return the list that a part of a curriculum vitae is, by its heading; empty if it is none."""
    return next((name for name, words in _OF_CV if re.search(words, heading, re.IGNORECASE)), "")
