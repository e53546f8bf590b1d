"""Print, Print preview and Export PDF of the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer import words
from viewer.ui.kit.desktop.written import tell_written
from viewer.ui.kit.dialogs.progress import StepProgress
from viewer.ui.kit.messages import warn
from viewer.ui.paper.choice import MARGINS_MM, NAMED_MARGINS_MM, PAPER_SIZES, PARTS, PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.dialogs.paper_dialog import EXPORT, PRINT, PaperDialog
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import PdfError, none_printed, write_pdf
from viewer.ui.paper.shown import Shown
from viewer.words import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: How an orientation is remembered.
_TURNS: dict[str, bool | None] = {"": None, "upright": False, "lying": True}


class PrintActions(QObject):
    """Puts a timeline on paper from the window.

    Args:
        settings: Remembers the paper that was chosen last.
    """

    def __init__(self, settings: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def ask(self, parent: QWidget, path: Path, shown: Shown, how: int) -> None:
        """Ask what is printed and how, showing the pages; then print it or write it.

        Args:
            path: The event file.
            shown: What the window shows.
            how: ``PRINT`` or ``EXPORT``, what Enter does.
        """
        dialog = PaperDialog(shown, self.choice(), how, parent)
        answer, content, choice = dialog.exec(), dialog.content, dialog.choice
        dialog.deleteLater()
        if answer:
            self.remember(choice)
        if answer == PRINT:
            self._ask_printer(parent, content, choice)
        elif answer == EXPORT:
            self._ask_file(parent, path, content, choice)

    def _ask_file(self, parent: QWidget, path: Path, content: PaperContent, choice: PaperChoice) -> None:
        """Ask for a file and write the document into it."""
        start = str(path.with_suffix(".pdf"))
        name, _kind = QFileDialog.getSaveFileName(parent, _("Export PDF"), start, "PDF (*.pdf)")
        if name:
            out = Path(name)
            self.write(parent, out if out.suffix else out.with_suffix(".pdf"), path, content, choice)

    def write(
        self, parent: QWidget, out: Path, path: Path, content: PaperContent, choice: PaperChoice | None = None
    ) -> bool:
        """Write the document as PDF with progress; tell whether it was written."""
        document = PaperDocument(content, choice or self.choice())
        progress = StepProgress(parent, _("Writing the PDF…"))
        try:
            pages = write_pdf(document, out, path, progress.step)
        except PdfError as error:
            warn(parent, _("Export PDF"), str(error))
            return False
        finally:
            progress.close()
        if pages:
            count = ngettext("{number} page", "{number} pages", pages).format(number=number(pages))
            tell_written(parent, _("Export PDF"), out, count, document.note)
        return pages > 0

    def choice(self) -> PaperChoice:
        """Return what was chosen last: A4 at first, everything, as suits it."""
        if self._settings is None:
            return PaperChoice()
        read = self._settings.value
        language = str(read("paper/language", words.code()))
        paper, turn = str(read("paper/size", "A4")), str(read("paper/turn", ""))
        return PaperChoice(
            paper=paper if paper.lower() in PAPER_SIZES else "A4",
            landscape=_TURNS.get(turn),
            chart=bool(read("paper/chart", True, type=bool)),
            legend=bool(read("paper/legend", True, type=bool)),
            chronicle=bool(read("paper/chronicle", True, type=bool)),
            quotes=bool(read("paper/quotes", True, type=bool)),
            sources=bool(read("paper/sources", True, type=bool)),
            grey=bool(read("paper/grey", False, type=bool)),
            language=language if language in words.LANGUAGES else words.code(),
            margins_mm=NAMED_MARGINS_MM.get(str(read("paper/margins", "")), MARGINS_MM),
        )

    def remember(self, choice: PaperChoice) -> None:
        """Choose this again next time."""
        if self._settings is None:
            return
        turn = next((name for name, lies in _TURNS.items() if lies is choice.landscape), "")
        named = NAMED_MARGINS_MM.items()
        margins = next((name for name, widths in named if widths == choice.margins_mm), "")
        for name, value in (
            ("size", choice.paper), ("turn", turn), *((part, getattr(choice, part)) for part in PARTS),
            ("grey", choice.grey), ("margins", margins), ("language", choice.language),
        ):  # fmt: skip
            self._settings.setValue(f"paper/{name}", value)

    def _ask_printer(self, parent: QWidget, content: PaperContent, choice: PaperChoice) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = self.printer(content, choice)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(_("Print timeline"))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print(printer, parent, content, choice)

    def printer(self, content: PaperContent, choice: PaperChoice) -> QPrinter:
        """Return a printer set to what was chosen."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(content.title)
        printer.setPageLayout(choice.page_layout(choice.landscape is not False))
        if choice.grey:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        if choice.last:
            printer.setFromTo(choice.first, choice.last)
        return printer

    def print(self, printer: QPrinter, parent: QWidget, content: PaperContent, choice: PaperChoice) -> None:
        """Print on the paper, between the margins and those pages that the printer's dialog left."""
        from PySide6.QtPrintSupport import QPrinter

        layout = printer.pageLayout()
        first, last = printer.fromPage() or choice.first, printer.toPage() or choice.last
        margins = layout.margins(QPageLayout.Unit.Millimeter)
        asked = replace(
            choice,
            size=layout.pageSize(),
            first=first,
            last=last,
            grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
            margins_mm=(margins.left(), margins.top(), margins.right(), margins.bottom()),
        )
        if trouble := asked.trouble():
            warn(parent, _("Print"), f"{trouble[0].upper()}{trouble[1:]}.")
            return
        document = PaperDocument(content, asked)
        progress = StepProgress(parent, _("Printing…"))
        painted = document.plan(progress.step) and document.paint(printer, progress.step)
        progress.close()
        if painted or progress.cancelled:
            return
        if not document.printed:
            warn(parent, _("Print"), none_printed(document))
        else:
            warn(parent, _("Print"), _("The printer did not take the document."))
