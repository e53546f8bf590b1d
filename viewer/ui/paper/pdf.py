"""Writes the printed document as a PDF file: painted by Qt, then given outline and links.

Qt makes no outline and, of links, whatever stands in a text (even where it leads to a file of this
computer, and within the document nowhere), and stamps the time of writing; pypdf adds the
one and takes the other from ``SOURCE_DATE_EPOCH`` where it is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPdfWriter

from viewer import __version__
from viewer.files.write.overwriting import refusal
from viewer.files.write.whole_file import write_whole
from viewer.ui.paper.document import PaperDocument

_DPI = 600
#: With more events than this, the outline names the parts of the document only.
_MOST_OUTLINED = 3000


class PdfError(Exception):
    """The PDF could not be written; the message is one line."""


def write_pdf(
    document: PaperDocument,
    out: Path,
    title: str,
    source: Path,
    progress: Callable[[int, int], bool] | None = None,
) -> int:
    """Write a document as PDF and return its number of pages, 0 if cancelled.

    The file appears whole or not at all.

    Args:
        out: Where to write it.
        title: Of the PDF.
        source: The event file, which is never written over.
        progress: Is told how many steps are done, and of how many; False stops the work.

    Raises:
        PdfError: The file could not be written, or is the event file.
    """
    why_not = refusal(out, source)
    if why_not:
        raise PdfError(why_not)
    content = pdf_content(document, title, progress)
    if content is None:
        return 0
    try:
        write_whole(out, content)
    except OSError as error:
        raise PdfError(f"cannot write {out}: {error.strerror}") from None
    return len(document.pages)


def pdf_content(
    document: PaperDocument, title: str, progress: Callable[[int, int], bool] | None = None
) -> bytes | None:
    """Plan a document and return all of its PDF, None if cancelled."""
    document.plan()
    painted = _painted(document, title, progress)
    return _finished(document, painted, title) if painted is not None else None


def _painted(
    document: PaperDocument, title: str, progress: Callable[[int, int], bool] | None
) -> bytes | None:
    """Return the pages as Qt paints them, None if cancelled.

    They are painted into memory: Qt says nothing of a disk that runs full.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_DPI)
    device.setTitle(title)
    device.setCreator(f"Dateline {__version__}")
    complete = document.paint(device, progress)
    return bytes(buffer.data().data()) if complete else None


def _finished(document: PaperDocument, painted: bytes, title: str) -> bytes:
    """Return a painted PDF with outline, links, language and the date that is asked for."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(painted)))
    _add_outline(writer, document)
    _add_links(writer, document)
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    stamp = f"D:{_written_at():%Y%m%d%H%M%S}Z"
    writer.add_metadata(
        {"/Title": title, "/Creator": f"Dateline {__version__}", "/CreationDate": stamp, "/ModDate": stamp}
    )
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _written_at() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def _add_outline(writer: object, document: PaperDocument) -> None:
    from pypdf import PdfWriter

    assert isinstance(writer, PdfWriter)
    entries = [(number, *entry) for number, page in enumerate(document.pages) for entry in page.titles]
    with_events = len(entries) <= _MOST_OUTLINED
    parent = None
    for number, level, title in entries:
        if level == 0:
            parent = writer.add_outline_item(title=title, page_number=number, bold=True, is_open=False)
        elif with_events:
            writer.add_outline_item(title=title, page_number=number, parent=parent)


def _add_links(writer: object, document: PaperDocument) -> None:
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import Fit, NameObject

    assert isinstance(writer, PdfWriter)
    targets = {anchor: number for number, page in enumerate(document.pages) for anchor in page.anchors}
    for number, page in enumerate(document.pages):
        writer.pages[number].pop(NameObject("/Annots"), None)  # Qt's own
        for rect, href in page.links:
            points = document.link_rect_points(QRectF(rect), page.landscape)
            if href in targets:
                link = Link(rect=points, target_page_index=targets[href], fit=Fit.fit(), border=[0, 0, 0])
            elif href.startswith(("http://", "https://")):
                link = Link(rect=points, url=href, border=[0, 0, 0])
            else:
                continue
            writer.add_annotation(page_number=number, annotation=link)
