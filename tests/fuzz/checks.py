"""What must hold whatever the reader is given."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.files.read.reader import ReadError, Reading, read_file, read_text
from viewer.model.dates.phrases import date_phrase
from viewer.model.problems import Problem

_BREAK = re.compile(r"\r\n|\r|\n")
_MOST_MESSAGE = 2_000


def check_file(path: Path) -> None:
    """Read a file and check what came of it.

    Raises:
        AssertionError: Something about it is wrong.
    """
    try:
        reading = read_file(path)
    except ReadError as error:
        _check_message(str(error).replace(str(path), "f"))
        return
    check_reading(reading)


def check_text(text: str, folder: Path) -> None:
    """Read a text that no file can hold and check what came of it."""
    check_reading(read_text(text, folder))


def check_reading(reading: Reading) -> None:
    """Check that a reading is a timeline or problems, each of them at a place of the text."""
    assert reading.timeline is not None or reading.problems, "neither a timeline nor a problem"
    ends = _columns(reading.text.removeprefix("\ufeff"))
    before = (1, 1)
    for problem in reading.problems:
        _check_problem(problem, ends)
        assert (problem.line, problem.column) >= before, "problems are out of order"
        before = (problem.line, problem.column)
    for lost in reading.not_placed:
        assert 1 <= lost.line <= len(ends), f"an entry on line {lost.line} of {len(ends)}"
        assert "\n" not in lost.title + lost.date_text, "an entry of several lines"
        _check_problem(lost.problem, ends)
    _check_events(reading, ends)


def _check_events(reading: Reading, ends: list[int]) -> None:
    events = reading.timeline.events if reading.timeline is not None else ()
    assert not events or len(events) == len(reading.spans), "events without a place"
    assert len({event.id for event in events}) == len(events), "one id twice"
    for event in events:
        start, end, _, aliased = reading.spans.entry(event.index)
        assert 0 <= start < end <= len(reading.text), f"an entry at {start}:{end}"
        for name, field in reading.spans.fields(event.index).items():
            assert 0 <= field.key <= field.start - (not aliased) < field.end <= len(reading.text), (
                f"{name} at {field}"
            )
        assert 1 <= event.line <= len(ends), f"an event on line {event.line}"
        assert event.title.strip() and date_phrase(event.date), "an event without words"


def _columns(text: str) -> list[int]:
    """Return the last column of each line: the one behind its last character."""
    breaks = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return [end - start + 1 for start, end in zip(starts, ends, strict=True)]


def _check_problem(problem: Problem, ends: list[int]) -> None:
    place = f"{problem.line}:{problem.column} to {problem.end_line}:{problem.end_column} ({problem.code})"
    assert 1 <= problem.line <= problem.end_line <= len(ends), f"line {place} of {len(ends)}"
    assert 1 <= problem.column <= ends[problem.line - 1], f"column {place} of {ends[problem.line - 1]}"
    assert 1 <= problem.end_column <= ends[problem.end_line - 1], f"end {place}"
    assert (problem.line, problem.column) <= (problem.end_line, problem.end_column), (
        f"ends before it begins: {place}"
    )
    _check_message(problem.message)


def _check_message(message: str) -> None:
    assert message and len(message.splitlines()) == 1, f"a message of several lines: {message[:200]!r}"
    assert len(message) <= _MOST_MESSAGE, f"a message of {len(message)} characters"
    assert all(letter.isprintable() for letter in message), (
        f"a message that cannot be shown: {message[:200]!r}"
    )
