"""Writes the printed document as a PDF file: painted by Qt, then given structure, outline and links.

Qt names wrong letters for its glyphs, makes no outline and no structure and, of links, whatever
stands in a text (even where it leads to a file of this computer, and within the document nowhere),
and stamps the time of writing. The painted objects are mended one by one: what is told of fonts,
every page with its links, the outline, the structure, and what the document says of itself, so
that it is PDF/A-1b and its bytes hang on nothing but the file, the fonts and the moment.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter

from viewer.files.overwriting import Ground, refusal
from viewer.files.write.whole_file import write_whole
from viewer.ui.paper.document import PaperDocument, Progress
from viewer.ui.paper.pdf.images import pictures_in_grey
from viewer.ui.paper.pdf.links import LinkWriter, PageLinks
from viewer.ui.paper.pdf.marks import PageMarks, in_grey
from viewer.ui.paper.pdf.objects import PdfObjects, reference, refs, with_entries, without
from viewer.ui.paper.pdf.outline import add_outline
from viewer.ui.paper.pdf.stamp import name_fonts, stamp
from viewer.ui.paper.pdf.structure import Structure
from viewer.ui.paper.pdf.text import repair_text
from viewer.words import _, ngettext, number

_DPI = 600


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
        source: The event file, which is never written over; nor is what its timeline stands on.
        progress: Is told how many steps are done, and of how many; False stops the work.

    Raises:
        PdfError: The file could not be written, or is one that is never written over.
    """
    why_not = refusal(out, Ground(source), *document.grounds)
    if why_not:
        raise PdfError(why_not)
    content = pdf_content(document, progress)
    if content is None:
        return 0
    try:
        write_whole(out, content)
    except OSError as error:
        raise PdfError(_("cannot write {file}: {why}").format(file=out, why=error.strerror)) from None
    return len(document.printed)


def pdf_content(document: PaperDocument, progress: Progress | None = None) -> bytes | None:
    """Plan a document and return all of its PDF, None if cancelled."""
    if not document.plan(progress):
        return None
    if not document.printed:
        raise PdfError(none_printed(document))
    painted = _painted(document, progress)
    return _finished(document, painted, progress) if painted is not None else None


def none_printed(document: PaperDocument) -> str:
    """Return why no page is printed."""
    words = ngettext(
        "the document has {number} page; none of those asked for is among them",
        "the document has {number} pages; none of those asked for is among them",
        len(document.pages),
    )
    return words.format(number=number(len(document.pages)))


def _painted(document: PaperDocument, progress: Progress | None) -> bytes | None:
    """Return the pages as Qt paints them, None if cancelled.

    They are painted into memory: Qt says nothing of a disk that runs full.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    device.setResolution(_DPI)
    # What Qt says of the document is written anew; it must say something for there to be room.
    device.setDocumentXmpMetadata(b" ")
    complete = document.paint(device, progress)
    return bytes(buffer.data().data()) if complete else None


def _finished(document: PaperDocument, painted: bytes, progress: Progress | None) -> bytes | None:
    """Return a painted PDF with structure, outline, links, language and what it says of itself.

    It is None if cancelled.
    """
    objects = PdfObjects(painted)
    pages = objects.pages()
    fonts = objects.fonts(pages)
    repair_text(objects, fonts)
    name_fonts(objects, fonts)
    if document.is_grey:
        pictures_in_grey(objects, pages)
    links, structure = LinkWriter(objects, document, pages), Structure(objects, len(pages))
    for done, (page, place) in enumerate(zip(pages, document.printed, strict=True)):
        if progress is not None and not progress(2 * len(pages) + done, 3 * len(pages)):
            return None
        found = links.page(place)
        _finish_page(objects, document, structure, (page, place, done), found)
    entries = [
        (page, level, title)
        for page, place in zip(pages, document.printed, strict=True)
        for level, title in document.pages[place].titles
    ]
    told = b"/Lang(%b)/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % (
        document.language.encode(),
        structure.end(),
    )
    if entries:
        told += b"/PageMode/UseOutlines/Outlines %d 0 R" % add_outline(objects, entries)
    told += b"/ViewerPreferences<</DisplayDocTitle true>>"
    catalogue = objects.body(objects.root)
    objects.drop(reference(objects, objects.root, b"/Names"))
    objects.put(objects.root, with_entries(without(catalogue, b"/Names"), told))
    objects.settle(fonts)
    return objects.content(stamp(objects, document))


def _finish_page(
    objects: PdfObjects,
    document: PaperDocument,
    structure: Structure,
    which: tuple[int, int, int],
    links: PageLinks,
) -> None:
    """Mark the pieces of a page, and put our links in place of Qt's.

    Args:
        which: The page's object, its place in the document as planned, and its number in the file, from 0.
    """
    page, place, number = which
    planned = document.pages[place]
    structure.begin_page(
        page,
        alt=planned.figure,
        pictures=[(shown.meaning, shown.size) for shown in planned.pictures],
        to_chart=links.to_chart,
        in_text=links.in_text,
        shaped=planned.shaped,
    )
    contents = reference(objects, page, b"/Contents")
    content = PageMarks(structure, has_figure=bool(planned.figure)).marked(objects.stream(contents))
    objects.put_stream(contents, in_grey(content) if document.is_grey else content)
    body = objects.body(page)
    annotations = reference(objects, page, b"/Annots")
    for dead in objects.listed(annotations):
        objects.drop(dead)
    objects.drop(annotations)
    told = b"/StructParents %d/Tabs/S" % number
    if links.annotations:
        told += b"/Annots[%b]" % refs(links.annotations)
    objects.put(page, with_entries(without(body, b"/Annots"), told))
