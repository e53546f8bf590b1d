"""Every field has a name of its own, which is not what stands in it, and says with it what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot
from test_dialog_letters import DIALOGS
from test_main_window import window_on

from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.parts import focus_target
from viewer.ui.window.main_window import MainWindow

NAME, VALUE, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on the sample with an event selected."""
    window = window_on(qtbot, tmp_path)
    window.state.select("dam")
    return window


def opened(window: MainWindow, qtbot: QtBot, command: str) -> QDialog:
    """Return the dialog that a command opens."""
    window.actions_[command].trigger()
    dialogs = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    assert len(dialogs) == 1
    qtbot.addWidget(dialogs[0])
    return dialogs[0]


def heard(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def fields_in(top: QWidget) -> list[QWidget]:
    """Return what the keyboard can be on."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]


def name_of(field: QWidget) -> str:
    """Return a field's own name; a choice has it from its label, since Qt takes what is chosen for its name."""
    interface = heard(field)
    if isinstance(field, QComboBox):
        labels = interface.relations(QAccessible.RelationFlag.Label)
        return labels[0][0].text(NAME) if labels else ""
    return interface.text(NAME)


def nameless(top: QWidget) -> list[str]:
    fields = fields_in(top)
    assert fields
    return [
        f"{type(field).__name__} {field.objectName()}"
        for field in fields
        if not name_of(field) or name_of(field) == heard(field).text(VALUE)
    ]


@pytest.mark.parametrize("command", ["edit", "add", "add_source", "add_lane", "header", "to_date", "about"])
def test_that_every_field_of_a_dialog_has_a_name_of_its_own(
    qtbot: QtBot, window: MainWindow, command: str
) -> None:
    assert nameless(opened(window, qtbot, command)) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_that_no_dialog_of_the_program_has_a_field_without_a_name(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    # What is only read is heard as its text.
    assert [field for field in nameless(dialog) if not field.startswith("QLabel")] == []


def test_that_every_field_of_the_window_has_a_name_of_its_own(window: MainWindow) -> None:
    window.listing.toggle()
    window.problems.set_open(True)
    window.filtering.set_text("-status:retracted")
    assert nameless(window) == []
    for beside in ("keys", "legend"):
        window.actions_[beside].trigger()
        assert nameless(window) == []


@pytest.mark.parametrize("page", ["legend", "keys", "guide"])
def test_that_every_field_of_help_has_a_name_of_its_own(window: MainWindow, page: str) -> None:
    window.actions_[page].trigger()
    assert window.help.page == page
    assert nameless(window.help.panel) == []


def test_that_what_is_wrong_with_a_field_is_heard_with_it(qtbot: QtBot, window: MainWindow) -> None:
    form = opened(window, qtbot, "edit")
    assert isinstance(form, EventForm)
    field = focus_target(form.rows["date"].editor)
    form.check()
    assert heard(field).text(DESCRIPTION) == "Sunday 21 August 2011"
    form.rows["date"].editor.set_value("2011-08-99")
    form.check()
    assert "August has 31 days" in heard(field).text(DESCRIPTION)
    # A form with something unsaved would ask before it closes.
    form.rows["date"].editor.set_value("2011-08-21")


def test_that_a_date_to_go_to_is_heard_as_it_is_understood(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window, qtbot, "to_date")
    field = fields_in(dialog)[0]
    qtbot.keyClicks(field, "2011-08-21")
    assert heard(field).text(DESCRIPTION) == "Sunday 21 August 2011"
    qtbot.keyClicks(field, "x")
    assert heard(field).text(DESCRIPTION) == "Not understood yet"
