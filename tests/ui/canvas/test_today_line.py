"""The line at today: where it stands, when it moves, what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from layout_helpers import event, timeline
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.model.dates.zones import zone_of
from viewer.model.timeline import Timeline
from viewer.ui.canvas import today
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.canvas.today import TodayLine
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState

NOON = datetime(2011, 8, 23, 12, 0, tzinfo=UTC)


def around() -> Timeline:
    """Return events before and after the day that the tests call today."""
    return timeline(event(0, "2011-07-01"), event(1, "2011-08-20"), event(2, "2011-10-20"))


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    state = ViewState()
    made = TimelineCanvas(state, Appearance("light"))
    made.today.set_clock(lambda: NOON)
    qtbot.addWidget(made)
    made.resize(900, 400)
    state.set_timeline(around())
    state.set_fold_gaps(False)
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made


def columns_changed(one: QImage, other: QImage) -> list[int]:
    """Return the columns in which two pictures differ low in the time area."""
    y = one.height() - 3
    return [x for x in range(one.width()) if one.pixelColor(x, y) != other.pixelColor(x, y)]


def picture(canvas: TimelineCanvas, *, on: bool) -> QImage:
    canvas.today.set_on(on)
    return canvas.grab().toImage()


def x_of(canvas: TimelineCanvas, instant: int) -> float:
    scale = canvas.on_screen.scale
    assert scale is not None
    return canvas.on_screen.gutter_px + scale.to_px(instant)


def test_that_the_line_stands_in_the_middle_of_today(canvas: TimelineCanvas) -> None:
    changed = columns_changed(picture(canvas, on=False), picture(canvas, on=True))
    noon = x_of(canvas, seconds_of(2011, 8, 23) + DAY // 2)
    assert changed
    assert max(abs(x + 0.5 - noon) for x in changed) <= 2


def test_that_a_wide_day_is_shown_from_its_beginning_to_its_end(canvas: TimelineCanvas) -> None:
    canvas.state.show_span(TimeSpan(seconds_of(2011, 8, 21), seconds_of(2011, 8, 26)))
    changed = columns_changed(picture(canvas, on=False), picture(canvas, on=True))
    start, end = (x_of(canvas, seconds_of(2011, 8, day)) for day in (23, 24))
    assert end - start > 50
    assert abs(changed[0] - start) <= 1
    assert abs(changed[-1] + 1 - end) <= 1


@pytest.mark.parametrize("year", [2001, 2031])
def test_that_a_day_out_of_sight_has_no_line(canvas: TimelineCanvas, year: int) -> None:
    canvas.today.set_clock(lambda: NOON.replace(year=year))
    assert picture(canvas, on=True) == picture(canvas, on=False)
    assert canvas.today_words == ""


def test_that_nothing_is_laid_out_or_drawn_anew_for_it(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(*_args: object) -> None:
        raise AssertionError("the timeline was drawn again")

    monkeypatch.setattr("viewer.ui.canvas.canvas.draw_timeline", drawn)
    bare = picture(canvas, on=False)
    assert picture(canvas, on=True) != bare


def test_that_the_line_stays_whole_where_a_part_of_the_picture_is_drawn_again(canvas: TimelineCanvas) -> None:
    canvas.today.set_clock(lambda: datetime(2011, 8, 20, 12, tzinfo=UTC))
    bare = picture(canvas, on=False)
    marked = picture(canvas, on=True)
    canvas.hover(1)
    canvas.grab()
    canvas.hover(-1)
    assert canvas.grab().toImage() == marked
    assert marked != bare


def test_that_it_moves_at_midnight(qtbot: QtBot) -> None:
    now = datetime(2011, 8, 23, 23, 59, 59, 900_000, tzinfo=UTC)
    state = ViewState()
    state.set_timeline(replace(around(), time_zone="UTC"))
    line = TodayLine(state, lambda: now)
    assert line.wait_ms <= 101
    assert line.words == "Today, 23 August 2011"
    with qtbot.waitSignal(line.changed):
        now = datetime(2011, 8, 24, 0, 0, 0, 1000, tzinfo=UTC)
    assert line.span.start == seconds_of(2011, 8, 24)


def test_that_a_sleep_over_midnight_is_noticed_soon(qtbot: QtBot) -> None:
    line = TodayLine(ViewState(), lambda: NOON)
    assert 0 < line.wait_ms <= 600_000


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Vladivostok", 24), ("America/Los_Angeles", 23), ("UTC", 23)]
)
def test_that_it_is_the_day_where_the_timelines_clocks_stand(qtbot: QtBot, zone: str, day: int) -> None:
    late = datetime(2011, 8, 23, 20, 0, tzinfo=UTC)
    state = ViewState()
    line = TodayLine(state, lambda: late)
    with (
        qtbot.waitSignal(line.changed)
        if day != late.astimezone().day
        else qtbot.assertNotEmitted(line.changed)
    ):
        state.set_timeline(replace(around(), time_zone=zone))
    assert line.day.day == day


def test_that_a_zone_that_nobody_knows_counts_as_none(qtbot: QtBot) -> None:
    state = ViewState()
    line = TodayLine(state, lambda: NOON)
    state.set_timeline(replace(around(), time_zone="Nowhere/At-all"))
    assert line.day == NOON.astimezone().date()


def test_that_hovering_over_it_says_what_it_is(canvas: TimelineCanvas, qapp: QApplication) -> None:
    at = QPoint(round(x_of(canvas, seconds_of(2011, 8, 23) + DAY // 2)), canvas.height() - 40)
    canvas.cursor().setPos(canvas.mapToGlobal(at))
    qapp.sendEvent(canvas, QHelpEvent(QHelpEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    assert QToolTip.text() == "<qt>Today, 23 August 2011</qt>"
    QToolTip.hideText()


def test_that_a_screen_reader_hears_of_it_while_it_is_in_sight(canvas: TimelineCanvas) -> None:
    assert canvas.accessibleDescription().endswith("Today, 23 August 2011, is in sight")
    canvas.today.set_on(False)
    canvas.grab()
    assert "Today" not in canvas.accessibleDescription()


def test_that_the_day_is_asked_of_the_time_zone_once_a_minute(
    canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(name: str) -> ZoneInfo | None:
        asked.append(name)
        return zone_of(name)

    now = [NOON]
    canvas.state.set_timeline(replace(around(), time_zone="UTC"))
    canvas.today.set_clock(lambda: now[0])
    monkeypatch.setattr(today, "zone_of", noted)
    spans = [canvas.today.span for _ in range(5)]
    assert len(asked) <= 1
    for moment in (datetime(2011, 8, 23, 23, 59, 59, tzinfo=UTC), datetime(2011, 8, 24, tzinfo=UTC)):
        now[0] = moment
        spans.append(canvas.today.span)
    start = seconds_of(2011, 8, 23)
    assert spans == [TimeSpan(start, start + DAY)] * 6 + [TimeSpan(start + DAY, start + 2 * DAY)]
    now[0] = datetime(2011, 8, 23, 14, 0, tzinfo=UTC)
    before = canvas.today.span
    canvas.state.set_timeline(replace(around(), time_zone="Asia/Vladivostok"))
    assert (before.start, canvas.today.span.start) == (start, start + DAY)
