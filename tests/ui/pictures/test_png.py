"""PNG of any size, drawn strip by strip without a seam."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pytest
from layout_helpers import random_events, timeline
from paper_helpers import plain_content
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Timeline
from viewer.ui.pictures.choice import Kind, PictureChoice
from viewer.ui.pictures.picture import Picture
from viewer.ui.pictures.png import png


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the names and contents of a PNG's chunks, each with its sum proven."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(name + content),)
        yield name, content
        at += 12 + length


def texts(data: bytes) -> dict[str, str]:
    """Return the texts in a PNG."""
    pairs = (content.split(b"\0", 1) for name, content in chunks(data) if name == b"iTXt")
    return {key.decode(): rest.removeprefix(b"\0" * 4).decode() for key, rest in pairs}


def busy() -> Timeline:
    return timeline(*random_events(140, 6, lanes=3), lanes=3)


def pixels(image: QImage) -> bytes:
    converted = image.convertToFormat(QImage.Format.Format_RGB32)  # a name keeps it alive while it is copied
    return bytes(converted.constBits())


def read(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(QByteArray(data), "PNG")
    return image


@pytest.mark.parametrize(("width", "scale", "dpi"), [(640, 1.0, 96), (1281, 2.0, 192), (1000, 1.37, 132)])
def test_that_it_has_the_width_that_was_asked_for_and_says_its_resolution(
    qtbot: QtBot, width: int, scale: float, dpi: int
) -> None:
    picture = Picture(plain_content(busy()), PictureChoice(Kind.PNG, width, scale))
    data = picture.png()
    image = read(data)
    assert (image.width(), image.height()) == picture.size
    assert image.width() == width
    found = dict(chunks(data))
    across, down, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert (across, down, unit) == (round(dpi / 0.0254), round(dpi / 0.0254), 1)
    assert round(image.dotsPerMeterX() * 0.0254) == dpi


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 1.37])
def test_that_strips_leave_no_seam(qtbot: QtBot, palette: str, scale: float) -> None:
    picture = Picture(plain_content(busy()), PictureChoice(Kind.PNG, 900, scale, palette, legend=True))
    whole = pixels(picture.image())
    striped = read(picture.png(strip=37))
    assert striped.height() > 10 * 37
    found, row = pixels(striped), striped.width() * 4
    assert len(found) == len(whole)
    rows = [(found[at : at + row], whole[at : at + row]) for at in range(0, len(whole), row)]
    pairs = [pair for one, other in rows if one != other for pair in zip(one, other, strict=True)]
    off = [abs(one - other) for one, other in pairs if one != other]
    # At an odd scale a number may be rounded otherwise; nobody sees one shade of 255 in one place.
    assert len(off) <= (0 if scale in (1.0, 1.5) else 20)
    assert max(off, default=0) <= 1


def test_that_it_names_itself_and_what_it_shows(qtbot: QtBot) -> None:
    said = texts(Picture(plain_content(busy()), PictureChoice(Kind.PNG)).png())
    assert said == {
        "Title": "Test", "Description": "A timeline with 140 of 140 events.", "Software": "Dateline"
    }  # fmt: skip


def test_that_the_same_picture_gives_the_same_bytes(qtbot: QtBot) -> None:
    one, other = (Picture(plain_content(busy()), PictureChoice(Kind.PNG)).png() for _ in range(2))
    assert one == other


def test_that_it_can_be_given_up_between_two_strips(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def draw(painter: QPainter, rows: tuple[float, float]) -> None:
        painter.fillRect(QRectF(0, 0, 100, 40), QColor("red"))

    def progress(done: int, of: int) -> bool:
        told.append((done, of))
        return done < 20

    assert png(draw, (100, 40), 1.0, 96, {}, progress, 10) == b""
    assert told == [(0, 40), (10, 40), (20, 40)]
    red = read(png(draw, (100, 40), 1.0, 96, {}, strip=10))
    assert {red.pixelColor(x, y).name() for x in (0, 99) for y in (0, 19, 20, 39)} == {"#ff0000"}
