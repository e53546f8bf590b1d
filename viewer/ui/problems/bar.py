"""The head of the problems panel: counts that switch severities off, a filter, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from viewer.model.problems import Problem, Severity
from viewer.ui.kit.icons import icon
from viewer.ui.look.theme import Appearance
from viewer.ui.problems.model import ProblemsModel
from viewer.ui.problems.row import mark_color, mark_of
from viewer.words import N_, NN_, _, ngettext, number

_TEXT_PX = 13
_GAP_PX = 8
_COUNTED = {
    Severity.ERROR: NN_("{number} error", "{number} errors"),
    Severity.WARNING: NN_("{number} warning", "{number} warnings"),
}
_SHOW = {Severity.ERROR: N_("Show errors"), Severity.WARNING: N_("Show warnings")}
_AROUND = (18, 6, 12, 6)


class ProblemsBar(QFrame):
    """One line of controls.

    Signals:
        changed(): the filter or a switch is another.
        copy_requested(): copy all.
        go_requested(): open the chosen problem in the editor.
        edit_requested(): open the form of the chosen problem's event.
        closed(): hide the panel.
    """

    changed = Signal()
    copy_requested = Signal()
    go_requested = Signal()
    edit_requested = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsBar")
        self._appearance = appearance
        self._heading = QLabel(_("Problems"), self)
        self.switches = {severity: self._switch() for severity in Severity}
        self.accepted = QLabel(self)
        self.accepted.setToolTip(_("Warnings that the file accepts, each with its reason"))
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter problems"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(lambda _text: self.changed.emit())
        self._go = QPushButton(_("Go to &line"), self)
        self._go.setToolTip(_("Open the chosen problem in your editor (Enter)"))
        self._go.clicked.connect(self.go_requested)
        self.edit = QPushButton(_("Ed&it…"), self)
        self.edit.setToolTip(_("Open the form of the chosen problem's event"))
        self.edit.clicked.connect(self.edit_requested)
        self._copy = QPushButton(_("Cop&y all"), self)
        self._copy.setToolTip(_("Copy every problem shown; Ctrl+C in the list copies the selected ones"))
        self._copy.clicked.connect(self.copy_requested)
        self._close = QToolButton(self)
        self._close.setObjectName("quiet")
        self._close.setToolTip(_("Close (Esc)"))
        self._close.setAccessibleName(_("Close the problems"))
        self._close.clicked.connect(self.closed)
        self._lay_out()
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _switch(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("switch")
        button.setCheckable(True)
        button.setChecked(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(lambda _on: self.changed.emit())
        return button

    def _lay_out(self) -> None:
        self._what, self._deeds = QHBoxLayout(), QHBoxLayout()
        self._what.addWidget(self._heading)
        self._what.addSpacing(8)
        for button in self.switches.values():
            self._what.addWidget(button)
        self._what.addWidget(self.accepted)
        self._what.addWidget(self.filter, 1)
        self._deeds.addStretch(1)
        for deed in (self.edit, self._go, self._copy, self._close):
            self._deeds.addWidget(deed)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*_AROUND)
        self._row.addLayout(self._what, 1)
        self._row.addLayout(self._deeds, 1)
        for row in (self._row, self._what, self._deeds):
            row.setSpacing(_GAP_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two lines where one would be too narrow."""
        super().resizeEvent(event)
        left, _top, right, _bottom = _AROUND
        parts = (self._what.minimumSize().width(), self._deeds.minimumSize().width())
        is_narrow = self.width() < sum(parts) + _GAP_PX + left + right
        lying, upright = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(upright if is_narrow else lying)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the wider of two lines alone."""
        left, top, right, bottom = _AROUND
        parts = (self._what.minimumSize(), self._deeds.minimumSize())
        width = max(part.width() for part in parts)
        return QSize(width + left + right, max(part.height() for part in parts) + top + bottom)

    @property
    def hidden(self) -> frozenset[Severity]:
        """The severities that are switched off."""
        return frozenset(severity for severity, button in self.switches.items() if not button.isChecked())

    def count(self, model: ProblemsModel, accepted: int = 0) -> None:
        """Show how many problems there are of each severity, and how many warnings the file accepts."""
        words = ngettext("{number} accepted", "{number} accepted", accepted)
        self.accepted.setText(words.format(number=number(accepted)) if accepted else "")
        self.accepted.setVisible(accepted > 0)
        for severity, button in self.switches.items():
            count = model.count(severity)
            text = ngettext(*_COUNTED[severity], count).format(number=number(count))
            button.setText(f"{mark_of(severity)} {text}")
            button.setToolTip(_(_SHOW[severity]))
            button.setAccessibleName(_("Show {counted}").format(counted=text))
            button.setEnabled(count > 0 or not button.isChecked())
        self._copy.setEnabled(bool(model.problems))

    def offer(self, chosen: Problem | None) -> None:
        """Let the editor be opened where there is a problem, and the form where it is one of a drawn event."""
        self._go.setEnabled(chosen is not None)
        self.edit.setEnabled(chosen is not None and bool(chosen.event_id))

    def set_closable(self, on: bool) -> None:
        """Offer to close the panel, or not."""
        self._close.setVisible(on)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self._heading.setFont(theme.font(_TEXT_PX, bold=True))
        self.accepted.setFont(theme.font(_TEXT_PX))
        self.accepted.setStyleSheet(f"color: {theme.muted.name()};")
        self._close.setIcon(icon("close", theme.text))
        for severity, button in self.switches.items():
            button.setFont(theme.font(_TEXT_PX))
            color = mark_color(theme, severity).name()
            button.setStyleSheet(f"QToolButton:checked:enabled {{ color: {color}; border-color: {color}; }}")
