"""Title, description and time zone of a timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.files.write.header.check import check_head
from viewer.files.write.header_edits import HEAD
from viewer.model.dates.zones import known_zones
from viewer.model.fields import Fields
from viewer.model.timeline import Timeline
from viewer.ui.forms.header.rows import ItemRow, ItemRows
from viewer.ui.forms.parts import LineEditor, ProseEditor
from viewer.ui.forms.refusal import Refusal
from viewer.ui.look.theme import Theme
from viewer.words import _, ngettext, number

_CHECK_MS = 200


class HeadPage(QWidget):
    """A form of what a timeline is headed by; it is saved by its button.

    Signals:
        submitted(object, object): what the file says of these fields, and what it shall say.
    """

    submitted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self.rows = ItemRows(theme)
        zones = LineEditor(known_zones(), _("such as Europe/Moscow; left out: no zone at all"))
        for name, label, editor in (
            ("title", _("T&itle"), LineEditor()),
            ("description", _("Des&cription"), ProseEditor(5)),
            ("time_zone", _("Time &zone"), zones),
        ):
            self.rows.add(name, ItemRow(label, editor, None, self))
        self._refusal = Refusal(theme, self)
        self.save = QPushButton(_("Sa&ve"), self)
        # Enter in a field beside it would press it otherwise: in a dialog Qt takes any button for that.
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda _checked=False: self.submit())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_MS)
        self._timer.timeout.connect(self.check)
        bottom = QHBoxLayout()
        bottom.addWidget(self._refusal, 4)
        bottom.addStretch(1)
        bottom.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._area(), 1)
        column.addLayout(bottom)
        self.setFocusProxy(self.rows.by_name["title"].editor)
        for row in self.rows.by_name.values():
            row.editor.changed.connect(self._changed)

    def _area(self) -> QScrollArea:
        """Return the rows where they may be scrolled: large letters need more room than there is."""
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.addLayout(self.rows.grid)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("formArea")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def fields(self) -> Fields:
        """Return what stands in the fields."""
        return self.rows.fields(HEAD)

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed that is not in the file."""
        return any(row.is_changed for row in self.rows.by_name.values())

    def learn(self, fields: Fields, timeline: Timeline) -> None:
        """Take what the file says by now; what somebody has typed stays."""
        self._timeline = timeline
        self.rows.learn(fields)
        self.check()

    def _changed(self) -> None:
        self._timer.start()
        self._refusal.hide()
        self.save.setEnabled(self.is_changed)

    def check(self) -> list[str]:
        """Say below each field what is wrong with it, and return what keeps it from being saved."""
        problems = check_head(self.fields())
        self.rows.tell(problems, {"time_zone": self._zone_note()})
        self.save.setEnabled(self.is_changed)
        return [problem.message for problem in problems if problem.is_error]

    def _zone_note(self) -> str:
        """Say what another zone does."""
        if not self.rows.by_name["time_zone"].is_changed:
            return ""
        timed = sum("T" in event.date.text for event in self._timeline.events)
        if not timed:
            return _("No event has a time of day, so nothing moves: days stay the days that they are.")
        note = ngettext(
            "{number} event has a time of day. An hour without a zone of its own will be taken for one of this "
            "zone; one with a zone or an offset is shown by this zone’s clock. Days stay the days that they are.",
            "{number} events have times of day. An hour without a zone of its own will be taken for one of this "
            "zone; one with a zone or an offset is shown by this zone’s clock. Days stay the days that they are.",
            timed,
        )
        return note.format(number=number(timed))

    def submit(self) -> None:
        """Hand over what was typed, unless the reader would refuse something of it."""
        self._timer.stop()
        for row in self.rows.by_name.values():
            row.is_touched = True
        wrong = self.check()
        if wrong:
            self.show_refusal(wrong[0])
        elif self.is_changed:
            self.submitted.emit(dict(self.rows.given), self.fields())

    def show_refusal(self, message: str) -> None:
        """Say in one line why nothing was saved."""
        self._refusal.say(message)

    @property
    def refusal(self) -> str:
        """Why nothing was saved; empty for nothing."""
        return self._refusal.said
