"""Titles that an edge of the view cuts: whole letters of them are drawn, and an ellipsis in place of the others.

Nothing is laid out anew while time moves: a title is drawn as it is, its letters stay where they are, and a clip ends
between two of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import floor

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption

from viewer.dataclass import dataclass
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import ELLIPSIS
from viewer.ui.kit.text_rects import edge_px, qt_places
from viewer.ui.look.inks import Inks
from viewer.ui.paint.lines import DrawLine, kept_ratio

#: So little beyond an edge is no letter.
SLACK_PX = 1.0
#: Of a line that would keep fewer letters than this nothing is drawn: what is there tells of it.
LEAST_LETTERS = 3
#: Free room between the view's edge and an ellipsis, and where a warning stands at the left edge.
_AIR_PX = 3.0
_WARNING_PX = 12.0
#: Letters may reach a little beyond their line, but no further than this.
_BESIDE_PX = 60.0
#: Lines that run from left to right, every sign a letter of its own: Latin, Cyrillic, Chinese, Korean, Japanese.
_PLAIN = re.compile(
    "[ -\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*"
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is drawn of a line, in pixels from the line's beginning.

    ``left``, ``right``: the letters between these; ``before``, ``after``: where an ellipsis begins, if there is one.
    """

    left: float
    right: float
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class _Letters:
    """Where in a line a letter begins that is no blank, and where one ends, from the left, in pixels; its width."""

    begins: Sequence[float]
    ends: Sequence[float]
    width_px: float


class Edges:
    """The two edges of one scene's time area, at which titles are cut.

    Args:
        painter: Draws the titles, from the left edge of the time area.
        scene: What the time area is of; what a scroll bar covers of it is beyond its edge.
    """

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self.width_px = scene.width_px - scene.covered_px
        #: Pictures of lines stand on whole pixels of the device; 0 where there are none.
        self.ratio = kept_ratio(painter)
        self.direction = painter.layoutDirection()

    def cut(self, inks: Inks, box: Box) -> CutTitle | None:
        """Return what is left of an event's title; None where no edge cuts it."""
        if box.label_x < -SLACK_PX or box.label_x + box.label_px > self.width_px + SLACK_PX:
            return CutTitle(self, inks, box)
        return None


class CutTitle:
    """What an edge of the time area, or both, leave of a title.

    Args:
        edges: Of the time area.
        inks: For the font of labels.
        box: Of an event.
    """

    def __init__(self, edges: Edges, inks: Inks, box: Box) -> None:
        self._lines = box.lines
        width_px = edges.width_px
        ratio = edges.ratio
        self._x = x = floor(box.label_x * ratio + 0.5) / ratio if ratio else box.label_x
        self._parts: list[_Shown | None] = [None] * len(box.lines)
        if box.label_x < width_px and box.label_x + box.label_px > 0:
            is_flawed = box.event is not None and box.event.flawed
            dots_px = _ellipsis_px(inks)
            room = (_WARNING_PX if is_flawed else _AIR_PX) - x + dots_px, width_px - _AIR_PX - x - dots_px
            for number, line in enumerate(box.lines):
                letters = letters_of(inks, line, edges.direction)
                self._parts[number] = _shown(letters, (-x, width_px - x), room, dots_px)

    @property
    def is_seen(self) -> bool:
        """Whether any letter of it is drawn."""
        return any(self._parts)

    def draw(self, draw_line: DrawLine, number: int, y: float) -> None:
        """Draw what is left of a line.

        Args:
            draw_line: Draws a text.
            number: The line's.
            y: Of its baseline.
        """
        part = self._parts[number]
        if part is None:
            return
        x = self._x
        draw_line(x, y, self._lines[number], (part.left, part.right))
        if part.before is not None:
            draw_line(x + part.before, y, ELLIPSIS)
        if part.after is not None:
            draw_line(x + part.after, y, ELLIPSIS)

    def within(self, rects: Iterable[tuple[int, QRectF]]) -> list[tuple[int, QRectF]]:
        """Return what of some rectangles, each in a line, lies under letters that are drawn; from the line's corner."""
        inside = []
        for number, rect in rects:
            part = self._parts[number]
            if part is not None:
                left, right = max(rect.left(), part.left), min(rect.right(), part.right)
                if left < right:
                    inside.append((number, QRectF(left, rect.top(), right - left, rect.height())))
        return inside


def _shown(
    letters: _Letters, edges: tuple[float, float], room: tuple[float, float], dots_px: float
) -> _Shown | None:
    """Return what is drawn of a line between two edges; None for nothing.

    Args:
        letters: Of the line.
        edges: Of the view, from the line's beginning.
        room: What is left for letters beside an ellipsis at either edge.
        dots_px: Width of an ellipsis.
    """
    left, right = -_BESIDE_PX, letters.width_px + _BESIDE_PX
    before = after = None
    first, last = 0, len(letters.ends)
    if edges[0] > SLACK_PX:
        first = bisect_left(letters.begins, room[0])
        if first == len(letters.begins):
            return None
        left = letters.begins[first]
        before = left - dots_px
    if letters.width_px > edges[1] + SLACK_PX:
        last = bisect_right(letters.ends, room[1])
        if not last:
            return None
        right = after = letters.ends[last - 1]
    is_whole = before is None and after is None
    return _Shown(left, right, before, after) if is_whole or last - first >= LEAST_LETTERS else None


@lru_cache(maxsize=16)
def _ellipsis_px(inks: Inks) -> float:
    return QFontMetricsF(inks.label_font).horizontalAdvance(ELLIPSIS)


@lru_cache(maxsize=1024)
def letters_of(inks: Inks, line: str, direction: Qt.LayoutDirection) -> _Letters:
    """Return where the letters of a line stand, found once: while time moves the same lines are cut in every frame.

    As Qt draws them: what belongs together, as a letter with its accents does, is one.

    Args:
        inks: For the font of labels.
        line: Of a title.
        direction: Of the painter.
    """
    layout = QTextLayout(line, inks.label_font)
    layout.setTextOption(_option(direction))
    layout.beginLayout()
    laid = layout.createLine()
    layout.endLayout()
    if direction is not Qt.LayoutDirection.RightToLeft and _PLAIN.fullmatch(line):
        stand = [edge_px(answer) for answer in map(laid.cursorToX, range(len(line) + 1))]
        begins = [x for x, letter in zip(stand, line, strict=False) if letter != " "]
        ends = [x for x, letter in zip(stand[1:], line, strict=True) if letter != " "]
        return _Letters(begins, ends, stand[-1])
    marks = [
        (place, letter)
        for place, letter in zip(qt_places(line), f"{line} ", strict=True)
        if layout.isValidCursorPosition(place)
    ]
    stand = [edge_px(laid.cursorToX(place)) for place, _ in marks]
    pairs = [
        sorted(pair)
        for (_, letter), *pair in zip(marks, stand, stand[1:], strict=False)
        if not letter.isspace()
    ]
    return _Letters(sorted({low for low, _ in pairs}), sorted({high for _, high in pairs}), max(stand))


@cache
def _option(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction)
    return option
