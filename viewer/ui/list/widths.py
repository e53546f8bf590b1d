"""How wide the list's columns are: what others do not need, the title gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView

from viewer.model.event_table import Column
from viewer.model.event_words import STATUS_WORDS, status_text
from viewer.model.timeline import Timeline
from viewer.ui.list.model import EventTable
from viewer.ui.list.row import BESIDE_FIRST_PX, BESIDE_LANE_PX, BESIDE_PX, TEXT_PX
from viewer.ui.look.theme import Theme

_LEAST_TITLE_PX, _GOOD_TITLE_PX = 140.0, 240.0
#: Columns get more than their usual width where what they say is longer, but at most this.
_MOST_PX = 280.0
_READ_WHOLE = ("date", "status")
#: Of many rows so many are measured, all along the table.
_MEASURED_ROWS = 60
#: A glyph may reach a little over its advance.
_SPARE_PX = 2.0


class ColumnNeeds:
    """How much room columns need for what they say, at the texts' usual size.

    It never gets less, so that columns hold still while somebody types a search.

    Attributes:
        px: By the column's name, logical pixels.
    """

    def __init__(self) -> None:
        self.px: dict[str, float] = {}
        self._timeline: Timeline | None = None
        self._measured: tuple[Sequence[Column], float, int] = ((), 0.0, 0)

    def measure(self, table: EventTable, heads: QHeaderView, theme: Theme) -> None:
        """Measure what a table shows; what was measured before only where it may say something else by now.

        Args:
            heads: Of that table's columns.
        """
        count = table.rowCount()
        columns, scale, rows_before = self._measured
        is_known = table.timeline is self._timeline and (columns, scale) == (table.columns, theme.text_scale)
        is_known = is_known and count <= rows_before
        count = max(count, rows_before) if is_known else count
        self._timeline, self._measured = table.timeline, (table.columns, theme.text_scale, count)
        groups, step = set(table.head_rows()), max(1, -(-table.rowCount() // _MEASURED_ROWS))
        rows = [row for row in range(0, table.rowCount(), step) if row not in groups]
        plain = QFontMetricsF(theme.font(TEXT_PX)).horizontalAdvance
        bold = QFontMetricsF(theme.font(TEXT_PX, bold=True)).horizontalAdvance
        for at, column in enumerate(table.columns):
            # Checks of quotations come to an end after the events were shown, and say few different things.
            if is_known and column.name != "checked":
                continue
            if column.name == "status":
                # Some languages have long ones, and another may be chosen at any time.
                texts = {status_text(status) for status in STATUS_WORDS}
            else:
                texts = {table.cell(row, at) for row in rows}
            width = max(map(bold if column.name == "title" else plain, texts), default=0.0)
            width += (BESIDE_PX if at else BESIDE_FIRST_PX) + _SPARE_PX
            width += BESIDE_LANE_PX if column.name == "lane" else 0.0
            needed = max(width, heads.sectionSizeHint(at)) / theme.text_scale
            self.px[column.name] = max(self.px.get(column.name, 0.0), needed)


def shared_widths(
    columns: Sequence[Column], own_px: Sequence[float], needs_px: Mapping[str, float], room_px: float
) -> list[float]:
    """Return every column's width, for texts of the usual size.

    What is over once titles are whole goes to columns that cut theirs. Where the title would be cut short, columns
    first give what they do not need themselves, then of what they need until enough of a title is read; where that is
    too little, the last columns go out of sight. A width of the user's own stays.

    Args:
        own_px: For each column the width that the user has set, 0 for none.
        needs_px: By the column's name; one that is not there needs its usual width.
    """
    most, needed, least = [], [], []
    for column, own in zip(columns, own_px, strict=True):
        need = needs_px.get(column.name, float(column.width_px))
        if own or not column.width_px:
            most.append(float(own))
            needed.append(float(own))
            least.append(float(own))
            continue
        usual = float(column.width_px)
        most.append(max(usual, min(need, _MOST_PX)))
        # Dates and the few words for a status are read whole before long titles are.
        needed.append(min(most[-1] if column.name in _READ_WHOLE else usual, need))
        least.append(need if column.name == "status" else min(needed[-1], float(column.least_px)))
    title = max(_LEAST_TITLE_PX, needs_px.get("title", _GOOD_TITLE_PX))
    good = min(title, _GOOD_TITLE_PX)
    widths = _giving(most, needed, room_px - title)
    widths = _giving(widths, least, room_px - good)
    rest = max(good, room_px - sum(widths))
    return [width if column.width_px else rest for column, width in zip(columns, widths, strict=True)]


def _giving(widths_px: list[float], least_px: list[float], room_px: float) -> list[float]:
    """Return widths that together take a room, each giving the same share of what it can; more where that is all."""
    lacking = sum(widths_px) - room_px
    spare = sum(widths_px) - sum(least_px)
    share = 0.0 if lacking <= 0 or spare <= 0 else min(1.0, lacking / spare)
    return [width - share * (width - least) for width, least in zip(widths_px, least_px, strict=True)]
