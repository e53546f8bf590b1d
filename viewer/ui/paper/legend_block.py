"""The legend on paper, as low as its width allows, so that it finds room below the chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from viewer.dataclass import dataclass
from viewer.layout.packing.labels import Measure
from viewer.ui.look.theme import PAPER
from viewer.ui.paint.legend_entries import SAMPLE_HEIGHT_PX, SAMPLE_WIDTH_PX, LegendEntry, draw_sample
from viewer.ui.paper.blocks import Stretch
from viewer.ui.paper.measuring import paper_measure, wrapped
from viewer.ui.paper.roles import Role, marked
from viewer.words import _

_TEXT_PX, _HEADING_PX = 10, 11
_LINE_PX, _HEADING_LINE_PX = 12.0, 13.0
_ROW_PX = 15.5
_HEAD_PX = 18.0
_HEADING_Y_PX = 12.0
#: The heading beside its columns has the room that lanes' titles mostly have in a chart above it.
_BESIDE_PX = 108.0
_SAMPLE_SCALE = 0.6
_TEXT_LEFT_PX = SAMPLE_WIDTH_PX * _SAMPLE_SCALE + 6
_GAP_PX = 14.0
#: Rooms for the meanings that are tried, widest first: the fewer are broken, the better.
_TEXT_ROOMS_PX = range(360, 99, -20)
_MOST_COLUMNS = 5

_Told = tuple[LegendEntry, list[str]]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Entries with their lines, column by column.

    Attributes:
        told: From above, one list a column.
        lefts: Where each column begins, logical pixels from the legend's left edge.
        height_px: Of the highest.
    """

    told: list[list[_Told]]
    lefts: list[float]
    height_px: float


class LegendBlock:
    """The marks in use and what they mean, in columns; the heading above them, or beside them where that is lower.

    Args:
        entries: From above, column by column.
        width_px: Width of the page.
        note: A line below, empty for none.
    """

    title = ""
    anchor = ""

    def __init__(self, entries: Sequence[LegendEntry], width_px: float, note: str = "") -> None:
        self._note = note
        heading = _("What the marks mean")
        above = _columns(entries, 0.0, width_px)
        self._heading, self._columns, self._top = [heading], above, _HEAD_PX
        lines = wrapped(heading, _BESIDE_PX - _GAP_PX, paper_measure(PAPER.font(_HEADING_PX, bold=True)))
        beside = _columns(entries, _BESIDE_PX, width_px)
        if self._body_px(beside, lines) < _HEAD_PX + above.height_px:
            self._heading, self._columns, self._top = lines, beside, 0.0

    def _body_px(self, columns: _Columns, heading: list[str]) -> float:
        """Return the height of columns with the heading beside them."""
        return max(columns.height_px, _HEADING_Y_PX + len(heading) * _HEADING_LINE_PX)

    @property
    def height_px(self) -> float:
        """Height, logical pixels; 0 without entries."""
        if not self._columns.told:
            return 0.0
        body = (
            self._top + self._columns.height_px if self._top else self._body_px(self._columns, self._heading)
        )
        return body + bool(self._note) * _ROW_PX

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw all of it; it is never cut."""
        painter.setPen(marked(PAPER.text.rgb(), Role.HEADING))
        painter.setFont(PAPER.font(_HEADING_PX, bold=True))
        for number, line in enumerate(self._heading, 1):
            # Who copies it, or has it read aloud, gets the blank at which it is broken.
            said = line if number == len(self._heading) else f"{line} "
            painter.drawText(QPointF(0, _HEADING_Y_PX + (number - 1) * _HEADING_LINE_PX), said)
        painter.setPen(PAPER.text)
        odd = False
        for left, column in zip(self._columns.lefts, self._columns.told, strict=True):
            y = self._top
            for entry, lines in column:
                odd = not odd
                _draw_sample(painter, left, y, entry)
                _write(painter, left + _TEXT_LEFT_PX, y, lines, marked(PAPER.text.rgb(), Role.ITEM, odd))
                y += _row_px(lines)
        if self._note:
            pen = marked(PAPER.text.rgb(), Role.TEXT)
            _write(painter, 0, self.height_px - _ROW_PX, [self._note], pen)

    def links(self) -> list[tuple[list[QRectF], str]]:
        """Return none."""
        return []

    def line_bottoms(self) -> list[float]:
        """Return none: it is never cut."""
        return []

    def pictures(self) -> list[tuple[float, Stretch]]:
        """Return none: its samples are told in words."""
        return []


def _row_px(lines: list[str]) -> float:
    """Return the height of an entry: below it there is more air than between its lines."""
    return _ROW_PX + (len(lines) - 1) * _LINE_PX


def _draw_sample(painter: QPainter, x: float, y: float, entry: LegendEntry) -> None:
    painter.save()
    painter.translate(x, y)
    painter.scale(_SAMPLE_SCALE, _SAMPLE_SCALE)
    draw_sample(painter, entry, PAPER)
    painter.restore()


def _write(painter: QPainter, x: float, y: float, lines: list[str], pen: QColor) -> None:
    painter.setPen(pen)
    painter.setFont(PAPER.font(_TEXT_PX))
    metrics = QFontMetricsF(painter.font())
    first = y + SAMPLE_HEIGHT_PX * _SAMPLE_SCALE / 2 + (metrics.ascent() - metrics.descent()) / 2
    for number, line in enumerate(lines):
        painter.drawText(QPointF(x, first + number * _LINE_PX), line)
    painter.setPen(PAPER.text)


def _columns(entries: Sequence[LegendEntry], left_px: float, right_px: float) -> _Columns:
    """Return the lowest columns between two edges; of those as low, the ones with the fewest lines broken.

    Each column is as wide as what it says, so that short meanings leave their room to long ones.
    """
    measure = cache(paper_measure(PAPER.font(_TEXT_PX)))
    room, best = right_px - left_px, None
    alone_px = room - _TEXT_LEFT_PX
    for text_px in [alone_px, *(tried for tried in _TEXT_ROOMS_PX if tried < alone_px)]:
        told = [(entry, wrapped(entry.meaning, text_px, measure)) for entry in entries]
        for limit in _limits(told):
            if best is not None and limit >= best.height_px:
                break
            filled = _filled(told, limit)
            widths = [_column_px(column, measure) for column in filled]
            spare = room - sum(widths) - _GAP_PX * (len(filled) - 1)
            if len(filled) <= 1 or (len(filled) <= _MOST_COLUMNS and spare >= 0):
                best = _Columns(filled, _lefts(widths, left_px, max(0.0, spare)), limit)
                break
    assert best is not None  # one column is always tried
    return best


def _limits(told: list[_Told]) -> Iterator[float]:
    """Yield every height that a column may have, from the least of all."""
    rows = [_row_px(lines) for _, lines in told]
    sums = {total for start in range(len(rows)) for total in accumulate(rows[start:])}
    least = max(rows, default=0.0)
    yield from sorted(total for total in sums or {0.0} if total >= least)


def _filled(told: list[_Told], limit_px: float) -> list[list[_Told]]:
    """Return columns that are no higher than a limit, each filled before the next is begun."""
    columns: list[list[_Told]] = []
    used = 0.0
    for entry, lines in told:
        height = _row_px(lines)
        if not columns or used + height > limit_px:
            columns.append([])
            used = 0.0
        columns[-1].append((entry, lines))
        used += height
    return columns


def _column_px(column: list[_Told], measure: Measure) -> float:
    return _TEXT_LEFT_PX + max(measure(line) for _, lines in column for line in lines)


def _lefts(widths: list[float], left_px: float, spare_px: float) -> list[float]:
    """Return where columns begin; what is spare stands between them and behind the last, evenly."""
    step = _GAP_PX + spare_px / len(widths) if widths else 0.0
    return list(accumulate((width + step for width in widths[:-1]), initial=left_px)) if widths else []
