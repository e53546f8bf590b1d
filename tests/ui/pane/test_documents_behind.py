"""A page's picture is on screen before its document is set, and nobody who asks for the text can tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QGuiApplication,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from ui_samples import SampleFacts, sample_timeline

from viewer.model.timeline import Quote
from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.page import ToFilter
from viewer.ui.pane.page_view import PageView
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += isinstance(event, QPaintEvent)
        return False


class Shown:
    """A pane beside something else that has the keyboard, on events of unlike length, all next to the third ready."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.state = ViewState()
        sample = sample_timeline()
        events = [sample.events[number % len(sample.events)] for number in range(8)]
        told = tuple(
            replace(
                event,
                id=f"e{number}",
                title=f"Title {number}",
                people=(f"Person {number}",),
                quotes=tuple(Quote(f"words {n} of event {number}", "s") for n in range(6 * (number % 2))),
            )
            for number, event in enumerate(events)
        )
        self.state.set_timeline(replace(sample, events=told))
        self.appearance = Appearance("light")
        self.window = QWidget()
        self.field = QLineEdit(self.window)
        self.pane = DetailPane(self.state, SampleFacts(), self.appearance, self.window)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.pane)
        qtbot.addWidget(self.window)
        self.window.resize(360, 620)
        with qtbot.waitExposed(self.window):
            self.window.show()
        qtbot.waitUntil(lambda: bool(self.pane.view.toPlainText()))
        self.field.setFocus()
        self.view = self.pane.view
        self.walk()

    def walk(self) -> None:
        """Go to the third event, so that there are as many documents as there will ever be, and pictures of all."""
        for number in (1, 2, 3, 4, 3, 2):
            self.state.select(f"e{number}")
            self.rest()

    def rest(self) -> None:
        """Let everything be done that is done while nobody waits for it."""
        self.qtbot.waitUntil(lambda: not self.pane.ahead.work.is_working and not self.view.is_awaiting)

    def texts(self) -> str:
        """Return what Qt holds for the page, asking for nothing."""
        return QTextEdit.document(self.view).toPlainText()

    def place_of(self, text: str) -> QPointF:
        """Return where a text stands in the viewport."""
        cursor = self.view.document().find(text)
        cursor.setPosition(cursor.selectionStart() + 1)
        return QPointF(self.view.cursorRect(cursor).center())


class Unopened:
    """A menu that is offered and never opens."""

    def exec(self, place: QPoint) -> None:
        """Do nothing."""

    def deleteLater(self) -> None:
        """Do nothing."""


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[QTextDocument]:
    """Return a list that grows by every document that is set."""
    set_: list[QTextDocument] = []
    set_document = QTextEdit.setDocument

    def noted(view: QTextEdit, document: QTextDocument) -> None:
        set_.append(document)
        set_document(view, document)

    monkeypatch.setattr(QTextEdit, "setDocument", noted)
    return set_


def test_that_a_document_is_set_behind_the_frame_that_shows_its_picture(
    shown: Shown, documents: list[QTextDocument]
) -> None:
    paints, ranges = Paints(shown.view.viewport()), list[tuple[int, int]]()
    bar_paints = Paints(shown.view.verticalScrollBar())
    shown.view.verticalScrollBar().rangeChanged.connect(lambda *ends: ranges.append(ends))
    documents.clear()
    shown.state.select("e3")
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    assert (paints.count, documents) == (1, [])
    assert "Title 2" in shown.texts()
    shown.rest()
    assert "Title 3" in shown.texts() and len(documents) == 1
    QApplication.processEvents()
    assert (paints.count, bar_paints.count, len(ranges)) == (1, 1, 1)
    assert shown.view.cursorWidth() == 0, "nobody types here"


def test_that_a_page_that_was_passed_over_is_never_set(shown: Shown, documents: list[QTextDocument]) -> None:
    documents.clear()
    for event_id in ("e3", "e2", "e1", "e2"):
        shown.state.select(event_id)
    shown.rest()
    assert "Title 2" in shown.texts()
    assert documents == [shown.view.document()]


def _resize(shown: Shown) -> None:
    shown.window.resize(500, 500)


def _wheel(shown: Shown) -> None:
    at = QPointF(40, 40)
    event = QWheelEvent(
        *(at, shown.view.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(shown.view.viewport(), event)


def _tab(shown: Shown) -> None:
    shown.view.setFocus(Qt.FocusReason.TabFocusReason)


def _search(shown: Shown) -> None:
    Searching(shown.state).set_text("title")
    shown.view.mark(("title",))


ASKED: dict[str, Callable[[Shown], object]] = {
    "refresh": lambda shown: shown.pane.refresh(),
    "size": _resize,
    "wheel": _wheel,
    "tab": _tab,
    "press": lambda shown: shown.qtbot.mousePress(shown.view.viewport(), Qt.MouseButton.LeftButton),
    "move": lambda shown: shown.qtbot.mouseMove(shown.view.viewport(), QPoint(30, 30)),
    "theme": lambda shown: shown.appearance.set_mode("dark"),
    "letters": lambda shown: shown.appearance.set_text_percent(140),
    "disabled": lambda shown: shown.view.setEnabled(False),
    "hidden": lambda shown: shown.pane.hide(),
    "searched": _search,
    "scrolled": lambda shown: shown.view.verticalScrollBar().setValue(20),
    "document": lambda shown: shown.view.document(),
    "cursor": lambda shown: shown.view.setTextCursor(QTextCursor(shown.view.document())),
    "all": lambda shown: shown.view.selectAll(),
    "copy": lambda shown: shown.view.copy(),
    "place": lambda shown: shown.view.cursorForPosition(QPoint(30, 30)),
    "links": lambda shown: shown.view.links(),
    "found": lambda shown: shown.view.find("Title"),
    "under": lambda shown: shown.view.anchorAt(QPoint(30, 30)),
    "menu": lambda shown: shown.view.menu_at(QPointF(30, 30)).deleteLater(),
    "asked for by touch": lambda shown: QApplication.sendEvent(
        shown.view.viewport(), QEvent(QEvent.Type.HoverMove)
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_that_whoever_asks_finds_the_document_of_the_picture(
    shown: Shown, ask: Callable[[Shown], object]
) -> None:
    shown.state.select("e3")
    before = "Title 2" in shown.texts()
    ask(shown)
    assert before and "Title 3" in shown.texts() and not shown.view.is_awaiting
    shown.view.setEnabled(True)
    shown.pane.show()
    seen = shown.view.grab().toImage()
    shown.view.viewport().update()
    assert seen == shown.view.grab().toImage()


def test_that_a_link_that_is_clicked_at_once_is_that_of_the_picture(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("e4")
    shown.rest()
    place = shown.place_of("Person 4").toPoint()
    shown.state.select("e3")
    shown.rest()
    shown.state.select("e4")
    with qtbot.waitSignal(shown.view.followed) as heard:
        qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(heard.args[0], ToFilter) and "Person 4" in heard.args[0].term


def test_that_all_is_copied_at_once(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("e3")
    _tab(shown)
    qtbot.keyClick(shown.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    words = QGuiApplication.clipboard().text()
    assert "Title 3" in words and "words 5 of event 3" in words and "Title 2" not in words


def test_that_the_menu_under_the_pointer_is_that_of_the_picture(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.state.select("e3")
    shown.rest()
    place = shown.place_of("words 0 of event 3")
    shown.state.select("e2")
    shown.rest()
    places = list[int]()

    def no_menu(view: PageView, place: QPointF) -> Unopened:
        places.append(view.cursorForPosition(place.toPoint()).block().text().find("words 0 of event 3"))
        return Unopened()

    monkeypatch.setattr(PageView, "menu_at", no_menu)
    shown.state.select("e3")
    at = place.toPoint()
    QApplication.sendEvent(
        shown.view.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.view.viewport().mapToGlobal(at)),
    )
    assert len(places) == 1 and places[0] >= 0


def test_that_who_listens_waits_for_no_document(
    shown: Shown, documents: list[QTextDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    documents.clear()
    shown.state.select("e3")
    assert len(documents) == 1 and "Title 3" in shown.texts()


def test_that_who_has_the_keyboard_in_the_page_waits_for_no_document(shown: Shown) -> None:
    shown.view.setFocus()
    shown.state.select("e3")
    assert "Title 3" in shown.texts()


def test_that_who_has_scrolled_waits_for_no_document(shown: Shown) -> None:
    shown.window.resize(360, 240)
    shown.pane.refresh()
    shown.walk()
    shown.state.select("e3")
    unscrolled = shown.view.is_awaiting
    shown.rest()
    shown.view.verticalScrollBar().setValue(5)
    shown.state.select("e2")
    assert unscrolled and "Title 2" in shown.texts()
    assert shown.view.verticalScrollBar().value() == 0 < shown.view.verticalScrollBar().maximum()


def test_that_a_long_document_or_one_that_nobody_sees_is_set_at_once(shown: Shown) -> None:
    told = list(shown.state.timeline.events)
    told[3] = replace(told[3], quotes=tuple(Quote(f"many words {n} " * 4, "s") for n in range(100)))
    shown.state.set_timeline(replace(shown.state.timeline, events=tuple(told)))
    shown.pane.refresh()
    shown.walk()
    shown.state.select("e3")
    long = shown.texts()
    shown.rest()
    shown.state.select("e2")
    short = shown.view.is_awaiting
    shown.rest()
    shown.pane.hide()
    shown.state.select("e1")
    assert short and len(long) > 4000 and "Title 3" in long
    assert "Title 1" in shown.texts()


def test_that_a_disabled_page_looks_so_at_once(shown: Shown) -> None:
    shown.view.setEnabled(False)
    shown.state.select("e3")
    assert "Title 3" in shown.texts()
    grey = shown.view.grab().toImage()
    shown.view.setEnabled(True)
    assert grey != shown.view.grab().toImage()


def test_that_a_file_that_is_loaded_meanwhile_is_shown(shown: Shown) -> None:
    shown.state.select("e3")
    assert shown.view.is_awaiting
    events = tuple(replace(event, title=f"{event.title} anew") for event in shown.state.timeline.events)
    shown.state.set_timeline(replace(shown.state.timeline, events=events))
    shown.state.select("e4")
    shown.rest()
    at_once = shown.texts()
    shown.state.select("e3")
    shown.rest()
    assert "Title 4 anew" in at_once and "Title 3 anew" in shown.texts()


def test_that_a_pane_that_goes_meanwhile_takes_all_with_it(qtbot: QtBot, shown: Shown) -> None:
    shown.state.select("e3")
    view = shown.view
    assert view.is_awaiting
    shown.pane.setParent(None)
    shown.pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert not isValid(view)


def test_that_documents_are_neither_lost_nor_heaped_up(shown: Shown) -> None:
    counts, seen = [], []
    for number in range(40):
        event_id = f"e{abs(number % 14 - 7)}"
        shown.state.select(event_id)
        if number % 3 == 0:
            shown.rest()
        if number % 5 == 1:
            shown.pane.refresh()
        if number % 4 == 2:
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
        counts.append(len(shown.view.findChildren(QTextDocument)))
        seen.append(f"Title {event_id[1:]}" in shown.view.toPlainText())
    assert max(counts) <= 6 and seen == [True] * 40
