"""Where reading stops, so that no file fills the memory or the list of problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.files.read import text_file
from viewer.files.read.reader import ReadError, read_file, read_text
from viewer.files.read.reporter import MOST_PROBLEMS, MOST_WARNINGS


def test_that_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MOST_BYTES", 1024**2)
    path = tmp_path / "events.yaml"
    path.write_bytes(b"events: []\n".ljust(1024**2, b"\n"))
    assert read_file(path).timeline is not None
    path.write_bytes(b"events: []\n".ljust(1024**2 + 1, b"\n"))
    with pytest.raises(ReadError, match=r"events\.yaml is larger than 1 MB, the most that is read"):
        read_file(path)


def test_that_a_file_full_of_mistakes_lists_so_many_and_says_that_there_are_more() -> None:
    reading = read_text("events:\n" + "  - {date: soon, title: A}\n" * (MOST_PROBLEMS + 7))
    assert len(reading.problems) == MOST_PROBLEMS + 1
    assert reading.problems[-1].code == "too-many"
    assert reading.problems[-1].message == "7 more problems are not listed"


def test_that_warnings_leave_room_for_errors() -> None:
    doubtful = "  - {date: 2011, title: A}\n" * (MOST_WARNINGS + 9)
    reading = read_text("events:\n" + doubtful + "  - {date: soon, title: A}\n")
    assert len(reading.errors) == 1
    assert len(reading.problems) < 2 * MOST_WARNINGS
    assert reading.problems[-1].message.endswith("more problems are not listed")
