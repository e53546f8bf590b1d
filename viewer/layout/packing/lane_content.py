"""What one lane is packed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import Axis
from viewer.layout.index.lane_index import LaneIndex
from viewer.layout.packing.budget import Budget
from viewer.layout.packing.grid import Grids
from viewer.layout.packing.labels import Labels
from viewer.layout.packing.marks import Ends
from viewer.model.timeline import Event


@dataclass(slots=True)
class Tally:
    """Counts how often something of a lane was packed, or forgotten, at any level."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class LaneContent:
    """What one lane is packed from, and into how many rows.

    Attributes:
        index: The lane's events.
        events: All events, in the one order.
        axis: The axis.
        grids: Where its tiles lie.
        labels: Measures labels.
        ends: Where the events stand on the axis.
        rows: Those in sight, at least 2; the last is kept for counts.
        deep_rows: How many more there may be where everything is to have its own row.
        budget: What may be packed now.
        tally: Counts what is packed of it.
    """

    index: LaneIndex
    events: Sequence[Event]
    axis: Axis
    grids: Grids
    labels: Labels
    ends: Ends
    rows: int
    deep_rows: int
    budget: Budget
    tally: Tally = field(default_factory=Tally)
