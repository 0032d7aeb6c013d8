import pytest
from bibliographies import bibliography, entry


def labels(*entries: str) -> list[str]:
    return [str(publication.label) for publication in bibliography("\n".join(entries)).publications]


def own_letters(*entries: str) -> list[tuple[str, str]]:
    publications = bibliography("\n".join(entries)).publications
    return [(publication.label.before, publication.label.own) for publication in publications]


@pytest.mark.parametrize(
    ("author", "label"),
    [
        ("Zhu, Banghua and Jordan, Michael I. and Jiao, Jiantao", "ZJJ23"),
        ("Frujeri, Felipe Vieira", "F23"),
        ("van der Berg, Jan and {OpenAI}", "BO23"),
        ("Österberg, Per and d'Alembert, Jean", "ÖD23"),
        ("A, B and B, B and C, B and D, B and E, B and F, B and G, B", "ABCDEFG23"),
        ("A, B and B, B and C, B and D, B and E, B and F, B and G, B and H, B", "ABC+23"),
        ("张, 三", "张23"),
    ],
)
def test_a_label_has_one_capital_per_author_and_two_digits(author: str, label: str) -> None:
    assert labels(entry("a", author)) == [label]


def test_the_site_authors_letter_is_set_apart_wherever_it_stands() -> None:
    first = entry("a", "Rashidinejad, Paria and Zhu, Banghua and Ma, Cong", "2021")
    assert own_letters(first) == [("R", "Z")]


def test_another_zhu_is_not_set_apart() -> None:
    assert own_letters(entry("a", "Zhu, Hanlin and Zhu, Banghua")) == [("Z", "Z")]
    assert own_letters(entry("a", "Zhu, Hanlin")) == [("Z23", "")]


def test_a_shortened_list_does_not_show_a_letter_that_was_cut() -> None:
    many = " and ".join(f"{letter}, X" for letter in "ABCDEFGH") + " and Zhu, Banghua"
    assert own_letters(entry("a", many)) == [("ABC+23", "")]


def test_shorthand_is_printed_as_it_stands() -> None:
    swapped = "Zhu, Banghua and Wang, Lun and Pang, Qi"
    assert labels(entry("a", swapped, shorthand="ZPW23")) == ["ZPW23"]
    assert own_letters(entry("a", "Wang, Z and Ghaddar, N and Zhu, Banghua", "2024", shorthand="WGZ22")) == [
        ("WG", "Z")
    ]


def test_equal_labels_get_letters_in_the_order_of_their_months() -> None:
    entries = entry("late", month="nov"), entry("early", month="feb"), entry("undated")
    assert labels(*entries) == ["Z23b", "Z23a", "Z23c"]


def test_a_shorthand_keeps_its_label_and_the_others_make_way() -> None:
    assert labels(entry("a"), entry("b", "Someone, Else", shorthand="Z23")) == ["Z23a", "Z23"]


def test_after_z_comes_aa() -> None:
    assert labels(*(entry(f"k{number}") for number in range(28)))[-3:] == ["Z23z", "Z23aa", "Z23ab"]


def test_without_a_year_there_are_no_digits_and_without_people_the_title_counts() -> None:
    assert labels(entry("a", year="In press")) == ["Z"]
    assert labels("@misc{a, title = {On the Shape of Things}, year = {1999}}") == ["OTS99"]
