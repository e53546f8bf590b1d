"""Laws of the two-tier axis, and the shipped timeline's axis as it should read."""

from __future__ import annotations

import itertools

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from viewer.layout.axis.scale import Axis, Stretch, TimeScale, fitted, fitted_axis
from viewer.layout.axis.ticks import LEAST_SPACING_PX, AxisTicks, Tick, axis_ticks, single_tier
from viewer.model.dates.calendar import seconds_of
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import DAY, MEAN_YEAR, TimeSpan

WIDTH_PX = 1200.0


def measure(text: str) -> float:
    """Measure like a small font."""
    return 6.5 * len(text)


def measure_major(text: str) -> float:
    """Measure like a bold font."""
    return 7.5 * len(text)


def ticks_of(scale: TimeScale, width_px: float = WIDTH_PX) -> AxisTicks:
    """Return the axis of a view in the two fake fonts."""
    return axis_ticks(scale, width_px, measure, measure_major)


def between(first: tuple[int, ...], last: tuple[int, ...]) -> TimeSpan:
    """Return the span between two dates."""
    return TimeSpan(seconds_of(*first), seconds_of(*last))


def one_stretch(first: tuple[int, ...], last: tuple[int, ...], width_px: float) -> TimeScale:
    """Return the fitted scale of one stretch."""
    return fitted(fitted_axis([between(first, last)], [width_px], 24, 14))


def labels(ticks: tuple[Tick, ...]) -> list[str]:
    """Return the labels that are shown."""
    return [tick.label for tick in ticks if tick.label]


# Made once: putting strategies together takes longer than drawing from them.
_LENGTHS = st.one_of(st.integers(60, 90 * DAY), st.integers(DAY, 30_000 * MEAN_YEAR), st.just(365 * DAY))
_BETWEEN = st.one_of(st.just(0), st.integers(1, 2_000 * MEAN_YEAR))


@st.composite
def scales(draw: st.DrawFn) -> TimeScale:
    """Scales of one to five stretches at any zoom, anywhere in a hundred thousand years."""
    start = draw(st.integers(-90_000 * MEAN_YEAR, 10_000 * MEAN_YEAR))
    spans, widths = [], []
    for _ in range(draw(st.integers(1, 5))):
        length = draw(_LENGTHS)
        spans.append(TimeSpan(start, start + length))
        widths.append(draw(st.floats(10, 700)))
        start += length + draw(_BETWEEN)
    scale = fitted(fitted_axis(spans, widths, 24, 14))
    for _ in range(draw(st.integers(0, 3))):
        scale = scale.zoomed(draw(st.floats(0.5, 400)), draw(st.floats(0, WIDTH_PX)))
    return scale


@settings(max_examples=150)
@given(scales())
def test_that_ticks_increase_and_stand_where_their_time_is(scale: TimeScale) -> None:
    ticks = ticks_of(scale)
    for tier in (ticks.major, ticks.minor):
        assert all(a.instant < b.instant and a.px <= b.px for a, b in itertools.pairwise(tier))
        for tick in tier:
            assert tick.px == scale.to_px(tick.instant)
            span = scale.axis.stretches[tick.stretch].span
            assert span.start <= tick.instant < span.end
    assert list(ticks.gridlines_px) == sorted(set(ticks.gridlines_px))


@settings(max_examples=150)
@given(scales())
def test_that_there_are_no_more_ticks_than_the_width_has_room_for(scale: TimeScale) -> None:
    ticks = ticks_of(scale)
    for tier in (ticks.major, ticks.minor):
        per_stretch = 4 * len(scale.axis.stretches)
        assert len(tier) <= WIDTH_PX / (LEAST_SPACING_PX * 0.9) + per_stretch


@settings(max_examples=200)
@given(scales())
def test_that_labels_never_collide_nor_leave_their_stretch(scale: TimeScale) -> None:
    ticks = ticks_of(scale)
    assume(any(tick.label for tick in (*ticks.major, *ticks.minor)))
    for tier, ruler in ((ticks.major, measure_major), (ticks.minor, measure)):
        shown = [tick for tick in tier if tick.label]
        for tick in shown:
            left, right = scale.stretch_px(tick.stretch)
            assert left - 0.01 <= tick.px + 3.9 <= tick.label_px + 0.01
            assert tick.label_px + ruler(tick.label) <= right + 0.01
        for one, other in itertools.pairwise(shown):
            assert one.label_px + ruler(one.label) + 7.9 <= other.label_px
    assert all(tick.label == tick.label.strip() for tick in (*ticks.major, *ticks.minor))


@settings(max_examples=150)
@given(scales())
def test_that_break_labels_collide_with_nothing(scale: TimeScale) -> None:
    ticks = ticks_of(scale)
    taken = [(tick.label_px, tick.label_px + measure(tick.label)) for tick in ticks.minor if tick.label]
    taken += [(mark.label_px, mark.label_px + measure(mark.label)) for mark in ticks.breaks if mark.label]
    taken.sort()
    assert all(a[1] + 3 <= b[0] for a, b in itertools.pairwise(taken))
    for mark in ticks.breaks:
        assert mark.right_px - mark.left_px > 20
        assert mark.gap in scale.axis.gaps
        if mark.label:
            assert mark.label_px >= 0
            assert mark.label_px + measure(mark.label) <= WIDTH_PX


def test_that_a_narrow_episode_over_the_turn_of_a_year_says_when_it_is() -> None:
    ticks = ticks_of(one_stretch((1971, 8, 6), (1972, 2, 29), 45))
    assert labels(ticks.major) == ["1971"]
    assert len(ticks.gridlines_px) == 1


@given(scales())
def test_that_every_episode_in_view_says_when_it_is(scale: TimeScale) -> None:
    ticks = ticks_of(scale)
    named = {tick.stretch for tick in (*ticks.major, *ticks.minor) if tick.label}
    places = [scale.stretch_px(place) for place in range(len(scale.axis.stretches))]
    whole = {
        n for n, (left, right) in enumerate(places) if left >= 0 and right <= WIDTH_PX and right - left >= 130
    }
    assume(whole)
    assert whole <= named


@settings(max_examples=60)
@given(scales(), st.floats(1, 300))
@example(
    TimeScale(
        Axis((Stretch(TimeSpan(0, 103), 0.0, 0.0970873786407767, 0),), 24, 14, 4.0), 41.2, -576.8000000000001
    ),
    1.0078793487801363,
)
def test_that_panning_changes_no_tick_that_stays_in_view(scale: TimeScale, delta: float) -> None:
    before = {t.instant: t.label for t in ticks_of(scale).minor if delta + 40 < t.px < WIDTH_PX - 120}
    after = {t.instant: t.label for t in ticks_of(scale.panned(delta)).minor}
    assume(before)
    assert {instant: after.get(instant) for instant in before} == before


def shipped_axis() -> Axis:
    """Return the episodes of the shipped timeline at the widths of the window's picture."""
    spans = [
        between((2001,), (2003,)),
        between((2009,), (2010,)),
        between((2011, 5), (2011, 6)),
        between((2011, 8, 19), (2011, 8, 27)),
    ]
    return fitted_axis(spans, [145, 70, 76, 500], 22, 14)


def test_that_the_shipped_timeline_reads_as_in_the_picture() -> None:
    ticks = ticks_of(fitted(shipped_axis()))
    assert labels(ticks.major) == ["2001", "2002", "2009", "May 2011", "August 2011"]
    days = ["Fri 19", "Sat 20", "Sun 21", "Mon 22", "Tue 23", "Wed 24", "Thu 25", "Fri 26"]
    assert labels(ticks.minor) == days
    assert [mark.label for mark in ticks.breaks] == ["6 years", "1 y 4 m", "2 months"]


def test_that_hours_stand_under_their_day_and_minutes_too() -> None:
    day = ticks_of(one_stretch((2011, 8, 21), (2011, 8, 22), 1100))
    assert labels(day.major) == ["Sunday 21 August 2011"]
    assert labels(day.minor)[:3] == ["00:00", "01:00", "02:00"]
    hour = ticks_of(one_stretch((2011, 8, 21, 6), (2011, 8, 21, 6, 10), 900))
    assert labels(hour.major) == ["Sunday 21 August 2011"]
    assert labels(hour.minor)[:2] == ["06:00", "06:01"]


def test_that_weeks_stand_under_months_and_months_under_years() -> None:
    weeks = ticks_of(one_stretch((2011, 8), (2011, 11), 900))
    assert labels(weeks.major) == ["August 2011", "September 2011", "October 2011"]
    assert labels(weeks.minor)[:3] == ["Monday 1", "Monday 8", "Monday 15"]
    months = ticks_of(one_stretch((2010,), (2012,), 900))
    assert labels(months.major) == ["2010", "2011"]
    assert labels(months.minor)[:3] == ["Jan", "Feb", "Mar"]


def test_that_years_stand_under_decades_and_centuries() -> None:
    decades = ticks_of(one_stretch((1985,), (2005,), 1100))
    assert labels(decades.major) == ["1980s", "1990s", "2000s"]
    assert labels(decades.minor)[:2] == ["1985", "1986"]
    centuries = ticks_of(one_stretch((1600,), (1900,), 1100))
    assert labels(centuries.major) == ["1600–1699", "1700–1799", "1800–1899"]


def test_that_years_before_the_common_era_are_round_as_people_count_them() -> None:
    ticks = ticks_of(one_stretch((-299,), (301,), 1100))
    assert labels(ticks.major)[:3] == ["300–201 BCE", "200–101 BCE", "100–1 BCE"]
    assert "1–99 CE" in labels(ticks.major)
    minor = labels(ticks.minor)
    assert minor[:2] == ["300 BCE", "250 BCE"]
    assert minor[minor.index("50 BCE") : minor.index("100 CE") + 1] == ["50 BCE", "1 CE", "50 CE", "100 CE"]


def test_that_single_years_run_through_the_turn_of_the_era_without_a_year_zero() -> None:
    assert labels(ticks_of(one_stretch((-1,), (3,), 240)).major) == ["2 BCE", "1 BCE", "1 CE", "2 CE"]


def test_that_ten_thousand_years_have_few_round_ticks() -> None:
    assert labels(ticks_of(one_stretch((-9999,), (2001,), 1100)).minor)[:3] == [
        "10,000 BCE",
        "9000 BCE",
        "8000 BCE",
    ]


def test_that_a_major_label_is_pinned_to_the_edge_as_long_as_some_form_of_it_has_room() -> None:
    scale = one_stretch((2011, 7, 1), (2011, 9, 1), 3100)
    august_px = scale.to_px(seconds_of(2011, 8))

    def edge(room_px: float) -> list[tuple[str, float]]:
        return [(tick.label, tick.label_px) for tick in ticks_of(scale.panned(august_px - room_px)).major]

    widths = [measure_major(form) for form in ("July 2011", "Jul 2011")]
    assert edge(400)[0] == edge(widths[0] + 9)[0] == ("July 2011", 4)
    assert edge(widths[0] + 7)[0] == edge(widths[1] + 9)[0] == ("Jul 2011", 4)
    assert [label for label, _px in edge(30)] == ["", "August 2011"]


@settings(max_examples=200)
@given(scales(), st.floats(0, 3000))
def test_that_no_edge_cuts_a_label(scale: TimeScale, by_px: float) -> None:
    ticks = ticks_of(scale.panned(by_px))
    tiers = (ticks.major, measure_major), (ticks.minor, measure)
    named = [(tick.label_px, width(tick.label)) for tier, width in tiers for tick in tier if tick.label]
    assert [place for place in named if place[0] < 0 or sum(place) > WIDTH_PX] == []


def test_that_a_name_at_the_right_edge_is_shorter_or_none() -> None:
    scale = one_stretch((2011, 7, 1), (2011, 9, 1), 3100)
    august_px = scale.to_px(seconds_of(2011, 8))

    def last(room_px: float) -> str:
        return ticks_of(scale.panned(august_px + room_px - WIDTH_PX)).major[-1].label

    widths = [measure_major(form) + 4 for form in ("August 2011", "Aug 2011")]
    assert (last(widths[0]), last(widths[0] - 1), last(widths[1])) == ("August 2011", "Aug 2011", "Aug 2011")
    assert "Aug" not in last(2)


def test_that_a_narrow_stretch_is_named_by_the_longest_form_that_fits() -> None:
    def name(first: tuple[int, ...], last: tuple[int, ...], width_px: float) -> list[str]:
        ticks = ticks_of(one_stretch(first, last, width_px))
        assert not ticks.minor
        return labels(ticks.major)

    assert name((2011, 5), (2011, 6), 70) == ["May 2011"]
    assert name((2011, 8), (2011, 9), 72) == ["Aug 2011"]
    assert name((2011, 8), (2011, 9), 60) == ["Aug ’11"]
    assert name((2011, 8), (2011, 9), 40) == ["2011"]
    assert name((2011, 8), (2011, 9), 20) == []
    assert name((2011, 8, 21), (2011, 8, 22), 90) == ["21 Aug 2011"]
    assert name((2001,), (2004,), 80) == ["2001–2003"]
    assert name((-499,), (-480,), 110) == ["500–482 BCE"]


def test_that_an_edge_inside_a_break_still_shows_the_break() -> None:
    scale = fitted(shipped_axis())
    edge = scale.stretch_px(0)[1]
    assert ticks_of(scale.panned(edge + 5)).breaks[0].left_px == -5


def test_that_a_view_of_its_own_edge_has_the_same_ticks() -> None:
    scale = fitted(shipped_axis())
    whole = axis_ticks(scale, 900, measure, measure_major)
    part = axis_ticks(scale, 300, measure, measure_major, left_px=400)
    inside = [tick for tick in whole.minor if 400 <= tick.px <= 700]
    *others, last = [tick for tick in part.minor if tick.px >= 400]
    assert others == inside[:-1]
    assert (last.px, last.label, inside[-1].label) == (inside[-1].px, "", "Wed 24"), "it would be cut"


def test_that_a_single_tier_needs_none_above_it() -> None:
    def shown(first: tuple[int, ...], last: tuple[int, ...], width_px: float) -> list[str]:
        return labels(single_tier(one_stretch(first, last, width_px), width_px + 28, measure))

    assert shown((2001,), (2012,), 800)[:2] == ["2001", "2002"]
    assert shown((2011, 3), (2011, 9), 500)[:2] == ["Mar 2011", "Apr 2011"]
    assert shown((2011, 8, 19), (2011, 8, 23), 800)[0] == "19 Aug 2011"
    assert shown((2011, 8, 19), (2011, 8, 20), 700)[:2] == ["19 Aug 00:00", "19 Aug 03:00"]
    assert shown((2011, 8, 19), (2011, 8, 20), 120) == ["Fri 19 Aug 2011"]


def test_that_a_label_that_names_a_beginning_stands_only_there() -> None:
    weeks = ticks_of(one_stretch((2011, 8, 19), (2011, 8, 27), 150))
    assert labels(weeks.major) == ["August 2011"]
    assert labels(weeks.minor) == ["Monday 22"]
    fives = one_stretch((1902,), (1998,), 1100)
    assert labels(ticks_of(fives).minor)[0] == "1905"
    assert labels(ticks_of(fives.panned(90)).minor)[0] == "1910"
    assert labels(ticks_of(fives.panned(90)).major)[0] == "1910s"


def ticks_known_to(scale: TimeScale, finest: Granularity) -> AxisTicks:
    """Return the axis of a view whose dates are known so exactly at best."""
    return axis_ticks(scale, WIDTH_PX, measure, measure_major, precise=lambda _: finest)


@settings(max_examples=200)
@given(scales(), st.sampled_from(list(Granularity)))
def test_that_no_tick_is_finer_than_the_dates_near_it(scale: TimeScale, finest: Granularity) -> None:
    ticks, pairs = ticks_known_to(scale, finest), 0
    for tier in (ticks.major, ticks.minor):
        for one, other in itertools.pairwise(tier):
            span = scale.axis.stretches[one.stretch].span
            is_inner = one.instant > span.start and other.instant < span.end
            if one.stretch == other.stretch and is_inner:
                assert other.instant - one.instant >= 0.88 * finest.length_s
                pairs += 1
    assume(pairs)
    assert pairs


def test_that_a_single_tier_is_no_finer_either() -> None:
    scale = one_stretch((2011, 8, 19), (2011, 8, 20), 700)
    fine = single_tier(scale, 728, measure)
    days = single_tier(scale, 728, measure, precise=lambda _: Granularity.DAY)
    assert labels(fine)[1] == "19 Aug 03:00"
    assert labels(days) == ["Friday 19 August 2011"]


def test_that_the_cretaceous_has_no_months() -> None:
    scale = one_stretch((-66_000_005,), (-65_999_995,), 1100)
    for _ in range(8):
        scale = scale.zoomed(4, 500)
    assert "June" in " ".join(labels(ticks_of(scale).major))
    shown = ticks_known_to(scale, Granularity.YEAR)
    assert all("Ma" in label for label in labels(shown.major) + labels(shown.minor))
    assert labels(shown.major)


def test_that_far_years_are_counted_in_thousands_millions_and_billions() -> None:
    eons = ticks_of(one_stretch((-4_600_000_000,), (2001,), 1100))
    assert labels(eons.minor)[:3] == ["4.6 Ga", "4.4 Ga", "4.2 Ga"]
    assert labels(eons.minor)[-2:] == ["400 Ma", "200 Ma"]
    ages = ticks_of(one_stretch((-72_000_000,), (-59_000_000,), 1100))
    assert labels(ages.major) == ["80–70 Ma", "70–60 Ma", "60–50 Ma"]
    assert labels(ages.minor)[:2] == ["72 Ma", "71 Ma"]
    window = ticks_of(one_stretch((-66_500_000,), (-65_500_000,), 100))
    assert labels(window.major) == ["66.5–65.5 Ma"]
    ice = ticks_of(one_stretch((-300_000,), (-100_000,), 1100))
    assert labels(ice.minor)[:2] == ["300 ka", "290 ka"]


def test_that_equal_names_of_neighbours_give_way_to_finer_ones() -> None:
    days = [between((1969, 7, day), (1969, 7, day + 1)) for day in (16, 19, 20, 21, 24)]
    axis = fitted_axis(days, [56] * 5, 24, 14)
    assert labels(ticks_of(fitted(axis)).major) == ["16 Jul", "19 Jul", "20 Jul", "21 Jul", "24 Jul"]
    narrow = fitted_axis(days, [24] * 5, 24, 14)
    assert labels(ticks_of(fitted(narrow)).major) == ["16", "19", "20", "21", "24"]
    hours = [between((1969, 7, 20, hour), (1969, 7, 20, hour, 10)) for hour in (13, 20)]
    axis = fitted_axis(hours, [50, 50], 24, 14)
    assert labels(ticks_known_to(fitted(axis), Granularity.MINUTE).major) == ["13:00", "20:00"]
    assert labels(ticks_known_to(fitted(axis), Granularity.DAY).major) == ["1969", "1969"]


def test_that_seconds_and_thousandths_have_ticks() -> None:
    seconds = ticks_of(one_stretch((2011, 8, 21, 6, 0, 0), (2011, 8, 21, 6, 0, 20), 1200))
    assert labels(seconds.major) == ["Sunday 21 August 2011"]
    assert labels(seconds.minor)[:2] == ["06:00:00", "06:00:01"]
    fine = ticks_of(one_stretch((2011, 8, 21, 6, 0, 4), (2011, 8, 21, 6, 0, 6), 80_000).panned(1000))
    assert labels(fine.major) == ["Sunday 21 August 2011, 06:00:04"]
    assert labels(fine.minor)[:2] == [".025", ".026"]
    assert fine.minor[0].instant == seconds_of(2011, 8, 21, 6, 0, 4) + 0.025


def test_that_the_widest_label_decides() -> None:
    wide = {"Wednesday", "September"}

    def proportional(text: str) -> float:
        return sum(14.0 if word in wide else 4.0 for word in text.split() for _ in word)

    for first, last, px in (
        ((2011, 8, 1), (2011, 8, 9), 1100),
        ((2010,), (2012,), 2400),
        ((1,), (10_001,), 1100),
    ):
        ticks = axis_ticks(one_stretch(first, last, px), px + 28, proportional, proportional)
        texts = [tick.label for tick in ticks.minor]
        assert all(texts[1:-1]), texts


def test_that_a_sliver_of_a_stretch_that_has_no_room_for_a_name_has_none() -> None:
    spans = between((1900, 1, 1), (1903, 1, 1)), between((1957, 1, 1), (2013, 1, 1))
    scale = fitted(fitted_axis(spans, [80, 363], 24, 14))
    for sliver_px in range(1, 60):
        view = axis_ticks(
            scale, 14 + 80 + 24 + sliver_px, measure, measure_major, precise=lambda _: Granularity.YEAR
        )
        assert labels(view.major)[0].startswith("190")
