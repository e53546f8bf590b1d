"""Searching: typed words dim what they do not find, and one steps through what they do."""

from __future__ import annotations

import gc
import weakref
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import settings_in

from viewer.model.search import texts
from viewer.model.search.query import Query
from viewer.model.search.texts import SearchTexts
from viewer.model.timeline import Timeline
from viewer.shipped import shipped_timeline
from viewer.ui.canvas.hover import hover_text
from viewer.ui.document.document import Document
from viewer.ui.kit import turns
from viewer.ui.look.theme import Appearance
from viewer.ui.state import searching
from viewer.ui.window.main_window import MainWindow

_KEY = Qt.Key


def made_file(folder: Path, titles: list[str]) -> Path:
    path = folder / "made.yaml"
    entries = (
        f"  - date: {1990 + n % 25}-0{1 + n % 9}\n    title: {title}\n" for n, title in enumerate(titles)
    )
    path.write_text("events:\n" + "".join(entries), encoding="utf-8")
    return path


def opened(qtbot: QtBot, folder: Path, path: Path) -> MainWindow:
    window = MainWindow(Document(), settings_in(folder), Appearance("light"))
    qtbot.addWidget(window)
    window.commands.open_path(path)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The shipped timeline in its window."""
    return opened(qtbot, tmp_path, shipped_timeline())


def hits_of(window: MainWindow) -> list[str]:
    hits = window.state.hits
    return [] if hits is None else [window.state.timeline.events[place].title for place in hits.places]


def test_that_typing_points_out_what_is_found(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["find"].trigger()
    with qtbot.waitSignal(window.state.hits_changed):
        QTest.keyClicks(window.search, "plant completed")
    assert hits_of(window) == ["Plant completed"]
    assert window.searching.report() == "1 found"
    assert window.search.accessibleDescription() == "1 found"


def test_that_what_is_not_found_is_drawn_fainter(window: MainWindow) -> None:
    canvas = window.view.canvas
    scene = canvas.scene()
    assert scene is not None
    dam = next(box for box in scene.boxes if box.event is not None and box.event.id == "food-aid")
    at = round(canvas.stage.gutter_px + dam.x0 + 1), round(dam.y + dam.height / 2)

    def strength() -> int:
        return abs(QColor(canvas.grab().toImage().pixel(*at)).red() - 251)

    plain = strength()
    window.search.setText(dam.event.title if dam.event is not None else "")
    assert strength() == plain
    window.search.setText("plant completed")
    assert 0 < strength() < plain / 2
    window.search.clear()
    assert strength() == plain


def test_that_commands_are_asked_only_where_there_is_something_found_or_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    action = window.actions_["find_next"]
    monkeypatch.setattr(action, "setEnabled", lambda on: asked.append(f"{window.search.text()} {on}"))
    for text in ("p", "pl", "plqx", "pl", "p", ""):
        window.search.setText(text)
    assert asked == ["p True", "plqx False", "pl True", " False"]


def test_that_enter_walks_through_the_hits_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("plant")
    titles = hits_of(window)
    assert len(titles) > 2
    walked = []
    for key, modifier in [(_KEY.Key_Return, Qt.KeyboardModifier.NoModifier)] * len(titles):
        QTest.keyClick(window.search, key, modifier)
        selected = window.state.selected
        assert selected is not None
        walked.append(selected.title)
    assert walked == titles
    assert window.searching.report() == f"{len(titles)} of {len(titles)}"
    QTest.keyClick(window.search, _KEY.Key_Return)
    assert window.searching.report() == f"1 of {len(titles)}"
    QTest.keyClick(window.search, _KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.searching.report() == f"{len(titles)} of {len(titles)}"
    window.actions_["find_previous"].trigger()
    QTest.keyClick(window.search, _KEY.Key_Down)
    assert window.searching.report() == f"{len(titles)} of {len(titles)}"


def test_that_stepping_backwards_begins_at_the_last_hit(window: MainWindow) -> None:
    window.search.setText("plant")
    window.actions_["find_previous"].trigger()
    assert window.searching.report() == f"{len(hits_of(window))} of {len(hits_of(window))}"


def test_that_escape_leaves_the_search_first_and_then_the_selection(window: MainWindow) -> None:
    window.search.setText("plant")
    window.searching.step(1)
    canvas = window.view.canvas
    QTest.keyClick(canvas, _KEY.Key_Escape)
    assert window.search.text() == "" and window.state.hits is None
    assert window.state.selected is not None
    QTest.keyClick(canvas, _KEY.Key_Escape)
    assert window.state.selected is None


def test_that_escape_in_the_field_gives_the_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.actions_["find"].trigger()
    window.search.setText("plant")
    with qtbot.waitSignal(window.search.left):
        QTest.keyClick(window.search, _KEY.Key_Escape)
    assert window.state.hits is None
    assert window.focusWidget() is window.view.canvas


def test_that_nothing_found_is_said_and_steps_nowhere(window: MainWindow) -> None:
    window.search.setText("zeppelin")
    assert window.searching.report() == "none found"
    assert not window.actions_["find_next"].isEnabled()
    window.searching.step(1)
    assert window.state.selected is None


def test_that_the_search_outlives_a_save_but_not_another_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = made_file(tmp_path, ["red", "blue", "red"])
    window = opened(qtbot, tmp_path, path)
    window.search.setText("red")
    assert len(hits_of(window)) == 2
    made_file(tmp_path, ["red", "blue", "red", "redder"])
    window.document.refresh()
    assert len(hits_of(window)) == 3
    window.commands.open_path(shipped_timeline())
    assert window.search.text() == "" and window.state.hits is None


def test_that_a_large_timeline_is_searched_in_turns(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 10)
    monkeypatch.setattr(searching, "AT_ONCE_UNREADY", 10)
    monkeypatch.setattr(turns, "TURN_MS", 0.01)
    titles = [f"{'odd' if n % 2 else 'even'} number {n}" for n in range(900)]
    window = opened(qtbot, tmp_path, made_file(tmp_path, titles))
    window.search.setText("odd")
    assert window.searching.is_busy and window.searching.report() == "…"
    assert window.state.is_answer_awaited
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    assert window.searching.report() == "450 found" and not window.state.is_answer_awaited
    window.search.setText("odd 7")
    window.search.setText("odd 77")
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    assert set(hits_of(window)) == {title for title in titles if "odd" in title and "77" in title}
    window.search.setText("even")
    window.search.clear()
    assert not window.searching.is_busy and window.state.hits is None
    assert not window.state.is_answer_awaited


def test_that_a_letter_is_answered_at_once_where_texts_are_ready(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 10)
    monkeypatch.setattr(searching, "AT_ONCE_UNREADY", 10)
    monkeypatch.setattr(searching, "NOW_MS", 1000.0)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    told: list[str] = []
    window.searching.changed.connect(lambda: told.append(window.searching.report()))
    window.search.setText("8")
    assert not window.searching.is_busy and told == ["18 found"]


@pytest.mark.parametrize("event_ms", [0.01, 1000.0])
def test_that_a_letter_is_answered_at_once_where_the_last_search_foretells_that(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event_ms: float
) -> None:
    values = {"AT_ONCE": 10, "AT_ONCE_UNREADY": 10, "LEAST_MEASURED": 50, "NOW_MS": 1000.0, "TURN_MS": 0.0}
    for name, value in values.items():
        monkeypatch.setattr(searching, name, value)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    ticks = count(0.0, 90 * event_ms / 1000)
    monkeypatch.setattr(searching, "time", SimpleNamespace(thread_time=lambda: next(ticks)))
    window.search.setText("8")
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    window.search.setText("88")
    is_answered = not window.searching.is_busy
    assert is_answered is (event_ms < 1)
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    assert window.searching.report() == "1 found"


def test_that_in_very_many_events_the_letter_is_shown_first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"AT_ONCE": 10, "AT_ONCE_UNREADY": 10, "MOST_AT_ONCE": 30, "NOW_MS": 1000.0, "TURN_MS": 0.0}
    for name, value in values.items():
        monkeypatch.setattr(searching, name, value)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    window.search.setText("8")
    assert window.searching.is_busy, "it is looked for in ninety events"
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    window.search.setText("88")
    assert not window.searching.is_busy and window.searching.report() == "1 found"


def test_that_what_letters_taken_away_will_find_is_looked_for_before(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    window.search.setFocus()
    window.search.setText("number 8")
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    texts = SearchTexts.of(window.state.timeline)
    # What is known takes one step.
    steps = [len(list(texts.find(Query.of("number 8"[:end])))) for end in range(1, 9)]
    assert steps == [1] * 8
    shown = []
    for _ in range(7):
        qtbot.keyClick(window.search, _KEY.Key_Backspace)
        hits = window.state.hits
        shown.append(len(hits) if hits is not None else None)
    assert shown == [90] * 7


def test_that_what_follows_is_noted_between_two_letters(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MOST_WITH_WORDS", 0)
    monkeypatch.setattr(texts, "STEP", 20)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    window.search.setFocus()
    looked_for: list[str] = []
    monkeypatch.setattr(texts, "contains", lambda text, part: (looked_for.append(part), part in text)[1])
    for letter in "num":
        qtbot.waitUntil(lambda: not window.searching.is_preparing)
        QTest.keyClicks(window.search, letter)
        qtbot.waitUntil(lambda: not window.searching.is_busy)
    assert {*looked_for} == {"n"} and window.searching.report() == "90 found"
    window.searching.rest()
    QTest.keyClicks(window.search, "b")
    assert {*looked_for} == {"n", "numb"}, "nothing is kept for another letter"


def test_that_a_long_text_is_not_looked_for_letter_by_letter(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    read: list[str] = []
    of = Query.of
    monkeypatch.setattr(Query, "of", lambda text: read.append(text) or of(text))
    window.search.setText("before:2001 " + "number " * 50)
    assert window.searching.is_preparing
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    assert len(read) < 50, "who takes more letters away has more of them looked for"


def test_that_texts_are_made_ready_further_when_what_was_typed_is_deleted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "AT_ONCE_UNREADY", 10)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"number {n}" for n in range(90)]))
    window.searching.make_ready()
    window.search.setText("n")
    window.search.clear()
    assert window.searching.is_preparing and not window.searching.is_busy
    qtbot.waitUntil(lambda: not window.searching.is_preparing)
    assert SearchTexts.of(window.state.timeline).is_ready


def test_that_what_was_found_is_let_go_with_its_timeline(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path, made_file(tmp_path, ["one", "two"]))
    window.search.setText("one")
    old = weakref.ref(window.state.hits or window)
    window.search.clear()
    window.state.set_timeline(Timeline())
    gc.collect()
    assert old() is None


def test_that_a_cluster_opens_on_what_was_found_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    titles = [f"{'rare' if n % 90 == 4 else 'common'} {n}" for n in range(900)]
    window = opened(qtbot, tmp_path, made_file(tmp_path, titles))
    window.search.setText("rare")
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    canvas = window.view.canvas
    scene = canvas.scene()
    assert scene is not None and window.state.hits is not None
    hits = window.state.hits
    box = next(box for box in scene.boxes if box.members is not None and box.members.hits(hits))
    assert box.members is not None
    text = hover_text(window.state.timeline, box, None, hits)
    assert f"{box.members.hits(hits)} of {len(box.members)} events here were found" in text
    assert "rare" in text and "common" not in text
    assert "events here; click to open" in hover_text(window.state.timeline, box, None, None)
    asked: list[list[int]] = []
    canvas.members_requested.connect(lambda places, _at: asked.append(places))
    for _ in range(40):
        canvas.open_box(box)
        now = canvas.scene()
        assert now is not None
        crowds = [b for b in now.boxes if b.members is not None and b.members.hits(hits)]
        if asked or not crowds:
            break
        box = crowds[0]
    shown = canvas.scene()
    assert shown is not None
    assert asked or any(b.event is not None and "rare" in b.event.title for b in shown.boxes)
    assert all(place in hits for places in asked for place in places)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_the_field_holds_what_it_says_in_both_themes(
    qtbot: QtBot, window: MainWindow, theme: str
) -> None:
    window.actions_[f"theme_{theme}"].trigger()
    window.search.setText("kim")
    window.actions_["theme_light" if theme == "dark" else "theme_dark"].trigger()
    assert window.search.textMargins().right() > 20
    assert [button.isVisible() for button in window.search.buttons] == [True] * 3
    window.search.clear()
    assert [button.isVisible() for button in window.search.buttons] == [False] * 3
    assert window.search.textMargins().right() == 0


class Noted(QObject):
    """Notes what happens to some widgets."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.kinds: list[QEvent.Type] = []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.kinds.append(event.type())
        return False


def test_that_a_count_as_wide_as_the_last_lays_nothing_out(window: MainWindow) -> None:
    bar = window.search.parentWidget()
    window.search.setText("plant")
    QApplication.processEvents()
    noted = Noted(bar)
    window.search.setText("plant ")
    QApplication.processEvents()
    assert QEvent.Type.Paint in noted.kinds and QEvent.Type.LayoutRequest not in noted.kinds


def test_that_an_answer_that_comes_later_paints_the_count_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AT_ONCE", "AT_ONCE_UNREADY", "NOW_MS", "TURN_MS"):
        monkeypatch.setattr(searching, name, 0)
    window = opened(qtbot, tmp_path, made_file(tmp_path, [f"{n % 4} number {n}" for n in range(90)]))
    window.search.setText("number")
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    QApplication.processEvents()
    margins, buttons = window.search.textMargins(), window.search.findChildren(QToolButton)
    window.search.setText("numbe")
    assert window.searching.report() == "…" and window.search.textMargins() == margins
    window.search.repaint()
    of_buttons, of_field = Noted(*buttons), Noted(window.search)
    qtbot.waitUntil(lambda: not window.searching.is_busy)
    QApplication.processEvents()
    assert window.searching.report() == "90 found" and len(buttons) == 3
    assert QEvent.Type.Paint in of_field.kinds and QEvent.Type.Paint not in of_buttons.kinds


def test_that_a_narrow_field_leaves_room_to_type(window: MainWindow) -> None:
    window.search.setText("zeppelin")
    wide = window.search.textMargins().right()
    assert wide > 60
    window.search.setMaximumWidth(150)
    window.search.resize(150, window.search.height())
    assert [button.isVisible() for button in window.search.buttons] == [True, False, False]
    assert window.search.textMargins().right() < wide
    assert window.search.accessibleDescription() == "none found"
