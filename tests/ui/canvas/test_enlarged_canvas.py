"""The canvas at other sizes of text: drawn larger as a whole, and pointed at where things are drawn."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.access.reader import make_readable
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import TEXT_SIZES, Appearance
from viewer.ui.state.view_state import ViewState

NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
sizes = pytest.mark.parametrize("percent", [80, 150, 200])


def shown(qtbot: QtBot, percent: int) -> tuple[TimelineView, ViewState]:
    state = ViewState()
    view = TimelineView(state, Appearance("light", percent))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    days = ("2011-08-01", "2011-08-09", "2011-08-17", "2011-08-30")
    state.set_timeline(timeline(*(event(number, day) for number, day in enumerate(days))))
    with qtbot.waitExposed(view):
        view.show()
    view.canvas.grab()
    return view, state


def drawn(view: TimelineView, event_id: str) -> QRectF:
    """Return where an event is drawn, in the canvas's own pixels."""
    box = view.canvas.on_screen.box_of(event_id)
    assert box is not None
    return QRectF(view.canvas.on_screen.gutter_px + box.left, box.y, box.right - box.left, box.height)


def on_widget(view: TimelineView, event_id: str) -> QPoint:
    return (drawn(view, event_id).center() * view.canvas.unit).toPoint()


@sizes
def test_that_a_click_selects_what_is_drawn_there(qtbot: QtBot, percent: int) -> None:
    view, state = shown(qtbot, percent)
    ids = [made.id for made in state.timeline.events]
    chosen = []
    for name in ids:
        QTest.mouseClick(view.canvas, LEFT, pos=on_widget(view, name))
        chosen.append(state.selected_id)
        view.canvas.grab()
    assert chosen == ids


@sizes
def test_that_the_wheel_zooms_about_the_time_under_the_pointer(qtbot: QtBot, percent: int) -> None:
    view, state = shown(qtbot, percent)
    canvas, at = view.canvas, QPoint(600, 200)
    before = state.scale
    assert before is not None
    there = before.to_time(600 / canvas.unit - canvas.stage.gutter_px)
    turn = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 240), NO_BUTTON,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, turn)
    assert state.scale is not None and state.scale.zoom > before.zoom
    assert abs(state.scale.to_px(there) + canvas.stage.gutter_px - 600 / canvas.unit) < 1


@sizes
def test_that_a_drag_moves_the_time_as_far_as_the_hand(qtbot: QtBot, percent: int) -> None:
    view, state = shown(qtbot, percent)
    canvas = view.canvas
    state.zoom_by(4)
    canvas.grab()
    assert state.scale is not None
    before = state.scale.scroll_px
    start = QPoint(700, canvas.height() - 5)
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, start - QPoint(60, 0))
    QTest.mouseRelease(canvas, LEFT, pos=start - QPoint(60, 0))
    assert state.scale.scroll_px - before == pytest.approx(60 / canvas.unit)


@sizes
def test_that_the_context_menu_and_a_screen_reader_find_an_event_where_it_is_drawn(
    qtbot: QtBot, percent: int
) -> None:
    view, state = shown(qtbot, percent)
    canvas, first = view.canvas, state.timeline.events[0].id
    at = on_widget(view, first)
    with qtbot.waitSignal(canvas.context_requested) as asked:
        QApplication.sendEvent(
            canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
        )
    assert asked.args is not None
    assert asked.args[0] == first
    make_readable(canvas, state)
    item = QAccessible.queryAccessibleInterface(canvas).child(0)
    assert item.rect().contains(canvas.mapToGlobal(at))
    assert item.rect().height() == pytest.approx(22 * canvas.unit, abs=2)


@sizes
def test_that_everything_in_the_timeline_grows_alike(qtbot: QtBot, percent: int) -> None:
    (usual, _), (view, state) = shown(qtbot, 100), shown(qtbot, percent)
    share = percent / 100
    assert view.overview.height() == round(usual.overview.height() * share)
    assert view.canvas.drawn_width == pytest.approx(usual.canvas.width() / share)
    assert state.width_px == pytest.approx(view.canvas.drawn_width - view.canvas.stage.gutter_px)


def test_that_another_size_keeps_what_is_looked_at(qtbot: QtBot) -> None:
    view, state = shown(qtbot, 100)
    event = state.timeline.events[2]
    state.select(event.id)
    state.show_span(event.when.window)
    for _ in TEXT_SIZES:
        view.canvas.appearance.step_text(1)
        view.canvas.grab()
    assert view.canvas.unit == 2.0
    assert state.selected_id == event.id
    assert state.scale is not None
    assert 0 <= state.scale.to_px(event.when.window.middle) <= state.width_px


@pytest.mark.parametrize("percents", [(200,), (80,), (150, 80, 200, 100)])
def test_that_another_size_shows_the_same_time(qtbot: QtBot, percents: tuple[int, ...]) -> None:
    view, state = shown(qtbot, 100)
    state.zoom_by(3.0, 200.0)
    assert state.scale is not None
    before = state.scale.visible_span(state.width_px)
    for percent in percents:
        view.canvas.appearance.set_text_percent(percent)
        view.canvas.grab()
    after = state.scale.visible_span(state.width_px)
    assert (after.start, after.end) == pytest.approx((before.start, before.end), abs=10)  # seconds of 15 days


@sizes
def test_that_signs_at_the_edges_are_drawn_where_they_stand(qtbot: QtBot, percent: int) -> None:
    view, state = shown(qtbot, percent)
    state.zoom_by(4.0)
    view.canvas.grab()
    view.edge_signs.settle()
    drawn_by_canvas = view.canvas.grab().toImage()
    view.canvas.is_crossed = True
    drawn_by_themselves = view.canvas.grab().toImage()
    assert drawn_by_canvas == drawn_by_themselves
    for button in view.edge_signs.buttons:
        button.hide()
    assert drawn_by_canvas != view.canvas.grab().toImage()
