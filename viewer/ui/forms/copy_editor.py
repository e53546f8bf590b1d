"""The kept copy of a source in a form: a path, or a saved page, text or PDF that is kept with the source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.model.fields import Plain
from viewer.ui.forms.parts import Editor
from viewer.ui.kit.announcing import announce
from viewer.ui.kit.dialogs.growing import grow
from viewer.ui.kit.messages import Answer, Question, Role, ask
from viewer.ui.look.theme import Theme
from viewer.words import N_, _, ngettext, number

if TYPE_CHECKING:
    from viewer.files.keeping import Candidate

HINT = N_("Browse, drop or paste a saved page, a text or a PDF")
_FILTER = N_(
    "Saved pages, texts and PDFs (*.html *.htm *.xhtml *.mhtml *.mht *.txt *.md *.pdf);;All files (*)"
)
_KINDS = {".pdf": N_("a PDF"), ".txt": N_("a text"), ".md": N_("a text")}
#: A pasted line longer than this is no path.
_MOST_PATH = 300


class CopyLine(QLineEdit):
    """A line for a path that also takes files, and texts that are no path.

    Signals:
        file_given(str): the path of a file that was dropped or pasted.
        text_given(str): a text that was.
    """

    file_given = Signal(str)
    text_given = Signal(str)

    def take(self, data: QMimeData | None) -> bool:
        """Give on what is no path typed by hand; tell whether there was such a thing."""
        if data is None:
            return False
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if files:
            self.file_given.emit(files[0])
            return True
        text = data.text() if data.hasText() else ""
        if "\n" in text.strip() or len(text) > _MOST_PATH:
            self.text_given.emit(text)
            return True
        return False

    # --- Qt -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a pasted page or text be kept, not typed."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if not (is_paste and self.take(QApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts."""
        _accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files and texts anywhere."""
        _accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dropEvent(event)


def _accept(event: QDragMoveEvent) -> None:
    if event.mimeData().hasUrls() or event.mimeData().hasText():
        event.acceptProposedAction()


class CopyEditor(Editor):
    """A path relative to the event file, or what is to be kept under one.

    What was chosen is looked at and told about at once; it is written when its owner asks for it.

    Args:
        event_file: The event file; None while there is none.
        source_id: Returns the id that the copy gets its name from.

    Signals:
        chosen(): something is to be kept, or no longer.

    Attributes:
        candidate: What is to be kept with the source; None for nothing.
    """

    chosen = Signal()

    def __init__(
        self,
        event_file: Path | None,
        source_id: Callable[[], str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._event_file = event_file
        self._source_id = source_id
        self._theme = theme
        self.candidate: Candidate | None = None
        self.line = CopyLine(self)
        self.line.setPlaceholderText(_(HINT))
        self.line.setAccessibleName(_("Kept copy"))
        self.browse = QPushButton(_("&Browse…"), self)
        self.browse.setToolTip(_("Choose a page saved from the browser, a text or a PDF"))
        self.paste = QPushButton(_("Paste te&xt"), self)
        self.paste.setToolTip(_("Keep the text that is on the clipboard"))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.hide()
        for button in (self.browse, self.paste):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        row.addWidget(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.told)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._retype)
        self.line.file_given.connect(lambda name: self.take_file(Path(name)))
        self.line.text_given.connect(self.take_text)
        self.browse.clicked.connect(lambda _checked=False: self._ask_file())
        self.paste.clicked.connect(lambda _checked=False: self._take_clipboard())

    # --- what is chosen ---------------------------------------------------------------------

    def _ask_file(self) -> None:
        folder = str(self._event_file.parent) if self._event_file is not None else ""
        name, _kind = QFileDialog.getOpenFileName(self, _("Keep a copy"), folder, _(_FILTER))
        if name:
            self.take_file(Path(name))

    def _take_clipboard(self) -> None:
        data = QApplication.clipboard().mimeData()
        if not self.line.take(data):
            self.take_text(data.text() if data is not None and data.hasText() else "")

    def take_file(self, path: Path) -> None:
        """Look at a file that may be kept."""
        from viewer.files.keeping import looked_at

        self._look(lambda: looked_at(path, self._event_file))

    def take_text(self, text: str) -> None:
        """Look at a text that may be kept."""
        from viewer.files.keeping import pasted

        self._look(lambda: pasted(text))

    def _look(self, look: Callable[[], Candidate]) -> None:
        from viewer.files.keeping import KeepError

        try:
            candidate = look()
        except KeepError as error:
            self._tell(f"{str(error)[0].upper()}{str(error)[1:]}", is_trouble=True)
            return
        if candidate.is_long and ask(self, _long(candidate)) != 0:
            return
        self.candidate = None if candidate.inside else candidate
        self.line.setText(candidate.inside or self._future(candidate))
        self.line.setCursorPosition(0)
        self._tell(_described(candidate))
        self.chosen.emit()
        self.changed.emit()

    def _future(self, candidate: Candidate) -> str:
        """Return under which path a copy will probably lie."""
        from viewer.files.keeping import FOLDER, safe_name

        return f"{FOLDER}/{safe_name(self._source_id())}{candidate.suffix}"

    def rename(self) -> None:
        """Follow the source's id with the path that is foretold."""
        if self.candidate is not None:
            self.line.setText(self._future(self.candidate))

    def _retype(self) -> None:
        """Keep nothing where a path is typed by hand."""
        if self.candidate is not None:
            self.candidate = None
            self.chosen.emit()
        self.told.hide()
        self.changed.emit()

    def _tell(self, text: str, *, is_trouble: bool = False) -> None:
        self.told.setText(text)
        self.told.setStyleSheet(
            f"color: {(self._theme.expected if is_trouble else self._theme.muted).name()}"
        )
        self.told.show()
        grow(self.window())
        self.line.setAccessibleDescription(text)
        announce(self.line, text)

    # --- values -----------------------------------------------------------------------------

    def value(self) -> Plain | None:
        """Return the path as typed; None where something is to be kept, or nothing stands there."""
        return (self.line.text().strip() or None) if self.candidate is None else None

    def set_value(self, value: Plain | None) -> None:
        """Show a path."""
        self.candidate = None
        self.told.hide()
        self.line.setText(value if isinstance(value, str) else "")
        self.line.setCursorPosition(0)


def _described(candidate: Candidate) -> str:
    """Return what is to be kept, in words, and what becomes of it."""
    kind = _(_KINDS.get(candidate.suffix, N_("a saved page")))
    what = f"{candidate.name}, {kind}" if candidate.name else _("The pasted text")
    words = _words(candidate)
    if candidate.inside:
        return _("{what} of {words}; it stays where it is").format(what=what, words=words)
    return _("{what} of {words}; it will be kept beside the event file").format(what=what, words=words)


def _words(candidate: Candidate) -> str:
    return ngettext("{number} word", "{number} words", candidate.words).format(number=number(candidate.words))


def _long(candidate: Candidate) -> Question:
    what = candidate.name or _("The pasted text")
    kilobytes = number(max(1, round(len(candidate.content) / 1024)))
    size = _("{words}, {number} kB").format(words=_words(candidate), number=kilobytes)
    return Question(
        _("Keep a long copy?"), _("{what} is long: {size}.").format(what=what, size=size),
        _("All of it would be put beside the event file, and stay there until you delete it."),
        (Answer(_("&Keep it"), Role.AcceptRole), Answer(_("Cancel"), Role.RejectRole)), default=1,
    )  # fmt: skip
