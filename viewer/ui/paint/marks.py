"""Draws the marks of events: dots, windows, bars, statements, clusters, and their labels.

Every status has a shape of its own, so that it survives grey printing and colour blindness:
filled is reported, filled with a ring confirmed, hollow and dashed expected, hatched (a dot: half
filled) disputed, hollow with a line through mark and label retracted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from viewer.layout.frame.boxes import ROW_PX, Box
from viewer.layout.frame.scene import Scene
from viewer.layout.packing.marks import SPEECH_PX, Mark
from viewer.model.dates.edtf import Granularity
from viewer.model.timeline import Event, Status
from viewer.ui.look.inks import Inks, LaneInk, PillKey, alpha

if TYPE_CHECKING:
    from viewer.layout.index.hits import Hits

MARK_INSET_PX = 2.0
_RADIUS_PX = 3.0
_ACCENT_PX = 3.0
_MOST_PILLS = 2000
#: So many pills with new numbers are kept a frame; further ones wait for the next frame.
_NEW_PILLS = 40
#: Dashed outlines longer than this are laid in tiles.
_LONG_PX = 200.0
#: Ten dashes and gaps of the pen, to the pixel.
_DASHES_PX = 70
#: Room between a pill's edge and its number, at least.
_PILL_PAD_PX = 5.0
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class MarkPainter:
    """Draws the boxes of one scene with one painter."""

    def __init__(self, painter: QPainter, inks: Inks, scene: Scene) -> None:
        self._painter = painter
        self._inks = inks
        self._scene = scene
        self._lanes = _lane_inks(inks, scene)
        if scene.hits is not None:
            self._dimmed = inks.dimmed, _lane_inks(inks.dimmed, scene)
        metrics = QFontMetricsF(inks.label_font)
        self._line_px = metrics.height()
        self._ascent = metrics.ascent()
        painter.setFont(inks.label_font)
        self._ratio = painter.device().devicePixelRatioF()
        self._new_pills = 0
        self._marked = scene.hovered, scene.selected

    def draw(self, box: Box) -> None:
        """Draw one box: highlight, mark, label; dimmed where a search has not found it."""
        hits = self._scene.hits
        if hits is None or self._is_selected(box) or _is_hit(box, hits):
            self._draw(box)
            return
        full = self._inks, self._lanes
        self._inks, self._lanes = self._dimmed
        self._draw(box)
        self._inks, self._lanes = full

    def _draw(self, box: Box) -> None:
        ink = self._lanes[box.lane]
        if box.place in self._marked or box is self._scene.selected_box:
            self._draw_highlight(box)
        if box.event is None:
            self._draw_cluster(box, ink)
            return
        if box.mark is Mark.DOT:
            self._draw_dot(box, box.event, ink)
        else:
            self._draw_stretch(box, box.event, ink)
        if box.event.flawed:
            self._draw_problem(box)
        if box.lines:
            self._draw_label(box, box.event, ink)

    def _is_selected(self, box: Box) -> bool:
        """Tell whether a box is the selected event's, or a cluster that holds it."""
        return box.place == self._scene.selected or box is self._scene.selected_box

    def _draw_highlight(self, box: Box) -> None:
        theme, painter = self._inks.theme, self._painter
        rect = QRectF(box.left - 4, box.y + 0.5, box.right - box.left + 9, box.height - 1)
        selected = self._is_selected(box)
        painter.setPen(self._inks.selection if selected else Qt.PenStyle.NoPen)
        painter.setBrush(theme.selection_fill if selected else alpha(theme.selection, 0.10))
        painter.drawRoundedRect(rect, 5, 5)

    def _draw_dot(self, box: Box, event: Event, ink: LaneInk) -> None:
        centre = QPointF((box.x0 + box.x1) / 2, box.y + min(box.height, ROW_PX) / 2)
        radius = (box.x1 - box.x0) / 2
        painter = self._painter
        if event.status is Status.EXPECTED:
            painter.setPen(ink.dashed)
            painter.setBrush(_NO_BRUSH)
        elif event.status is Status.RETRACTED:
            painter.setPen(ink.edge)
            painter.setBrush(_NO_BRUSH)
        elif event.status is Status.DISPUTED:
            # A hatch in so small a circle is two faint strokes; half of it filled is seen by everyone.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.solid)
            box_px = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            painter.drawChord(box_px, 90 * 16, 180 * 16)
            painter.setPen(ink.edge)
            painter.setBrush(_NO_BRUSH)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.solid)
        if event.status is Status.CONFIRMED:
            radius -= 2
        painter.drawEllipse(centre, radius, radius)
        if event.status is Status.CONFIRMED:
            painter.setPen(ink.edge)
            painter.setBrush(_NO_BRUSH)
            painter.drawEllipse(centre, radius + 2, radius + 2)
        elif event.status is Status.RETRACTED:
            painter.drawLine(centre + QPointF(-radius - 2, 0), centre + QPointF(radius + 2, 0))
        self._draw_tails(box, ink, centre.y())

    def _draw_stretch(self, box: Box, event: Event, ink: LaneInk) -> None:
        """Draw a window or a bar."""
        rect = QRectF(box.x0, box.y + MARK_INSET_PX, box.x1 - box.x0, box.height - 2 * MARK_INSET_PX)
        painter = self._painter
        if box.tail_left_x < box.x0 or box.tail_right_x > box.x1:
            self._draw_tails(box, ink, self._tail_y(box, rect))
        fill, outline = self._fill(box, event, ink, rect), self._outline(box, event, ink)
        if outline is Qt.PenStyle.NoPen and fill is ink.bar:
            painter.fillRect(rect, fill)
        else:
            if self._fades(box) and self._inks.theme.name == "print" and fill is ink.bar:
                painter.fillRect(
                    QRectF(box.fade_in_x, rect.top(), box.fade_out_x - box.fade_in_x, rect.height()), fill
                )
                fill = _NO_BRUSH
            if box.parts:
                fill = self._fill_parts(box, rect, fill)
            if box.mark is Mark.WINDOW and self._fades(box) and isinstance(outline, QPen):
                outline = self._fading(outline, box, rect)
            painter.setBrush(fill)
            painter.setPen(outline)
            if outline is ink.dashed and rect.width() > _LONG_PX and self._inks.theme.name != "print":
                self._draw_long_dashes(rect, ink)
            elif rect.width() > 2 * _RADIUS_PX:
                painter.drawRoundedRect(rect, _RADIUS_PX, _RADIUS_PX)
            else:
                painter.drawRect(rect)
        if box.length_px is not None:
            self._draw_length(box, event, ink, rect)
        if self._has_sharp_start(box, event):
            self._draw_accent(event, ink, rect)
        if event.status is Status.CONFIRMED:
            painter.setPen(ink.edge)
            painter.drawLine(rect.topLeft() + QPointF(_ACCENT_PX, 0), rect.topRight())
            painter.drawLine(rect.bottomLeft() + QPointF(_ACCENT_PX, 0), rect.bottomRight())
        elif event.status is Status.RETRACTED:
            painter.setPen(ink.edge)
            painter.drawLine(
                QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y())
            )

    def _draw_long_dashes(self, rect: QRectF, ink: LaneInk) -> None:
        """Draw the dashed outline of an empty bar; Qt needs a millisecond for dashes across the screen."""
        painter = self._painter
        tile = ink.dashes.get(self._ratio) or ink.dashes.setdefault(self._ratio, _dash_tile(self._ratio, ink))
        for y in (rect.top(), rect.bottom()):
            painter.drawTiledPixmap(QRectF(round(rect.left()), round(y) - 1, round(rect.width()), 2), tile)
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    @staticmethod
    def _fades(box: Box) -> bool:
        """Tell whether one of the mark's ends is imprecise; on paper such an end is dashed."""
        return box.fade_in_x > box.x0 or box.fade_out_x < box.x1

    def _fill(self, box: Box, event: Event, ink: LaneInk, rect: QRectF) -> QBrush:
        if event.status in (Status.EXPECTED, Status.RETRACTED):
            return _NO_BRUSH
        if event.status is Status.DISPUTED:
            return ink.hatch
        brush = ink.bar if box.mark is Mark.BAR else ink.window
        if not self._fades(box) or self._inks.theme.name == "print" or rect.width() < 2:
            return brush
        return self._gradient(brush.color(), box, rect)

    def _fill_parts(self, box: Box, rect: QRectF, fill: QBrush) -> QBrush:
        """Fill only the alternatives of a set, and return what is left to fill: nothing."""
        for start, end in box.parts:
            part = QRectF(
                rect.left() + start * rect.width(), rect.top(), (end - start) * rect.width(), rect.height()
            )
            self._painter.fillRect(part, fill)
        return _NO_BRUSH

    def _fading(self, pen: QPen, box: Box, rect: QRectF) -> QPen:
        """Return an outline that thins out where the mark does."""
        if self._inks.theme.name == "print" or rect.width() < 2:
            return pen
        fading = QPen(pen)
        fading.setBrush(self._gradient(pen.color(), box, rect))
        return fading

    @staticmethod
    def _gradient(color: QColor, box: Box, rect: QRectF) -> QBrush:
        gradient = QLinearGradient(rect.topLeft(), rect.topRight())
        into = min(1.0, (box.fade_in_x - box.x0) / rect.width())
        out_of = max(0.0, (box.fade_out_x - box.x0) / rect.width())
        gradient.setColorAt(0, alpha(color, 0) if into > 0 else color)
        gradient.setColorAt(into, color)
        gradient.setColorAt(max(into, out_of), color)
        gradient.setColorAt(1, alpha(color, 0) if out_of < 1 else color)
        return QBrush(gradient)

    def _outline(self, box: Box, event: Event, ink: LaneInk) -> QPen | Qt.PenStyle:
        if event.status is Status.EXPECTED:
            return ink.dashed
        if event.status in (Status.DISPUTED, Status.RETRACTED):
            return ink.edge
        if box.mark is Mark.WINDOW:
            return ink.faint if self._has_sharp_start(box, event) else ink.dotted
        return ink.dashed if self._fades(box) and self._inks.theme.name == "print" else Qt.PenStyle.NoPen

    def _has_sharp_start(self, box: Box, event: Event) -> bool:
        """Tell whether the left edge is known to the day and deserves a solid line."""
        when = event.when
        if event.status is Status.RETRACTED or box.fade_in_x > box.x0 or when.soft_start:
            return False
        return box.tail_left_x == box.x0 and (when.is_span or event.date.granularity <= Granularity.DAY)

    def _draw_accent(self, event: Event, ink: LaneInk, rect: QRectF) -> None:
        if event.status is Status.EXPECTED:
            self._painter.setPen(ink.thick)
            self._painter.drawLine(rect.topLeft() + QPointF(0.5, 0), rect.bottomLeft() + QPointF(0.5, 0))
        else:
            self._painter.fillRect(QRectF(rect.left(), rect.top(), _ACCENT_PX, rect.height()), ink.solid)

    def _draw_length(self, box: Box, event: Event, ink: LaneInk, rect: QRectF) -> None:
        """Draw a known length to scale on the window's lower edge, as a slider nobody pushed home."""
        assert box.length_px is not None
        painter = self._painter
        bar = QRectF(rect.center().x() - box.length_px / 2, rect.bottom() - 2.5, box.length_px, 5)
        painter.setPen(ink.edge if event.status is Status.EXPECTED else Qt.PenStyle.NoPen)
        painter.setBrush(_NO_BRUSH if event.status is Status.EXPECTED else ink.solid)
        painter.drawRoundedRect(bar, 1, 1)

    @staticmethod
    def _tail_y(box: Box, rect: QRectF) -> float:
        """Return the height of the tails: below a label that would be struck through."""
        crosses = box.lines and box.label_x < box.tail_right_x and box.label_x + box.label_px > box.x1
        crosses = crosses and box.tail_right_x > box.x1
        return rect.bottom() - 1.5 if crosses else rect.center().y()

    def _draw_tails(self, box: Box, ink: LaneInk, y: float) -> None:
        """Draw what lies beyond an end that is open or unknown: a line that thins out."""
        painter = self._painter
        painter.setPen(ink.dashed)
        if box.tail_left_x < box.x0:
            painter.drawLine(QPointF(box.x0, y), QPointF(box.tail_left_x + 6, y))
            self._draw_arrow(QPointF(box.tail_left_x, y), 1, ink)
            painter.setPen(ink.dashed)
        if box.tail_right_x > box.x1:
            painter.drawLine(QPointF(box.x1, y), QPointF(box.tail_right_x - 6, y))
            self._draw_arrow(QPointF(box.tail_right_x, y), -1, ink)

    def _draw_arrow(self, tip: QPointF, direction: int, ink: LaneInk) -> None:
        painter = self._painter
        painter.setPen(ink.edge)
        painter.drawLine(tip, tip + QPointF(direction * 5, -3.5))
        painter.drawLine(tip, tip + QPointF(direction * 5, 3.5))

    def _draw_problem(self, box: Box) -> None:
        """Draw a small warning triangle before the mark."""
        x, y = max(box.left - 3, 1.0), box.y + 3
        triangle = QPolygonF([QPointF(x, y + 8), QPointF(x + 9, y + 8), QPointF(x + 4.5, y)])
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._inks.warning)
        self._painter.drawPolygon(triangle)

    def _draw_label(self, box: Box, event: Event, ink: LaneInk) -> None:
        painter = self._painter
        retracted = event.status is Status.RETRACTED
        if retracted:
            painter.setFont(self._inks.struck_font)
        painter.setPen(self._inks.muted if retracted else self._inks.text)
        top = box.y + (box.height - len(box.lines) * self._line_px) / 2
        for number, line in enumerate(box.lines):
            painter.drawText(QPointF(box.label_x, top + self._ascent + number * self._line_px), line)
        if retracted:
            painter.setFont(self._inks.label_font)
        if event.is_statement:
            self._draw_speech(box.label_x - SPEECH_PX, top + self._line_px / 2, ink)

    def _draw_speech(self, x: float, middle: float, ink: LaneInk) -> None:
        """Draw a speech mark whose left edge is ``x``."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(x + 0.5, middle - 5, 10.5, 7.5), 2, 2)
        path.addPolygon(
            QPolygonF(
                [QPointF(x + 2.5, middle + 2), QPointF(x + 2.5, middle + 5.5), QPointF(x + 6, middle + 2)]
            )
        )
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.solid)
        painter.drawPath(path.simplified())

    def _draw_cluster(self, box: Box, ink: LaneInk) -> None:
        """Draw a pill with the number of events that it stands for; in a collapsed lane a block."""
        if not box.lines:
            self._draw_density(box, ink)
            return
        painter, text, hits = self._painter, box.lines[0], self._scene.hits
        found = box.members.hits(hits) if box.members is not None and hits is not None else 0
        if found and box.members is not None and hits is not None:
            text = box.members.hit_lines(hits)[0]
            if self._inks.count_width(text) > box.x1 - box.x0 - 2 * _PILL_PAD_PX:
                text = f"{found:,}"
        width, height = box.x1 - box.x0, ROW_PX - 2 * MARK_INSET_PX
        if self._inks.theme.name == "print":
            self._draw_count(painter, QRectF(box.x0, box.y + MARK_INSET_PX, width, height), text, ink)
            return
        key = round(width), self._ratio, text, found > 0
        at = QPointF(round(box.x0), round(box.y + MARK_INSET_PX))
        pill = ink.pills.get(key)
        if pill is not None:
            painter.drawPixmap(at, pill)
        elif self._new_pills < _NEW_PILLS:
            self._new_pills += 1
            painter.drawPixmap(at, self._new_pill(key, height, ink))
        else:
            painter.drawPixmap(at, self._blank_pill(key, height, ink))
            inside = QRectF(at.x() + 0.5, at.y() + 0.5, key[0] - 1, height - 1)
            self._draw_number(painter, inside, text)

    def _draw_density(self, box: Box, ink: LaneInk) -> None:
        """Draw a block that is the stronger the more events it stands for."""
        count = len(box.members) if box.members is not None else 1
        level = min(len(ink.densities) - 1, (count.bit_length() - 1) // 2)
        rect = QRectF(box.x0, box.y + MARK_INSET_PX, box.x1 - box.x0, box.height - 2 * MARK_INSET_PX)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(ink.densities[level])
        self._painter.drawRoundedRect(rect, 2, 2)

    def _new_pill(self, key: PillKey, height: float, ink: LaneInk) -> QPixmap:
        """Return a pill drawn once for its width and number: blitting is many times as fast."""
        width, _, text, _ = key
        if len(ink.pills) > _MOST_PILLS:
            ink.pills.clear()
        pixmap = self._blank_pill(key, height, ink).copy()
        painter = QPainter(pixmap)
        painter.setFont(self._inks.label_font)
        self._draw_number(painter, QRectF(0.5, 0.5, width - 1, height - 1), text)
        painter.end()
        ink.pills[key] = pixmap
        return pixmap

    def _blank_pill(self, key: PillKey, height: float, ink: LaneInk) -> QPixmap:
        width, ratio, _, found = key
        blank = ink.pills.get((width, ratio, "", found))
        if blank is None:
            ring = self._inks.selection if found else ink.edge
            blank = ink.pills[width, ratio, "", found] = _blank_pill(width, height, ratio, ink, ring)
        return blank

    def _draw_count(self, painter: QPainter, rect: QRectF, text: str, ink: LaneInk) -> None:
        _draw_pill(painter, rect, ink, ink.edge)
        self._draw_number(painter, rect, text)

    def _draw_number(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setPen(self._inks.text)
        left = rect.center().x() - self._inks.count_width(text) / 2
        painter.drawText(QPointF(left, rect.top() + 1 + self._ascent), text)


def _lane_inks(inks: Inks, scene: Scene) -> dict[int, LaneInk]:
    return {lane.number: inks.lane(lane.number, lane.color) for lane in scene.lanes}


def _is_hit(box: Box, hits: Hits) -> bool:
    """Tell whether a search has found an event, or one of a cluster."""
    if box.members is not None:
        return box.members.hits(hits) > 0
    return box.place in hits


def _blank_pill(width: int, height: float, ratio: float, ink: LaneInk, edge: QPen) -> QPixmap:
    pixmap = QPixmap(round(width * ratio) + 1, round(height * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_pill(painter, QRectF(0.5, 0.5, width - 1, height - 1), ink, edge)
    painter.end()
    return pixmap


def _dash_tile(ratio: float, ink: LaneInk) -> QPixmap:
    """Return a piece of dashed line, two pixels high, that continues itself."""
    pixmap = QPixmap(round(_DASHES_PX * ratio), round(2 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink.dashed)
    painter.drawLine(QPointF(0, 1), QPointF(_DASHES_PX, 1))
    painter.end()
    return pixmap


def _draw_pill(painter: QPainter, rect: QRectF, ink: LaneInk, edge: QPen) -> None:
    painter.setPen(edge)
    painter.setBrush(ink.bar)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
