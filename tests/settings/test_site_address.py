"""A configuration that does not say where the site is published is noted."""

from pathlib import Path

import pytest
from homepage.settings.profile import address_problems


@pytest.mark.parametrize(
    ("text", "settings", "line"), [("site_name: A\n", {}, 1), ("a: 1\nsite_url:\n", {"site_url": None}, 2)]
)
def test_a_missing_address_is_noted_at_its_line(
    text: str, settings: dict[str, object], line: int, tmp_path: Path
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)
    (found,) = address_problems(settings, config, tmp_path)
    assert (found.path, found.line, found.rule, found.severity) == ("mkdocs.yml", line, "site-address", "note")
    assert address_problems({"site_url": "https://ada.example/"}, config, tmp_path) == []
