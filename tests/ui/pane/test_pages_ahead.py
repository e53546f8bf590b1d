"""While an event is looked at, the pages of its neighbours are written: to turn to one is to show it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSizeF
from PySide6.QtGui import QFont, QImage, QPaintEvent, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot
from ui_samples import SampleFacts, sample_timeline

from viewer.model.event_words import Tone
from viewer.model.timeline import Quote
from viewer.ui.kit.rota import Rank, rota
from viewer.ui.look.theme import Appearance
from viewer.ui.pane import pages_ahead
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.event_page import EventPage
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one for every page that is written."""
    pages: list[int] = []
    write = EventPage.write

    def noted(page: EventPage) -> None:
        pages.append(1)
        write(page)

    monkeypatch.setattr(EventPage, "write", noted)
    return pages


class Busy(QObject):
    """Has something to do in every turn, which nobody waits for, and notes how many pages are written by then."""

    def __init__(self, written: list[int]) -> None:
        super().__init__()
        self.written = written
        self.turns: list[int] = []

    def work(self) -> bool:
        self.turns.append(len(self.written))
        return True


class Paints(QObject):
    """Notes where some widgets are painted."""

    def __init__(self, *widgets: QObject) -> None:
        super().__init__()
        self.areas: list[QRect] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.region().boundingRect())
        return False


class Shown:
    """A pane on twelve events of which some have much to tell, the first one selected."""

    def __init__(self, qtbot: QtBot, theme: str = "light", width_px: int = 340) -> None:
        self.qtbot = qtbot
        self.state = ViewState()
        sample = sample_timeline()
        events = [sample.events[number % len(sample.events)] for number in range(12)]
        told = tuple(
            replace(
                event,
                id=f"e{number}",
                title=f"{event.title} {number}",
                quotes=tuple(Quote(f"words {n} of this", "s") for n in range(9 * (number % 3))),
            )
            for number, event in enumerate(events)
        )
        self.state.set_timeline(replace(sample, events=told))
        self.facts = SampleFacts()
        self.appearance = Appearance(theme)
        self.pane = DetailPane(self.state, self.facts, self.appearance)
        qtbot.addWidget(self.pane)
        self.pane.resize(width_px, 600)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        qtbot.waitUntil(lambda: bool(self.pane.view.toPlainText()))
        self.step(1)

    def rest(self) -> None:
        """Let everything be done that is done while nobody waits for it."""
        self.qtbot.waitUntil(lambda: not self.pane.ahead.work.is_working)

    def step(self, step: int) -> None:
        event = self.state.neighbour(step)
        assert event is not None
        self.state.select(event.id)

    def seen(self) -> QImage:
        return self.pane.grab().toImage()


@pytest.fixture(params=["light", "dark"])
def shown(request: pytest.FixtureRequest, qtbot: QtBot) -> Shown:
    return Shown(qtbot, request.param)


def test_that_a_page_is_written_before_it_is_turned_to(shown: Shown, written: list[int]) -> None:
    at_once = []
    for step in (1, 1, 1, -1, 1, 1):
        shown.rest()
        written.clear()
        shown.step(step)
        at_once.append(len(written))
    assert at_once == [0] * 6
    # And no page twice: of those next to this one, one was seen.
    shown.rest()
    assert len(written) == 1


def test_that_a_page_that_is_written_over_is_not_laid_out_before(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []

    class Noted(QTextDocument):
        def setPageSize(self, size: QSizeF) -> None:
            laid.append("size")
            super().setPageSize(size)

        def setDefaultFont(self, font: QFont) -> None:
            laid.append("font")
            super().setDefaultFont(font)

    monkeypatch.setattr(pages_ahead, "QTextDocument", Noted)
    shown, counts = Shown(qtbot), []
    for _ in range(9):
        shown.rest()
        laid.clear()
        shown.step(1)
        shown.rest()
        counts.append(len(laid))
    assert counts[0] > 0 and counts[-4:] == [0] * 4


def test_that_a_page_that_was_prepared_looks_and_reads_as_one_written_anew(qtbot: QtBot) -> None:
    shown, differ, texts = Shown(qtbot), [], set[str]()
    for width_px, step in ((340, 1), (340, 1), (640, 1), (640, 1), (300, -1), (340, 1)):
        if shown.pane.width() != width_px:
            shown.pane.resize(width_px, 600 + width_px % 7)
        shown.rest()
        shown.step(step)
        seen, text = shown.seen(), shown.pane.view.toPlainText()
        texts.add(text)
        shown.pane.refresh()
        differ.append((seen != shown.seen(), text != shown.pane.view.toPlainText()))
    assert differ == [(False, False)] * 6
    assert len(texts) > 3


def test_that_a_page_that_was_prepared_shows_what_is_pointed_out_in_it(shown: Shown) -> None:
    shown.rest()
    shown.step(1)
    plain, view = shown.seen(), shown.pane.view
    view.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    view.verticalScrollBar().setValue(0)
    selected = shown.seen()
    view.setTextCursor(QTextCursor(view.document()))
    again = shown.seen()
    view.mark(("words",))
    marked = shown.seen()
    view.mark(())
    view.verticalScrollBar().setValue(40)
    scrolled = shown.seen()
    assert again == plain
    assert plain not in (selected, marked, scrolled)


def test_that_a_page_is_written_anew_where_it_may_tell_something_else(
    shown: Shown, written: list[int]
) -> None:
    shown.rest()
    shown.facts.verdicts["words 1 of this"] = ("✓ word for word", Tone.GOOD)
    shown.pane.refresh()
    shown.rest()
    shown.step(1)
    assert "✓ word for word" in shown.pane.view.toPlainText()
    shown.rest()
    written.clear()
    shown.appearance.set_text_percent(130)
    shown.step(1)
    assert len(written) >= 2


def test_that_nothing_is_written_ahead_for_a_pane_that_nobody_sees(shown: Shown, written: list[int]) -> None:
    shown.rest()
    shown.pane.hide()
    shown.step(1)
    written.clear()
    shown.step(1)
    assert not shown.pane.ahead.work.is_working
    shown.pane.show()
    shown.step(1)
    assert shown.pane.ahead.work.is_working
    shown.pane.view.setFixedHeight(0)
    shown.rest()
    assert written == [1] * len(written)


def test_that_documents_do_not_pile_up(shown: Shown) -> None:
    counts = []
    for number in range(30):
        if number % 3:
            shown.rest()
        if number % 7 == 6:
            shown.pane.refresh()
        shown.step(-1 if number % 20 > 9 else 1)
        shown.qtbot.wait(1)
        counts.append(len(shown.pane.view.findChildren(QTextDocument)))
    assert 2 <= max(counts) <= 5


def test_that_nothing_is_painted_under_a_page(shown: Shown) -> None:
    shown.rest()
    shown.pane.grab()
    shown.qtbot.wait(1)
    view = shown.pane.view
    page, around = Paints(view.viewport()), Paints(view, shown.pane, shown.pane.footer)
    shown.step(3)
    shown.qtbot.waitUntil(lambda: bool(page.areas))
    assert around.areas == []


def test_that_a_page_is_written_before_what_nobody_waits_for(qtbot: QtBot, written: list[int]) -> None:
    shown = Shown(qtbot)
    qtbot.waitUntil(lambda: not shown.pane.ahead.work.is_working)
    others = [Busy(written) for _ in range(3)]
    for other in others:
        rota().join(other, other.work, Rank.QUIET)
    written.clear()
    shown.state.select("e6")
    qtbot.waitUntil(lambda: not shown.pane.ahead.work.is_working)
    assert len(written) == 3
    before = [count for other in others for count in other.turns if 0 < count < 3]
    assert len(before) <= 2, "all of them together had a turn in eight"
