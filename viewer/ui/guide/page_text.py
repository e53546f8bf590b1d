"""Writes a page of the guide into a document, in the looks of the program.

Qt reads Markdown itself, tables included, but dresses it by its own taste; so what it has made is gone
through once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from viewer.ui.guide.pages import anchor_of, page_text
from viewer.ui.look.theme import Theme

ImageOf = Callable[[str, int], QImage]

TEXT_PX = 14
_CODE_PX = 13
_HEADING_PX = {1: 24, 2: 18, 3: 15}
_LINE_PERCENT, _TIGHT_PERCENT = 128, 115
_CELL_PX = 6
#: Above a heading, below it, and below everything else.
_ABOVE_PX, _BELOW_PX, _AFTER_PX = 20, 8, 10
_ITEM_PX = 4
_CODE_ROOM_PX = 12
_MARGIN_PX = 24
_NARROW_PX, _NARROW_MARGIN_PX = 440, 14
#: Longer lines are hard to follow.
_WIDEST_PX = 760
_HeightType = QTextBlockFormat.LineHeightTypes


def write_page(document: QTextDocument, page: str, theme: Theme) -> None:
    """Replace a document's content by a page of the guide.

    Raises:
        OSError: The page cannot be read.
    """
    document.setDefaultFont(theme.font(TEXT_PX))
    document.setMarkdown(page_text(page), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    dresser = _Dresser(document, theme)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for first, last in reversed(list(_code_runs(document))):
        dresser.frame_code(first, last)
    for table in _tables(document):
        dresser.dress_table(table)
    for block in _blocks(document):
        dresser.dress_block(block)
    cursor.endEditBlock()


def heading_at(document: QTextDocument, anchor: str) -> QTextBlock | None:
    """Return the heading of an anchor, None where the page has none."""
    return next(
        (
            block
            for block in _blocks(document)
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor
        ),
        None,
    )


def fit_to_width(document: QTextDocument, width_px: int, theme: Theme, image_of: ImageOf) -> None:
    """Keep lines readable on a wide view, and pictures inside a narrow one.

    Args:
        width_px: Of what shows the document.
        image_of: Returns a picture by its name, not wider than some pixels.
    """
    is_narrow = width_px < theme.sized(_NARROW_PX)
    margin = theme.sized(_NARROW_MARGIN_PX if is_narrow else _MARGIN_PX)
    frame = document.rootFrame().frameFormat()
    frame.setMargin(margin)
    frame.setRightMargin(max(margin, width_px - margin - theme.sized(_WIDEST_PX)))
    document.rootFrame().setFrameFormat(frame)
    room_px = max(1, width_px - margin - round(frame.rightMargin()))
    for block in _blocks(document):
        for fragment in _fragments(block):
            if fragment.charFormat().isImageFormat():
                _fit_picture(document, fragment, room_px, image_of)


def _fit_picture(document: QTextDocument, fragment: QTextFragment, room_px: int, image_of: ImageOf) -> None:
    form = fragment.charFormat().toImageFormat()
    image = image_of(form.name(), room_px)
    # Qt would shrink a larger one roughly.
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), image)
    form.setWidth(image.width() / image.devicePixelRatio())
    form.setHeight(image.height() / image.devicePixelRatio())
    _over(document, fragment).setCharFormat(form)


def _over(document: QTextDocument, fragment: QTextFragment) -> QTextCursor:
    """Return a cursor that selects a fragment."""
    cursor = QTextCursor(document)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence.value)


def _code_runs(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """Go through the places of code: the first and the last position of each run of its lines."""
    start, end = -1, -1
    for block in _blocks(document):
        if _is_code(block):
            start = block.position() if start < 0 else start
            end = block.position() + block.length() - 1
        elif start >= 0:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


class _Dresser:
    """Gives the parts of a page their looks."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._code.setPixelSize(theme.sized(_CODE_PX))

    def dress_table(self, table: QTextTable) -> None:
        """Give a table thin lines, room, and the whole width."""
        theme = self._theme
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QBrush(theme.line))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setCellPadding(theme.sized(_CELL_PX))
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setTopMargin(theme.sized(_BELOW_PX))
        form.setBottomMargin(theme.sized(_AFTER_PX))
        table.setFormat(form)

    def frame_code(self, first: int, last: int) -> None:
        """Put lines of code onto a ground of their own."""
        theme, form = self._theme, QTextFrameFormat()
        form.setBackground(QBrush(theme.chip))
        form.setPadding(theme.sized(_CODE_ROOM_PX))
        form.setTopMargin(theme.sized(_BELOW_PX))
        form.setBottomMargin(theme.sized(_AFTER_PX))
        cursor = QTextCursor(self._document)
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        frame = cursor.insertFrame(form)
        # Qt keeps an empty line before a frame, and one behind it where nothing else follows.
        for place in (frame.firstPosition() - 1, frame.lastPosition() + 1):
            self._fold_away(self._document.findBlock(place))

    def _fold_away(self, block: QTextBlock) -> None:
        if block.isValid() and not block.text():
            form = QTextBlockFormat()
            form.setLineHeight(1, _HeightType.FixedHeight.value)
            QTextCursor(block).setBlockFormat(form)

    def dress_block(self, block: QTextBlock) -> None:
        """Give a block its distances, and its letters their looks."""
        theme, form = self._theme, block.blockFormat()
        if not block.text() and form.lineHeightType() == _HeightType.FixedHeight.value:
            return
        cursor = QTextCursor(block)
        level = form.headingLevel()
        table = cursor.currentTable()
        is_code = table is None and cursor.currentFrame() is not self._document.rootFrame()
        has_picture = any(fragment.charFormat().isImageFormat() for fragment in _fragments(block))
        # A picture is a letter of its line: more than its own height would be empty.
        percent = 100 if has_picture else _TIGHT_PERCENT if table is not None or is_code else _LINE_PERCENT
        form.setLineHeight(percent, _HeightType.ProportionalHeight.value)
        form.setTopMargin(theme.sized(_ABOVE_PX) if level > 1 else 0)
        form.setBottomMargin(self._room_below(block, level, is_tight=table is not None or is_code))
        if is_code:
            form.setNonBreakableLines(False)
        cursor.setBlockFormat(form)
        if level:
            self._dress_heading(block, level)
            return
        is_head = table is not None and table.cellAt(cursor).row() == 0
        for fragment in _fragments(block):
            self._dress_fragment(fragment, is_code=is_code, is_head=is_head)

    def _room_below(self, block: QTextBlock, level: int, *, is_tight: bool) -> int:
        if is_tight:
            return 0
        items = block.textList()
        if items is not None and items.item(items.count() - 1) != block:
            return self._theme.sized(_ITEM_PX)
        return self._theme.sized(_BELOW_PX if level else _AFTER_PX)

    def _dress_heading(self, block: QTextBlock, level: int) -> None:
        form = QTextCharFormat()
        form.setFont(self._theme.font(_HEADING_PX.get(level, TEXT_PX), bold=True, serif=level < 3))
        form.setForeground(QBrush(self._theme.text))
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)

    def _dress_fragment(self, fragment: QTextFragment, *, is_code: bool, is_head: bool) -> None:
        theme, form = self._theme, fragment.charFormat()
        if form.isImageFormat():
            return
        kept = QTextCharFormat()
        if is_code or form.fontFixedPitch():
            kept.setFont(self._code)
            if not is_code:
                kept.setBackground(QBrush(theme.chip))
        else:
            kept.setFont(self._font(form, is_head=is_head))
        kept.setForeground(
            QBrush(theme.selection if form.isAnchor() else theme.muted if is_head else theme.text)
        )
        if form.isAnchor():
            kept.setAnchor(True)
            kept.setAnchorHref(form.anchorHref())
            kept.setFontUnderline(True)
        _over(self._document, fragment).setCharFormat(kept)

    def _font(self, form: QTextCharFormat, *, is_head: bool) -> QFont:
        bold = form.fontWeight() > QFont.Weight.Normal.value and not is_head
        return self._theme.font(TEXT_PX - is_head, bold=bold, italic=form.fontItalic())
