"""The bar above the guide: back, forward, and finding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.kit.announcing import announce
from viewer.ui.kit.icons import icon
from viewer.ui.kit.menu_texts import key_text
from viewer.ui.look.theme import Appearance
from viewer.words import _

_MOST_FIELD_PX = 300


class GuideBar(QFrame):
    """Buttons and a field; it knows nothing of pages.

    Args:
        appearance: Colours, followed.

    Signals:
        stepped(int): back (-1) or forward (1) was asked for.
        contents_wanted(): the contents were asked for.
        searched(str): the words in the field have changed.
        hit_wanted(int): the next place of the words (1) or the previous one (-1) was asked for.
        left(): Escape was pressed in the field.
    """

    stepped = Signal(int)
    contents_wanted = Signal()
    searched = Signal(str)
    hit_wanted = Signal(int)
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("tools")
        self.back = self._button(_("Back"), lambda: self.stepped.emit(-1), key_text("Alt+Left"))
        self.forward = self._button(_("Forward"), lambda: self.stepped.emit(1), key_text("Alt+Right"))
        self.contents = self._button(_("The guide's contents"), self.contents_wanted.emit)
        self.contents.setText(_("Contents"))
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.hide()
        self.field = QLineEdit(self)
        self.field.setObjectName("search")
        self.field.setAccessibleName(_("Find on this page"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(_MOST_FIELD_PX)
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        self._lay_out()
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding)
        self._row.setSpacing(8)
        for widget in (self.back, self.forward, self.contents):
            self._row.addWidget(widget)
        self._row.addSpacerItem(self._space)
        self._row.addWidget(self.told)
        self._row.addWidget(self.field, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(6)
        self._column.addLayout(self._row)

    def set_narrow(self, on: bool) -> None:
        """Suit a narrow guide: with a button for its contents, and what is told below the field."""
        self.contents.setVisible(on)
        self.told.setWordWrap(on)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy.Policy.Fixed if on else QSizePolicy.Policy.Expanding
        self._space.changeSize(0, 0, policy)
        self._row.invalidate()
        self.field.setPlaceholderText(_("Find (Ctrl+F)") if on else _("Find on this page (Ctrl+F)"))
        if on:
            self._row.removeWidget(self.told)
            self._column.addWidget(self.told)
        elif self._row.indexOf(self.told) < 0:
            self._column.removeWidget(self.told)
            self._row.insertWidget(self._row.count() - 1, self.told)

    def _button(self, name: str, run: object, key: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(f"{name} ({key})" if key else name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: run())  # type: ignore[operator]
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _dress(self) -> None:
        color = self._appearance.theme.text
        self.back.setIcon(icon("previous", color))
        self.forward.setIcon(icon("next", color))

    def tell(self, text: str) -> None:
        """Say beside the field what was found, aloud too where somebody listens."""
        if text != self.told.text():
            self.told.setText(text)
            self.told.setVisible(bool(text))
            if text:
                announce(self.field, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and Shift+Enter go through what was found, and Escape end finding."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.hit_wanted.emit(-1 if is_back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
            return True
        return False
