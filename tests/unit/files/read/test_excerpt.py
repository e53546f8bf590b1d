"""The lines around a problem, and the part of them that is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_helpers import entry
from test_reader_mistakes import BROKEN, ELSEWHERE, MISTAKES

from viewer.files.read.places.excerpt import MOST_COLUMNS, SourceLines
from viewer.files.read.reader import read_text
from viewer.model.problems import Problem, Severity


def problem(line: int, column: int, end_line: int = 0, end_column: int = 0) -> Problem:
    """Return a problem at a place; without an end it has no extent."""
    return Problem(Severity.ERROR, "x", "x", line, column, end_line or line, end_column or column)


def marked(text: str, at: Problem) -> list[tuple[int, str, str]]:
    """Return number, text and marked part of every line of an excerpt."""
    return [(one.number, one.text, one.text[one.start : one.end]) for one in SourceLines(text).around(at)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_that_a_line_before_and_one_after_are_shown(end: str) -> None:
    text = end.join(["one", "two", "three", "four", ""])
    assert marked(text, problem(3, 2, 3, 4)) == [(2, "two", ""), (3, "three", "hr"), (4, "four", "")]


def test_that_the_ends_of_a_text_are_respected() -> None:
    assert marked("one", problem(1, 1, 1, 4)) == [(1, "one", "one")]
    assert marked("one\ntwo", problem(2, 1, 2, 2)) == [(1, "one", ""), (2, "two", "t")]
    assert marked("", problem(1, 1)) == [(1, " ", " ")]


def test_that_a_place_without_extent_is_marked_one_wide() -> None:
    assert marked("date:\n", problem(1, 6))[0] == (1, "date: ", " ")
    assert marked("a\nb", problem(1, 1, 2, 1))[0] == (1, "a", "a")


def test_that_several_lines_are_marked_without_their_indentation() -> None:
    text = "events:\n  - [a,\n     b]\nend\n"
    assert marked(text, problem(2, 5, 3, 8)) == [
        (1, "events:", ""),
        (2, "  - [a,", "[a,"),
        (3, "     b]", "b]"),
        (4, "end", ""),
    ]


def test_that_only_the_first_of_many_lines_are_shown() -> None:
    assert len(marked("x\n" * 100, problem(10, 1, 90, 2))) == 8


def test_that_a_long_line_is_cut_around_its_mark() -> None:
    text = "k: " + "x" * 5000 + "BAD" + "y" * 5000
    ((_, shown, part),) = marked(text, problem(1, 5004, 1, 5007))
    assert part == "BAD"
    assert len(shown) == MOST_COLUMNS + 2
    assert shown[0] == shown[-1] == "…"
    ((_, shown, part),) = marked(text, problem(1, 1, 1, 9000))
    assert part == shown[:-1]


def test_that_what_cannot_be_shown_keeps_its_place() -> None:
    assert marked("\ta\x00\u2028b", problem(1, 3, 1, 4)) == [(1, "→a\ufffd␤b", "\ufffd")]


def test_that_a_byte_order_mark_counts_for_nothing() -> None:
    assert marked("\ufefftitel: x", problem(1, 1, 1, 6)) == [(1, "titel: x", "titel")]


TEXTS = (
    [entry(lines) for lines, _ in MISTAKES] + [text for text, _ in BROKEN] + [text for text, _ in ELSEWHERE]
)


@pytest.mark.parametrize("text", TEXTS)
def test_that_every_problem_of_the_readers_tables_has_its_lines(text: str) -> None:
    lines = SourceLines(text)
    problems = read_text(text).problems
    assert problems
    for one in problems:
        shown = lines.around(one)
        assert one.line in [line.number for line in shown]
        assert any(line.start < line.end <= len(line.text) for line in shown if line.number == one.line)


@given(
    st.text("ab:- []\n\r\t\u2028\x00", max_size=60), st.integers(1, 9), st.integers(1, 9), st.integers(0, 3)
)
def test_that_no_place_is_too_odd(text: str, line: int, column: int, more: int) -> None:
    lines = SourceLines(text).around(problem(line, column, line + more, column))
    assert lines or line > len(SourceLines(text))
    for shown in lines:
        assert 0 <= shown.start <= shown.end <= len(shown.text)
        assert not shown.text or shown.text.isprintable()
