"""The state that all views share."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
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
