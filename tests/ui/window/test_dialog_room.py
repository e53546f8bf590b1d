"""Room in dialogs: no text is cut or squeezed, however large texts are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from test_dialog_letters import DIALOGS

from viewer.ui.look.theme import Appearance

#: Above and below a field's letters.
_LEAST_AROUND_PX = 8
_LEAST_MARGIN_PX = 12


@pytest.fixture(params=[100, 150, 200])
def large(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Texts of a size."""
    dressed = Appearance("light")
    dressed.set_text_percent(request.param)
    dressed.dress(qapp)
    yield
    usual = Appearance("light")
    usual.dress(qapp)


def is_cut(widget: QWidget) -> bool:
    """Tell whether a text has less room than its widget asks for."""
    wanted = widget.sizeHint()
    if isinstance(widget, QLabel):
        if not widget.text():
            return False
        if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        return widget.width() < wanted.width() or widget.height() < wanted.height()
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and (widget.width() < wanted.width() or widget.height() < wanted.height())
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return False  # the field of an editable choice or of a number, which is looked at as a whole
    if isinstance(widget, QComboBox | QLineEdit | QAbstractSpinBox):
        narrow = isinstance(widget, QAbstractSpinBox) and widget.width() < wanted.width()
        return narrow or widget.height() < widget.fontMetrics().height() + _LEAST_AROUND_PX
    return False


def settle(dialog: QWidget) -> None:
    """Let a dialog have said what it says of itself, and its parts have taken their places."""
    QApplication.processEvents()
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    QApplication.processEvents()


def cut_in(dialog: QWidget) -> list[str]:
    """Return the texts of a dialog that have too little room."""
    return [
        f"{type(widget).__name__} “{getattr(widget, 'text', str)()}”: {widget.size()} of {widget.sizeHint()}"
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and is_cut(widget)
    ]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("name", DIALOGS)
def test_that_no_text_of_a_dialog_is_cut(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    settle(dialog)
    assert cut_in(dialog) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_that_nothing_stands_close_to_the_edge_of_a_dialog(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    layout = dialog.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    # Where parts go from edge to edge, each keeps its own distance.
    assert all(side == 0 or side >= _LEAST_MARGIN_PX for side in sides), sides
