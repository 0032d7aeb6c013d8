"""The rooms of the engine, with the imports between them: each room imports only from rooms below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).parent
HOOKS = TESTS.parent / "hooks"
PACKAGE = HOOKS / "homepage"

# The lowest first: a room imports only from rooms before it in this list.
ROOMS = (
    "homepage.rule_names",
    "homepage.problems",
    "homepage.text",
    "homepage.cache",
    "homepage.outside",
    "homepage.words",
    "homepage.front_matter",
    "homepage.bibtex",
    "homepage.latex",
    "homepage.names",
    "homepage.dates",
    "homepage.settings",
    "homepage.bibliography",
    "homepage.rules",
    "homepage.selections",
    "homepage.cards",
    "homepage.lists",
    "homepage.whole_site",
    "homepage.exports",
    "homepage.metadata",
    "homepage.posts",
    "homepage.cv",
    "homepage.html",
    "homepage.markdown_twins",
    "homepage.web",
    "homepage.pages",
    "homepage.outside",
    "homepage.assembly",
    "homepage.collaborators",
    "homepage.check",
    "homepage.since",
    "homepage.requirements",
    "homepage.start",
    "homepage.add",
    "homepage.links",
    "homepage.compare",
    "homepage.move_in",
    "homepage.upgrade",
    "homepage.__main__",
    "any_host",
    "any_reader",
    "zensical_host",
    "mkdocs_host",
    "mkdocs_hook",
)
# Libraries that only some modules may import, with these modules.
ALLOWED = {
    "mkdocs": {"mkdocs_host"},
    "zensical": {"zensical_host"},
    "babel": {"homepage.words.cldr", "homepage.words.catalogs", "any_reader.blog"},
    "pypandoc": {"homepage.exports.lua_script"},
    "PIL": {
        "homepage.start.picture",
        "homepage.web.item_pictures",
        "homepage.web.social_cards.canvas",
        "homepage.web.social_cards.drawing",
        "homepage.web.social_cards.typesetting",
    },
    "font_source_serif_pro": {"homepage.cv.pdf", "homepage.web.social_cards.typesetting"},
    "typst": {"homepage.cv.pdf"},
    "jinja2": {
        "mkdocs_host.theme",
        "any_reader.templates",
        "homepage.cache.template_bytecode",
        "homepage.html.renderer",
        "homepage.html.environment",
        "homepage.html.overrides",
    },
    "markdown": {
        "homepage.pages",
        "homepage.assembly.news_feed",
        "any_reader.links",
        "any_reader.names",
        "zensical_host.extension",
    },
    "pymdownx": {"homepage.pages", "homepage.move_in.texts"},
}


WITHOUT_TESTS = {
    "homepage.problems",  # used by all rooms, and tested together with them
    "homepage.rule_names",  # names only; tests/rules reads them
    "homepage.requirements",  # tested where start and upgrade say what is missing
    "homepage.__main__",  # a command line, run by the tests of check, since, start and upgrade
}


def name_of(path: Path) -> str:
    """Return a module's dotted name, such as `homepage.names`."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(HOOKS.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def nodes(tree: ast.AST, but: Callable[[ast.AST], bool]) -> Iterator[ast.AST]:
    """Yield the nodes below a node, except for the nodes for which `but` is true and those below them."""
    for node in ast.iter_child_nodes(tree):
        if not but(node):
            yield node
            yield from nodes(node, but)


def imports(module: str, but: Callable[[ast.AST], bool] = lambda _: False) -> Iterator[str]:
    """Yield the dotted names of the modules that a module imports."""
    path = MODULES[module]
    package = module.split(".") if path.stem == "__init__" else module.split(".")[:-1]
    for node in nodes(tree_of(module), but):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            yield from {name if (name := f"{source}.{alias.name}") in MODULES else source for alias in node.names}


def room(module: str) -> str:
    """Return the room that a module is in."""
    steps = module.split(".")
    return ".".join(steps[: 2 if steps[0] == "homepage" else 1])


def test_only_the_named_modules_import_a_library() -> None:
    found = [
        (library, module)
        for module in MODULES
        for library in {name.split(".")[0] for name in imports(module, is_for_types)} & ALLOWED.keys()
        if not {module, room(module)} & ALLOWED[library]
    ]
    assert found == []


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"homepage"}))
def test_a_module_imports_only_from_rooms_below_its_own(module: str) -> None:
    rooms = MODULES.keys() - {"homepage"}  # the package itself has only the version
    others = {name for name in imports(module) if name in rooms and room(name) != room(module)}
    assert {name for name in others if ROOMS.index(room(name)) > ROOMS.index(room(module))} == set()


def test_each_room_says_what_it_is_in_one_sentence() -> None:
    for name in ROOMS:
        docstring = ast.get_docstring(tree_of(name)) or ""
        assert docstring.partition("\n\n")[0].endswith("."), name


def test_the_package_imports_itself_by_relative_names_only() -> None:
    """MkDocs imports it as `homepage`; another host may import it as `hooks.homepage`."""
    for module in MODULES:
        names = {name.split(".")[0] for node in ast.walk(tree_of(module)) for name in absolute_names(node)}
        assert module.startswith(("any_", "mkdocs_", "zensical_host")) or "homepage" not in names, module


def absolute_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_the_modules_have_no_import_cycle_not_even_a_late_one_or_one_for_types() -> None:
    graph = {module: set(imports(module)) & set(MODULES) for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"the modules import one another: {' → '.join(error.args[1])}")


def test_only_their_environment_knows_where_the_templates_are() -> None:
    assert (PACKAGE / "html/templates").is_dir()
    assert [module for module in MODULES if "templates" in set(texts_in(module))] == ["homepage.html.environment"]


def texts_in(module: str) -> Iterator[str]:
    """Yield the strings in a module's code."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("adapter", ["hooks/zensical_host/*.py", "tests/plain_markdown.py"])
def test_an_adapter_to_a_program_that_reads_markdown_is_small(adapter: str) -> None:
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in HOOKS.parent.glob(adapter)) <= 250


def test_the_rules_name_rooms_that_exist() -> None:
    assert set(ROOMS) == {room(module) for module in MODULES} - {"homepage"}
    assert set().union(*ALLOWED.values()) <= MODULES.keys()


def test_each_room_has_its_tests_in_a_folder_of_the_same_name() -> None:
    with_tests = {f"homepage.{path.parent.name}" for path in TESTS.glob("*/test_*.py")} & set(ROOMS)
    assert with_tests == {name for name in ROOMS if name.startswith("homepage.")} - WITHOUT_TESTS


@pytest.mark.parametrize(
    ("argument", "command"),
    [("nmaes", ["bash", TESTS / "run"]), ("", [sys.executable, TESTS / "run.py"])],
    ids=["with bash", "without"],
)
def test_the_command_names_the_rooms_when_it_does_not_know_one(argument: str, command: list[str | Path]) -> None:
    done = subprocess.run([*command, "names", argument], capture_output=True, text=True, timeout=20)
    assert done.returncode == 2
    rooms = sorted(path.name for path in TESTS.iterdir() if list(path.glob("test_*.py")))
    expected = f'there are no tests for "{argument}". The rooms with tests are: {" ".join(rooms)}'
    assert done.stderr == f"tests/run: {expected}\n"
