"""The bars that scroll the timeline through time and lanes, and what is painted with them."""

from __future__ import annotations

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


class Painted(QObject):
    """Tells of a widget whether it was painted, and of how many rectangles each time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        self.rects: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().rectCount())
        return False


@pytest.mark.parametrize("name", ["light", "dark"])
def test_that_nothing_is_painted_under_the_time_bar_for_another_view(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    state, appearance = ViewState(), Appearance(name)
    appearance.dress(qapp)
    view = TimelineView(state, appearance)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    state.set_timeline(timeline(*random_events(45, 3, 3), lanes=3))
    with qtbot.waitExposed(view):
        view.show()
    state.zoom_by(8.0, 300.0, at_once=True)
    QApplication.processEvents()
    whole, bar = Painted(view), Painted(view.time_bar)
    for _ in range(3):
        state.pan_by(40.0, at_once=True)
        QApplication.processEvents()
    assert bar.count == 3
    assert whole.count == 0
    assert view.grab().toImage().pixelColor(2, view.time_bar.y() + 2) == appearance.theme.ground


def test_that_the_canvas_is_painted_as_one_rectangle_under_what_lies_over_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    state, appearance = ViewState(), Appearance("light")
    appearance.dress(qapp)
    view = TimelineView(state, appearance)
    qtbot.addWidget(view)
    view.resize(1000, 300)
    state.set_timeline(timeline(*random_events(45, 3, 200), lanes=3))
    with qtbot.waitExposed(view):
        view.show()
    state.zoom_by(8.0, 300.0, at_once=True)
    view.canvas.lane_scroll.set(40.0)
    QApplication.processEvents()
    assert not view.lane_bar.isHidden() and view.canvas.geometry().intersects(view.lane_bar.geometry())
    canvas = Painted(view.canvas)
    view.canvas.refresh()
    QApplication.processEvents()
    assert canvas.rects == [1], "Qt copies a picture into any other shape pixel by pixel"
