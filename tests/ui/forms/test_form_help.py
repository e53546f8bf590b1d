"""What the form does of itself: it follows the file, proposes, splits, warns."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_timeline

from viewer.model.fields import Fields
from viewer.model.timeline import Timeline
from viewer.ui.forms.chips import ChipsEditor
from viewer.ui.forms.context import FormContext, LastSource
from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.parts import ChoiceEditor
from viewer.ui.forms.quotes import QuoteEditor
from viewer.ui.forms.rows import ListEditor, PartsEditor
from viewer.ui.look.theme import LIGHT

NEW: Fields = {"date": "2011", "title": "T"}
GROWN = SAMPLE.replace("sources:\n", "sources:\n  - {id: late, title: Late news}\n").replace(
    "lanes:\n", "lanes:\n  - {id: third, title: Third}\n"
)


def form_on(
    qtbot: QtBot, fields: Fields, timeline: Timeline | None = None, last: LastSource | None = None
) -> EventForm:
    context = FormContext(timeline or sample_timeline(), "", lambda _quote: None, LIGHT, last or LastSource())
    form = EventForm(fields, context, title="Test")
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    return form


def new_quote(form: EventForm) -> QuoteEditor:
    quotes = form.rows["quotes"].editor
    assert isinstance(quotes, ListEditor)
    row = quotes.add(focus=True)
    assert isinstance(row, QuoteEditor)
    return row


def ids(editor: ChoiceEditor) -> list[str]:
    return [editor.box.itemData(row) for row in range(editor.box.count())]


def paste(row: QuoteEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    row.words.insertFromMimeData(data)


def test_that_an_open_form_learns_of_what_is_added_to_the_file(qtbot: QtBot) -> None:
    form = form_on(qtbot, NEW)
    quote = new_quote(form)
    lane = form.rows["lane"].editor
    assert isinstance(lane, ChoiceEditor)
    quote.source.set_value("book")
    quote.words.setPlainText("typed already")
    assert "late" not in ids(quote.source) and "third" not in ids(lane)
    before = form.fields()
    form.learn(sample_timeline(GROWN))
    assert "late" in ids(quote.source) and "third" in ids(lane)
    assert form.fields() == before
    quote.source.set_value("late")
    lane.set_value("third")
    assert form.check() == []


def test_that_a_new_person_is_completed_in_an_open_form(qtbot: QtBot) -> None:
    form = form_on(qtbot, NEW)
    people = form.rows["people"].editor
    assert isinstance(people, ChipsEditor)
    with qtbot.waitExposed(form):
        form.show()
    form.show_more(True)
    people.line.setFocus()
    form.learn(sample_timeline(SAMPLE.replace("A. Person", "New Person")))
    words = people.line.completer()
    assert words is not None
    words.setCompletionPrefix("New")
    assert words.currentCompletion() == "New Person"


def test_that_a_source_gone_from_the_file_stays_chosen_and_is_told_of(qtbot: QtBot) -> None:
    form = form_on(qtbot, NEW)
    quote = new_quote(form)
    quote.source.set_value("book")
    quote.words.setPlainText("words")
    form.learn(replace(sample_timeline(), sources=()))
    assert quote.source.value() == "book"
    assert [problem.field for problem in form.check()] == ["quotes"]


def test_that_the_only_source_is_proposed(qtbot: QtBot) -> None:
    timeline = sample_timeline()
    form = form_on(qtbot, NEW, replace(timeline, sources=timeline.sources[:1]))
    quote = new_quote(form)
    assert quote.source.value() == "wire"
    assert not form.is_changed
    quote.words.setPlainText("words")
    assert form.fields()["quotes"] == [{"text": "words", "source": "wire"}]


def test_that_the_source_chosen_last_is_proposed(qtbot: QtBot) -> None:
    last = LastSource()
    form = form_on(qtbot, NEW, last=last)
    quote = new_quote(form)
    assert quote.source.value() is None
    box = quote.source.box
    box.setCurrentIndex(box.findData("book"))
    box.activated.emit(box.currentIndex())
    assert new_quote(form).source.value() == "book"
    assert new_quote(form_on(qtbot, NEW, last=last)).source.value() == "book"
    gone = replace(sample_timeline(), sources=())
    assert new_quote(form_on(qtbot, NEW, gone, last)).source.value() is None


def test_that_pasted_quotation_marks_are_taken_off_with_a_word_and_a_way_back(qtbot: QtBot) -> None:
    quote = new_quote(form_on(qtbot, NEW))
    paste(quote, "“It was high.”")
    assert quote.words.toPlainText() == "It was high."
    assert not quote.notice.isHidden()
    quote.words.undo()
    assert quote.words.toPlainText() == "“It was high.”"
    assert quote.notice.isHidden()


def test_that_marks_around_a_part_of_the_words_stay(qtbot: QtBot) -> None:
    quote = new_quote(form_on(qtbot, NEW))
    paste(quote, "“No” and “never”")
    assert quote.words.toPlainText() == "“No” and “never”"
    assert quote.notice.isHidden()


def test_that_a_quotation_without_a_source_is_warned_of(qtbot: QtBot) -> None:
    quote = new_quote(form_on(qtbot, NEW))
    assert quote.verdict.isHidden()
    quote.words.setPlainText("words")
    quote.check()
    assert quote.verdict.text().startswith("No source")
    quote.source.set_value("book")
    quote.check()
    assert quote.verdict.isHidden()


def test_that_two_people_typed_as_one_become_two_and_one_again(qtbot: QtBot) -> None:
    form = form_on(qtbot, NEW)
    people = form.rows["people"].editor
    assert isinstance(people, ChipsEditor)
    people.line.setText("Anna Li, Bob Ray")
    QTest.keyClick(people.line, Qt.Key.Key_Return)
    assert people.value() == ["Anna Li", "Bob Ray"]
    assert not people.rejoin.isHidden()
    assert people.rejoin.text() == "Keep as one: “Anna Li, Bob Ray”"
    people.rejoin.click()
    assert people.value() == "Anna Li, Bob Ray"
    assert people.rejoin.isHidden()


def test_that_names_of_parts_stay_in_sight_when_they_are_filled(qtbot: QtBot) -> None:
    form = form_on(qtbot, {**NEW, "place": {"name": "Amur", "lat": "50", "lon": "128"}})
    quote = new_quote(form)
    quote.lines["speaker"].setText("Somebody")
    place = form.rows["place"].editor
    assert isinstance(place, PartsEditor)
    with qtbot.waitExposed(form):
        form.show()
    for owner, names in (
        (quote, {"Source", "Credited to", "Speaker", "Page", "Stance"}),
        (place, {"Name", "Latitude", "Longitude"}),
    ):
        assert names <= {label.text() for label in owner.findChildren(QLabel) if label.isVisible()}
    form.hide()  # closed in sight, it would ask whether to give up what was typed


def test_that_the_letter_of_a_label_leads_to_its_field(qtbot: QtBot) -> None:
    form = form_on(qtbot, NEW)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    quote = new_quote(form)
    for key, name in ((Qt.Key.Key_P, "place"), (Qt.Key.Key_L, "lane"), (Qt.Key.Key_U, "summary")):
        QTest.keyClick(form, key, Qt.KeyboardModifier.AltModifier)
        focused = QApplication.focusWidget()
        assert focused is not None and form.rows[name].editor.isAncestorOf(focused)
    QTest.keyClick(form, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is quote.words
