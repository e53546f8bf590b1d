"""Writes a page of the pane into a document: literal text in the pane's few looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from viewer.model.direction import isolated
from viewer.model.event_words import (
    COMPARED,
    COPY_QUOTATION,
    ONLY_OURS,
    ONLY_THEIRS,
    SHOW_IN_SOURCE,
    SHOW_IN_SOURCE_TIP,
    SHOW_ONLY,
    Tone,
    left_out,
)
from viewer.model.problems import Problem
from viewer.ui.kit.reading_text import RUNNING, TIGHT, shortened
from viewer.ui.look.theme import Theme
from viewer.ui.pane.looks import (
    BODY,
    HEADING,
    LINK,
    SMALL,
    TITLE,
    Look,
    block_format,
    link_format,
    text_format,
)
from viewer.ui.pane.page import (
    BODY_PX,
    SMALL_PX,
    Card,
    Chip,
    Figure,
    Page,
    Target,
    ToClipboard,
    ToFilter,
    ToLine,
    ToSource,
)
from viewer.words import _, runs_from_right

if TYPE_CHECKING:
    from viewer.files.evidence.verdicts import Compared
    from viewer.ui.kit.pictures import PictureFile

QUOTE_PX = 15
#: A page of a thousand quotations shows so many, and then says how many it leaves out.
MOST_ITEMS = 60
#: From a quotation's bar to its words.
INDENT_PX = 15
#: From this width on, sources that contradict stand beside those that agree.
WIDE_PX = 520
_BETWEEN_PX, _ABOVE_SIDES_PX, _BELOW_SIDES_PX = 18, 6, 18
_MARGINS_PX = (22, 22, 6, 20)
_CHIP_PAD_PX = 5
_CHIP_GAP_PX = 3
_CHIP_LINE_PX = 27
#: A chip of more letters may break between its words, and so may one that larger letters leave no room for on
#: a line; any other goes to the next line whole.
_CHIP_WHOLE, _CHIP_ROOM = 30, 42
_BLANK = "\u00a0"
#: Breaks a line without beginning a block, which would repeat the room above.
_LINE_BREAK = "\u2028"


_SIDE_TONES = {"both": Tone.PLAIN, "ours": Tone.CAREFUL, "theirs": Tone.GOOD}


class PageWriter:
    """Writes one page; :func:`page_in` makes one and gives it back filled.

    Args:
        document: Emptied, then written into.
        theme: Fonts and colours.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self.theme = theme
        self._cursor = QTextCursor(document)
        self._document = document
        self._is_empty = True
        self._reuses_block = True
        self._targets: list[Target] = []
        self._chips: list[Chip] = []
        self._cards: list[Card] = []
        self._figures: list[Figure] = []

    @property
    def page(self) -> Page:
        """What has been written so far, apart from its text."""
        return Page(tuple(self._targets), tuple(self._chips), tuple(self._cards), tuple(self._figures))

    def heading(self, text: str) -> None:
        """Begin a section with a message of ours, which is said in the language that is spoken."""
        self.text(_(text), HEADING, above=0 if self._is_empty else 20)

    def title(self, text: str, above: int = 6) -> None:
        """Write the page's title."""
        self._paragraph(above, TIGHT, of_file=True)
        self._write(text, TITLE)

    def text(
        self, text: str, look: Look = BODY, *, above: int = 0, indent: int = 0, of_file: bool = False
    ) -> None:
        """Write a paragraph.

        Args:
            above: Room before it, logical pixels.
            of_file: The words are the file's own and run in their own direction.
        """
        self._paragraph(above, RUNNING, indent, of_file=of_file)
        self._write(text, look)

    def prose(self, paragraphs: list[str], above: int) -> None:
        """Write a text of the file in several paragraphs."""
        for number, paragraph in enumerate(paragraphs):
            self.text(paragraph, above=8 if number else above, of_file=True)

    def chips(self, chips: list[tuple[str, QColor, bool, ToFilter | None]]) -> None:
        """Write a line of chips: text, colour, whether it is bold, and where a click on it leads."""
        self._paragraph(4)
        form = self._cursor.blockFormat()
        line_px = self.theme.sized(_CHIP_LINE_PX)
        form.setLineHeight(line_px, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        self._cursor.setBlockFormat(form)
        most = min(_CHIP_WHOLE, _CHIP_ROOM / self.theme.text_scale)
        for number, (text, color, bold, target) in enumerate(chips):
            if number:
                self._write(" ", Look(SMALL_PX, padding_px=_CHIP_GAP_PX))
            start = self._cursor.position()
            pad = Look(SMALL_PX, padding_px=_CHIP_PAD_PX)
            self._write(_BLANK, pad)
            look = Look(SMALL_PX, bold=bold)
            made = (
                text_format(self.theme, look)
                if target is None
                else link_format(self.theme, look, _(SHOW_ONLY))
            )
            form_of_text = QTextCharFormat(made)
            form_of_text.setForeground(color)
            whole = text.replace(" ", _BLANK) if len(text) <= most else text
            if runs_from_right():
                whole = isolated(whole)  # else chips of the other direction would change places within theirs
            if target is None:
                self._cursor.insertText(whole, form_of_text)
            else:
                self._insert_link(whole, target, form_of_text)
            self._write(_BLANK, pad)
            self._chips.append(Chip(start, self._cursor.position()))

    def names(
        self,
        names: list[tuple[str, ToFilter]],
        look: Look = LINK,
        *,
        between: str = _LINE_BREAK,
        above: int = 2,
    ) -> None:
        """Write names in one paragraph, each a link that shows only the events that hold it."""
        self._paragraph(above, RUNNING, of_file=True)
        for number, (name, target) in enumerate(names):
            if number:
                self._write(between, BODY)
            self._write_link(name, target, look, _(SHOW_ONLY))

    def link(self, text: str, target: Target, above: int = 3, tip: str = "") -> None:
        """Write a link on a line of its own; ``tip`` shows under the pointer."""
        self._paragraph(above, RUNNING, of_file=True)
        self._write_link(text, target, LINK, tip)

    def problem(self, problem: Problem) -> None:
        """Write a mistake and the link that leads to its line."""
        self.text(f"⚠ {problem.message}", Look(SMALL_PX, Tone.CAREFUL), above=6)
        self.link(
            _("Line {line}, column {column}").format(line=problem.line, column=problem.column),
            ToLine(problem.line, problem.column),
            1,
        )

    def left_out(self, number: int) -> None:
        """Say how many parts of a list are not shown, if any."""
        if number > 0:
            self.text(left_out(number), SMALL, above=4)

    def quotation(
        self,
        words: str,
        whose: str,
        notes: list[tuple[str, Tone]],
        citation: str,
        bar: QColor,
        above: int,
        source: ToFilter | None = None,
        passage: ToSource | None = None,
        compared: Compared = (),
    ) -> None:
        """Write a quotation beside a bar, then whose it is and what is to be said of it.

        Args:
            source: Where a click on whose it is leads; None where nobody says.
            citation: What its *Copy* puts on the clipboard.
            bar: Colour of the bar.
            passage: Where its source's copy is shown; None without one.
            compared: An altered quotation and what its copy says as one text.
        """
        self._paragraph(above, RUNNING, INDENT_PX, of_file=True)
        start = self._cursor.block().position()
        self._write(words, Look(QUOTE_PX, serif=True))
        words_end = self._cursor.position()
        if self._cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft:
            form = self._cursor.blockFormat()
            form.setLeftMargin(0)
            form.setRightMargin(INDENT_PX)
            self._cursor.setBlockFormat(form)
        elif runs_from_right():
            form = self._cursor.blockFormat()
            form.setLeftMargin(INDENT_PX)
            form.setRightMargin(0)
            self._cursor.setBlockFormat(form)
        self._paragraph(3, RUNNING, INDENT_PX)
        if source is None:
            self._write(whose, Look(bold=True))
        else:
            self._write_link(whose, source, Look(bold=True), _(SHOW_ONLY))
        self._write(_BLANK * 3, SMALL)
        self._write_link(_("Copy"), ToClipboard(citation), SMALL, _(COPY_QUOTATION))
        if passage is not None:
            self._write(_BLANK * 2, SMALL)
            self._write_link(_(SHOW_IN_SOURCE), passage, SMALL, _(SHOW_IN_SOURCE_TIP))
        for text, tone in notes:
            self.text(text, Look(SMALL_PX, tone), indent=INDENT_PX)
        if compared:
            self._write_compared(compared)
        self._cards.append(Card(start, words_end, self._cursor.position(), bar, citation))

    def _write_compared(self, compared: Compared) -> None:
        """Write what stands only in the quotation struck out, what stands only in the copy underlined.

        Signs before both tell them apart for those who listen, and on the clipboard.
        """
        self._paragraph(6, RUNNING, INDENT_PX, of_file=True)
        for number, (side, words) in enumerate(compared):
            if number:
                self._write(" ", SMALL)
            form = QTextCharFormat(
                text_format(self.theme, Look(BODY_PX, _SIDE_TONES[side.value], serif=True))
            )
            form.setFontStrikeOut(side.value == "ours")
            form.setFontUnderline(side.value == "theirs")
            sign = {"ours": ONLY_OURS, "theirs": ONLY_THEIRS}.get(side.value, "")
            if sign:  # not struck out: it would be hard to see
                self._write(sign, Look(BODY_PX, _SIDE_TONES[side.value], serif=True))
            self._cursor.insertText(shortened(words), form)
        self.text(_(COMPARED), SMALL, above=2, indent=INDENT_PX)

    # --- side by side -------------------------------------------------------------------

    @property
    def is_wide(self) -> bool:
        """Whether two columns find room beside each other."""
        return self._document.textWidth() >= self.theme.sized(WIDE_PX)

    @contextmanager
    def sides(self, count: int) -> Iterator[Callable[[int], None]]:
        """Set what is written in columns; what comes behind goes on below them.

        Yields:
            A function that goes to the column with a number, from 0, which is empty still.
        """
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(_ABOVE_SIDES_PX)
        form.setBottomMargin(_BELOW_SIDES_PX)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / count)
        form.setColumnWidthConstraints([share] * count)
        table = self._cursor.insertTable(1, count, form)

        def go_to(number: int) -> None:
            cell = table.cellAt(0, number)
            room = cell.format().toTableCellFormat()
            room.setRightPadding(_BETWEEN_PX if number < count - 1 else 0)
            cell.setFormat(room)
            self._cursor = cell.firstCursorPosition()
            self._reuses_block = True

        yield go_to
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._reuses_block = True

    def picture(self, file: PictureFile, alt: str, notes: list[str], above: int) -> None:
        """Keep a picture's place, then write what is to be said below it."""
        self._paragraph(above, of_file=True)
        form = self._cursor.blockFormat()
        form.setNonBreakableLines(True)
        self._cursor.setBlockFormat(form)
        start = self._cursor.position()
        # Whoever listens or copies gets words; the picture covers them, so they are as small as can be.
        words = QTextCharFormat(text_format(self.theme, Look(1)))
        words.setForeground(QColor(Qt.GlobalColor.transparent))
        self._cursor.insertText(shortened(alt) or _BLANK, words)
        self._figures.append(Figure(start, file, alt))
        for note in notes:
            self.text(note, SMALL, above=4, of_file=True)

    def _paragraph(
        self, above: int, line_height: float = RUNNING, indent: int = 0, *, of_file: bool = False
    ) -> None:
        form = block_format(above, line_height, indent, of_file, runs_from_right())
        if self._reuses_block:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._reuses_block = self._is_empty = False

    def _write(self, text: str, look: Look) -> None:
        self._cursor.insertText(shortened(text).replace("\n", _LINE_BREAK), text_format(self.theme, look))

    def _write_link(self, text: str, target: Target, look: Look, tip: str) -> None:
        words = shortened(text).replace("\n", _LINE_BREAK)
        self._insert_link(words, target, QTextCharFormat(link_format(self.theme, look, tip)))

    def _insert_link(self, words: str, target: Target, form: QTextCharFormat) -> None:
        form.setAnchorHref(str(len(self._targets)))
        self._targets.append(target)
        self._cursor.insertText(words, form)


@contextmanager
def page_in(document: QTextDocument, theme: Theme) -> Iterator[PageWriter]:
    """Empty a document and have a page written into it; it is laid out once, at the end."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    frame = QTextFrameFormat()
    left, top, right, bottom = _MARGINS_PX
    if runs_from_right():
        left, right = right, left
    frame.setLeftMargin(left)
    frame.setTopMargin(top)
    frame.setRightMargin(right)
    frame.setBottomMargin(bottom)
    document.rootFrame().setFrameFormat(frame)
    try:
        yield PageWriter(document, theme)
    finally:
        cursor.endEditBlock()
