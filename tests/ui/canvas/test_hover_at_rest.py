"""What a pointer that stands still points at when the picture has moved under it."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.canvas import mouse
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def canvas(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TimelineCanvas:
    """Return a canvas that shows an event every ten days, near enough to tell them apart."""
    monkeypatch.setattr(mouse, "STILL_MS", 20)  # sooner than its pace has rested
    made = TimelineCanvas(ViewState(), Appearance("light"))
    qtbot.addWidget(made)
    made.resize(900, 300)
    days = (event(n, f"2011-{1 + n // 3:02}-{1 + 10 * (n % 3):02}", f"No {n}") for n in range(36))
    made.state.set_timeline(timeline(*days))
    made.state.set_fold_gaps(False)
    with qtbot.waitExposed(made):
        made.show()
    made.state.zoom_by(4.0)
    made.grab()
    return made


def point(canvas: TimelineCanvas, at: QPointF, kind: QEvent.Type = QEvent.Type.MouseMove) -> None:
    held = Qt.MouseButton.LeftButton if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
    QApplication.sendEvent(
        canvas, QMouseEvent(kind, at, canvas.mapToGlobal(at), held, held, Qt.KeyboardModifier.NoModifier)
    )


def hovered(canvas: TimelineCanvas) -> int:
    scene = canvas.on_screen.scene
    assert scene is not None
    return scene.hovered


def middle_event(canvas: TimelineCanvas) -> tuple[int, QPointF]:
    """Return the place of an event in the middle of the view, and where it stands."""
    scene = canvas.on_screen.scene
    assert scene is not None
    box = min(scene.boxes, key=lambda box: abs(box.label_x - scene.width_px / 2))
    return box.place, QPointF(scene.gutter_px + box.label_x + 4, box.y + box.height / 2)


def test_that_what_comes_under_a_pointer_that_stands_still_is_lit_up_at_rest(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    place, at = middle_event(canvas)
    point(canvas, at)
    canvas.grab()
    assert hovered(canvas) == place
    canvas.state.zoom_by(1.5, 0.0)
    canvas.grab()
    assert hovered(canvas) == place, "nothing changes in the frame of a moving view"
    qtbot.waitUntil(lambda: hovered(canvas) != place)
    canvas.grab()
    box = canvas.on_screen.box_at(at)
    assert hovered(canvas) == (box.place if box is not None else -1)


def test_that_nothing_is_lit_up_under_a_hand_that_holds_the_timeline(
    canvas: TimelineCanvas, qtbot: QtBot
) -> None:
    place, at = middle_event(canvas)
    point(canvas, at)
    point(canvas, at, QEvent.Type.MouseButtonPress)
    canvas.state.zoom_by(1.5, 0.0)
    canvas.grab()
    rested: list[bool] = []
    canvas.pace.rested.connect(lambda: rested.append(True))
    qtbot.waitUntil(lambda: bool(rested))
    qtbot.waitUntil(lambda: not canvas.ahead.is_working)
    assert hovered(canvas) == place


def test_that_the_pointers_line_goes_where_the_canvas_ends_before_it(canvas: TimelineCanvas) -> None:
    point(canvas, QPointF(700, 150))
    canvas.grab()
    assert canvas.cursor_mark is not None
    canvas.resize(600, 300)
    canvas.grab()
    assert canvas.cursor_mark is None
