"""A form's labels stand as high as the words of what stands beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

from viewer.ui.forms.context import FormContext
from viewer.ui.forms.event_form import EventForm
from viewer.ui.look.theme import Appearance


def middle(widget: QWidget) -> float:
    """Return how far down in its window the words of a label, a field or a button are, at their middle."""
    above = widget.contentsMargins().top() if isinstance(widget, QLabel) else 0
    return widget.mapTo(widget.window(), QPoint(0, 0)).y() + (above + widget.height()) / 2


@pytest.mark.parametrize("percent", [100, 150])
def test_that_a_label_stands_as_high_as_the_words_beside_it(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    appearance = Appearance("light", percent)
    appearance.dress(qapp)
    context = FormContext(sample_timeline(), "", lambda _quote: None, appearance.theme)
    form = EventForm({}, context, title="Test")
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    kinds = (QLineEdit, QComboBox, QPushButton)
    beside = [widget for kind in kinds for widget in form.findChildren(kind) if widget.isVisible()]
    off = {}
    for label in form.findChildren(QLabel):
        text = label.text().replace("&", "")
        if (
            label.isVisible()
            and label.objectName() != "partName"
            and text in ("Date", "Title", "Lane", "Status", "Quotations", "Sources")
        ):
            off[text] = min(abs(middle(widget) - middle(label)) for widget in beside)
    assert len(off) == 6
    assert {text: px for text, px in off.items() if px > 1.5} == {}
