"""Years of two digits, numbers of days and such as Aug-11: asked of the whole column, never guessed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_samples import draft
from hypothesis import given
from hypothesis import strategies as st

from viewer.cli import main
from viewer.exchange.draft.answers import Answers
from viewer.exchange.draft.date_column import DateColumn
from viewer.exchange.draft.notes import Asked
from viewer.exchange.draft.questions import Question
from viewer.exchange.trial import trial_of
from viewer.model.dates.calendar import civil_from_days, days_from_civil


def read(*texts: str, **answers: str) -> list[str]:
    """Return what the cells of a column say."""
    column = DateColumn(texts, Answers(**answers))  # type: ignore[arg-type]  # all of them are texts
    return [column.read(text).edtf for text in texts]


def asked(*texts: str, **answers: str) -> Question:
    """Return what is asked of a column."""
    with pytest.raises(Asked) as caught:
        read(*texts, **answers)
    assert caught.value.question is not None
    return caught.value.question


def test_that_short_years_are_asked_about_with_every_reading() -> None:
    question = asked("21 Aug 11", "2012", "May '68")

    assert (question.name, question.note) == ("short_years", "2 of 3 dates have a year of two digits.")
    assert [(choice.answer, choice.shown) for choice in question.choices] == [
        ("1900", ("“21 Aug 11” is 21 August 1911", "“May '68” is May 1968")),
        ("2000", ("“21 Aug 11” is 21 August 2011", "“May '68” is May 2068")),
        ("1930", ("“21 Aug 11” is 21 August 2011", "“May '68” is May 1968")),
        ("0", ("“21 Aug 11” is 21 August 11 CE", "“May '68” is May 68 CE")),
        ("none", ()),
    ]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("21 Aug 11", "2011-08-21"),
        ("20-Aug-11", "2011-08-20"),
        ("June 5, 04", "2004-06-05"),
        ("Aug '99", "1999-08"),
        ("Spring 68", "1968-21"),
        ("20/8/11 14:30", "2011-08-20T14:30"),
        ("20.8.29", "2029-08-20"),
        ("20.8.30", "1930-08-20"),
        ("43", "1943"),
        ("31/9/11", ""),
    ],
)
def test_that_the_hundred_years_that_are_named_are_meant(text: str, edtf: str) -> None:
    assert read(text, short_years="1930", dates="dmy") == [edtf]


def test_that_early_years_of_a_column_settle_its_short_ones() -> None:
    assert read("43", "26 oct 899", "3 nov 47", "44 BC") == ["0043", "0899-10-26", "0047-11-03", "-0043"]
    question = asked("43", "26 oct 899", "21 Aug 11", "1066")
    assert question.note == "1 of 4 dates have a year of two digits."


def test_that_short_years_are_left_out_where_nobody_knows_them() -> None:
    assert read("21 Aug 11", "2012", short_years="none") == ["", "2012"]
    assert draft("a.csv", "date,title\n21 Aug 11,A\n2012,B\n", short_years="none").left_out[0].why == (
        "“21 Aug 11” has a year of two digits"
    )


def test_that_the_order_of_short_dates_is_asked_before_their_century() -> None:
    assert asked("03/04/11", "05/06/11").name == "dates"
    assert asked("03/04/11", "05/06/11", dates="mdy").name == "short_years"
    assert read("03/04/11", "25/04/11", short_years="2000") == ["2011-04-03", "2011-04-25"]
    assert read("03/04/11", "25/04/2012", short_years="2000") == ["2011-04-03", "2012-04-25"]


def test_that_a_dash_may_have_the_year_first() -> None:
    assert [choice.answer for choice in asked("11-08-20").choices] == ["dmy", "mdy", "ymd"]
    assert read("11-08-20", dates="ymd", short_years="2000") == ["2011-08-20"]
    assert read("99-10-18", "11-08-20", short_years="1930") == ["1999-10-18", "2011-08-20"]
    assert [choice.answer for choice in asked("11-08-20", "01-02-1999").choices] == ["dmy", "mdy"]
    made = draft("a.csv", "Year,Month,Day,Name\n99,8,2,A\n11,3,4,B\n", short_years="1930")
    assert [entry.fields["date"] for entry in made.entries] == ["1999-08-02", "2011-03-04"]


def test_that_numbers_are_days_or_years_as_a_person_says() -> None:
    question = asked("44197", "2011", "40776.604167")

    assert question.name == "numbers"
    assert [choice.shown[0] for choice in question.choices] == [
        "“44197” is 1 January 2021",
        "“44197” is 2 January 2025",
        "“44197” is 44,197 CE",
    ]
    assert read("44197", "2011", "40776.604167", numbers="days") == ["2021-01-01", "2011", "2011-08-21T14:30"]
    assert read("42735", numbers="days-1904") == ["2021-01-01"]
    assert read("44197", "40776.5", numbers="years") == ["Y44197", ""]
    assert read("19999", "Y44197", "70000") == ["Y19999", "Y44197", "Y70000"]


@given(st.integers(20_000, 69_999), st.integers(0, 24 * 60 - 1))
def test_that_a_number_is_so_many_days_after_its_first(number: int, minute: int) -> None:
    year, month, day = civil_from_days(days_from_civil(1900, 1, 1) + number - 2)  # 29 February 1900 counts
    day_text = f"{year:04d}-{month:02d}-{day:02d}"
    fraction = f"{minute / 1440:.9f}"[1:]

    assert read(str(number), numbers="days") == [day_text]
    assert read(f"{number}{fraction}", numbers="days") == [f"{day_text}T{minute // 60:02d}:{minute % 60:02d}"]


def test_that_a_number_beside_a_month_is_a_year_or_a_day_as_a_person_says() -> None:
    question = asked("Aug-11", "12-Sep", "2011")

    assert (question.name, [choice.answer for choice in question.choices]) == ("aug_11", ["year", "day"])
    assert asked("Aug-11", "12-Sep", aug_11="year").name == "short_years"
    assert read("Aug-11", "12-Sep", aug_11="year", short_years="2000") == ["2011-08", "2012-09"]
    assert read("Aug-11", "2011", aug_11="day") == ["", "2011"]
    assert asked("Aug-11", "May-68").name == "short_years"  # no month has 68 days


def test_that_what_was_taken_for_what_is_told() -> None:
    data = "date,title\n44197,A\nAug-11,B\n"
    made = draft("a.csv", data, numbers="days", aug_11="year", short_years="2000")

    assert [(note.code, note.what) for note in made.notes if note.where == "the file"] == [
        ("day-numbers", "1 number taken as days, counted from 1900"),
        ("aug-11", "1 month with a number beside it: taken as months of a year"),
        ("short-years", "1 year of two digits: taken as 2000 to 2099"),
    ]
    assert [entry.fields["as_written"] for entry in made.entries] == ["44197", "Aug-11"]


def test_that_aeon_means_early_years_and_is_not_asked() -> None:
    assert draft("aeon.csv").entries[2].fields["date"] == "0099-10-18"


@pytest.mark.parametrize(
    ("cell", "option", "sample"),
    [
        ("21 Aug 11", "--short-years", "row 2 “21 Aug 11”: 1911-08-21 or 2011-08-21?"),
        ("44197", "--numbers", "row 2 “44197”: 2021-01-01 or Y44197?"),
        ("Aug-11", "--aug-11", "row 2 “Aug-11”: a month of a year or a day without one?"),
    ],
)
def test_that_the_command_asks_in_one_line_and_takes_the_answer(
    cell: str, option: str, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Date,Title\n{cell},A\n2012,B\n", encoding="utf-8")

    assert main(["import", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert sample in told
    assert f"say {option} " in told
    assert list(tmp_path.iterdir()) == [path]
    answers = ["--short-years", "2000", "--numbers", "days", "--aug-11", "year"]
    assert main(["import", str(path), *answers]) == 0
    assert "2 records: 2 events" in capsys.readouterr().out


def test_that_a_century_is_a_year_or_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import", "a.csv", "--short-years", "soon"])
    assert ended.value.code == 2
    assert "'soon' is no year" in capsys.readouterr().err


@pytest.mark.parametrize(
    "make",
    [
        lambda cell: (f'<data><event start="{cell}" title="A"/></data>', "a.xml"),
        lambda cell: (f'[{{"content": "A", "start": "{cell}"}}]', "a.json"),
    ],
)
def test_that_other_formats_ask_too(make: Callable[[str], tuple[str, str]]) -> None:
    text, name = make("21 Aug 11")
    with pytest.raises(Asked, match="short-years"):
        trial_of(text.encode(), Answers(name))
    trial = trial_of(text.encode(), Answers(name, short_years="1900"))
    assert trial.draft.entries[0].fields["date"] == "1911-08-21"


@pytest.mark.parametrize("parts", ["2011,-12,8", "2011,-3,8", "2011,3,-8", "2011,-3,", "0,-13,1"])
def test_that_months_and_days_below_nought_never_were(parts: str) -> None:
    made = draft("a.csv", f"Year,Month,Day,Headline,Text\n{parts},A slide,\n2011,3,8,B,\n")

    assert [entry.fields["date"] for entry in made.entries] == ["2011-03-08"]
    assert [left.where for left in made.left_out] == ["row 2"]
    assert "never was" in made.left_out[0].why
