"""The state that all views share."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import sample_timeline

from viewer.model.timeline import Timeline
from viewer.ui.state.view_state import ViewState


def test_that_showing_another_timeline_signals_and_drops_a_lost_selection(qtbot: QtBot) -> None:
    state = ViewState()
    with qtbot.waitSignal(state.timeline_changed):
        state.set_timeline(sample_timeline())
    state.select("dam")
    with qtbot.waitSignals([state.timeline_changed, state.selection_changed]):
        state.set_timeline(Timeline())
    assert state.selected is None


def test_that_selecting_signals_the_id_once(qtbot: QtBot) -> None:
    state = ViewState()
    state.set_timeline(sample_timeline())
    with qtbot.waitSignal(state.selection_changed) as heard:
        state.select("dam")
    assert heard.args == ["dam"]
    with qtbot.assertNotEmitted(state.selection_changed):
        state.select("dam")


def test_that_a_search_is_awaited_once(qtbot: QtBot) -> None:
    state = ViewState()
    with qtbot.waitSignal(state.search_awaited_changed):
        state.await_search(True)
    with qtbot.assertNotEmitted(state.search_awaited_changed):
        state.await_search(True)
    assert state.is_search_awaited


def test_that_an_unknown_id_selects_nothing(qtbot: QtBot) -> None:
    state = ViewState()
    state.set_timeline(sample_timeline())
    state.select("dam")
    state.select("nobody")
    assert state.selected_id == ""


def test_that_neighbours_follow_the_one_order_and_end_at_the_ends(qtbot: QtBot) -> None:
    state = ViewState()
    state.set_timeline(sample_timeline())
    seen = []
    while (event := state.neighbour(1)) is not None:
        state.select(event.id)
        seen.append(event.id)
    assert seen == [event.id for event in state.timeline.events]
    assert state.neighbour(1) is None


def test_that_a_backward_step_from_nothing_gives_the_last_event(qtbot: QtBot) -> None:
    state = ViewState()
    state.set_timeline(sample_timeline())
    last = state.neighbour(-1)
    assert last is not None and last.id == "trip-end"


def test_that_folding_signals_and_closes_what_was_opened_alone(qtbot: QtBot) -> None:
    state = ViewState()
    with qtbot.waitSignal(state.folding_changed):
        state.open_gap(7)
    assert state.opened_gaps == {7}
    with qtbot.waitSignal(state.folding_changed):
        state.set_fold_gaps(True)
    assert not state.opened_gaps
    with qtbot.assertNotEmitted(state.folding_changed):
        state.set_fold_gaps(True)


def shown_days(state: ViewState, event_id: str) -> list[str]:
    """Return the ids of the events whose middle is in view once the view has gone to one of them."""
    state.select(event_id)
    state.show_selected()
    state.settle()
    assert state.scale is not None
    span = state.scale.visible_span(state.width_px)
    return [event.id for event in state.timeline.events if span.start <= event.when.window.middle < span.end]


def test_that_a_moment_is_shown_among_its_five_nearest_neighbours(qtbot: QtBot, tmp_path: Path) -> None:
    days = (1, 2, 10, 11, 12, 13, 15, 25, 26)
    lines = [f"  - {{date: 2011-03-{day:02}, title: D{day}, id: d{day}}}" for day in days]
    lasting = "  - {date: 2011-03-10/2011-03-11, title: L, id: lasting}"
    state = window_on(qtbot, tmp_path, "\n".join(["events:", *lines, lasting])).state
    state.set_fold_gaps(False)
    assert shown_days(state, "d12") == ["d10", "lasting", "d11", "d12", "d13", "d15"]
    assert shown_days(state, "lasting") == ["d10", "lasting", "d11"]


def test_that_an_event_without_neighbours_is_shown_alone(qtbot: QtBot, tmp_path: Path) -> None:
    state = window_on(qtbot, tmp_path, "events: [{date: 2011-03-01, title: A, id: a}]\n").state
    assert shown_days(state, "a") == ["a"]
