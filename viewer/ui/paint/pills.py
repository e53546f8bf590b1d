"""Draws clusters: pills with a number, and in collapsed lanes blocks."""

from __future__ import annotations

from functools import partial
from math import floor, inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from viewer.layout.frame.boxes import ROW_PX, Box
from viewer.ui.look.inks import Inks, LaneInk, PillKey
from viewer.ui.paint.lines import DrawLine, kept_ratio, line_drawer
from viewer.ui.paint.vector import VectorPainter

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits
    from viewer.layout.packing.clusters import Members

#: Windows and bars leave so much of their row free above and below, and so do pills.
MARK_INSET_PX = 2.0
#: Pictures kept of one colour's pills: their numbers differ at every zoom, and old ones would fill the memory.
_MOST_PILLS = 2000
#: Room between a pill's edge and its number, at least.
_PILL_PAD_PX = 5.0
#: Between the outline and the highest letter of its number.
_LETTERS_DOWN_PX = 1.0
#: Pills stand on whole pixels; so far beyond an edge nothing of one is seen.
_OUT_PX = 2.0


class PillPainter:
    """Draws the clusters of one scene.

    Args:
        painter: Of the scene.
        ascent: Of the label font, logical pixels.
        hits: What a search has found; None while nothing is searched.
        width_px: Of the scene's time area. Beyond its edges stand pills for what may be inside: on pixels nobody
            sees them, and where they are cut off hardly one is as wide as another, of which there is a picture.
    """

    def __init__(self, painter: QPainter, ascent: float, hits: Hits | None, width_px: float = inf) -> None:
        self._painter = painter
        self._beyond_px = width_px + _OUT_PX
        self._ascent = ascent
        self._hits = hits
        self._ratio = painter.device().devicePixelRatioF()
        self._is_vector = isinstance(painter, VectorPainter)
        #: Whole pixels of the drawing are whole pixels of the device.
        self._is_even = not self._is_vector and self._ratio.is_integer()
        self._is_even = self._is_even and painter.deviceTransform().m11() == self._ratio
        #: Numbers are pictures that all lanes share, where there are pictures of single lines.
        self._is_shared = not self._is_vector and bool(kept_ratio(painter))
        self._draw_lines: dict[Inks, DrawLine] = {}

    def draw(self, box: Box, inks: Inks, ink: LaneInk) -> None:
        """Draw a pill with the number of events that it stands for; in a collapsed lane a block."""
        is_file = self._is_vector or inks.theme.name == "print"
        if not is_file and (box.x1 < -_OUT_PX or box.x0 > self._beyond_px):
            return
        if not box.lines:
            self._draw_density(box, ink)
            return
        painter, text = self._painter, box.lines[0]
        found = box.members.hits(self._hits) if box.members is not None and self._hits is not None else 0
        if found and box.members is not None and self._hits is not None:
            text = found_text(box.members, self._hits, room_px(box), inks)
        width, height = box.x1 - box.x0, ROW_PX - 2 * MARK_INSET_PX
        if is_file:
            rect = QRectF(box.x0, box.y + MARK_INSET_PX, width, height)
            _draw_pill(painter, rect, ink, ink.edge)
            painter.setPen(inks.text)
            painter.drawText(QPointF(*_number_place(inks, rect, text, self._ascent)), text)
            return
        at = QPointF(round(box.x0), round(box.y + MARK_INSET_PX))
        if found or self._is_shared:  # numbers are others with every zoom, and with every letter of a search
            key = round(width), self._ratio, "", found > 0
            painter.drawPixmap(at, ink.pills.get(key) or _blank_pill(key, height, inks, ink))
            middle_x, line_y = number_line(box, self._ascent)
            self._line_drawer(inks)(middle_x - inks.count_width(text) / 2, line_y, text)
            return
        key = round(width), self._ratio, text, False
        pill = ink.pills.get(key)
        if pill is None and not self._is_even:
            pill = _kept_pill(key, height, inks, ink, self._ascent)  # letters would stand otherwise beside it
        if pill is not None:
            painter.drawPixmap(at, pill)
            return
        painter.drawPixmap(at, _blank_pill(key, height, inks, ink))
        inside = QRectF(at.x() + 0.5, at.y() + 0.5, key[0] - 1, height - 1)
        _draw_number(painter, inks, inside, text, self._ascent)
        ink.later.wish((id(ink), key), partial(_kept_pill, key, height, inks, ink, self._ascent))

    def draw_found_blank(self, box: Box, inks: Inks, ink: LaneInk) -> None:
        """Draw the pill of a cluster of which something is found, without its number; on pixels."""
        key = round(box.x1 - box.x0), self._ratio, "", True
        at = QPointF(round(box.x0), round(box.y + MARK_INSET_PX))
        self._painter.drawPixmap(at, _blank_pill(key, ROW_PX - 2 * MARK_INSET_PX, inks, ink))

    def _line_drawer(self, inks: Inks) -> DrawLine:
        draw_line = self._draw_lines.get(inks)
        if draw_line is None:
            draw_line = line_drawer(self._painter, inks, inks.label_font, inks.text)
            self._draw_lines[inks] = draw_line
        return draw_line

    def _draw_density(self, box: Box, ink: LaneInk) -> None:
        """Draw a block that is the stronger the more events it stands for."""
        count = len(box.members) if box.members is not None else 1
        level = min(len(ink.densities) - 1, (count.bit_length() - 1) // 2)
        rect = QRectF(box.x0, box.y + MARK_INSET_PX, box.x1 - box.x0, box.height - 2 * MARK_INSET_PX)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink.densities[level])
        self._painter.drawRoundedRect(rect, 2, 2)


def room_px(box: Box) -> float:
    """Return how wide the number in a pill may be."""
    return box.x1 - box.x0 - 2 * _PILL_PAD_PX


def found_text(members: Members, hits: Hits, room_px: float, inks: Inks) -> str:
    """Return how many of a cluster are found of how many, or where that is too wide only the former."""
    text = members.hit_lines(hits)[0]
    return text if inks.count_width(text) <= room_px else alone_text(members.hits(hits))


def alone_text(found: int) -> str:
    """Return how many are found where there is no room to tell of how many."""
    return f"{found:,}"


def all_found_text(members: Members, room_px: float, inks: Inks) -> str:
    """Return the same where all of them are found."""
    text = members.found_lines(len(members))[0]
    return text if inks.count_width(text) <= room_px else alone_text(len(members))


def number_line(box: Box, ascent: float) -> tuple[float, float]:
    """Return the middle of the number in a pill that is laid on whole pixels, and its baseline.

    Args:
        box: Of the cluster.
        ascent: Of the label font, logical pixels.
    """
    return (
        round(box.x0) + round(box.x1 - box.x0) / 2,
        round(box.y + MARK_INSET_PX) + 0.5 + _LETTERS_DOWN_PX + ascent,
    )


def _kept_pill(key: PillKey, height: float, inks: Inks, ink: LaneInk, ascent: float) -> QPixmap:
    """Draw a pill once for its width and number: copying is many times as fast."""
    width, _, text, _ = key
    if len(ink.pills) > _MOST_PILLS:
        ink.pills.clear()
    pixmap = _blank_pill(key, height, inks, ink).copy()
    painter = QPainter(pixmap)
    painter.setFont(inks.label_font)
    _draw_number(painter, inks, QRectF(0.5, 0.5, width - 1, height - 1), text, ascent)
    painter.end()
    ink.pills[key] = pixmap
    return pixmap


def _blank_pill(key: PillKey, height: float, inks: Inks, ink: LaneInk) -> QPixmap:
    """Return a pill without a number, drawn once for its width."""
    width, ratio, _, found = key
    blank = ink.pills.get((width, ratio, "", found))
    if blank is None:
        blank = ink.pills[width, ratio, "", found] = QPixmap(
            round(width * ratio) + 1, round(height * ratio) + 1
        )
        blank.setDevicePixelRatio(ratio)
        blank.fill(Qt.GlobalColor.transparent)
        painter = QPainter(blank)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = inks.selection if found else ink.edge
        _draw_pill(painter, QRectF(0.5, 0.5, width - 1, height - 1), ink, ring)
        painter.end()
    return blank


def _draw_number(painter: QPainter, inks: Inks, rect: QRectF, text: str, ascent: float) -> None:
    """Draw a number on whole pixels, so that it looks the same in a picture that is kept."""
    left, line = _number_place(inks, rect, text, ascent)
    painter.setPen(inks.text)
    painter.drawText(floor(left + 0.5), floor(line + 0.5), text)


def _number_place(inks: Inks, rect: QRectF, text: str, ascent: float) -> tuple[float, float]:
    """Return where a number begins on its baseline."""
    return rect.center().x() - inks.count_width(text) / 2, rect.top() + _LETTERS_DOWN_PX + ascent


def _draw_pill(painter: QPainter, rect: QRectF, ink: LaneInk, edge: QPen) -> None:
    painter.setPen(edge)
    painter.setBrush(ink.bar)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
