"""How many rows each lane gets of a window's height."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.layout.axis.scale import Axis
from viewer.layout.index.index import TimelineIndex
from viewer.layout.packing.arrangement import Arrangement
from viewer.layout.packing.labels import Labels

#: What needs up to so many times the rows in sight is scrolled rather than counted.
SCROLLED_SHARE = 4
#: No lane gets fewer rows: five of titles and one of counts.
LEAST_ROWS = 6
#: The same where all lanes are to be in sight: one of titles and one of counts.
FITTED_ROWS = 2
#: A lane with more events for each row in sight is crowded; nobody need try.
_CROWDED_PER_ROW = 10
#: Where every event is to have its own row, so many may lie below those in sight.
DEEP_ROWS = 1000


def arranged(
    index: TimelineIndex, axis: Axis, labels: Labels, rows: int, shown: Sequence[int], *, scrolls: bool = True
) -> Arrangement:
    """Return a timeline packed for a height.

    Where a moderate amount of scrolling shows every event, lanes get what they need; else what is
    in sight is shared among them, and the rest is counted.

    Args:
        index: The timeline.
        axis: The axis.
        labels: Measures labels.
        rows: Rows that the lanes have together in sight.
        shown: The lanes that share them, by place in the timeline.
        scrolls: False keeps all lanes in sight, whatever has to be counted for it.
    """
    least = LEAST_ROWS if scrolls else FITTED_ROWS
    most = max(least, SCROLLED_SHARE * rows if scrolls else rows)
    roomy = Arrangement(index, axis, labels, [most] * len(index.lane_places), DEEP_ROWS)
    sizes = {number: len(index.lane_places[number]) for number in shown}
    needs = {
        number: roomy.rows_needed(number) if size <= _CROWDED_PER_ROW * rows else most + 1
        for number, size in sizes.items()
    }
    # What needs all the rows has counts in the last one.
    if sum(needs.values()) < most:
        return roomy
    shares = shared(needs, rows, least)
    limits = [shares.get(number, least) for number in range(len(index.lane_places))]
    limits = [most if share >= needs.get(number, most + 1) else share for number, share in enumerate(limits)]
    return Arrangement(index, axis, labels, limits, DEEP_ROWS)


def shared(needs: dict[int, int], rows: int, least: int) -> dict[int, int]:
    """Return what each lane gets of some rows: what it needs, or as much as the others that need more.

    Args:
        needs: The rows that lanes need, by lane.
        rows: The rows to share.
        least: Each lane gets so many, if it needs them, even where there are not enough.
    """
    shares: dict[int, int] = {}
    for left, number in enumerate(sorted(needs, key=needs.__getitem__), start=-len(needs)):
        fair = max(least, (rows - sum(shares.values())) // -left)
        shares[number] = min(needs[number], fair)
    return shares
