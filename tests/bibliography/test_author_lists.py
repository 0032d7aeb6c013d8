import pytest
from homepage.bibliography.author_lists import and_others


@pytest.mark.parametrize(
    ("number", "truncated", "words"),
    [(2, False, "and 2 more"), (2, True, "and 2 more"), (0, True, "and others"), (0, False, ""), (-1, False, "")],
)
def test_the_authors_who_are_not_shown_are_counted_where_their_number_is_known(
    number: int, truncated: bool, words: str
) -> None:
    assert and_others(number, truncated=truncated) == words
