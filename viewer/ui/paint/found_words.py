"""Where the words stand in a drawn title that are searched for."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextLayout

from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.labels import ELLIPSIS
from viewer.model.search.standing import places_of
from viewer.ui.kit.text_rects import edge_px, qt_places
from viewer.ui.look.inks import Inks
from viewer.ui.paint.cut_titles import Edges
from viewer.ui.paint.lines import line_drawer
from viewer.ui.paint.reach import label_heights, label_top

#: A line may be laid out a little wider than it was measured.
_BEYOND_PX = 3.0


@lru_cache(maxsize=8192)
def found_rects(
    inks: Inks, words: tuple[str, ...], title: str, lines: tuple[str, ...]
) -> tuple[tuple[int, QRectF], ...]:
    """Return where words stand in a label; measured once, for frames ask for the same ones.

    Args:
        inks: For the label's font.
        words: Simplified, as ``Hits.words`` has them.
        title: The whole title: a phrase may go over both lines, or be cut off in its midst.
        lines: What is drawn of it, one line or two.

    Returns:
        The number of a line, and a rectangle from that line's upper left corner.
    """
    found = []
    places = places_of(words, title)
    # As high as the box knows of: letters that other fonts have to lend may lie in a higher line.
    high = ceil(label_heights(inks)[1])
    for number, (line, first) in enumerate(zip(lines, _beginnings(title, lines), strict=True)):
        shown = len(line.removesuffix(ELLIPSIS)) if line not in title else len(line)
        inside = [(max(start - first, 0), min(end - first, shown)) for start, end in places]
        edges = _edges(line, inks)
        for start, end in inside:
            if start < end:
                left, right = sorted((edges[start], edges[end]))
                found.append((number, QRectF(left, 0, right - left, high)))
    return tuple(found)


def draw_on_found(painter: QPainter, inks: Inks, box: Box, scene: Scene) -> None:
    """Draw an event's label as if every letter of it were searched for.

    Args:
        painter: From the left edge of the time area and the top of the drawing.
        inks: Colours and fonts.
        box: An event whose title is not struck through.
        scene: The box's.
    """
    ascent, line_px = label_heights(inks)
    top = label_top(box, line_px)
    ground = QRectF(box.label_x, top, box.label_px, len(box.lines) * line_px)
    painter.fillRect(ground.adjusted(-_BEYOND_PX, -1, _BEYOND_PX, 1), inks.found_word)
    painter.setFont(inks.label_font)
    draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
    cut = Edges(painter, scene).cut(inks, box)
    for number, line in enumerate(box.lines):
        y = top + ascent + number * line_px
        if cut is None:
            draw_line(box.label_x, y, line)
        else:
            cut.draw(draw_line, number, y)


def _beginnings(title: str, lines: tuple[str, ...]) -> list[int]:
    """Return where in a title each of its drawn lines begins."""
    beginnings, here = [], 0
    for line in lines:
        shown = line if line in title else line.removesuffix(ELLIPSIS)
        here = max(here, title.find(shown, here))
        beginnings.append(here)
        here += len(shown)
    return beginnings


@lru_cache(maxsize=2048)
def _edges(line: str, inks: Inks) -> list[float]:
    """Return where each letter of a line begins and the last one ends.

    As Qt draws it: letters join, and some run from right to left. Laid out and asked once: with every letter
    typed, other parts of the same lines are looked for.
    """
    layout = QTextLayout(line, inks.label_font)
    layout.beginLayout()
    laid = layout.createLine()
    layout.endLayout()
    return [edge_px(laid.cursorToX(place)) for place in qt_places(line)]
