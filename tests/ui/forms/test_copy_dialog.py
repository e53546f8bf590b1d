"""The dialog that asks for a source's copy has room for everything that it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

from viewer.model.timeline import Quote
from viewer.ui.forms.copy_dialog import CopyDialog
from viewer.ui.look.theme import Appearance


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_nothing_is_cut_when_it_has_more_to_say(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    appearance = Appearance("light")
    appearance.set_text_percent(percent)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    appearance.dress(application)
    dialog = CopyDialog(
        sample_timeline().sources[0], (Quote("it was high", "wire"),), tmp_path / "e.yaml", appearance.theme
    )
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    before = dialog.height()
    dialog.editor.take_text("From the bank one saw that it was high. " * 3)
    dialog.show_refusal(
        "A refusal that is as long as it takes to fill more than one line of the dialog, and then some."
    )
    QApplication.processEvents()
    assert dialog.height() > before
    shown = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(shown) >= 5
    for label in shown:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    line = dialog.editor.line
    assert line.height() >= line.minimumSizeHint().height()
    assert dialog.editor.browse.height() >= dialog.editor.browse.minimumSizeHint().height()
    Appearance("light").dress(application)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("it was high",), "Its quotation stands in it."),
        (("it was low",), "Its quotation does not stand in it."),
        (("it was high", "it was low"), "1 of its 2 quotations stand in it."),
        (("no", "it was low"), "None of its 2 quotations stands in it."),
        ((), ""),
    ],
)
def test_that_it_says_how_many_quotations_stand_in_what_was_chosen(
    qtbot: QtBot, tmp_path: Path, texts: tuple[str, ...], said: str
) -> None:
    quotes = [Quote(text, "wire") for text in texts]
    dialog = CopyDialog(sample_timeline().sources[0], quotes, tmp_path / "e.yaml", Appearance("light").theme)
    qtbot.addWidget(dialog)
    dialog.editor.take_text("From the bank one saw that it was high.")
    assert dialog.compared.text() == said
    dialog.editor.set_value("other.txt")
    dialog.editor.changed.emit()
    assert dialog.compared.isHidden()
