"""The mapping between time and screen, with breaks.

``to_px(t) = zoom * base(t) + break_width * breaks_before(t) - scroll``

``base`` is piecewise linear: every stretch between two breaks has its own pixels per
second at zoom 1, and a folded gap adds nothing to it. Breaks keep their width at every
zoom. The mapping is strictly increasing, so each pixel has one time and each time one pixel.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from math import isfinite

from viewer.dataclass import dataclass
from viewer.model.dates.granularity import Granularity
from viewer.model.dates.timespan import TimeSpan

#: The finest scale for dates known to the minute or less: a minute is 240 px wide.
MAX_PX_PER_S = 4.0
#: The same for dates known to the second, and to its thousandth.
MAX_PX_PER_S_OF_SECONDS = 240.0
MAX_PX_PER_S_OF_THOUSANDTHS = 40_000.0
#: What is further away than any screen is wide is not looked at.
_IN_SIGHT_PX = 4000.0
#: A zoom that grows by less than this does nothing that anybody sees.
_NOTICED = 1.001
#: Scales that differ by less, in zoom as a share of it, and in pixels, were meant to be the same.
_ROUNDED, _ROUNDED_PX = 1e-12, 1e-3
#: Beyond this many pixels from end to end, floats could no longer tell pixels apart.
MAX_CONTENT_PX = 2.0**46


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time shown without a break.

    Attributes:
        span: The time; the first stretch goes on to the left of it, the last to the right.
        base_px: Position of its start at zoom 1, without the breaks before it.
        px_per_s: Pixels per second at zoom 1.
        breaks: Number of breaks before it; two stretches that touch have no break between.
    """

    span: TimeSpan
    base_px: float
    px_per_s: float
    breaks: int

    @property
    def base_end_px(self) -> float:
        """Position of its end at zoom 1."""
        return self.base_px + self.span.length * self.px_per_s


@dataclass(frozen=True)
class Axis:
    """The time line folded to a width: stretches, with a break wherever two do not touch.

    Attributes:
        stretches: Ascending; never empty.
        break_width_px: Width of each break.
        margin_px: Empty room at both ends when everything is shown.
        most_px_per_s: The finest scale of any stretch.
    """

    stretches: tuple[Stretch, ...]
    break_width_px: float
    margin_px: float
    most_px_per_s: float = MAX_PX_PER_S
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _bases: list[float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [s.span.start for s in self.stretches])
        object.__setattr__(self, "_bases", [s.base_px for s in self.stretches])

    @property
    def reach(self) -> TimeSpan:
        """Everything from the first stretch's start to the last one's end."""
        return TimeSpan(self.stretches[0].span.start, self.stretches[-1].span.end)

    @property
    def base_length_px(self) -> float:
        """Length of all stretches together at zoom 1."""
        return self.stretches[-1].base_end_px

    @property
    def gaps(self) -> tuple[TimeSpan, ...]:
        """The folded gaps, ascending: one for each break."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return tuple(TimeSpan(a.span.end, b.span.start) for a, b in pairs if a.breaks < b.breaks)

    def position(self, instant: float) -> tuple[float, float]:
        """Return (base pixels, breaks before) of an instant; inside a gap the second is a fraction."""
        place = max(0, bisect_right(self._starts, instant) - 1)
        stretch = self.stretches[place]
        span = stretch.span
        if instant >= span.end and place + 1 < len(self.stretches):
            gap_end = self._starts[place + 1]
            return stretch.base_end_px, stretch.breaks + (instant - span.end) / (gap_end - span.end)
        return stretch.base_px + (instant - span.start) * stretch.px_per_s, float(stretch.breaks)

    def content_px(self, zoom: float) -> float:
        """Return the width of everything at a zoom, without margins."""
        return zoom * self.base_length_px + self.break_width_px * self.stretches[-1].breaks

    def stretch_at(self, instant: float) -> int:
        """Return the index of the stretch that an instant lies in; inside a gap, the one before it."""
        return max(0, bisect_right(self._starts, instant) - 1)


@dataclass(frozen=True)
class TimeScale:
    """What is on screen, and where: an axis at a zoom, scrolled.

    Attributes:
        axis: The folded time line.
        zoom: 1 shows everything in the width that the axis was folded to.
        scroll_px: Content position (zoomed) at the view's left edge.
    """

    axis: Axis
    zoom: float
    scroll_px: float

    def to_px(self, instant: float) -> float:
        """Return the position of an instant, logical pixels from the view's left edge."""
        base, breaks = self.axis.position(instant)
        return self.zoom * base + self.axis.break_width_px * breaks - self.scroll_px

    def placing(self, place: int) -> Callable[[float], float]:
        """Return what is :meth:`to_px` for the instants of stretch ``place``, and several times as fast."""
        stretch, zoom = self.axis.stretches[place], self.zoom
        start, base_px, px_per_s = stretch.span.start, stretch.base_px, stretch.px_per_s
        breaks_px, scroll_px = self.axis.break_width_px * stretch.breaks, self.scroll_px
        return lambda at: zoom * (base_px + (at - start) * px_per_s) + breaks_px - scroll_px

    def to_fine_time(self, px: float) -> float:
        """Return the instant at a position with its fraction of a second, where a second has room for one."""
        base, breaks, place = self._locate(px)
        stretch = self.axis.stretches[place]
        if breaks > stretch.breaks or self.px_per_s(place) <= 1:
            return self.to_time(px)
        return stretch.span.start + (base - stretch.base_px) / stretch.px_per_s

    def to_time(self, px: float) -> int:
        """Return the instant at a position, rounded to a whole second."""
        base, breaks, place = self._locate(px)
        stretch = self.axis.stretches[place]
        fraction = breaks - stretch.breaks
        if fraction > 0:
            following = self.axis.stretches[place + 1].span.start
            return stretch.span.end + round(fraction * (following - stretch.span.end))
        return stretch.span.start + round((base - stretch.base_px) / stretch.px_per_s)

    def locate(self, px: float) -> tuple[float, float]:
        """Return (base pixels, breaks before) at a position; inside a break the second is a fraction."""
        return self._locate(px)[:2]

    def _locate(self, px: float) -> tuple[float, float, int]:
        """Return (base pixels, breaks before, stretch index) at a position."""
        axis, content = self.axis, px + self.scroll_px
        low, high = 0, len(axis.stretches) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._content_start(middle) <= content:
                low = middle
            else:
                high = middle - 1
        stretch = axis.stretches[low]
        inside = (content - self._content_start(low)) / self.zoom
        if low + 1 < len(axis.stretches) and axis.stretches[low + 1].breaks > stretch.breaks:
            length = stretch.span.length * stretch.px_per_s
            if inside >= length:
                into_break = (inside - length) * self.zoom / axis.break_width_px
                return stretch.base_end_px, stretch.breaks + min(into_break, 1.0), low
        return stretch.base_px + inside, float(stretch.breaks), low

    def _content_start(self, place: int) -> float:
        stretch = self.axis.stretches[place]
        return self.zoom * stretch.base_px + self.axis.break_width_px * stretch.breaks

    def stretch_px(self, place: int) -> tuple[float, float]:
        """Return where stretch ``place`` begins and ends, pixels from the view's left edge."""
        left = self._content_start(place) - self.scroll_px
        stretch = self.axis.stretches[place]
        return left, left + self.zoom * stretch.span.length * stretch.px_per_s

    def stretch_at_px(self, px: float) -> int:
        """Return the index of the stretch at a position; inside a break, the one before it."""
        return self._locate(px)[2]

    def px_per_s(self, place: int) -> float:
        """Return the pixels per second of stretch ``place`` at this zoom."""
        return self.zoom * self.axis.stretches[place].px_per_s

    def visible_span(self, width_px: float) -> TimeSpan:
        """Return the time between the view's left edge and ``width_px``."""
        start = self.to_time(0)
        return TimeSpan(start, max(start, self.to_time(width_px)))

    def zoomed(self, factor: float, anchor_px: float) -> TimeScale:
        """Return this scale magnified about one screen position.

        The time under ``anchor_px`` stays there; inside a break the same fraction of the
        break does. Zoom ends where the stretch at the anchor reaches the axis's finest scale,
        or where it already has, the nearest in sight that can still grow.

        Args:
            factor: Magnification; above 1 zooms in.
            anchor_px: Fixed position, logical pixels from the view's left edge.

        Raises:
            ValueError: ``factor`` is not positive and finite.

        Source: anchored scaling as usual for timelines, solved for the scroll of this
            module's formula.
        """
        if not (isfinite(factor) and factor > 0):
            raise ValueError(f"a zoom factor is positive and finite, not {factor}")
        base, breaks, place = self._locate(anchor_px)
        zoom = min(self.zoom * factor, max(self.zoom, self._room_to_grow(place, anchor_px)))
        scroll = zoom * base + self.axis.break_width_px * breaks - anchor_px
        return replace(self, zoom=zoom, scroll_px=scroll)

    def _room_to_grow(self, place: int, anchor_px: float) -> float:
        """Return the largest zoom of the stretch nearest to the anchor, and in sight, that can still grow."""
        for number in sorted(range(len(self.axis.stretches)), key=lambda other: abs(other - place)):
            left, right = self.stretch_px(number)
            is_in_sight = left - _IN_SIGHT_PX < anchor_px < right + _IN_SIGHT_PX
            most = self.max_zoom(number)
            if is_in_sight and most > self.zoom * _NOTICED:
                return most
        return self.max_zoom(place)

    def max_zoom(self, place: int) -> float:
        """Return the largest zoom while stretch ``place`` is looked at."""
        by_detail = self.axis.most_px_per_s / self.axis.stretches[place].px_per_s
        return max(1.0, min(by_detail, MAX_CONTENT_PX / max(1.0, self.axis.base_length_px)))

    def is_near(self, other: TimeScale) -> bool:
        """Tell whether another scale shows the same, but for what is lost in rounding: a thousandth of a pixel."""
        return (
            abs(self.zoom - other.zoom) <= _ROUNDED * self.zoom
            and abs(self.scroll_px - other.scroll_px) <= _ROUNDED_PX
            and self.axis == other.axis
        )

    def panned(self, delta_px: float) -> TimeScale:
        """Return this scale moved; a positive ``delta_px`` shows later time."""
        return replace(self, scroll_px=self.scroll_px + delta_px)

    def centred(self, instant: int, width_px: float) -> TimeScale:
        """Return this scale moved so that ``instant`` stands in the middle of the width."""
        return self.panned(self.to_px(instant) - width_px / 2)

    def clamped(self, width_px: float, min_zoom: float = 1.0) -> TimeScale:
        """Return this scale kept inside the content: no zoom below ``min_zoom``, no void beyond a margin."""
        axis = self.axis
        scale = self
        if scale.zoom < min_zoom:
            scale = scale.zoomed(min_zoom / scale.zoom, width_px / 2)
            # A quotient times its divisor may fall a hair short of what was divided.
            scale = replace(scale, zoom=max(scale.zoom, min_zoom))
        low = -axis.margin_px
        high = axis.content_px(scale.zoom) + axis.margin_px - width_px
        if high <= low + 0.5:
            scroll = (low + high) / 2
        else:
            scroll = min(max(scale.scroll_px, low), high)
        return scale if scroll == scale.scroll_px else replace(scale, scroll_px=scroll)

    def visible_part(self, width_px: float) -> tuple[float, float]:
        """Return where the view begins and how long it is, both as shares of the content with its margins."""
        whole_px = self.axis.content_px(self.zoom) + 2 * self.axis.margin_px
        return (self.scroll_px + self.axis.margin_px) / whole_px, width_px / whole_px

    def from_part(self, share: float) -> TimeScale:
        """Return this scale moved so that the view begins at a share of the content with its margins."""
        margin_px = self.axis.margin_px
        whole_px = self.axis.content_px(self.zoom) + 2 * margin_px
        return replace(self, scroll_px=whole_px * share - margin_px)

    def showing(self, span: TimeSpan, width_px: float, padding_px: float = 24.0) -> TimeScale:
        """Return this scale zoomed and moved so that ``span`` fills the width, without its padding.

        Breaks inside the span keep their width; an empty span is shown at the finest scale.
        """
        base_start, breaks_start = self.axis.position(span.start)
        base_end, breaks_end = self.axis.position(span.end)
        breaks_px = self.axis.break_width_px * (breaks_end - breaks_start)
        room = max(1.0, width_px - 2 * padding_px - breaks_px)
        place = self.axis.stretch_at(span.start)
        most = self.max_zoom(place)
        zoom = min(most, room / (base_end - base_start)) if base_end > base_start else most
        middle_base, middle_breaks = (base_start + base_end) / 2, (breaks_start + breaks_end) / 2
        scroll = zoom * middle_base + self.axis.break_width_px * middle_breaks - width_px / 2
        return replace(self, zoom=zoom, scroll_px=scroll)


def finest_scale(finest: Granularity) -> float:
    """Return the most pixels a second for dates of which the finest is known so exactly."""
    if finest is Granularity.MILLISECOND:
        return MAX_PX_PER_S_OF_THOUSANDTHS
    return MAX_PX_PER_S_OF_SECONDS if finest is Granularity.SECOND else MAX_PX_PER_S


def fitted_axis(
    spans: Sequence[TimeSpan],
    widths_px: Sequence[float],
    break_width_px: float,
    margin_px: float,
    most_px_per_s: float = MAX_PX_PER_S,
) -> Axis:
    """Return the axis whose stretches take the given widths at zoom 1.

    Args:
        spans: Ascending stretches of time, none empty; a break stands where two do not touch.
        widths_px: The width of each, in the same order, above 0.
        break_width_px: Width of a break.
        margin_px: Room at both ends.
        most_px_per_s: The finest scale, see :func:`finest_scale`.
    """
    stretches: list[Stretch] = []
    base, breaks = 0.0, 0
    for span, width in zip(spans, widths_px, strict=True):
        if stretches and stretches[-1].span.end < span.start:
            breaks += 1
        stretch = Stretch(span, base, width / span.length, breaks)
        stretches.append(stretch)
        base = stretch.base_end_px
    return Axis(tuple(stretches), break_width_px, margin_px, most_px_per_s)


def fitted(axis: Axis) -> TimeScale:
    """Return the scale that shows the whole axis in the width that it was folded to."""
    return TimeScale(axis, 1.0, -axis.margin_px)


def carried_over(before: TimeScale, before_px: float, axis: Axis, width_px: float) -> TimeScale:
    """Return a scale on another axis that shows the same time in the middle, as large.

    Args:
        before: The scale on the axis that goes.
        before_px: Width of the view that showed it.
        axis: The axis that comes.
        width_px: Width of the view that will show it.
    """
    fit = fitted(axis)
    centre = before.to_time(before_px / 2)
    old = before.px_per_s(before.axis.stretch_at(centre))
    new = fit.px_per_s(fit.axis.stretch_at(centre))
    return fit.zoomed(max(1.0, old / new), width_px / 2).centred(centre, width_px)


def filled_alike(before: TimeScale, before_px: float, axis: Axis, width_px: float) -> TimeScale:
    """Return a scale on another axis that shows the same time from edge to edge.

    So all that was in sight still is, whatever else is folded, and the way back leads to the same view.
    Arguments as for :func:`carried_over`.
    """
    return fitted(axis).showing(before.visible_span(before_px), width_px, 0.0)
