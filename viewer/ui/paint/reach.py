"""How far the drawing of a box reaches, and which boxes touch each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF

from viewer.layout.frame.boxes import ROW_PX, Box
from viewer.ui.look.inks import Inks
from viewer.ui.paint.pills import MARK_INSET_PX
from viewer.ui.paint.status_looks import LOOKS

#: Half an outline, and its smoothed edge.
_OUTLINE_PX = 1.0
#: So far a line through a mark, or a warning, lies beside it.
_SIGN_PX = 4.0
#: And the light on a selected or hovered box.
_LIGHT_PX = 6.0
#: What tells how long something took hangs so far below its mark, and so does an arrow under a title.
_BELOW_PX = 2.0
#: Letters are measured a little too small where their edges are smoothed, and stand on whole pixels.
_SMOOTH_PX = 1.5
#: Boxes are compared with those in the same strips of this height.
_STRIP_PX = 32
#: So many boxes are measured in one step: a text that was never measured takes some twenty microseconds.
_STEP = 20


def label_top(box: Box, line_px: float) -> float:
    """Return the upper edge of a box's first line of text, whose lines are ``line_px`` high."""
    return box.y + (box.height - len(box.lines) * line_px) / 2


def reach(box: Box, inks: Inks) -> QRectF:
    """Return all that the drawing of a box may touch while it is neither selected nor hovered.

    Unlike what ``around`` gives for any title, this is measured: from the left edge of the time area
    and the top of the drawing.
    """
    if box.members is not None and box.lines:
        # A pill is laid from a whole pixel.
        corner = QPointF(round(box.x0), round(box.y + MARK_INSET_PX))
        return QRectF(corner.x(), corner.y(), round(box.x1 - box.x0) + 1, ROW_PX - 2 * MARK_INSET_PX + 1)
    event = box.event
    has_signs = event is not None and (event.flawed or LOOKS[event.status].struck)
    beside = _SIGN_PX if has_signs else _OUTLINE_PX
    left = min(box.left, box.x0, box.tail_left_x) - beside
    right = max(box.right, box.x1, box.tail_right_x) + beside
    high = box.height - 2 * (MARK_INSET_PX - _OUTLINE_PX)
    if box.length_px is not None or box.tail_left_x < box.x0 or box.tail_right_x > box.x1:
        high += _BELOW_PX
    whole = QRectF(left, box.y + MARK_INSET_PX - _OUTLINE_PX, right - left, high)
    ascent, line_px = label_heights(inks)
    first_y = label_top(box, line_px)
    if box.lines:
        whole |= QRectF(box.label_x, first_y, box.label_px, len(box.lines) * line_px)
    for number, line in enumerate(box.lines):
        whole |= _letters(inks, line).translated(box.label_x, first_y + ascent + number * line_px)
    return whole


@lru_cache(maxsize=8)
def label_heights(inks: Inks) -> tuple[float, float]:
    """Return how high a label's letters stand above their baseline, and how high its lines are."""
    metrics = QFontMetricsF(inks.label_font)
    return metrics.ascent(), metrics.height()


@lru_cache(maxsize=4096)
def _letters(inks: Inks, line: str) -> QRectF:
    """Return where a line has ink, from the beginning of its baseline."""
    rect = QFontMetricsF(inks.label_font).tightBoundingRect(line)
    return rect.adjusted(-_SMOOTH_PX, -_SMOOTH_PX, _SMOOTH_PX, _SMOOTH_PX)


class Reaches:
    """Where on a drawing each of its boxes is drawn, and which of them touch each other.

    Args:
        boxes: All that are drawn.
        left_px: Where their time area begins.
        area: What of the drawing is looked at, in its whole pixels.

    Attributes:
        pixels: All that each box may touch, in the drawing's whole pixels, by the box's identity.
    """

    def __init__(self, boxes: Sequence[Box], left_px: float, area: QRect) -> None:
        self._boxes = boxes
        self._left_px = left_px
        self._area = area
        self.pixels: dict[int, QRect] = {}
        self._touching: dict[int, list[Box]] = {}

    def measured(self, inks: Inks) -> Iterator[None]:
        """Measure all of them step by step."""
        sides: list[tuple[int, int, int, int]] = []
        strips: defaultdict[int, list[int]] = defaultdict(list)
        for number, box in enumerate(self._boxes):
            rect = self._on_drawing(reach(box, inks))
            self.pixels[id(box)] = rect & self._area
            left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
            sides.append((left, right, top, bottom))
            for strip in range(top // _STRIP_PX, bottom // _STRIP_PX + 1):
                for other in strips[strip]:
                    there = sides[other]
                    if there[0] <= right and left <= there[1] and there[2] <= bottom and top <= there[3]:
                        self._join(box, self._boxes[other])
                strips[strip].append(number)
            if number % _STEP == _STEP - 1:
                yield

    def _join(self, one: Box, other: Box) -> None:
        mine, others = self.touching(one), self.touching(other)
        if mine is not others:
            both = [*mine, *others]
            self._touching.update((id(box), both) for box in both)

    def touching(self, box: Box) -> Sequence[Box]:
        """Return a box and all that touch it, or touch those that do."""
        return self._touching.get(id(box)) or [box]

    def light(self, box: Box) -> QRect:
        """Return what the light on a selected or hovered box may touch, in the drawing's whole pixels."""
        whole = QRectF(box.left, box.y, box.right - box.left, box.height)
        return self._on_drawing(whole.adjusted(-_LIGHT_PX, -1, _LIGHT_PX, 1)) & self._area

    def _on_drawing(self, rect: QRectF) -> QRect:
        return rect.translated(self._left_px, 0).toAlignedRect()

    def near(self, rect: QRect) -> list[Box]:
        """Return the boxes that a rectangle touches."""
        return [box for box in self._boxes if rect.intersects(self.pixels[id(box)])]
