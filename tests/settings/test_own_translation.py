from __future__ import annotations

from pathlib import Path

import material
import pytest
from homepage.settings.languages import language_of, translated

TEMPLATES = str(Path(material.__file__).parent / "templates")
BASED_ON_GERMAN = """\
{% import "partials/languages/de.html" as language %}
{% import "partials/languages/en.html" as fallback %}
{% macro override(key) %}{{ {"search": "Finde"}[key] }}{% endmacro %}
{% macro t(key) %}{{ override(key) or language.t(key) or fallback.t(key) }}{% endmacro %}
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BASED_ON_GERMAN, "de"),
        ('{% macro t(key) %}{{ {"language": "pt-BR", "search": "Busca"}[key] }}{% endmacro %}', "pt-BR"),
        ("{% macro t(key) %}{{ key }}{% endmacro %}", "custom"),
    ],
)
def test_a_translation_of_the_authors_is_in_the_language_that_it_is_based_on(
    text: str, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "overrides/partials/languages/custom.html"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert translated("custom", [str(tmp_path / "overrides"), TEMPLATES]) == language
    assert language_of({"theme": {"language": "custom", "custom_dir": "overrides"}}, tmp_path) == language


def test_a_translation_of_materials_has_its_own_name() -> None:
    assert translated("pt-BR", [TEMPLATES]) == "pt-BR"
