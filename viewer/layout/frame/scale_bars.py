"""The bars below a drawing on paper that tell how long a stretch of it is."""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.model.dates.durations import counted_units
from viewer.model.dates.timespan import DAY, HOUR, MEAN_MONTH, MEAN_YEAR, MINUTE, WEEK


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length of time drawn to the scale of one stretch: ``x`` to ``x + length_px``."""

    x: float
    length_px: float
    text: str


#: Seconds of a unit, its name, and how many of it a bar may be.
_UNITS = (
    (MINUTE, "minute", (1, 10)), (HOUR, "hour", (1, 6)), (DAY, "day", (1,)), (WEEK, "week", (1,)),
    (MEAN_MONTH, "month", (1, 3)),
    (MEAN_YEAR, "year", (1, 5, 10, 50, 100, 500, 1000, 10_000, 100_000, 1_000_000, 100_000_000)),
)  # fmt: skip
_BAR_UNITS = tuple((count * unit_s, count, unit) for unit_s, unit, counts in _UNITS for count in counts)


def scale_bars(scale: TimeScale, width_px: float) -> list[ScaleBar]:
    """Return one bar for each stretch in view: the longest round unit that fits well into it."""
    bars = []
    for place in range(len(scale.axis.stretches)):
        left, right = scale.stretch_px(place)
        left, right = max(left, 0.0), min(right, width_px)
        fitting = [
            (length_s * scale.px_per_s(place), count, unit)
            for length_s, count, unit in _BAR_UNITS
            if 6 <= length_s * scale.px_per_s(place) <= min(160.0, right - left)
        ]
        if fitting:
            length, count, unit = fitting[-1]
            bars.append(ScaleBar(left + 2, length, counted_units(count, unit)))
    return bars
