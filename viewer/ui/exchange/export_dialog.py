"""Asks what of a timeline is written in another format, and says beforehand what that cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from viewer.exchange.draft.notes import Unreadable
from viewer.exchange.draft.own_table import beside
from viewer.exchange.formats import Target
from viewer.exchange.part import part_of
from viewer.exchange.writers.outgoing import Manner, Outgoing
from viewer.files.read.reader import Reading
from viewer.model.event_words import counted
from viewer.model.joining import joined
from viewer.ui.exchange.aside import Aside
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.choice_box import ChoiceBox, give_room
from viewer.ui.kit.dialogs.fields import check_box
from viewer.ui.kit.dialogs.growing import grow
from viewer.ui.kit.dialogs.language_box import LanguageBox
from viewer.ui.look.theme import Theme
from viewer.ui.paper.shown import Shown, What
from viewer.words import _, apart

#: The same formats in another language, by its code.
InLanguage = Callable[[str], Sequence[Target]]
_LEAST_PX = 424
_TEXT_PX = 13
_READABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ExportDialog(QDialog):
    """Asks which events, and which kind of file where there are several.

    What it shows as not said is counted in the very bytes that are written then.

    Args:
        targets: Formats of one name in the menu; the first one is proposed.
        reading: The file.
        shown: What the window shows of it.
        theme: For its fonts.
        save: Called with what was made and the format once a person has pressed the button.
        name: Of the file that will be proposed, without its ending.
        in_language: Returns the same formats in another language; None where they have no words of ours.
    """

    def __init__(
        self,
        targets: Sequence[Target],
        reading: Reading,
        shown: Shown,
        theme: Theme,
        save: Callable[[Outgoing, Target, int], None],
        parent: QWidget | None = None,
        *,
        name: str = "",
        in_language: InLanguage | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_language, self._name = in_language, name
        self._targets, self._reading, self._shown, self._save = targets, reading, shown, save
        self._outgoing: Outgoing | None = None
        self._count = 0
        self._aside = Aside((Unreadable,), self)
        self.setWindowTitle(_("Export {format}").format(format=_(targets[0].menu_name)))
        self.what = ChoiceBox(self)
        self._whats = [one for one in What if one is What.ALL or one in shown.ids]
        self.what.addItems([_(one.value) for one in self._whats])
        if What.FILTERED in self._whats:
            self.what.setCurrentIndex(self._whats.index(What.FILTERED))
        self.kind = ChoiceBox(self)
        self.kind.addItems([_kind(target) for target in targets])
        give_room(self.kind, self.screen().availableGeometry().width() * 3 // 4)
        self.language = LanguageBox(self)
        self.tables = check_box(self, _("With &tables of sources, lanes, eras and quotations"), False)
        self.counted = QLabel(self)
        self.unsaid = QLabel(self)
        # Not the dialog: one with a least width of its own lets its layout ask for no more.
        self.counted.setMinimumWidth(_LEAST_PX)
        for label in (self.counted, self.unsaid):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(theme.font(_TEXT_PX))
            label.setTextInteractionFlags(_READABLE)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        self.export = self.buttons.addButton(_("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        for box in (self.what, self.kind):
            box.currentIndexChanged.connect(self.make)
        self.tables.toggled.connect(self.make)
        self.language.currentIndexChanged.connect(self._speak)
        self.make()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("E&vents"), self.what)
        form.addRow(_("&Kind of file"), self.kind)
        form.setRowVisible(self.kind, len(self._targets) > 1)
        form.addRow(_("&Language"), self.language)
        form.setRowVisible(self.language, self._in_language is not None)
        form.addRow(self.tables)
        self._form = form
        self.export.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.counted)
        column.addWidget(self.unsaid)
        column.addStretch(1)
        column.addWidget(self.buttons)

    @property
    def target(self) -> Target:
        """The format that is written."""
        return self._targets[max(0, self.kind.currentIndex())]

    @property
    def part(self) -> Reading:
        """What of the file is written."""
        what = self._whats[max(0, self.what.currentIndex())]
        return part_of(self._reading, self._shown.ids[what][0]) if what in self._shown.ids else self._reading

    def _speak(self) -> None:
        """Make it in the language that was chosen."""
        if self._in_language is not None:
            self._targets = self._in_language(self.language.code)
        self.make()

    def make(self) -> None:
        """Make what would be written, and say what it does not say."""
        self._outgoing = None
        self.export.setEnabled(False)
        target, part = self.target, self.part
        self._form.setRowVisible(self.tables, target.has_tables)
        manner = Manner(with_tables=target.has_tables and self.tables.isChecked())
        self._count = len(part.timeline.events) if part.timeline is not None else 0
        self.counted.setText(
            _("{events}. Counting what the format cannot say…").format(events=counted(self._count, "event"))
        )
        self.unsaid.hide()
        self._aside.run(lambda: target.write(part, manner), self._made)

    def _made(self, outgoing: Outgoing | None, failure: Exception | None) -> None:
        self._outgoing = outgoing
        self.export.setEnabled(outgoing is not None)
        events = counted(self._count, "event")
        if outgoing is None:
            said, lines = _("It cannot be written: {why}.").format(why=failure), []
        elif outgoing.unsaid:
            said, lines = (
                _("{events}. What it cannot say:").format(events=events),
                [f"· {line}" for line in outgoing.unsaid],
            )
        elif outgoing.carried:
            said, lines = (
                _("{events}. Dateline reads all of it back; to other programs:").format(events=events),
                [],
            )
        else:
            said, lines = _("{events}. Everything is said.").format(events=events), []
        if outgoing is not None and outgoing.carried:
            lines += [_("Carried along, to be read back by Dateline alone:")] if outgoing.unsaid else []
            lines += [f"· {line}" for line in outgoing.carried]
        if outgoing is not None and outgoing.tables:
            lines += [*([""] if lines else []), self._files_said(outgoing)]
        if advice := _told(self.target)[1]:
            lines += [*([""] if lines else []), _("Mind that {advice}.").format(advice=advice)]
        self.counted.setText(said)
        self.unsaid.setText("\n".join(lines))
        self.unsaid.setVisible(bool(lines))
        self.adjustSize()
        grow(self)
        announce(self, " ".join([said, *lines]))

    def _files_said(self, outgoing: Outgoing) -> str:
        """Say which files will be written, named after the one that is proposed."""
        first = Path(f"{self._name}.{self.target.ending}")
        names = joined(apart(beside(first, name).name) for name in outgoing.tables)
        return _("Beside {file} are written: {files}.").format(file=apart(first.name), files=names)

    def _press(self) -> None:
        if self._outgoing is not None:
            self._save(self._outgoing, self.target, self._count)

    def done(self, result: int) -> None:
        """Close, with no thread left behind."""
        self._aside.wait()
        super().done(result)


def _kind(target: Target) -> str:
    """Return what a format is called among its like."""
    title = _told(target)[0]
    return f"{title[:1].upper()}{title[1:]} (.{target.ending})"


def _told(target: Target) -> tuple[str, str]:
    """Return what a format is, and what is to be minded with it: they stand on both sides of a semicolon."""
    title, *advice = re.split("[;；؛]", _(target.title), maxsplit=1)
    return title.strip(), "".join(advice).strip()


def file_filter(target: Target) -> str:
    """Return what a file dialog shows for a format."""
    return f"{_(target.menu_name)} (*.{target.ending})"


def with_ending(path: Path, target: Target) -> Path:
    """Return a path with the ending of a format where it has none."""
    return path if path.suffix else path.with_name(f"{path.name}.{target.ending}")
