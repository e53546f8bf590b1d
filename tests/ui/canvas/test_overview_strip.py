"""The overview strip: gesture in, scale out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_samples import let_fall_due

from viewer.layout.axis.scale import TimeScale, fitted, fitted_axis
from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.layout.index.overview import COLUMN_PX, MIN_WINDOW_PX, true_scale, window_px
from viewer.model.dates.edtf import parse_date
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.when import Shape, When
from viewer.model.timeline import Event, Lane, Timeline, in_order
from viewer.ui.canvas import overview
from viewer.ui.canvas.hit_lines import HitLines
from viewer.ui.canvas.overview import OverviewStrip
from viewer.ui.canvas.overview_picture import draw_window
from viewer.ui.look.theme import DARK, LIGHT, Appearance, Theme
from viewer.ui.state.view_state import ViewState

VIEW_PX = 900.0
INSET_PX = 140


def timeline_of(days: list[int]) -> Timeline:
    """Return a timeline with one event on each of some days."""
    events = (
        Event(
            str(i),
            "x",
            parse_date("2011"),
            When(Shape.WINDOW, d * DAY, d * DAY + DAY, d * DAY, d * DAY + DAY),
            "a",
            i,
        )
        for i, d in enumerate(days)
    )
    return Timeline(lanes=(Lane("a", "A"),), events=in_order(events))


def folded() -> TimeScale:
    """Return the scale of two episodes with a gap folded between."""
    spans = [TimeSpan(0, 100 * DAY), TimeSpan(900 * DAY, 1000 * DAY)]
    return fitted(fitted_axis(spans, [424, 424], 24, 14))


@pytest.fixture
def state() -> ViewState:
    """A state with a thousand days, the middle 800 folded."""
    state = ViewState()
    state.set_timeline(timeline_of([0, 40, 99, 900, 999]))
    state.lay_on(folded().axis, VIEW_PX)
    return state


@pytest.fixture
def strip(qtbot: QtBot, state: ViewState) -> OverviewStrip:
    """The strip of that state, shown."""
    return shown_strip(qtbot, state)


def shown_strip(qtbot: QtBot, state: ViewState) -> OverviewStrip:
    strip = OverviewStrip(state, Appearance("light"))
    qtbot.addWidget(strip)
    strip.set_inset(INSET_PX)
    strip.resize(1000, strip.sizeHint().height())
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def scale_of(state: ViewState) -> TimeScale:
    """Return the state's scale, which exists."""
    assert state.scale is not None
    return state.scale


def mouse(strip: OverviewStrip, kind: QEvent.Type, x: float) -> None:
    """Send a mouse event at the strip's middle height."""
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(x, 20)
    QApplication.sendEvent(
        strip, QMouseEvent(kind, place, strip.mapToGlobal(place), left, held, Qt.KeyboardModifier.NoModifier)
    )


def drag(strip: OverviewStrip, start: float, end: float) -> None:
    """Press, move and release."""
    mouse(strip, QEvent.Type.MouseButtonPress, start)
    mouse(strip, QEvent.Type.MouseMove, (start + end) / 2)
    mouse(strip, QEvent.Type.MouseMove, end)
    mouse(strip, QEvent.Type.MouseButtonRelease, end)


def wheel(strip: OverviewStrip, x: float, turn: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the wheel."""
    place = QPointF(x, 20)
    event = QWheelEvent(
        place,
        strip.mapToGlobal(place),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, event)


def day_px(strip: OverviewStrip, day: float) -> float:
    """Return the position of a day in the strip."""
    assert strip.whole is not None
    return strip.time_area.left() + strip.whole.to_px(day * DAY)


def test_that_the_window_covers_everything_at_first(strip: OverviewStrip) -> None:
    window = strip.window_rect
    assert window is not None
    assert (window.left(), window.right()) == (strip.time_area.left(), strip.time_area.right())
    assert strip.time_area.left() >= INSET_PX


def test_that_the_window_follows_the_view_and_stays_graspable(strip: OverviewStrip, state: ViewState) -> None:
    state.set_scale(scale_of(state).showing(TimeSpan(0, 50 * DAY), VIEW_PX, 0).clamped(VIEW_PX))
    window = strip.window_rect
    assert window is not None
    assert window.right() == pytest.approx(day_px(strip, 50), abs=1)
    state.set_scale(scale_of(state).zoomed(500, 400))
    window = strip.window_rect
    assert window is not None
    assert window.width() == pytest.approx(MIN_WINDOW_PX)


def test_that_a_click_centres_the_view_there(strip: OverviewStrip, state: ViewState) -> None:
    state.set_scale(scale_of(state).zoomed(20, 0))
    mouse(strip, QEvent.Type.MouseButtonPress, day_px(strip, 950))
    mouse(strip, QEvent.Type.MouseButtonRelease, day_px(strip, 950))
    assert scale_of(state).to_time(VIEW_PX / 2) == pytest.approx(950 * DAY, abs=0.1 * DAY)


def test_that_dragging_the_window_moves_the_view(strip: OverviewStrip, state: ViewState) -> None:
    state.set_scale(scale_of(state).showing(TimeSpan(10 * DAY, 40 * DAY), VIEW_PX, 0))
    drag(strip, day_px(strip, 25), day_px(strip, 70))
    assert scale_of(state).to_time(VIEW_PX / 2) == pytest.approx(70 * DAY, abs=DAY)


def test_that_dragging_an_end_resizes_the_window(strip: OverviewStrip, state: ViewState) -> None:
    drag(strip, strip.time_area.right(), day_px(strip, 80))
    span = scale_of(state).visible_span(VIEW_PX)
    assert span.end == pytest.approx(80 * DAY, abs=DAY)
    assert scale_of(state).zoom > 1


def test_that_the_wheel_scrolls_and_with_ctrl_zooms_about_the_pointer(
    strip: OverviewStrip, state: ViewState
) -> None:
    none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    wheel(strip, day_px(strip, 50), 120, ctrl)
    zoomed = scale_of(state)
    assert zoomed.zoom == pytest.approx(1.25)
    assert zoomed.to_px(50 * DAY) == pytest.approx(folded().to_px(50 * DAY), abs=15)
    wheel(strip, day_px(strip, 50), -120, none)
    assert scale_of(state).scroll_px == pytest.approx(zoomed.scroll_px + 80)


def test_that_keys_pan_zoom_and_fit(strip: OverviewStrip, state: ViewState) -> None:
    key = Qt.Key
    QTest.keyClick(strip, key.Key_Plus)
    QTest.keyClick(strip, key.Key_Plus)
    zoomed = scale_of(state)
    assert zoomed.zoom == pytest.approx(2.25)
    QTest.keyClick(strip, key.Key_Right)
    assert scale_of(state).scroll_px == pytest.approx(zoomed.scroll_px + VIEW_PX / 10)
    QTest.keyClick(strip, key.Key_Left)
    assert scale_of(state).scroll_px == pytest.approx(zoomed.scroll_px)
    QTest.keyClick(strip, key.Key_Home)
    assert scale_of(state).to_px(0) == pytest.approx(14)
    QTest.keyClick(strip, key.Key_End)
    assert scale_of(state).to_px(1000 * DAY) == pytest.approx(VIEW_PX - 14)
    QTest.keyClick(strip, key.Key_Minus)
    assert scale_of(state).zoom == pytest.approx(1.5)
    QTest.keyClick(strip, key.Key_0)
    assert scale_of(state) == folded()


def test_that_assistive_technology_hears_its_name_and_what_is_visible(strip: OverviewStrip) -> None:
    assert strip.accessibleName() == "Overview"
    QTest.keyClick(strip, Qt.Key.Key_0)
    shown = "Shows Thursday 1 January 1970 to Tuesday 26 September 1972."
    assert strip.accessibleDescription().startswith(shown)


def test_that_the_focus_is_visible(qtbot: QtBot, strip: OverviewStrip) -> None:
    strip.clearFocus()
    without = strip.grab().toImage()
    strip.activateWindow()
    strip.setFocus()
    qtbot.waitUntil(strip.hasFocus)
    assert strip.grab().toImage() != without


def test_that_another_timeline_theme_or_folding_redraws_the_strip(
    strip: OverviewStrip, state: ViewState
) -> None:
    seen = [strip.grab().toImage()]

    def changed() -> bool:
        seen.append(strip.grab().toImage())
        return seen[-1] != seen[-2]

    state.set_timeline(timeline_of([0, 300, 999]))
    assert changed()
    state.set_scale(fitted(fitted_axis([TimeSpan(0, 1000 * DAY)], [VIEW_PX - 28], 24, 14)))
    assert changed()
    strip.set_inset(40)
    assert changed()


def test_that_an_empty_timeline_takes_every_gesture(qtbot: QtBot) -> None:
    state = ViewState()
    strip = OverviewStrip(state, Appearance("dark"))
    qtbot.addWidget(strip)
    strip.resize(600, 54)
    with qtbot.waitExposed(strip):
        strip.show()
    drag(strip, 200, 300)
    wheel(strip, 200, 120, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Plus, Qt.Key.Key_Home, Qt.Key.Key_0):
        QTest.keyClick(strip, key)
    assert state.scale is None
    assert strip.window_rect is None


def top_row(strip: OverviewStrip) -> list[int]:
    """Return the colours along the row of pixels that lines over hits are drawn in."""
    image = strip.grab().toImage()
    return [image.pixel(x, 8) for x in range(strip.width())]


def test_that_a_line_marks_where_hits_begin_and_goes_with_the_search(
    state: ViewState, strip: OverviewStrip, qtbot: QtBot
) -> None:
    bare = top_row(strip)

    def marked() -> list[int]:
        return [x for x, (now, before) in enumerate(zip(top_row(strip), bare, strict=True)) if now != before]

    state.set_hits(Hits(TimelineIndex.of(state.timeline), [1, 3]))
    whole = strip.whole
    assert whole is not None
    qtbot.waitUntil(lambda: len(marked()) == 2 * COLUMN_PX)
    for day in (40, 900):
        x = strip.time_area.left() + whole.to_px(day * DAY)
        assert any(abs(x - px) <= COLUMN_PX + 1 for px in marked()), day
    state.set_hits(Hits(TimelineIndex.of(state.timeline), [1]))
    qtbot.waitUntil(lambda: len(marked()) == COLUMN_PX)
    state.set_hits(None)
    qtbot.waitUntil(lambda: not marked())


def test_that_a_letter_is_answered_here_in_a_later_frame_however_fast_others_follow(
    state: ViewState, strip: OverviewStrip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    follow = HitLines.follow
    monkeypatch.setattr(
        HitLines, "follow", lambda self, hits, *at: (looked.append(1), follow(self, hits, *at))
    )
    bare, index = top_row(strip), TimelineIndex.of(state.timeline)
    state.set_hits(Hits(index, [1, 3]))
    assert looked == [] and top_row(strip) == bare

    def another_letter() -> bool:
        state.set_hits(Hits(index, [1, 3]))
        return bool(looked)

    qtbot.waitUntil(another_letter)
    assert looked == [1] and top_row(strip) != bare
    state.set_hits(None)
    assert top_row(strip) != bare, "half of it painted anew would be of another search"
    qtbot.waitUntil(lambda: top_row(strip) == bare)


def test_that_lines_of_one_letter_are_not_painted_in_the_frame_of_the_next(
    state: ViewState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "AFTER_MS", 200)
    monkeypatch.setattr(overview, "LATEST_S", 60.0)
    strip = shown_strip(qtbot, state)
    bare, index, seen = top_row(strip), TimelineIndex.of(state.timeline), []
    for places in ([1, 3], [1]):
        state.set_hits(Hits(index, places))
        QApplication.processEvents()
        seen.append(top_row(strip) == bare)
        let_fall_due(strip, 200)
    assert seen == [True, True]
    monkeypatch.setattr(overview, "LATEST_S", 0.0)
    state.set_hits(Hits(index, [1, 3]))
    QApplication.processEvents()
    assert top_row(strip) != bare, "it is put off only for so long"


def test_that_lines_are_painted_once_another_letter_is_answered(
    state: ViewState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "AFTER_MS", 0)
    monkeypatch.setattr(overview, "LATEST_S", 60.0)
    strip = shown_strip(qtbot, state)
    bare = top_row(strip)
    state.set_hits(Hits(TimelineIndex.of(state.timeline), [1, 3]))
    state.is_answer_awaited = True
    for _ in range(5):
        QApplication.processEvents()
    assert top_row(strip) == bare
    state.is_answer_awaited = False
    qtbot.waitUntil(lambda: top_row(strip) != bare)


def test_that_only_other_lines_are_painted(state: ViewState, strip: OverviewStrip) -> None:
    asked: list[str] = []
    lines, index = HitLines(lambda: asked.append("paint"), strip), TimelineIndex.of(state.timeline)
    for words, places in (("a", [1, 3]), ("ab", [1, 3]), ("abc", [1]), ("ab", [1, 3])):
        hits = Hits(index, places, words=(words,))
        lines.follow(hits, strip.whole, strip.time_area)
    assert len(asked) == 3
    lines.follow(None, strip.whole, strip.time_area)
    lines.follow(None, strip.whole, strip.time_area)
    assert len(asked) == 4


def test_that_hits_in_neighbouring_columns_share_a_line(state: ViewState, strip: OverviewStrip) -> None:
    state.set_timeline(timeline_of([0, *range(400, 440), 999]))
    whole = strip.whole
    assert whole is not None
    hits = Hits(TimelineIndex.of(state.timeline), range(1, 41))
    (line,) = HitLines(strip.update, strip).of(hits, whole, strip.time_area)
    # A window stands where its middle is.
    first = strip.time_area.left() + whole.to_px(400 * DAY + DAY // 2)
    assert line.left() <= first < line.left() + COLUMN_PX
    assert line.width() % COLUMN_PX == 0 and line.width() > 3 * COLUMN_PX


def test_that_in_a_large_timeline_the_last_lines_stay_until_others_are_found(
    state: ViewState, strip: OverviewStrip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.set_timeline(timeline_of([0, 300, 600, 999]))
    index, whole, area = TimelineIndex.of(state.timeline), strip.whole, strip.time_area
    one, other = Hits(index, [1]), Hits(index, [2])
    (expected,) = HitLines(strip.update, strip).of(other, whole, area)
    monkeypatch.setattr("viewer.ui.canvas.hit_lines.AT_ONCE", 0)
    monkeypatch.setattr("viewer.ui.canvas.hit_lines.AT_ONCE_HITS", 0)
    changes: list[int] = []
    lines = HitLines(lambda: changes.append(1), strip)
    assert lines.of(one, whole, area) == []
    qtbot.waitUntil(lambda: len(changes) == 1)
    first = lines.of(one, whole, area)
    assert lines.of(other, whole, area) == first != [expected]
    qtbot.waitUntil(lambda: len(changes) == 2)
    assert lines.of(other, whole, area) == [expected]
    assert lines.of(None, whole, area) == []


def painted_px(strip: OverviewStrip) -> int:
    """Have what waits to be painted painted, and return how wide all of it is together."""
    regions = Painted()
    strip.installEventFilter(regions)
    QApplication.processEvents()
    strip.removeEventFilter(regions)
    return sum(regions.widths)


class Painted(QObject):
    """Notes how wide what is painted is."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.widths += [rect.width() for rect in event.region()]
        return False


def test_that_only_the_edges_of_the_window_are_drawn_again(strip: OverviewStrip, state: ViewState) -> None:
    state.zoom_by(2.0)
    strip.update()
    assert painted_px(strip) == strip.width()
    state.zoom_by(1.02)
    assert 0 < painted_px(strip) < 60
    state.zoom_by(1 + 1e-6)
    assert painted_px(strip) == 0


def test_that_a_window_drawn_bit_by_bit_looks_as_one_drawn_at_once(
    strip: OverviewStrip, state: ViewState
) -> None:
    for factor, pan in ((2.0, 0), (1.01, 3), (1.3, -40), (0.9, 700), (1.5, 0), (0.4, -300)):
        state.zoom_by(factor)
        state.pan_by(pan, at_once=True)
        assert painted_px(strip) > 0
    on_screen = strip.screen().grabWindow(strip.winId()).toImage()
    strip.repaint()
    assert strip.screen().grabWindow(strip.winId()).toImage() == on_screen


def test_that_where_the_window_stands_is_found_once_for_each_view(
    strip: OverviewStrip, state: ViewState, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[TimeScale] = []
    laid_out: list[float] = []

    def noted(
        view: TimeScale, view_width_px: float, whole: TimeScale, width_px: float
    ) -> tuple[float, float]:
        found.append(view)
        return window_px(view, view_width_px, whole, width_px)

    def noted_scale(reach: TimeSpan, width_px: float) -> TimeScale:
        laid_out.append(width_px)
        return true_scale(reach, width_px)

    monkeypatch.setattr(overview, "window_px", noted)
    monkeypatch.setattr(overview, "true_scale", noted_scale)
    for factor in (2.0, 1.5, 0.9):
        state.zoom_by(factor)
        assert painted_px(strip) > 0
    assert len(found) == len({view.zoom for view in found}) == 3
    assert len(laid_out) <= 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("focused", [False, True])
def test_that_no_shape_is_worked_out_for_more_than_the_ends_in_sight(
    qtbot: QtBot, theme: Theme, *, focused: bool
) -> None:
    widths: list[float] = []

    class Noting(QPainter):
        def drawRoundedRect(self, rect: QRectF, *radii: float) -> None:
            widths.append(rect.width())
            super().drawRoundedRect(rect, *radii)

    def drawn(*parts: QRect) -> QImage:
        image = QImage(1000, 54, QImage.Format.Format_RGB32)
        image.fill(theme.panel)
        for part in parts:
            painter = Noting(image)
            draw_window(painter, theme, QRectF(140.3, 5.5, 700.6, 33.5), QRectF(part), focused=focused)
            painter.end()
        return image

    ends = [QRect(130, 0, 20, 54), QRect(400, 0, 30, 54), QRect(835, 0, 11, 54), QRect(900, 0, 20, 54)]
    seen = drawn(*ends)
    assert max(widths) < 60 and len(widths) == (3 if focused else 2) * 2 + (2 if focused else 1)
    whole = drawn(QRect(0, 0, 1000, 54))
    assert max(widths) > 700
    assert [seen.copy(end) for end in ends] == [whole.copy(end) for end in ends]


def test_that_lines_are_there_at_once_where_a_search_was_awaited(
    state: ViewState, strip: OverviewStrip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.ui.canvas.hit_lines.AT_ONCE", 0)
    index, whole, lines = TimelineIndex.of(state.timeline), strip.whole, HitLines(strip.update, strip)
    assert whole is not None
    lines.make_ready(index, whole, strip.time_area)
    qtbot.waitUntil(lambda: lines.is_ready)
    assert len(lines.of(Hits(index, [1]), whole, strip.time_area)) == 1
