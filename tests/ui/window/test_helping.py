"""F1 in the window: the guide at the page about the place where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_file, settings_in

from viewer.ui.document.document import Document
from viewer.ui.guide.desk import GuideDesk
from viewer.ui.guide.pages import Place
from viewer.ui.guide.view import GuideView
from viewer.ui.look.theme import Appearance
from viewer.ui.window.guide_key import HelpInDialogs
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Document(), settings_in(tmp_path), Appearance("light"))
    qtbot.addWidget(made)
    made.commands.open_path(sample_file(tmp_path))
    HelpInDialogs(made.parts)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def beside(window: MainWindow) -> GuideView:
    """Return the guide beside the timeline."""
    assert window.help.page == "guide"
    guide = window.help.panel.page
    assert isinstance(guide, GuideView)
    assert guide.isVisible()
    return guide


def in_front(window: MainWindow) -> GuideView:
    """Return the guide in front of a dialog."""
    desk = window.findChild(GuideDesk)
    assert desk is not None
    assert desk.guide is not None
    assert desk.guide.isVisible()
    return desk.guide.view


def press(qtbot: QtBot, widget: QWidget) -> None:
    """Go to a widget and press F1 there."""
    widget.window().activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, Qt.Key.Key_F1)


def test_that_f1_leads_to_the_page_about_where_one_is(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window.view.canvas)
    assert beside(window).place == Place("window", "moving-through-time")
    assert beside(window).browser.hasFocus()
    press(qtbot, window.search)
    assert beside(window).place == Place("search", "searching")
    window.listing.set_open(True)
    press(qtbot, window.listing.list.rows)
    assert beside(window).place == Place("search", "the-list")


def test_that_f1_in_the_guide_and_escape_close_it(qtbot: QtBot, window: MainWindow) -> None:
    for key in (Qt.Key.Key_F1, Qt.Key.Key_Escape):
        press(qtbot, window.view.canvas)
        qtbot.keyClick(beside(window).browser, key)
        assert window.help.page == ""
        assert window.view.canvas.hasFocus()


def test_that_the_guide_has_its_own_keys_inside_the_window(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window.view.canvas)
    guide = beside(window)
    guide.go(Place("dates"))
    qtbot.keyClick(guide.browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.place == Place("window", "moving-through-time")
    qtbot.keyClick(guide.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.bar.field.hasFocus()
    assert not window.search.hasFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(guide.browser, Qt.Key.Key_Plus, both)
    assert window.appearance.text_percent == 110


def test_that_the_tab_of_the_panel_shows_the_guide_where_it_was_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, window.search)
    window.actions_["keys"].trigger()
    window.help.panel.tabs.setCurrentIndex(2)
    assert beside(window).place == Place("search", "searching")


def test_that_f1_answers_in_a_form(qtbot: QtBot, window: MainWindow) -> None:
    window.edits.edit_event("dam")
    form = window.edits.desk.forms[-1]
    fields = {field.accessibleName(): field for field in form.findChildren(QLineEdit) if field.isVisible()}
    press(qtbot, fields["Date"])
    assert in_front(window).place == Place("dates", "what-you-may-type")
    press(qtbot, fields["Title"])
    assert in_front(window).place == Place("event-file", "fields-of-an-event")


def test_that_f1_answers_in_a_dialog_that_holds_the_window_back(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["to_date"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (field,) = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
    press(qtbot, field)
    guide = in_front(window)
    assert guide.place == Place("dates", "what-you-may-type")
    press(qtbot, guide.browser)
    assert guide.place == Place("dates", "what-you-may-type")
    qtbot.keyClick(guide.browser, Qt.Key.Key_End)
    assert guide.browser.verticalScrollBar().value() > 0


def test_that_the_welcome_page_leads_to_the_guide(qtbot: QtBot, window: MainWindow) -> None:
    window.document.leave()
    assert window.welcome is not None
    (row,) = [one for one in window.welcome.findChildren(QWidget) if one.accessibleName().startswith("Guide")]
    press(qtbot, row)
    assert beside(window).place == Place("first-minutes")
    window.help.close_panel()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert beside(window).place == Place("first-minutes")
