"""The line under the pointer: what time it says, and where line and tag leave labels alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.dataclass import dataclass
from viewer.layout.axis.scale import TimeScale
from viewer.layout.axis.tick_labels import format_pointer_time
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import Measure

#: Between the tag's text and its edge, and between a tag and a name beside it.
TAG_PAD_PX = 6.0
_BESIDE_PX = 4.0
#: The tag reaches at least this far to both sides of its line, so that they belong together.
_HOLD_PX = 5.0


@dataclass(frozen=True, slots=True)
class CursorMark:
    """A vertical line and its tag; ``x`` counts from the left edge of the time area.

    Attributes:
        x: The line.
        pieces: Its parts from above, (top, bottom); labels lie between them.
        text: The time under it.
        tag_left, tag_right: The tag's edges, in the axis's upper tier.
    """

    x: float
    pieces: tuple[tuple[float, float], ...]
    text: str
    tag_left: float
    tag_right: float


def cursor_mark(
    scene: Scene, scale: TimeScale, x: float, measure: Measure, measure_major: Measure
) -> CursorMark:
    """Return the mark of a pointer at ``x`` of the time area.

    Args:
        scene: What is on screen.
        scale: Its scale.
        x: The pointer, logical pixels from the left edge of the time area.
        measure: Widths in the tag's font.
        measure_major: Widths in the font of the axis's upper tier.
    """
    text = pointer_time(scale, x)
    width = measure(text) + 2 * TAG_PAD_PX
    names = [
        (tick.label_px, tick.label_px + measure_major(tick.label)) for tick in scene.ticks.major if tick.label
    ]
    left = _tag_left(x, width, names, scene.width_px)
    covered = label_rows(scene.boxes, x)
    return CursorMark(x, pieces_between(covered, scene.top_px, scene.height_px), text, left, left + width)


def pointer_time(scale: TimeScale, x: float) -> str:
    """Return the time at a position, no finer than a pixel there is."""
    return format_pointer_time(scale.to_fine_time(x), min(px_per_s_at(scale, x), scale.axis.most_px_per_s))


def px_per_s_at(scale: TimeScale, x: float) -> float:
    """Return the pixels per second at a position; inside a break those of the gap that it stands for."""
    place = scale.stretch_at_px(x)
    right = scale.stretch_px(place)[1]
    stretches = scale.axis.stretches
    if x > right and place + 1 < len(stretches):
        gap = stretches[place + 1].span.start - stretches[place].span.end
        return scale.axis.break_width_px / max(1, gap)
    return scale.px_per_s(place)


def label_rows(boxes: Iterable[Box], x: float) -> list[tuple[float, float]]:
    """Return the heights (top, bottom) at which a vertical line would cross a label or a count."""
    rows = []
    for box in boxes:
        left, right = (
            (box.left, box.right) if box.event is None else (box.label_x, box.label_x + box.label_px)
        )
        if box.lines and left - 2 <= x <= right + 2:
            rows.append((box.y + 1, box.y + box.height - 1))
    return sorted(rows)


def pieces_between(
    covered: Sequence[tuple[float, float]], top: float, bottom: float
) -> tuple[tuple[float, float], ...]:
    """Return what is left of [top, bottom] beside covered parts that ascend."""
    pieces, y = [], top
    for low, high in covered:
        if low > y:
            pieces.append((y, min(low, bottom)))
        y = max(y, high)
        if y >= bottom:
            break
    if y < bottom:
        pieces.append((y, bottom))
    return tuple(piece for piece in pieces if piece[1] > piece[0])


def _tag_left(x: float, width: float, names: Sequence[tuple[float, float]], view_px: float) -> float:
    """Return the tag's left edge: over its line, moved aside for names as far as it still touches the line."""
    most = max(0.0, view_px - width)
    wanted = min(max(x - width / 2, 0.0), most)
    low, high = max(0.0, x + min(_HOLD_PX, view_px - x) - width), min(most, x - min(_HOLD_PX, x))
    choices = [wanted]
    for left, right in names:
        choices += [left - _BESIDE_PX - width, right + _BESIDE_PX]
    free = [
        choice
        for choice in choices
        if low <= choice <= high
        and all(choice >= right + _BESIDE_PX or choice + width <= left - _BESIDE_PX for left, right in names)
    ]
    return min(free, key=lambda choice: abs(choice - wanted), default=wanted)
