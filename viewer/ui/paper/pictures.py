"""Pictures of events on paper: decoded for the printer, not for the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument, QTextImageFormat

from viewer.files.read.pictures import PictureError
from viewer.model.timeline import Picture
from viewer.ui.kit.pictures import decoded, picture_file
from viewer.words import _

#: A picture is never higher: three inches.
_MOST_HEIGHT_PX = 288.0
#: Of the text's width that a picture may take.
_SHARE = 0.6
#: Pixels of a picture for one of the page: what a printer resolves, and no more to carry about.
_FINENESS = 300 / 96


def insert_picture(
    cursor: QTextCursor, folder: Path, picture: Picture, text_width_px: float, *, grey: bool = False
) -> tuple[int, int]:
    """Put a picture into a document where the cursor stands, and return its pixels, across and down.

    Args:
        folder: Of the event file.
        text_width_px: Width of the text, logical pixels.
        grey: Without colours.

    Raises:
        PictureError: It cannot be shown; the message goes on after its path.
    """
    file = picture_file(folder, picture.file)
    size = file.fitted(text_width_px * _SHARE, _MOST_HEIGHT_PX)
    image = decoded(file, file.fitted(size.width() * _FINENESS, size.height() * _FINENESS))
    if image.isNull():
        raise PictureError(_("is broken and cannot be shown"))
    image = _on_paper(image, grey=grey)
    name = f"picture:{file.path}"
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    form = QTextImageFormat()
    form.setName(name)
    form.setWidth(size.width())
    form.setHeight(size.height())
    cursor.insertImage(form)
    return image.width(), image.height()


def _on_paper(image: QImage, *, grey: bool) -> QImage:
    """Return a picture as it looks on white paper: PDF/A allows nothing to shine through."""
    if image.hasAlphaChannel():
        paper = QImage(image.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, image)
        painter.end()
        image = paper
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image
