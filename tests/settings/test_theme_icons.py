from __future__ import annotations

from pathlib import Path

import material
import pytest
from homepage.settings.icons import icon_problems

TEMPLATES = str(Path(material.__file__).parent / "templates")
NAMED = """\
theme:
  icon:
    close: material/clsoe
    edit: material/pencil
    logo:
    tag:
      default: own/mark
      html: own/no-mark
  palette:
  - scheme: default
    toggle: {icon: material/brightness-7, name: Dark}
  - scheme: slate
    toggle: {icon: material/nope-4, name: Light}
extra:
  social:
  - icon: fontawesome/brands/githbu
    link: https://github.com/ada
  analytics:
    feedback:
      ratings:
      - icon: own/missing
"""


def test_an_icon_that_no_folder_has_is_told_by_line_with_the_nearest_name(tmp_path: Path) -> None:
    own = tmp_path / "overrides/.icons/own/mark.svg"
    own.parent.mkdir(parents=True)
    own.write_text("<svg/>", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(NAMED, encoding="utf-8")
    found = list(icon_problems([str(tmp_path / "overrides"), TEMPLATES], str(config), tmp_path))
    assert [(each.line, each.severity, each.message.partition(". ")[0]) for each in found] == [
        (3, "error", 'theme.icon.close: there is no icon "material/clsoe"'),
        (8, "error", 'theme.icon.tag.html: there is no icon "own/no-mark"'),
        (13, "error", 'theme.palette.toggle.icon: there is no icon "material/nope-4"'),
        (16, "error", 'extra.social.icon: there is no icon "fontawesome/brands/githbu"'),
        (21, "error", 'extra.analytics.feedback.ratings.icon: there is no icon "own/missing"'),
    ]
    assert found[0].message.endswith('. Did you mean "material/close"?')
    assert "put .icons/own/missing.svg into the folder `custom_dir`" in found[4].message


@pytest.mark.parametrize(
    "text", ["", "theme: material", "theme: {icon: }", "theme: {palette: {scheme: slate}}", "extra: []"]
)
def test_options_without_icons_are_not_told(text: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{text}\n", encoding="utf-8")
    assert list(icon_problems([TEMPLATES], str(config), tmp_path)) == []
