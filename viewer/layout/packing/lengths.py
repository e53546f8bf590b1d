"""Which events of a lane are long at a zoom: they will run through many tiles."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log2

from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.grid import Piece

#: An event is short up to half of this length, and gets its row for good before it is longer than this.
LONG_PX = 512.0


class Lengths:
    """Tells the short events of a lane from the long ones, at every doubling of zoom."""

    def __init__(self, index: LaneIndex, axis: Axis) -> None:
        self._index = index
        self._axis = axis
        self._sizes = [floor(log2(LONG_PX / stretch.px_per_s)) for stretch in axis.stretches]

    def is_short(self, number: int, doubling: int) -> bool:
        """Tell whether an event is packed anew at a doubling; no event that crosses a break ever is."""
        place, stretches = self._axis.stretch_at(self._index.starts[number]), self._axis.stretches
        if self._index.length_class(number) >= self._sizes[place] - doubling:
            return False
        return place + 1 == len(stretches) or self._index.ends[number] <= stretches[place].span.end

    def becoming_long(self, doubling: int, pieces: Sequence[Piece]) -> list[int]:
        """Return the numbers of the events that begin in pieces and become long at a doubling, ascending."""
        found: set[int] = set()
        for piece in pieces:
            size = self._sizes[piece.place] - doubling
            if doubling:
                numbers = self._index.of_class(size, piece.start, piece.end)
                found.update(self._within(numbers, piece.place))
            else:
                found.update(self._index.from_class(size, piece.start, piece.end))
                found.update(self._index.crossing(self._axis.stretches[piece.place].span.end))
        return sorted(found)

    def _within(self, numbers: Sequence[int], place: int) -> Sequence[int]:
        """Return those of some events that begin in a stretch that cross no break."""
        stretches, ends = self._axis.stretches, self._index.ends
        if place + 1 == len(stretches):
            return numbers
        end = stretches[place].span.end
        return [number for number in numbers if ends[number] <= end]
