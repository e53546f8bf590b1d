"""Shows a page of the pane: one document to read, select, copy, and follow the links of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from viewer.model.event_words import COPY_QUOTATION
from viewer.ui.kit.pictured_browser import PicturedBrowser
from viewer.ui.kit.quiet_bar import QuietBar
from viewer.ui.look.theme import Theme
from viewer.ui.pane.figures import figure_size, paint_figure
from viewer.ui.pane.page import Figure, Page, Target, ToAddress, ToClipboard, ToSource
from viewer.words import _

if TYPE_CHECKING:
    from viewer.ui.kit.pictures import Pictures

_CHIP_ENDS = re.compile("\u00a0 \u00a0")
_STEPPING_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PageView(PicturedBrowser):
    """Read-only text with the pane's chips and bars; it loads nothing and interprets nothing.

    Signals:
        appeared(): it is painted for the first time.
        followed(object): the Target of a link that was clicked, or entered by key.
        stepped(int): the event before (-1) or after (1) is asked for by ← or →.
    """

    appeared = Signal()
    followed = Signal(object)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = Page()
        self._picture: QPixmap | None = None
        self._decoder: Pictures | None = None
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        self._bar = QuietBar(Qt.Orientation.Vertical, self)
        self.setVerticalScrollBar(self._bar)

    @property
    def page(self) -> Page:
        """What stands on the page besides its text."""
        return self._page

    def turn_to(self, document: QTextDocument, picture: QPixmap | None = None) -> None:
        """Show another document, into which a page has been written; ``show_page`` tells of it.

        Args:
            picture: What ``picture_of`` returned for it. The document may then be set behind the frame that
                shows this; it and the one before have to live on until ``document()`` is called.
        """
        self.mark(())
        if self._can_show(picture) and self.can_wait_for(document):
            self.set_later(document)
        else:
            self.setDocument(document)
            self.setCursorWidth(0)  # every document has its own

    def show_page(
        self, page: Page, theme: Theme, name: str, scroll_px: int, picture: QPixmap | None = None
    ) -> None:
        """Show what has been written into the document.

        Args:
            name: For a screen reader.
            scroll_px: Where to scroll to, as far as the page reaches.
            picture: What ``picture_of`` returned for it; None where it was not asked.
        """
        self._page, self._theme, self._picture = page, theme, picture
        if not self._is_opaque:
            # Else all that lies around the page would be painted under it for every event.
            self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self._is_opaque = True
        self._bar.lie_on(theme.panel)
        self._fit_figures()
        self.setAccessibleName(name)
        if not self.is_awaiting:
            # The text was written before this cursor, which now stands at its end: Tab is to find the first link.
            self.setTextCursor(QTextCursor(self.document()))
            if scroll_px:
                # Long texts are laid out as they are scrolled to; asking for the size lays out all.
                self.document().size()
            self.verticalScrollBar().setValue(scroll_px)
        self.viewport().update()

    def links(self) -> dict[str, Target]:
        """Return every link's text and where it leads, from above."""
        found: dict[str, Target] = {}
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                href = fragment.charFormat().anchorHref()
                if href:
                    found[fragment.text()] = self._page.targets[int(href)]
                iterator += 1
            block = block.next()
        return found

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(self._page.targets[int(url.toString())])

    # --- what is searched for -----------------------------------------------------------

    def mark(self, words: tuple[str, ...]) -> None:
        """Show where simplified words stand in the page; none takes the marks away."""
        if not words:
            if self._is_marked:
                self.setExtraSelections([])
            self._is_marked = False
            return
        # Imported with the first search, not for the first page.
        from viewer.ui.pane.found_words import marks_in

        self.setExtraSelections(marks_in(self.document(), words, self._theme))
        self._is_marked = True

    _is_marked = False

    # --- copying ------------------------------------------------------------------------

    def selected_text(self) -> str:
        """Return the selection as plain text: without the words of *Copy* links, chips parted by dots."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        lines = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            lines.append(self._words(block, start, end))
            block = block.next()
        return "\n".join(lines)

    def _words(self, block: QTextBlock, start: int, end: int) -> str:
        words = ""
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            iterator += 1
            href = fragment.charFormat().anchorHref()
            if href and isinstance(self._page.targets[int(href)], (ToClipboard, ToSource)):
                continue
            at = fragment.position()
            words += fragment.text()[max(0, start - at) : max(0, end - at)]
        return _CHIP_ENDS.sub(" · ", words).replace("\u00a0", " ").replace("\u2028", "\n").strip(" ")

    def copy_selection(self) -> None:
        """Put the selection on the clipboard as plain text.

        Not by overriding what Qt makes of a selection: the clipboard keeps that until after the interpreter
        has gone, and takes the program with it.
        """
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.selected_text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is selected, and what is under the pointer."""
        menu = self.menu_at(QPointF(event.pos()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_at(self, place: QPointF) -> QMenu:
        """Return the menu for a place of the viewport."""
        menu = QMenu(self)
        copy = menu.addAction(_("&Copy"), self.copy_selection)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(_("Select &all"), self.selectAll)
        for text, words in self._copies_at(place):
            action = menu.addAction(text)
            action.triggered.connect(
                lambda _checked=False, words=words: self.followed.emit(ToClipboard(words))
            )
        return menu

    def _copies_at(self, place: QPointF) -> list[tuple[str, str]]:
        position = self.cursorForPosition(place.toPoint()).position()
        cards = [card for card in self._page.cards if card.start <= position <= card.end]
        found = [(_(COPY_QUOTATION), card.citation) for card in cards]
        href = self.anchorAt(place.toPoint())
        target = self._page.targets[int(href)] if href else None
        return [*found, (_("Copy address"), target.url)] if isinstance(target, ToAddress) else found

    # --- Qt -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, chips and bars, then the text over them."""
        if not self._is_opaque or not self._draw_page(event.rect()):
            super().paintEvent(event)
        self.draw_ring(self._theme.focus)
        if not self._has_appeared:
            self._has_appeared = True
            self.appeared.emit()

    _has_appeared = False
    #: Whether it draws its ground itself. Not before the first page: for the first frame, asking for the
    #: viewport would make PySide load all of its widgets.
    _is_opaque = False

    def _draw_page(self, area: QRect) -> bool:
        """Draw the ground and what lies under the text; tell whether the text was drawn as well."""
        picture = self._picture
        if picture is not None and self._can_show(picture) and self._is_as_written:
            painter = QPainter(self.viewport())
            painter.drawPixmap(0, 0, picture)
            painter.end()
            return True
        self.settle()
        from viewer.ui.pane.grounds import draw_grounds  # with the first page

        painter = QPainter(self.viewport())
        painter.fillRect(area, self._theme.panel)
        painter.translate(0, -self.verticalScrollBar().value())
        draw_grounds(painter, self.document(), self._page, self._theme)
        for figure in self._page.figures:
            self._paint_figure(painter, figure)
        painter.end()
        return False

    def _can_show(self, picture: QPixmap | None) -> bool:
        return picture is not None and picture.size() == self._picture_size and self.isEnabled()

    @property
    def _is_as_written(self) -> bool:
        """Whether the upper end of the page is in sight, and nothing in it is pointed out."""
        if self.is_awaiting:
            return True
        is_pointed_out = self._is_marked or self.textCursor().hasSelection()
        return not is_pointed_out and not self.verticalScrollBar().value()

    @property
    def _picture_size(self) -> QSize:
        return self.viewport().size() * self.devicePixelRatioF()

    def picture_of(self, document: QTextDocument, page: Page, theme: Theme) -> QPixmap:
        """Return what a page without figures will look like before anything in it is pointed out.

        Args:
            document: The page's, laid out for this view.
        """
        from viewer.ui.pane.grounds import draw_grounds

        picture = QPixmap(self._picture_size)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(theme.panel)
        painter = QPainter(picture)
        draw_grounds(painter, document, page, theme)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self.palette()
        context.clip = QRectF(self.viewport().rect())
        document.documentLayout().draw(painter, context)
        painter.end()
        return picture

    def _block_rect(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    # --- pictures -----------------------------------------------------------------------

    def wait(self) -> None:
        """Let no thread outlive the window."""
        if self._decoder is not None:
            self._decoder.wait()

    @property
    def _pictures(self) -> Pictures:
        """What decodes; made, and even imported, for the first page that has a picture."""
        if self._decoder is None:
            from viewer.ui.kit.pictures import Pictures

            self._decoder = Pictures(self)
            self._decoder.changed.connect(self.viewport().update)
        return self._decoder

    def figure_rect(self, figure: Figure) -> QRectF:
        """Return where a picture stands, in the document's coordinates."""
        # The block's own rectangle has the right top, but knows nothing of its fixed height.
        top = self._block_rect(self.document().findBlock(figure.at)).top()
        left = self.document().rootFrame().frameFormat().leftMargin()
        return QRectF(QPointF(left, top), QSizeF(self._figure_size(figure)))

    def _figure_size(self, figure: Figure) -> QSize:
        return figure_size(self.document(), self.lineWrapColumnOrWidth(), figure)

    def _fit_figures(self) -> None:
        """Keep as much height for each picture as it will take at this width."""
        for figure in self._page.figures:
            cursor = QTextCursor(self.document())
            cursor.setPosition(figure.at)
            form = cursor.blockFormat()
            height = self._figure_size(figure).height()
            form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            cursor.setBlockFormat(form)

    def _paint_figure(self, painter: QPainter, figure: Figure) -> None:
        rect = self.figure_rect(figure)
        if not rect.translated(0, -self.verticalScrollBar().value()).intersects(
            QRectF(self.viewport().rect())
        ):
            return
        image = self._pictures.image(figure.file, (rect.size() * self.devicePixelRatioF()).toSize())
        paint_figure(painter, rect, image, figure, self._theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by ↑ and ↓, as a page does, and step from event to event by ← and →; with Shift they select."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = held == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif is_plain and event.key() in _STEPPING_KEYS:
            self.stepped.emit(_STEPPING_KEYS[Qt.Key(event.key())])
        elif not is_plain or not self.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the width that is left beside the scroll bar."""
        wrap_px = max(1, self.width() - self.verticalScrollBar().sizeHint().width())
        if wrap_px != self.lineWrapColumnOrWidth():
            # Only then: Qt would lay out all the same.
            self.setLineWrapColumnOrWidth(wrap_px)
            self._fit_figures()
        super().resizeEvent(event)
