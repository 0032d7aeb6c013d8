from __future__ import annotations

import time
from itertools import takewhile

import pytest
from homepage.latex import to_text
from homepage.names import Name, fold, parse_names
from homepage.names.initials import set_apart
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person


def parts(value: str) -> list[tuple[str, str, str, str]]:
    return [(name.given, name.prefix, name.family, name.suffix) for name in parse_names(value).names]


def only(value: str) -> Name:
    (name,) = parse_names(value).names
    return name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Zhu, Banghua", ("Banghua", "", "Zhu", "")),
        ("Banghua Zhu", ("Banghua", "", "Zhu", "")),
        ("Banghua\n   Zhu", ("Banghua", "", "Zhu", "")),
        ("Plato", ("", "", "Plato", "")),
        ("plato", ("", "", "plato", "")),
        ("van der Berg, Jr., Jan", ("Jan", "van der", "Berg", "Jr.")),
        ("Jan van der Berg", ("Jan", "van der", "Berg", "")),
        ("jean de la fontaine", ("", "jean de la", "fontaine", "")),
        ("Jean De La Fontaine", ("Jean De La", "", "Fontaine", "")),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            ("Charles Louis Xavier Joseph", "de la", "Vallée Poussin", ""),
        ),
        ("van der Berg", ("", "van der", "Berg", "")),
        ("{van~Ede}, Freek", ("Freek", "", "van Ede", "")),
        ("Jacco {van Ossenbruggen}", ("Jacco", "", "van Ossenbruggen", "")),
        ("{\\O}rley, Felix", ("Felix", "", "Ørley", "")),
        ("{\\'E}tienne {\\'e}l Khoury", ("Étienne", "él", "Khoury", "")),
        ("Freek {\\relax van} Ede", ("Freek", "van", "Ede", "")),
        ("\\c{S}im\\c{s}ek Foo Bar", ("Şimşek Foo", "", "Bar", "")),
        ("de'{\\hspace{0pt}} Medici, Lorenzo", ("Lorenzo", "de'", "Medici", "")),
        ("Viktorov, Michail~Markovitch", ("Michail Markovitch", "", "Viktorov", "")),
        ("Stevenson, III, Adlai E.", ("Adlai E.", "", "Stevenson", "III")),
        ("Martin Luther King Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("Martin Luther King, Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("King Jr., Martin Luther", ("Martin Luther", "", "King", "Jr.")),
        ("Stevenson II, Adlai E.", ("Adlai E.", "", "Stevenson", "II")),
        ("Stevenson III, A.", ("A.", "", "Stevenson", "III")),
        ("King, Martin Luther, Jr.", ("Martin Luther", "", "King", "Jr.")),
        ("Johny Srouji", ("Johny", "", "Srouji", "")),
        ("Kim D", ("D", "", "Kim", "")),
        ("Lee SY", ("SY", "", "Lee", "")),
        ("Wall W.A.", ("W.A.", "", "Wall", "")),
        ("van Dam J.-P.", ("J.-P.", "van", "Dam", "")),
        ("Meta AI", ("Meta", "", "AI", "")),
        ("Last1, First1", ("First1", "", "Last1", "")),
        ("朱邦华", ("", "", "朱邦华", "")),
        ("王, 小明", ("小明", "", "王", "")),
        ("王 小明", ("小明", "", "王", "")),
        ("小明 王", ("小明", "", "王", "")),
        ("山田 太郎", ("太郎", "", "山田", "")),
        ("Wei Wang 0001", ("Wei", "", "Wang", "")),
        ("Wei~Wang 0123", ("Wei", "", "Wang", "")),
        ("Wang 0001, Wei", ("Wei", "", "Wang", "")),
        ("Wang, Wei 0001", ("Wei", "", "Wang", "")),
        ("Wang, Jr., Wei 0001", ("Wei", "", "Wang", "Jr.")),
        ("{Workshop 0001}", ("", "", "Workshop 0001", "")),
        ("Area 2018", ("Area", "", "2018", "")),
        ("Петров, Иван", ("Иван", "", "Петров", "")),
        ("김, 철수", ("철수", "", "김", "")),
        ("محمد علي", ("محمد", "", "علي", "")),
        ("Zhu, Banghua,", ("Banghua", "", "Zhu", "")),
        (", Banghua", ("", "", "Banghua", "")),
        ("<b>Zhu</b>, B&eacute;a", ("Béa", "", "Zhu", "")),
        ("\\textbf{Banghua Zhu}", ("Banghua", "", "Zhu", "")),
        ("\\underline{\\textbf{Zhu}}, \\emph{Banghua}", ("Banghua", "", "Zhu", "")),
        ("{\\bf Zhu, Banghua}", ("Banghua", "", "Zhu", "")),
        ("{\\textbf{Zhu, Banghua}}", ("Banghua", "", "Zhu", "")),
        ("L[eslie] A. Aamport", ("L[eslie] A.", "", "Aamport", "")),
        ("Robert (Bob) Smith", ("Robert (Bob)", "", "Smith", "")),
        ("Smith, Robert (Bob)", ("Robert (Bob)", "", "Smith", "")),
        ("Llobet y Prats, Joan", ("Joan", "", "Llobet y Prats", "")),
        ("Joan Llobet y Prats", ("Joan", "", "Llobet y Prats", "")),
        ("Pau Puig i Roca", ("Pau", "", "Puig i Roca", "")),
        ("Llobet y Prats", ("", "", "Llobet y Prats", "")),
        ("y Prats", ("", "y", "Prats", "")),
        ("0002 Wei Li", ("Wei", "", "Li", "")),
        ("Drummond de Andrade, Carlos", ("Carlos", "", "Drummond de Andrade", "")),
        ("Van den Berghe, Piet", ("Piet", "", "Van den Berghe", "")),
        ("de la Cruz y Soto, Ana", ("Ana", "de la", "Cruz y Soto", "")),
        ("von und zu Stein, Karl", ("Karl", "von und zu", "Stein", "")),
        ("Peter van Inwagen", ("Peter", "van", "Inwagen", "")),
        ("Piet Van den Berghe", ("Piet", "", "Van den Berghe", "")),
        ("Lee Van de Ven", ("Lee", "", "Van de Ven", "")),
        ("გიორგი კაცი", ("გიორგი", "", "კაცი", "")),
        ("Moe, JR", ("JR", "", "Moe", "")),
        ("M\\textsuperscript{c}Gill, Ann", ("Ann", "", "McGill", "")),
        ("Nowi\\ifmmode \\acute{n}\\else \\'{n}\\fi{}ski, R.", ("R.", "", "Nowiński", "")),
        ("Иванов И. П.", ("И. П.", "", "Иванов", "")),
        ("van Dam J. P. L.", ("J. P. L.", "van", "Dam", "")),
        ("Benedict XVI", ("", "", "Benedict", "XVI")),
        ("Li XX", ("XX", "", "Li", "")),
        ("البيروني، أبو الريحان", ("أبو الريحان", "", "البيروني", "")),
        ("R. Nowi\\ifmmode \\acute{n}\\else \\'{n}\\fi{}ski", ("R.", "", "Nowiński", "")),
        ("\\ifmmode \\check{C}\\else \\v{C}\\fi{}adek, J.", ("J.", "", "Čadek", "")),
    ],
)
def test_one_name(value: str, expected: tuple[str, ...]) -> None:
    assert parts(value) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{OpenAI}", "OpenAI"),
        ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc."),
        ("{{The \\LaTeX{} Project }}", "The LaTeX Project"),
        ("{Trio, with Ann Lee (organ)}", "Trio, with Ann Lee (organ)"),
        ("{Institute of Cells [IC] (細胞研究所)}", "Institute of Cells [IC] (細胞研究所)"),
    ],
)
def test_braces_around_everything_make_a_corporate_name(value: str, expected: str) -> None:
    name = only(value)
    assert (name.corporate, name.family, name.given, name.full) == (True, expected, "", expected)


def test_braces_around_a_part_do_not() -> None:
    assert not only("{van} {Ede}").corporate


@pytest.mark.parametrize(
    ("value", "families"),
    [
        ("A Bcde and C Defg", ["Bcde", "Defg"]),
        ("A Bcde\n\tAND C Defg And E Fghi", ["Bcde", "Defg", "Fghi"]),
        ("Armand Bcde and Anderssen", ["Bcde", "Anderssen"]),
        ("{Bcde and Defg} and Fghi", ["Bcde and Defg", "Fghi"]),
        ("A Bcde \\and C Defg", ["Bcde", "Defg"]),
        ("A Bcde; C Defg; E Fghi", ["Bcde", "Defg", "Fghi"]),
        ("A Bcde & C Defg", ["Bcde", "Defg"]),
        ("A Bcde \\& C Defg", ["Bcde", "Defg"]),
        ("Rasthofer U., Wall W.A., Gravemeier V.", ["Rasthofer", "Wall", "Gravemeier"]),
        ("Rasthofer U., Wall W.A. and Gravemeier V.", ["Rasthofer", "Wall", "Gravemeier"]),
        ("B Balakrisnan , S Patil and E Smela", ["Balakrisnan", "Patil", "Smela"]),
        ("Smith, J., Doe, K., Roe, L.", ["Smith", "Doe", "Roe"]),
        ("Ann Smith, Bob Doe, Cy Roe", ["Smith", "Doe", "Roe"]),
        ("Ann Smith, Bob Doe, and Cy Roe", ["Smith", "Doe", "Roe"]),
        ("Zofia Hale, Jürgen Großmann", ["Hale", "Großmann"]),
        ("Hale, Zofia, Großmann, Jürgen", ["Hale", "Großmann"]),
        ("Zofia K. Hale, Jürgen von Berg [aut, cre]", ["Hale", "Berg"]),
        ("Soto Marín, Gabriela", ["Soto Marín"]),
        ("Soto Marín, Gabriela María", ["Soto Marín"]),
        ("García Márquez, Gabriel José", ["García Márquez"]),
        ("Lloyd George, David W.", ["Lloyd George"]),
        ("Llobet y Prats, Joan Maria", ["Llobet y Prats"]),
        ("{Lloyd George}, David William", ["Lloyd George"]),
        ("Le Roy, Jean Paul", ["Le Roy"]),
        ("King Jr., Martin Luther", ["King"]),
        ("Bob Roe [cre, aut] and Ann Lee", ["Roe", "Lee"]),
        ("{Ann Smith*, Bob Doe*} and Cy Roe", ["Smith", "Doe", "Roe"]),
        ("Smith, J., Doe, R. K., and Roe, L.", ["Smith", "Doe", "Roe"]),
        ("Smith, J., Doe, R. K., & Roe, L.", ["Smith", "Doe", "Roe"]),
        ("Smith, Ann, Doe, Bob, and Roe, Cy", ["Smith", "Doe", "Roe"]),
        ("Kowalski, Jan i Nowak, Anna", ["Kowalski", "Nowak"]),
        ("Meier, Jan und Kurz, Anna", ["Meier", "Kurz"]),
        ("Jan Meier und Anna Kurz", ["Meier", "Kurz"]),
        ("Jan Kowalski y Anna Nowak", ["Kowalski", "Nowak"]),
        ("Jan Kowalski i Anna Nowak i Bo Lis", ["Kowalski", "Nowak", "Lis"]),
        ("Piet Jansen en Anna de Boer", ["Jansen", "Boer"]),
        ("Γιώργος Παππάς και Άννα Νίκα", ["Παππάς", "Νίκα"]),
        ("علي حسن و سارة أحمد", ["حسن", "أحمد"]),
        ("José Ortega y Gasset", ["Ortega y Gasset"]),
        ("Jaume Serra i Hunter", ["Serra i Hunter"]),
        ("Jean Petit et Anne de la Tour", ["Petit", "Tour"]),
        ("Puig i Roca, Pau", ["Puig i Roca"]),
        ("Hans von und zu Stein", ["Stein"]),
        ("Institut für Kunst und Bau", ["Kunst und Bau"]),
        ("山田太郎、鈴木花子", ["山田太郎", "鈴木花子"]),
        ("张三，李四", ["张三", "李四"]),
        ("محمد أحمد، علي حسن", ["أحمد", "حسن"]),
    ],
)
def test_everyone_in_a_list_is_read(value: str, families: list[str]) -> None:
    assert [name.family for name in parse_names(value).names] == families


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Zhu, Banghua and Doe, Jane", ""),
        ("Peebles, Jr., P. Z.", ""),
        ("A Bcde; C Defg", 'write "and"'),
        ("Rasthofer U., Wall W.A.", 'write "and"'),
        ("One, Two, Three, Four and Zhu, B.", "too many commas"),
        ("Zhu, Banghua,", "ends in a comma"),
        ("Zhu, B. and and Doe, J.", 'An "and"'),
        ("and Zhu, B.", 'An "and"'),
        ("Zhu, B. and", 'An "and"'),
        ("Zhu, B.and Doe, J.", "space before"),
        ("Zhu, B. (eds.)", '"(eds.)"'),
        ("{Zhu, B.", "brace"),
        ("Zhu, B. and *", '"*" is not a name'),
        ("Ann Smith, Bob Doe", 'is read as 2 names; write "and" between people, or braces'),
        ("Ann Smith, Bob Doe and Cy Roe", 'is read as one name; write "and" if it is two people, else braces'),
        ("Ann Other [Cre]", '"[Cre]" is not part of a name and is left out'),
        ("Other, Ann [aut, cre]", '"[aut, cre]" is not part of a name and is left out'),
        ("Jane Doe (https://x.example/u/1)", '"(https://x.example/u/1)" is not part of a name'),
        ("Jane Doe <jane@x.example>", '"(jane@x.example)" is not part of a name'),
        ("Doe, Jane (University of X)", '"(University of X)" is not part of a name'),
        ("Doe, Jane (Deceased)", '"(Deceased)" is not part of a name and is left out'),
        ("Jan Meier und Anna Kurz", "is read as 2 names"),
        ("Jane Doe (Google)", '"(Google)" is not part of a name'),
        ("Jane Doe\\thanks{With a grant}", "With a grant"),
        ("Jane Doe\\footnote{Deceased}", "Deceased"),
        ("Li, Xiaoming (黎小明)", ""),
        ("B Bale , S Dale and E Hale", "is read as 2 names"),
        ("Ann Lee, Bo Dale, and Cy Roe", "is read as 2 names"),
        ("Jane Doe (https://orcid.org/0000-0002-1825-0097)", ""),
        ("Jane Doe \\orcidlink{0000-0002-1825-0097}", ""),
        ("Test, Some and others, ", "ends in a comma"),
    ],
)
def test_what_is_odd_is_said(value: str, said: str) -> None:
    problems = parse_names(value).problems
    assert said in " ".join(problems)
    assert len(problems) == bool(said)


def test_too_many_commas_lose_nothing() -> None:
    name = only("One, Two, Three, Four, Five")
    assert name.full == "Three Four Five One Two"


@pytest.mark.parametrize(
    "value",
    [
        "Zhu, B. and others",
        "Zhu, B. and Others",
        "Zhu, B. and et al.",
        "Zhu, B. et al.",
        "Zhu, B., et~al.",
        "Zhu, B. and ...",
        "Zhu, B. and \\ldots",
        "Zhu, B. and {others}",
        "Zhu, B. and {et al.}",
        "... and Zhu, B.",
        "Zhu, B. and \\emph{et al.}",
        "Zhu, B.and others",
        "Zhu, B. and others, ",
        "Zhu, B. and others.",
        "Zhu, B. and et alii",
        "Zhu, B. and {others},",
    ],
)
def test_a_list_cut_short(value: str) -> None:
    people = parse_names(value)
    assert people.truncated
    assert parts(value) == [("B.", "", "Zhu", "")]


@pytest.mark.parametrize("value", ["", "  \n ", "{}", "~", ","])
def test_nothing_is_nobody(value: str) -> None:
    assert parse_names(value).names == ()


@pytest.mark.parametrize(
    ("value", "roles"),
    [
        ("Zhu*, Banghua", ("equal",)),
        ("Zhu, Banghua*", ("equal",)),
        ("*Banghua Zhu", ("equal",)),
        ("Banghua Zhu\\*", ("equal",)),
        ("{Zhu}*, Banghua", ("equal",)),
        ("{Zhu*}, Banghua", ("equal",)),
        ("\\textbf{Zhu*}, Banghua", ("equal",)),
        ("Zhu\\textsuperscript{*}, Banghua", ("equal",)),
        ("Banghua Zhu$^*$", ("equal",)),
        ("Banghua Zhu$^{*,1}$", ("equal",)),
        ("Banghua Zhu$^{1,2}$", ()),
        ("Banghua Zhu¹", ()),
        ("Banghua Zhu\\textsuperscript{a,b}", ()),
        ("Banghua Zhu$^{a}$", ()),
        ("Banghua Zhu^{*}", ("equal",)),
        ("Banghua Zhu†", ("†",)),
        ("Banghua Zhu\\dag", ("†",)),
        ("Banghua\\dag{} Zhu", ("†",)),
        ("Banghua Zhu$^{\\dagger,\\ddagger}$", ("†", "‡")),
        ("Banghua Zhu\\textsuperscript{\\ddag *}", ("‡", "equal")),
        ("Banghua Zhu\\#", ("#",)),
        ("Banghua Zhu (co-first author)", ("equal",)),
        ("Banghua Zhu (equal contribution)", ("equal",)),
        ("Banghua Zhu (corresponding author)", ("corresponding",)),
        ("Banghua Zhu\\thanks{Corresponding author}", ("corresponding",)),
        ("Banghua Zhu \\Letter", ("corresponding",)),
        ("Banghua Zhu✉", ("corresponding",)),
        ("Banghua Zhu (*)", ("equal",)),
        ("Banghua Zhu {[* equal contribution]}", ()),
    ],
)
def test_marks_are_roles(value: str, roles: tuple[str, ...]) -> None:
    assert only(value) == Name("Banghua", "Zhu", roles=roles)


def test_a_remark_is_not_a_part_of_the_name() -> None:
    value = "Li, Xiaoming (黎小明) and Jane Doe [0000-0002-1825-0097] and Ann Other [Cre] and 李, 明（Li, Ming）"
    names = parse_names(value).names
    assert [name.full for name in names] == ["Xiaoming Li", "Jane Doe", "Ann Other", "李明"]
    assert [name.remark for name in names] == ["黎小明", "", "", "Li, Ming"]
    assert [name.orcid for name in names] == ["", "0000-0002-1825-0097", "", ""]


@pytest.mark.parametrize(
    ("given", "family", "apart"),
    [
        ("JRR", "Doe", "J. R. R."),
        ("DI", "Doe", "D. I."),
        ("Jean JP", "Doe", "Jean J. P."),
        ("JMHF", "Doe", "J. M. H. F."),
        ("J.RR", "Doe", "J.R. R."),
        ("J-PR.", "Doe", "J-P. R."),
        ("McJRR", "Doe", "McJRR"),
        ("ADAM", "Doe", "ADAM"),
        ("J. R. R.", "Doe", "J. R. R."),
        ("J.R.R.", "Doe", "J.R.R."),
        ("BO", "WU", "BO"),
        ("Bo", "Wu", "Bo"),
        ("小明", "李", "小明"),
    ],
)
def test_initials_written_together_are_set_apart(given: str, family: str, apart: str) -> None:
    assert set_apart(given, family) == apart


def test_a_remark_explains_a_mark_for_everyone() -> None:
    people = parse_names("Ann Smith† and Bob Doe‡ and {[† equal contribution]}")
    assert [name.roles for name in people.names] == [("equal",), ("‡",)]
    assert not people.problems


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("given=Hans, family=Harman", Name("Hans", "Harman")),
        ("given=Simon, prefix=de, family=Beumont, given-i=S, useprefix=true", Name("Simon", "Beumont", "de")),
        ('family="Smith, Co", given="Jean, P", suffix={Jr.}', Name("Jean, P", "Smith, Co", suffix="Jr.")),
        ('"family={Berg}", given=J{\\"u}rgen', Name("Jürgen", "Berg")),
        ("family={World Bank}", Name("", "World Bank", corporate=True)),
    ],
)
def test_extended_names_of_biblatex(value: str, expected: Name) -> None:
    assert only(value) == expected


@pytest.mark.parametrize(
    ("value", "full"),
    [
        ("王, 小明", "王小明"),
        ("王, 小明*", "王小明"),
        ("小明 王", "王小明"),
        ("김, 철수", "김철수"),
        ("山田, 太郎", "山田太郎"),
        ("佐々木, はるか", "佐々木はるか"),
        ("王, Xiaoming", "Xiaoming 王"),
        ("Wang, 小明", "小明 Wang"),
        ("Петров, Иван", "Иван Петров"),
        ("{王 小明}", "王 小明"),
    ],
)
def test_a_name_in_east_asian_script_begins_with_the_family(value: str, full: str) -> None:
    assert only(value).full == full


def test_full_name_and_sort_key() -> None:
    name = only("van der Bérg, Jr., Jean-Pierre W.")
    assert name.full == "Jean-Pierre W. van der Bérg Jr."
    assert sorted(map(only, ["Zhu, B.", "van der Berg, J.", "Åkerman, Z."]), key=lambda one: one.sort_key)[1] == only(
        "van der Berg, J."
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [("Łódź", "lodz"), ("Müller", "MULLER"), ("Søren", "soren"), ("Straße", "STRASSE"), ("й", "Й")],
)
def test_fold_joins(one: str, two: str) -> None:
    assert fold(one) == fold(two)


@pytest.mark.parametrize(("one", "two"), [("Mueller", "Müller"), ("й", "и"), ("が", "か")])
def test_fold_keeps_apart(one: str, two: str) -> None:
    assert fold(one) != fold(two)


word = st.text("abcdefghijklmnopqrstuvwxyzéß", min_size=4, max_size=8)
capital = word.map(str.capitalize)
token = st.one_of(
    capital,
    capital,
    word,
    word.map("{{{}}}".format),
    capital.map("{{\\'E}}{}".format),
    word.map("{{\\'e}}{}".format),
)
tokens = st.lists(token, min_size=1, max_size=4).map(" ".join)
simple_name = st.lists(tokens, min_size=1, max_size=3).map(", ".join)


@given(tokens, st.lists(tokens, max_size=2))
def test_names_are_split_as_pybtex_splits_them(first: str, more: list[str]) -> None:
    value = ", ".join([first, *more])
    if value.startswith("{") and value.endswith("}") and value.count("{") == 1:
        return  # wholly braced: a corporate name here, a family name there
    expected = Person(value)
    # pybtex counts a capitalized word before a word in lower case as a particle, as BibTeX does.
    last = [*expected.prelast_names, *expected.last_names]
    particle = list(takewhile(lambda word: word in expected.prelast_names and begins_low(word), last[:-1]))
    words = (expected.bibtex_first_names, particle, last[len(particle) :], expected.lineage_names)
    assert parts(f"{value} and Someone Else")[0] == tuple(to_text(" ".join(part)) for part in words)


def begins_low(word: str) -> bool:
    return word[0].islower() or word.startswith("{\\'e}")


@given(st.lists(simple_name, min_size=2, max_size=6))
def test_nobody_is_lost(names: list[str]) -> None:
    assert len(parse_names(" and ".join(names)).names) == len(names)


@given(st.text() | st.text("{}\\\"'$^*†,;& and~[]()<>=.\nAbZé#"))
def test_no_text_raises(value: str) -> None:
    for name in parse_names(value).names:
        assert name.family
        assert isinstance(name.full, str)


@pytest.mark.parametrize(
    "value",
    [
        " and ".join(f"Last{number}, First{number}" for number in range(10_000)),
        "a" * 1_000_000,
        "a" + " " * 1_000_000 + "b",
        "{" * 10_000 + "a" + "}" * 10_000,
        "{" * 100_000,
        "A, B., " * 30_000,
        "$^{" * 100_000,
        "^{1" * 100_000,
        "(" * 300_000,
        "<a" * 300_000,
        "\\textbf{" * 30_000,
        "\\thanks{" * 30_000,
        "\\thanks{a} " * 30_000,
        "[a] " * 75_000,
        "\\ifmmode\\else " * 10_000,
        "{\\a " * 30_000,
    ],
    ids=lambda value: value[:8],
)
def test_hostile_values_take_linear_time(value: str) -> None:
    began = time.process_time()
    parse_names(value)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("written", "full", "family"),
    [
        ("디트리히 본회퍼", "디트리히 본회퍼", "본회퍼"),
        ("본회퍼, 디트리히", "디트리히 본회퍼", "본회퍼"),
        ("ディートリヒ ボンヘッファー", "ディートリヒ ボンヘッファー", "ボンヘッファー"),
        ("루트비히 판 베토벤", "루트비히 판 베토벤", "베토벤"),
        ("남궁 민수", "남궁민수", "남궁"),
        ("김 빛나라", "김빛나라", "김"),
        ("0001, Xing Hu", "Xing Hu", "Hu"),
    ],
)
def test_a_name_from_elsewhere_keeps_its_space_and_its_order(written: str, full: str, family: str) -> None:
    (name,) = parse_names(written).names
    assert (name.full, name.family) == (full, family)
