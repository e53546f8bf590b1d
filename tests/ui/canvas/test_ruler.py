"""The ruler: set at an event or a time, it measures to the selection or the pointer."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_samples import sample_file, settings_in

from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.ruler import RulerMark
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState
from viewer.ui.window.commands import COMMANDS
from viewer.ui.window.key_list import key_sections
from viewer.ui.window.main_window import MainWindow

MADE = timeline(
    event(0, "2011-08-20", "Departs"),
    event(1, "2011-08-26", "Arrives"),
    event(2, "2011-08", "Some time in August"),
)


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    state = ViewState()
    made = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(made)
    made.resize(900, 400)
    state.set_timeline(MADE)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


def mark_of(canvas: TimelineCanvas) -> RulerMark:
    canvas.grab()
    found = canvas.ruler.mark(canvas.shown_scale)
    assert found is not None
    return found


def point(canvas: TimelineCanvas, x: float, y: float) -> None:
    at = QPointF(x, y)
    none = Qt.MouseButton.NoButton
    canvas.mouseMoveEvent(
        QMouseEvent(
            QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
        )
    )


def test_that_keys_alone_measure_between_two_events(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert mark_of(canvas).text == "Measuring: select another event, or point at a time"
    assert mark_of(canvas).sure is None
    canvas.state.select("e1")
    found = mark_of(canvas)
    assert found.text == "6 days"
    assert canvas.accessibleDescription() == "6 days"
    scale = canvas.state.scale
    assert scale is not None
    day_px = 86400 * scale.px_per_s(0)
    assert found.sure is not None
    assert found.sure[1] - found.sure[0] == pytest.approx(6 * day_px)


def test_that_what_is_not_known_is_drawn_and_said(canvas: TimelineCanvas) -> None:
    canvas.state.select("e1")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    canvas.state.select("e2")
    found = mark_of(canvas)
    assert found.text == "at most 25 days"
    assert found.sure is None
    assert found.unsure is not None


def test_that_escape_takes_the_ruler_and_then_the_selection(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.ruler.is_set
    assert canvas.state.selected_id == "e0"
    assert canvas.accessibleDescription().startswith("Arrow keys")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.state.selected_id == ""


def test_that_the_key_sets_it_anew_and_takes_it_away_where_it_stands(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    canvas.state.select("e1")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    canvas.state.select("e0")
    assert mark_of(canvas).text == "6 days"
    canvas.state.select("e1")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert not canvas.ruler.is_set
    canvas.state.select("")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert not canvas.ruler.is_set


def test_that_it_follows_the_pointer_and_snaps_to_the_event_under_it(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    scene, scale = canvas.scene(), canvas.state.scale
    assert scene is not None
    assert scale is not None
    box = next(box for box in scene.boxes if box.event is not None and box.event.id == "e1")
    gutter = canvas.stage.gutter_px
    point(canvas, gutter + box.label_x + 4, box.y + 10)
    assert mark_of(canvas).text == "6 days"
    point(canvas, gutter + scale.to_px(MADE.events[1].when.start + 4 * 86400), canvas.height() - 5)
    assert mark_of(canvas).text in ("3 days", "4 days", "5 days")
    canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert mark_of(canvas).text.startswith("Measuring")


def test_that_a_time_can_be_measured_from_without_any_event(canvas: TimelineCanvas) -> None:
    point(canvas, 300, canvas.height() - 5)
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert canvas.ruler.is_set
    point(canvas, 500, canvas.height() - 5)
    assert "day" in mark_of(canvas).text


def test_that_the_ruler_goes_with_its_event_when_the_file_is_read_again(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    QTest.keyClick(canvas, Qt.Key.Key_M)
    canvas.state.set_timeline(timeline(event(0, "2011-08-20"), event(1, "2011-08-22")), "e1")
    assert mark_of(canvas).text == "2 days"
    canvas.state.set_timeline(timeline(event(1, "2011-08-22")))
    assert not canvas.ruler.is_set


def test_that_the_ruler_is_drawn_over_the_kept_picture(canvas: TimelineCanvas) -> None:
    canvas.state.select("e0")
    bare = canvas.grab().toImage()
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert canvas.grab().toImage() != bare
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.grab().toImage() == bare


def test_that_menus_and_the_list_of_keys_offer_the_ruler(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(sample_file(tmp_path))
    with qtbot.waitExposed(window):
        window.show()
    canvas, menus = window.view.canvas, window.context_menus
    measure = window.actions_["measure"]
    assert not measure.isEnabled()
    menu = menus.menu_for("dam", QPoint())
    assert measure in menu.actions()
    measure.trigger()
    assert canvas.ruler.is_set
    view_menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    assert measure in view_menu.actions()
    ground = menus.menu_for("", QPoint())
    away = next(action for action in ground.actions() if "ruler" in action.text())
    away.trigger()
    assert not canvas.ruler.is_set
    canvas.grab()
    point(canvas, 400, canvas.height() - 5)
    ground = menus.menu_for("", QPoint())
    next(action for action in ground.actions() if action.text() == "&Measure from here").trigger()
    assert canvas.ruler.is_set
    assert any(key == "M" for _, keys in key_sections(COMMANDS) for key, _ in keys)
