"""What is kept for the next build: found again for the same inputs, made again for others and where it is damaged."""

from __future__ import annotations

import os
import random
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from any_reader.working_folder import working_folder
from conftest import PROJECT
from homepage.cache.build_cache import BuildCache
from homepage.cache.template_bytecode import CompiledTemplates
from homepage.cache.whole_files import write_if_possible, write_whole
from homepage.html.environment import TEMPLATES, environment
from jinja2 import Environment, FileSystemLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conftest import Homepage

TEXTS = {"a": "Müller & ∑\r\n\n", "b": "", "c/d.txt": "x" * 10_000}
BYTES = {name: text.encode() for name, text in TEXTS.items()}


class Maker:
    """Makes a result, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> dict[str, str]:
        self.made += 1
        return dict(TEXTS)


def test_a_result_is_made_once_for_the_same_inputs(tmp_path: Path) -> None:
    maker = Maker()
    first = BuildCache(tmp_path, "bib").texts("lists", [1, "two"], maker)
    second = BuildCache(tmp_path, "bib").texts("lists", [1, "two"], maker)
    assert first == second == BYTES
    assert maker.made == 1


@pytest.mark.parametrize(
    "other",
    [
        lambda folder, make: BuildCache(folder, "another bib").texts("lists", 1, make),
        lambda folder, make: BuildCache(folder, "bib").texts("lists", 2, make),
        lambda folder, make: BuildCache(folder, "bib").texts("feeds", 1, make),
        lambda folder, make: BuildCache(folder.with_name("empty"), "bib").texts("lists", 1, make),
        lambda folder, make: BuildCache().texts("lists", 1, make),
    ],
    ids=["its site", "its own inputs", "its name", "the folder", "no folder"],
)
def test_a_result_is_made_anew_when_something_else_is_asked_for(
    other: Callable[[Path, Maker], dict[str, bytes]], tmp_path: Path
) -> None:
    BuildCache(tmp_path / "kept", "bib").texts("lists", 1, dict)
    maker = Maker()
    assert other(tmp_path / "kept", maker) == BYTES
    assert maker.made == 1


@pytest.fixture(params=["list.html", "home.md"])
def template(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template in a package of its own."""
    BuildCache(tmp_path)  # the code is looked at once, and stays this project's
    template = tmp_path / "package" / "templates" / str(request.param)
    template.parent.mkdir(parents=True)
    template.write_text("{{ text }}", encoding="utf-8")
    monkeypatch.setattr("homepage.cache.build_cache.PACKAGE", tmp_path / "package")
    return template


def test_a_changed_template_makes_results_anew(template: Path, tmp_path: Path) -> None:
    before = BuildCache(tmp_path).inputs
    template.write_text("{{ other }}", encoding="utf-8")
    assert BuildCache(tmp_path).inputs != before


def damages(data: bytes) -> list[bytes]:
    """Return a file's contents in several states of ruin."""
    chance = random.Random(7)
    places = [0, 70, 140, len(data) - 1, *chance.sample(range(len(data)), 40)]
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in places]
    return [b"", b"\x00nonsense", data + b"x", *(data[:at] for at in places), *flipped]


def test_damage_is_never_read(tmp_path: Path) -> None:
    BuildCache(tmp_path).texts("lists", 1, Maker())
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for damaged in damages(whole):
        file.write_bytes(damaged)
        maker = Maker()
        assert BuildCache(tmp_path).texts("lists", 1, maker) == BYTES
        assert maker.made == 1
        assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("in the way", encoding="utf-8")
    assert BuildCache(tmp_path / "file" / "kept").texts("lists", 1, Maker()) == BYTES


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    BuildCache(tmp_path).texts("lists", 1, Maker())
    (file,) = tmp_path.iterdir()
    file.unlink()
    file.joinpath("in the way").mkdir(parents=True)
    assert BuildCache(tmp_path).texts("lists", 1, Maker()) == BYTES
    assert list(tmp_path.iterdir()) == [file]


def test_any_name_makes_a_file_that_every_system_takes(tmp_path: Path) -> None:
    kept = BuildCache(tmp_path)
    for name in ('lists-C:/docs/a.md-"x"|<y>?*\n\\', "lists-C:/docs/a.md-'x'|<y>?*\n\\", "ñ" * 300):
        kept.texts(name, 1, Maker())
        assert kept.texts(name, 1, dict) == BYTES
    names = [file.name for file in tmp_path.iterdir()]
    assert len(names) == 3
    assert all(re.fullmatch(r"[\w.-]+", name) and len(name.encode()) < 255 for name in names)


def loaded(store: Path, folder: Path = TEMPLATES, name: str = "models/page.html") -> None:
    """Load a template as a build does that stores what it compiled."""
    compiled, env = CompiledTemplates(store), environment()
    env.loader, env.bytecode_cache = FileSystemLoader(folder), compiled
    env.get_template(name)
    compiled.store()


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the name of each template that is compiled."""
    names: list[str] = []
    compile_ = Environment.compile

    def note(self: Environment, source: str, name: str, *rest: str, **options: str) -> object:
        names.append(name)
        return compile_(self, source, name, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", note)
    return names


def test_a_template_of_the_engine_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    names = counted(monkeypatch)
    for _ in range(3):
        loaded(tmp_path / "store")
    assert names == ["models/page.html"]


def test_the_author_s_own_templates_are_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("main.html").write_text("{{ 6 * 7 }}", encoding="utf-8")
    names = counted(monkeypatch)
    for _ in range(2):
        loaded(tmp_path / "store", tmp_path, "main.html")
    assert names == ["main.html"] * 2
    assert not tmp_path.joinpath("store").exists()


def test_where_python_may_not_write_compiled_code_no_template_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    loaded(tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_compiled_templates_costs_only_time(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("in the way", encoding="utf-8")
    loaded(tmp_path / "file/store")


def test_damaged_templates_are_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    store = tmp_path / "store"
    loaded(store)
    whole = store.read_bytes()
    names = counted(monkeypatch)
    for number, damaged in enumerate(damages(whole)[:12], 1):
        store.write_bytes(damaged)
        loaded(store)
        assert len(names) == number
        assert store.read_bytes() == whole


def test_nothing_in_the_cache_is_code(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/publications/index.md": "# Papers\n\n/// publications\n///\n",
            "docs/cv.md": "---\ncv: [publications]\n---\n# CV\n",
        }
    )
    assert homepage.build().code == 0
    files = [file for file in homepage.root.joinpath(".cache").rglob("*") if file.is_file()]
    assert {file.suffix for file in files} & {".py", ".pyc", ".cache", ".so", ".lua", ".pickle"} == set()
    starts = [file.name for file in files if file.read_bytes()[:1] in {b"\x80", b"\xe3", b"j"}]
    assert starts == [], "pickled or marshalled"


@pytest.fixture
def held_open(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """How often Windows would still refuse to replace a file, since another program has it open."""
    refusals = [True, True]
    replace = Path.replace

    def of_windows(self: Path, target: Path) -> Path:
        if refusals and refusals.pop():
            raise PermissionError(13, "Access is denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", of_windows)
    monkeypatch.setattr("homepage.cache.whole_files._PAUSES", (0.0, 0.0, 0.0))
    return refusals


def test_a_file_that_another_program_reads_is_replaced_a_moment_later(tmp_path: Path, held_open: list[bool]) -> None:
    file = tmp_path / "publications.bib"
    file.write_bytes(b"old")
    write_whole(file, [b"n", b"ew"])
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_stays_open_is_left_as_it_is(tmp_path: Path, held_open: list[bool]) -> None:
    held_open += [True] * 9
    file = tmp_path / "publications.bib"
    file.write_bytes(b"old")
    with pytest.raises(PermissionError):
        write_whole(file, [b"new"])
    write_if_possible(file, [b"new"])
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


WATCH = """
import sys
sys.path.insert(0, {hooks!r})
import homepage.bibliography.reader as bibliography
make = bibliography.make_bibliography
def watched(*arguments):
    print("The bibliography is read.")
    return make(*arguments)
bibliography.make_bibliography = watched
"""


def test_a_second_build_does_not_even_read_the_bibliography(homepage: Homepage) -> None:
    homepage.write({"watch.py": WATCH.format(hooks=str(PROJECT / "hooks"))})
    homepage.settings["hooks"] = ["watch.py", str(PROJECT / "hooks/mkdocs_hook.py")]
    homepage.options["paper_pages"] = False
    homepage.write({"docs/publications/index.md": "# Papers\n\n/// publications\n///\n"})
    assert "The bibliography is read." in homepage.build(strict=True).output
    second = homepage.build(strict=True)
    assert second.page("publications/index.html").all(".pub")
    assert "The bibliography is read." not in second.output


def test_builds_side_by_side_leave_one_whole_result(tmp_path: Path) -> None:
    def build(number: int) -> dict[str, bytes]:
        return BuildCache(tmp_path).texts("lists", number % 3, lambda: {"text": str(number % 3) * 100_000})

    with ThreadPoolExecutor(8) as pool:
        for number, texts in enumerate(pool.map(build, range(60))):
            assert texts == {"text": (str(number % 3) * 100_000).encode()}
    assert len(list(tmp_path.iterdir())) == 1


def test_only_missing_pieces_are_made_and_those_not_asked_for_go(tmp_path: Path) -> None:
    made: list[list[int]] = []

    def ask(keys: str, inputs: object = 1) -> list[bytes]:
        def make(indexes: Sequence[int]) -> list[str]:
            made.append(list(indexes))
            return [f"piece {keys[index]}" for index in indexes]

        with BuildCache(tmp_path, "options").pieces("lines", inputs) as pieces:
            return pieces.of(list(keys), make)

    assert ask("abc") == ask("abc") == [b"piece a", b"piece b", b"piece c"]
    assert ask("xab") == [b"piece x", b"piece a", b"piece b"]
    assert ask("c") == [b"piece c"]
    assert ask("c", inputs=2) == [b"piece c"]
    assert made == [[0, 1, 2], [0], [0], [0]]


class Pieces:
    """Asks for a hundred pieces of one name, again and again, and counts how many had to be made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0

    @property
    def file(self) -> Path:
        (file,) = self.folder.iterdir()
        return file

    def ask(self, edit: str = "", inputs: object = 1) -> int:
        """Ask for them after an edit of the last; return how many had to be made."""
        self.made, keys = 0, [*map(str, range(99)), f"edit {edit}"]

        def make(indexes: Sequence[int]) -> list[str]:
            self.made += len(indexes)
            return [f"piece {keys[index]} of {inputs}" * 20 for index in indexes]

        with BuildCache(self.folder, "options").pieces("lines", inputs) as pieces:
            assert pieces.of(keys, make) == [f"piece {key} of {inputs}".encode() * 20 for key in keys]
        return self.made


def test_an_edit_adds_its_piece_to_the_file(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)
    assert pieces.ask("a") == 100
    before = pieces.file.read_bytes()
    assert pieces.ask("b") == 1
    assert pieces.file.read_bytes().startswith(before)
    assert pieces.ask("b") == 0


def test_many_edits_do_not_make_the_file_grow_without_end(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)
    pieces.ask()
    once = pieces.file.stat().st_size
    assert [pieces.ask(str(number)) for number in range(100)] == [1] * 100
    assert pieces.file.stat().st_size < 1.5 * once


def test_a_damaged_addition_costs_only_itself(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path)
    pieces.ask("a")
    first = pieces.file.stat().st_size
    pieces.ask("b")
    whole = pieces.file.read_bytes()
    for damaged in (whole[:-1], whole + b"x", whole[: first + 5], whole[:-3] + b"???", whole[: first + 100] + whole):
        pieces.file.write_bytes(damaged)
        assert pieces.ask("b") <= 1
        assert pieces.ask("c") == 1
        assert pieces.ask("c") == 0


def test_what_another_build_adds_for_other_inputs_is_not_taken(tmp_path: Path) -> None:
    pieces, other = Pieces(tmp_path / "pieces"), Pieces(tmp_path / "other")
    for each, inputs in ((pieces, 1), (other, 2)):
        each.folder.mkdir()
        each.ask("a", inputs)
    pieces.file.write_bytes(pieces.file.read_bytes() + other.file.read_bytes())
    assert pieces.ask("a", 1) == 0
    assert pieces.ask("b", 1) == 1
    assert pieces.ask("a", 2) == 100


def test_nothing_is_added_to_a_file_that_a_link_leads_to(tmp_path: Path) -> None:
    def build(*keys: str) -> None:
        with BuildCache(tmp_path / "cache").pieces("p", "") as pieces:
            pieces.of(keys, lambda missing: [keys[index] for index in missing])

    many = [*map(str, range(100))]
    build(*many)
    (file,) = (tmp_path / "cache").iterdir()
    outside = file.rename(tmp_path / "outside")
    file.symlink_to(outside)
    before = outside.read_bytes()
    build(*many, "new")
    assert outside.read_bytes() == before
    assert not file.is_symlink()


@pytest.mark.parametrize("place", [".cache", ".cache/build"])
def test_nothing_is_written_where_a_link_in_the_place_of_a_cache_leads(place: str, tmp_path: Path) -> None:
    outside, link = tmp_path / "outside", tmp_path / "project" / place
    old = outside / "reading-list"
    old.mkdir(parents=True)
    os.utime(old, (0, 0))
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    folder = tmp_path / "project/.cache/build"
    for inputs in ("", "", "other"):
        assert BuildCache(folder).texts("lists", inputs, Maker()) == BYTES
    with working_folder(link) as working:
        assert not Path(working).is_relative_to(tmp_path)
    assert [*outside.rglob("*")] == [old]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_folders_of_killed_builds_are_removed_and_what_only_has_their_name_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "reading-link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "reading-pipe")
    (tmp_path / "reading-old").mkdir()
    for name in ("reading-pipe", "reading-old"):
        os.utime(tmp_path / name, (0, 0))
    with working_folder(tmp_path) as working:
        assert Path(working).parent == tmp_path
    assert {file.name for file in tmp_path.iterdir()} == {"reading-link", "reading-pipe"}


def test_what_is_after_the_results_is_not_read_however_long_it_is(tmp_path: Path) -> None:
    BuildCache(tmp_path).texts("lists", 1, Maker())
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    os.truncate(file, 1 << 38)
    assert BuildCache(tmp_path).texts("lists", 1, Maker()) == BYTES
    assert file.read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_the_place_of_a_result_is_not_waited_for(tmp_path: Path) -> None:
    BuildCache(tmp_path).texts("lists", 1, Maker())
    (file,) = tmp_path.iterdir()
    file.unlink()
    os.mkfifo(file)
    assert not BuildCache(tmp_path).has("lists", 1)
    assert BuildCache(tmp_path).texts("lists", 1, Maker()) == BYTES
    assert file.is_file()
