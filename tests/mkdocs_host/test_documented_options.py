"""Each option of Material's plugins has the effect that Material documents, or a row of the table says what it has."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import material
import pytest
from conftest import PROJECT, small_site
from material.plugins.blog.structure.config import PostConfig
from material.plugins.tags.structure.listing.config import ListingConfig
from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from site_pages import BuiltSite

AUTHORS = """authors:
  ada: {name: Ada, description: A, avatar: a.png}
  grace: {name: Grace, description: G, avatar: a.png}
"""
FILES = {
    "docs/a.png": "a picture",
    "docs/notes/index.md": "# Notes\n\nAlways here.\n",
    "docs/notes/people.yml": AUTHORS,
    "docs/labels.md": "# Labels\n\n<!-- my/list -->\n",
    "docs/wet.md": "# Wet\n\n<!-- my/list wet -->\n",
    "docs/x.md": "---\nlabels: [sea, land, old, _own]\n---\n# X\n",
    "docs/y.md": "---\nlabels: [sea.deep water, sea, mine_]\n---\n# Y\n",
    "docs/hidden/z.md": "---\nlabels: [land]\n---\n# Z\n",
}
FIRST, SECOND = "notes/p/2024-01/near/far_talks/post_no_1/index.html", "notes/p/2024-02/near/far_talks/own/index.html"


def post(number: int, day: str = "2024-0{}-02", more: str = "") -> str:
    """Return a post whose beginning has a part and a paragraph."""
    front = f"date: {day.format(number)}\ncategories: [Near, Far Talks]\nauthors: [ada, grace]\n{more}"
    return f"---\n{front}---\n# Post no {number}\n\n## Part {number}\n\nStart.\n\n<!-- cut -->\n\nIts end, in words.\n"


POSTS = {
    "docs/notes/entries/1.md": post(1),
    "docs/notes/entries/2.md": post(2, more="slug: own\nreadtime: 77\npin: true\nlinks: [x.md]\n"),
    "docs/notes/entries/3.md": post(3, more="draft: true\n"),
    "docs/notes/entries/4.md": post(4, "2924-0{}-02"),
}


def texts(site: BuiltSite, page: str, selector: str) -> list[str]:
    return [each.get_text(" ", strip=True) for each in site.page(page).all(selector)]


def has(page: str) -> Callable[[BuiltSite], bool]:
    return lambda site: page in site.pages


def shows(page: str, selector: str, text: str) -> Callable[[BuiltSite], bool]:
    return lambda site: any(text in each for each in texts(site, page, selector))


Effects = dict[str, tuple[Any, "Callable[[BuiltSite], bool]"]]
BLOG: Effects = {
    "enabled": (True, has("notes/index.html")),
    "blog_dir": ("notes", has("notes/index.html")),
    "blog_toc": (True, shows("notes/index.html", ".contents a", "Post no 4")),
    "post_dir": ("{blog}/entries", has(FIRST)),
    "post_date_format": ("yyyy", lambda site: texts(site, FIRST, "time") == ["2024"]),
    "post_url_date_format": ("yyyy-MM", has(FIRST)),
    "post_url_format": ("p/{date}/{categories}/{slug}", has(FIRST)),
    "post_url_max_categories": (2, has(FIRST)),
    "post_slugify_separator": ("_", has(FIRST)),
    "post_excerpt": ("required", shows("notes/index.html", ".post__more", "Continue reading")),
    "post_excerpt_max_authors": (2, shows("notes/index.html", ".post__facts", "Ada, Grace")),
    "post_excerpt_max_categories": (
        1,
        lambda site: all("Far" not in each for each in texts(site, "notes/index.html", ".post__facts")),
    ),
    "post_excerpt_separator": ("<!-- cut -->", lambda site: "Its end" not in site.page("notes/index.html").text),
    "post_readtime": (True, shows(FIRST, ".post__facts", " min read")),
    "post_readtime_words_per_minute": (1, shows(FIRST, ".post__facts", "11 min read")),
    "archive": (True, has("notes/old/2024-01/index.html")),
    "archive_name": ("Old", shows("notes/index.html", ".post-views", "Old 02/2024")),
    "archive_date_format": ("MM/yyyy", shows("notes/old/2024-01/index.html", "h1", "01/2024")),
    "archive_url_date_format": ("yyyy-MM", has("notes/old/2024-01/index.html")),
    "archive_url_format": ("old/{date}", has("notes/old/2024-01/index.html")),
    "archive_pagination": (True, shows("notes/old/2024-01/index.html", ".post-pages", "1 of 1")),
    "archive_pagination_per_page": (1, shows("notes/old/2024-01/index.html", ".post-pages", "1 of 1")),
    "archive_toc": (True, has("notes/old/2024-01/index.html")),  # three posts of a month would have contents
    "categories": (True, has("notes/kind/near/index.html")),
    "categories_name": ("Kinds", shows("notes/index.html", ".post-views", "Kinds Near Far Talks")),
    "categories_url_format": ("kind/{slug}", has("notes/kind/near/index.html")),
    "categories_slugify_separator": ("_", has("notes/kind/far_talks/index.html")),
    "categories_sort_reverse": (True, shows("notes/index.html", ".post-views", "Near Far Talks")),
    "categories_allowed": (["Far Talks", "Near"], has("notes/kind/near/index.html")),
    "categories_pagination": (True, has("notes/kind/near/seite/2/index.html")),
    "categories_pagination_per_page": (3, has("notes/kind/near/seite/2/index.html")),
    "categories_toc": (True, shows("notes/kind/near/index.html", ".contents a", "Post no 3")),
    "authors": (True, shows(FIRST, ".post__authors", "Grace")),
    "authors_file": ("{blog}/people.yml", shows(FIRST, ".post__authors", "Grace")),
    "authors_profiles": (True, has("notes/by/ada/index.html")),
    "authors_profiles_name": ("Writers", shows("notes/index.html", ".post-views", "Writers Ada Grace")),
    "authors_profiles_url_format": ("by/{slug}", has("notes/by/ada/index.html")),
    "authors_profiles_pagination": (True, has("notes/by/ada/seite/2/index.html")),
    "authors_profiles_pagination_per_page": (3, has("notes/by/ada/seite/2/index.html")),
    "authors_profiles_toc": (True, shows("notes/by/ada/index.html", ".contents a", "Post no 3")),
    "pagination": (True, has("notes/seite/2/index.html")),
    "pagination_per_page": (3, has("notes/seite/2/index.html")),
    "pagination_url_format": ("seite/{page}", has("notes/seite/2/index.html")),
    "pagination_format": ("~1~ of $page_count", shows("notes/index.html", ".post-pages", "1 2 of 2")),
    "pagination_keep_content": (True, shows("notes/seite/2/index.html", "p", "Always here.")),
    "pagination_if_single_page": (True, shows("notes/old/2024-01/index.html", ".post-pages", "1 of 1")),
    "draft": (True, shows("notes/p/2024-03/near/far_talks/post_no_3/index.html", ".post__facts", "Draft")),
    "draft_if_future_date": (True, has("notes/p/2924-04/near/far_talks/post_no_4/index.html")),
}
TAGS: Effects = {
    "enabled": (True, shows("x/index.html", ".md-tag", "sea")),
    "filters": (
        {"exclude": ["hidden/*"]},
        lambda site: (
            site.page("hidden/z/index.html").all(".md-tag") == []
            and "Z" not in texts(site, "labels/index.html", "article li")
        ),
    ),
    "tags": (True, shows("x/index.html", ".md-tag", "sea")),
    "tags_slugify_separator": ("_", lambda site: bool(site.page("labels/index.html").one('[id="t-sea.deep_water"]'))),
    "tags_slugify_format": ("t-{slug}", lambda site: bool(site.page("labels/index.html").one("#t-sea"))),
    "tags_hierarchy": (True, lambda site: bool(site.page("wet/index.html").one('li [id="t-sea.deep_water"]'))),
    "tags_hierarchy_separator": (".", lambda site: bool(site.page("wet/index.html").one('li [id="t-sea.deep_water"]'))),
    "tags_sort_reverse": (True, lambda site: texts(site, "x/index.html", ".md-tag") == ["sea", "old", "land", "_own"]),
    "tags_name_property": ("labels", shows("x/index.html", ".md-tag", "sea")),
    "tags_name_variable": ("tags", shows("x/index.html", ".md-tag", "sea")),
    "tags_allowed": (
        ["sea", "sea.deep water", "land", "old", "_own", "mine_"],
        shows("x/index.html", ".md-tag", "sea"),
    ),
    "listings": (True, shows("labels/index.html", "h2", "land")),
    "listings_map": (
        {"wet": {"include": ["sea"]}},
        lambda site: "land" not in site.page("wet/index.html").one("article").text,
    ),
    "listings_sort_reverse": (
        True,
        lambda site: texts(site, "labels/index.html", "#t-sea ~ ul > li > a")[:2] == ["Y", "X"],
    ),
    "listings_tags_sort_reverse": (
        True,
        lambda site: texts(site, "labels/index.html", "article > h2")[0].startswith("sea"),
    ),
    "listings_directive": ("my/list", shows("labels/index.html", "h2", "land")),
    "listings_layout": ("default", shows("labels/index.html", "h2", "land")),
    "listings_toc": (False, lambda site: site.page("labels/index.html").all(".contents") == []),
    "shadow": (True, shows("x/index.html", ".md-tag-shadow", "old")),
    "shadow_tags": (["old"], shows("x/index.html", ".md-tag-shadow", "old")),
    "shadow_tags_prefix": ("_", shows("x/index.html", ".md-tag-shadow", "_own")),
    "shadow_tags_suffix": ("_", shows("y/index.html", ".md-tag-shadow", "mine_")),
    "export": (True, lambda site: "mappings" in json.loads(site.text("labels.json"))),
    "export_file": ("labels.json", lambda site: "mappings" in json.loads(site.text("labels.json"))),
}
POST: Effects = {
    "authors": (None, shows(FIRST, ".post__authors", "Grace")),
    "categories": (None, shows(FIRST, ".post__facts", "Far Talks")),
    "date": (None, shows(FIRST, "time", "2024")),
    "draft": (None, shows("notes/p/2024-03/near/far_talks/post_no_3/index.html", ".post__facts", "Draft")),
    "pin": (None, lambda site: texts(site, "notes/index.html", ".post > h2")[0] == "Post no 2"),
    "links": (None, shows(SECOND, ".post-views", "X")),
    "readtime": (None, shows(SECOND, ".post__facts", "77 min read")),
    "slug": (None, has(SECOND)),
}
"""The keys of a post's front matter; what stands there is in the posts."""
FUNCTIONS = "its value is a function, which only Material calls"
SERVER = "for the development server"
SPEED = "says how the plugin works, not what it makes"
DEPRECATED = "an old name, of which Material itself tells"
SILENT: Mapping[str, Mapping[str, str]] = {
    "blog": {
        "post_slugify": FUNCTIONS,
        "categories_slugify": FUNCTIONS,
        "categories_sort_by": FUNCTIONS,
        "draft_on_serve": SERVER,
        "pagination_template": DEPRECATED,
    },
    "tags": {
        **dict.fromkeys(("tags_slugify", "tags_sort_by", "listings_sort_by", "listings_tags_sort_by"), FUNCTIONS),
        "shadow_on_serve": SERVER,
        "export_only": "what it leaves out is on no page; see `tags` and `listings`",
        **dict.fromkeys(("tags_compare", "tags_compare_reverse", "tags_pages_compare"), DEPRECATED),
        **dict.fromkeys(("tags_pages_compare_reverse", "tags_file", "tags_extra_files"), DEPRECATED),
    },
    "info": dict.fromkeys(("enabled", "enabled_on_serve", "archive", "archive_stop_on_violation"), SPEED),
    "optimize": dict.fromkeys(("concurrency", "cache", "cache_dir", "print_gain", "print_gain_summary"), SPEED),
    "privacy": dict.fromkeys(("concurrency", "cache", "cache_dir", "log", "log_level"), SPEED),
    "projects": dict.fromkeys(("concurrency", "cache", "cache_dir", "log", "log_level"), SPEED),
    "search": dict.fromkeys(("indexing", "prebuild_index", "min_search_length"), DEPRECATED),
}
"""Options without an effect of their own that a page could show."""
ROWS: Mapping[str, str] = {
    **dict.fromkeys(("group", "meta", "offline", "typeset"), "tags, meta, group, typeset, offline"),
    **{name: name for name in ("optimize", "privacy", "projects", "social")},
}
"""The row of the table for all other options of a plugin."""
SEARCH = {
    **dict.fromkeys(("enabled", "fields"), "`template`, `hide`, `search` in front matter"),
    **dict.fromkeys(
        ("lang", "separator", "pipeline", "jieba_dict", "jieba_dict_user"), "search with `pipeline`, `jieba_dict`"
    ),
}


def rows() -> set[str]:
    """Return the features of the table in REFERENCE.md, each of which is built by a test."""
    text = (PROJECT / "hooks/REFERENCE.md").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^\| (.*?) \|", text.partition("## What Material documents\n")[2].partition("\n## ")[0]))


OF_MKDOCS = "all options of MkDocs, hooks, `README.md`, old metadata (`Title: …`)"
OF_SIDEBAR = "`icon`, `status`, `subtitle` in front matter, `extra.status`"
OF_LOGO = "`theme.logo`, icons of bar and bottom, colors of Material in `theme.palette`"
OF_ICONS = "icons of tags, notes, annotations and buttons, and of your own; `extra.tags`, `extra.annotate`"
OF_NAMES = "`favicon`, `direction`, `copyright`, `repo_name`, `site_author`, `generator`, `navigation.indexes`"
OF_ANALYTICS = "`analytics` with `feedback`, `consent`"
OF_SOCIAL = "`social`, `alternate`, `version`, `polyfills`"
OF_CODE = "`content.code.copy`, `content.code.annotate`, `content.tabs.link`, `content.tooltips`"
OF_SCROLLING = "`navigation.tracking`, `toc.follow`, `toc.integrate`"
OF_BAR = "`navigation.tabs`, `navigation.sections`, `navigation.expand`, `navigation.prune`"
OF_BOTTOM = "`navigation.footer`, `navigation.path`, `navigation.top`, `header.autohide`"
OF_SEARCH = "`search.suggest`, `search.share`"
OF_REPOSITORY = "`repo_url`, `content.action.edit`, `content.action.view`"
OF_INSTANT = "`navigation.instant` and what belongs to it"
FEATURES = {
    "announce.dismiss": "announcements, `announce.dismiss`",
    **dict.fromkeys(("content.action.edit", "content.action.view"), OF_REPOSITORY),
    **dict.fromkeys(("content.code.annotate", "content.code.copy", "content.code.select"), OF_CODE),
    **dict.fromkeys(("content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips"), OF_CODE),
    **dict.fromkeys(("header.autohide", "navigation.footer", "navigation.path", "navigation.top"), OF_BOTTOM),
    "navigation.indexes": OF_NAMES,
    **dict.fromkeys(("navigation.instant", "navigation.instant.prefetch", "navigation.instant.preview"), OF_INSTANT),
    "navigation.instant.progress": OF_INSTANT,
    **dict.fromkeys(("navigation.tabs", "navigation.tabs.sticky", "navigation.sections"), OF_BAR),
    **dict.fromkeys(("navigation.expand", "navigation.prune"), OF_BAR),
    **dict.fromkeys(("navigation.tracking", "toc.follow", "toc.integrate"), OF_SCROLLING),
    **dict.fromkeys(("search.highlight", "search.share", "search.suggest"), OF_SEARCH),
}
EXTRA = {
    **dict.fromkeys(("analytics", "consent"), OF_ANALYTICS),
    **dict.fromkeys(("annotate", "tags"), OF_ICONS),
    **dict.fromkeys(("alternate", "polyfills", "scope", "social", "version"), OF_SOCIAL),
    "generator": OF_NAMES,
    "homepage": "`extra.homepage`",
    "status": OF_SIDEBAR,
}
THEME = {
    **dict.fromkeys(("direction", "favicon"), OF_NAMES),
    "features": OF_CODE,
    "font": "`theme.font`",
    "icon": OF_ICONS,
    "language": "i18n (mkdocs-static-i18n)",
    **dict.fromkeys(("logo", "palette"), OF_LOGO),
}
ICONS = {
    **dict.fromkeys(("admonition", "annotation", "close", "edit", "search", "tag", "top", "view"), OF_ICONS),
    **dict.fromkeys(("alternate", "logo", "menu", "next", "previous", "repo", "share"), OF_LOGO),
}
MKDOCS = {
    "config_file_path", "site_name", "nav", "pages", "exclude_docs", "draft_docs", "not_in_nav", "site_url",
    "theme", "site_description", "site_author", "docs_dir", "site_dir", "copyright", "google_analytics",
    "dev_addr", "extra_css", "use_directory_urls", "repo_url", "repo_name", "edit_uri_template", "edit_uri",
    "extra_javascript", "extra_templates", "markdown_extensions", "mdx_configs", "strict", "remote_branch",
    "remote_name", "extra", "plugins", "hooks", "watch", "validation",
}  # fmt: skip
"""The options of MkDocs 1.6, all of which are in one row."""
TEMPLATES = Path(material.__file__).parent / "templates"


@pytest.fixture(scope="module")
def templates() -> str:
    """The text of Material's templates."""
    return "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html"))


def test_every_option_that_the_templates_of_material_read_has_a_row(templates: str) -> None:
    for start, known in (("config.extra.", EXTRA), ("config.theme.", THEME), ("config.theme.icon.", ICONS)):
        found = set(re.findall(rf"\b{re.escape(start)}([a-z_]+)", templates))
        assert found - known.keys() == set()
        assert set(known.values()) <= rows()


def test_every_feature_of_material_has_a_row(templates: str) -> None:
    (script,) = (TEMPLATES / "assets/javascripts").glob("bundle.*.min.js")
    names = r'"((?:announce|content|header|navigation|search|toc)\.(?!result)[a-z.]+)"'
    found = {*re.findall(rf"{names} in (?:config\.theme\.)?features", templates)}
    found |= set(re.findall(names, script.read_text(encoding="utf-8")))
    assert found - FEATURES.keys() == set()
    assert set(FEATURES.values()) <= rows()


def test_every_option_of_mkdocs_is_known() -> None:
    assert {name for name, _ in MkDocsConfig._schema} == MKDOCS
    assert OF_MKDOCS in rows()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = small_site(tmp_path_factory.mktemp("options"))
    site.write({**FILES, **POSTS})
    plugins = {
        name: {option: value for option, (value, _) in each.items()} for name, each in (("blog", BLOG), ("tags", TAGS))
    }
    site.settings["plugins"] = {
        "search": {},
        "bibtex": {"bib_file": "publications.bib", "bib_by_default": False},
        **plugins,
    }
    built = site.build()
    assert built.code == 0, built.output
    return built


@pytest.mark.parametrize(
    ("plugin", "option"),
    [(name, option) for name, effects in (("blog", BLOG), ("tags", TAGS), ("post", POST)) for option in effects],
)
def test_an_option_has_its_effect(plugin: str, option: str, site: BuiltSite) -> None:
    _, effect = {"blog": BLOG, "tags": TAGS, "post": POST}[plugin][option]
    assert effect(site)


def schema(plugin: str) -> set[str]:
    module = importlib.import_module(f"material.plugins.{plugin}.config")
    (config,) = (each for name, each in vars(module).items() if name == f"{plugin.capitalize()}Config" and each._schema)
    return {name for name, _ in config._schema}


@pytest.mark.parametrize(
    "plugin",
    [
        "blog",
        "group",
        "info",
        "meta",
        "offline",
        "optimize",
        "privacy",
        "projects",
        "search",
        "social",
        "tags",
        "typeset",
    ],
)
def test_every_option_of_a_plugin_has_an_effect_that_is_tested_or_a_row(plugin: str) -> None:
    tested = {"blog": set(BLOG), "tags": set(TAGS), "search": set(SEARCH)}.get(plugin, set())
    found = schema(plugin) - tested - SILENT.get(plugin, {}).keys()
    assert found == set() or ROWS[plugin] in rows()
    assert set(SEARCH.values()) <= rows()


def test_every_key_of_a_post_and_of_a_list_of_tags_is_tested() -> None:
    assert {name for name, _ in PostConfig._schema} == set(POST)
    assert {name for name, _ in ListingConfig._schema} == {"scope", "shadow", "layout", "toc", "include", "exclude"}
