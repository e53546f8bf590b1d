"""What is printed on: paper, margins, orientation."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from viewer.dataclass import dataclass
from viewer.model.joining import joined
from viewer.model.timeline import Timeline
from viewer.words import ENGLISH, N_, _

#: Left, above, right and below: left room for the punch; the lowest line stands 10 mm above the edge.
MARGINS_MM = (20.0, 12.0, 18.0, 10.0)
#: Margins that have a name, the usual ones first.
NAMED_MARGINS_MM = {
    "usual": MARGINS_MM,
    "narrow": (10.0, 10.0, 10.0, 8.0),
    "wide": (30.0, 20.0, 28.0, 18.0),
}
#: What may be left out, as ``PaperChoice`` names it.
PARTS = ("chart", "legend", "chronicle", "quotes", "sources")
#: Columns and footer need so much room, either way.
_LEAST_ROOM_MM = 80.0
_LEFT_OUT = N_("Left out of this document: {parts}")
_TOO_LITTLE = N_(
    "the margins leave {width:.0f} × {height:.0f} mm of the page; at least {least:.0f} × {least:.0f} are needed"
)
PAPER_SIZES = {
    "a4": QPageSize.PageSizeId.A4,
    "a5": QPageSize.PageSizeId.A5,
    "a3": QPageSize.PageSizeId.A3,
    "a2": QPageSize.PageSizeId.A2,
    "a1": QPageSize.PageSizeId.A1,
    "a0": QPageSize.PageSizeId.A0,
    "letter": QPageSize.PageSizeId.Letter,
    "legal": QPageSize.PageSizeId.Legal,
    "tabloid": QPageSize.PageSizeId.Tabloid,
}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What the user wants printed.

    Attributes:
        paper: One of the sizes, in any case.
        landscape: None lays the drawing as suits it and the text upright.
        sheets: A poster of so many sheets across and down; None finds a good number of pages.
        quotes: Print the quotations.
        chronicle: Print the chronicle behind the chart.
        chart: Print the drawing.
        sources: Print the list of sources.
        legend: Explain the drawing's marks.
        first, last: The pages that are printed, counted from 1; ``last`` 0 is the last one there is.
        size: The paper itself, where a printer has named one.
        grey: Print without colours.
        margins_mm: Left, above, right and below.
        language: The code of what is said beside the file's own words.
    """

    paper: str = "A4"
    landscape: bool | None = None
    sheets: tuple[int, int] | None = None
    quotes: bool = True
    chronicle: bool = True
    first: int = 1
    last: int = 0
    size: QPageSize | None = None
    chart: bool = True
    sources: bool = True
    legend: bool = True
    grey: bool = False
    margins_mm: tuple[float, float, float, float] = MARGINS_MM
    language: str = ENGLISH

    def page_layout(self, landscape: bool) -> QPageLayout:
        """Return paper, margins and orientation of a page."""
        size = self.size if self.size is not None else QPageSize(PAPER_SIZES[self.paper.lower()])
        turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        return QPageLayout(size, turned, QMarginsF(*self.margins_mm), QPageLayout.Unit.Millimeter)

    def trouble(self) -> str:
        """Return why there is too little room between the margins, empty where there is enough."""
        rooms = [self.page_layout(lies).paintRect(QPageLayout.Unit.Millimeter) for lies in (False, True)]
        if self.landscape is not None:
            rooms = rooms[self.landscape :][:1]
        width, height = min(room.width() for room in rooms), min(room.height() for room in rooms)
        if min(width, height) >= _LEAST_ROOM_MM:
            return ""
        return _(_TOO_LITTLE).format(width=width, height=height, least=_LEAST_ROOM_MM)

    def left_out(self, timeline: Timeline) -> str:
        """Return one line about the parts that a timeline has and that are not wanted, empty for none."""
        there = {
            _("the drawing"): bool(timeline.events) and not self.chart,
            _("the chronicle"): bool(timeline.events) and not self.chronicle,
            _("the quotations"): self.chronicle and not self.quotes and timeline.quote_count() > 0,
            _("the list of sources"): bool(timeline.sources) and not self.sources,
        }
        gone = [name for name, is_gone in there.items() if is_gone]
        return _(_LEFT_OUT).format(parts=joined(gone)) if gone else ""

    def is_printed(self, number: int) -> bool:
        """Tell whether a page, counted from 1, is among those wanted."""
        return self.first <= number and (not self.last or number <= self.last)
