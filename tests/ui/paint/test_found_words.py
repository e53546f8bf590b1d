"""The words that are searched for stand out in the drawn titles."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from viewer.layout.frame.boxes import ROW_PX
from viewer.model.search.query import Query
from viewer.model.timeline import Status
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.colors import contrast
from viewer.ui.look.inks import Inks, inks_of
from viewer.ui.look.theme import DARK, LIGHT, Appearance, Theme
from viewer.ui.paint.found_words import found_rects
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState


@pytest.fixture
def inks(qtbot: QtBot) -> Inks:
    return inks_of("light", LIGHT)


def shown(inks: Inks, typed: str, title: str, *lines: str) -> list[tuple[int, str]]:
    """Return (line, letters) of what is marked, found by measuring."""
    metrics = QFontMetricsF(inks.label_font)
    found = []
    for number, rect in found_rects(inks, Query.of(typed).words, title, lines):
        line = lines[number]
        ends = [
            min(
                range(len(line) + 1),
                key=lambda n, x=x, line=line: abs(metrics.horizontalAdvance(line[:n]) - x),
            )  # type: ignore[misc]
            for x in (rect.left(), rect.right())
        ]
        found.append((number, line[ends[0] : ends[1]]))
    return found


@pytest.mark.parametrize(
    ("typed", "title", "lines", "marked"),
    [
        ("train", "By train to Moscow", ("By train to Moscow",), [(0, "train")]),
        ("o", "By train to Moscow", ("By train", "to Moscow"), [(1, "o"), (1, "o"), (1, "o")]),
        ('"train to"', "By train to Moscow", ("By train", "to Moscow"), [(0, "train"), (1, "to")]),
        ("moscow", "By train to Moscow", ("By train to Mos…",), [(0, "Mos")]),
        ("moscow", "By train to Moscow", ("By train…",), []),
        ("moscow", "By train to Moscow", ("By train", "to Mos…"), [(1, "Mos")]),
        ("cafe", "Un café à Évreux", ("Un café à Évreux",), [(0, "café")]),
        ("evreux", "Un café à Évreux", ("Un café", "à Évreux"), [(1, "Évreux")]),
        ("end", "The end…", ("The end…",), [(0, "end")]),
        ("it", "It is what it is", ("It is", "what it is"), [(0, "It"), (1, "it")]),
        ("person:kim", "Kim", ("Kim",), []),
        ("train", "🚂🚂🚂 By train 🚂", ("🚂🚂🚂 By train 🚂",), [(0, "train")]),
    ],
)
def test_that_the_words_are_found_in_what_is_drawn_of_a_title(
    inks: Inks, typed: str, title: str, lines: Sequence[str], marked: list[tuple[int, str]]
) -> None:
    assert shown(inks, typed, title, *lines) == marked


def test_that_a_title_from_right_to_left_is_marked_at_its_right(inks: Inks) -> None:
    title = "שלום עולם"
    ((_, first),) = found_rects(inks, Query.of("שלום").words, title, (title,))
    ((_, last),) = found_rects(inks, Query.of("עולם").words, title, (title,))
    assert first.left() > last.right()


def test_that_a_mark_is_no_higher_where_other_fonts_lend_letters(inks: Inks) -> None:
    # Else it would reach into what is not drawn again with another letter.
    ((_, plain),) = found_rects(inks, ("kim",), "kim", ("kim",))
    ((_, beside),) = found_rects(inks, ("kim",), "kim 서울 ﷽", ("kim 서울 ﷽",))
    assert beside == plain
    assert QFontMetricsF(inks.label_font).height() <= plain.height() < ROW_PX


def test_that_measuring_is_done_once(inks: Inks) -> None:
    found_rects.cache_clear()
    for _ in range(3):
        found_rects(inks, ("train",), "By train", ("By train",))
    assert found_rects.cache_info().misses == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_a_found_word_is_read_well_and_told_from_ground_and_marks(qtbot: QtBot, theme: Theme) -> None:
    inks = inks_of(theme.name, theme)
    assert contrast(theme.text, inks.found_word) >= 4.5
    assert contrast(inks.found_word, theme.ground) >= 1.3
    for number in range(len(theme.lane_colors)):
        assert contrast(inks.found_word, inks.lane(number, "").window.color()) >= 1.15


def canvas_with(qtbot: QtBot, name: str = "light") -> tuple[TimelineCanvas, Searching]:
    made = timeline(event(0, "2001-06-15", "By train to Moscow"), event(1, "2001-09-15", "On foot"))
    made.events[0].status = Status.RETRACTED
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance(name))  # type: ignore[arg-type]
    canvas.today.set_on(False)
    qtbot.addWidget(canvas)
    canvas.resize(900, 300)
    state.set_timeline(made)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    return canvas, Searching(state)


def marked_area(image: QImage, inks: Inks) -> QRectF:
    """Return the rectangle around all pixels in the colour of found words."""
    color = inks.found_word.rgb()
    places = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == color
    ]
    if not places:
        return QRectF()
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return QRectF(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_that_the_ground_behind_a_found_word_is_filled_on_the_canvas(qtbot: QtBot, name: str) -> None:
    canvas, searching = canvas_with(qtbot, name)
    theme = canvas.appearance.theme
    inks = inks_of(theme.name, theme)
    assert marked_area(canvas.grab().toImage(), inks).isEmpty()
    searching.set_text("train")
    area = marked_area(canvas.grab().toImage(), inks)
    box = canvas.on_screen.box_of("e0")
    assert box is not None
    metrics, left = QFontMetricsF(inks.label_font), canvas.on_screen.gutter_px + box.label_x
    assert area.left() == pytest.approx(left + metrics.horizontalAdvance("By "), abs=1.5)
    assert area.right() == pytest.approx(left + metrics.horizontalAdvance("By train"), abs=1.5)
    assert box.y <= area.top() < area.bottom() <= box.y + box.height
    searching.set_text("")
    assert marked_area(canvas.grab().toImage(), inks).isEmpty()


def test_that_a_found_word_stays_marked_where_a_part_is_drawn_again(qtbot: QtBot) -> None:
    canvas, searching = canvas_with(qtbot)
    searching.set_text("train")
    before = canvas.grab().toImage()
    canvas.hover(0)
    canvas.grab()
    canvas.hover(-1)
    assert canvas.grab().toImage() == before
    assert not marked_area(before, inks_of("light", canvas.appearance.theme)).isEmpty()


def test_that_another_letter_lays_out_no_title_again(inks: Inks, monkeypatch: pytest.MonkeyPatch) -> None:
    from viewer.ui.paint import found_words

    laid_out: list[str] = []
    layout = found_words.QTextLayout
    monkeypatch.setattr(
        found_words, "QTextLayout", lambda text, font: (laid_out.append(text), layout(text, font))[1]
    )
    title = "A title that no other test lays out"
    first = found_rects(inks, ("ti",), title, (title,))
    second = found_rects(inks, ("tit",), title, (title,))
    assert laid_out == [title]
    assert first[0][1].left() == second[0][1].left() and first[0][1].width() < second[0][1].width()
