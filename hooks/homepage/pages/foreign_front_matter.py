"""Keys in the front matter of a page that only Jekyll or Hugo read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ADDRESS = "A page's address comes from the name of its file: rename or move the file."
_REDIRECT = "Write old addresses and their pages under `extra: homepage: redirects:` in mkdocs.yml."
_ORDER = "The order of pages is that of `nav` in mkdocs.yml."
_CONTENTS = "Without the contents beside the text, write `hide: [toc]`."
_HELD_BACK = "Readers see this page: name its file under `exclude_docs` in mkdocs.yml to hold it back."
_AUTHOR = "The author's name and profiles are in `extra.homepage.author` in mkdocs.yml."
_PICTURE = "For a picture where the page's address is shared, write `image: assets/picture.jpg`."
_DESCRIPTION = "Write `description`, which search engines show."
_DATE = "The date of a page is that of its last change."

_JEKYLL: Mapping[str, str] = {
    "author_profile": _AUTHOR,
    "categories": "Write `tags`, or remove it.",
    "classes": "",
    "collection": "Pages belong together by their folder and by `nav` in mkdocs.yml.",
    "disqus_comments": "",
    "display_categories": "",
    "entries_layout": "",
    "excerpt": _DESCRIPTION,
    "giscus_comments": "",
    "grand_parent": _ORDER,
    "has_children": _ORDER,
    "has_toc": _CONTENTS,
    "header": _PICTURE,
    "layout": "All pages have one layout; `template` names another one, for example a template of your own.",
    "nav_exclude": _ORDER,
    "nav_order": _ORDER,
    "permalink": _ADDRESS,
    "published": _HELD_BACK,
    "read_time": "",
    "redirect_from": _REDIRECT,
    "redirect_to": _REDIRECT,
    "related_posts": "",
    "related_publications": "Write [@key] in the text, or /// publications with `keys`.",
    "selected_papers": "Write /// publications with `selected: true`.",
    "sitemap": "To hide the page from this site's search, write `search: {exclude: true}`.",
    "toc": _CONTENTS,
    "toc_label": _CONTENTS,
    "toc_sticky": _CONTENTS,
}
_HUGO: Mapping[str, str] = {
    "cascade": "",
    "expiryDate": _HELD_BACK,
    "isCJKLanguage": "",
    "lastmod": _DATE,
    "linkTitle": "A shorter title is written under `nav` in mkdocs.yml.",
    "menu": _ORDER,
    "outputs": "",
    "publishDate": _HELD_BACK,
    "showToc": _CONTENTS,
    "weight": _ORDER,
}
_OF_SIDEBAR = word_set("icon status subtitle")
_OF_POSTS = word_set("categories")
"""Keys that Material's plugin for blogs reads."""


def foreign_keys(meta: Mapping[str, object], *, has_blog: bool) -> Iterator[tuple[str, str]]:
    """Yield each key that does nothing here, with a message; `has_blog` says whether the site has Material's blog."""
    for program, keys in (("Jekyll", _JEKYLL), ("Hugo", _HUGO)):
        for key in keys.keys() & meta.keys():
            is_read = has_blog and key in _OF_POSTS
            if not is_read and (key, meta[key]) != ("published", True):
                yield key, f"`{key}` is for {program} and does nothing here. {keys[key] or 'Remove the line.'}"


def keys_of_sidebar(meta: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each key that Material shows in its sidebar, with a message, for pages without that."""
    for key in _OF_SIDEBAR & meta.keys():
        yield (
            key,
            (
                f"`{key}` is shown in Material's sidebar alone. Remove the line, or write `frame: material` under"
                " `extra: homepage:` in mkdocs.yml."
            ),
        )


def has_toml(source: str) -> bool:
    """Return whether a page starts with Hugo's other kind of front matter, which is shown as text."""
    return source.lstrip("\ufeff \n").startswith("+++\n")
