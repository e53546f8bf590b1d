"""Draws what lies under a page's text: the grounds of chips and the bars of quotations."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCursor, QTextDocument

from viewer.ui.kit.text_rects import fragment_rects
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import Card, Chip, Page

_BAR_PX = 3
_CHIP_ROUND_PX = 10
#: Around a chip's letters, above and below.
_CHIP_ROOM_PX = 4


def draw_grounds(painter: QPainter, document: QTextDocument, page: Page, theme: Theme) -> None:
    """Draw chips and bars.

    Args:
        painter: In the document's coordinates; its pen and brush are changed.
        document: Laid out.
        page: What was written into it.
        theme: Colour of the chips, and the size of texts.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.chip)
    round_px = theme.sized(_CHIP_ROUND_PX)
    for chip in page.chips:
        for rect in _chip_rects(document, chip, theme.sized(_CHIP_ROOM_PX)):
            painter.drawRoundedRect(rect, round_px, round_px)
    for card in page.cards:
        painter.fillRect(_bar_rect(document, card), card.color)


def _chip_rects(document: QTextDocument, chip: Chip, room_px: float) -> list[QRectF]:
    """Return a chip's ground, one rectangle for each line that it takes."""
    block = document.findBlock(chip.start)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    cursor = QTextCursor(block)
    cursor.setPosition(chip.end - 1)
    metrics = QFontMetricsF(cursor.charFormat().font())
    rects = fragment_rects(block.layout(), chip.start - block.position(), chip.end - chip.start)
    line_ascent = block.layout().lineAt(0).ascent()
    high = metrics.ascent() + metrics.descent() + 2 * room_px
    return [
        QRectF(rect.left(), rect.top() + line_ascent - metrics.ascent() - room_px, rect.width(), high)
        .translated(origin)
        for rect in rects
    ]  # fmt: skip


def _bar_rect(document: QTextDocument, card: Card) -> QRectF:
    """Return the bar of a quotation, on the side that its words begin at."""
    block = document.findBlock(card.start)
    rect = document.documentLayout().blockBoundingRect(block)
    # The block's own edges, for it may stand in a column; its words are set in from the bar.
    is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
    left = rect.right() + block.blockFormat().rightMargin() - _BAR_PX if is_rtl else rect.left()
    return QRectF(left, rect.top(), _BAR_PX, rect.height())
