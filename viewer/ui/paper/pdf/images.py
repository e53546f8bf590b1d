"""Pictures of a painted PDF without their colours: emoji, which fonts have as pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from viewer.ui.paper.pdf.objects import PdfObjects, reference

_IN_COLOUR = b"/ColorSpace /DeviceRGB"
_JPEG = b"/DCTDecode"
#: They have been packed with loss once already.
_QUALITY = 95


def pictures_in_grey(objects: PdfObjects, pages: Sequence[int]) -> None:
    """Take the colours out of every picture on some pages."""
    numbers: dict[int, None] = {}
    for page in pages:
        resources = objects.body(reference(objects, page, b"/Resources"))
        numbers.update((int(found), None) for found in re.findall(rb"/Im\d+ (\d+) 0 R", resources))
    for number in numbers:
        head = objects.body(number).partition(b"stream")[0]
        if _IN_COLOUR in head:
            _take_colours(objects, number, head)


def _take_colours(objects: PdfObjects, number: int, head: bytes) -> None:
    width, height = (_value(head, name) for name in (b"/Width", b"/Height"))
    content = objects.stream(number)
    if _JPEG in head:
        image = QImage.fromData(content)
    else:
        image = QImage(content, width, height, 3 * width, QImage.Format.Format_RGB888)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(grey)
    packed = bytes(buffer.data().data())
    objects.drop_length(number)
    told = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
    told += b"/Filter/DCTDecode/Length %d>>\nstream\n%b\nendstream"
    objects.put(number, told % (width, height, len(packed), packed))


def _value(head: bytes, name: bytes) -> int:
    found = re.search(name + rb" (\d+)", head)
    assert found is not None
    return int(found[1])
