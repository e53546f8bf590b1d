"""Pictures from files, decoded beside the window, small enough and only of formats that load nothing else."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from viewer.files.read.pictures import PictureError, picture_format, picture_path
from viewer.files.read.reader import KEEPERS
from viewer.words import _, number

#: Larger pictures are not decoded: a small file may claim any size.
MOST_PIXELS = 100_000_000
#: Of memory while one picture is decoded.
_MOST_MB = 128
#: Bytes of decoded pictures that are kept.
_MOST_KEPT = 96 * 1024 * 1024


class PictureFile(NamedTuple):
    """A picture that can be shown; its size is in its own pixels, upright.

    Attributes:
        kind: As ``QImageReader`` calls its format.
        mtime_ns: When it was last changed; with ``length`` this tells another content.
        length: Bytes.
    """

    path: Path
    kind: str
    width: int
    height: int
    mtime_ns: int
    length: int

    def fitted(self, most_width: float, most_height: float) -> QSize:
        """Return its size within a box, never larger than it is."""
        share = min(1.0, most_width / self.width, most_height / self.height)
        return QSize(max(1, int(self.width * share)), max(1, int(self.height * share)))


def picture_file(folder: Path, file: str) -> PictureFile:
    """Return what there is to know of a picture before it is decoded; its head alone is read.

    Args:
        folder: Of the event file.
        file: As written in it.

    Raises:
        PictureError: It cannot be shown; the message goes on after the path.
    """
    path = picture_path(folder, file)
    kind = picture_format(path)
    reader = _reader(path, kind)
    size = reader.size()
    if size.width() < 1 or size.height() < 1:
        raise PictureError(_("is broken; no size can be read from it"))
    if size.width() * size.height() > MOST_PIXELS:
        text = _("is too large: {width} × {height} pixels; expected at most {most} million")
        most = MOST_PIXELS // 1_000_000
        raise PictureError(text.format(width=number(size.width()), height=number(size.height()), most=most))
    if _lies(reader):
        size.transpose()
    facts = path.stat()
    return PictureFile(path, kind, size.width(), size.height(), facts.st_mtime_ns, facts.st_size)


def decoded(file: PictureFile, size: QSize) -> QImage:
    """Return a picture at a size in device pixels; a null image where it cannot be decoded."""
    reader = _reader(file.path, file.kind)
    own = reader.size()
    if own.width() * own.height() > MOST_PIXELS:  # it may have been replaced since
        return QImage()
    reader.setAllocationLimit(_MOST_MB)
    reader.setAutoTransform(True)
    # A size is asked for before the picture is turned upright.
    reader.setScaledSize(size.transposed() if _lies(reader) else size)
    return reader.read()


def _reader(path: Path, kind: str) -> QImageReader:
    reader = QImageReader(str(path))
    # Else Qt asks every plugin, that of SVG among them, which follows addresses inside the file.
    reader.setDecideFormatFromContent(False)
    reader.setFormat(kind.encode())
    return reader


def _lies(reader: QImageReader) -> bool:
    """Tell whether a picture is turned by a right angle before it is shown."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


class Pictures(QObject):
    """Pictures that were decoded, one after the other, on a thread beside the window.

    Signals:
        changed(): another picture is ready.
    """

    changed = Signal()
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[PictureFile, int, int], QImage] = OrderedDict()
        self._wanted: OrderedDict[tuple[PictureFile, int, int], None] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._done.connect(self._finish)

    def image(self, file: PictureFile, size: QSize) -> QImage | None:
        """Return a picture at a size in device pixels; None while it is being decoded.

        A null image says that it cannot be.
        """
        key = file, size.width(), size.height()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted[key] = None
        self._begin()
        return None

    def wait(self) -> None:
        """Decode no more, and let no thread outlive the window."""
        self._wanted.clear()
        self._end()

    def _begin(self) -> None:
        if self._thread is not None or not self._wanted:
            return
        key, _nothing = self._wanted.popitem(last=False)
        self._thread = threading.Thread(target=self._decode, args=(key,), daemon=True)
        # No garbage is collected on another thread, where it would free widgets.
        KEEPERS.come()
        self._thread.start()

    def _decode(self, key: tuple[PictureFile, int, int]) -> None:
        file, width, height = key
        self._done.emit(key, decoded(file, QSize(width, height)))

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
            KEEPERS.go()

    def _finish(self, key: tuple[PictureFile, int, int], image: QImage) -> None:
        if self._thread is None:
            return  # it was told to decode no more
        self._end()
        self._wanted.pop(key, None)
        self._kept[key] = image
        while len(self._kept) > 1 and sum(kept.sizeInBytes() for kept in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self._begin()
        self.changed.emit()
