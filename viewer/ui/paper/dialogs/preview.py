"""One page of a document as it will be printed, on screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from viewer.ui.look.theme import PAPER
from viewer.ui.paper.document import PaperDocument
from viewer.words import _, number

_EDGE_PX = 6.0


class PagePreview(QWidget):
    """Paints a page of a planned document, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PaperDocument | None = None
        self._place = 0
        self.setMinimumSize(360, 380)

    def show_page(self, document: PaperDocument | None, place: int) -> None:
        """Show a page, counted from 0; nothing for no document."""
        self._document, self._place = document, place
        count = len(document.pages) if document is not None else 0
        page = _("Page {number} of {whole}").format(number=number(place + 1), whole=number(count))
        self.setAccessibleName(page if count else _("No preview"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which titles can be told."""
        return QSize(620, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page on its paper."""
        document = self._document
        if document is None or self._place >= len(document.pages):
            return
        painter = QPainter(self)
        if document.is_grey:
            painter.drawImage(0, 0, self._in_grey(document))
        else:
            self._paint_page(painter, document)
        painter.end()

    def _in_grey(self, document: PaperDocument) -> QImage:
        """Return the preview as it is printed without colours."""
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(self.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(image)
        self._paint_page(painter, document)
        painter.end()
        return image.convertToFormat(QImage.Format.Format_Grayscale8)

    def _paint_page(self, painter: QPainter, document: PaperDocument) -> None:
        layout = document.page_layout(document.pages[self._place].landscape)
        full = layout.fullRect(QPageLayout.Unit.Inch)
        width, height = full.width() * 96, full.height() * 96
        room = self.rect().adjusted(6, 6, -6, -6)
        zoom = min(room.width() / width, room.height() / height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - width * zoom) / 2, _EDGE_PX)
        painter.scale(zoom, zoom)
        painter.fillRect(QRectF(0, 0, width, height), Qt.GlobalColor.white)
        painter.setPen(PAPER.line)
        painter.drawRect(QRectF(0, 0, width, height))
        painter.setClipRect(QRectF(0, 0, width, height))
        painted = layout.paintRect(QPageLayout.Unit.Inch)
        painter.translate(painted.left() * 96, painted.top() * 96)
        document.paint_page(painter, self._place)
