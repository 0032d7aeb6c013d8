"""The layers of the design, read from the imports: files to records to templates to pages, never back."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

HOOKS = Path(__file__).parent.parent / "hooks"
PACKAGE = HOOKS / "homepage"

# A module imports only from rungs below its own. Every module not named here is a record or reads one:
# the lowest rung, whose modules may import one another.
LADDER = (
    {"options", "selection"},
    {"coauthors", "option_reader", "years"},
    {"year_bars"},
    {"site"},
    {"filtered_list"},
    {"exports"},
    {"citation_styles", "downloads", "home_metadata", "metadata", "root_files", "search_records", "sharing"},
    {"listing", "search_index"},
    {"markdown_lists"},
    {"render"},
    {"citations", "list_links", "reference_list", "site_block"},
    {"areas_block", "list_blocks", "models_block", "publications_block"},
    {"blocks"},
    {"block_mistakes", "site_problems", "citation_slips", "record_twins", "twins"},
    {"assembly", "extension", "generated_files"},
    {"news_feed"},
    {"check"},
    {"__main__", "mkdocs_hook"},
)
# Libraries that not every module may import, and those that may.
ALLOWED = {
    "mkdocs": {"mkdocs_hook"},
    "mkdocs_bibtex": {"mkdocs_hook"},
    "pypandoc": {"citation_styles"},
    "PIL": {"inks", "picture_drawing"},
    "font_source_serif_pro": {"picture_drawing"},
    "jinja2": {"compiled_templates", "render", "template_environment"},
    "markdown": {
        "block_mistakes",
        "citation_slips",
        "citations",
        "extension",
        "formulas",
        "list_blocks",
        "list_links",
        "news_feed",
        "publications_block",
        "reference_list",
    },
    "pymdownx": {"extension", "site_block"},
}


def name_of(path: Path) -> str:
    """Return a module's dotted name, such as `homepage.names`."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in (HOOKS / "mkdocs_hook.py", *sorted(PACKAGE.rglob("*.py")))}


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def nodes_that_run(tree: ast.AST, *, inside_functions: bool) -> Iterator[ast.AST]:
    """Yield the nodes that run, without those for type checkers and, on request, those inside functions."""
    for node in ast.iter_child_nodes(tree):
        if is_type_checking(node):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and not inside_functions:
            continue
        yield node
        yield from nodes_that_run(node, inside_functions=inside_functions)


def imports(module: str, *, inside_functions: bool = True) -> Iterator[str]:
    """Yield the dotted names of the modules that a module imports."""
    path = MODULES[module]
    package = module.split(".") if path.stem == "__init__" else module.split(".")[:-1]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in nodes_that_run(tree, inside_functions=inside_functions):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            yield from {name if (name := f"{source}.{alias.name}") in MODULES else source for alias in node.names}


def noun(module: str) -> str:
    """Return what a module of this project belongs to: its file or folder in the package."""
    return module.removeprefix("homepage.").split(".")[0]


def rung(module: str) -> int:
    """Return how high a module stands; 0 is the lowest rung."""
    return next((height for height, nouns in enumerate(LADDER, start=1) if noun(module) in nouns), 0)


@pytest.mark.parametrize("library", ALLOWED)
def test_only_the_named_modules_import_a_library(library: str) -> None:
    importers = {noun(module) for module in MODULES for name in imports(module) if name.split(".")[0] == library}
    assert importers <= ALLOWED[library]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_lower_rungs(module: str) -> None:
    others = {name for name in imports(module) if name in MODULES and noun(name) != noun(module)}
    assert {name for name in others if rung(name) >= max(rung(module), 1)} == set()


def test_the_package_imports_itself_by_relative_names_only() -> None:
    """It is `homepage` to MkDocs and may be `hooks.homepage` to another host."""
    for module, path in MODULES.items():
        names = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in absolute_names(node)
        }
        assert module == "mkdocs_hook" or "homepage" not in names, module


def absolute_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_the_modules_have_no_import_cycle() -> None:
    graph = {module: set(imports(module, inside_functions=False)) & set(MODULES) for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"the modules import one another: {' → '.join(error.args[1])}")


def test_only_their_environment_knows_where_the_templates_are() -> None:
    assert (PACKAGE / "templates").is_dir()
    assert [noun(module) for module in MODULES if "templates" in set(texts_in(module))] == ["template_environment"]


def texts_in(module: str) -> Iterator[str]:
    """Yield the texts that a module's code holds."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_rules_name_modules_that_exist() -> None:
    assert set().union(*LADDER, *ALLOWED.values()) <= {noun(module) for module in MODULES}
