"""The view moves itself: every gesture is one call, and nothing leaves the timeline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import event, timeline
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from viewer.layout.axis.scale import Axis, TimeScale, fitted, fitted_axis
from viewer.model.dates.timespan import DAY, TimeSpan
from viewer.ui.kit.motion import Motion
from viewer.ui.state.moving_scale import MovingScale
from viewer.ui.state.view_state import ViewState

WIDTH_PX = 900.0


def axis(width_px: float = WIDTH_PX) -> Axis:
    """Return a thousand days, the middle 800 folded, in a width."""
    spans = [TimeSpan(0, 100 * DAY), TimeSpan(900 * DAY, 1000 * DAY)]
    return fitted_axis(spans, [width_px / 2 - 26, width_px / 2 - 26], 24, 14)


def view() -> MovingScale:
    """Return a view that shows all of it and stands still."""
    moving = MovingScale()
    moving.lay_on(axis(), WIDTH_PX)
    return moving


def scale_of(moving: MovingScale) -> TimeScale:
    assert moving.scale is not None
    return moving.scale


GESTURES = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(0.01, 100), st.floats(0, WIDTH_PX)),
        st.tuples(st.just("pan"), st.floats(-1e6, 1e6)),
        st.tuples(st.just("time"), st.integers(-(10**12), 10**12)),
        st.tuples(st.just("from"), st.floats(0, 1)),
        st.tuples(st.just("end"), st.booleans()),
    ),
    max_size=12,
)


@given(GESTURES)
def test_that_no_gesture_leaves_the_timeline(gestures: list[tuple[str, float]]) -> None:
    moving = view()
    for name, *values in gestures:
        match name:
            case "zoom":
                moving.zoom_by(*values)
            case "pan":
                moving.pan_by(values[0])
            case "time":
                moving.show_time(int(values[0]))
            case "from":
                moving.show_from(values[0])
            case "end":
                moving.show_end(first=bool(values[0]))
    scale = scale_of(moving)
    assert scale.zoom >= 1.0
    assert scale == scale.clamped(WIDTH_PX)


def test_that_every_change_of_the_scale_signals_once_and_none_does_not(qtbot: QtBot) -> None:
    moving = view()
    heard = []
    moving.scale_changed.connect(lambda: heard.append(moving.scale))
    moving.zoom_by(4.0, 100.0)
    moving.pan_by(0.0)
    moving.set_scale(scale_of(moving))
    assert len(heard) == 1
    moving.pan_by(20.0)
    assert len(heard) == 2


def test_that_a_zoom_keeps_the_time_at_its_place() -> None:
    moving = view()
    moving.zoom_by(8.0, 300.0)
    before = scale_of(moving).to_time(450.0)
    moving.zoom_by(2.0, 450.0)
    assert scale_of(moving).to_px(before) == pytest.approx(450.0, abs=0.5)


def test_that_a_zoom_without_a_place_keeps_the_middle_or_the_selected_event() -> None:
    state = ViewState()
    state.set_timeline(timeline(event(0, "1970-01-20"), event(1, "1972-09-01")))
    state.lay_on(axis(), WIDTH_PX)
    assert state.zoom_anchor_px == WIDTH_PX / 2
    first = state.timeline.events[0]
    state.select(first.id)
    before = scale_of(state).to_px(first.when.window.middle)
    state.zoom_by(1.5)
    assert scale_of(state).to_px(first.when.window.middle) == pytest.approx(before, abs=0.5)


def test_that_a_marked_part_fills_the_view_to_its_edges() -> None:
    moving = view()
    left, right = scale_of(moving).to_time(100.0), scale_of(moving).to_time(300.0)
    moving.show_between(100.0, 300.0)
    assert scale_of(moving).to_px(left) == pytest.approx(0.0, abs=1.0)
    assert scale_of(moving).to_px(right) == pytest.approx(WIDTH_PX, abs=1.0)


def test_that_a_span_shown_has_air_at_both_sides() -> None:
    moving = view()
    span = TimeSpan(20 * DAY, 40 * DAY)
    moving.show_span(span)
    assert scale_of(moving).to_px(span.start) == pytest.approx(WIDTH_PX / 8, abs=1.0)
    assert scale_of(moving).to_px(span.end) == pytest.approx(WIDTH_PX * 7 / 8, abs=1.0)


@given(st.floats(1.5, 200), st.floats(0, 1))
def test_that_a_scroll_bar_shows_what_it_reads(zoom: float, share: float) -> None:
    moving = view()
    moving.zoom_by(zoom, 200.0)
    part = moving.visible_part()
    assert part is not None
    begin = share * (1 - part[1])
    moving.show_from(begin)
    after = moving.visible_part()
    assert after is not None
    assert after == pytest.approx((begin, part[1]), abs=1e-6)


def test_that_a_bar_has_nothing_to_show_while_all_is_seen() -> None:
    assert view().visible_part() is None
    assert MovingScale().visible_part() is None


def test_that_another_axis_keeps_the_time_in_the_middle_as_large() -> None:
    moving = view()
    moving.zoom_by(20.0, 200.0)
    middle = moving.centre_time
    day_px = scale_of(moving).to_px(middle + DAY) - scale_of(moving).to_px(middle)
    moving.lay_on(axis(1300.0), 1300.0)
    scale = scale_of(moving)
    assert scale.to_px(middle) == pytest.approx(650.0, abs=1.0)
    assert scale.to_px(middle + DAY) - scale.to_px(middle) == pytest.approx(day_px, rel=1e-3)


@pytest.mark.parametrize("at_px", [100.0, 448.0, 850.0])
def test_that_a_narrower_axis_can_keep_the_time_from_edge_to_edge(at_px: float) -> None:
    moving = view()
    moving.zoom_by(5.0, at_px)
    before, middle = scale_of(moving).visible_span(WIDTH_PX), moving.centre_time
    moving.lay_on(axis(500.0), 500.0, keeps_span=True)
    after = scale_of(moving).visible_span(500.0)
    assert (after.start, after.end) == pytest.approx((before.start, before.end), abs=2)
    assert moving.centre_time == pytest.approx(middle, abs=before.length / WIDTH_PX)


def test_that_what_showed_all_shows_all_on_another_axis() -> None:
    moving = view()
    moving.lay_on(axis(1300.0), 1300.0)
    assert scale_of(moving) == fitted(axis(1300.0)).clamped(1300.0)
    moving.lay_on(None, 1300.0)
    assert moving.scale is None
    assert moving.shows_all


def test_that_without_a_scale_gestures_do_nothing(qtbot: QtBot) -> None:
    moving = MovingScale()
    with qtbot.assertNotEmitted(moving.scale_changed):
        moving.zoom_by(2.0)
        moving.pan_by(10.0)
        moving.show_time(5)
        moving.show_end(first=True)
        moving.fit()
    assert moving.centre_time == 0


def test_that_a_timeline_read_anew_keeps_the_middle_though_the_selection_moves_the_view() -> None:
    state = ViewState()
    state.set_timeline(timeline(event(0, "1970-01-20"), event(1, "1972-09-01")))
    state.lay_on(axis(), WIDTH_PX)
    state.zoom_by(30.0, 100.0)
    middle = state.centre_time
    state.selection_changed.connect(lambda _id: state.show_end(first=False))
    state.select(state.timeline.events[0].id)
    state.show_time(middle)
    state.replace_timeline(timeline(event(0, "1970-01-20")), "")
    assert state.centre_time == pytest.approx(middle, abs=DAY // 10)


def test_that_a_movement_ends_with_its_owner(qtbot: QtBot) -> None:
    owner, motion = QObject(), Motion(lambda: True)
    moving = MovingScale(owner, motion)
    moving.lay_on(axis(), WIDTH_PX)
    moving.zoom_by(2.0)
    assert motion.is_running
    timer = motion.timer
    delete(owner)
    assert not isValid(moving)
    assert not isValid(timer), "what is deleted would be moved with the next frame"
