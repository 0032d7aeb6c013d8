"""The icon of a site: the owner's own one, or one that is made of the name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from head_tags import pages, size
from homepage.settings.options import Owner
from homepage.web.palette import DEFAULTS, Palette
from homepage.web.social_cards import icons
from homepage.web.social_cards.files import ICONS, Icon, PictureFiles
from homepage.web.social_cards.icons import FAVICON, faces_for, favicon_svg, icon_letters

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from site_pages import BuiltSite

NAMESPACE = "{http://www.w3.org/2000/svg}"


def letter_of(name: str, title: str = "") -> str:
    """Return the letter on the icon of a person or group; an empty string if it has a dot."""
    letters = icon_letters(Owner(name=name).person, title or name)
    svg = ElementTree.fromstring(favicon_svg(letters, DEFAULTS["light"], DEFAULTS["dark"]))
    text = svg.find(f"{NAMESPACE}text")
    assert (text is None) == (svg.find(f"{NAMESPACE}circle") is not None)
    return (text.text or "") if text is not None else ""


def icon_of(built: BuiltSite) -> str:
    """Return the address of the icon, which is the same on all pages but for their depth."""
    found = {str(page.one('link[rel="icon"]')["href"]).replace("../", "").lstrip("/") for page in pages(built).values()}
    (address,) = found
    return address


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ada Lovelace", "L"),
        ("Lovelace, Ada", "L"),
        ("Jürgen Ötztal", "Ö"),
        ("Ludwig van Beethoven", "B"),
        ("Plato", "P"),
        ("Νίκος Καζαντζάκης", "Κ"),
        ("Лев Толстой", "Т"),
        ("山田太郎", "山"),
        ("山田 太郎", "山"),
        ("김 철수", "김"),
        ("محمد بن موسى الخوارزمي", "خ"),
        ("نجيب محفوظ", "م"),
        ("דוד גרוסמן", "ג"),
        ("ნინო ჩხეიძე", "ჩ"),
        ("Computational Linguistics Lab", "C"),
        ("The Robot Learning Group", "R"),
        ("Institut für Sprachen", "I"),
        ("Лаборатория языка", "Л"),
        ("42 Team", "4"),
        ("\U0001f916", ""),
        ("<&", ""),
    ],
)
def test_the_letter_is_the_owner_s_own(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_a_site_without_an_author_has_the_letter_of_its_title() -> None:
    assert letter_of("", "Notes on engines") == "N"


def test_the_favicon_has_the_accent_of_light_and_dark_tabs() -> None:
    svg = favicon_svg("L", Palette(accent="#0055aa"), Palette("#17151b", accent="#99ccff"))
    assert "*{fill:#0055aa}@media(prefers-color-scheme:dark){*{fill:#99ccff}}" in svg
    assert len(svg) < 600


def test_a_pale_accent_is_darker_on_the_favicon() -> None:
    assert "#ffff00" not in favicon_svg("L", Palette(accent="#ffff00"), DEFAULTS["dark"])


class TestFaces:
    """Letters that the font of the pictures lacks."""

    def test_no_font_is_looked_for_if_the_own_one_has_the_script(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(icons, "font_folders", lambda: pytest.fail("no fonts are needed"))
        assert [faces_for(letters) for letters in ("Z", "Κ", "Т", "Ệ", "")] == [()] * 5

    def test_a_font_of_the_computer_is_found_by_its_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("deep/NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "unknown.ttf"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        monkeypatch.setattr(icons, "font_folders", lambda: [tmp_path, tmp_path / "missing"])
        assert [face.rpartition("/")[2] for face in faces_for("山")] == [
            "NotoSerifCJK-Regular.ttc",
            "NotoSansCJK-Regular.ttc",
        ]

    def test_a_letter_is_drawn_in_the_first_font_that_has_it_and_a_dot_else(self, tmp_path: Path) -> None:
        from font_source_serif_pro import font_files_otf

        (tmp_path / "broken.ttf").write_bytes(b"no font")
        faces = (str(tmp_path / "broken.ttf"), str(font_files_otf["SourceSerifProBold"]))
        wanted = {"a": Icon("山", 64, faces), "b": Icon("山L", 64, faces), "c": Icon("", 64), "d": Icon("L", 64)}
        drawn = dict(PictureFiles(wanted, Palette(), tmp_path / "cache").finished())
        assert drawn["a"] == drawn["c"] != drawn["d"] == drawn["b"]


def test_a_site_that_names_no_icon_has_a_made_one_on_every_page(homepage: Homepage) -> None:
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert icon_of(built) == FAVICON
    assert ">L</text>" in built.text(FAVICON)
    assert not (built.folder / "assets/images/favicon.png").exists()
    for name, pixels in ICONS.items():
        assert size((built.folder / name).read_bytes()) == (pixels, pixels)
    sources = [icon["src"] for icon in json.loads(built.text("manifest.webmanifest"))["icons"]]
    assert sources == [FAVICON, *ICONS]
    again = homepage.build(strict=True)
    for name in (FAVICON, *ICONS):
        assert (built.folder / name).read_bytes() == (again.folder / name).read_bytes()


def test_the_404_page_has_the_icon_too(homepage: Homepage) -> None:
    built = homepage.build(strict=True)
    assert re.search(r'<link rel="icon" href="/?[^"]*assets/favicon\.svg">', built.text("404.html"))


@pytest.mark.parametrize("name", ["assets/mine.svg", "assets/mine.png", "img/mine.ico", "mine.PNG"])
def test_an_icon_of_the_owner_s_own_is_used_as_it_is(name: str, homepage: Homepage) -> None:
    homepage.settings["theme"] = {"favicon": name}
    homepage.write({f"docs/{name}": "mine"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert icon_of(built) == name
    assert built.text(name) == "mine"
    assert not (built.folder / FAVICON).exists()
    icon = json.loads(built.text("manifest.webmanifest"))["icons"][0]
    assert icon["src"] == name
    assert icon.get("sizes") == ("any" if name.endswith(".svg") else None)


@pytest.mark.parametrize("name", [FAVICON, "assets/images/favicon.png"])
def test_an_icon_where_one_is_looked_for_needs_no_line(name: str, homepage: Homepage) -> None:
    homepage.write({f"docs/{name}": "mine"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert icon_of(built) == name
    assert built.text(name) == "mine"


def test_an_icon_on_another_site_is_left_to_it(homepage: Homepage) -> None:
    homepage.settings["theme"] = {"favicon": "https://img.example/icon.png"}
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert str(built.page("index.html").one('link[rel="icon"]')["href"]) == "https://img.example/icon.png"


@pytest.mark.parametrize("name", ["assets/min.svg", "assets/images/favicon.png", FAVICON])
def test_a_missing_icon_is_told_by_line_and_one_is_made(name: str, homepage: Homepage) -> None:
    homepage.settings["theme"] = {"favicon": name}
    built = homepage.build()
    assert built.code == 0
    line = homepage.line_of("mkdocs.yml", f"  favicon: {name}")
    message = (
        f"mkdocs.yml:{line}: theme.favicon names {name}, which is not in docs/. Put the file there, or delete this"
        " line: then an icon is made of your name."
    )
    assert message in built.output
    assert icon_of(built) == FAVICON
    assert ">L</text>" in built.text(FAVICON)
    assert homepage.build(strict=True).code != 0
