"""The form of one entry: what it shows, checks, gives back and keeps."""

from __future__ import annotations

import zoneinfo
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import SAMPLE, sample_timeline

from viewer.files.read.reader import read_text
from viewer.files.read.spans import FIELDS
from viewer.files.read.values import zone_hint
from viewer.files.write.edits import fields_of
from viewer.files.write.entry_check import check_entry
from viewer.model.dates import zones
from viewer.model.event_words import Tone
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Quote
from viewer.ui.forms.chips import ChipsEditor
from viewer.ui.forms.context import FormContext
from viewer.ui.forms.date import DateEditor
from viewer.ui.forms.event_form import EventForm
from viewer.ui.forms.layout import MAIN, MORE
from viewer.ui.forms.parts import LineEditor, OddEditor, ProseEditor
from viewer.ui.forms.quotes import QuoteEditor
from viewer.ui.forms.rows import ListEditor, PartsEditor
from viewer.ui.look.theme import LIGHT


def checked(quote: Quote) -> tuple[str, Tone] | None:
    if quote.source != "wire":
        return None
    good = quote.text == "it was very high"
    return ("✓ word for word", Tone.GOOD) if good else ("✕ not found", Tone.CAREFUL)


CONTEXT = FormContext(sample_timeline(), "", checked, LIGHT)


def form_on(qtbot: QtBot, fields: Fields, own_id: str = "") -> EventForm:
    context = FormContext(CONTEXT.timeline, own_id, checked, LIGHT)
    form = EventForm(fields, context, title="Test")
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    return form


def sample_fields(event_id: str) -> Fields:
    reading = read_text(SAMPLE)
    assert reading.timeline is not None
    event = reading.timeline.event(event_id)
    assert event is not None
    return fields_of(reading, event)


def date_of(form: EventForm) -> DateEditor:
    editor = form.rows["date"].editor
    assert isinstance(editor, DateEditor)
    return editor


def line_of(form: EventForm, name: str) -> LineEditor:
    editor = form.rows[name].editor
    assert isinstance(editor, LineEditor)
    return editor


def chips_of(form: EventForm, name: str) -> ChipsEditor:
    editor = form.rows[name].editor
    assert isinstance(editor, ChipsEditor)
    return editor


def quotes_of(form: EventForm) -> ListEditor:
    editor = form.rows["quotes"].editor
    assert isinstance(editor, ListEditor)
    return editor


def test_that_every_field_of_an_entry_is_in_the_form() -> None:
    assert sorted(field.name for field in (*MAIN, *MORE)) == sorted(FIELDS)


@pytest.mark.parametrize("event_id", ["departs", "dam", "speech", "trip-end"])
def test_that_an_untouched_form_gives_the_fields_back_exactly(qtbot: QtBot, event_id: str) -> None:
    fields = sample_fields(event_id)
    form = form_on(qtbot, fields, event_id)
    assert form.fields() == fields
    assert list(form.fields()) == list(fields)
    assert not form.is_changed
    with qtbot.waitSignal(form.submitted) as submitted:
        form.submit()
    assert submitted.args == [fields]


PLAIN: st.SearchStrategy[Plain] = st.recursive(
    st.text("aé \n\t'\"", max_size=6),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["text", "url", "name", "source", "x-own", "lat"]), inner, max_size=3
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([*FIELDS, "x-own", "unknown"]), PLAIN, max_size=6))
def test_that_whatever_stands_in_an_entry_survives_the_form(qtbot: QtBot, fields: Fields) -> None:
    form = form_on(qtbot, fields)
    assert form.fields() == fields
    assert not form.is_changed
    form.deleteLater()


def test_that_time_zones_are_looked_for_once_for_all_forms(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = zones.known_zones()
    looked: list[int] = []
    for module in (zoneinfo, zones):
        monkeypatch.setattr(module, "available_timezones", lambda: looked.append(1) or set(known))
    zones.known_zones.cache_clear()
    for _ in range(3):
        form_on(qtbot, {"date": "2011", "title": "A"})
        zone_hint("europe/berlinn")
    assert looked == [1]


def test_that_one_change_leaves_all_else_as_it_came(qtbot: QtBot) -> None:
    fields = {**sample_fields("dam"), "x-mine": "kept", "summary": "two\n\nparts\n"}
    form = form_on(qtbot, fields, "dam")
    line_of(form, "title").line.setText("Sees the wall")
    assert form.fields() == {**fields, "title": "Sees the wall"}
    assert form.is_changed
    line_of(form, "title").line.setText("Sees the dam")
    assert not form.is_changed


def test_that_emptying_a_field_takes_it_away(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("dam"), "dam")
    line_of(form, "as_written").line.clear()
    for name in ("A. Person", "B. Other"):
        chips_of(form, "people").remove(name)
    assert "as_written" not in form.fields()
    assert "people" not in form.fields()


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meaning", "offered"),
    [
        ("2011-08-20~/2011-08-27", "about Saturday 20 August 2011 – Saturday 27 August 2011", ()),
        ("21 Aug 2011", "", ("2011-08-21",)),
        ("August 21, 2011", "", ("2011-08-21",)),
        ("c. 2001", "", ("2001~",)),
        ("Aug 2011", "", ("2011-08",)),
        ("500 BC", "", ("-0499",)),
        ("summer 2001", "", ("2001-22",)),
        ("20-27 August 2011", "", ("2011-08-20/2011-08-27",)),
        ("03/04/2011", "", ("2011-04-03", "2011-03-04")),
        ("8/9/11", "", ()),
        ("", "", ()),
    ],
)
def test_how_a_typed_date_is_understood(
    qtbot: QtBot, typed: str, meaning: str, offered: tuple[str, ...]
) -> None:
    field = DateEditor(LIGHT)
    qtbot.addWidget(field)
    field.line.setText(typed)
    shown = "" if field.meaning.isHidden() else field.meaning.text()
    assert (shown, field.readings) == (meaning, offered)
    assert field.offers.isHidden() == (not offered)
    assert [button.text().split()[1] for button in field.offers.buttons] == list(offered)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_that_a_key_takes_the_offered_date(qtbot: QtBot, key: Qt.Key) -> None:
    field = DateEditor(LIGHT)
    qtbot.addWidget(field)
    field.line.setText("21 Aug 2011")
    with qtbot.waitSignal(field.suggestion_taken) as taken:
        QTest.keyClick(field.line, key)
    assert taken.args == ["2011-08-21"]
    assert field.value() == "2011-08-21"


def test_that_words_with_one_meaning_become_its_edtf_when_the_field_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = DateEditor(LIGHT), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitExposed(window):
        window.show()
    for typed, left in (
        ("August 21, 2011", "2011-08-21"),
        ("03/04/2011", "03/04/2011"),
        ("soonish", "soonish"),
        ("2011-08~", "2011-08~"),
    ):
        field.line.setFocus()
        field.line.setText(typed)
        other.setFocus()
        assert field.value() == left


def test_that_a_date_with_two_readings_is_settled_by_its_button(qtbot: QtBot) -> None:
    field = DateEditor(LIGHT)
    qtbot.addWidget(field)
    field.line.setText("03/04/2011")
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == "03/04/2011"
    with qtbot.waitSignal(field.suggestion_taken) as taken:
        field.offers.buttons[1].click()
    assert taken.args == ["2011-03-04"]
    assert field.value() == "2011-03-04"
    assert field.meaning.text() == "Friday 4 March 2011"
    assert field.offers.isHidden()


# --- chips, quotations, places ------------------------------------------------------------------


def test_that_names_become_chips_by_enter_and_go_by_backspace(qtbot: QtBot) -> None:
    field = ChipsEditor(dict, "")
    qtbot.addWidget(field)
    for name in ("Kim, the elder", "Other"):
        field.line.setText(name)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == ["Kim, the elder", "Other"]
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.value() == "Kim, the elder"
    field.line.setText("not yet entered")
    assert field.value() == ["Kim, the elder", "not yet entered"]


def test_that_statements_name_events_by_title_and_keep_their_ids(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T"})
    about = chips_of(form, "about")
    about.line.setText("Sees the dam — 21 Aug 2011")
    QTest.keyClick(about.line, Qt.Key.Key_Return)
    assert form.fields()["about"] == "dam"
    about.remove("dam")
    about.line.setText("no such event")
    assert "about" not in form.fields()
    about.switch.setChecked(True)
    assert form.fields()["about"] == []


def test_that_quotations_are_checked_against_the_kept_copy(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("dam"), "dam")
    first = quotes_of(form).rows[0]
    assert isinstance(first, QuoteEditor)
    assert first.verdict.text() == "✓ word for word"
    first.words.setPlainText("it was low")
    first.check()
    assert first.verdict.text() == "✕ not found"


def test_that_quotations_are_added_moved_and_taken_out(qtbot: QtBot) -> None:
    fields = sample_fields("dam")
    form = form_on(qtbot, fields, "dam")
    quotes = quotes_of(form)
    one, two = fields["quotes"]  # type: ignore[misc]
    quotes.shift(quotes.rows[1], -1)
    assert form.fields()["quotes"] == [two, one]
    new = quotes.add()
    assert isinstance(new, QuoteEditor)
    assert form.fields()["quotes"] == [two, one]
    new.words.setPlainText("said so")
    new.source.set_value("book")
    assert form.fields()["quotes"] == [two, one, {"text": "said so", "source": "book"}]
    quotes.remove(quotes.rows[0])
    assert form.fields()["quotes"] == [one, {"text": "said so", "source": "book"}]


def test_that_a_place_is_a_name_or_a_name_with_coordinates(qtbot: QtBot) -> None:
    form = form_on(
        qtbot, {"date": "2011", "title": "T", "place": {"name": "Amur", "lat": "50", "x-own": "y"}}
    )
    place = form.rows["place"].editor
    place.lines["lon"].setText("128")  # type: ignore[attr-defined]
    assert form.fields()["place"] == {"name": "Amur", "lat": "50", "lon": "128", "x-own": "y"}


def test_that_what_the_form_cannot_show_is_left_alone(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T", "people": [{"name": "A"}]})
    assert isinstance(form.rows["people"].editor, OddEditor)
    assert form.fields()["people"] == [{"name": "A"}]


# --- checks ---------------------------------------------------------------------------------------


def told(form: EventForm, name: str) -> str:
    label = form.rows[name].told
    return "" if label.isHidden() else label.text()


def test_that_mistakes_are_told_below_their_fields_in_the_readers_words(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011-08-20", "title": "T", "sources": "wire"})
    line_of(form, "duration").line.setText("9 years")
    line_of(form, "id").line.setText("dam")
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    assert "9 years" in told(form, "duration")
    assert told(form, "id") == "id “dam” stands twice; expected an id of its own (the first one counts)"
    assert form.refusal
    line_of(form, "duration").line.clear()
    line_of(form, "id").line.clear()
    with qtbot.waitSignal(form.submitted):
        form.submit()


def test_that_an_empty_form_blames_nobody_until_it_is_submitted(qtbot: QtBot) -> None:
    form = form_on(qtbot, {})
    form.check()
    assert told(form, "title") == ""
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()
    assert told(form, "date").startswith("the entry has no date")
    date_of(form).line.setText("2011")
    form.submit()
    assert told(form, "title") == "the entry has no title; expected title: in a few words"


def test_that_a_mistake_that_was_there_before_keeps_nothing_from_being_saved(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T", "status": "sure", "sources": "wire"}, "t-2011")
    assert "status “sure” is not known" in told(form, "status")
    line_of(form, "title").line.setText("Other")
    with qtbot.waitSignal(form.submitted):
        form.submit()


def test_that_warnings_keep_nothing_from_being_saved(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T"})
    with qtbot.waitSignal(form.submitted):
        form.submit()
    assert "has no source" in told(form, "quotes")


def test_that_a_refusal_leaves_everything_in_the_form(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T"})
    line_of(form, "title").line.setText("Long work")
    form.show_refusal("the disk is full")
    assert form.refusal == "the disk is full"
    assert form.fields()["title"] == "Long work"


def test_that_ctrl_enter_submits(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "T"})
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_closing_asks_only_where_something_was_typed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("viewer.ui.forms.event_form.ask", lambda *_: asked.append(1) or 1)
    form = form_on(qtbot, {"date": "2011", "title": "T"})
    line_of(form, "title").line.setText("Long work")
    with qtbot.assertNotEmitted(form.rejected):
        form.reject()
    assert asked == [1]
    line_of(form, "title").line.setText("T")
    with qtbot.waitSignal(form.rejected):
        form.reject()
    assert asked == [1]


def test_that_every_field_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("dam"), "dam")
    assert len(form.rows) > 10
    for row in form.rows.values():
        target = row.label.buddy()
        assert row.editor.isAncestorOf(target)
        assert target.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_that_what_unfolds_more_fields_is_read_out_without_its_triangle(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("dam"), "dam")
    (more,) = (one for one in form.findChildren(QToolButton) if one.text().endswith("More fields"))
    read_out = []
    for _ in range(2):
        more.click()
        read_out.append(QAccessible.queryAccessibleInterface(more).text(QAccessible.Text.Name))
    assert read_out == ["More fields", "More fields"]


def test_that_tab_goes_through_the_form_from_above(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("dam"), "dam")
    with qtbot.waitActive(form):
        form.show()
    page = date_of(form).parentWidget()  # which scrolls with the keyboard
    heights: list[int] = []
    widget: QWidget = date_of(form).line
    for _ in range(90):
        heights.append(widget.mapTo(page, widget.rect().center()).y())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is form.save:
            break
    assert widget is form.save
    drops = [one - other for one, other in pairwise(heights) if other < one]
    # Only the buttons beside a quotation stand higher than the last of its fields.
    assert len([drop for drop in drops if drop > 20]) <= len(quotes_of(form).rows)
    assert all(drop < 140 for drop in drops)


def test_that_the_wheel_changes_no_choice(qtbot: QtBot) -> None:
    form = form_on(qtbot, sample_fields("speech"), "speech")
    with qtbot.waitExposed(form):
        form.show()
    before = form.fields()
    box = form.rows["lane"].editor.box  # type: ignore[attr-defined]
    box.setFocus()
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()

    centre = QPointF(box.rect().center())
    QApplication.sendEvent(
        box,
        QWheelEvent(
            centre, box.mapToGlobal(centre), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    assert form.fields() == before


def test_that_long_texts_make_their_box_higher(qtbot: QtBot) -> None:
    field = ProseEditor(2)
    qtbot.addWidget(field)
    field.resize(300, 100)
    with qtbot.waitExposed(field):
        field.show()
    low = field.box.height()
    field.set_value("many words " * 40)
    assert field.box.height() > low


# --- the check itself -----------------------------------------------------------------------------


def test_that_problems_are_told_of_the_right_quotation() -> None:
    fields: Fields = {
        "date": "2011", "title": "T",
        "quotes": [{"text": "a", "source": "wire"}, {"text": "b", "source": "wirre"}, {"txt": "c"}],
    }  # fmt: skip
    problems = check_entry(fields, CONTEXT.timeline)
    assert [(p.field, p.item, p.is_error) for p in problems] == [
        ("quotes", 1, True), ("quotes", 2, True), ("quotes", 2, True),
    ]  # fmt: skip
    assert problems[0].message == "source “wirre” is not known; did you mean wire?"


def test_that_ids_of_other_events_are_known_to_the_check() -> None:
    good: Fields = {"date": "2011", "title": "T", "about": ["dam"], "sources": "wire", "lane": "talk"}
    assert check_entry(good, CONTEXT.timeline) == []
    assert [p.field for p in check_entry({**good, "about": ["damm"]}, CONTEXT.timeline)] == ["about"]
    assert [p.field for p in check_entry({**good, "id": "dam"}, CONTEXT.timeline)] == ["id"]
    assert check_entry({**good, "id": "dam", "about": []}, CONTEXT.timeline, "dam") == []


def test_that_the_check_reads_one_entry_only(tmp_path: Path) -> None:
    events = "".join(f"  - {{date: {1000 + n}, title: E{n}, id: e{n}}}\n" for n in range(3000))
    timeline = read_text("events:\n" + events).timeline
    assert timeline is not None
    problems = check_entry({"date": "2011", "title": "T", "about": ["e1", "e2999", "e3000"]}, timeline)
    assert [p.message.partition(" is not")[0] for p in problems if p.is_error] == ["event “e3000”"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("s1", []),
        ("s999", []),
        ("s1000", ["source “s1000” is not known; did you mean s100?"]),
        ("zebra", ["source “zebra” is not known; expected the id of a source of this file"]),
    ],
)
def test_that_every_source_and_lane_of_a_large_file_is_known_to_the_check(name: str, told: list[str]) -> None:
    sources = "".join(f"  - {{id: s{n}, title: S}}\n" for n in range(1000))
    lanes = "".join(f"  - {{id: l{n}, title: L}}\n" for n in range(1000))
    entry: Fields = {"date": "2011", "title": "T", "lane": "l999", "quotes": [{"text": "q", "source": name}]}
    head = f"lanes:\n{lanes}sources:\n{sources}"
    timeline = read_text(f"{head}events: []\n").timeline
    assert timeline is not None
    assert [p.message for p in check_entry(entry, timeline) if p.is_error] == told
    entry = {"date": "2011", "title": "T", "lane": "l999", "sources": [name]}
    assert [p.message for p in check_entry(entry, timeline) if p.is_error] == told
    whole = read_text(f"{head}events:\n  - {{date: 2011, title: T, lane: l999, sources: [{name}]}}\n")
    assert [p.message for p in whole.errors] == told


def test_that_a_picture_is_asked_for_what_is_to_be_seen_on_it(qtbot: QtBot) -> None:
    form = form_on(qtbot, {"date": "2011", "title": "A", "sources": "wire", "images": "photos/a.jpg"})
    pictures = form.rows["images"].editor
    assert isinstance(pictures, ListEditor)
    row = pictures.rows[0]
    assert isinstance(row, PartsEditor)
    form.check()
    assert "has no alt; expected a sentence for those who cannot see it" in form.rows["images"].told.text()
    row.lines["alt"].setText("A train")
    row.lines["source"].setText("wire")
    assert form.fields()["images"] == {"file": "photos/a.jpg", "alt": "A train", "source": "wire"}
    assert form.check() == []
    assert form.rows["images"].told.text() == ""
