from __future__ import annotations

import time

import pytest
from homepage.dates import PublicationDate, is_guess, is_impossible, parse_date
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019", PublicationDate(2019, None, None, "2019")),
        ("{2019}", PublicationDate(2019, None, None, "2019")),
        ("2019-11", PublicationDate(2019, 11, None, "November 2019")),
        ("2019-11-12", PublicationDate(2019, 11, 12, "12 November 2019")),
        ("2019/11/12", PublicationDate(2019, 11, 12, "12 November 2019")),
        ("2019 Nov 12", PublicationDate(2019, 11, 12, "12 November 2019")),
        ("Nov 12, 2019", PublicationDate(2019, 11, 12, "12 November 2019")),
        ("2004-04-25T12:00:00", PublicationDate(2004, 4, 25, "25 April 2004")),
        ("2001-21", PublicationDate(2001, None, None, "Spring 2001")),
        ("2001-24", PublicationDate(2001, None, None, "Winter 2001")),
        ("2001/2003", PublicationDate(2001, None, None, "2001–2003", end_year=2003)),
        ("1988/", PublicationDate(1988, None, None, "1988–")),
        ("1988/..", PublicationDate(1988, None, None, "1988–")),
        ("/1988", PublicationDate(1988, None, None, "–1988")),
        ("2004-06/2004-08", PublicationDate(2004, 6, None, "June–August 2004")),
        ("2014-02-02/2014-02-07", PublicationDate(2014, 2, 2, "2–7 February 2014")),
        ("2014-02-02/2014-03-07", PublicationDate(2014, 2, 2, "2 February – 7 March 2014")),
        (
            "2016-10-15/2017-09-04",
            PublicationDate(2016, 10, 15, "15 October 2016 – 4 September 2017", end_year=2017),
        ),
        ("1723?", PublicationDate(1723, None, None, "1723?")),
        ("1723~", PublicationDate(1723, None, None, "c. 1723")),
        ("1723%", PublicationDate(1723, None, None, "c. 1723?")),
        ("199X", PublicationDate(1990, None, None, "1990s", end_year=1999)),
        ("19XX", PublicationDate(1900, None, None, "1900–1999", end_year=1999)),
        ("1999-XX", PublicationDate(1999, None, None, "1999")),
        ("-0044", PublicationDate(-45, None, None, "45 BCE")),
        ("Y17000", PublicationDate(17000, None, None, "17000")),
        ("2020-00-01", PublicationDate(2020, None, None, "2020")),
        ("2019-02-31", PublicationDate(2019, 2, None, "February 2019")),
        ("some day", PublicationDate(None, None, None, "some day")),
    ],
)
def test_date(date: str, expected: PublicationDate) -> None:
    assert parse_date(date, year="1900", month="jan") == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("", PublicationDate(None, None, None, "")),
        ("2023", PublicationDate(2023, None, None, "2023")),
        (" {2023}\n", PublicationDate(2023, None, None, "2023")),
        ("(2020)", PublicationDate(2020, None, None, "2020")),
        ("In press", PublicationDate(None, None, None, "In press", "in press")),
        ("To appear", PublicationDate(None, None, None, "To appear", "to appear")),
        ("Preprint", PublicationDate(None, None, None, "Preprint", "preprint")),
        ("forthcoming", PublicationDate(None, None, None, "forthcoming", "forthcoming")),
        ("submitted", PublicationDate(None, None, None, "submitted", "submitted")),
        ("\\bibstring{inpress}", PublicationDate(None, None, None, "in press", "in press")),
        ("\\bibstring{nodate}", PublicationDate(None, None, None, "n.d.")),
        ("n.d.", PublicationDate(None, None, None, "n.d.")),
        (
            "2020, submitted to: SoftwareX",
            PublicationDate(2020, None, None, "2020, submitted to: SoftwareX", "submitted"),
        ),
        ("535 BCE", PublicationDate(-535, None, None, "535 BCE")),
        ("535 B.C.", PublicationDate(-535, None, None, "535 BCE")),
        ("AD 79", PublicationDate(79, None, None, "AD 79")),
        ("c. 1850", PublicationDate(1850, None, None, "c. 1850")),
        ("c2000", PublicationDate(2000, None, None, "c2000")),
        ("1999a", PublicationDate(1999, None, None, "1999a")),
        ("2019/2020", PublicationDate(2019, None, None, "2019–2020", end_year=2020)),
        ("2019--2020", PublicationDate(2019, None, None, "2019–2020", end_year=2020)),
        ("2019--20", PublicationDate(2019, None, None, "2019–2020", end_year=2020)),
        ("2011-12", PublicationDate(2011, None, None, "2011–2012", end_year=2012)),
        ("2020-05", PublicationDate(2020, 5, None, "May 2020")),
        ("May 2020", PublicationDate(2020, 5, None, "May 2020")),
        ("Spring 2020", PublicationDate(2020, None, None, "Spring 2020")),
        ("{\\noopsort{1973b}}1973", PublicationDate(1973, None, None, "1973")),
        ("44 v. Chr.", PublicationDate(-44, None, None, "44 BCE")),
        ("44 av. J.-C.", PublicationDate(-44, None, None, "44 BCE")),
        ("120 n. Chr.", PublicationDate(120, None, None, "120 n. Chr.")),
        ("2020 r.", PublicationDate(2020, None, None, "2020")),
        ("2020年", PublicationDate(2020, None, None, "2020")),
        ("1850/open", PublicationDate(1850, None, None, "1850–")),
        ("unknown/1850", PublicationDate(1850, None, None, "–1850")),
        ("2020年3月15日", PublicationDate(2020, 3, 15, "15 March 2020")),
        ("2020년 3월", PublicationDate(2020, 3, None, "March 2020")),
        ("15 IX 2020", PublicationDate(2020, 9, 15, "15 September 2020")),
        ("令和2年", PublicationDate(2020, None, None, "令和2年")),
        ("民國109年", PublicationDate(2020, None, None, "民國109年")),
        ("พ.ศ. 2563", PublicationDate(2020, None, None, "พ.ศ. 2563")),
        ("1441/2020", PublicationDate(2020, None, None, "1441/2020")),
        ("2020 م / 1441 هـ", PublicationDate(2020, None, None, "2020 م / 1441 هـ")),
        ("1441 AH", PublicationDate(2019, None, None, "1441 AH")),
        ("۱۳۹۹", PublicationDate(2020, None, None, "۱۳۹۹")),
        ("١٤٤١", PublicationDate(2019, None, None, "١٤٤١")),
        ("1399", PublicationDate(1399, None, None, "1399")),
        ("٢٠٢٠", PublicationDate(2020, None, None, "2020")),
        ("1401/1402", PublicationDate(1401, None, None, "1401–1402", end_year=1402)),
        ("0000", PublicationDate(None, None, None, "0000")),
        ("9" * 5000, PublicationDate(None, None, None, "9" * 5000)),
    ],
)
def test_year(year: str, expected: PublicationDate) -> None:
    assert parse_date(year=year) == expected


@pytest.mark.parametrize(
    ("month", "number", "day", "text"),
    [
        ("jan", 1, None, "January 2019"),
        ("October", 10, None, "October 2019"),
        ("JUNE", 6, None, "June 2019"),
        ("{Sept.}", 9, None, "September 2019"),
        ("3", 3, None, "March 2019"),
        ("03", 3, None, "March 2019"),
        ("23-26 May,", 5, 23, "23–26 May 2019"),
        ("18--24 Jul", 7, 18, "18–24 July 2019"),
        ("October 21", 10, 21, "21 October 2019"),
        ("July~20", 7, 20, "20 July 2019"),
        ("10 {Oct}", 10, 10, "10 October 2019"),
        ("1st of May", 5, 1, "1 May 2019"),
        ("30 Aug - 3 Sep", 8, 30, "30 August – 3 September 2019"),
        ("May/June", 5, None, "May–June 2019"),
        ("Jan--Mar", 1, None, "January–March 2019"),
        ("June\\slash September", 6, None, "June–September 2019"),
        ("November, December", 11, None, "November–December 2019"),
        ("Juni", 6, None, "June 2019"),
        ("März", 3, None, "March 2019"),
        ("ao{\\^u}t", 8, None, "August 2019"),
        ("dic.", 12, None, "December 2019"),
        ("marca", 3, None, "March 2019"),
        ("5 września", 9, 5, "5 September 2019"),
        ("IX", 9, None, "September 2019"),
        ("15 IX", 9, 15, "15 September 2019"),
        ("марта", 3, None, "March 2019"),
        ("março", 3, None, "March 2019"),
        ("3月", 3, None, "March 2019"),
        ("مارس", 3, None, "March 2019"),
        ("2019-06-03T00:00:00", 6, 3, "3 June 2019"),
        ("May 2019", 5, None, "May 2019"),
        ("Spring", None, None, "Spring 2019"),
        ("(accepted)", None, None, "2019 (accepted)"),
        ("13", None, None, "2019"),
        ("", None, None, "2019"),
    ],
)
def test_month(month: str, number: int | None, day: int | None, text: str) -> None:
    found = parse_date(year="2019", month=month)
    assert (found.year, found.month, found.day, found.text) == (2019, number, day, text)


def test_status_in_the_month() -> None:
    assert parse_date(year="2019", month="(accepted)").status == "accepted"


def test_day_field() -> None:
    assert parse_date(year="2019", month="feb", day="05").text == "5 February 2019"
    assert parse_date(year="2019", month="feb", day="30").text == "February 2019"
    assert parse_date(year="2019", day="05").text == "2019"


@pytest.mark.parametrize(
    ("year", "month", "text"),
    [
        ("1999a", "jan", "January 1999a"),
        ("In press", "jan", "In press"),
        ("n.d.", "jan", "n.d."),
        ("2020, preprint", "jan", "2020, preprint"),
        ("2019/2020", "jan", "2019–2020"),
        ("", "mar", "March"),
    ],
)
def test_year_and_month_together(year: str, month: str, text: str) -> None:
    assert parse_date(year=year, month=month).text == text


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2023", "2023"),
        ("2023-03", "2023-03"),
        ("2023-03-05", "2023-03-05"),
        ("-0044", "-0044"),
        ("0079", "0079"),
        ("Y17000", "Y17000"),
        ("2001-21", "2001"),
        ("nonsense", ""),
        ("0000", "0000"),
    ],
)
def test_iso(date: str, iso: str) -> None:
    assert parse_date(date).iso == iso


text = st.text() | st.text("0123456789-/?~%XTYy janMay.,{}\\")


@given(text, text, text, text)
def test_no_text_raises(date: str, year: str, month: str, day: str) -> None:
    found = parse_date(date, year, month, day)
    assert found.month is None or 1 <= found.month <= 12
    assert isinstance(found.iso, str)


@given(st.dates())
def test_iso_dates_come_back(date: object) -> None:
    assert parse_date(str(date)).iso == str(date)


@pytest.mark.parametrize("value", ["1" * 300_000, "may " * 100_000, "2020-" * 100_000, "{" * 100_000, "~" * 300_000])
def test_hostile_values_take_linear_time(value: str) -> None:
    began = time.process_time()
    parse_date(value)
    parse_date(year=value, month=value, day=value)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("written", "text", "guess"),
    [
        ("15.03.2020", "15 March 2020", False),
        ("03.04.2020", "3 April 2020", False),
        ("1. 3. 2020", "1 March 2020", False),
        ("3/15/2020", "15 March 2020", False),
        ("15/3/2020", "15 March 2020", False),
        ("15-03-2020", "15 March 2020", False),
        ("3/4/2020", "4 March 2020", True),
        ("03-04-2020", "3 April 2020", True),
        ("4/4/2020", "4 April 2020", False),
        ("15.03.2020/17.03.2020", "15–17 March 2020", False),
        ("15.03.2020 - 17.03.2020", "15–17 March 2020", False),
        ("03/2020", "March 2020", False),
    ],
)
def test_a_date_with_the_year_last_is_read_and_its_order_may_be_a_guess(written: str, text: str, guess: bool) -> None:
    assert parse_date(written).text == parse_date(year=written).text == text
    assert is_guess(written) is guess


def test_a_day_that_no_order_gives_is_impossible() -> None:
    assert is_impossible("45.03.2020")
    assert is_impossible("31.02.2020")
