"""The pointer's line: as exact as a pixel, and no label covered."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import arranged, event, measure, random_events, timeline

from viewer.layout.axis.scale import TimeScale, fitted
from viewer.layout.frame.cursor import cursor_mark, pieces_between, pointer_time, px_per_s_at
from viewer.layout.frame.scene import Scene, assembled
from viewer.model.dates.calendar import seconds_of

WIDTH = 800.0
ARRANGED = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH)


def scene_at(scale: TimeScale) -> Scene:
    return assembled(
        ARRANGED, scale, width_px=WIDTH, top_px=48, height_px=600, gutter_px=100, measure=measure, measure_major=measure
    )  # fmt: skip


@given(st.floats(0, WIDTH - 1), st.floats(1, 5000), st.floats(0, WIDTH))
def test_that_line_and_tag_keep_clear_of_labels(x: float, zoom: float, anchor: float) -> None:
    scale = fitted(ARRANGED.axis).zoomed(zoom, anchor).clamped(WIDTH)
    scene = scene_at(scale)
    mark = cursor_mark(scene, scale, x, measure, measure)
    for box in scene.boxes:
        on_label = box.event is not None and box.lines and box.label_x <= x <= box.label_x + box.label_px
        if on_label:
            middle = box.y + box.height / 2
            assert not any(top <= middle <= bottom for top, bottom in mark.pieces)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(mark.pieces))
    assert mark.tag_left >= 0
    assert mark.tag_right <= WIDTH or mark.tag_left == 0
    assert mark.tag_left <= x + 0.001
    assert mark.tag_right >= x - 0.001


def test_that_the_tag_covers_a_name_of_the_axis_only_where_there_is_no_other_place() -> None:
    scale = fitted(ARRANGED.axis)
    scene = scene_at(scale)
    names = [(tick.label_px, tick.label_px + measure(tick.label)) for tick in scene.ticks.major if tick.label]
    clear = 0
    for x in map(float, range(20, 780, 7)):
        mark = cursor_mark(scene, scale, x, lambda text: 3.0 * len(text), measure)
        width = mark.tag_right - mark.tag_left
        if all(mark.tag_left >= right or mark.tag_right <= left for left, right in names):
            clear += 1
            continue
        places = [x - width + 5 + step / 2 for step in range(round(2 * (width - 10)))]
        places = [left for left in places if left >= 0 and left + width <= WIDTH]
        assert not any(
            all(place >= right + 5 or place + width <= left - 5 for left, right in names) for place in places
        )
    assert clear > 40


def test_that_the_time_is_never_finer_than_a_pixel() -> None:
    axis = arranged(timeline(event(0, "2011-08-20/2011-08-24")), WIDTH).axis
    days = fitted(axis)
    assert pointer_time(days, days.to_px(seconds_of(2011, 8, 21, 16, 40)) + 0.1) == "21 August 2011, 16:30"
    exact = pointer_time(days.zoomed(400.0, 300.0), 300.0)
    assert exact[-2:] not in ("00", "15", "30", "45")
    years = fitted(arranged(timeline(event(0, "1500"), event(1, "2011")), WIDTH, fold_gaps=False).axis)
    assert pointer_time(years, 400.0) in ("1752", "1753", "1754", "1755", "1756", "1757")


def test_that_a_break_is_read_by_the_gap_that_it_stands_for() -> None:
    axis = arranged(timeline(event(0, "2001-05-01"), event(1, "2011-08-21")), WIDTH).axis
    scale = fitted(axis)
    gap = axis.gaps[0]
    left, right = scale.to_px(gap.start), scale.to_px(gap.end)
    inside = pointer_time(scale, (left + right) / 2)
    assert inside in ("2005", "2006", "2007", "June 2006")
    assert px_per_s_at(scale, (left + right) / 2) == axis.break_width_px / gap.length


def test_that_pieces_are_what_is_left_over() -> None:
    assert pieces_between([(10, 20), (15, 30), (50, 60)], 0, 55) == ((0, 10), (30, 50))
    assert pieces_between([], 3, 9) == ((3, 9),)
    assert pieces_between([(0, 100)], 3, 9) == ()
