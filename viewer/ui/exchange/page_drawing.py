"""What has to be drawn for a web page: the timeline, its colours, and pictures small enough to be inside."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImageWriter

from viewer.exchange.page.content import Drawing
from viewer.exchange.page.document import MOST_AT_ONCE
from viewer.exchange.page.markup import href_of
from viewer.files.read.pictures import PictureError
from viewer.model.timeline import Picture, Timeline
from viewer.ui.kit.pictures import decoded, picture_file
from viewer.ui.look.theme import DARK, LIGHT
from viewer.ui.pictures.svg import BOTH, timeline_svg
from viewer.words import _

_WIDTH_PX = 1200.0
#: Where not every event has a label, or the drawing would be most of the page, and where each has.
_DENSE_HEIGHT_PX, _FREE_HEIGHT_PX = 900.0, 6_000.0
_PICTURE_PX = 1_200
_JPEG_QUALITY = 82


def drawing_of(timeline: Timeline, *, whole: bool = True) -> Drawing:
    """Return what has to be drawn for a page about a timeline, in a program without a window too.

    Args:
        timeline: What the page shows.
        whole: The page has a style sheet, so that the drawing is light or dark as its reader wishes; else it
            has light colours of its own.
    """
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    lanes = {
        lane.id: (LIGHT.lane_color(place, lane.color).name(), DARK.lane_color(place, lane.color).name())
        for place, lane in enumerate(timeline.lanes)
    }
    if not timeline.events:
        return Drawing("", lanes=lanes)
    height = _FREE_HEIGHT_PX if len(timeline.events) <= MOST_AT_ONCE else _DENSE_HEIGHT_PX
    svg = timeline_svg(
        timeline,
        width_px=_WIDTH_PX,
        palette=BOTH if whole else LIGHT.name,
        links=href_of,
        most_height_px=height,
        prefix="t",
    )
    del application
    return Drawing(svg.text, svg.style, svg.dark_style, lanes)


def picture_data(folder: Path, picture: Picture) -> str:
    """Return a picture as a ``data:`` address: decoded and written anew, so without what a camera noted of a place.

    Raises:
        PictureError: It cannot be shown; the message goes on after its path.
    """
    file = picture_file(folder, picture.file)
    image = decoded(file, file.fitted(_PICTURE_PX, _PICTURE_PX))
    if image.isNull():
        raise PictureError(_("is broken and cannot be shown"))
    for key in image.textKeys():
        image.setText(key, "")
    kind = "png" if image.hasAlphaChannel() or file.kind in ("png", "gif") else "jpeg"
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    if kind == "jpeg":
        writer.setQuality(_JPEG_QUALITY)
    if not writer.write(image):
        raise PictureError(_("cannot be made part of a page"))
    return f"data:image/{kind};base64,{content.toBase64().toStdString()}"
