"""The signs at the canvas's edges: what they say, where they lead, by mouse and by keys."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionToolButton
from pytestqt.qtbot import QtBot
from test_parts_drawn_again import ROUNDING, farthest

from viewer.layout.index.hits import Hits
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import TimeSpan
from viewer.model.timeline import Timeline
from viewer.ui.canvas import edges
from viewer.ui.canvas.sign_button import ABOVE, BELOW, EARLIER, LATER, SignButton
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.kit.tab_order import tab_stops
from viewer.ui.look.theme import Appearance
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.view_state import ViewState


def yearly() -> Timeline:
    """Return ten events, one a year, every other one in another lane."""
    return timeline(*(event(n, f"{2001 + n}-06-15", lane="ab"[n % 2]) for n in range(10)), lanes=2)


def crowded() -> Timeline:
    """Return more events of one month than rows are in sight, each with a row of its own."""
    return timeline(*(event(n, "2001-06", f"A long title for a row of number {n}") for n in range(40)))


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView(ViewState(), Appearance("light"))
    made.canvas.today.set_on(False)
    qtbot.addWidget(made)
    made.resize(900, 420)
    show(made, yearly())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.grab()
    return made


def show(view: TimelineView, made: Timeline) -> None:
    state = view.canvas.state
    state.set_timeline(made)
    state.set_fold_gaps(False)
    state.fit()
    look(view)


def look(view: TimelineView) -> None:
    """Have the view painted, and what lies outside it counted as when it rests."""
    view.grab()
    view.edge_signs.settle()
    view.grab()


def texts(view: TimelineView) -> list[str]:
    look(view)
    return [button.text() for button in view.edge_signs.buttons]


def show_years(view: TimelineView, first: int, last: int) -> None:
    view.canvas.state.show_between(0, view.canvas.state.width_px)
    view.canvas.state.show_span(TimeSpan(seconds_of(first), seconds_of(last)))
    look(view)


def pressed(view: TimelineView, button: SignButton | None) -> None:
    assert button is not None
    button.click()
    look(view)


def test_that_the_signs_follow_by_themselves_once_the_view_rests(view: TimelineView, qtbot: QtBot) -> None:
    state = view.canvas.state
    state.show_span(TimeSpan(seconds_of(2004), seconds_of(2006)))
    view.grab()
    assert view.edge_signs.buttons == [], "nothing is counted in the frame itself"
    qtbot.waitUntil(lambda: [button.sign for button in view.edge_signs.buttons] == [EARLIER, LATER])


def test_that_signs_that_wait_do_so_until_no_other_event_is_selected_either(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    class Counted(QTimer):
        def start(self, *args: int) -> None:
            begun.append(self.interval())
            super().start(*args)

    monkeypatch.setattr(edges, "QTimer", Counted)
    view = TimelineView(ViewState(), Appearance("light"))
    qtbot.addWidget(view)
    view.resize(900, 420)
    show(view, yearly())
    state = view.canvas.state
    ids = [one.id for one in state.timeline.events[:3]]
    state.select(ids[0])
    view.edge_signs.settle()
    begun.clear()
    state.select(ids[1])
    assert begun == []  # nothing waits, and nothing begins to
    view.canvas.on_screen.scene = None
    view.edge_signs.follow()
    state.select(ids[2])
    assert begun == [edges.REST_MS] * 2


def test_that_nothing_is_counted_where_only_marks_have_changed(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    start = QTimer.start

    def counting(timer: QTimer, *args: int) -> None:
        if timer.parent() is view.edge_signs:
            begun.append(timer.interval())
        start(timer, *args)

    show_years(view, 2004, 2006)
    monkeypatch.setattr(QTimer, "start", counting)
    state = view.canvas.state
    for places in ([3], [3, 4], None):
        state.set_hits(Hits(view.canvas.stage.index, places) if places is not None else None)
        view.grab()
    state.select(state.timeline.events[4].id)
    view.grab()
    assert begun == []
    state.pan_by(5)
    view.grab()
    assert begun == [edges.REST_MS]


def test_that_there_is_no_sign_while_everything_is_in_sight(view: TimelineView) -> None:
    assert texts(view) == []
    assert view.canvas.findChildren(SignButton) == []


def test_that_earlier_and_later_events_are_counted_and_named(view: TimelineView) -> None:
    show_years(view, 2004, 2006)
    found = view.edge_signs.beyond
    span = view.canvas.state.scale.visible_span(view.canvas.state.width_px)  # type: ignore[union-attr]
    events = yearly().events
    assert found.earlier == sum(one.when.end <= span.start for one in events) > 1
    assert found.later == sum(one.when.start >= span.end for one in events) > 1
    assert texts(view) == [f"◂ {found.earlier} earlier", f"{found.later} later ▸"]
    later = view.edge_signs.button(LATER)
    assert later is not None
    assert later.accessibleName() == f"{found.later} events later than the time shown"


def test_that_the_signs_count_what_a_filter_leaves(view: TimelineView) -> None:
    state = view.canvas.state
    filtering = Filtering(state)
    filtering.set_text("lane:0")
    show_years(view, 2006, 2007)
    found = view.edge_signs.beyond
    inside = 5 - found.earlier - found.later
    assert len(state.timeline.events) == 5
    assert 0 <= inside < 3
    assert texts(view) == [f"◂ {found.earlier} earlier", f"{found.later} later ▸"]


def test_that_a_click_shows_the_nearest_event_and_keeps_zoom_and_selection(view: TimelineView) -> None:
    state = view.canvas.state
    show_years(view, 2004, 2005)
    state.select("e4")
    look(view)
    zoom, before = state.scale.zoom, view.edge_signs.beyond  # type: ignore[union-attr]
    nearest = yearly().events[before.earlier - 1]
    pressed(view, view.edge_signs.button(EARLIER))
    assert state.scale is not None
    assert 0 <= state.scale.to_px(nearest.when.end) <= state.width_px
    assert (state.scale.zoom, state.selected_id) == (zoom, "e4")
    assert view.edge_signs.beyond.earlier < before.earlier


def test_that_all_events_are_come_by_in_one_direction(view: TimelineView) -> None:
    show_years(view, 2010, 2011)
    counts = []
    while (button := view.edge_signs.button(EARLIER)) is not None:
        counts.append(view.edge_signs.beyond.earlier)
        pressed(view, button)
        assert len(counts) < 20
    assert counts == sorted(set(counts), reverse=True)
    assert counts


def test_that_rows_out_of_sight_are_counted_and_scrolled_to(view: TimelineView) -> None:
    show(view, crowded())
    found = view.edge_signs.beyond
    assert found.below > 5
    assert found.above == 0
    assert texts(view) == [f"▾ {found.below} below"]
    steps = 0
    while (button := view.edge_signs.button(BELOW)) is not None and steps < 20:
        pressed(view, button)
        steps += 1
    assert view.canvas.lane_scroll.y == pytest.approx(view.canvas.lane_scroll.most)
    assert texts(view) == [f"▴ {view.edge_signs.beyond.above} above"]
    pressed(view, view.edge_signs.button(ABOVE))
    assert view.edge_signs.beyond.below > 0


def test_that_the_signs_are_stops_of_tab_and_answer_enter(view: TimelineView, qtbot: QtBot) -> None:
    show_years(view, 2003, 2004)
    stops = tab_stops([view])
    assert stops[:3] == [view.canvas, view.edge_signs.button(EARLIER), view.edge_signs.button(LATER)]
    before = view.edge_signs.beyond.later
    later = view.edge_signs.button(LATER)
    assert later is not None
    later.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(later.hasFocus)
    QTest.keyClick(later, Qt.Key.Key_Return)
    look(view)
    assert view.edge_signs.beyond.later < before


def test_that_the_keyboard_goes_back_to_the_timeline_when_a_sign_goes(
    view: TimelineView, qtbot: QtBot
) -> None:
    show_years(view, 2003, 2004)
    later = view.edge_signs.button(LATER)
    assert later is not None
    later.setFocus()
    qtbot.waitUntil(later.hasFocus)
    view.canvas.state.fit()
    look(view)
    assert QApplication.focusWidget() is view.canvas
    show_years(view, 2003, 2004)
    later.setFocus()
    QTest.keyClick(later, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.canvas


def test_that_a_sign_is_drawn_once_for_many_pictures_and_anew_when_it_looks_different(
    view: TimelineView,
) -> None:
    view.canvas.state.zoom_by(3.0)
    look(view)
    button = view.edge_signs.button(EARLIER)
    assert button is not None
    first = button.look.cacheKey()
    view.canvas.refresh()
    view.canvas.grab()
    assert button.look.cacheKey() == first
    button.setDown(True)
    assert button.look.cacheKey() != first
    button.setDown(False)
    again = button.look.cacheKey()
    button.setText("other words")
    assert button.look.cacheKey() != again


def test_that_a_kept_sign_looks_as_the_style_draws_it(view: TimelineView) -> None:
    view.canvas.state.zoom_by(3.0)
    look(view)
    button = view.edge_signs.button(LATER)
    assert button is not None
    kept, drawn, ground = (QPixmap(button.size()) for _ in range(3))
    for pixmap in (kept, drawn, ground):
        pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(kept)
    painter.drawPixmap(0, 0, button.look)
    painter.end()
    option = QStyleOptionToolButton()
    button.initStyleOption(option)
    painter = QPainter(drawn)
    button.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, button)
    painter.end()
    shown, expected, empty = (
        one.toImage().convertToFormat(QImage.Format.Format_RGB32) for one in (kept, drawn, ground)
    )
    # Smooth edges are mixed with nothing first, and then with what lies under the sign.
    assert farthest(shown, expected) <= ROUNDING < farthest(shown, empty)


def on_screen(view: TimelineView) -> QImage:
    """Let everything that waits be painted, and return what the screen shows of the canvas."""
    QApplication.processEvents()
    whole, canvas = view.window(), view.canvas
    at = QRect(canvas.mapTo(whole, QPoint()), canvas.size())
    return whole.screen().grabWindow(whole.winId(), *at.getRect()).toImage()


def test_that_signs_are_put_on_screen_by_the_canvas_and_look_the_same(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = SignButton.paintEvent

    def noting(sign: SignButton, event: QPaintEvent) -> None:
        painted.append(sign.text())
        paint(sign, event)

    monkeypatch.setattr(SignButton, "paintEvent", noting)
    show_years(view, 2004, 2006)
    kept = on_screen(view)
    view.canvas.refresh()
    assert on_screen(view) == kept
    assert (painted, len(view.edge_signs.buttons)) == ([], 2)
    view.canvas.is_crossed = True
    view.canvas.refresh()
    assert on_screen(view) == kept
    assert len(set(painted)) == 2, "they draw themselves"
    view.canvas.is_crossed = False
    view.canvas.refresh()
    assert on_screen(view) == kept
    painted.clear()
    view.canvas.refresh()
    assert (on_screen(view) == kept, painted) == (True, [])


def pointed_at(button: SignButton, *, is_on: bool) -> None:
    """Bring the pointer over a sign, or away from it."""
    at = QPointF(3, 3)
    event = QEnterEvent(at, at, button.mapToGlobal(at)) if is_on else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(button, event)


def test_that_a_sign_that_is_pointed_at_or_has_the_keyboard_draws_itself(view: TimelineView) -> None:
    show_years(view, 2004, 2006)
    later = view.edge_signs.button(LATER)
    assert later is not None
    later.setStyleSheet("QToolButton:hover { background: red } QToolButton:focus { background: lime }")
    at_rest = on_screen(view)
    pointed_at(later, is_on=True)
    pointed = on_screen(view)
    view.canvas.refresh()
    assert (on_screen(view) == pointed, pointed == at_rest) == (True, False)
    pointed_at(later, is_on=False)
    assert on_screen(view) == at_rest
    later.setFocus(Qt.FocusReason.TabFocusReason)
    focused = on_screen(view)
    view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    assert (focused == at_rest, on_screen(view) == at_rest) == (False, True)


def test_that_nothing_is_left_of_a_sign_that_has_gone_or_says_something_else(view: TimelineView) -> None:
    show_years(view, 2004, 2006)
    seen: list[bool] = []
    for first, last in ((2004, 2005), (2005, 2011), (2001, 2006), (1990, 2020)):
        view.canvas.state.show_span(TimeSpan(seconds_of(first), seconds_of(last)))
        QApplication.processEvents()
        view.edge_signs.settle()
        shown = on_screen(view)
        seen.append(shown == view.canvas.grab().toImage())
    assert (seen, view.edge_signs.buttons) == ([True] * 4, [])


def test_that_a_sign_says_another_number_of_the_same_width(view: TimelineView) -> None:
    show_years(view, 2004, 2006)
    later = view.edge_signs.button(LATER)
    assert later is not None
    seen: list[tuple[QSize, QImage]] = []
    for count in (3, 5):
        later.tell(count, is_short=False)
        seen.append((later.size(), later.still.toImage()))
    (size, three), (same_size, five) = seen
    assert size == same_size, "digits are of one width"
    assert three != five == later.look.toImage()


def test_that_a_sign_looks_anew_in_other_colours_and_on_a_sharper_screen(
    view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_years(view, 2004, 2006)
    later = view.edge_signs.button(LATER)
    assert later is not None
    before = later.still.toImage()
    later.setStyleSheet("QToolButton { background: red }")
    look(view)
    assert later.is_left
    assert before.size() == later.still.size() and before != later.still.toImage() == later.look.toImage()
    monkeypatch.setattr(SignButton, "devicePixelRatioF", lambda _sign: 2.0)
    assert (later.still.devicePixelRatio(), later.still.size()) == (2.0, 2 * later.size())
