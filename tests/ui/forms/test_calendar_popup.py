"""The calendar beside a date field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from viewer.ui.forms.calendar_popup import CalendarPopup
from viewer.ui.forms.date import DateEditor
from viewer.ui.look.theme import LIGHT

#: A popup takes mouse and keyboard, which the offscreen platform has none of to give.
pytestmark = pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot: QtBot) -> DateEditor:
    field = DateEditor(LIGHT)
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    return field


def opened(field: DateEditor, text: str) -> CalendarPopup:
    field.line.setText(text)
    popup = field.open_calendar()
    assert popup is not None
    return popup


def day(popup: CalendarPopup, number: int) -> QToolButton:
    return next(button for button in popup.days if button.text() == str(number))


def focused() -> QToolButton:
    button = QApplication.focusWidget()
    assert isinstance(button, QToolButton)
    return button


def test_that_a_click_writes_what_was_clicked_and_no_more(field: DateEditor) -> None:
    day(opened(field, "2011-08"), 21).click()
    assert field.value() == "2011-08-21"
    opened(field, "2011-08-21").month.click()
    assert field.value() == "2011-08"
    opened(field, "2011-08-21").year.click()
    assert field.value() == "2011"


def test_that_an_interval_keeps_its_other_end(field: DateEditor) -> None:
    day(opened(field, "2011-08-20~/2011-09-01"), 4).click()
    assert field.value() == "2011-08-20~/2011-09-04"


def test_that_days_stand_below_their_weekday(field: DateEditor) -> None:
    popup = opened(field, "2011-08")
    assert popup.days.index(day(popup, 1)) == 0  # a Monday
    popup.show_month(2012, 2)
    assert popup.days.index(day(popup, 1)) == 2
    assert [button.text() for button in popup.days if button.isEnabled()][-1] == "29"


def test_that_keys_go_through_days_months_and_years(field: DateEditor) -> None:
    popup = opened(field, "2011-08-02")
    assert focused().text() == "2"
    for key, modifiers, place in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (2011, 8, "3")),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, (2011, 8, "10")),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (2011, 8, "3")),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (2011, 7, "27")),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, (2011, 8, "27")),
        (Qt.Key.Key_PageUp, SHIFT, (2010, 8, "27")),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, (2010, 9, "3")),
    ):
        QTest.keyClick(focused(), key, modifiers)
        assert (*popup.shown, focused().text()) == place
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert field.value() == "2010-09-03"


def test_that_the_calendar_opens_by_key_and_not_on_a_set(field: DateEditor) -> None:
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    popup.close()
    field.line.setText("[2001,2003]")
    assert field.open_calendar() is None
    assert not field.button.isEnabled()


def test_that_years_without_months_are_left_alone(field: DateEditor) -> None:
    popup = opened(field, "9999-12")
    popup.step(1)
    assert popup.shown == (9999, 12)
