"""What stands for a page where its address is shared, read back from built sites."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT
from head_tags import json_ld, meta, pages, size
from homepage.settings.options import Owner
from homepage.web.palette import Palette, read_palette
from homepage.web.social_cards import typesetting
from homepage.web.social_cards.drawing import draw_picture
from homepage.web.social_cards.files import Icon, PictureFiles
from homepage.web.social_cards.icons import icon_letters
from homepage.web.social_cards.words import SharePicture
from site_pages import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Homepage

ROOT = "https://banghua.me/"
MODEL = "models/starling-lm-7b-alpha/"


def drawn(wanted: dict[str, SharePicture | Icon], folder: Path, palette: Palette | None = None) -> dict[str, bytes]:
    return dict(PictureFiles(wanted, palette or Palette(), folder).finished())


def test_a_portrait_is_the_person_s_image(homepage: Homepage) -> None:
    homepage.options["author"] = {"name": "Ada Lovelace", "portrait": "assets/ada.svg"}
    homepage.write({"docs/assets/ada.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    graph = json_ld(homepage.build(strict=True).page("index.html"))["@graph"]
    assert isinstance(graph, list)
    assert graph[1]["image"] == "https://ada.example/assets/ada.svg"


def test_a_site_that_names_no_author_is_a_web_site_only(homepage: Homepage) -> None:
    homepage.options["author"] = {"positions": [], "profiles": [], "name": "", "aliases": [], "tagline": ""}
    built = homepage.build()
    graph = json_ld(built.page("index.html"))["@graph"]
    assert isinstance(graph, list)
    assert [part["@type"] for part in graph] == ["WebSite"]
    assert "about" not in graph[0]


def test_without_an_address_nothing_is_absolute(homepage: Homepage) -> None:
    homepage.settings["site_url"] = ""
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    for page in pages(built).values():
        assert [meta(page, name) for name in ("og:url", "og:image", "og:image:alt")] == ["", "", ""]
        assert page.all('link[rel="canonical"]') == []
        assert meta(page, "og:title")
        assert meta(page, "twitter:card") == "summary"
    assert not (built.folder / "assets/share").exists()
    assert "Sitemap" not in built.text("robots.txt")


def test_a_page_s_own_words_and_picture_win(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/a.md": "---\ndescription: Mine\nimage: assets/a b.png\nimage_alt: A plot\n---\n# A\n\nText.\n",
            "docs/b.md": "---\nimage: https://x.org/b.png\n---\n# B & *b*\n\nThe [first](a.md) one `x`.\n\nMore.\n",
            "docs/c.md": "# C\n\n- a list\n",
            "docs/models/m.md": "---\nlicense: mit\nthumbnail: ../assets/a b.png\n---\n# M\n",
            "docs/assets/a b.png": "GIF89a",
        }
    )
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    a, b, c = (built.page(f"{name}/index.html") for name in "abc")
    assert meta(a, "og:image") == "https://ada.example/assets/a%20b.png"
    assert meta(built.page("models/m/index.html"), "og:image") == "https://ada.example/assets/a%20b.png"
    assert (meta(a, "og:image:alt"), meta(a, "description"), meta(a, "og:image:width")) == ("A plot", "Mine", "")
    assert (meta(b, "og:image"), meta(b, "og:image:alt")) == ("https://x.org/b.png", "B & b")
    assert (meta(b, "og:title"), meta(b, "og:description")) == ("B & b", "The first one x.")
    assert text_of(b.one("head > title")) == "B & b · Ada Lovelace"
    assert meta(c, "description") == "Notes, engines and poetical science."


def test_a_picture_that_is_not_there_is_named(homepage: Homepage) -> None:
    homepage.write({"docs/a.md": "---\ntitle: A\nimage: assets/plott.png\n---\nText.\n", "docs/assets/plot.png": "png"})
    built = homepage.build()
    message = '`image` names assets/plott.png, which is not in docs/. Did you mean "assets/plot.png"?'
    assert built.code == 0
    assert f"docs/a.md:3: {message}" in built.output


def test_only_a_picture_is_suggested_in_place_of_one(homepage: Homepage) -> None:
    homepage.write({"docs/a.md": "---\ntitle: A\nimage: assets/nope.png\n---\nText.\n"})
    assert "`image` names assets/nope.png, which is not in docs/. Put the picture there.\n" in homepage.build().output


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("plot.png", b"<html>Not found</html>", "is not a picture. Save it as JPEG, PNG or WebP."),
        ("plot.svg", b"<svg/>", "is a drawing, which other sites do not show. Save it as PNG."),
        ("plot.jpg", b"\xff\xd8\xff" + bytes(2_600_000), "has 2.6 MB, and each reader loads it."),
    ],
)
def test_a_picture_that_cannot_be_shown_is_reported(name: str, content: bytes, wrong: str, homepage: Homepage) -> None:
    homepage.write({"docs/a.md": f"---\ntitle: A\nimage: assets/{name}\n---\nText.\n", "docs/assets/x.txt": ""})
    (homepage.root / "docs/assets" / name).write_bytes(content)
    assert f"docs/a.md:3: `image` names assets/{name}, which {wrong}" in homepage.build().output


@pytest.mark.parametrize("paper_pages", [False, "selected"])
def test_only_papers_with_pages_have_pictures(paper_pages: object, homepage: Homepage) -> None:
    homepage.options["paper_pages"] = paper_pages
    built = homepage.build(strict=True)
    assert sorted(path.name for path in (built.folder / "assets/share").rglob("*.png")) == ["index.png"]


def test_an_icon_of_the_authors_own_stays(homepage: Homepage) -> None:
    homepage.write({"docs/icon-192.png": "mine"})
    built = homepage.build(strict=True)
    assert built.text("icon-192.png") == "mine"
    assert size((built.folder / "icon-512.png").read_bytes()) == (512, 512)


def test_robots_may_read_everything_and_find_the_sitemap(homepage: Homepage) -> None:
    found = homepage.build(strict=True).text("robots.txt")
    assert found == "User-agent: *\nAllow: /\n\nSitemap: https://ada.example/sitemap.xml\n"
    homepage.write({"docs/robots.txt": "User-agent: *\nDisallow: /\n"})
    assert homepage.build(strict=True).text("robots.txt") == "User-agent: *\nDisallow: /\n"


def test_colors_come_from_the_stylesheet() -> None:
    own = (PROJECT / "hooks/theme/assets/page.css").read_text(encoding="utf-8")
    colors = dict(re.findall(r"(--md-[a-z-]+): light-dark\((#[0-9a-f]{6})", own))
    palette = read_palette([own])
    assert palette.paper == colors["--md-default-bg-color"]
    assert palette.quiet == colors["--md-default-fg-color--light"]
    assert palette.accent == colors["--md-accent-fg-color"]
    assert read_palette([own, ":root { --md-accent-fg-color: #A00; }"]).accent == "#aa0000"
    printed = "@media print { :root { --md-accent-fg-color: #000; } p { color: red } }"
    assert read_palette([own, printed]).accent == colors["--md-accent-fg-color"]
    assert read_palette([own, f"{printed} :root {{ --md-accent-fg-color: #A00; }}"]).accent == "#aa0000"
    assert read_palette(["p { --x-md-accent-fg-color: #123456; color: red }"]) == Palette()


class TestPictures:
    """Pictures and icons as files."""

    HARD = (
        SharePicture(
            " ".join(["Extraordinarily"] * 40), ("[", "Z", "23]"), text="word " * 300, note="n" * 300, site="s" * 200
        ),
        SharePicture("x" * 400, text="y" * 400, people=tuple((f"Name Number{n}", n == 2999) for n in range(3000))),
        SharePicture("深度学习", ("[李", "王", "23]"), people=(("王明", True), ("Łukasz Öśń", False)), site="网站"),
        SharePicture("مرحبا", note="🙂"),
        SharePicture(""),
        SharePicture("\U0001f916 Agents \u200b and ℝ spaces", and_others=True, people=(("A B", False),)),
    )

    @pytest.mark.parametrize("picture", HARD)
    def test_whatever_is_on_it_a_picture_is_drawn(self, picture: SharePicture, tmp_path: Path) -> None:
        png = drawn({"a": picture}, tmp_path)["a"]
        assert size(png) == (1200, 630)
        assert len(png) <= 60_000

    def test_nothing_crosses_the_margin(self, tmp_path: Path) -> None:
        from PIL import Image

        empty = SharePicture("", ("[", "Z", "23]"))
        for number, picture in enumerate(self.HARD[:2]):
            files = drawn({"full": picture, "empty": empty}, tmp_path / str(number))
            (tmp_path / "full.png").write_bytes(files["full"])
            (tmp_path / "empty.png").write_bytes(files["empty"])
            with Image.open(tmp_path / "full.png") as full, Image.open(tmp_path / "empty.png") as bare:
                for box in ((0, 0, 120, 630), (1085, 0, 1200, 630), (0, 560, 1200, 630), (0, 0, 1200, 80)):
                    assert full.convert("RGB").crop(box).tobytes() == bare.convert("RGB").crop(box).tobytes()

    def test_letters_with_accents_and_greek_ones_are_drawn_and_others_left_out(self) -> None:
        from homepage.web.social_cards.typesetting import showable

        assert showable("Łukasz Öśń, Ωαβ, Ж, Ἀ") in {"Łukasz Öśń, Ωαβ, Ж, Ἀ", ""}
        assert showable("Łukasz Öśńžč Ωαβ ℓ₁ √n ≤ ∞") == "Łukasz Öśńžč Ωαβ ℓ₁ √n ≤ ∞"
        assert showable("ℝ and \U0001f916 robots") == "R and robots"
        assert showable("深度 learning") == ""
        assert showable("two\nlines\u2028or\x85more\r") == "two lines or more"

    @pytest.mark.parametrize("label", [("[", "王", "]"), ("[李", "L", "23]"), ("[L", "", "王23]")])
    def test_a_label_that_cannot_be_shown_whole_is_left_out(self, label: tuple[str, str, str], tmp_path: Path) -> None:
        files = drawn({"with": SharePicture("A", label), "without": SharePicture("A")}, tmp_path)
        assert files["with"] == files["without"]

    @pytest.mark.parametrize(("letters", "shown"), [("王ADA", "A"), ("王 («B", "B"), ("王小明", "")])
    def test_an_icon_has_the_first_letter_that_can_be_shown(self, letters: str, shown: str, tmp_path: Path) -> None:
        files = drawn({"a": Icon(letters, 64), "b": Icon(shown, 64)}, tmp_path)
        assert files["a"] == files["b"]

    def test_the_cache_saves_the_drawing_and_survives_damage(self, tmp_path: Path) -> None:
        wanted = {"a": SharePicture("A"), "b": Icon("Z", 64)}
        first = drawn(wanted, tmp_path)
        times = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
        assert drawn(wanted, tmp_path) == first
        assert {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == times
        for file in tmp_path.iterdir():
            file.write_bytes(file.read_bytes()[:-20])
        assert drawn(wanted, tmp_path) == first
        for file in tmp_path.iterdir():
            damaged = bytearray(file.read_bytes())
            damaged[200] ^= 1
            file.write_bytes(damaged)
        assert drawn(wanted, tmp_path) == first

    def test_they_are_drawn_beside_the_build(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "homepage.web.social_cards.drawing", None)  # here, an import of it would fail
        assert size(drawn({"a": SharePicture("A")}, tmp_path)["a"]) == (1200, 630)

    @pytest.mark.parametrize("python", ["no-such-program", "true"])
    def test_where_no_second_process_draws_the_build_does(
        self, python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wanted = {"a": SharePicture("A"), "b": Icon("Z", 64)}
        first = drawn(wanted, tmp_path / "first")
        monkeypatch.setattr(sys, "executable", python)
        assert drawn(wanted, tmp_path / "second") == first

    def test_other_words_or_colors_are_another_picture(self, tmp_path: Path) -> None:
        files = [
            drawn({"a": picture}, tmp_path, palette)["a"]
            for picture in (SharePicture("A"), SharePicture("B"))
            for palette in (Palette(), Palette(accent="#aa0000"))
        ]
        assert len(set(files)) == 4

    def test_a_folder_that_takes_nothing_costs_no_picture(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        files = drawn({"a": SharePicture("A")}, tmp_path / "file")
        assert size(files["a"]) == (1200, 630)


def test_without_a_font_for_the_names_script_the_icon_has_the_titles_letter(tmp_path: Path) -> None:
    names = ("Ada Lovelace", "王小明")
    letters = [icon_letters(Owner(name=name).person, "王小明 (Lovelace)") for name in names]
    icons = drawn({name: Icon(each, 180) for name, each in zip(names, letters, strict=True)}, tmp_path)
    assert icons["Ada Lovelace"] == icons["王小明"]


def test_without_the_library_the_site_is_built_and_the_reason_told(new_homepage: Homepage) -> None:
    new_homepage.write({"hide.py": "import sys\nsys.modules['PIL'] = None\n"})
    new_homepage.settings["hooks"] = ["hide.py", str(PROJECT / "hooks/mkdocs_hook.py")]
    built = new_homepage.build()
    assert built.code == 0, built.output
    assert "requirements.txt:1: PIL is missing, which draws share pictures; install requirements.txt" in built.output
    assert meta(built.page("index.html"), "og:image") == ""
    assert [icon["src"] for icon in json.loads(built.text("manifest.webmanifest"))["icons"]] == ["assets/favicon.svg"]


@pytest.mark.parametrize("long", [lambda size: ("w" * size, ""), lambda size: ("Title", "word " * (size // 5))])
def test_what_is_measured_grows_no_faster_than_the_text(
    long: Callable[[int], tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    length = typesetting._word_length
    monkeypatch.setattr(
        typesetting, "_word_length", lambda font, word: measured.append(len(word)) or length(font, word)
    )

    def work(size: int) -> int:
        measured.clear()
        title, text = long(size)
        draw_picture(SharePicture(title, text=text), Palette())
        return sum(measured)

    assert work(8000) < 5 * work(2000)
