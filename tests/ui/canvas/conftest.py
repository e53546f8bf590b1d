"""What all tests of the canvas share: a timeline that several show is folded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from viewer.layout.axis.scale import Axis
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.labels import Labels
from viewer.ui.canvas.shown import stage

#: Its width tells fonts apart.
_LETTERS = "The quick brown fox jumps over the lazy dog 0123456789"


@pytest.fixture(autouse=True, scope="module")
def folded_once() -> Iterator[None]:
    """Fold a timeline once for all tests of a module that show it in one size and font.

    What folds is a frozen value, a function of these alone; finding it is the most that a canvas takes to stand.
    """
    fold, found = stage.fold, dict[object, Axis]()

    def known(
        index: TimelineIndex,
        labels: Labels,
        width_px: float,
        rows: int,
        *,
        fold_gaps: bool = True,
        opened: frozenset[int] = frozenset(),
    ) -> Axis:
        key = index, labels.whole(_LETTERS), width_px, rows, fold_gaps, opened
        if key not in found:
            found[key] = fold(index, labels, width_px, rows, fold_gaps=fold_gaps, opened=opened)
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "fold", known)
        yield
