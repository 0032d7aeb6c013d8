from __future__ import annotations

import pytest
from homepage.names import Name, parse_names
from homepage.names.cuts import cut_as_known
from homepage.names.people import People, Person, spelling
from hypothesis import given
from hypothesis import strategies as st


def named(value: str) -> Name:
    return parse_names(value).names[0]


def person(name: str, *aliases: str) -> Person:
    return Person(named(name), tuple(map(named, aliases)))


BANGHUA = person("Banghua Zhu", "B. Zhu", "Zhu, Banghua", "Zhu, B.", "朱邦华")


@pytest.mark.parametrize(
    "value",
    [
        "Banghua Zhu",
        "Zhu, Banghua",
        "Zhu, B.",
        "Zhu, B",
        "Zhu B",
        "ZHU, BANGHUA",
        "Zhú, Bānghuà",
        "Bang-Hua Zhu",
        "Bang Hua Zhu",
        "Banghua H. Zhu",
        "Zhu, B. H.",
        "Zhu, B.-H.",
        "{Banghua Zhu}",
        "朱邦华",
        "Zhu*, Banghua†",
        "\\textbf{Zhu}, \\textbf{B.}",
    ],
)
def test_the_author_is_found(value: str) -> None:
    assert People([BANGHUA]).find(named(value)) is BANGHUA


@pytest.mark.parametrize(
    "value",
    [
        "Zhu, Bin",
        "Zhu, Bo H.",
        "Banghua Z.",
        "Zhuang, B.",
        "Zhuang, Banghua",
        "Zhu, H.",
        "Zhu, H. B.",
        "Zhu",
        "Banghua",
        "朱邦",
        "邦华",
        "Banghua Henry Zhu",
        "{Zhu}",
        "Xu, B.",
    ],
)
def test_others_are_not_the_author(value: str) -> None:
    assert People([BANGHUA]).find(named(value)) is None


@pytest.mark.parametrize(("known", "value"), [("李明", "李, 明"), ("李, 明", "李明"), ("李 明", "{李明}")])
def test_a_name_in_east_asian_script_is_found_in_one_piece_and_in_two(known: str, value: str) -> None:
    ming = person("Ming Li", known)
    people = People([ming])
    assert people.find(named(value)) is ming
    assert people.find(named("李, 强")) is None
    assert spelling(named(value)) == spelling(named(known))


def test_the_number_that_tells_namesakes_apart_changes_no_match() -> None:
    assert People([BANGHUA]).find(named("Banghua Zhu 0001")) is BANGHUA


def test_initials_that_fit_two_people_are_ambiguous() -> None:
    tuan, thanh = person("Tuan Nguyen"), person("Thanh Nguyen")
    people = People([tuan, thanh, person("Bao Nguyen")])
    assert people.candidates(named("Nguyen, T")) == (tuan, thanh)
    assert people.find(named("Nguyen, T")) is None
    assert people.find(named("Nguyen, Tuan")) is tuan
    assert people.find(named("Nguyen, Tu")) is None


def test_a_declared_spelling_outdoes_one_that_merely_fits() -> None:
    bin_zhu = person("Bin Zhu")
    people = People([BANGHUA, bin_zhu])
    assert people.find(named("Zhu, B.")) is BANGHUA
    assert people.find(named("Zhu, Bin")) is bin_zhu


def test_two_who_declare_the_same_spelling_are_ambiguous() -> None:
    people = People([BANGHUA, person("Bin Zhu", "B. Zhu")])
    assert len(people.candidates(named("B. Zhu"))) == 2


def test_someone_known_by_initials_only() -> None:
    known = person("T. Tao")
    people = People([known])
    assert people.find(named("Terence Tao")) is known
    assert people.find(named("Kevin Tao")) is None


@pytest.mark.parametrize(
    ("known", "value", "same"),
    [
        ("Jan van der Berg", "van der Berg, J.", True),
        ("Jan van der Berg", "{van der Berg}, Jan", True),
        ("Jan van der Berg", "Berg, Jan van der", True),
        ("Jan van der Berg", "Van Der Berg, Jan", True),
        ("Jan van der Berg", "Berg, Jan", False),
        ("Carlos González-García", "Gonz{\\'a}lez Garc{\\'\\i}a, C.", True),
        ("Sarah D'Angelo", "D’Angelo, Sarah", True),
        ("Łukasz Dusanowski", "Lukasz Dusanowski", True),
        ("Jens Müller", "Mueller, Jens", False),
        ("Christiane Förster", 'F{\\"o}rster, Ch.', True),
        ("Martin King, Jr.", "King, Sr., Martin", False),
        ("Martin King, Jr.", "King, Martin", True),
        ("Jean-Pierre Serre", "Serre, JP", True),
        ("Jean-Pierre Serre", "Serre, J. Q.", False),
        ("Sun-Yung Lee", "Lee SY", True),
        ("Bo Wu", "WU, BO", True),
        ("{Google Research}", "Google Research", True),
        ("{OpenAI}", "{OpenAI}", True),
    ],
)
def test_one_person_or_not(known: str, value: str, same: bool) -> None:
    assert (People([person(known)]).find(named(value)) is not None) is same


@pytest.mark.parametrize(
    ("known", "value", "same"),
    [
        ("Gabriela Soto Marín", "Soto Marín, Gabriela", True),
        ("Gabriela Soto Marín", "Soto Marín, G.", True),
        ("Gabriela Soto Marín", "Gabriela {Soto Marín}", True),
        ("Gabriela Soto Marín", "Marín, Gabriela Soto", True),
        ("Gabriela Soto Marín", "Soto, Gabriela", False),
        ("Gabriela Soto Marín", "Soto Marín, Ana", False),
        ("Soto Marín, Gabriela", "Gabriela Soto Marín", True),
        ("Soto Marín, Gabriela", "G. Soto Marín", True),
        ("Carlos Drummond de Andrade", "Drummond de Andrade, C.", True),
        ("Jan van der Berg", "Berg, J.", False),
    ],
)
def test_a_name_in_reading_order_may_have_a_family_name_of_several_words(known: str, value: str, same: bool) -> None:
    assert (People([person(known)]).find(named(value)) is not None) is same


def test_an_orcid_tells_namesakes_apart() -> None:
    one = Person(named("Wei Li"), orcid="0000-0002-1825-0097")
    other = Person(named("Wei Li"), orcid="0000-0001-5109-3700")
    people = People([one, other])
    assert people.candidates(named("Li, Wei")) == (one, other)
    assert people.find(named("Li, Wei [0000-0001-5109-3700]")) is other
    assert people.find(named("Li, Wei (https://orcid.org/0000-0003-1415-9269)")) is None


def test_an_alias_tells_namesakes_apart() -> None:
    one, other = person("Wei Li", "Li, Wei W."), person("Wei Li", "Li, Wei K.")
    people = People([one, other])
    assert people.candidates(named("Wei Li")) == (one, other)
    assert people.find(named("Wei K. Li")) is other


@pytest.mark.parametrize(
    ("written", "known", "family", "given"),
    [
        ("Gabriela Soto Marín", ["Gabriela Soto Marín"], "Marín", "Gabriela Soto"),
        ("Gabriela Soto Marín", ["Soto Marín, Gabriela"], "Soto Marín", "Gabriela"),
        ("G. Soto Marin", ["Gabriela Soto Marín", "Soto Marín, Gabriela"], "Soto Marin", "G."),
        ("Marín, Gabriela Soto", ["Soto Marín, Gabriela"], "Marín", "Gabriela Soto"),
        ("Soto Marín, Gabriela", ["Marín, Gabriela Soto"], "Soto Marín", "Gabriela"),
        ("Gabriela Eva {Soto Marín}", ["Marín, Gabriela Eva Soto"], "Soto Marín", "Gabriela Eva"),
        ("Carlos Drummond de Andrade", ["Drummond de Andrade, Carlos"], "Drummond de Andrade", "Carlos"),
    ],
)
def test_only_word_order_may_be_cut_anew_and_only_by_a_name_with_a_comma(
    written: str, known: list[str], family: str, given: str
) -> None:
    name = cut_as_known(named(written), map(named, known))
    assert (name.family, name.given) == (family, given)


def test_nobody_known() -> None:
    assert People([]).candidates(BANGHUA.name) == ()


letters = st.text("abcdeé", min_size=2, max_size=5).map(str.capitalize)
names = st.builds(Name, st.lists(letters, min_size=1, max_size=2).map(" ".join), letters)


@given(st.lists(names, max_size=6, unique=True))
def test_everyone_known_is_among_the_candidates_for_the_own_name(known: list[Name]) -> None:
    people = People(Person(name) for name in known)
    assert all(any(found.name == name for found in people.candidates(name)) for name in known)


@given(names, names)
def test_another_family_name_is_another_person(one: Name, two: Name) -> None:
    found = People([Person(one)]).find(two)
    assert found is None or one.sort_key[0] == two.sort_key[0]


@given(st.builds(Name, st.text(), st.text(), st.text(), st.text(), st.booleans()))
def test_no_name_raises(name: Name) -> None:
    People([BANGHUA, Person(name)]).candidates(name)
