"""Where Tab leads among rows that were added, moved and taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import sample_timeline

from viewer.model.fields import Fields
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.header.section_form import SectionForm
from viewer.ui.forms.parts import focus_target
from viewer.ui.forms.quotes import QuoteEditor
from viewer.ui.forms.rows import ListEditor
from viewer.ui.look.theme import LIGHT

THREE: Fields = {
    "date": "2011",
    "title": "Told",
    "quotes": [{"text": text, "source": "wire"} for text in ("first", "second", "third")],
}


def form_on(qtbot: QtBot, fields: Fields) -> EventForm:
    form = EventForm(
        fields, FormContext(sample_timeline(), "", lambda _quote: None, LIGHT), title="Test", can_go_on=True
    )
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form, before_close_func=QDialog.accept)
    with qtbot.waitActive(form):
        form.show()
    return form


def quotes_of(form: EventForm) -> ListEditor:
    editor = form.rows["quotes"].editor
    assert isinstance(editor, ListEditor)
    return editor


def walked(form: EventForm | SectionForm) -> list[QWidget]:
    """Return what Tab leads through, from the first field until it is there again."""
    rows = form.rows if isinstance(form, EventForm) else form.rows.by_name
    start = focus_target(next(iter(rows.values())).editor)
    start.setFocus()
    stops: list[QWidget] = []
    for _ in range(120):
        here = QApplication.focusWidget()
        assert here is not None
        if stops and here is start:
            return stops
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came back")


def words_of(form: EventForm, stops: list[QWidget]) -> list[str]:
    """Return the words of the quotations that some stops lead through, in their order."""
    found: list[str] = []
    for stop in stops:
        for row in quotes_of(form).rows:
            if isinstance(row, QuoteEditor) and stop is row.words:
                found.append(row.words.toPlainText())
    return found


@pytest.mark.parametrize("fields", [{"date": "2011", "title": "Told"}, THREE])
def test_that_tab_leads_through_an_added_row_and_on_to_the_next_field(qtbot: QtBot, fields: Fields) -> None:
    form = form_on(qtbot, fields)
    quotes = quotes_of(form)
    before = walked(form)
    row = quotes.add(focus=True)
    qtbot.waitUntil(row.isVisible)
    after = walked(form)
    at = before.index(quotes.add_button)
    new = [stop for stop in after if stop not in before]
    assert after == [*before[:at], *new, *before[at:]]
    assert new[0] is row.focusProxy()


def test_that_tab_follows_a_row_that_was_moved(qtbot: QtBot) -> None:
    form = form_on(qtbot, THREE)
    quotes = quotes_of(form)
    assert words_of(form, walked(form)) == ["first", "second", "third"]
    quotes.shift(quotes.rows[2], -1)
    quotes.shift(quotes.rows[0], 1)
    stops = walked(form)
    assert words_of(form, stops) == ["third", "first", "second"]
    assert stops.index(quotes.rows[2].focusProxy()) < stops.index(quotes.add_button)


def test_that_tab_keeps_its_way_where_a_row_was_taken_out(qtbot: QtBot) -> None:
    form = form_on(qtbot, THREE)
    quotes = quotes_of(form)
    before = walked(form)
    row = quotes.rows[1]
    gone = [stop for stop in before if row.parentWidget().isAncestorOf(stop)]
    quotes.remove(row)
    assert walked(form) == [stop for stop in before if stop not in gone]


def test_that_tab_leads_through_an_accepted_warning_of_a_source(qtbot: QtBot) -> None:
    form = SectionForm("sources", LIGHT)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form, before_close_func=QDialog.accept)
    with qtbot.waitActive(form):
        form.show()
    warnings = form.rows.by_name["accept"].editor
    assert isinstance(warnings, ListEditor)
    before = walked(form)
    row = warnings.add(focus=True)
    qtbot.waitUntil(row.isVisible)
    after = walked(form)
    at = before.index(warnings.add_button)
    new = [stop for stop in after if stop not in before]
    assert new[0] is row.focusProxy()
    assert after == [*before[:at], *new, *before[at:]]
