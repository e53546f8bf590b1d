"""Pictures that Qt painted, without their colours."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from viewer.ui.paper.pdf.images import pictures_in_grey
from viewer.ui.paper.pdf.objects import PdfObjects


def picture(*, noisy: bool) -> QImage:
    """Return a picture, which Qt packs as JPEG where it is noisy and as it is where it is plain."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 40, 40))
    if noisy:
        for x in range(64):
            for y in range(48):
                image.setPixelColor(x, y, QColor((x * 37 + y * 91) % 256, (x * 53) % 256, (y * 71) % 256))
    return image


def painted(image: QImage) -> bytes:
    """Return a PDF with a picture on its page."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    painter = QPainter(device)
    painter.drawImage(QRectF(0, 0, 640, 480), image)
    painter.end()
    return bytes(buffer.data().data())


@pytest.mark.parametrize("noisy", [False, True])
def test_that_a_picture_loses_its_colours_and_nothing_else(qtbot: QtBot, noisy: bool) -> None:
    image = picture(noisy=noisy)
    objects = PdfObjects(painted(image))
    pictures_in_grey(objects, objects.pages())
    reader = PdfReader(BytesIO(objects.content(bytes(16))))
    (drawn,) = reader.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    told = drawn.get_object()
    assert told["/ColorSpace"] == "/DeviceGray"
    assert (told["/Width"], told["/Height"]) == (64, 48)
    grey = QImage.fromData(objects.stream(told.indirect_reference.idnum))
    assert grey.isGrayscale()
    wanted = image.convertToFormat(QImage.Format.Format_Grayscale8)
    apart = [
        abs(grey.pixelColor(x, y).red() - wanted.pixelColor(x, y).red()) for x in range(64) for y in range(48)
    ]
    assert sum(apart) / len(apart) < 12
