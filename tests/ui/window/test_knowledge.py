"""The line at the date by which something was known: dragged, moved by keys, typed, taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from layout_helpers import event, timeline
from paper_helpers import text_of
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE

from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.ui.canvas.known_by import KnownByHandle
from viewer.ui.help.legend import LegendPage
from viewer.ui.look.theme import DARK, LIGHT, PAPER, Theme
from viewer.ui.paint.legend_entries import (
    SAMPLE_HEIGHT_PX,
    SAMPLE_WIDTH_PX,
    LegendEntry,
    draw_sample,
    legend_entries,
)
from viewer.ui.paper.chart import Pens
from viewer.ui.paper.chart_fit import ChartFit, Sheet
from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import write_pdf
from viewer.ui.paper.shown import What, shown_of
from viewer.ui.window.knowledge import day_text
from viewer.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window on four events, of which all but the first stand on a source of 21 August."""
    return window_on(qtbot, tmp_path, SAMPLE)


def handle(window: MainWindow) -> KnownByHandle:
    return window.knowing.knowledge.handle


def painted(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for a frame."""
    with qtbot.waitSignal(window.view.canvas.painted):
        window.view.canvas.refresh()


def x_of(window: MainWindow, instant: int) -> float:
    scale = window.state.scale
    assert scale is not None
    return window.view.canvas.on_screen.gutter_px + scale.to_px(instant)


def test_that_the_search_shows_the_whole_date_while_nobody_types(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    window.view.focus_canvas()
    window.actions_["known_by"].trigger()
    field = window.search
    qtbot.waitUntil(lambda: bool(field.text()) and bool(field.accessibleDescription()))
    buttons = sum(27 for button in field.buttons if button.isVisible())
    room = field.width() - buttons - field.textMargins().right() - 16
    assert field.text().startswith("known-by:")
    assert 0 < field.fontMetrics().horizontalAdvance(field.text()) <= room
    assert field.cursorPosition() == 0, "where the words are too long, their end is cut"
    field.begin()
    assert field.selectedText() == field.text()


def test_that_a_typed_date_puts_the_line_at_its_end(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    line = handle(window)
    painted(qtbot, window)
    assert line.isVisible() and line.accessibleName() == "Known by 21 August 2011"
    assert day_text(line.instant or 0) == "2011-08-22"
    middle = line.geometry().center().x()
    assert abs(middle - x_of(window, line.instant or 0)) < 2
    assert window.actions_["known_by"].isChecked()
    window.search.setText("known-by:nonsense")
    assert not line.isVisible() and not window.actions_["known_by"].isChecked()


def test_that_one_key_asks_and_asks_no_more(qtbot: QtBot, window: MainWindow) -> None:
    action = window.actions_["known_by"]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+K"]
    action.trigger()
    assert window.search.text().startswith("known-by:2011-08-2") and action.isChecked()
    assert handle(window).isVisible() and window.focusWidget() is handle(window)
    action.trigger()
    assert window.search.text() == "" and not handle(window).isVisible()
    assert window.focusWidget() is window.view.canvas


def test_that_dragging_the_tag_asks_day_by_day(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-20 dam")
    painted(qtbot, window)
    line = handle(window)
    assert window.searching.report() == "none found"
    qtbot.mousePress(line, Qt.MouseButton.LeftButton)
    canvas = window.view.canvas
    reports = []
    for day in ("2011-08-21", "2011-08-22"):
        instant = next(e.when.start for e in window.state.timeline.events if e.date.text == day) + 43_200
        at = canvas.mapToGlobal(QPoint(round(x_of(window, instant)), 12))
        qtbot.mouseMove(line, line.mapFromGlobal(at))
        reports.append((window.search.text(), window.searching.report()))
    assert reports == [("known-by:2011-08-21 dam", "1 found"), ("known-by:2011-08-22 dam", "1 found")]
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(line, QPoint(-200, 0))
    assert window.search.text() == "known-by:2011-08-22 dam"


def test_that_keys_move_it_and_take_it_away(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("dam known-by:2011-08-21")
    line = handle(window)
    qtbot.keyClick(line, Qt.Key.Key_Left)
    assert window.search.text() == "dam known-by:2011-08-20"
    qtbot.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.search.text() == "dam known-by:2011-08-30"
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert window.search.text() == "dam" and line.instant is None


def test_that_it_goes_with_the_view_and_is_gone_where_its_date_is_not_in_sight(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.search.setText("known-by:2011-08-21")
    painted(qtbot, window)
    line = handle(window)
    before = line.geometry().x()
    window.state.zoom_by(3.0, 0.0)
    window.state.settle()
    painted(qtbot, window)
    assert not line.isVisible() or line.geometry().x() > before
    window.search.setText("known-by:1999")
    painted(qtbot, window)
    assert not line.isVisible() and line.instant is not None
    assert window.actions_["known_by"].isChecked()


def test_that_the_signs_at_the_edges_are_seen_over_the_line(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    painted(qtbot, window)
    window.state.zoom_by(4.0, x_of(window, handle(window).instant or 0) - 150)
    window.state.settle()
    painted(qtbot, window)
    window.view.settle()
    signs, left = window.view.edge_signs.buttons, []
    for text in ("known-by:2011-08-21", ""):
        window.search.setText(text)
        painted(qtbot, window)
        left.append((handle(window).isVisible(), [sign.is_left for sign in signs]))
    assert signs
    assert left == [(True, [False] * len(signs)), (False, [True] * len(signs))]


def test_that_no_frame_follows_from_the_line_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.search.setText("known-by:2011-08-21")
    painted(qtbot, window)
    painted(qtbot, window)
    frames: list[int] = []
    window.view.canvas.painted.connect(lambda: frames.append(1))
    for _turn in range(50):
        QApplication.processEvents()
    assert len(frames) < 3


def test_that_paper_draws_and_says_what_was_not_yet_known(window: MainWindow, tmp_path: Path) -> None:
    window.search.setText("known-by:2011-08-21")
    shown = shown_of(window.document, window.state, window.searching, window.filtering, window.facts)
    content = shown.part(What.FOUND, hidden_too=True)
    said = "1 event was not yet known by 21 August 2011: dotted, and said so."
    assert content.warnings() == [said] and len(content.timeline.events) == 4
    pages = printed(content, tmp_path / "known.pdf")
    assert all(said in page for page in pages)
    text = " ".join(pages)
    assert text.count("Not yet known by 21 August 2011") == 1
    assert text.count("somebody said something not yet known by 21 August 2011") == 1, "in the legend"
    assert text.index("Departs Not yet known by") > 0


def test_that_the_legend_explains_what_was_not_yet_known_while_it_is_asked(window: MainWindow) -> None:
    window.actions_["legend"].trigger()
    (page,) = window.findChildren(LegendPage)

    def told() -> list[str]:
        content = page.widget()
        assert content is not None and content.isVisible()
        return [label.text() for label in content.findChildren(QLabel)]

    usual = told()
    window.search.setText("known-by:2011-08-21")
    assert [words for words in told() if words not in usual] == ["not yet known by 21 August 2011"]
    window.search.setText("known-by:2011-08-20")
    assert "not yet known by 20 August 2011" in told() and "not yet known by 21 August 2011" not in told()
    window.search.setText("2011-08-20")
    assert told() == usual, "what is not found may have been known"


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER])
def test_that_the_legend_draws_the_unknown_as_the_timeline_does(qtbot: QtBot, theme: Theme) -> None:
    def drawn(entry: LegendEntry) -> QImage:
        image = QImage(SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        draw_sample(painter, entry, theme)
        painter.end()
        return image

    made = timeline(event(0, "2001-02-03"))
    *_, plain, unknown = legend_entries(made, not_yet_known="not yet known")
    same = replace(unknown, is_known=True)
    assert drawn(unknown) != drawn(same) and drawn(unknown) != drawn(plain)


def printed(content: PaperContent, out: Path) -> list[str]:
    """Print and return the words of each page on one line."""
    write_pdf(PaperDocument(content, PaperChoice()), out, out.with_name("events.yaml"))
    return [text_of(page) for page in PdfReader(out).pages]


def test_that_the_chart_on_paper_is_another_where_less_was_known(window: MainWindow, tmp_path: Path) -> None:
    def chart() -> QImage:
        shown = shown_of(window.document, window.state, window.searching, window.filtering, window.facts)
        index = TimelineIndex(shown.content.timeline)
        content = shown.part(What.FOUND, hidden_too=True)
        places = [n for n, event in enumerate(index.timeline.events) if content.is_known(event)]
        hits = Hits(index, places, are_known=True) if content.known is not None else None
        _place, drawn = ChartFit(index, Pens(), hits).best([Sheet(1000, 600, 600)])
        image = QImage(1000, 600, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        drawn.draw(painter, drawn.pages[0])
        painter.end()
        return image

    whole = chart()
    window.search.setText("known-by:2011-08-21")
    less = chart()
    window.search.setText("known-by:2011-08-20")
    nothing = chart()
    window.search.setText("known-by:1999")
    assert whole != less != nothing and chart() == nothing


def test_that_a_search_for_other_words_leaves_out_on_paper(window: MainWindow) -> None:
    window.search.setText("dam known-by:2011-08-21")
    shown = shown_of(window.document, window.state, window.searching, window.filtering, window.facts)
    content = shown.part(What.FOUND, hidden_too=True)
    assert content.known is None and [event.id for event in content.timeline.events] == ["dam"]
