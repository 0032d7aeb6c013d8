"""Reads the code: text becomes HTML, an address a link, and a name a path only where it is made safe.

Each other place is named below, with its reason; one that is new fails a test until it goes through the usual one, or
has a reason, too. The commands that write an author's files (`add`, `move-in`, `upgrade` and others) make no pages.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from test_rooms import HOOKS, MODULES, room, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

COMMANDS = {
    f"homepage.{name}"
    for name in ("add", "collaborators", "compare", "links", "move_in", "outside", "since", "start", "upgrade")
}
OF_BUILDS = [name for name in MODULES if room(name) not in COMMANDS]


def named(reasons: Mapping[str, str]) -> dict[str, str]:
    """Return the reason of each place, of which several may have the same."""
    return {place: reason for reason, places in reasons.items() for place in places.split()}


HTML = named(
    {
        "the place for LaTeX: the text between its tags is escaped": """
            homepage.latex.mathml._formula homepage.latex.mathml._markup homepage.latex.mathml._plain_row
            homepage.latex.mathml._single_token homepage.latex.mathml.as_text homepage.latex.reader.Reader.read_link
            homepage.latex.protected._ProtectingWriter.begin_tag homepage.latex.tags_unwrapped
            homepage.latex.writer.InlineWriter.begin_tag homepage.text.directions.isolated""",
        "the place for templates, whose other values Jinja escapes": """
            homepage.html.environment._html homepage.html.environment._unlinked homepage.html.environment._isolated
            homepage.html.environment._breakable homepage.html.environment._shapes""",
        "JSON-LD without the signs <, > and &": """
            homepage.html.heads.home_head homepage.html.heads.model_head homepage.html.heads.paper_head
            homepage.html.heads.post_head""",
        "what templates have drawn before, or Markdown has made of a page": """
            homepage.html.renderer.Renderer._list homepage.html.renderer.Renderer.items
            homepage.html.models.model_page homepage.html.renderer.Renderer.paper_page
            homepage.assembly.news_feed._drawn mkdocs_host.plugins._with_contents any_reader.blog.Blog.pagination_of""",
        "what pandoc prints, with the elements that homepage.exports.pandoc lets through": """
            homepage.exports.pandoc.with_elements.kept homepage.html.renderer.Renderer._printed_references
            homepage.html.renderer.Renderer._with_link homepage.pages.style_citations.StyleCitations._elements""",
        "the text of a card, which homepage.cards.hub_html cleans afterwards": """
            homepage.cards.hub_markdown._alert homepage.pages.card_rules.Places.add homepage.pages.card_rules._code.rule
            homepage.pages.card_rules._place_or_code""",
        "a text of the catalogue, whose values are escaped unless they are HTML": """
            homepage.words.records._filled homepage.words.records._joined""",
        "escapes the value itself": """
            homepage.posts.feed_html._Cleaner.handle_starttag homepage.posts.feed_html._Cleaner.handle_endtag
            homepage.web.content_policy.with_policy homepage.web.search_records._text
            homepage.web.social_cards.icons._svg_letter any_host.post_values._html
            any_host.shown_values._html mkdocs_host.plugins.make_authors_safe
            homepage.cards.nested_html._Nested.handle_starttag homepage.cards.nested_html._Nested._close""",
        "values of the engine alone": """
            homepage.web.social_cards.icons.favicon_svg homepage.web.typefaces.with_early_faces
            homepage.web.material_parts.with_stream any_host.whole_pages.with_own_style
            any_reader.templates._script_tag""",
        "moves parts of a page that are HTML already": "homepage.web.blocked_content.with_emoji_as_text.drawn",
        "for its text alone: tags are taken away": "any_host.top_bar.top_bar",
        "only searched for": "homepage.web.plain_pages._names",
        "a message about an element": """
            homepage.cards.hub_html._Removed._look_at homepage.cards.hub_html._Removed.handle_starttag
            homepage.whole_site.svg_marks.read_drawing homepage.whole_site.svg_shapes.ShapeReader._allowed
            homepage.whole_site.svg_shapes.ShapeReader._judge homepage.whole_site.svg_shapes.ShapeReader._plain
            homepage.whole_site.svg_shapes.ShapeReader._shape""",
    }
)
LINKS = named(
    {
        "an address that homepage.text.safe_urls has checked": """
            homepage.latex.reader.Reader.read_link homepage.pages.list_links.HeldLinks.run""",
        "a file of the site, found by its name in the list of files": """
            homepage.pages.card_links.CardLinks._lead_to_card homepage.pages.card_links.CardLinks._point
            homepage.pages.card_links.CardLinks.run homepage.pages.list_links.ItemLinks._size
            homepage.web.root_files._icon homepage.web.typefaces.with_early_faces any_reader.links._Links.run""",
        "an address that the host or a plugin has written": """
            mkdocs_host.plugins._with_contents any_reader.blog.Blog.pagination_of zensical_host.extension._Held.run""",
        "a place on the page": """
            homepage.pages.card_links.CardLinks._point_inside homepage.pages.card_tree._name_anchors
            homepage.pages.footnotes.Footnotes.reference homepage.pages.footnotes.way_back""",
        "the page of a record, or its place in a list": """
            homepage.pages.citation_drawing.CitationLinks._point homepage.pages.citations.CitationProcessor._cite
            homepage.pages.style_citations.StyleCitations._elements homepage.html.renderer.Renderer._with_link
            homepage.whole_site.addresses homepage.whole_site.addresses.Hrefs._in_list""",
        "only searched for": "any_host.whole_pages.with_own_style",
    }
)
PATHS = named(
    {
        "the place itself": "homepage.text.named_files.path_in",
        "a file that mkdocs.yml or the command line names, or INHERIT": """
            any_reader.blog.wrong_with_posts
            homepage.__main__._checked homepage.__main__._done homepage.settings.inherited.ConfigurationFile.parent
            homepage.settings.mkdocs_yml.local_bib_file homepage.settings.mkdocs_yml.read_configuration
            homepage.settings.languages.language_of homepage.settings.moved_assets.moved_assets
            homepage.settings.without_effect._draws_formulas homepage.assembly.site_reader._others
            homepage.settings.extra._provider zensical_host.__main__.main any_reader.settings.Theme.__init__
            any_reader.settings.read_settings any_reader.settings.walk any_host.blogs.authors_file
            homepage.assembly.docs_folder.unfit_files""",
        "a name in a message, which is only looked for in the project": """
            zensical_host.reading.Zensical.read
            any_host.refusals._named_files homepage.assembly.docs_folder._Walk._shown""",
        "a name that was found in a list of the site's files": """
            homepage.settings.portrait.portrait_problems homepage.web.social_cards.open_graph.wrong_image
            homepage.web.page_dates.page_dates any_host.stylesheets._check_styles any_host.site_files._changed
            any_host.stylesheets.collect_sheets any_host.stylesheets.leave_out_material
            any_host.translations.translated_source any_host.translations._move any_host.papers._add_items
            any_host.translations.translation_of.find any_host.made_files.with_links_to_made
            any_reader.building.Building._write any_reader.files.File.__init__ any_reader.files.File.dest_uri
            zensical_host.reading._prepare""",
        "a key or an id that is a slug": """
            homepage.assembly.list_files._with_pages homepage.assembly.list_files._schedules""",
        "a name of the engine's, such as that of a list": """
            homepage.assembly.list_files.author_lists homepage.assembly.list_files._misnamed_pages
            homepage.lists.own_fields.load_fields homepage.cards.hub_lists._lines
            homepage.web.engine_sheets.engine_sheets
            any_host.pictures.add_shared mkdocs_host.theme._visible any_host.named_assets._add_inherited
            any_host.named_assets._set_aside_moved mkdocs_host.last_good.with_last_good_pages""",
        "the file of a card, beside it": """
            homepage.assembly.site_reader._cards homepage.cards.results.result_files.evaluation_files""",
        "a file in .cache, named by a hash or by the engine": """
            homepage.assembly.fetched_bib.fetch homepage.cache.whole_files.cached_file
            homepage.cache.build_cache.BuildCache._file
            homepage.web.social_cards.files._file homepage.exports.lua_script.LuaScript.__init__
            mkdocs_host.made_files.made_file""",
        "the code of a language, which words_in and the page's front matter check": """
            homepage.words.known_names.digest homepage.words.catalogs.catalog_of
            homepage.settings.languages._wrong homepage.settings.languages.translated
            any_host.languages.material_language any_host.translations.pages_folder
            homepage.assembly.translated.in_folder""",
        "a citation style, which homepage.settings.csl_files has checked": "homepage.exports.style_files.style_files",
        "the engine's own files": """
            homepage.cv.pdf homepage.web.social_cards.files._code homepage.cache.template_bytecode""",
        "a file that the engine itself has added to the site": """
            any_host.writing.finish any_host.writing.write_citations""",
    }
)
NUMBERS = (
    "web.colors",
    "web.item_pictures",
    "pages.list_links",
    "html.year_bars",
    "cards.results.scale",
    "whole_site.svg_shapes",
    "web.social_cards",
    "cards.reader",
)
"""Modules in which `/` divides numbers, too."""
TAG = re.compile(r"<[/!]?[a-zA-Z\0]")
PATTERN = re.compile(r"\(\?|\\[sdwb]|\[\^|\*\+")
"""What only regular expressions contain."""


def places(module: str, is_one: Callable[[ast.AST], bool]) -> Iterator[str]:
    """Yield the functions of a module with code of a kind, such as `homepage.text.slugs.slug`."""

    def inside(node: ast.AST, name: str) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            named = isinstance(child, ast.FunctionDef | ast.ClassDef)
            below = f"{name}.{child.name}" if named else name  # type: ignore[attr-defined]
            if is_one(child):
                yield below
            yield from inside(child, below)

    yield from inside(tree_of(module), module)


def makes_html(node: ast.AST) -> bool:
    """Return whether code makes HTML by hand: of a text with a tag and a value in it, or by saying that it is HTML."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
        text = "".join(map(str, parts))
        return bool(TAG.search(text)) and "\0" in parts and not PATTERN.search(text)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return any(isinstance(side, ast.Constant) and TAG.search(str(side.value)) for side in (node.left, node.right))
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("Markup", "fromstring", "HTML")


def makes_link(node: ast.AST) -> bool:
    """Return whether code gives an element an address."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "set" and node.args:
        name = node.args[0]
        return not isinstance(name, ast.Constant) or name.value in ("href", "src", "srcset", "action", "poster", "data")
    if isinstance(node, ast.Dict):
        keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
        return bool({"href", "src", "srcset"}.intersection(keys)) and "text" not in keys
    return isinstance(node, ast.JoinedStr) and bool(re.search(r"(?:href|src)=", ast.unparse(node)))


def makes_path(node: ast.AST) -> bool:
    """Return whether code makes a path of a name that it does not contain itself."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        right = node.right
        return not isinstance(right, ast.Constant) and "Div" not in ast.dump(right)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        given = [each for each in node.args if not isinstance(each, ast.Constant)]
        return (name == "Path" and len(node.args) > 1 and len(given) > 1) or name in ("joinpath", "with_name")
    return False


KINDS = {"HTML": (makes_html, HTML), "links": (makes_link, LINKS), "paths": (makes_path, PATHS)}


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_named_places_make_it(kind: str) -> None:
    is_one, reasons = KINDS[kind]
    found = {place for module in OF_BUILDS for place in places(module, is_one)}
    if kind == "paths":
        found = {
            place for place in found if place in reasons or not place.removeprefix("homepage.").startswith(NUMBERS)
        }
    assert sorted(found - reasons.keys()) == []
    assert sorted(reasons.keys() - found) == []


SAFE_IN_TEMPLATES = {
    ("publications/list.html", "' loading=\"lazy\"' | safe"): "a text of the template itself",
    ("redirect.html", "' dir=\"rtl\"' | safe"): "a text of the template itself",
    ("publications/printed-references.html", "entry.label | safe"): "what pandoc prints, see above",
}


def test_templates_escape_all_but_the_named_values() -> None:
    folder = HOOKS / "homepage/html/templates"
    files = {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.html")}
    found = {(name, use) for name, text in files.items() for use in re.findall(r"[\w.]+ \| safe|'[^']*' \| safe", text)}
    assert found == SAFE_IN_TEMPLATES.keys()
    assert sum(text.count("safe") for text in files.values()) == len(found)
    assert not any("autoescape" in text for text in files.values())


OF_THEME = {
    r".*\| (e|url|tojson|script_tag)( \|.*| or words.*| if .*)?": "escaped",
    r"words\(.*|\{.*words\(.*|lang\.t\(.*|page_lang\..* else lang\.t\(.*": "words of the engine",
    r"homepage\.(version|accent)|entry\.current|bar\.classes|said\.form|direction|\"[→←]\".*": "words of the engine",
    r"super\(\)|pages(\(.*)?|(post|page)\.content|loop\(.*|form \| replace.*": "HTML of templates and Markdown",
    r"authors|name|page\.meta\.(head|mark.*)|mark|site_json_ld": "HTML of templates",
    r"(page|post\.post|view|group|entry|category|item|page\.\w+)\.title|entry\.typeset\.title if .*": "titles, in HTML",
    r"base_url|page\.canonical_url|entry\.url|shared\.twin|homepage\.look\.stylesheet": "addresses that MkDocs writes",
    r"shared\.(type|image\.size\[.\])|(each\.)?code|post\.config\.date\..*|updated\.isoformat\(\)": "of a known form",
    r"day\(.*\)": "escaped where it is defined",
    r"config\.(repo_(url|name.*)|copyright)|palette\..*|text": "from mkdocs.yml",
}
"""Why an expression in a template of the theme, which MkDocs does not escape, is safe there."""


def test_the_theme_escapes_all_but_the_named_values() -> None:
    known = re.compile("|".join(f"(?:{pattern})" for pattern in OF_THEME))
    for file in (HOOKS / "theme").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for expression in re.findall(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL):
            assert known.fullmatch(" ".join(expression.split())), f"{file.name}: {expression}"


def test_what_goes_around_the_one_place_is_found() -> None:
    bad = {
        makes_html: ('f"<b>{x}</b>"', '"<b>" + x', "Markup(x)", '"<a href=%s>" % x', "etree.fromstring(x)"),
        makes_link: ('element.set("href", x)', "element.set(name, x)", '{"href": x}', "f'<a href=\"{x}\">'"),
        makes_path: (
            "docs / name",
            "Path(docs, name)",
            "docs.joinpath(name)",
            'docs / f"{name}.md"',
            "file.with_name(x)",
        ),
    }
    for is_one, texts in bad.items():
        for text in texts:
            assert any(map(is_one, ast.walk(ast.parse(text)))), text
