"""Links of a printed document: between chart, chronicle and sources, and to the web."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from PySide6.QtCore import QRectF

from viewer.dataclass import dataclass
from viewer.ui.paper.document import PaperDocument
from viewer.ui.paper.pdf.objects import PdfObjects, text_string

#: A link's end is shown with a little air above it, points.
_AIR_PT = 6.0
_TO_CHART, _TO_EVENT = "#chart-", "#event-"
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_LINK = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]%b>>"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links of one page, by the numbers of their annotations.

    Attributes:
        annotations: All of them.
        to_chart: Those of events' numbers in the chronicle, in order; empty lists for links without an end.
        in_text: Those of the text, in order; a link broken into lines has one for each.
    """

    annotations: list[int]
    to_chart: list[list[int]]
    in_text: list[list[int]]


class LinkWriter:
    """Writes the links of one document, in place of Qt's own.

    A link whose end is on no page of the document is left out.

    Args:
        objects: Of the document that is being written.
        document: As planned.
        pages: Numbers of the pages' objects.
    """

    def __init__(self, objects: PdfObjects, document: PaperDocument, pages: Sequence[int]) -> None:
        self._objects = objects
        self._document = document
        self._ends: dict[str, bytes] = {}
        for page, place in zip(pages, document.printed, strict=True):
            for anchor, y in document.pages[place].anchors.items():
                if anchor not in self._ends:
                    top = document.point(place, 0, y)[1] + _AIR_PT
                    self._ends[anchor] = b"/Dest[%d 0 R/XYZ 0 %.2f null]" % (page, top)

    def page(self, place: int) -> PageLinks:
        """Write the links of a page, counted from 0 in the document as planned."""
        found = PageLinks([], [], [])
        planned = self._document.pages[place]
        # A number of the chart is part of its drawing; a link of the text leads to the like.
        chart = bool(planned.figure)
        for rects, href in planned.links:
            end = self._end(href)
            made = [self._objects.add(_LINK % (*self._points(place, rect), end)) for rect in rects if end]
            found.annotations.extend(made)
            if href.startswith(_TO_CHART):
                found.to_chart.append(made)
            elif not (chart and href.startswith(_TO_EVENT)):
                found.in_text.append(made)
        return found

    def _end(self, href: str) -> bytes:
        """Return where a link leads; empty for nowhere that a printed document may lead."""
        if href in self._ends:
            return self._ends[href]
        if not href.startswith(("http://", "https://")):
            return b""
        # An address is ASCII here, whatever letters it was written with.
        return b"/A<</S/URI/URI%b>>" % text_string(quote(href, safe=_KEPT))

    def _points(self, place: int, rect: QRectF) -> tuple[float, float, float, float]:
        """Return a rectangle in PDF points: left, bottom, right, top."""
        left, bottom = self._document.point(place, rect.left(), rect.bottom())
        right, top = self._document.point(place, rect.right(), rect.top())
        return left, bottom, right, top
