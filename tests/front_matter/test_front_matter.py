"""Front matter: what is read, what is kept of a broken one, and what the author is told."""

from __future__ import annotations

import pytest
from homepage.front_matter.document import split_front_matter
from hypothesis import given
from hypothesis import strategies as st

PATH = "docs/models/example.md"


START = 'start the file with "---", lines such as "license: mit", and "---"'
NEVER_CLOSED = 'the front matter that starts here is never closed: write "---" on a line of its own below it'
NOT_A_MAPPING = 'write lines such as "license: mit"'


def messages(text: str) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in split_front_matter(text, PATH)[1]]


def data(text: str) -> dict[str, object]:
    return dict(split_front_matter(text, PATH)[0].data)


def test_keys_body_and_lines():
    front_matter, problems = split_front_matter("---\nlicense: mit\n\ntags:\n- a\n---\n# Title\n", PATH)
    assert front_matter.data == {"license": "mit", "tags": ["a"]}
    assert front_matter.lines == {"license": 2, "tags": 4}
    assert (front_matter.body, front_matter.body_line) == ("# Title\n", 7)
    assert problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\r\nlicense: mit\r\n---\r\nBody\r\n",
        "---\rlicense: mit\r---\rBody\r",
        "\ufeff---\nlicense: mit\n---\nBody\n",
        "\n\n---\nlicense: mit\n---\nBody\n",
        "--- \nlicense: mit\n---\t\nBody\n",
        "---\nlicense: \x02mit\x00\n---\nBody\n",
    ],
)
def test_line_ends_and_invisible_characters_do_not_matter(text):
    front_matter, problems = split_front_matter(text, PATH)
    assert (front_matter.data, front_matter.body, problems) == ({"license": "mit"}, "Body\n", ())


def test_line_numbers_count_from_the_start_of_the_file():
    front_matter, _ = split_front_matter("\n\n---\nlicense: mit\n---\nBody\n", PATH)
    assert (front_matter.lines, front_matter.body_line) == ({"license": 4}, 6)


@pytest.mark.parametrize("text", ["---\n---\nBody\n", "---\n# only a comment\n---\nBody\n"])
def test_empty_front_matter_is_no_mistake(text):
    front_matter, problems = split_front_matter(text, PATH)
    assert (front_matter.data, front_matter.body, problems) == ({}, "Body\n", ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("Off", "Off"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("2023-11-25", "2023-11-25"),
        ("2023-11", "2023-11"),
        ("12:30", "12:30"),
        ("007", 7),
        ("-1.6", -1.6),
        ("+2.2", 2.2),
        ("1e-5", 1e-5),
        ("1e999", "1e999"),
        ("'8.10'", "8.10"),
        ("!!str 8.10", "8.10"),
        (r'"a\x1b[31mb"', "a[31mb"),
        ("[no, 1, x]", ["no", 1, "x"]),
        ("{no: 1}", {"no": 1}),
    ],
)
def test_values_are_read_as_the_hub_reads_them(written, value):
    assert data(f"---\nkey: {written}\n---\n") == {"key": value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n", f"1:1 there is no front matter: {START}"),
        (
            "---\nlicense: mit\n\n# Title\n",
            f"1:1 {NEVER_CLOSED}",
        ),
        ("---", f"1:1 {NEVER_CLOSED}"),
        ("\n\n--- \na: 1\n", f"3:1 {NEVER_CLOSED}"),
        ("---\n- a\n- b\n---\nBody\n", f"2:1 the front matter is a list: {NOT_A_MAPPING}"),
        (
            "---\nSome prose.\n---\nBody\n",
            f"2:1 the front matter is a single value: {NOT_A_MAPPING}",
        ),
    ],
)
def test_what_is_not_front_matter_stays_body(text, expected):
    front_matter, _ = split_front_matter(text, PATH)
    assert messages(text) == [expected]
    assert (front_matter.data, front_matter.body, front_matter.body_line) == ({}, text, 1)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("key: @x", '2:6 "key" cannot be read: a value cannot start with "@": put it in quotes'),
        ("key: `x`", '2:6 "key" cannot be read: a value cannot start with "`": put it in quotes'),
        ("key: a: b", '2:7 "key" cannot be read: a value that contains ": " must be in quotes'),
        ("key: **x**", '2:7 "key" cannot be read: a value that starts with "*" or "&" must be in quotes'),
        ("key:\n\t- x", '3:1 "key" cannot be read: indent with spaces, not with tabs'),
        (
            'key: "fr"tags:',
            '2:10 "key" cannot be read: start a new line for each "key: value", with the same indentation',
        ),
        (
            "key:\n- a\nstray words\n- b",
            '4:1 "key" cannot be read: this line has no ":": write "key: value", or indent it under its key',
        ),
        ("key: [a, b", '2:6 "key" cannot be read: close the list or mapping with the bracket that opened it'),
        (
            "key: *x",
            '2:6 "key" cannot be read: "*x" has no meaning here: put a value that starts with "*" in quotes',
        ),
        (
            "key: {{ value }}",
            '2:7 "key" cannot be read: put a value that starts with a brace or bracket in quotes, '
            "or fill in the placeholder of a template",
        ),
        (
            "stray words\nkey: a",
            '2:1 this is not a key with a value: write "key: value", or indent it under its key',
        ),
        ('key: "a', '2:6 "key" cannot be read: a quotation mark is opened and never closed'),
        ("@#$%", '2:1 the front matter cannot be read: a value cannot start with "@": put it in quotes'),
    ],
)
def test_invalid_yaml_is_told_by_place_and_remedy(block, expected):
    assert messages(f"---\n{block}\n---\n")[0] == expected


def test_invalid_yaml_loses_only_its_own_key():
    text = "---\nlicense: mit\ndatasets:\n- a\nstray words\nsummary: a: b\ntags: [x]\n---\nBody\n"
    front_matter, problems = split_front_matter(text, PATH)
    assert front_matter.data == {"license": "mit", "tags": ["x"]}
    assert front_matter.lines == {"license": 2, "tags": 7}
    assert front_matter.body == "Body\n"
    assert [problem.line for problem in problems] == [5, 6]


def test_an_anchor_survives_another_keys_mistake():
    assert data("---\nname: &name Ant\nbroken: @\nfamily: *name\n---\n") == {
        "name": "Ant",
        "family": "Ant",
    }


def test_a_repeated_key_keeps_its_first_value():
    text = "---\nlicense: mit\ntags: [a]\nlicense: gpl-3.0\nfacts:\n  a: 1\n  a: 2\n---\n"
    assert data(text) == {"license": "mit", "tags": ["a"], "facts": {"a": 1}}
    assert messages(text) == [
        '4:1 the key "license" is on line 2 and again on line 4: the first is used, remove one of them',
        '7:3 the key "a" is on line 6 and again on line 7: the first is used, remove one of them',
    ]


def test_a_tag_that_asks_for_code_is_text():
    text = '---\nname: !!python/object/apply:os.system ["true"]\n---\n'
    assert data(text) == {"name": ["true"]}
    assert messages(text) == [
        '2:7 the YAML tag "tag:yaml.org,2002:python/object/apply:os.system" is not read: '
        "remove it, or put the value in quotes"
    ]


def test_aliases_cannot_grow_without_bound():
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    front_matter, problems = split_front_matter(f"---\na0: &a0 [lol]\n{levels}\n---\n", PATH)
    assert "a1" in front_matter.data
    assert "a29" not in front_matter.data
    assert any("repeats too much text" in problem.message for problem in problems)


@pytest.mark.parametrize("block", ["key: " + "[" * 50_000, "key: " + "{a: " * 50_000, "key:\n  " + "- " * 50_000 + "x"])
def test_depth_is_bounded(block):
    assert "nested more than 40 deep" in messages(f"---\n{block}\n---\n")[0]


@given(st.text())
def test_no_text_raises_and_no_line_is_lost(text):
    front_matter, problems = split_front_matter(text, PATH)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    assert front_matter.body_line >= 1


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?,~ \n\t\r\x00é0."))
def test_no_front_matter_raises(block):
    split_front_matter(f"---\n{block}\n---\nBody\n", PATH)
