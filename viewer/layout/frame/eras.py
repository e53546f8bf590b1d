"""Eras: bands behind the lanes, and their titles in a strip of their own in the axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.frame.boxes import CLIP_PX
from viewer.layout.packing.labels import elided
from viewer.model.dates.when import End
from viewer.model.timeline import Era

#: Height of the strip.
ERA_PX = 18.0
_INSET_PX = 6.0
_BETWEEN_PX = 12.0
#: A title with less room than this is not begun.
_LEAST_PX = 28.0
#: What is named as outside takes no more of the width at either end.
_OUTSIDE_SHARE = 0.35


@dataclass(slots=True)
class EraBand:
    """A background band between two positions."""

    title: str
    number: int
    color: str
    x0: float
    x1: float


@dataclass(slots=True)
class EraTitle:
    """A text in the strip; ``x`` is its left edge, ``width_px`` how wide it is."""

    text: str
    x: float
    width_px: float


def era_bands(eras: Sequence[Era], scale: TimeScale, width_px: float) -> list[EraBand]:
    """Return the eras that touch the time area, clipped to a little beyond it."""
    bands = []
    for number, era in enumerate(eras):
        x0 = -CLIP_PX if era.when.open_start is not End.KNOWN else scale.to_px(era.when.start)
        x1 = width_px + CLIP_PX if era.when.open_end is not End.KNOWN else scale.to_px(era.when.end)
        if x1 > 0 and x0 < width_px:
            x0, x1 = max(x0, -CLIP_PX), min(x1, width_px + CLIP_PX)
            bands.append(EraBand(era.title, number, era.color, x0, x1))
    return bands


def era_titles(
    eras: Sequence[Era], scale: TimeScale, width_px: float, measure: Callable[[str], float]
) -> list[EraTitle]:
    """Return what the strip says: eras in view, and at its ends those outside the range of the events.

    The shortest band is named first, since it has the least choice; where its beginning is taken, a
    title stands further on in its band, and where there is no room at all, none.

    Args:
        eras: All of them.
        scale: What is on screen.
        width_px: Width of the time area.
        measure: Width of a text in the strip's font.

    Returns:
        Titles that do not overlap, from the left.
    """
    placed = _outside(eras, scale, width_px, measure)
    for band in sorted(era_bands(eras, scale, width_px), key=lambda band: band.x1 - band.x0):
        x, end = max(band.x0, 0.0) + _INSET_PX, min(band.x1, width_px) - _INSET_PX
        for other in sorted(placed, key=lambda title: title.x):
            if other.x - _BETWEEN_PX < x + _LEAST_PX and x < other.x + other.width_px + _BETWEEN_PX:
                x = other.x + other.width_px + _BETWEEN_PX
        end = min([end, *(other.x - _BETWEEN_PX for other in placed if other.x > x)])
        placed += _fitting(band.title, x, end, measure)
    return sorted(placed, key=lambda title: title.x)


def _fitting(text: str, x: float, end: float, measure: Callable[[str], float]) -> list[EraTitle]:
    """Return a title from ``x`` to ``end`` at the most; none where there is no room for it."""
    shown = elided(text, end - x, measure) if end - x >= min(_LEAST_PX, measure(text)) else ""
    return [EraTitle(shown, x, measure(shown))] if shown else []


def _outside(
    eras: Sequence[Era], scale: TimeScale, width_px: float, measure: Callable[[str], float]
) -> list[EraTitle]:
    """Return the names of the eras that lie before or after all events: no pan or zoom leads there."""
    reach, room = scale.axis.reach, _OUTSIDE_SHARE * width_px
    earlier = [era.title for era in eras if era.when.open_end is End.KNOWN and era.when.end <= reach.start]
    later = [era.title for era in eras if era.when.open_start is End.KNOWN and era.when.start >= reach.end]
    found = []
    if earlier and scale.to_px(reach.start) >= 0:
        found += _fitting(f"‹ {', '.join(earlier)}", _INSET_PX, room, measure)
    if later and scale.to_px(reach.end) <= width_px:
        for title in _fitting(f"{', '.join(later)} ›", 0.0, room, measure):
            found.append(EraTitle(title.text, width_px - _INSET_PX - title.width_px, title.width_px))
    return found
