"""History, go to date, legend, context menus."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import settings_in

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Status
from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.legend_entries import legend_entries
from viewer.ui.state.moving_scale import ZOOM_STEP
from viewer.ui.window.dialogs.go_to_date import GoToDateDialog
from viewer.ui.window.main_window import MainWindow

SHIPPED = Path(__file__).parents[3] / "data" / "events.yaml"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(made)
    made.commands.open_path(SHIPPED)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_that_one_goes_back_and_forward_through_views(window: MainWindow) -> None:
    history, state = window.history, window.state
    views = []
    for _ in range(3):
        history.remember()
        views.append(state.scale)
        window.state.zoom_by(ZOOM_STEP)
    history.remember()
    views.append(state.scale)
    window.actions_["back"].trigger()
    assert state.scale == views[2]
    window.actions_["back"].trigger()
    assert state.scale == views[1]
    window.actions_["forward"].trigger()
    assert state.scale == views[2]
    assert window.actions_["forward"].isEnabled()


def test_that_a_new_view_forgets_the_way_forward(qtbot: QtBot, window: MainWindow) -> None:
    history = window.history
    history.remember()
    window.state.zoom_by(ZOOM_STEP)
    history.remember()
    history.go(-1)
    window.state.zoom_by(3.0)
    with qtbot.waitSignal(history.changed):
        history.remember()
    assert not history.can_go_forward
    assert history.can_go_back


def test_that_views_of_another_folding_are_forgotten(window: MainWindow) -> None:
    history = window.history
    history.remember()
    window.state.zoom_by(ZOOM_STEP)
    history.remember()
    window.state.set_fold_gaps(False)
    history.remember()
    assert not history.can_go_back
    history.go(-1)


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("2011-08-21", "Sunday 21 August 2011"),
        ("Aug 2011", "August 2011"),
        ("c. 2001", "about 2001"),
        ("500 BC", "500 BCE: before the first event of this timeline"),
        ("August 21, 2011", "Sunday 21 August 2011"),
        ("03/04/2011", "This can be read in two ways:"),
        ("1850", "1850: before the first event of this timeline"),
        ("24 Dec 2012", "Monday 24 December 2012: after the last event of this timeline"),
        ("soonish", "Not understood yet"),
        ("", " "),
    ],
)
def test_that_a_typed_date_says_how_it_was_understood(qtbot: QtBot, typed: str, meaning: str) -> None:
    dialog = GoToDateDialog("Asia/Vladivostok", TimeSpan(seconds_of(2001), seconds_of(2012)))
    qtbot.addWidget(dialog)
    dialog.field.setText(typed)
    assert dialog.meaning.text() == meaning


def test_that_nobody_is_sent_outside_the_timeline(qtbot: QtBot) -> None:
    dialog = GoToDateDialog("", TimeSpan(seconds_of(2001), seconds_of(2012)))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    spans: list[TimeSpan] = []
    dialog.chosen.connect(spans.append)
    for typed in ("1850", "2012", "03/04/2011", "2011"):
        dialog.field.setText(typed)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert spans == [TimeSpan(seconds_of(2011), seconds_of(2012))]


def test_that_one_of_two_readings_is_taken_by_its_button(qtbot: QtBot) -> None:
    dialog = GoToDateDialog("", TimeSpan(seconds_of(2001), seconds_of(2012)))
    qtbot.addWidget(dialog)
    dialog.field.setText("03/04/2011")
    assert [button.accessibleName() for button in dialog.offers.buttons] == [
        "Use 2011-04-03, Sunday 3 April 2011",
        "Use 2011-03-04, Friday 4 March 2011",
    ]
    dialog.offers.buttons[1].click()
    assert dialog.meaning.text() == "Friday 4 March 2011"
    assert dialog.offers.isHidden()


def test_that_enter_shows_the_date(window: MainWindow) -> None:
    window.actions_["to_date"].trigger()
    dialog = window.findChild(GoToDateDialog)
    assert dialog is not None
    dialog.field.setText("23 Aug 2011")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    scale = window.state.scale
    assert scale is not None
    yonhap = window.state.timeline.event("meeting-yonhap")
    assert yonhap is not None
    assert 0 <= scale.to_px(yonhap.when.start) < scale.to_px(yonhap.when.end) <= window.state.width_px


def test_that_the_legend_explains_the_marks_in_use_alone(qtbot: QtBot) -> None:
    plain = timeline(event(0, "2011-08-20"))
    assert [entry.meaning for entry in legend_entries(plain)] == [
        "happened within a moment, day or month too narrow to draw",
        "happened on that day",
    ]
    one = event(1, "[..2001]", statement=True)
    one.status = Status.DISPUTED
    texts = [entry.meaning for entry in legend_entries(timeline(event(0, "2001/2002"), one))]
    assert "Disputed: sources contradict each other" in texts
    assert "somebody said something" in texts
    assert "lasted from start to end" in texts
    assert not any("expected" in text for text in texts)
    assert legend_entries(timeline()) == []


def test_that_the_legend_explains_about_and_one_of() -> None:
    meanings = [
        entry.meaning for entry in legend_entries(timeline(event(0, "1920~"), event(1, "[1930,1933]")))
    ]
    assert "about then, or perhaps then" in meanings
    assert "happened once, at one of the times filled" in meanings


def test_that_the_menu_of_an_event_copies_its_quotations(window: MainWindow) -> None:
    menu = window.context_menus.menu_for("plant-tour", QPoint())
    assert window.state.selected_id == "plant-tour"
    sub = next(action.menu() for action in menu.actions() if action.menu() is not None)
    sub.actions()[0].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "he watched a film on the plant and toured its dam" in copied
    assert "NBC News" in copied


def test_that_the_menu_of_an_event_copies_its_sources_for_other_programs(window: MainWindow) -> None:
    menu = window.context_menus.menu_for("plant-tour", QPoint())
    (sub,) = [action.menu() for action in menu.actions() if action.text() == "Copy c&itations as"]
    assert isinstance(sub, QMenu)
    begins = []
    for action in sub.actions():
        action.trigger()
        begins.append(QGuiApplication.clipboard().text()[:11])
    assert begins == ["“he watched", "> he watche", "@misc{nbc,\n", '[\n  {\n    "']


def test_that_the_ground_has_a_menu_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    texts = [action.text() for action in window.context_menus.menu_for("", QPoint()).actions()]
    assert "&Whole timeline" in texts
    canvas = window.view.canvas
    canvas.context_requested.disconnect()
    from PySide6.QtGui import QContextMenuEvent

    with qtbot.waitSignal(canvas.context_requested) as caught:
        canvas.contextMenuEvent(
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(700, 480), QPoint(1, 1))
        )
    assert caught.args[0] == ""
    window.state.select("crossing")
    with qtbot.waitSignal(canvas.context_requested) as caught:
        canvas.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert caught.args[0] == "crossing"


def test_that_todays_line_can_be_taken_away_and_stays_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    window.view.canvas.today.set_clock(lambda: datetime(2011, 8, 21, 12, tzinfo=UTC))
    window.view.canvas.grab()
    assert window.view.canvas.today_words == "Today, 21 August 2011"
    action = window.actions_["today"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert window.view.canvas.today_words == ""
    again = window_on(qtbot, tmp_path)
    assert not again.view.canvas.today.is_on
