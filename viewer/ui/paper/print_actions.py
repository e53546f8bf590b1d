"""Print, Print preview and Export PDF of the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from viewer.model.event_words import counted
from viewer.ui.kit.desktop import open_path
from viewer.ui.kit.messages import Answer, Question, Role, ask_beside, warn
from viewer.ui.paper.choice import PAPER_SIZES, PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf import PdfError, write_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SLOW_MS = 400


class PrintActions(QObject):
    """Puts a timeline on paper from the window.

    Args:
        settings: Remembers the paper that was chosen last.
    """

    def __init__(self, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def export_pdf(self, parent: QWidget, path: Path, content: PaperContent) -> None:
        """Ask for a file and write the document into it."""
        start = str(path.with_suffix(".pdf"))
        name, _ = QFileDialog.getSaveFileName(parent, "Export PDF", start, "PDF (*.pdf)")
        if name:
            out = Path(name)
            self.write(parent, out if out.suffix else out.with_suffix(".pdf"), path, content)

    def write(self, parent: QWidget, out: Path, path: Path, content: PaperContent) -> bool:
        """Write the document as PDF with progress; tell whether it was written."""
        document = PaperDocument(content, self.choice())
        progress = _Progress(parent, "Writing the PDF…")
        try:
            pages = write_pdf(document, out, path, progress.step)
        except PdfError as error:
            warn(parent, "Export PDF", str(error))
            return False
        finally:
            progress.close()
        if pages:
            _tell_written(parent, out, pages, document.note)
        return pages > 0

    def choice(self) -> PaperChoice:
        """Return the paper chosen last, A4 at first."""
        paper = str(self._settings.value("paper/size", "A4")) if self._settings is not None else "A4"
        return PaperChoice(paper=paper if paper.lower() in PAPER_SIZES else "A4")

    def print_dialog(self, parent: QWidget, _path: Path, content: PaperContent) -> None:
        """Show the print dialog and print."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = self.printer(content)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("Print timeline")
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print(printer, parent, content)

    def preview_dialog(self, parent: QWidget, _path: Path, content: PaperContent) -> None:
        """Show the pages as they will be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        printer = self.printer(content)
        dialog = QPrintPreviewDialog(printer, parent, Qt.WindowType.Window)
        dialog.setWindowTitle("Print preview")
        dialog.resize(1000, 760)
        dialog.paintRequested.connect(lambda used: self.print(used, parent, content))
        dialog.exec()

    def printer(self, content: PaperContent) -> QPrinter:
        """Return a printer set to the paper chosen last."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(content.title)
        choice = self.choice()
        printer.setPageSize(QPageSize(PAPER_SIZES[choice.paper.lower()]))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        return printer

    def print(self, printer: QPrinter, parent: QWidget, content: PaperContent) -> None:
        """Print on the paper and in the orientation that the printer's dialog left."""
        layout = printer.pageLayout()
        size = layout.pageSize()
        names = {number: name for name, number in PAPER_SIZES.items()}
        lies = layout.orientation() is QPageLayout.Orientation.Landscape
        name = names.get(size.id(), "")
        choice = replace(
            self.choice(), landscape=lies, size=size, first=max(1, printer.fromPage()), last=printer.toPage()
        )
        if self._settings is not None and name:
            self._settings.setValue("paper/size", name.upper())
        document = PaperDocument(content, choice)
        progress = _Progress(parent, "Printing…")
        painted = document.plan(progress.step) and document.paint(printer, progress.step)
        progress.close()
        if not painted and not progress.cancelled:
            warn(parent, "Print", "The printer did not take the document.")


def _tell_written(parent: QWidget, out: Path, pages: int, missing: str) -> None:
    """Say what was written and where, what is amiss with it, and offer to look at it."""
    note = f"{out}\n\nBut: {missing}." if missing else str(out)
    answers = (
        Answer("&Open", Role.ActionRole), Answer("&Show in folder", Role.ActionRole),
        Answer("Close", Role.RejectRole),
    )  # fmt: skip
    question = Question(
        "Export PDF", f"Wrote {out.name}, {counted(pages, 'page')}.", note, answers, default=2
    )

    def answered(answer: int) -> None:
        trouble = open_path(out if answer == 0 else out.parent) if answer in (0, 1) else ""
        if trouble:
            warn(parent, "Export PDF", trouble)

    ask_beside(parent, question, answered)


class _Progress:
    """A progress dialog that shows only when the work is slow."""

    def __init__(self, parent: QWidget, text: str) -> None:
        self._dialog = QProgressDialog(text, "Cancel", 0, 0, parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_SLOW_MS)

    @property
    def cancelled(self) -> bool:
        """Tell whether the user pressed Cancel."""
        return self._dialog.wasCanceled()

    def step(self, done: int, of: int) -> bool:
        """Show how far the work is; False to stop."""
        self._dialog.setMaximum(of)
        self._dialog.setValue(done)
        QApplication.processEvents()
        return not self._dialog.wasCanceled()

    def close(self) -> None:
        """Take the dialog away."""
        self._dialog.reset()
        self._dialog.deleteLater()
