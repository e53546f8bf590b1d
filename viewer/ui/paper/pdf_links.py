"""Links of a printed document: between chart, chronicle and sources, and to the web."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from viewer.ui.paper.document import PaperDocument

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

#: A link's end is shown with a little air above it, points.
_AIR_PT = 6.0
_PRINTED_FLAG = 4


def add_links(writer: PdfWriter, document: PaperDocument) -> None:
    """Put links on the pages of a document that is being written, in place of Qt's own.

    A link whose end is on no page of the document is left out. They stand in their pages
    themselves: tens of thousands of objects of their own would take as long as all the rest.
    """
    from pypdf.generic import ArrayObject, NameObject

    wanted = document.printed
    targets: dict[str, tuple[int, float]] = {}
    for number, place in enumerate(wanted):
        for anchor, y in document.pages[place].anchors.items():
            targets.setdefault(anchor, (number, document.point(place, 0, y)[1] + _AIR_PT))
    for number, place in enumerate(wanted):
        page = writer.pages[number]
        page.pop(NameObject("/Annots"), None)
        made = [
            _link(writer, _points(document, place, rect), href, targets)
            for rect, href in document.pages[place].links
        ]
        links = [link for link in made if link is not None]
        if links:
            page[NameObject("/Annots")] = ArrayObject(links)


def _points(document: PaperDocument, place: int, rect: QRectF) -> tuple[float, ...]:
    """Return a rectangle in PDF points: left, bottom, right, top."""
    return (
        *document.point(place, rect.left(), rect.bottom()),
        *document.point(place, rect.right(), rect.top()),
    )


def _link(
    writer: PdfWriter, points: Sequence[float], href: str, targets: dict[str, tuple[int, float]]
) -> DictionaryObject | None:
    """Return one link, None where it leads nowhere that a printed document may lead."""
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NullObject,
        NumberObject,
        TextStringObject,
    )

    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/F"): NumberObject(_PRINTED_FLAG),
            NameObject("/Rect"): ArrayObject([FloatObject(round(value, 2)) for value in points]),
            NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
        }
    )
    if href in targets:
        number, top = targets[href]
        page = writer.pages[number].indirect_reference
        assert page is not None
        end = [page, NameObject("/XYZ"), NumberObject(0), FloatObject(round(top, 2)), NullObject()]
        link[NameObject("/Dest")] = ArrayObject(end)
        return link
    if not href.startswith(("http://", "https://")):
        return None
    link[NameObject("/A")] = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(href)}
    )
    return link
