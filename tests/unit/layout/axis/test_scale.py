"""Laws of the time scale: exact, monotonic, anchored, also across and inside breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.layout.axis.scale import MAX_PX_PER_S, Axis, TimeScale, finest_scale, fitted, fitted_axis
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY, MEAN_YEAR, TimeSpan

BREAK_PX = 24.0
MARGIN_PX = 14.0


#: Made once: putting it together takes longer than drawing from it.
_BETWEEN = st.one_of(st.just(0), st.integers(1, 2_000 * MEAN_YEAR))


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    """Axes of one to six stretches with breaks between, anywhere in 30,000 years."""
    start = draw(st.integers(-20_000 * MEAN_YEAR, 10_000 * MEAN_YEAR))
    spans, widths = [], []
    for _ in range(draw(st.integers(1, 6))):
        length = draw(st.integers(60, 300 * MEAN_YEAR))
        spans.append(TimeSpan(start, start + length))
        widths.append(draw(st.floats(20, 900)))
        start += length + draw(_BETWEEN)
    return fitted_axis(spans, widths, BREAK_PX, MARGIN_PX)


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Scales at any zoom and scroll that the canvas allows."""
    scale = fitted(draw(axes()))
    for _ in range(draw(st.integers(0, 3))):
        scale = scale.zoomed(draw(st.floats(0.3, 50)), draw(st.floats(0, 1200)))
    return scale.panned(draw(st.floats(-800, 800)))


@given(scales(), st.floats(-200, 1800))
def test_that_px_to_time_and_back_returns_within_a_second(scale: TimeScale, px: float) -> None:
    instant = scale.to_time(px)
    before, after = scale.to_px(instant - 1), scale.to_px(instant + 1)
    assert before - 0.01 <= px <= after + 0.01


@given(scales(), st.integers(-25_000 * MEAN_YEAR, 25_000 * MEAN_YEAR), st.integers(1, 10**10))
def test_that_later_is_never_left_of_earlier(scale: TimeScale, instant: int, later: int) -> None:
    assert scale.to_px(instant) <= scale.to_px(instant + later)


@given(scales(), st.floats(0.2, 20), st.floats(0, 1600))
def test_that_zooming_keeps_the_place_under_the_anchor(
    scale: TimeScale, factor: float, anchor: float
) -> None:
    zoomed = scale.zoomed(factor, anchor)
    before, after = scale.locate(anchor), zoomed.locate(anchor)
    assert after[0] * zoomed.zoom == pytest.approx(before[0] * zoomed.zoom, abs=0.05)
    assert after[1] == pytest.approx(before[1], abs=0.01)


def test_that_a_break_keeps_its_width_at_every_zoom() -> None:
    axis = fitted_axis([TimeSpan(0, DAY), TimeSpan(50 * DAY, 51 * DAY)], [100, 100], BREAK_PX, MARGIN_PX)
    for zoom in (1, 3, 1000):
        scale = TimeScale(axis, zoom, 0)
        assert scale.to_px(50 * DAY) - scale.to_px(DAY) == pytest.approx(BREAK_PX)


def test_that_zoom_inside_a_break_keeps_the_fraction_of_the_break() -> None:
    axis = fitted_axis([TimeSpan(0, DAY), TimeSpan(50 * DAY, 51 * DAY)], [100, 100], BREAK_PX, MARGIN_PX)
    scale = TimeScale(axis, 1, 0)
    middle = scale.to_px(DAY) + BREAK_PX / 4
    zoomed = scale.zoomed(7, middle)
    assert zoomed.to_px(DAY) == pytest.approx(middle - BREAK_PX / 4)


def test_that_stretches_that_touch_have_no_break_between() -> None:
    axis = fitted_axis([TimeSpan(0, DAY), TimeSpan(DAY, 9 * DAY)], [100, 100], BREAK_PX, MARGIN_PX)
    assert axis.gaps == ()
    scale = TimeScale(axis, 1, 0)
    assert scale.to_px(DAY) == pytest.approx(100)
    assert scale.to_time(100) == DAY
    assert axis.content_px(1) == pytest.approx(200)


@given(axes())
def test_that_the_fitted_scale_shows_everything_between_its_margins(axis: Axis) -> None:
    scale = fitted(axis)
    assert scale.to_px(axis.reach.start) == pytest.approx(MARGIN_PX)
    assert scale.to_px(axis.reach.end) == pytest.approx(MARGIN_PX + axis.content_px(1))


@given(scales(), st.floats(100, 2000))
def test_that_a_clamped_scale_shows_no_void_beyond_a_margin(scale: TimeScale, width: float) -> None:
    clamped = scale.clamped(width)
    content = clamped.axis.content_px(clamped.zoom)
    assert clamped.zoom >= 1
    if content + 2 * MARGIN_PX >= width:
        assert -MARGIN_PX - 0.5 <= clamped.scroll_px <= content + MARGIN_PX - width + 0.5


@given(axes(), st.floats(0.01, 0.999_999_999_999))
def test_that_a_clamped_zoom_falls_not_a_hair_short(axis: Axis, zoom: float) -> None:
    assert replace(fitted(axis), zoom=zoom).clamped(900.0).zoom >= 1


@given(scales())
def test_that_zoom_ends_at_the_finest_scale(scale: TimeScale) -> None:
    deepest = scale
    for _ in range(80):
        deepest = deepest.zoomed(4, 300)
    places = range(len(scale.axis.stretches))
    assert deepest.zoom <= max(scale.zoom, *(scale.max_zoom(place) for place in places)) * 1.001


@given(scales(), st.floats(0, 1200))
def test_that_every_zoom_does_something_while_what_is_in_sight_can_grow(scale: TimeScale, px: float) -> None:
    grown = scale.zoomed(1.5, px)
    if grown.zoom > scale.zoom * 1.001:
        return
    for place in range(len(scale.axis.stretches)):
        left, right = scale.stretch_px(place)
        if left < px + 1920 and right > px - 1920:
            assert scale.px_per_s(place) >= MAX_PX_PER_S * 0.99 or scale.zoom >= scale.max_zoom(place) * 0.99
    assert scale.axis.stretches


def test_that_a_moment_at_its_finest_lets_its_neighbour_grow() -> None:
    axis = fitted_axis([TimeSpan(0, 60), TimeSpan(50 * DAY, 80 * DAY)], [240, 100], BREAK_PX, MARGIN_PX)
    scale = fitted(axis)
    assert scale.px_per_s(0) == MAX_PX_PER_S
    assert scale.zoomed(1.5, 100).zoom == 1.5


def test_that_dates_known_to_the_second_and_finer_can_be_zoomed_apart() -> None:
    deepest = {}
    for grain in (Granularity.DAY, Granularity.SECOND, Granularity.MILLISECOND):
        scale = fitted(fitted_axis([TimeSpan(0, DAY)], [100], BREAK_PX, MARGIN_PX, finest_scale(grain)))
        for _ in range(40):
            scale = scale.zoomed(4, 300)
        deepest[grain] = scale.px_per_s(0)
    assert deepest[Granularity.DAY] == MAX_PX_PER_S
    assert deepest[Granularity.SECOND] >= 100
    assert deepest[Granularity.MILLISECOND] / 1000 >= 10


def test_that_a_fine_time_keeps_its_fraction_of_a_second() -> None:
    most = finest_scale(Granularity.MILLISECOND)
    scale = fitted(fitted_axis([TimeSpan(0, 60)], [600], BREAK_PX, MARGIN_PX, most)).zoomed(100, 300)
    for px in (0, 1, 333, 1200):
        assert scale.to_px(scale.to_fine_time(px)) == pytest.approx(px)


@given(axes(), st.data())
def test_that_a_shown_span_lies_between_its_paddings(axis: Axis, data: st.DataObject) -> None:
    stretch = data.draw(st.sampled_from(axis.stretches))
    first = data.draw(st.integers(stretch.span.start, stretch.span.end - 30))
    last = data.draw(st.integers(first, stretch.span.end))
    shown = fitted(axis).showing(TimeSpan(first, last), 800, 50)
    assert shown.to_px(first) >= 49.9
    assert shown.to_px(last) <= 750.1


@pytest.mark.parametrize("factor", [0.0, -1.0, float("nan"), float("inf")])
def test_that_a_senseless_zoom_factor_is_refused(factor: float) -> None:
    scale = fitted(fitted_axis([TimeSpan(0, DAY)], [100], BREAK_PX, MARGIN_PX))
    with pytest.raises(ValueError, match="zoom factor"):
        scale.zoomed(factor, 0)
