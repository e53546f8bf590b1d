"""The written part of the paper: title, events with quotations, sources, as text blocks.

Every block is a QTextDocument filled with plain text and formats, never with markup, so that
what an event file says is printed literally.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from viewer.dataclass import dataclass
from viewer.files.read.pictures import PictureError
from viewer.model.event_words import (
    CONTRADICTS,
    SPEAKS_ABOUT,
    STATEMENTS,
    TAGS,
    counts,
    credit,
    date_line,
    imprint,
    is_contradiction,
    kind,
    listed,
    paragraphs,
    picture_missing,
    picture_notes,
    quoted,
    time_notes,
    title_with_date,
    zone_line,
)
from viewer.model.timeline import Event, Picture, Quote, Source, Timeline
from viewer.ui.kit.text_rects import fragment_rects
from viewer.ui.look.theme import Theme
from viewer.ui.paint.status_looks import LOOKS
from viewer.ui.paper.pictures import insert_picture

SOURCE_ANCHOR = "#source-"


@dataclass(slots=True)
class TextBlock:
    """A piece of text that is kept together on a page where it fits.

    Attributes:
        document: Laid out for the text's width.
        title: For the outline, empty for none.
        anchor: What links within the document call it, empty for none.
    """

    document: QTextDocument
    title: str = ""
    anchor: str = ""

    @property
    def height_px(self) -> float:
        """Height, logical pixels."""
        return self.document.size().height()

    def draw(self, painter: QPainter, clip: QRectF) -> None:
        """Draw the part of the block that lies in a rectangle of its own coordinates."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        painter.setClipRect(clip)
        self.document.documentLayout().draw(painter, context)

    def links(self) -> list[tuple[QRectF, str]]:
        """Return the rectangles of all links, in the block's coordinates, and where they lead."""
        found = []
        layout = self.document.documentLayout()
        block = self.document.begin()
        while block.isValid():
            origin = layout.blockBoundingRect(block).topLeft()
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                href = fragment.charFormat().anchorHref()
                if href:
                    start = fragment.position() - block.position()
                    for rect in fragment_rects(block.layout(), start, fragment.length()):
                        found.append((rect.translated(origin), href))
                iterator += 1
            block = block.next()
        return found

    def line_bottoms(self) -> list[float]:
        """Return the bottoms of all lines, where a block too high for a page may be cut."""
        bottoms = []
        layout = self.document.documentLayout()
        block = self.document.begin()
        while block.isValid():
            origin = layout.blockBoundingRect(block).top()
            lines = block.layout()
            bottoms += [origin + lines.lineAt(n).rect().bottom() for n in range(lines.lineCount())]
            block = block.next()
        return bottoms


class BlockWriter:
    """Writes the blocks of one document in one width.

    Args:
        theme: Fonts and colours.
        width_px: Width of the text, logical pixels.
        timeline: Whose events are written.
        folder: Of the event file, which pictures lie below.
    """

    def __init__(self, theme: Theme, width_px: float, timeline: Timeline, folder: Path = Path()) -> None:
        self._folder = folder
        self._theme = theme
        self._width = width_px
        self._timeline = timeline
        self._numbers = {source.id: number for number, source in enumerate(timeline.sources, start=1)}
        self._document = QTextDocument()
        self._cursor = QTextCursor(self._document)

    def _begin(self) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setUseDesignMetrics(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self._document)
        self._fresh = True

    def _end(self, title: str = "", anchor: str = "") -> TextBlock:
        self._document.setPageSize(QSizeF(self._width, -1))
        self._document.setTextWidth(self._width)
        return TextBlock(self._document, title, anchor)

    def _paragraph(self, above_px: float = 0.0, left_px: float = 0.0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above_px)
        form.setLeftMargin(left_px)
        form.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)

    def _write(
        self,
        text: str,
        size_px: int = 12,
        *,
        bold: bool = False,
        italic: bool = False,
        serif: bool = False,
        color: QColor | None = None,
        href: str = "",
        struck: bool = False,
    ) -> None:
        font = QFont(self._theme.font(size_px, bold=bold, serif=serif))
        font.setItalic(italic)
        font.setStrikeOut(struck)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(color or self._theme.text)
        if href:
            form.setAnchor(True)
            form.setAnchorHref(href)
            form.setForeground(color or self._theme.selection)
        self._cursor.insertText(text.replace("\n", "\u2028"), form)

    def title(self, file_name: str, missing: int, note: str = "") -> TextBlock:
        """Return the title block: title, description, what it holds, what is missing."""
        timeline, muted = self._timeline, self._theme.muted
        self._begin()
        self._paragraph()
        self._write(timeline.title or file_name, 24, bold=True, serif=True)
        if timeline.description:
            self._paragraph(4)
            self._write(timeline.description, 12)
        self._paragraph(4)
        facts = [counts(timeline), zone_line(timeline), file_name]
        self._write(" · ".join(filter(None, facts)), 11, color=muted)
        if missing:
            self._paragraph(3)
            what = "1 entry is" if missing == 1 else f"{missing:,} entries are"
            self._write(
                f"{what} missing: the event file has mistakes there.",
                12,
                bold=True,
                color=self._theme.expected,
            )
        if note:
            self._paragraph(3)
            self._write(note, 11, color=muted)
        return self._end(timeline.title or file_name)

    def heading(self, text: str) -> TextBlock:
        """Return a heading."""
        self._begin()
        self._paragraph()
        self._write(text, 17, bold=True, serif=True)
        return self._end(text)

    def event(self, event: Event, *, quotes: bool) -> TextBlock:
        """Return one event with all that is known of it."""
        theme = self._theme
        self._begin()
        self._paragraph()
        self._write(date_line(event), 11, bold=True, color=theme.muted)
        notes = " · ".join(time_notes(event, self._timeline))
        if notes:
            self._write(f"   {notes}", 11, italic=True, color=theme.muted)
        self._paragraph(1)
        self._write(event.title, 14, bold=True, serif=True, struck=LOOKS[event.status].struck)
        self._paragraph(1)
        self._write(self._facts(event), 11, color=theme.muted)
        for number, part in enumerate(paragraphs(event.summary)):
            self._paragraph(3 if number == 0 else 4)
            self._write(part)
        for picture in event.images:
            self._write_picture(picture)
        if quotes:
            for quote in event.quotes:
                self._write_quote(quote)
        self._write_lists(event)
        self._write_references(event, quotes=quotes)
        for link in event.links:
            self._paragraph(2)
            if link.title:
                self._write(f"{link.title}: ", 11)
            self._write(link.url, 11, href=link.url)
        return self._end(event.title, f"#event-{event.index}")

    def _facts(self, event: Event) -> str:
        lanes = {lane.id: lane.title for lane in self._timeline.lanes}
        place = event.place.name if event.place else ""
        facts = [kind(event), lanes.get(event.lane, ""), place, ", ".join(event.people)]
        return " · ".join(fact for fact in facts if fact)

    def _write_lists(self, event: Event) -> None:
        subjects = [self._timeline.event(name) for name in event.about or ()]
        statements = self._timeline.statements_about(event.id)
        for line in (
            listed(SPEAKS_ABOUT, [subject.title for subject in subjects if subject is not None]),
            listed(STATEMENTS, [title_with_date(statement) for statement in statements]),
            listed(TAGS, list(event.tags)),
        ):
            if line:
                self._paragraph(3)
                self._write(line, 11, color=self._theme.muted)

    def _write_picture(self, picture: Picture) -> None:
        self._paragraph(6)
        # The line is as high as the picture; room for reading would be added to that.
        form = self._cursor.blockFormat()
        form.setLineHeight(100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(form)
        try:
            insert_picture(self._cursor, self._folder, picture, self._width)
        except PictureError as error:
            missing = picture_missing(picture, str(error))
            self._write(f"{missing[0].upper()}{missing[1:]}", 11, color=self._theme.expected)
        for note in picture_notes(picture, self._timeline.source(picture.source)):
            self._paragraph(2)
            self._write(note, 11, color=self._theme.muted)

    def _write_quote(self, quote: Quote) -> None:
        self._paragraph(4, 14)
        self._write(quoted(quote.text), 12, serif=True)
        source = self._timeline.source(quote.source)
        self._write(f"  — {credit(quote, source)}", 11, color=self._theme.muted)
        if is_contradiction(quote):
            self._write(f"  {CONTRADICTS}", 11, bold=True)
        if source is not None:
            self._write(
                f" [{self._numbers[source.id]}]", 11, href=f"{SOURCE_ANCHOR}{self._numbers[source.id]}"
            )

    def _write_references(self, event: Event, *, quotes: bool) -> None:
        cited = list(event.sources)
        if not quotes:
            cited = [quote.source for quote in event.quotes if quote.source] + cited
        numbers = sorted({self._numbers[name] for name in cited if name in self._numbers})
        if numbers:
            self._paragraph(3)
            self._write("Sources: ", 11, color=self._theme.muted)
            for number in numbers:
                self._write(f"[{number}] ", 11, href=f"{SOURCE_ANCHOR}{number}")

    def source(self, number: int, source: Source) -> TextBlock:
        """Return one numbered source."""
        self._begin()
        self._paragraph()
        self._write(f"[{number}]  ", 12, bold=True)
        self._write(source.title, 12)
        if behind := imprint(source):
            self._write(f". {behind}", 12, color=self._theme.muted)
        if source.url:
            self._write("  ")
            self._write(source.url, 11, href=source.url)
        return self._end(anchor=f"{SOURCE_ANCHOR}{number}")
