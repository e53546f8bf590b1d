"""The figures by which an opening view is judged are true of the window that they are taken in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from layout_helpers import event, timeline

from tests.bench.__main__ import main
from tests.bench.bench_views import is_crossed, is_whole, measure_files, times_apart
from viewer.layout.axis.scale import fitted, fitted_axis
from viewer.layout.frame.boxes import Box
from viewer.layout.packing.marks import Mark
from viewer.model.dates.timespan import DAY
from viewer.shipped import shipped_timeline

DAYS = timeline(*(event(n, f"2001-01-{day:02}") for n, day in enumerate((1, 1, 2, 9, 31))))


def bar(x0: float, x1: float, label_x: float, label_px: float = 70, y: float = 0) -> Box:
    """Return a bar with a label that begins at a place."""
    return Box(
        0, DAYS.events[0], Mark.BAR, 0, x0, x1, y, 22, ("Event 0",), label_x, label_px,
        x0, x1, x0, x1, x0, x1,
    )  # fmt: skip


@pytest.mark.usefixtures("qapp")
def test_that_every_title_of_the_shipped_file_is_whole_and_nothing_is_counted() -> None:
    figures = measure_files([shipped_timeline()])[str(shipped_timeline())]
    assert isinstance(figures, dict)
    for view in (figures, figures["wide"]):
        assert {name: view[name] for name in ("whole", "cut", "counted", "overflow_px")} == {
            "whole": figures["events"], "cut": 0, "counted": 0, "overflow_px": 0,
        }  # fmt: skip
        assert view["breaks"] >= 2
        assert view["apart"] > view["unfolded"]["apart"]


def test_that_equal_starts_are_one_time_and_neighbours_closer_than_four_pixels_are_not_apart() -> None:
    first, last = DAYS.events[0].when.start, DAYS.events[-1].when.end
    whole = type(DAYS.events[0].when.window)(first, last)
    assert last - first == 31 * DAY
    assert times_apart(DAYS, fitted(fitted_axis([whole], [31 * 4.0], 24, 0))) == 4
    assert times_apart(DAYS, fitted(fitted_axis([whole], [31 * 3.9], 24, 0))) == 3
    assert times_apart(DAYS, fitted(fitted_axis([whole], [1.0], 24, 0))) == 1


def test_that_a_label_beyond_the_edge_or_cut_is_not_whole() -> None:
    assert is_whole(bar(0, 20, 8), 100)
    assert not is_whole(bar(0, 20, 8), 70)
    assert not is_whole(bar(0, 20, -1), 100)
    cut = bar(0, 20, 8)
    cut.lines = ("Even…",)
    assert not is_whole(cut, 100)


def test_that_a_label_is_crossed_by_the_bar_that_it_passes_backwards() -> None:
    backwards, onwards = bar(50, 80, 2), bar(50, 80, 58)
    assert is_crossed(backwards, [backwards])
    assert not is_crossed(onwards, [onwards])
    assert is_crossed(onwards, [onwards, bar(100, 140, 200)])
    assert not is_crossed(onwards, [onwards, bar(100, 140, 200, y=22)])


@pytest.mark.usefixtures("qapp")
def test_that_the_bench_takes_files_and_names_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "views", str(shipped_timeline())]) == 0
    assert list(json.loads(capsys.readouterr().out)["views"]) == [str(shipped_timeline())]


def test_that_the_bench_says_what_it_cannot_measure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["views", str(tmp_path / "none.yaml")]) == 2
    assert "there is no" in capsys.readouterr().err
    assert main(["startup", str(shipped_timeline())]) == 2
    assert "nothing of this measures a file" in capsys.readouterr().err
