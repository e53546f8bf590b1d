"""The axis is made once for a view."""

from __future__ import annotations

from layout_helpers import arranged, measure, random_events, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.axis.ticks import axis_ticks

WIDTH = 800.0


def test_that_the_axis_of_a_view_is_made_once_and_that_of_another_view_anew() -> None:
    arrangement = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH)
    whole = fitted(arrangement.axis)
    near = whole.zoomed(40, 300).clamped(WIDTH)
    views = [(whole, WIDTH), (near, WIDTH), (near, WIDTH / 2), (whole, WIDTH)]
    precise = arrangement.index.precision.near
    for scale, width in views:
        ticks = arrangement.ticks(scale, width, measure, measure)
        assert ticks == axis_ticks(scale, width, measure, measure, precise=precise)
        assert arrangement.ticks(scale, width, measure, measure) is ticks
    assert arrangement.ticks(near, WIDTH, measure, measure) != arrangement.ticks(
        whole, WIDTH, measure, measure
    )


def test_that_other_fonts_make_the_axis_anew() -> None:
    arrangement = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH)
    scale = fitted(arrangement.axis)
    narrow = arrangement.ticks(scale, WIDTH, measure, measure)
    wide = arrangement.ticks(scale, WIDTH, lambda text: 4 * measure(text), measure)
    assert len(wide.minor) < len(narrow.minor)
