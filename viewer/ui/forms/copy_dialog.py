"""Asks for the copy of a source that the file has already, and tells what of its quotations stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from viewer.model.timeline import Quote, Source
from viewer.ui.forms.copy_editor import CopyEditor
from viewer.ui.forms.refusal import Refusal
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.growing import grow
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, ngettext, number

_WIDTH_PX = 560
_ASKED = N_("A page saved from the browser, a text or a PDF. Nothing is fetched.")


class CopyDialog(QDialog):
    """Chooses a copy for one source; it stays open until its owner accepts it.

    Args:
        source: Whose copy it is to be.
        quotes: The file's quotations of it, which are compared with what is chosen.
        event_file: Which the copy is put beside.

    Signals:
        submitted(): the copy that ``editor`` holds is to be kept.

    Attributes:
        editor: What the copy is chosen in.
    """

    submitted = Signal()

    def __init__(
        self,
        source: Source,
        quotes: Sequence[Quote],
        event_file: Path | None,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._quotes = quotes
        self.setWindowTitle(_("Keep a copy"))
        self.resize(_WIDTH_PX, 0)
        self._title = _label(self, source.title or source.publisher or source.id)
        self._title.setFont(theme.font(14, bold=True))
        asked = _label(self, _(_ASKED))
        asked.setObjectName("muted")
        self.editor = CopyEditor(event_file, lambda: source.id, theme, self)
        self.editor.set_value(source.copy)
        self.compared = _label(self, "")
        self.compared.hide()
        self._refusal = Refusal(theme, self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.keep = buttons.addButton(_("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.submitted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self._title, asked, self.editor, self.compared, self._refusal, buttons):
            column.addWidget(widget)
        self.editor.chosen.connect(self._compare)
        self.editor.changed.connect(self._refresh)
        self._before = source.copy
        self._refresh()
        self.editor.line.setFocus()

    def _refresh(self) -> None:
        self._refusal.hide()
        self.keep.setEnabled(
            self.editor.candidate is not None or str(self.editor.value() or "") != self._before
        )
        self.compared.setVisible(bool(self.compared.text()) and self.editor.candidate is not None)
        grow(self)

    def _compare(self) -> None:
        """Say how many of the source's quotations stand in what was chosen: a wrong page is seen at once."""
        from viewer.files.evidence.matching import check_quote

        candidate = self.editor.candidate
        self.compared.clear()
        if candidate is not None and self._quotes:
            borne = sum(
                check_quote(quote.text, candidate.copy).finding.is_borne_out for quote in self._quotes
            )
            self.compared.setText(_stand(borne, len(self._quotes)))
            announce(self.editor.line, self.compared.text())
        self._refresh()

    def show_refusal(self, message: str) -> None:
        """Say in one line why nothing was kept."""
        self._refusal.say(message)
        grow(self)

    @property
    def refusal(self) -> str:
        """Why nothing was kept; empty for nothing."""
        return self._refusal.said


def _stand(borne: int, count: int) -> str:
    """Return how many of a source's quotations its copy bears out."""
    if count == 1:
        return _("Its quotation stands in it.") if borne else _("Its quotation does not stand in it.")
    if borne:
        words = ngettext(
            "{borne} of its {count} quotation stands in it.",
            "{borne} of its {count} quotations stand in it.",
            count,
        )
    else:
        words = ngettext(
            "None of its {count} quotation stands in it.",
            "None of its {count} quotations stands in it.",
            count,
        )
    return words.format(borne=number(borne), count=number(count))


def _label(parent: QWidget, text: str) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
