"""Writes the printed document as a PDF file: painted by Qt, then given outline and links.

Qt names wrong letters for its glyphs, makes no outline and, of links, whatever stands in a text
(even where it leads to a file of this computer, and within the document nowhere), and stamps the
time of writing; pypdf mends the first, adds the second, and takes the last from
``SOURCE_DATE_EPOCH`` where it is set.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from viewer.files.write.overwriting import refusal
from viewer.files.write.whole_file import write_whole
from viewer.ui.paper.document import PaperDocument, Progress
from viewer.ui.paper.pdf_links import add_links
from viewer.ui.paper.pdf_stamp import CREATOR, name_document, name_fonts
from viewer.ui.paper.pdf_text import repair_text

_DPI = 600
#: With more events than this, the outline names the parts of the document only.
_MOST_OUTLINED = 3000


class PdfError(Exception):
    """The PDF could not be written; the message is one line."""


def write_pdf(
    document: PaperDocument,
    out: Path,
    source: Path,
    progress: Progress | None = None,
) -> int:
    """Write a document as PDF and return its number of pages, 0 if cancelled.

    The file appears whole or not at all.

    Args:
        out: Where to write it.
        source: The event file, which is never written over.
        progress: Is told how many steps are done, and of how many; False stops the work.

    Raises:
        PdfError: The file could not be written, or is the event file.
    """
    why_not = refusal(out, source)
    if why_not:
        raise PdfError(why_not)
    content = pdf_content(document, progress)
    if content is None:
        return 0
    try:
        write_whole(out, content)
    except OSError as error:
        raise PdfError(f"cannot write {out}: {error.strerror}") from None
    return len(document.printed)


def pdf_content(document: PaperDocument, progress: Progress | None = None) -> bytes | None:
    """Plan a document and return all of its PDF, None if cancelled."""
    if not document.plan(progress):
        return None
    if not document.printed:
        raise PdfError(none_printed(document))
    painted = _painted(document, progress)
    return _finished(document, painted) if painted is not None else None


def none_printed(document: PaperDocument) -> str:
    """Return why no page is printed."""
    return f"the document has {len(document.pages):,} pages; none of those asked for is among them"


def _painted(document: PaperDocument, progress: Progress | None) -> bytes | None:
    """Return the pages as Qt paints them, None if cancelled.

    They are painted into memory: Qt says nothing of a disk that runs full.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_DPI)
    name_document(device, document)
    complete = document.paint(device, progress)
    return bytes(buffer.data().data()) if complete else None


def _finished(document: PaperDocument, painted: bytes) -> bytes:
    """Return a painted PDF with outline, links, language and the date that is asked for."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(painted)))
    _add_outline(writer, document)
    add_links(writer, document)
    repair_text(writer)
    name_fonts(writer)
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    stamp = f"D:{document.stamp:%Y%m%d%H%M%S}Z"
    writer.add_metadata(
        {
            "/Title": document.title,
            "/Creator": CREATOR,
            "/CreationDate": stamp,
            "/ModDate": stamp,
        }
    )
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _add_outline(writer: object, document: PaperDocument) -> None:
    from pypdf import PdfWriter

    assert isinstance(writer, PdfWriter)
    entries = [
        (number, *entry)
        for number, place in enumerate(document.printed)
        for entry in document.pages[place].titles
    ]
    with_events = len(entries) <= _MOST_OUTLINED
    parent = None
    for number, level, title in entries:
        if level == 0:
            parent = writer.add_outline_item(title=title, page_number=number, bold=True, is_open=False)
        elif with_events:
            writer.add_outline_item(title=title, page_number=number, parent=parent)
