"""Breaks by keys: one opens, one folds again, the nearest to where one is."""

from __future__ import annotations

from layout_helpers import event, timeline
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

#: Three crowds with a long time between them.
DAYS = [f"{year}-05-{day:02}" for year in (1900, 1950, 2000) for day in range(1, 9)]


def shown(qtbot: QtBot) -> tuple[TimelineCanvas, ViewState]:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(1000, 500)
    state.set_timeline(timeline(*(event(number, day) for number, day in enumerate(DAYS))))
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    return canvas, state


def folded(state: ViewState) -> list[int]:
    assert state.scale is not None
    return [gap.start for gap in state.scale.axis.gaps]


def test_that_g_unfolds_the_gap_nearest_to_the_selected_event_and_shift_g_folds_it(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot)
    first, second = folded(state)
    state.select(state.timeline.events[-1].id)
    qtbot.keyClick(canvas, Qt.Key.Key_G)
    assert folded(state) == [first]
    assert state.opened_gaps == {second}
    qtbot.keyClick(canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert folded(state) == [first, second]
    assert state.opened_gaps == frozenset()


def test_that_of_two_unfolded_gaps_the_nearer_folds_again(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot)
    first, second = folded(state)
    for start in (first, second):
        state.open_gap(start)
    state.select(state.timeline.events[0].id)
    qtbot.keyClick(canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert state.opened_gaps == {second}


def test_that_without_gaps_nothing_happens(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot)
    state.set_fold_gaps(False)
    with qtbot.assertNotEmitted(state.folding_changed):
        qtbot.keyClick(canvas, Qt.Key.Key_G)
        qtbot.keyClick(canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
