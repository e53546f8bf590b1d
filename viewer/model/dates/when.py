"""Where an event stands on the axis: bounds and shape, in axis-local seconds.

An :class:`~viewer.model.dates.edtf.EventDate` keeps what the author wrote; a
:class:`When` is that date laid on one axis, in its time zone, with a known
duration applied. Layout reads only this.
"""

from __future__ import annotations

from enum import Enum

from viewer.dataclass import dataclass
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import TimeSpan


class Shape(Enum):
    """How an event fills its window."""

    WINDOW = "window"  # it happened at some time (or for a known length) inside the window
    SPAN = "span"  # it lasted from the start to the end


class End(Enum):
    """What is known of one end."""

    KNOWN = "known"
    OPEN = "open"  # ".." : goes on beyond
    UNKNOWN = "unknown"  # "" : ends, but nobody says when


@dataclass(slots=True)
class When:
    """An event's place on the axis; treated as frozen.

    Declaring it frozen would make constructing one several times as slow, and a large
    file has one for every event.

    Seconds are axis-local; ``[start, end)`` is everything that the date allows.
    Beyond an end that is not KNOWN nothing is claimed: ``start`` (``end``) is
    then the last bound that is known, so the window is never empty or infinite.

    Attributes:
        shape: WINDOW for one date or a set, SPAN for an interval.
        start: Earliest possible start, inclusive.
        latest_start: By then it has started; equal to ``start`` where the start is sharp.
        earliest_end: Until then it certainly lasts; equal to ``end`` where the end is sharp.
            For a WINDOW ``latest_start == end`` and ``earliest_end == start``.
        end: Latest possible end, exclusive.
        open_start, open_end: What is known of the two ends.
        soft_start, soft_end: The end is approximate or uncertain and is drawn fading.
        length_s: A known length inside the window, in seconds, for a WINDOW only.
        soft_length: That length is itself approximate.
        start_granularity, end_granularity: How exactly the two ends are known; that of the
            known end at one that is not.
        start_ms: Thousandths of a second after ``start`` at which it starts; 0 where nothing
            is known below the second.
        end_ms: Thousandths of a second before ``end`` at which it ends.
    """

    shape: Shape
    start: int
    latest_start: int
    earliest_end: int
    end: int
    open_start: End = End.KNOWN
    open_end: End = End.KNOWN
    soft_start: bool = False
    soft_end: bool = False
    length_s: int | None = None
    soft_length: bool = False
    start_granularity: Granularity = Granularity.SECOND
    end_granularity: Granularity = Granularity.SECOND
    start_ms: int = 0
    end_ms: int = 0

    @property
    def window(self) -> TimeSpan:
        """Everything that the date allows, without what lies beyond unknown ends."""
        return TimeSpan(self.start, self.end)

    @property
    def exact_start(self) -> float:
        """The start with its thousandths of a second, in axis seconds, for places on screen."""
        return self.start + self.start_ms / 1000 if self.start_ms else self.start

    @property
    def exact_end(self) -> float:
        """The end with its thousandths of a second, in axis seconds, for places on screen."""
        return self.end - self.end_ms / 1000 if self.end_ms else self.end

    @property
    def granularity(self) -> Granularity:
        """How exactly it is known at its vaguer end."""
        return max(self.start_granularity, self.end_granularity)

    @property
    def is_span(self) -> bool:
        """Tell whether the event lasts from start to end."""
        return self.shape is Shape.SPAN

    @property
    def known_start(self) -> int:
        """The instant that orders events: the start, or the known end where the start is not known."""
        return self.start if self.open_start is End.KNOWN else self.end
