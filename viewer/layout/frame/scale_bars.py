"""The bars below a drawing on paper that tell how long a stretch of it is."""

from __future__ import annotations

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.model.dates.timespan import DAY, HOUR, MEAN_MONTH, MEAN_YEAR, MINUTE, WEEK


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length of time drawn to the scale of one stretch: ``x`` to ``x + length_px``."""

    x: float
    length_px: float
    text: str


_BAR_UNITS = (
    (MINUTE, "1 minute"), (10 * MINUTE, "10 minutes"), (HOUR, "1 hour"), (6 * HOUR, "6 hours"), (DAY, "1 day"),
    (WEEK, "1 week"), (MEAN_MONTH, "1 month"), (3 * MEAN_MONTH, "3 months"), (MEAN_YEAR, "1 year"),
    (5 * MEAN_YEAR, "5 years"), (10 * MEAN_YEAR, "10 years"), (50 * MEAN_YEAR, "50 years"),
    (100 * MEAN_YEAR, "100 years"), (500 * MEAN_YEAR, "500 years"), (1000 * MEAN_YEAR, "1,000 years"),
    (10_000 * MEAN_YEAR, "10,000 years"), (100_000 * MEAN_YEAR, "100,000 years"),
    (1_000_000 * MEAN_YEAR, "1 million years"), (100_000_000 * MEAN_YEAR, "100 million years"),
)  # fmt: skip


def scale_bars(scale: TimeScale, width_px: float) -> list[ScaleBar]:
    """Return one bar for each stretch in view: the longest round unit that fits well into it."""
    bars = []
    for place in range(len(scale.axis.stretches)):
        left, right = scale.stretch_px(place)
        left, right = max(left, 0.0), min(right, width_px)
        fitting = [
            (unit * scale.px_per_s(place), text)
            for unit, text in _BAR_UNITS
            if 6 <= unit * scale.px_per_s(place) <= min(160.0, right - left)
        ]
        if fitting:
            length, text = fitting[-1]
            bars.append(ScaleBar(left + 2, length, text))
    return bars
