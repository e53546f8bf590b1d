"""The fields of a form: one line, some prose, a choice; each says that it changed and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.files.write.rendering import Style, inline
from viewer.model.direction import isolated
from viewer.model.fields import Plain
from viewer.ui.kit.dialogs.choice_box import ChoiceBox
from viewer.words import _

#: Above the words of a label, which stand as high as those of the field beside it.
LABEL_TOP_PX = 7


class Editor(QWidget):
    """One field of the form.

    Signals:
        changed(): it holds something else.
    """

    changed = Signal()

    def value(self) -> Plain | None:
        """Return what it holds; None for nothing."""
        raise NotImplementedError

    def takes(self, value: Plain) -> bool:
        """Tell whether it can show a value, and give it back."""
        return isinstance(value, str)

    def set_value(self, value: Plain | None) -> None:
        """Show a value that it takes, or nothing."""
        raise NotImplementedError

    def learn(self) -> None:
        """Offer what the file names now; what is chosen or typed stays."""

    def _fill(self, *widgets: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in widgets:
            column.addWidget(widget)
        self.setFocusProxy(widgets[0])


def focus_target(widget: QWidget) -> QWidget:
    """Return the widget that takes the keyboard in a widget's place.

    A label gives the keyboard only to a buddy that takes it itself: Qt follows no proxies there.
    """
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def completer(words: Iterable[str], parent: QWidget) -> QCompleter:
    """Return a completer that finds words anywhere in the known ones, whatever their case."""
    found = QCompleter(parent)
    found.setModel(QStringListModel(list(dict.fromkeys(words)), found))
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    return found


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, known: Iterable[str] = (), hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        words = list(known)
        if words:
            self.line.setCompleter(completer(words, self.line))
        self.line.textChanged.connect(self.changed)
        self._fill(self.line)

    def takes(self, value: Plain) -> bool:
        """Take one line; a text with line breaks would lose them here."""
        return isinstance(value, str) and not set(value) & set("\r\n\u2028\u2029")

    def value(self) -> Plain | None:
        """Return the text as typed; None for blanks."""
        text = self.line.text()
        return text.strip() or None

    def set_value(self, value: Plain | None) -> None:
        """Show a text."""
        self.line.setText(value if isinstance(value, str) else "")
        self.line.setCursorPosition(0)


class LineWithMore(Editor):
    """A line of text with more beside it or below, which helps to fill it in.

    Args:
        inner: The line's editor.
    """

    def __init__(self, inner: LineEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self.line = inner.line

    def takes(self, value: Plain) -> bool:
        """Take one line."""
        return self._inner.takes(value)

    def value(self) -> Plain | None:
        """Return the text as typed; None for blanks."""
        return self._inner.value()

    def set_value(self, value: Plain | None) -> None:
        """Show a text."""
        self._inner.set_value(value)


class ProseBox(QPlainTextEdit):
    """A text box as high as its text, within bounds; Tab leaves it."""

    def __init__(self, lines: int, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._most_lines = lines, most_lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        wanted = int(self.document().size().height())
        lines = max(self._lines, min(wanted, self._most_lines))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)

    def sizeHint(self) -> QSize:
        """Wish for a column's width."""
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the lines that there are at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class ProseEditor(Editor):
    """Some lines of plain text; a blank line makes a paragraph."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ProseBox(lines, 12, self)
        self.box.textChanged.connect(self.changed)
        self._fill(self.box)

    def value(self) -> Plain | None:
        """Return the text; None for blanks."""
        text = self.box.toPlainText()
        return text.strip() or None

    def set_value(self, value: Plain | None) -> None:
        """Show a text."""
        self.box.setPlainText(value if isinstance(value, str) else "")


class ChoiceEditor(Editor):
    """One of several; a value that is none of them stays and can be chosen again.

    Args:
        choices: Returns value and what is shown for it, as the file has them at the time; an
            empty value stands for nothing written.
    """

    def __init__(
        self, choices: Callable[[], Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self.box = ChoiceBox(self)
        self._offer()
        self.box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill(self.box)

    def _offer(self) -> None:
        for value, text in self._choices():
            self.box.addItem(isolated(text), value)

    def learn(self) -> None:
        """Offer what there is now; the choice stays, also where it is no longer offered."""
        chosen = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        self._offer()
        self.set_value(chosen)
        self.box.blockSignals(False)

    def value(self) -> Plain | None:
        """Return the chosen value; None for nothing written."""
        return str(self.box.currentData() or "") or None

    def set_value(self, value: Plain | None) -> None:
        """Choose a value."""
        text = value if isinstance(value, str) else ""
        row = self.box.findData(text)
        if row < 0 and text:
            self.box.addItem(isolated(text), text)
            row = self.box.count() - 1
        self.box.setCurrentIndex(max(row, 0))


class OddEditor(Editor):
    """A value that the form cannot show; it stays in the file as it is."""

    def __init__(self, value: Plain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        text = inline(value, Style())
        label = QLabel(f"{text[:119]}…" if len(text) > 120 else text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setToolTip(_("Written in a way that this form leaves as it is; edit it in a text editor"))
        label.setObjectName("muted")
        self._fill(label)

    def value(self) -> Plain | None:
        """Return the value as it came."""
        return self._value
