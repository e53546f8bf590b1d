"""The bar above the canvas: the timeline's title and the commands used most."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from viewer.model.direction import isolated
from viewer.ui.look.theme import Appearance
from viewer.words import _, without_letter

TITLE_PX = 17


class TitleLabel(QWidget):
    """The title on one line, cut at its end where there is no room; whole as tool tip."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._text = ""
        self._dress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        appearance.theme_changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFont(self._appearance.theme.font(TITLE_PX, bold=True, serif=True))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The whole title."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another title, on one line."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.update()

    def sizeHint(self) -> QSize:
        """Wish for some words; the rest of the bar's room is the title's anyway."""
        return QSize(160, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Give way to the buttons."""
        return QSize(40, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the title."""
        painter = QPainter(self)
        painter.setPen(self._appearance.theme.text)
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(text)
        )
        painter.end()


class ToolBar(QFrame):
    """Title at the left, search and buttons at the right; a narrow window takes from the title first.

    Args:
        actions: The buttons' commands, from the left.
        search: The field to search in.
        appearance: Fonts and colours.
    """

    def __init__(
        self,
        actions: Sequence[QAction],
        search: QWidget,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title = TitleLabel(appearance, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 16, 8)
        row.setSpacing(7)
        # In a narrow window both give way; in a wide one the search has all it wants, the title the rest.
        row.addWidget(self.title, 3)
        row.addWidget(search, 2)
        self._search = search
        #: Buttons whose text begins with a tick while their command is on, and the text without it.
        self._ticking: list[tuple[QToolButton, str]] = []
        self._buttons = [self._button(action) for action in actions]
        self._keep_widths()
        appearance.theme_changed.connect(self._dress)
        for button in self._buttons:
            row.addWidget(button)
        self.rest = self._rest_button()
        row.addWidget(self.rest)

    def _rest_button(self) -> QToolButton:
        """Return the button for what has no room, gone while everything has."""
        button = QToolButton(self)
        button.setText("»")
        button.setToolTip(_("More"))
        button.setAccessibleName(_("More commands"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_rest(menu))
        button.setMenu(menu)
        button.hide()
        return button

    def _fill_rest(self, menu: QMenu) -> None:
        for action in menu.actions():
            # clear() of PySide 6.11 deletes them, though they are the window's.
            menu.removeAction(action)
        for button in self._buttons:
            if button.isHidden():
                menu.addAction(button.defaultAction())

    def _settle(self) -> None:
        """Show whole buttons only, from the left, as many as there is room for."""
        row = self.layout()
        assert row is not None
        margins, gap = row.contentsMargins(), row.spacing()
        room = self.width() - margins.left() - margins.right()
        room -= _least_px(self.title) + gap + _least_px(self._search)
        # One that is without its tick just now keeps the room for it.
        widths = [
            button.sizeHint().expandedTo(button.minimumSize()).width() + gap for button in self._buttons
        ]
        rest = self.rest.sizeHint().width() + gap
        shown = len(widths)
        while shown and sum(widths[:shown]) + (rest if shown < len(widths) else 0) > room:
            shown -= 1
        for number, button in enumerate(self._buttons):
            button.setVisible(number < shown)
        self.rest.setVisible(shown < len(widths))

    def minimumSizeHint(self) -> QSize:
        """Ask for title, search and the button for the rest; the other buttons go into that."""
        row = self.layout()
        assert row is not None
        margins, gap = row.contentsMargins(), row.spacing()
        parts = (self.title, self._search, self.rest)
        width = sum(_least_px(part) for part in parts) + 2 * gap
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let buttons that have no room go, or come back."""
        super().resizeEvent(event)
        self._settle()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(without_letter(action.text().partition("\t")[0]))
        # A squeezed button would be a blank box.
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if action.isCheckable():
            self._ticking.append((button, action.iconText()))
            _let_tick(action)
        return button

    def _dress(self) -> None:
        self._keep_widths()
        self._settle()

    def _keep_widths(self) -> None:
        """Make buttons as wide with a tick as without, at the size that texts have now."""
        for button, text in self._ticking:
            action = button.defaultAction()
            now = action.iconText()
            action.setIconText(_ticked(text))
            # Before that a button is as wide as its letters, without what the style sheet puts around them.
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
            action.setIconText(now)


def _least_px(widget: QWidget) -> int:
    """Return the width that a layout leaves to a widget at least."""
    return max(widget.minimumWidth(), widget.minimumSizeHint().width())


def _ticked(text: str) -> str:
    return f"✓ {text}"


def _let_tick(action: QAction) -> None:
    """Let the text of a command's button begin with a tick while it is on."""
    text = action.iconText()

    def mark(on: bool) -> None:
        action.setIconText(_ticked(text) if on else text)

    mark(action.isChecked())
    action.toggled.connect(mark)
