"""The legend: every mark that the timeline uses, drawn by the code that draws the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.model.timeline import Timeline
from viewer.ui.canvas.today import TodayMark, draw_today
from viewer.ui.help.page import HelpPage, plain_label
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Appearance, Theme
from viewer.ui.paint.legend_entries import (
    SAMPLE_HEIGHT_PX,
    SAMPLE_WIDTH_PX,
    LegendEntry,
    axis_words,
    draw_sample,
    legend_entries,
)
from viewer.words import N_, _

_NOTHING = N_("The timeline has no events yet.")


def _sample_size(theme: Theme) -> tuple[int, int]:
    """Return the size of a sample, which is larger with texts, as the canvas is."""
    return theme.sized(SAMPLE_WIDTH_PX), theme.sized(SAMPLE_HEIGHT_PX)


class LegendSample(QWidget):
    """One mark, as the canvas draws it."""

    def __init__(self, entry: LegendEntry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._theme = theme
        self.setFixedSize(*_sample_size(theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark on the canvas's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._theme.text_scale, self._theme.text_scale)
        draw_sample(painter, self._entry, self._theme)
        painter.end()


class TodaySample(QWidget):
    """The line at today, as the canvas draws it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(*_sample_size(theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, with its arrowhead."""
        theme, middle = self._theme, SAMPLE_WIDTH_PX / 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.ground)
        painter.scale(theme.text_scale, theme.text_scale)
        area = QRectF(0, 4, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX - 4)
        draw_today(painter, inks_of(theme.name, theme), TodayMark(middle, middle), area)
        painter.end()


class LegendPage(HelpPage):
    """What the marks in use mean.

    Args:
        timeline: Returns what is shown.
        today: Returns what is said of today, empty where it has no line.
        not_yet_known: Returns what is said of events that were not yet known by a date; empty where none is.
        appearance: Fonts and colours.
    """

    def __init__(
        self,
        timeline: Callable[[], Timeline],
        today: Callable[[], str],
        not_yet_known: Callable[[], str],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Legend"), appearance, parent)
        self._timeline, self._today, self._not_yet_known = timeline, today, not_yet_known
        self._told = ""

    def follow_search(self) -> None:
        """Show what the search has made of the marks."""
        if self._not_yet_known() != self._told:
            self.renew()

    def made(self) -> QWidget:
        """Return the marks that the timeline uses now."""
        timeline, theme = self._timeline(), self.appearance.theme
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(14, 14, 16, 16)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._told = self._not_yet_known()
        entries = legend_entries(timeline, not_yet_known=self._told)
        today, axis = self._today(), axis_words(timeline)
        for entry in entries:
            self._add(grid, LegendSample(entry, theme, page), entry.meaning, page)
        if today:
            self._add(grid, TodaySample(theme, page), today, page)
        for words in filter(None, (axis, "" if entries else _(_NOTHING))):
            grid.addWidget(plain_label(words, theme.font(13), page), grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return page

    def _add(self, grid: QGridLayout, sample: QWidget, words: str, page: QWidget) -> None:
        row = grid.rowCount()
        grid.addWidget(sample, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(
            plain_label(words, self.appearance.theme.font(13), page), row, 1, Qt.AlignmentFlag.AlignVCenter
        )
