"""Which entry stands at a line."""

from __future__ import annotations

import pytest

from viewer.files.read.places.at_line import event_at_line, unplaced_at_line
from viewer.files.reader import read_text

TEXT = """\
events:
  - date: 2001
    title: First

    # about the first
    summary: |
      one

      two
  # between
  - {date: 2002, title: Second}
  - date: soon
    title: Not placed
    summary: why

  - date: 2003
    title: Last
x-more: {a: b}
"""


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (-1, ""), (0, ""), (1, ""), (2, "First"), (3, "First"), (4, "First"), (5, "First"), (7, "First"), (9, "First"),
        (10, ""), (11, "Second"), (12, ""), (14, ""), (16, "Last"), (17, "Last"), (18, ""), (19, ""), (99, ""),
    ],
)  # fmt: skip
def test_that_the_event_is_found_from_its_first_line_to_its_last(line: int, title: str) -> None:
    event = event_at_line(read_text(TEXT), line)
    assert (event.title if event is not None else "") == title


@pytest.mark.parametrize(
    ("line", "found"), [(11, False), (12, True), (13, True), (14, True), (16, False), (18, False)]
)
def test_that_an_entry_that_is_not_drawn_is_known(line: int, found: bool) -> None:
    entry = unplaced_at_line(read_text(TEXT), line)
    assert (entry is not None and entry.title == "Not placed") is found


def test_that_a_column_tells_entries_of_one_line_apart() -> None:
    text = "events: [{date: 2001, title: A}, {date: 2002, title: B}]\n"
    reading = read_text(text)
    for column, title in ((0, "A"), (1, "A"), (12, "A"), (text.index("B"), "B"), (999, "A")):
        event = event_at_line(reading, 1, column)
        assert event is not None and event.title == title, column


def test_that_a_byte_order_mark_and_other_line_ends_move_nothing() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    for line, title in ((2, "First"), (11, "Second"), (17, "Last")):
        event = event_at_line(read_text(text), line)
        assert event is not None and event.title == title


def test_that_an_entry_behind_an_alias_is_found_where_it_is_written() -> None:
    text = "x-kept: &one {date: 2001, title: Kept}\nevents:\n  - {date: 2000, title: Before}\n  - *one\n"
    event = event_at_line(read_text(text), 1)
    assert event is None or event.title == "Kept"
    before = event_at_line(read_text(text), 3)
    assert before is not None and before.title == "Before"
