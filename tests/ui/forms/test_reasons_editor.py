"""Accepted warnings in the form: a row for each, one mapping in the file."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from viewer.files.write.entry_check import check_entry
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Timeline
from viewer.ui.forms.rows import PartsEditor, ReasonsEditor

REASONS: dict[str, Plain] = {"no-source": "common knowledge", "first-day": "it was the first"}


def editor_on(qtbot: QtBot, value: Plain | None) -> ReasonsEditor:
    editor = ReasonsEditor(["no-source", "first-day"])
    qtbot.addWidget(editor)
    editor.set_value(value)
    return editor


def test_that_accepted_warnings_come_back_as_they_were(qtbot: QtBot) -> None:
    editor = editor_on(qtbot, REASONS)
    assert len(editor.rows) == 2
    assert editor.value() == REASONS
    assert editor_on(qtbot, None).value() is None


def test_that_only_a_mapping_of_texts_is_edited_in_rows(qtbot: QtBot) -> None:
    editor = editor_on(qtbot, None)
    assert editor.takes(dict(REASONS))
    assert not editor.takes("no-source")
    assert not editor.takes({"no-source": ["a", "b"]})


def test_that_a_warning_without_its_reason_is_told_while_typing(qtbot: QtBot) -> None:
    editor = editor_on(qtbot, None)
    row = editor.add()
    assert isinstance(row, PartsEditor)
    row.lines["warning"].setText("no-source")
    assert editor.value() == {"no-source": ""}
    fields: Fields = {"date": "2011", "title": "A", "tags": "x"}

    def told() -> list[tuple[str, str]]:
        given: Fields = {**fields, "accept": editor.value() or {}}
        return [(one.field, one.message) for one in check_entry(given, Timeline())]

    assert ("accept", "no-source is accepted without a reason; expected one in a few words") in told()
    row.lines["reason"].setText("common knowledge")
    assert told() == []
