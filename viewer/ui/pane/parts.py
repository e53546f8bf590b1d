"""The small parts that pages of the detail pane are made of."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from viewer.model.event_words import Tone
from viewer.model.problems import Problem
from viewer.model.timeline import Quote
from viewer.ui.kit.flow_layout import FlowLayout
from viewer.ui.kit.reading_text import TIGHT, ReadingText
from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Theme

BODY_PX = 13
SMALL_PX = 12
HEADING_PX = 11
QUOTE_PX = 15
TITLE_PX = 22
#: A page of a thousand quotations shows so many, and then says how many it leaves out.
MOST_ITEMS = 60


class Facts(Protocol):
    """What the pane asks of the open document."""

    def verdict_line(self, quote: Quote) -> tuple[str, Tone] | None:
        """Return what the kept copy says of a quotation; None without a copy."""

    def problems_of(self, event_id: str) -> tuple[Problem, ...]:
        """Return what is wrong with an event's entry."""

    def trouble(self) -> tuple[str, tuple[Problem, ...]]:
        """Return why nothing could be drawn, empty where something was, and all problems."""

    def awaited(self) -> str:
        """Return the name of the file that is being read for the first time; empty for none."""


def tone_color(theme: Theme, tone: Tone) -> QColor:
    """Return the theme's colour of a tone."""
    return {
        Tone.PLAIN: theme.text,
        Tone.MUTED: theme.muted,
        Tone.GOOD: theme.found,
        Tone.CAREFUL: theme.expected,
    }[tone]


class Chip(QFrame):
    """A short text on a rounded ground."""

    def __init__(self, text: str, font: QFont, color: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        self._text = ReadingText(text, font, color, self, line_height=TIGHT)
        self._ideal_px = self._text.ideal_px
        row.addWidget(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Wish for the whole text on one line."""
        width_px = self._ideal_px + 21
        return QSize(width_px, self.heightForWidth(width_px))


class Column(QWidget):
    """A page: parts below each other, each on a call."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPage")
        self.theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(22, 22, 12, 20)
        self._rows.setSpacing(0)

    def put(self, widget: QWidget, space_above_px: int = 0) -> None:
        """Add a part below the last."""
        if space_above_px:
            self._rows.addSpacing(space_above_px)
        self._rows.addWidget(widget)

    def end(self) -> None:
        """Leave what room is left below the last part."""
        self._rows.addStretch(1)

    def heading(self, text: str) -> None:
        """Add a section's heading."""
        font = self.theme.font(HEADING_PX, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.put(ReadingText(text, font, self.theme.muted, self), 20)
        self._rows.addSpacing(4)

    def text(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        *,
        size_px: int = BODY_PX,
        italic: bool = False,
        above: int = 0,
    ) -> None:
        """Add a paragraph."""
        color = tone_color(self.theme, tone)
        self.put(ReadingText(text, self.theme.font(size_px, italic=italic), color, self), above)

    def title(self, text: str, above: int = 8) -> None:
        """Add the page's title."""
        font = self.theme.font(TITLE_PX, bold=True, serif=True)
        self.put(ReadingText(text, font, self.theme.text, self, tab_stop=True, line_height=TIGHT), above)

    def chips(self, chips: list[tuple[str, QColor, bool]]) -> None:
        """Add a line of chips: text, colour and whether it is bold."""
        line = QWidget(self)
        flow = FlowLayout(6, line)
        for text, color, bold in chips:
            flow.addWidget(Chip(text, self.theme.font(SMALL_PX, bold=bold), color, line))
        policy = line.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        line.setSizePolicy(policy)
        self.put(line, 10)

    def link(self, text: str, above: int = 1) -> TextLink:
        """Add a link and return it for its click to be connected."""
        link = TextLink(text, self.theme.font(BODY_PX), self.theme.selection, self)
        self.put(link, above)
        return link

    def problem(self, problem: Problem) -> TextLink:
        """Add a problem and return the link that leads to its line."""
        self.text(f"⚠ {problem.message}", Tone.CAREFUL, size_px=SMALL_PX, above=6)
        return self.link(f"Line {problem.line}, column {problem.column}")

    def left_out(self, number: int) -> None:
        """Say how many parts of a list are not shown, if any."""
        if number > 0:
            self.text(f"… and {number:,} more in the file", Tone.MUTED, size_px=SMALL_PX, above=4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that this width needs: the scroll area measures without its own bar."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._rows.heightForWidth(self.width()))
