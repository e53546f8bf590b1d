"""Lines and columns are those of an editor, in whatever order they are asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.files.read.texts import SourceText


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
