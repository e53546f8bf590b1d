"""Printing without a window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from viewer.model.all_texts import all_texts
from viewer.model.timeline import Timeline
from viewer.ui.kit.glyphs import missing_characters, missing_note
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.document import PaperChoice, PaperDocument
from viewer.ui.paper.pdf import PdfError, pdf_content, write_pdf


def print_timeline(
    timeline: Timeline,
    source: Path,
    out: Path | None,
    missing: int,
    paper: str,
    landscape: bool | None,
    sheets: tuple[int, int] | None,
    quotes: bool,
) -> tuple[str, list[str]]:
    """Write a timeline as PDF.

    Args:
        out: Where to write it; None for standard output.

    Returns:
        Why nothing was written, empty if it was; and notes for the user.
    """
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    document = PaperDocument(timeline, source, missing, PaperChoice(paper, landscape, sheets, quotes))
    try:
        _put(document, out, timeline.title or source.stem, source)
    except PdfError as error:
        return str(error), []
    note = missing_note(missing_characters(all_texts(timeline), PAPER.font(12)))
    del application
    return "", [note] if note else []


def _put(document: PaperDocument, out: Path | None, title: str, source: Path) -> None:
    if out is not None:
        write_pdf(document, out, title, source)
        return
    content = pdf_content(document, title)
    assert content is not None  # nobody cancels here
    sys.stdout.buffer.write(content)
