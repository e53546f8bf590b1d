"""The dialog of everything around the events: title and zone, lanes, sources, eras."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from viewer.model.fields import Fields
from viewer.model.timeline import Timeline
from viewer.ui.forms.discarding import discarding
from viewer.ui.forms.header.head_page import HeadPage
from viewer.ui.forms.header.items_page import ItemsPage
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.messages import ask
from viewer.ui.kit.tab_order import chained_stops, step
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, without_letter

_PAGES = (("lanes", N_("&Lanes")), ("sources", N_("&Sources")), ("eras", N_("E&ras")))


class TimelineDialog(QDialog):
    """Pages with what a file says around its events; each thing done is an edit of its own.

    Signals:
        head_submitted(object, object): what the file says of title, description and time zone, and what it shall.
        wanted(str, str, object): ``add``, ``edit``, ``delete``, ``up`` or ``down``, a section, and the item.
        undo_wanted(bool): the last edit is to be taken back (True) or done again.
    """

    head_submitted = Signal(object, object)
    wanted = Signal(str, str, object)
    undo_wanted = Signal(bool)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Timeline – {name}").format(name=name) if name else _("Timeline"))
        self._theme = theme
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the timeline"))
        self._stack = QStackedWidget(self)
        self.head = HeadPage(theme, self)
        self._add_page(_("&Timeline"), self.head)
        self.pages: dict[str, ItemsPage] = {}
        for section, message in _PAGES:
            title = _(message)
            page = self.pages[section] = ItemsPage(section, without_letter(title), theme, self)
            self._add_page(title, page)
            page.opened.connect(lambda section=section: self._want("edit", section))
            page.removed.connect(lambda section=section: self._want("delete", section))
            page.changed.connect(self._enable)
        self.buttons: dict[str, QPushButton] = {}
        self._side = self._buttons()
        self.said = QLabel(self)
        self._footer = QFrame(self)
        self._lay_out()
        self.head.submitted.connect(self.head_submitted)
        self.tabs.currentChanged.connect(self._turn)
        for keys, verb in (("Alt+Shift+Up", "up"), ("Alt+Shift+Down", "down")):
            QShortcut(QKeySequence(keys), self, lambda verb=verb: self._want(verb, self.section))
        QShortcut(QKeySequence("Ctrl+Z"), self, lambda: self.undo_wanted.emit(True))
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, lambda: self.undo_wanted.emit(False))
        self.resize(760, 460)
        self._enable()

    # --- layout ---------------------------------------------------------------------------------

    def _add_page(self, title: str, page: QWidget) -> None:
        self.tabs.addTab(title)
        self._stack.addWidget(page)

    def _buttons(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for verb, text, tip in (
            ("add", _("&Add…"), ""),
            ("edit", _("&Edit…"), _("Enter")),
            ("delete", _("&Delete…"), _("Del")),
            ("up", _("Move &up"), _("Alt+Shift+↑")),
            ("down", _("Move d&own"), _("Alt+Shift+↓")),
        ):
            button = self.buttons[verb] = QPushButton(text, side)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, verb=verb: self._want(verb, self.section))
            if verb == "up":
                column.addSpacing(10)
            column.addWidget(button)
        column.addStretch(1)
        return side

    def _lay_out(self) -> None:
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        footer = self._footer
        footer.setObjectName("formFooter")
        row = QHBoxLayout(footer)
        row.setContentsMargins(18, 10, 18, 12)
        row.addWidget(self.said, 1)
        buttons = QDialogButtonBox(footer)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        middle = QHBoxLayout()
        middle.setContentsMargins(18, 16, 18, 16)
        middle.setSpacing(14)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._side)
        top = QFrame(self)
        top.setObjectName("tabPlace")
        tabs = QHBoxLayout(top)
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(middle, 1)
        column.addWidget(footer)

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def section(self) -> str:
        """The section whose page is shown; empty for the first page."""
        number = self.tabs.currentIndex() - 1
        return _PAGES[number][0] if number >= 0 else ""

    def show_page(self, section: str) -> None:
        """Show the page of a section, the first one for an empty name."""
        names = ["", *(name for name, _title in _PAGES)]
        self.tabs.setCurrentIndex(names.index(section))
        page = self.pages.get(section, self.head)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def learn(self, head: Fields, sections: dict[str, list[Fields]], timeline: Timeline) -> None:
        """Show what the file says by now; what somebody has typed stays."""
        if not self.head.isEnabled():
            self.say("")
        for page in (self.head, *self.pages.values(), self._side):
            page.setEnabled(True)
        self.head.learn(head, timeline)
        for section, items in sections.items():
            self.pages[section].set_items(items, timeline)
        self._enable()

    def block(self, why: str) -> None:
        """Let nothing be done, and say why."""
        for page in (self.head, *self.pages.values(), self._side):
            page.setEnabled(False)
        self.say(why, is_trouble=True)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what was done, or why it was not."""
        self.said.setText(text)
        self.said.setStyleSheet(
            f"color: {(self._theme.expected if is_trouble else self._theme.muted).name()}"
        )
        announce(self, text)

    def _turn(self, number: int) -> None:
        """Show a page, and give it the keyboard, unless one walks along the tabs."""
        self._stack.setCurrentIndex(number)
        self._enable()
        page = self._stack.currentWidget()
        if page is not None and not self.tabs.hasFocus():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        page = self.pages.get(self.section)
        self._side.setVisible(page is not None)
        row, last = (page.row, len(page.model.items) - 1) if page is not None else (-1, -1)
        for verb, can in (
            ("edit", row >= 0),
            ("delete", row >= 0),
            ("up", row > 0),
            ("down", 0 <= row < last),
        ):
            self.buttons[verb].setEnabled(can)

    def _want(self, verb: str, section: str) -> None:
        if section and self.buttons[verb].isEnabled():
            self.wanted.emit(verb, section, self.pages[section].selected if verb != "add" else None)

    # --- Qt -----------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through all of the dialog: Qt's own way goes round and round in the shown page.

        The page hands the keyboard on to its first field and so counts as a stop, which comes after its last.
        """
        stops = chained_stops(self, [(self.tabs, self._stack, self._side, self._footer)])
        return step(stops, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def reject(self) -> None:
        """Close, after asking where something typed would be lost."""
        if not self.head.is_changed or ask(self, discarding()) == 0:
            super().reject()
