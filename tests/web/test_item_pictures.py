"""Smaller copies of the pictures in lists."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from homepage.cache.build_cache import BuildCache
from homepage.lists.reader import read_items
from homepage.web.item_pictures import item_pictures
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_copies_are_made_once_are_smaller_and_have_no_data_of_the_camera(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, cache = tmp_path / "docs", tmp_path / "cache"
    docs.mkdir()
    turned = Image.Exif()
    turned[0x0112], turned[0x010F] = 6, "A camera"
    Image.new("RGB", (500, 700), "red").save(docs / "Été 1.jpg", exif=turned)
    (docs / "no.jpg").write_bytes(b"not a picture")
    (docs / "lines.svg").write_bytes(b"<svg/>")
    text = "".join(f"- {{name: A, picture: '{name}'}}\n" for name in ("Été 1.jpg", "no.jpg", "lines.svg", "gone.png"))
    lists = {"people": read_items(text, "people", "people.yml")[0]}
    found, copies, problems = item_pictures(lists, docs, BuildCache(cache))
    assert list(found) == ["Été 1.jpg"]
    assert [str(problem) for problem in problems] == [
        'people.yml:2: "no.jpg" cannot be read as a picture: save it again, as JPEG or PNG'
    ]
    picture = found["Été 1.jpg"]
    assert (picture.width, picture.height) == (700, 500)
    assert [width for width, _ in picture.copies] == [320, 640]
    assert all(path.startswith("assets/sized/ete-1-") for _, path in picture.copies)
    with Image.open(BytesIO(copies[picture.copies[0][1]])) as copy:
        assert (copy.size, dict(copy.getexif())) == ((320, 229), {})
    (docs / "no.jpg").unlink()
    monkeypatch.setattr(Image, "open", None)
    assert item_pictures(lists, docs, BuildCache(cache)) == ({"Été 1.jpg": picture}, copies, [])


def test_copies_that_are_damaged_or_cannot_be_stored_are_made_again(tmp_path: Path) -> None:
    Image.new("RGB", (500, 700), "red").save(tmp_path / "a.jpg")
    lists = {"people": read_items("- {name: A, picture: a.jpg}\n", "people", "people.yml")[0]}
    right = item_pictures(lists, tmp_path, BuildCache(tmp_path / "cache"))
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], whole[:-9] + bytes(9)):
        file.write_bytes(damaged)
        assert item_pictures(lists, tmp_path, BuildCache(tmp_path / "cache")) == right
    assert item_pictures(lists, tmp_path, BuildCache(tmp_path / "a.jpg")) == right
