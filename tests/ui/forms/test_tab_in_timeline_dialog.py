"""Tab in the dialog around the events: nothing that it shows is out of the keyboard's reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

from viewer.model.fields import Fields
from viewer.ui.forms.header.timeline_dialog import TimelineDialog
from viewer.ui.look.theme import LIGHT

HEAD: Fields = {"title": "Visits", "description": "Told by a newspaper", "time_zone": "Asia/Tokyo"}
LANES: list[Fields] = [{"id": "one", "title": "One"}, {"id": "two", "title": "Two"}]


def dialog_on(qtbot: QtBot, section: str) -> TimelineDialog:
    dialog = TimelineDialog("visits.yaml", LIGHT)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=QDialog.accept)
    dialog.learn(HEAD, {"lanes": LANES, "sources": [], "eras": []}, sample_timeline())
    with qtbot.waitActive(dialog):
        dialog.show()
    dialog.show_page(section)
    QApplication.processEvents()
    return dialog


def walked(key: Qt.Key) -> list[QWidget]:
    """Return what a key leads through from the focus on, until it comes by a stop again."""
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops:
        stops.append(here)
        QTest.keyClick(here, key)
    return stops


@pytest.mark.parametrize("section", ["", "lanes", "sources", "eras"])
def test_that_tab_leads_through_all_of_the_timeline_dialog(qtbot: QtBot, section: str) -> None:
    dialog = dialog_on(qtbot, section)
    (close,) = dialog.findChildren(QDialogButtonBox)[-1].buttons()
    there = walked(Qt.Key.Key_Tab)
    assert {close, dialog.tabs} <= set(there)
    assert there.index(close) + 1 == there.index(dialog.tabs)
    assert isinstance(there[-1], QTabBar)
    assert walked(Qt.Key.Key_Backtab) == [there[0], *reversed(there[1:])]


def test_that_tab_comes_by_save_once_something_was_typed(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, "")
    QTest.keyClicks(QApplication.focusWidget(), "!")
    stops = walked(Qt.Key.Key_Tab)
    assert stops.index(dialog.head.save) == len(HEAD)


def test_that_tab_leads_from_a_list_to_what_can_be_done_with_it(qtbot: QtBot) -> None:
    dialog = dialog_on(qtbot, "lanes")
    stops = walked(Qt.Key.Key_Tab)
    able = [button for button in dialog.buttons.values() if button.isEnabled()]
    assert len(able) > 2
    assert stops[1 : 1 + len(able)] == able
