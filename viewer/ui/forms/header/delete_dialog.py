"""Asks what shall become of the events that refer to a lane or a source which goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer.files.write.edit_names import quoted
from viewer.model.fields import Fields
from viewer.ui.kit.dialogs.choice_box import ChoiceBox
from viewer.ui.kit.naming import name_by_label
from viewer.words import _, ngettext, number

_LEAST_PX = 404


class DeleteDialog(QDialog):
    """Two ways for the events: to another item, or to none.

    Args:
        section: ``lanes`` or ``sources``.
        item: What is to be deleted.
        others: The ids of the others and what is shown for each.
        referring: How many events refer to it, at least one.
        first_lane: What is shown for the lane that events without one stand in then.
    """

    def __init__(
        self,
        section: str,
        item: Fields,
        others: Sequence[tuple[str, str]],
        referring: int,
        first_lane: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_lane = section == "lanes"
        self.setWindowTitle(_("Delete lane") if is_lane else _("Delete source"))
        asked = QLabel(_asked(referring, quoted(item), is_lane=is_lane), self)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        # Not the dialog: one with a least width of its own lets its layout ask for no more.
        asked.setMinimumWidth(_LEAST_PX)
        move = ngettext("&Move it to", "&Move them to", referring)
        stand = ngettext("Let it stand &on", "Let them stand &on", referring)
        self.other = QRadioButton(move if is_lane else stand, self)
        self.box = ChoiceBox(self)
        for name, text in others:
            self.box.addItem(text, name)
        self.box.setMinimumContentsLength(16)
        self.none = QRadioButton(_leaving(is_lane, referring, first_lane), self)
        (self.other if others and is_lane else self.none).setChecked(True)
        self.other.setEnabled(bool(others))
        self.box.setEnabled(bool(others))
        self.box.activated.connect(lambda _row: self.other.setChecked(True))
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.delete = buttons.addButton(_("&Delete"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addWidget(self.box, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(asked)
        column.addLayout(row)
        column.addWidget(self.none)
        column.addSpacing(4)
        column.addWidget(buttons)
        name_by_label(self.box, _("Other lane") if is_lane else _("Other source"))

    @property
    def instead(self) -> str:
        """The id of the item that the events get; empty for none."""
        return str(self.box.currentData() or "") if self.other.isChecked() else ""


def _asked(referring: int, title: str, *, is_lane: bool) -> str:
    if is_lane:
        words = ngettext(
            "{number} event stands in the lane {title}.",
            "{number} events stand in the lane {title}.",
            referring,
        )
    else:
        words = ngettext(
            "{number} event stands on the source {title}.",
            "{number} events stand on the source {title}.",
            referring,
        )
    return words.format(number=number(referring), title=title)


def _leaving(is_lane: bool, referring: int, first_lane: str) -> str:
    if not is_lane:
        return ngettext(
            "&Take the source out of it; quotations stay",
            "&Take the source out of them; quotations stay",
            referring,
        )
    if not first_lane:
        return ngettext("&Leave it without a lane", "&Leave them without a lane", referring)
    words = ngettext(
        "&Leave it without a lane: in “{lane}”, the first one",
        "&Leave them without a lane: in “{lane}”, the first one",
        referring,
    )
    return words.format(lane=first_lane.replace("&", "&&"))
