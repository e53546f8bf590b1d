"""How many rows each lane has on screen: what is in view, at once where more, after a rest where fewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.layout.axis.glides import GLIDE_MS, eased
from viewer.layout.axis.scale import TimeScale
from viewer.ui.kit.motion import Motion

#: Lanes grow lower only when the view has stood still for so long, and nobody has walked: a gesture has ended by then.
REST_MS = 350.0


class LaneHeights:
    """The rows of the lanes of one canvas.

    Args:
        motion: Its own: other things may move at the same time.
        changed: Called when the rows are others, after a rest and in every frame of the way.
        is_walking: Tells whether a hand goes on from event to event.
    """

    def __init__(
        self, motion: Motion, changed: Callable[[Sequence[float]], None], is_walking: Callable[[], bool]
    ) -> None:
        self.motion = motion
        self._changed = changed
        self._is_walking = is_walking
        #: For so many milliseconds of the movement somebody has walked.
        self._walked_ms = 0.0
        self._rows: list[float] = []
        self._wanted: list[float] = []
        self._foreseen: tuple[TimeScale, Sequence[float]] | None = None

    @property
    def rows(self) -> Sequence[float]:
        """How many every lane has now."""
        return self._rows

    def reset(self, rows: Sequence[float]) -> None:
        """Begin with rows, at once."""
        self.motion.stop()
        self._foreseen = None
        self._rows, self._wanted = list(rows), list(rows)
        self._changed(self._rows)

    def follow(self, rows: Sequence[float]) -> None:
        """Follow a view that has changed: lanes grow now, and shrink once it rests."""
        if len(rows) != len(self._rows):
            self.reset(rows)
            return
        self._wanted = list(rows)
        grown = self.grown(rows)
        if grown != self._rows:
            self._rows = grown
            self._changed(grown)
        if grown != self._wanted:
            start, self._walked_ms = list(grown), 0.0
            self.motion.run(lambda elapsed_ms: self._shrink(start, elapsed_ms))
        else:
            self.motion.stop()

    def foresee(self, scale: TimeScale, rows: Sequence[float]) -> None:
        """Take note of what a view that was drawn ahead shows, of which something has still to be packed."""
        self._foreseen = scale, rows

    def foreseen(self, scale: TimeScale) -> Sequence[float] | None:
        """Return, once, the rows that were foreseen last, if it was for this view; None where all of it was packed."""
        kept = self._foreseen
        if kept is None or not kept[0].is_near(scale):
            return None
        self._foreseen = None  # on screen, it follows what is packed
        return kept[1]

    def grown(self, rows: Sequence[float]) -> list[float]:
        """Return the rows of the lanes once they follow a view, as long as it does not rest."""
        return [max(pair) for pair in zip(self._rows, rows, strict=True)]

    def _shrink(self, start: Sequence[float], elapsed_ms: float) -> bool:
        if self._rows == start and self._is_walking():
            # The pictures of the next events would be of no use, and a step would be painted twice.
            self._walked_ms = elapsed_ms
        rested_ms = elapsed_ms - self._walked_ms
        if rested_ms < REST_MS:
            return True
        share = eased((rested_ms - REST_MS) / GLIDE_MS) if self.motion.allowed else 1.0
        self._rows = [
            before + (after - before) * share for before, after in zip(start, self._wanted, strict=True)
        ]
        self._changed(self._rows)
        return share < 1.0
