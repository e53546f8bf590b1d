"""Writes the paragraphs of one text block, as plain text with formats, and notes where links and pictures stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from viewer.model.direction import may_slant
from viewer.model.timeline import Picture
from viewer.ui.look.theme import PAPER
from viewer.ui.paper.blocks import Stretch, TextBlock
from viewer.ui.paper.pictures import insert_picture
from viewer.ui.paper.roles import Role, Told
from viewer.ui.paper.text_pieces import block_format, char_format
from viewer.words import runs_from_right


class BlockPen:
    """Writes block after block, each between ``begin`` and ``end``.

    Args:
        width_px: Of a block, logical pixels.

    Attributes:
        told: What each paragraph of the block that is being written says, and its code.
    """

    def __init__(self, width_px: float) -> None:
        self._width_px = width_px
        self._option = QTextOption()
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setUseDesignMetrics(True)
        self._role = Role.TEXT
        self.count_anew()
        self.begin()

    def count_anew(self) -> None:
        """Let what comes next be marked like what came first; neighbouring paragraphs and links differ in their marks."""
        self._odd = self._odd_link = False

    def begin(self) -> None:
        """Begin a block."""
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setUseDesignMetrics(True)
        self._document.setDefaultTextOption(self._option)
        self._cursor = QTextCursor(self._document)
        self._is_fresh = True
        self.told: list[Told] = []
        self._hrefs: list[Stretch] = []
        self._shown: list[Stretch] = []

    def end(self, title: str = "", anchor: str = "", width_px: float | None = None) -> TextBlock:
        """Return the block as it has been written.

        Args:
            title: For the outline.
            anchor: What links lead here by.
            width_px: Where it is not the usual one.
        """
        self._document.setTextWidth(self._width_px if width_px is None else width_px)
        return TextBlock(self._document, title, anchor, self._hrefs, self._shown)

    def paragraph(
        self,
        above_px: float = 0.0,
        left_px: float = 0.0,
        hung_px: float = 0.0,
        role: Role = Role.TEXT,
        *,
        ours: bool = False,
    ) -> None:
        """Begin a paragraph.

        Args:
            above_px: Room above it.
            left_px: How far it is set in.
            hung_px: How far its first line stands out of that.
            role: What it is, for readers of the PDF.
            ours: It is said by us, not by the event file.
        """
        self._role, self._odd = role, not self._odd
        self.told.append(((role, self._odd, False), ""))
        # A sentence of ours that runs from the right does so too where it begins with somebody's name.
        mirrored = (ours or role is Role.DATE) and runs_from_right()
        form = block_format(above_px, left_px, hung_px, ours=role is Role.DATE, mirrored=mirrored)
        if self._is_fresh:
            self._cursor.setBlockFormat(form)
            self._is_fresh = False
        else:
            self._cursor.insertBlock(form)

    def write(
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
        role: Role | None = None,
    ) -> None:
        """Write on in the paragraph, literally.

        Args:
            href: Where the text leads; it is a link then.
            role: What it is, where that is not what its paragraph is.
        """
        ink = (color or (PAPER.selection if href else PAPER.text)).rgba()
        if href:
            role, self._odd_link = Role.LINK, not self._odd_link
        code = (role or self._role, self._odd, self._odd_link if href else False)
        form = char_format(size_px, bold, italic and may_slant(text), serif, struck, ink, code)
        if href:
            form = QTextCharFormat(form)
            form.setAnchor(True)
            form.setAnchorHref(href)
        self._tell(None if href else text)
        begin = self._cursor.position() if href else 0
        self._cursor.insertText(text.replace("\n", "\u2028"), form)
        if href:
            self._hrefs.append(Stretch(begin, self._cursor.position(), href))

    def _tell(self, text: str | None) -> None:
        """Note what a paragraph says; one with a link is told by its pieces."""
        code, before = self.told[-1]
        self.told[-1] = code, before + text if before is not None and text is not None else None

    def picture(self, folder: Path, picture: Picture, room_px: float, *, grey: bool) -> None:
        """Put a picture into the paragraph.

        Args:
            folder: Of the event file.
            picture: Its file's name is as it stands from there.
            room_px: Width of the text.
            grey: Without colours.

        Raises:
            PictureError: It cannot be shown; the message goes on after its path.
        """
        # The line is as high as the picture; room for reading would be added to that.
        form = self._cursor.blockFormat()
        form.setLineHeight(100.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(form)
        begin = self._cursor.position()
        size = insert_picture(self._cursor, folder, picture, room_px, grey=grey)
        alt = picture.alt or Path(picture.file).name
        self._shown.append(Stretch(begin, self._cursor.position(), alt, size))
