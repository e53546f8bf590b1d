"""The list of many events at one place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Event
from viewer.ui.canvas.chooser import MemberChooser, MemberModel, inside
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

CROWD = [event(n, "2011-08-21T10:00", f"Event number {n} <b>") for n in range(10_000)]


def opened(qtbot: QtBot, selected_id: str) -> MemberChooser:
    window = QWidget()
    window.other = QLineEdit(window)
    window.resize(800, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.other.setFocus()
    made = MemberChooser(CROWD, selected_id, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open_at(window.mapToGlobal(QPoint(600, 500)))
    made.window_ = window
    return made


@pytest.fixture
def chooser(qtbot: QtBot) -> MemberChooser:
    return opened(qtbot, "e77")


def current(chooser: MemberChooser) -> str:
    found = chooser.model.event_at(chooser.list.currentIndex())
    return found.id if found is not None else ""


def test_that_every_one_of_ten_thousand_events_is_listed(chooser: MemberChooser) -> None:
    assert chooser.model.rowCount() == 10_000
    last = chooser.model.event_at(chooser.model.index(9_999))
    assert last is not None
    assert last.id == "e9999"
    assert chooser.count.text() == "10,000 events here"
    assert current(chooser) == "e77"


def test_that_texts_are_made_for_the_rows_in_view_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    text_of: Callable[..., str | None] = MemberModel.data

    def data(self: MemberModel, index: QModelIndex, role: int = 0) -> str | None:
        asked.append(index.row())
        return text_of(self, index, role)

    monkeypatch.setattr(MemberModel, "data", data)
    opened(qtbot, "").grab()
    assert 5 < len(set(asked)) < 200


def test_that_typing_narrows_the_list_by_every_word(chooser: MemberChooser) -> None:
    chooser.field.setText("NUMBER 99 event")
    found = [chooser.model.event_at(chooser.model.index(row)) for row in range(chooser.model.rowCount())]
    assert all(one is not None and "99" in one.title for one in found)
    assert len(found) == sum("99" in str(number) for number in range(10_000))
    assert chooser.count.text() == f"{len(found):,} of 10,000"
    chooser.field.setText("21 august 2011 e 4321")
    assert current(chooser) == "e4321"
    chooser.field.setText("nothing like it")
    assert chooser.model.rowCount() == 0
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.isVisible()


def test_that_arrows_walk_and_enter_chooses(qtbot: QtBot, chooser: MemberChooser) -> None:
    QTest.keyClick(chooser.field, Qt.Key.Key_Down)
    assert current(chooser) == "e78"
    QTest.keyClick(chooser.field, Qt.Key.Key_Up)
    QTest.keyClick(chooser.field, Qt.Key.Key_Up)
    assert current(chooser) == "e76"
    QTest.keyClick(chooser.field, Qt.Key.Key_PageDown)
    assert int(current(chooser)[1:]) > 80
    QTest.keyClick(chooser.field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert current(chooser) == "e9999"
    QTest.keyClick(chooser.field, Qt.Key.Key_Down)
    assert current(chooser) == "e9999"
    QTest.keyClick(chooser.field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(chooser.chosen) as caught:
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert caught.args == ["e0"]
    assert not chooser.isVisible()


def test_that_a_click_chooses_and_escape_chooses_none(qtbot: QtBot, chooser: MemberChooser) -> None:
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.field, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    chooser.open_at(QPoint(0, 0))
    row = chooser.list.visualRect(chooser.list.currentIndex())
    with qtbot.waitSignal(chooser.chosen) as caught:
        QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert caught.args == ["e77"]


def test_that_markup_in_a_title_stays_text(chooser: MemberChooser) -> None:
    index = chooser.model.index(3)
    tip = chooser.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>Event number 3 &lt;b&gt;</qt>"


def test_that_it_takes_the_keyboard_and_gives_it_back(chooser: MemberChooser) -> None:
    assert chooser.window_.rect().contains(chooser.geometry())
    assert chooser.window_.focusWidget() is chooser.field
    QTest.keyClick(chooser.field, Qt.Key.Key_Escape)
    assert chooser.window_.focusWidget() is chooser.window_.other


def test_that_it_goes_when_another_part_takes_the_keyboard(chooser: MemberChooser) -> None:
    chooser.window_.other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not chooser.isVisible()


def test_that_the_sheet_stays_in_its_window() -> None:
    screen = QRect(0, 0, 800, 600)
    assert inside(QRect(700, 500, 440, 400), screen).right() < 800
    assert inside(QRect(-50, -50, 440, 400), screen).topLeft() == QPoint(0, 0)
    assert inside(QRect(20, 30, 100, 100), screen) == QRect(20, 30, 100, 100)
    assert inside(QRect(20, 30, 900, 700), screen).size() == screen.size()


def shown(qtbot: QtBot, events: list[Event]) -> TimelineView:
    state = ViewState()
    view = TimelineView(state, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 500)
    state.set_timeline(timeline(*events, event(20_000, "2011-08-22")))
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_that_a_large_cluster_opens_the_list_and_selects_what_is_chosen(qtbot: QtBot) -> None:
    view = shown(qtbot, CROWD)
    view.canvas.members_requested.emit(list(range(10_000)), QPoint(10, 10))
    chooser = view.findChild(MemberChooser)
    assert chooser is not None
    assert chooser.model.rowCount() == 10_000
    chooser.field.setText("8765")
    with qtbot.waitSignal(view.canvas.state.selection_changed) as caught:
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert caught.args == ["e8765"]


def test_that_few_events_stand_in_a_menu(qtbot: QtBot) -> None:
    view = shown(qtbot, CROWD[:20])
    actions = view.member_menu(CROWD[:5]).actions()
    assert [action.text() for action in actions][2] == "10:00 on 21 August 2011   Event number 2 <b>"
    actions[2].trigger()
    assert view.canvas.state.selected_id == "e2"
