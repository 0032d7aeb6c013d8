"""Names of sources, written as BibTeX reads them."""

from __future__ import annotations

import pytest
from homepage.add.entry_text import name_text
from homepage.add.work import name_in_words, name_of

IN_WORDS = {
    "Banghua Zhu": ("Zhu, Banghua", "Banghua Zhu"),
    "Joseph E. Gonzalez": ("Gonzalez, Joseph E.", "Joseph E. Gonzalez"),
    "Anastasios Nikolas Angelopoulos": ("Anastasios Nikolas Angelopoulos",) * 2,
    "Ludwig van Beethoven": ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
    "Martin Luther King Jr.": ("King, Jr., Martin Luther",) * 2,
    "BANGHUA ZHU": ("ZHU, BANGHUA",) * 2,
    "ATLAS Collaboration": ("{ATLAS Collaboration}",) * 2,
    "王小明": ("王小明",) * 2,
    "Müller, Jörg*": ("Müller, Jörg", "Jörg Müller"),
    "Ng and Sons": ("Ng {and} Sons",) * 2,
}


@pytest.mark.parametrize("text", IN_WORDS)
def test_a_name_in_words_is_cut_only_where_that_is_certain(text: str) -> None:
    name = name_in_words(text)
    assert name is not None
    assert (name_text(name, family_first=True), name_text(name, family_first=False)) == IN_WORDS[text]


BRACES = r"A {\textbraceright} {and} {\textbraceleft}B"
IN_PARTS = {
    ("Piet", "van der Moolen"): ("van der Moolen, Piet", "Piet van der Moolen"),
    ("M.", "García López"): ("García López, M.",) * 2,
    ("愛子", "田中"): ("田中, 愛子",) * 2,
    ("Rosa", "y Gasset"): ("y Gasset, Rosa",) * 2,
    ("J, K", "A, B"): ("{A, B}, J  K", "J  K {A, B}"),
    ("A } and {B", "C"): ("C, " + BRACES, BRACES + " C"),
    ("Ada", ""): ("Ada",) * 2,
}


@pytest.mark.parametrize("parts", IN_PARTS)
def test_a_name_in_parts_is_read_back_with_the_same_parts(parts: tuple[str, str]) -> None:
    name = name_of(*parts) if parts[1] else name_of("", parts[0])
    assert (name_text(name, family_first=True), name_text(name, family_first=False)) == IN_PARTS[parts]


def test_nobody_has_no_name() -> None:
    assert name_in_words(" ") is None
