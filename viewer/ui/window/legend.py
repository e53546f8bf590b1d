"""The legend: every mark that the timeline uses, drawn by the code that draws the timeline."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from viewer.model.timeline import Timeline
from viewer.ui.canvas.signs.today import TodayMark, draw_today
from viewer.ui.look.inks import inks_of
from viewer.ui.look.theme import Theme
from viewer.ui.paint.legend_entries import (
    SAMPLE_HEIGHT_PX,
    SAMPLE_WIDTH_PX,
    LegendEntry,
    axis_words,
    draw_sample,
    legend_entries,
)
from viewer.ui.window.help import close_below


class LegendSample(QWidget):
    """One mark, as the canvas draws it."""

    def __init__(self, entry: LegendEntry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._theme = theme
        self.setFixedSize(SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark on the canvas's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_sample(painter, self._entry, self._theme)
        painter.end()


class TodaySample(QWidget):
    """The line at today, as the canvas draws it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, with a piece of the axis above it."""
        theme, middle = self._theme, SAMPLE_WIDTH_PX / 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.ground)
        area = QRectF(self.rect()).adjusted(0, 4, 0, 0)
        draw_today(painter, inks_of(theme.name, theme), TodayMark(middle, middle), area)
        painter.end()


class LegendDialog(QDialog):
    """What the marks in use mean.

    Args:
        today: What is said of today, where its line is in sight.
    """

    def __init__(
        self, timeline: Timeline, theme: Theme, parent: QWidget | None = None, *, today: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Legend")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(24, 20, 24, 8)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        self.entries = legend_entries(timeline)
        for row, entry in enumerate(self.entries):
            grid.addWidget(LegendSample(entry, theme, page), row, 0)
            meaning = QLabel(entry.meaning, page)
            meaning.setFont(theme.font(13))
            grid.addWidget(meaning, row, 1)
        if today:
            grid.addWidget(TodaySample(theme, page), len(self.entries), 0)
            words = QLabel(today, page)
            words.setFont(theme.font(13))
            grid.addWidget(words, len(self.entries), 1)
        self.axis_words = axis_words(timeline)
        if self.axis_words:
            words = QLabel(self.axis_words, page)
            words.setFont(theme.font(13))
            grid.addWidget(words, len(self.entries) + 1, 0, 1, 2)
        if not self.entries:
            grid.addWidget(QLabel("The timeline has no events yet.", page), 0, 0)
        close_below(self, page)
