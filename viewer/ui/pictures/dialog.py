"""Asks what a picture shows and how it is to be, and shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.fields import check_box, combo_box, number_box
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.shown import What
from viewer.ui.pictures.choice import MOST_SCALE, MOST_WIDTH, Kind, PictureChoice, PictureError
from viewer.ui.pictures.layout import View
from viewer.ui.pictures.picture import Picture
from viewer.ui.pictures.seen import Seen
from viewer.words import N_, _, ngettext, pgettext

#: A change is shown after so long without another one.
_REST_MS = 150
#: Above so many events the picture is drawn only when somebody asks to see it.
_MOST_AT_ONCE = 1500
_KINDS = {Kind.SVG: N_("SVG, sharp at any size"), Kind.PNG: N_("PNG, of pixels")}
_PALETTES = {"light": N_("Light"), "dark": N_("Dark"), "print": N_("For print")}
#: Of the column of fields, at least; and what it has beside its widest row.
_FORM_PX, _BESIDE_PX = 300, 8
_LEAST_PREVIEW = QSize(420, 320)
_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class PictureDialog(QDialog):
    """Asks what a picture shows, in which format, size and colours.

    Args:
        seen: What the window shows.
        choice: As chosen last.
        save: Called with the picture and its choice once a person wants it as a file; True closes the dialog.
        copy: Called with the picture to put it on the clipboard; returns a line that says what was done.
    """

    def __init__(
        self,
        seen: Seen,
        choice: PictureChoice,
        save: Callable[[Picture, PictureChoice], bool],
        copy: Callable[[Picture], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export picture"))
        self._seen, self._save, self._copy = seen, save, copy
        self.picture: Picture | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.make)
        self._make_fields(choice)
        self.preview = _Preview(self)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(_READABLE)
        self._make_buttons()
        self._arrange()
        self._follow_fields()
        self._changed()

    # --- what was chosen ----------------------------------------------------------------

    @property
    def what(self) -> What:
        """Which events it shows."""
        return self._whats[max(0, self.events.currentIndex())]

    @property
    def choice(self) -> PictureChoice:
        """How it is to be."""
        return PictureChoice(
            list(_KINDS)[self.kind.currentIndex()],
            self.width_px.value() or None,
            self.size_of_letters.value() / 100,
            list(_PALETTES)[self.palette_name.currentIndex()],
            self.title.isChecked(),
            self.notes.isChecked(),
            self.legend.isChecked(),
        )

    # --- the fields ---------------------------------------------------------------------

    def _make_fields(self, choice: PictureChoice) -> None:
        offered = [one for one in What if one is What.ALL or one in self._seen.shown.ids]
        self._whats = [one for one in offered if one is not What.IN_SIGHT or self._seen.span]
        self.events = combo_box(self, [_(one.value) for one in self._whats])
        self.events.setCurrentIndex(self._whats.index(self._first()))
        self.hidden = combo_box(
            self, [pgettext("hidden lanes", "Leave out"), pgettext("hidden lanes", "Show")]
        )
        self.kind = combo_box(self, [_(name) for name in _KINDS.values()])
        self.kind.setCurrentIndex(list(_KINDS).index(choice.kind))
        self.width_px = number_box(self, 0, MOST_WIDTH, choice.width or 0, step=100, unit=_(" pixels"))
        self.width_px.setSpecialValueText(_("As suits the timeline"))
        self.size_of_letters = number_box(
            self, 50, round(100 * MOST_SCALE), round(100 * choice.scale), step=25, unit=" %"
        )
        self.palette_name = combo_box(self, [_(name) for name in _PALETTES.values()])
        self.palette_name.setCurrentIndex(list(_PALETTES).index(choice.palette))
        self.title = check_box(self, _("&Title"), choice.title)
        self.notes = check_box(self, _("What it does &not show"), choice.notes)
        self.legend = check_box(self, _("&What the marks mean"), choice.legend)

    def _first(self) -> What:
        """Return the part that is proposed: what the filter leaves, else everything."""
        return What.FILTERED if What.FILTERED in self._seen.shown.ids else What.ALL

    def _follow_fields(self) -> None:
        for combo in (self.events, self.hidden, self.kind, self.palette_name):
            combo.currentIndexChanged.connect(self._changed)
        for box in (self.title, self.notes, self.legend):
            box.toggled.connect(self._changed)
        for spin in (self.width_px, self.size_of_letters):
            spin.valueChanged.connect(self._changed)

    def _make_buttons(self) -> None:
        self.save_button = QPushButton(_("&Save…"), self)
        self.copy_button = QPushButton(_("&Copy"), self)
        self.cancel_button = QPushButton(_("Cancel"), self)
        self.show_button = QPushButton(_("Show the &picture"), self)
        self.save_button.setDefault(True)
        for button in (self.copy_button, self.cancel_button, self.show_button):
            button.setAutoDefault(False)
        self.save_button.clicked.connect(self._press_save)
        self.copy_button.clicked.connect(self._press_copy)
        self.cancel_button.clicked.connect(self.reject)
        self.show_button.clicked.connect(self.make)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(_("&Events"), self.events)
        form.addRow(_("&Hidden lanes"), self.hidden)
        form.setRowVisible(self.hidden, bool(self._seen.shown.hidden))
        form.addRow(_("&Kind of file"), self.kind)
        form.addRow(_("Wi&dth"), self.width_px)
        form.addRow(_("Size of &letters"), self.size_of_letters)
        form.addRow(_("C&olours"), self.palette_name)
        form.addRow(_("With it"), self.title)
        form.addRow("", self.notes)
        form.addRow("", self.legend)
        buttons = QHBoxLayout()
        for button in (self.save_button, self.copy_button, self.cancel_button):
            buttons.addWidget(button)
        self._form = QWidget(self)
        self._rows = (form, buttons)
        left = QVBoxLayout(self._form)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addLayout(form)
        left.addWidget(self.told)
        left.addStretch(1)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignHCenter)
        both = QHBoxLayout(self)
        both.setContentsMargins(16, 16, 16, 14)
        both.setSpacing(16)
        both.addWidget(self._form)
        both.addLayout(right, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep as much room for the fields as they need in letters of this size, whatever is told below them."""
        needed = max(row.sizeHint().width() for row in self._rows)
        self._form.setFixedWidth(max(_FORM_PX, needed + _BESIDE_PX))
        super().showEvent(event)

    # --- the picture --------------------------------------------------------------------

    def _changed(self) -> None:
        """Draw anew where that is quick, else wait until somebody wants to see it."""
        content = self._part()[0]
        is_large = len(content.timeline.events) > _MOST_AT_ONCE
        self.picture = None
        self.show_button.setVisible(is_large)
        if is_large:
            self._rest.stop()
            self.preview.show_picture(None)
            self._tell(_("Large timelines are drawn when you ask for it."))
        else:
            self._rest.start()

    def _part(self) -> tuple[PaperContent, View]:
        return self._seen.part(self.what, hidden_too=self.hidden.currentIndex() == 1)

    def make(self) -> None:
        """Draw the picture as it is chosen now, show it and say what it does not show."""
        self._rest.stop()
        content, view = self._part()
        try:
            self.picture = Picture(content, self.choice, view)
        except PictureError as error:
            self.picture = None
            self._tell(f"{str(error)[:1].upper()}{str(error)[1:]}.")
        else:
            unsaid = self.picture.unsaid()
            notes = [note for note in self.picture.notes() if note not in unsaid]
            self._tell("\n".join([self.picture.summary(), *self._resolution(), *unsaid, *notes]))
        self.show_button.hide()
        self.preview.show_picture(self.picture)
        for button in (self.save_button, self.copy_button):
            button.setEnabled(self.picture is not None)

    def _resolution(self) -> list[str]:
        choice = self.choice
        dots = ngettext("{number} dots an inch", "{number} dots an inch", choice.dots_per_inch)
        return [dots.format(number=choice.dots_per_inch)] if choice.kind is Kind.PNG else []

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        announce(self, text)

    def _made(self) -> Picture | None:
        """Return the picture as it is chosen now."""
        if self.picture is None or self._rest.isActive():
            self.make()
        return self.picture

    def _press_save(self) -> None:
        picture = self._made()
        if picture is not None and self._save(picture, self.choice):
            self.accept()

    def _press_copy(self) -> None:
        picture = self._made()
        if picture is not None:
            self._tell(self._copy(picture))


class _Preview(QFrame):
    """Shows a picture as large as there is room, never enlarged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(_LEAST_PREVIEW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture: Picture | None = None
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setAccessibleName(_("How it will look"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._label)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture, or none."""
        self._picture = picture
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture is None:
            self._label.clear()
            return
        ratio = self.devicePixelRatioF()
        image = self._picture.small(self.width() * ratio, self.height() * ratio)
        # Its ground may be that of the dialog: without an edge nobody would see where it ends.
        painter = QPainter(image)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
        painter.end()
        image.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(image))
