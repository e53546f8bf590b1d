"""A label is never cut through by the drawing's lower edge: it shows whole or not at all, its mark in either case."""

from __future__ import annotations

import pytest
from layout_helpers import arranged, event, measure, timeline

from viewer.layout.axis.scale import fitted
from viewer.layout.frame.boxes import ROW_PX
from viewer.layout.frame.scene import Scene, assembled

DAY = arranged(timeline(*(event(n, "1963-11-24", f"What happened {n}") for n in range(12))))


def scene_of(height_px: float, scroll_y: float = 0.0) -> Scene:
    """Return twelve rows in a drawing of a height."""
    return assembled(
        DAY, fitted(DAY.axis), width_px=800, top_px=48, height_px=height_px, gutter_px=100, measure=measure,
        measure_major=measure, scroll_y=scroll_y,
    )  # fmt: skip


@pytest.mark.parametrize("height_px", range(110, 180, 7))
@pytest.mark.parametrize("scroll_y", [0.0, 13.0])
def test_that_what_is_cut_has_its_mark_and_no_label(height_px: int, scroll_y: float) -> None:
    boxes = scene_of(height_px, scroll_y).boxes
    whole = [box for box in boxes if box.y + box.height <= height_px]
    assert whole and all(box.lines for box in whole)
    cut = [box for box in boxes if box.y + box.height > height_px + ROW_PX / 4]
    assert not any(box.lines for box in cut)


def test_that_the_last_row_has_its_label_when_scrolled_to() -> None:
    last = max(box.y + box.height for box in scene_of(1000).boxes)
    assert max(scene_of(last).boxes, key=lambda box: box.y).lines
