"""The welcome page: ways to begin, and the files opened last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.dataclass import dataclass
from viewer.files.read.regular import is_file
from viewer.ui.kit.icons import app_icon
from viewer.ui.kit.leading import leading
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.ui.welcome.row import Row
from viewer.words import N_, _

MISSING = N_("no longer there")
_PURPOSE = N_("A timeline for people who must show their sources.")
_NO_FILES = N_("Files that you open are listed here.")
#: Widths at the usual size of texts, logical pixels: of both columns, and below which they stand below each other.
_WIDEST_PX, _NARROW_PX = 860, 600
_PICTURE_PX = 56
_MARGIN_PX = 28


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to begin.

    Attributes:
        title: What it is called.
        note: What comes of it.
        key: Its key as one reads it; empty for none.
        run: Does it.
    """

    title: str
    note: str
    key: str
    run: Callable[[], object]


class WelcomePage(QScrollArea):
    """What one can begin with, at the left; the files opened last, at the right.

    Args:
        offers: From the first to the last.
        settings: Know the files opened last.
        appearance: Fonts and colours.
        can_open_beside: A file can be opened in a window of its own.

    Signals:
        file_chosen(object): the path of a file that is to be opened.
        beside_chosen(object): the path of a file that is to be opened in another window.
        said(str): a line for the status bar.
    """

    file_chosen = Signal(object)
    beside_chosen = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        offers: Sequence[Offer],
        settings: Settings,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        can_open_beside: bool = False,
    ) -> None:
        super().__init__(parent)
        self._settings, self._appearance = settings, appearance
        self._can_open_beside = can_open_beside
        self.setObjectName("welcome")
        self.setAccessibleName(_("Welcome"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels: list[tuple[QLabel, Callable[[], QFont]]] = []
        self._middle = QWidget(self)
        column = QVBoxLayout(self._middle)
        column.setSpacing(0)
        column.addStretch(2)
        column.addLayout(self._head())
        column.addSpacing(26)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(28)
        left, right = self._column(_("Begin")), self._column(_("Recent files"))
        self.offers = [self._offer(offer, left) for offer in offers]
        left.addStretch(1)
        self._list = right
        self.recent: list[Row] = []
        self.nothing = self._label(_(_NO_FILES), lambda: self._appearance.theme.font(13), muted=True)
        self.nothing.setContentsMargins(12, 6, 12, 6)
        right.addWidget(self.nothing)
        right.addStretch(1)
        column.addLayout(self.columns)
        column.addStretch(3)
        self.setWidget(self._middle)
        appearance.theme_changed.connect(self._dress)
        self._dress()

    # --- what stands there --------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(_Picture(self._appearance, self._middle))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        theme = self._appearance
        words.addWidget(self._label("Dateline", lambda: theme.theme.font(30, bold=True, serif=True)))
        words.addWidget(self._label(_(_PURPOSE), lambda: theme.theme.font(14), muted=True))
        words.addStretch(1)
        head.addLayout(words, 1)
        return head

    def _column(self, heading: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        label = self._label(heading, lambda: self._appearance.theme.font(12, bold=True), muted=True)
        label.setContentsMargins(12, 0, 12, 4)
        column.addWidget(label)
        self.columns.addLayout(column, 1)
        return column

    def _label(self, text: str, font: Callable[[], QFont], *, muted: bool = False) -> QLabel:
        label = QLabel(text, self._middle)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
        if muted:
            label.setObjectName("muted")
        self._labels.append((label, font))
        return label

    def _offer(self, offer: Offer, column: QVBoxLayout) -> Row:
        row = Row(offer.title, offer.note, offer.key, self._appearance, self._middle)
        row.clicked.connect(lambda _checked=False: offer.run())
        row.step_wished.connect(partial(self._step, row))
        column.addWidget(row)
        return row

    def refresh(self) -> None:
        """List the files opened last as they are now; the keyboard stays where it is."""
        focus = next((number for number, row in enumerate(self.recent) if row.hasFocus()), -1)
        for row in self.recent:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.recent = [self._file(path) for path in self._settings.known()]
        for number, row in enumerate(self.recent):
            self._list.insertWidget(1 + number, row)
            row.show()
        self.nothing.setVisible(not self.recent)
        if focus >= 0:
            rows = self.recent or self.offers
            rows[min(focus, len(rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _file(self, path: Path) -> Row:
        is_there = is_file(path)
        row = Row(
            path.name, _short(path.parent), "" if is_there else _(MISSING), self._appearance, self._middle,
            is_faint=not is_there,
        )  # fmt: skip
        row.setToolTip(str(path).replace("<", "&lt;"))
        row.clicked.connect(lambda _checked=False: self._choose(path))
        row.step_wished.connect(partial(self._step, row))
        row.removal_wished.connect(lambda: self._remove(path))
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(
            lambda place: self.menu_of(path, row).popup(row.mapToGlobal(place))
        )
        return row

    def _choose(self, path: Path) -> None:
        if is_file(path):
            self.file_chosen.emit(path)
        else:
            self.refresh()
            self.said.emit(_("{file} is no longer there; Delete takes it out of the list").format(file=path))

    def _remove(self, path: Path) -> None:
        self._settings.forget_recent(path)
        self.refresh()
        self.said.emit(_("Taken out of the list: {file}").format(file=path))

    def menu_of(self, path: Path, row: Row) -> QMenu:
        """Return what can be done with a file, as a menu that goes when it is closed."""
        menu = QMenu(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Open")).triggered.connect(lambda _checked=False: self._choose(path))
        if self._can_open_beside and is_file(path):
            beside = menu.addAction(_("Open in a new &window"))
            beside.triggered.connect(lambda _checked=False: self.beside_chosen.emit(path))
        menu.addSeparator()
        menu.addAction(_("&Remove from this list")).triggered.connect(
            lambda _checked=False: self._remove(path)
        )
        return menu

    # --- where the keyboard is ----------------------------------------------------------------

    def take_focus(self) -> None:
        """Give the keyboard to the file opened last, or to the first way to begin where that stands above it."""
        is_stacked = self.columns.direction() == QBoxLayout.Direction.TopToBottom
        rows = self.offers if is_stacked or not self.recent else self.recent
        if rows:
            self._give(rows[0], Qt.FocusReason.OtherFocusReason)

    def _give(self, row: Row, reason: Qt.FocusReason) -> None:
        row.setFocus(reason)
        self.ensureWidgetVisible(row, 0, _MARGIN_PX)

    def _keep_in_sight(self) -> None:
        """Take the keyboard back from a row that the first layout has put out of sight."""
        row = next((one for one in (*self.offers, *self.recent) if one.hasFocus()), None)
        if row is not None and row.visibleRegion().boundingRect().height() < row.height():
            self.take_focus()

    def _step(self, row: Row, step: int) -> None:
        rows = self.offers if row in self.offers else self.recent
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            self._give(rows[place], Qt.FocusReason.TabFocusReason)

    # --- looks --------------------------------------------------------------------------------

    def _dress(self) -> None:
        for label, font in self._labels:
            label.setFont(font())
        self._arrange()

    def _arrange(self) -> None:
        """Set the columns beside each other where both have room, in the middle of a wide window."""
        theme, width = self._appearance.theme, self.viewport().width()
        below = width < theme.sized(_NARROW_PX)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(direction)
        side = max(_MARGIN_PX, (width - theme.sized(_WIDEST_PX)) // 2)
        column = self._middle.layout()
        assert column is not None
        column.setContentsMargins(side, _MARGIN_PX, side, _MARGIN_PX)

    # --- Qt -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """List what there is now; labels have lost their fonts to the style sheet by the first showing."""
        super().showEvent(event)
        self._dress()
        self.refresh()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round with Tab, also to rows that have to be scrolled to; there is nothing else to go to."""
        rows = [*self.offers, *self.recent]
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), -1 if forward else 0)
        self._give(
            rows[(here + (1 if forward else -1)) % len(rows)],
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason,
        )
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Look again when the user comes back to the window: files come and go."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self.refresh()


def _short(folder: Path) -> str:
    """Return a folder as one reads it, one's own as ``~``."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


class _Picture(QWidget):
    """The program's icon, sharp at every size."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        size = self._appearance.theme.sized(_PICTURE_PX)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        app_icon().paint(painter, self.rect())
        painter.end()
