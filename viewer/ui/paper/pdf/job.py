"""Printing without a window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from viewer.ui.paper.choice import PaperChoice
from viewer.ui.paper.content import PaperContent
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.writing import PdfError, pdf_content, write_pdf


def print_timeline(
    content: PaperContent, source: Path, out: Path | None, choice: PaperChoice
) -> tuple[str, list[str]]:
    """Write a timeline as PDF.

    Args:
        content: What to print.
        source: The event file, which is never written over.
        out: Where to write it; None for standard output.
        choice: Paper, orientation, poster, quotations.

    Returns:
        Why nothing was written, empty if it was; and notes for the user.
    """
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    if trouble := choice.trouble():
        return trouble, []
    document = PaperDocument(content, choice)
    try:
        _put(document, out, source)
    except PdfError as error:
        return str(error), []
    del application
    return "", [document.note] if document.note else []


def _put(document: PaperDocument, out: Path | None, source: Path) -> None:
    if out is not None:
        write_pdf(document, out, source)
        return
    content = pdf_content(document)
    assert content is not None  # nobody cancels here
    sys.stdout.buffer.write(content)
