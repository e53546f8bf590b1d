"""What a timeline knows of its events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event, timeline

IDS = ("a", "b", "c", "gone")


@given(st.lists(st.none() | st.lists(st.sampled_from(IDS), max_size=4), max_size=8), st.sampled_from(IDS))
def test_that_statements_about_an_event_are_all_that_name_it_each_once_in_order(
    about: list[list[str] | None], subject: str
) -> None:
    events = []
    for number, subjects in enumerate(about):
        made = event(number, f"200{number}")
        made.about = None if subjects is None else tuple(subjects)
        events.append(made)
    expected = [made.id for made, subjects in zip(events, about, strict=True) if subject in (subjects or ())]
    assert [made.id for made in timeline(*events).statements_about(subject)] == expected
