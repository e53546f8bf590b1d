"""A page whose picture may be shown first; its document follows, before anybody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from viewer.ui.kit.page_browser import PageBrowser

if TYPE_CHECKING:
    from viewer.ui.kit.behind import Behind

#: A longer document is set at once: where it is not laid out to its end yet, asking how high it is takes long.
_MOST_CHARACTERS = 4000
_Type = QEvent.Type
#: What may reach a page that waits for its document; anything else may ask for the text.
_HARMLESS = frozenset((_Type.Paint, _Type.UpdateRequest, _Type.UpdateLater, _Type.MetaCall))
#: Questions and orders to the document; no virtual methods, which Qt would call here as well.
_TO_DOCUMENT = (
    *("alignment", "anchorAt", "append", "backward", "canPaste", "clear", "copy", "currentCharFormat"),
    *("createStandardContextMenu", "currentFont", "cursorForPosition", "cursorRect", "cut", "document"),
    *("documentTitle", "ensureCursorVisible", "extraSelections", "find", "forward", "home", "insertHtml"),
    *("insertPlainText", "moveCursor", "paste", "print_", "redo", "reload", "scrollToAnchor", "selectAll"),
    *("setAlignment", "setCurrentCharFormat", "setExtraSelections", "setHtml", "setLineWrapColumnOrWidth"),
    *("setLineWrapMode", "setMarkdown", "setPlainText", "setReadOnly", "setSource", "setText"),
    *("setTextCursor", "setTextInteractionFlags", "setUndoRedoEnabled", "setWordWrapMode", "textCursor"),
    *("toHtml", "toMarkdown", "toPlainText", "undo", "zoomIn", "zoomOut"),
)


class PicturedBrowser(PageBrowser):
    """Sets a document, which Qt lays out once more for that, behind the frame that shows its picture.

    Whoever asks for the text, by mouse, keyboard or call, finds the document of the picture.
    """

    _awaited: QTextDocument | None = None
    _behind: Behind | None = None
    _watch: _Watch | None = None

    @property
    def shown_document(self) -> QTextDocument:
        """The document of what is on screen, of which nothing but its layout is to be asked: it may not be set."""
        return self._awaited or self.document()

    @property
    def is_awaiting(self) -> bool:
        """Whether what is on screen is a picture whose document is not set yet."""
        return self._awaited is not None

    def can_wait_for(self, document: QTextDocument) -> bool:
        """Tell whether nobody reads, listens or types here, and the page is seen from its upper end."""
        return (
            document.characterCount() <= _MOST_CHARACTERS
            and self.isVisible()
            and not self.hasFocus()
            and not self.verticalScrollBar().value()
            and not QAccessible.isActive()
        )

    def set_later(self, document: QTextDocument) -> None:
        """Set a document soon; the caller shows its picture until then.

        Args:
            document: Laid out for this page; it and the one that is set now live on until ``document()`` is called.
        """
        if self._behind is None or self._watch is None:
            from viewer.ui.kit.behind import Behind  # not for the first frame

            self._behind, self._watch = Behind(self.settle, self), _Watch(self.settle, self)
        if self._awaited is None:
            for widget in (self, self.viewport(), self.verticalScrollBar()):
                widget.installEventFilter(self._watch)
        self._awaited = document
        # How far one may scroll belongs to what is seen.
        high_px = document.size().toSize().height()
        self.verticalScrollBar().setRange(0, max(0, high_px - self.viewport().height()))
        self._behind.wish()

    def settle(self) -> None:
        """Set the document that is awaited, if any; what its picture shows is not painted again."""
        document = self._awaited
        if document is None:
            return
        # Not by setUpdatesEnabled: it paints everything once it is over.
        quiet = Qt.WidgetAttribute.WA_UpdatesDisabled
        parts: tuple[QWidget, ...] = (self.viewport(), self.verticalScrollBar())
        silenced = [part for part in parts if not part.testAttribute(quiet)]
        for part in silenced:
            part.setAttribute(quiet)
        self.setDocument(document)
        self.setCursorWidth(0)  # every document has its own
        # Else a long one would be laid out bit by bit, and the scroll bar with it.
        document.size()
        for part in silenced:
            part.setAttribute(quiet, False)

    # --- Qt -----------------------------------------------------------------------------

    def setDocument(self, document: QTextDocument) -> None:
        """Set a document at once; none is awaited any more."""
        if self._awaited is not None and self._watch is not None:
            self._awaited = None
            for widget in (self, self.viewport(), self.verticalScrollBar()):
                widget.removeEventFilter(self._watch)
        super().setDocument(document)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the document, never the picture."""
        self.settle()
        super().scrollContentsBy(dx, dy)


class _Watch(QObject):
    """Has a document set before anything happens to the page that waits for it."""

    def __init__(self, settle: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._settle = settle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event happen to the document that is on screen."""
        if event.type() not in _HARMLESS:
            self._settle()
        return False


def _settled(name: str) -> Callable[..., Any]:
    """Return a method of Qt's that finds the document set."""
    method = getattr(QTextBrowser, name)

    def settled(self: PicturedBrowser, *args: Any, **named: Any) -> Any:
        self.settle()
        return method(self, *args, **named)

    return settled


for _name in _TO_DOCUMENT:
    setattr(PicturedBrowser, _name, _settled(_name))
