"""How a view moves from one scale to another, and how it runs on when it is let go: laws only.

Time is in milliseconds since the movement began; positions are those of the time scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, hypot, log

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale

GLIDE_MS = 180.0
#: A drag's speed is taken over its last so many milliseconds; a hand that rested longer has stopped.
_SAMPLED_MS = 80.0
#: After so long a flung view has lost all but a third of its speed.
_FRICTION_MS = 300.0
#: Slower than this is standing still, faster than the second is a slip of the hand.
_LEAST_PX_PER_MS = 0.02
_LEAST_THROW_PX_PER_MS = 0.25
_MOST_PX_PER_MS = 6.0


def eased(part: float) -> float:
    """Return how far a movement is when a ``part`` of its time, 0 to 1, has gone: fast first, then slow."""
    rest = 1.0 - min(max(part, 0.0), 1.0)
    return 1.0 - rest * rest * rest


def between(start: TimeScale, end: TimeScale, share: float) -> TimeScale:
    """Return the scale a ``share`` from 0 to 1 of the way between two scales of one axis.

    Zoom grows by equal factors. The scroll follows it linearly, so that a position which both
    scales have in common, such as the pointer's in a zoom, stays where it is all the way; and
    since the bounds of scrolling are linear in zoom too, no step leaves them.
    """
    if share >= 1.0:
        return end
    zoom = start.zoom * (end.zoom / start.zoom) ** share
    grown = end.zoom - start.zoom
    part = (zoom - start.zoom) / grown if abs(grown) > 1e-9 * start.zoom else share
    return TimeScale(start.axis, zoom, start.scroll_px + (end.scroll_px - start.scroll_px) * part)


@dataclass(frozen=True, slots=True)
class Fling:
    """A view that was let go while it moved, in logical pixels and milliseconds."""

    x_per_ms: float
    y_per_ms: float

    @property
    def length_ms(self) -> float:
        """How long it runs on."""
        speed = hypot(self.x_per_ms, self.y_per_ms)
        return _FRICTION_MS * log(speed / _LEAST_PX_PER_MS) if speed > _LEAST_PX_PER_MS else 0.0

    def moved(self, elapsed_ms: float) -> tuple[float, float]:
        """Return how far it has run by then, (x, y)."""
        run = _FRICTION_MS * (1.0 - exp(-min(elapsed_ms, self.length_ms) / _FRICTION_MS))
        return self.x_per_ms * run, self.y_per_ms * run


def thrown(samples: Sequence[tuple[float, float, float]], now_ms: float) -> Fling | None:
    """Return the fling of a hand that lets go, None where it stood still or nearly so.

    Args:
        samples: (time in ms, x, y) of the drag, ascending in time.
        now_ms: When it let go.
    """
    recent = [sample for sample in samples if now_ms - sample[0] <= _SAMPLED_MS]
    if len(recent) < 2 or recent[-1][0] <= recent[0][0]:
        return None
    took = now_ms - recent[0][0]
    x, y = (recent[-1][1] - recent[0][1]) / took, (recent[-1][2] - recent[0][2]) / took
    speed = hypot(x, y)
    if speed < _LEAST_THROW_PX_PER_MS:
        return None
    slowed = min(1.0, _MOST_PX_PER_MS / speed)
    return Fling(x * slowed, y * slowed)
