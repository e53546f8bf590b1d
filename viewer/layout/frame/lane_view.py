"""Which lanes are shown, in what order, and which of them as one thin row: a matter of viewing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.dataclass import dataclass
from viewer.model.timeline import Lane


@dataclass(frozen=True, slots=True)
class LaneView:
    """What was done to the lanes, by their ids; ids that a timeline does not have mean nothing to it.

    Attributes:
        order: Lanes from above, as moved by hand; empty for the file's own order.
        collapsed: Lanes drawn as one thin row without labels.
        hidden: Lanes not drawn at all.
        alone: The one lane that has the window while all others are thin; empty for none.
        fitted: All lanes share what is in sight, none is scrolled to.
    """

    order: tuple[str, ...] = ()
    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    alone: str = ""
    fitted: bool = False

    def is_thin(self, lane_id: str) -> bool:
        """Tell whether a lane is one thin row: collapsed, or beside the one that has the window."""
        return lane_id != self.alone if self.alone else lane_id in self.collapsed

    def numbers(self, lanes: Sequence[Lane]) -> list[int]:
        """Return the places of all lanes in the file, in the order shown, hidden ones included.

        A lane that was not there when others were moved stands below the one it follows in the file.
        """
        if not self.order:
            return list(range(len(lanes)))
        place = {lane.id: number for number, lane in enumerate(lanes)}
        numbers = [place[name] for name in self.order if name in place]
        known = set(numbers)
        for number in range(len(lanes)):
            if number not in known:
                numbers.insert(numbers.index(number - 1) + 1 if number else 0, number)
        return numbers

    def shown(self, lanes: Sequence[Lane]) -> list[int]:
        """Return the places of the lanes that are shown, from above; all where none would be left."""
        numbers = self.numbers(lanes)
        if not self.hidden:
            return numbers
        return [number for number in numbers if lanes[number].id not in self.hidden] or numbers

    def hidden_in(self, lanes: Sequence[Lane]) -> frozenset[str]:
        """Return the ids of the lanes of a timeline that are not shown."""
        shown = {lanes[number].id for number in self.shown(lanes)}
        return frozenset(lane.id for lane in lanes if lane.id not in shown)

    def moved(self, lanes: Sequence[Lane], lane_id: str, step: int) -> LaneView:
        """Return this with a lane moved ``step`` places down among those that are shown, up if negative."""
        numbers, shown = self.numbers(lanes), self.shown(lanes)
        here = next((place for place, number in enumerate(shown) if lanes[number].id == lane_id), -1)
        there = min(max(here + step, 0), len(shown) - 1)
        if here < 0 or here == there:
            return self
        number, target = shown[here], shown[there]
        numbers.remove(number)
        numbers.insert(numbers.index(target) + (step > 0), number)
        return replace(self, order=tuple(lanes[number].id for number in numbers))

    def with_collapsed(self, lane_id: str, collapsed: bool) -> LaneView:
        """Return this with a lane thin, or at its full height."""
        names = self.collapsed | {lane_id} if collapsed else self.collapsed - {lane_id}
        return replace(self, collapsed=names, alone="")

    def with_alone(self, lane_id: str) -> LaneView:
        """Return this with one lane that has the window, or as before where it had it already."""
        return replace(self, alone="" if lane_id == self.alone else lane_id, hidden=self.hidden - {lane_id})

    def with_hidden(self, lane_id: str, hidden: bool) -> LaneView:
        """Return this with a lane hidden, or shown."""
        names = self.hidden | {lane_id} if hidden else self.hidden - {lane_id}
        return replace(self, hidden=names, alone="" if lane_id == self.alone else self.alone)


ALL_LANES = LaneView()
