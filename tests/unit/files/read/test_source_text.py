"""Lines and columns are those of an editor, in whatever order they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.make_timeline import write_file
from viewer.files.read.reader import read_text
from viewer.files.read.texts import SourceText, line_begin, line_end


class Counted(str):
    """A text that notes how many of its characters were looked through for line breaks."""

    __slots__ = ("__dict__",)
    looked_at = 0

    def count(self, wanted: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override]
        """Count, and note over how much."""
        end = len(self) if end is None else end
        self.looked_at += end - start
        return super().count(wanted, start, end)


class Sought(str):
    """A text that notes through how many of its characters something was sought."""

    __slots__ = ("__dict__",)
    looked_at = 0

    def find(self, wanted: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override]
        """Find, and note over how much."""
        end = len(self) if end is None else end
        found = super().find(wanted, start, end)
        self.looked_at += (end if found < 0 else found) - start
        return found

    def rfind(self, wanted: str, start: int = 0, end: int | None = None, /) -> int:  # type: ignore[override]
        """Find from the end, and note over how much."""
        end = len(self) if end is None else end
        found = super().rfind(wanted, start, end)
        self.looked_at += end - (start if found < 0 else found)
        return found


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_that_the_ends_of_a_line_are_looked_for_on_it_alone(newline: str) -> None:
    text = Sought(newline.join(["- title: A stop"] * 1000))
    middle = text.index("stop", len(text) // 2)
    begin, end = line_begin(text, middle), line_end(text, middle)

    assert text[begin:end] == "- title: A stop"
    assert text.looked_at < 50


def test_that_a_return_alone_ends_a_line() -> None:
    text = "one\rtwo\rthree"
    assert [text[line_begin(text, at) : line_end(text, at)] for at in (0, 3, 4, 8, 12)] == [
        "one", "one", "two", "three", "three",
    ]  # fmt: skip


@given(
    st.text("aé\n\r", max_size=20),
    st.lists(st.tuples(st.booleans(), st.integers(0, 22)), max_size=12),
)
def test_that_positions_do_not_hang_on_what_was_asked_before(
    text: str, asked: list[tuple[bool, int]]
) -> None:
    source = SourceText(text)
    # A carriage return before a line feed is no break yet.
    plain = text.replace("\r\n", " \n").replace("\r", "\n")
    expected = [
        (
            plain[:index].count("\n") + 1,
            None if only_line else len(plain[:index]) - plain.rfind("\n", 0, index),
        )
        for only_line, index in asked
    ]
    told = [(source.line(index), None) if only_line else source.position(index) for only_line, index in asked]
    assert told == expected


@given(st.text("aé\n", min_size=1, max_size=20), st.data())
def test_that_lines_counted_by_others_are_gone_on_from(text: str, data: st.DataObject) -> None:
    source, counted = SourceText(text), SourceText(text)
    known, asked = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))
    counted.count_from(known, source.line(known))
    assert counted.position(asked) == source.position(asked)


def test_that_lines_are_counted_from_the_nearer_end() -> None:
    text = Counted("a line\n" * 100)
    source = SourceText(text)
    assert source.position(690) == (99, 5)
    assert source.position(20) == (3, 7)
    assert text.looked_at == 690 + 20
    assert source.position(15) == (3, 2)
    assert text.looked_at == 690 + 20 + 5


def test_that_the_lines_of_a_large_file_are_counted_once_for_its_problems_and_not_for_its_entries(
    tmp_path: Path,
) -> None:
    path = tmp_path / "large.yaml"
    write_file(1500, path)
    text = Counted(path.read_text(encoding="utf-8"))
    reading = read_text(text)
    assert len(reading.problems) > 20
    assert reading.timeline is not None
    assert text.looked_at < 1.1 * len(text)
