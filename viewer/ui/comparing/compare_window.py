"""File › Compare with: two versions in one canvas, and the list of what is different beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from viewer.dataclass import dataclass
from viewer.files.comparing import compare_readings
from viewer.files.read.reader import ReadError, Reading
from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.model.comparing.differences import Comparison
from viewer.model.comparing.summary import SAME_WORDS, summary
from viewer.model.comparing.together import Together, together
from viewer.model.joining import headed
from viewer.model.timeline import Timeline
from viewer.ui.canvas.access.reader import make_readable
from viewer.ui.canvas.timeline_view import TimelineView
from viewer.ui.comparing.changes_list import ChangesList
from viewer.ui.comparing.marks import ChangeMarks
from viewer.ui.comparing.sign_key import SignKey
from viewer.ui.document.document import Document
from viewer.ui.exchange.aside import Aside
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.footer import footer
from viewer.ui.kit.dialogs.thin_progress import ThinProgress
from viewer.ui.kit.leading import leading
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState
from viewer.words import N_, _

_SIZE, _LEAST = (1240, 760), (520, 420)
#: Narrower than this, the list stands below.
_BESIDE_PX = 760
_LIST_SHARE, _LIST_SHARE_BELOW = 0.38, 0.5
_TEXT_PX, _HEAD_PX = 13, 14
_FROM_TO = "{old}  →  {new}"
_UNREADABLE = N_("nothing of it can be read")


@dataclass(frozen=True, slots=True)
class Other:
    """The version that the open file is compared with.

    Attributes:
        name: What it is called.
        read: Reads it, on any thread.

    ``read`` raises:
        ReadError: It cannot be read.
    """

    name: str
    read: Callable[[], Reading]


class _Found(NamedTuple):
    """What a comparison gives: its values, the index of both in one, what is different in it, and all in a line."""

    comparison: Comparison
    both: Together
    hits: Hits | None
    said: str


class CompareWindow(QDialog):
    """Shows the open file and another version of it; nothing in it writes.

    It follows the open file: where that is saved, both are compared anew.

    Attributes:
        state: What the canvas shows.
    """

    def __init__(
        self, other: Other, document: Document, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._other, self._document, self._appearance = other, document, appearance
        self._is_turned = False
        self._is_beside: bool | None = None
        self._places: dict[str, int] = {}
        self._shown: tuple[str, ...] = ()
        self._aside = Aside((ReadError,), self)
        self.setWindowTitle(_("Compare with {file}").format(file=other.name))
        self.state = ViewState(self)
        self.view = TimelineView(self.state, appearance, self)
        make_readable(self.view.canvas, self.state)
        self.marks = ChangeMarks()
        self.view.canvas.draw_over = self.marks.draw
        self.changes = ChangesList(appearance, self)
        self.head, self.said, self.message = QLabel(self), QLabel(self), QLabel(self)
        self.key = SignKey(appearance, self)
        self.progress = ThinProgress(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.turn = QPushButton(_("The &other way round"), self)
        self.previous = QPushButton(_("&Previous"), self)
        self.next = QPushButton(_("&Next"), self)
        self.leave = QPushButton(_("Close"), self)
        self._lay_out()
        self._connect()
        self._dress()
        self.resize(*_SIZE)
        self.changes.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for label in (self.head, self.said, self.message):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
        self.message.setObjectName("staleStrip")
        self.message.hide()
        self.said.setObjectName("muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.said)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setContentsMargins(18, 10, 18, 8)
        top.addLayout(words, 1)
        top.addWidget(self.key)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        column.addWidget(self.split, 1)
        column.addWidget(self._footer())
        self.setMinimumSize(*_LEAST)

    def _footer(self) -> QFrame:
        for button in (self.turn, self.previous, self.next, self.leave):
            button.setAutoDefault(False)
        self.previous.setToolTip(_("Previous difference (Shift+F3)"))
        self.next.setToolTip(_("Next difference (F3)"))
        return footer(self, self.turn, (self.previous, self.next, self.leave))

    def _connect(self) -> None:
        self.turn.clicked.connect(lambda _checked=False: self.turn_round())
        self.previous.clicked.connect(lambda _checked=False: self.changes.step(-1))
        self.next.clicked.connect(lambda _checked=False: self.changes.step(1))
        self.leave.clicked.connect(lambda _checked=False: self.reject())
        for key, run in (
            ("F3", lambda: self.changes.step(1)), ("Shift+F3", lambda: self.changes.step(-1)), ("Esc", self.reject),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self).activated.connect(run)
        self.view.canvas.search_left.connect(self.reject)
        self.view.open_pane_requested.connect(
            lambda: self.changes.detail.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.changes.chosen.connect(self._show_chosen)
        self.state.selection_changed.connect(self._follow_selection)
        self._document.loaded.connect(self.retry)
        self._appearance.theme_changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._appearance.theme
        self.head.setFont(theme.font(_HEAD_PX, bold=True))
        for widget in (self.said, self.message):
            widget.setFont(theme.font(_TEXT_PX))
        self._arrange()

    @property
    def is_busy(self) -> bool:
        """Tell whether both are being compared."""
        return self._aside.is_busy

    # --- comparing ------------------------------------------------------------------------------

    def turn_round(self) -> None:
        """Take the older version for the newer one."""
        self._is_turned = not self._is_turned
        self.retry()

    def retry(self) -> None:
        """Compare both anew; what is shown stays until that is done."""
        reading, other, is_turned = self._document.last_reading, self._other, self._is_turned
        path = self._document.path
        own = path.name if path is not None else ""
        old, new = (own, other.name) if is_turned else (other.name, own)
        self.head.setText(_FROM_TO.format(old=old, new=new))

        def work() -> _Found:
            if reading is None or reading.timeline is None:
                raise ReadError(headed(own, _(_UNREADABLE)))
            theirs = other.read()
            if theirs.timeline is None:
                raise ReadError(headed(other.name, _(_UNREADABLE)))
            return _compared(*((reading, theirs) if is_turned else (theirs, reading)))

        self.progress.show()
        self._aside.run(work, self._take)
        if not self._places and not self.changes.table.rows:
            self.said.setText(_("Comparing…"))
            self.view.empty_note.setText(_("Comparing…"))

    def _take(self, found: _Found | None, failure: Exception | None) -> None:
        self.progress.hide()
        self.message.setVisible(found is None)
        if found is None:
            self._show_failure(_("These cannot be compared: {why}.").format(why=failure))
            return
        rows, both = found.comparison.differences, found.both
        kept = self.changes.place
        self._shown = both.shown
        self._places = {event_id: place for place, event_id in enumerate(both.shown) if event_id}
        self._places |= {
            own: self._places[new] for own, new in _befores(found).items() if new in self._places
        }
        self.marks.show(both.signs, both.before)
        is_first = not self.state.timeline.events
        self.state.set_timeline(both.timeline, self.state.selected_id)
        self.state.set_hits(found.hits)
        if is_first:
            self.state.fit()
            self.state.settle()
        self.said.setText(found.said)
        self.key.tell(rows)
        self.changes.tell(rows, f"{found.said}.")
        self.changes.choose(min(max(kept, 0), len(rows) - 1))
        self._offer()
        announce(self, found.said)

    def _show_failure(self, text: str) -> None:
        self.message.setText(text)
        self.said.setText("")
        self._places, self._shown = {}, ()
        self.marks.show({}, frozenset())
        self.state.set_timeline(Timeline())
        self.view.empty_note.setText("")
        self.key.tell(())
        self.changes.tell((), "")
        self._offer()
        announce(self, text)

    def _offer(self) -> None:
        for button in (self.previous, self.next):
            button.setEnabled(bool(self.changes.table.rows))

    # --- walking --------------------------------------------------------------------------------

    def _show_chosen(self, place: int) -> None:
        """Show a difference in the canvas; one of its two places that is selected already stays so."""
        if place < len(self._shown) and self._places.get(self.state.selected_id) != place:
            self.state.select(self._shown[place])

    def _follow_selection(self, event_id: str) -> None:
        place = self._places.get(event_id)
        if place is not None and place != self.changes.place:
            self.changes.choose(place)

    # --- Qt -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the list beside the timeline, or below it where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._appearance.theme.sized(_BESIDE_PX)
        if beside is self._is_beside:
            return
        self._is_beside = beside
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.said.setVisible(beside)
        self.view.overview.setVisible(beside)
        self.changes.set_roomy(beside)
        self.split.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        room, share = (self.width(), _LIST_SHARE) if beside else (self.height(), _LIST_SHARE_BELOW)
        self.split.setSizes([round(room * (1 - share)), round(room * share)])

    def done(self, result: int) -> None:
        """Close, with no thread left behind."""
        self._aside.wait()
        super().done(result)


def _compared(old: Reading, new: Reading) -> _Found:
    assert old.timeline is not None
    assert new.timeline is not None
    comparison = compare_readings(old, new)
    both = together(old.timeline, new.timeline, comparison)
    index = TimelineIndex.of(both.timeline)
    index.prepare()
    different = [place for place, event in enumerate(both.timeline.events) if event.id in both.signs]
    hits = Hits(index, different, told="different") if different else None
    said = summary(comparison)
    if comparison.is_same and old.text != new.text:
        said = _(SAME_WORDS)
    return _Found(comparison, both, hits, said)


def _befores(found: _Found) -> dict[str, str]:
    """Return the events of the new version by what stands where they stood before."""
    return {
        f"{one.old_id}@old": one.new_id
        for one in found.comparison.differences
        if f"{one.old_id}@old" in found.both.before
    }
