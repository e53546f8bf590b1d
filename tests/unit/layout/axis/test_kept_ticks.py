"""The axis is made once for a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from layout_helpers import arranged, measure, random_events, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.axis.tick_steps import Step, year_step
from viewer.layout.axis.ticks import axis_ticks

WIDTH = 800.0


def noting(naming: Callable[[Step, int], object], named: list[int]) -> Callable[[Step, int], object]:
    """Return what names a period and lists its number."""

    def noted(step: Step, index: int) -> object:
        named.append(index)
        return naming(step, index)

    return noted


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


def test_that_what_does_not_hang_on_the_view_is_found_once_while_one_pans(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arrangement = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH, fold_gaps=False)
    kinds = {type(year_step(1)), type(year_step(2))}
    asked: list[int] = []
    for kind in kinds:
        widest_indices = kind.widest_indices

        def noted(step: Step, first: int, last: int, of: Any = widest_indices) -> tuple[int, ...]:
            asked.append(first)
            return tuple(of(step, first, last))

        monkeypatch.setattr(kind, "widest_indices", noted)
    counts = []
    for pan in range(4):
        ticks = axis_ticks(fitted(arrangement.axis).panned(3.5 * pan), WIDTH, measure, measure)
        counts.append((len(asked), len(ticks.minor) > 5))
    assert counts[0][0] > 0
    assert set(counts) == {counts[0]}


def test_that_where_a_period_begins_is_found_once_for_many_views(monkeypatch: pytest.MonkeyPatch) -> None:
    arrangement = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH, fold_gaps=False)
    asked: list[int] = []
    for kind in {type(year_step(1)), type(year_step(2))}:
        place_of = kind.place_of

        def noted(step: Step, index: int, of: Any = place_of) -> float:
            asked.append(index)
            return float(of(step, index))

        monkeypatch.setattr(kind, "place_of", noted)
    scale = fitted(arrangement.axis)
    first = axis_ticks(scale, WIDTH, measure, measure)
    asked.clear()
    for pan in (0.5, 1.0, 1.5):
        ticks = axis_ticks(scale.panned(pan), WIDTH, measure, measure)
        assert len(ticks.minor) == len(first.minor) > 5
    assert asked == []


def test_that_the_axes_of_two_views_measure_and_name_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arrangement = arranged(timeline(*random_events(60, 8, 2), lanes=2), WIDTH, fold_gaps=False)
    view = fitted(arrangement.axis).zoomed(3.2, 400.0)
    measured: list[str] = []
    named: list[int] = []

    def noted(text: str) -> float:
        measured.append(text)
        return measure(text)

    for kind in {type(year_step(1)), type(year_step(2))}:
        for name in ("labels", "major_labels"):
            monkeypatch.setattr(kind, name, noting(getattr(kind, name), named))
    first = arrangement.ticks(view, WIDTH, noted, measure)
    assert len(measured) == len(set(measured)) > 5
    assert named
    measured.clear()
    named.clear()
    for scale in (view.panned(0.5), view.zoomed(1.001, 400.0)):
        ticks = arrangement.ticks(scale, WIDTH, noted, measure)
        assert ticks != first
        assert len(ticks.minor) == len(first.minor)
    assert (measured, named) == ([], [])
