"""The pointer's line on the canvas."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layout_helpers import random_events, timeline
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.shown.stage import Stage
from viewer.ui.look.colors import contrast
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def state() -> ViewState:
    return ViewState()


@pytest.fixture(params=["light", "dark"])
def canvas(qtbot: QtBot, state: ViewState, request: pytest.FixtureRequest) -> TimelineCanvas:
    made = TimelineCanvas(state, Appearance(request.param))
    qtbot.addWidget(made)
    made.resize(900, 1100)
    state.set_timeline(timeline(*random_events(40, 3, 2), lanes=2))
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


def point(canvas: TimelineCanvas, x: float, y: float) -> None:
    at = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    canvas.mouseMoveEvent(
        QMouseEvent(
            QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
        )
    )


def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often a frame is laid out."""
    calls = []
    lay_out = Stage.scene

    def scene(self: Stage, *args: object, **kwargs: object) -> object:
        calls.append(1)
        return lay_out(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Stage, "scene", scene)
    return lambda: len(calls)


def test_that_moving_the_pointer_lays_nothing_out(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = canvas.scene()
    assert scene is not None
    y = canvas.height() - 2
    count = counted(monkeypatch)
    for x in range(300, 600, 10):
        point(canvas, x, y)
        canvas.grab()
    assert count() == 0


def test_that_the_line_stands_under_the_pointer_and_goes_with_it(canvas: TimelineCanvas) -> None:
    bare = canvas.grab().toImage()
    point(canvas, 500, 300)
    marked = canvas.grab().toImage()
    changed = [x for x in range(canvas.width()) if marked.pixelColor(x, 1096) != bare.pixelColor(x, 1096)]
    assert changed == [500]
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert canvas.grab().toImage() == bare


def test_that_there_is_no_line_over_the_lane_titles(canvas: TimelineCanvas) -> None:
    bare = canvas.grab().toImage()
    point(canvas, canvas.stage.gutter_px - 4, 300)
    assert canvas.pointer is None
    assert canvas.grab().toImage() == bare


def test_that_without_a_pointer_keys_show_no_line(canvas: TimelineCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    canvas.grab()
    assert canvas.cursor_mark is None


def test_that_the_tag_names_the_time_and_is_easy_to_read(canvas: TimelineCanvas) -> None:
    point(canvas, 500, 300)
    image = canvas.grab().toImage()
    mark = canvas.cursor_mark
    scale = canvas.state.scale
    assert mark is not None
    assert scale is not None
    assert mark.x == 500 - canvas.stage.gutter_px
    theme = canvas.appearance.theme
    gutter = canvas.stage.gutter_px
    tag = QRect(round(gutter + mark.tag_left) + 2, 5, round(mark.tag_right - mark.tag_left) - 4, 14)
    colors = {image.pixelColor(x, y).name() for x in range(tag.left(), tag.right()) for y in range(5, 19)}
    assert theme.text.name() in colors
    assert contrast(theme.text, theme.ground) >= 4.5


def test_that_the_time_follows_the_zoom_under_a_resting_pointer(
    canvas: TimelineCanvas, state: ViewState
) -> None:
    point(canvas, 500, 300)
    canvas.grab()
    before = canvas.cursor_mark
    state.zoom_by(40.0, 100.0)
    canvas.grab()
    after = canvas.cursor_mark
    assert before is not None
    assert after is not None
    assert before.text != after.text


def test_that_dragging_out_of_the_canvas_takes_the_line_away(canvas: TimelineCanvas) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 300))
    point(canvas, 950, 300)
    assert canvas.pointer is None
