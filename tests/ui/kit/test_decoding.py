"""Pictures from files: what is asked of them before they are decoded, and where that is done."""

from __future__ import annotations

import struct
import threading
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from ui_samples import made_picture

from viewer.files.read.pictures import PictureError
from viewer.ui.kit import pictures as kit_pictures
from viewer.ui.kit.pictures import PictureFile, Pictures, decoded, picture_file


def png_claiming(path: Path, width: int, height: int) -> None:
    """Write a PNG of a few bytes whose head claims a size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    ]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def image_of(qtbot: QtBot, pictures: Pictures, file: PictureFile, size: QSize) -> QImage:
    qtbot.waitUntil(lambda: pictures.image(file, size) is not None)
    image = pictures.image(file, size)
    assert image is not None
    return image


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_that_a_picture_is_decoded_at_the_size_asked_for(tmp_path: Path, name: str) -> None:
    made_picture(tmp_path / name, 400, 300)
    file = picture_file(tmp_path, name)
    assert (file.width, file.height) == (400, 300)
    image = decoded(file, QSize(40, 30))
    assert image.size() == QSize(40, 30)
    middle, teal = image.pixelColor(20, 15), QColor("teal")
    assert abs(middle.green() - teal.green()) + abs(middle.red() - teal.red()) < 20


def test_that_a_picture_is_never_enlarged_and_keeps_its_shape(tmp_path: Path) -> None:
    made_picture(tmp_path / "a.png", 400, 100)
    file = picture_file(tmp_path, "a.png")
    assert file.fitted(1000, 1000) == QSize(400, 100)
    assert file.fitted(200, 1000) == QSize(200, 50)
    assert file.fitted(1000, 20) == QSize(80, 20)


def test_that_a_picture_taken_upright_is_shown_upright(tmp_path: Path) -> None:
    path = made_picture(tmp_path / "a.jpg", 400, 100)
    # EXIF orientation 6: the camera was turned by a right angle.
    tags = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    body = b"Exif\0\0" + tags
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:])
    file = picture_file(tmp_path, "a.jpg")
    assert (file.width, file.height) == (100, 400)
    assert decoded(file, QSize(50, 200)).size() == QSize(50, 200)


def test_that_a_small_file_that_claims_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    png_claiming(tmp_path / "bomb.png", 30_000, 30_000)
    with pytest.raises(
        PictureError, match="is too large: 30,000 × 30,000 pixels; expected at most 100 million"
    ):
        picture_file(tmp_path, "bomb.png")


def test_that_a_picture_that_grew_since_it_was_asked_about_is_not_decoded(tmp_path: Path) -> None:
    made_picture(tmp_path / "a.png")
    file = picture_file(tmp_path, "a.png")
    png_claiming(tmp_path / "a.png", 30_000, 30_000)
    assert decoded(file, QSize(40, 30)).isNull()


def test_that_a_broken_picture_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    with pytest.raises(PictureError, match="is broken"):
        picture_file(tmp_path, "a.png")


def test_that_an_svg_under_another_name_is_not_decoded(tmp_path: Path) -> None:
    made_picture(tmp_path / "a.png")
    file = picture_file(tmp_path, "a.png")
    (tmp_path / "a.png").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>",
        encoding="utf-8",
    )
    assert decoded(file, QSize(9, 9)).isNull()


def test_that_pictures_are_decoded_beside_the_window_once_for_each_size(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_picture(tmp_path / "a.png")
    threads: list[threading.Thread] = []

    def noted(file: PictureFile, size: QSize) -> QImage:
        threads.append(threading.current_thread())
        return decoded(file, size)

    monkeypatch.setattr(kit_pictures, "decoded", noted)
    pictures = Pictures()
    file = picture_file(tmp_path, "a.png")
    with qtbot.waitSignal(pictures.changed):
        assert pictures.image(file, QSize(40, 30)) is None
    assert image_of(qtbot, pictures, file, QSize(40, 30)).size() == QSize(40, 30)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    image_of(qtbot, pictures, file, QSize(20, 15))
    assert len(threads) == 2
    pictures.wait()


def test_that_a_picture_with_another_content_is_decoded_again(qtbot: QtBot, tmp_path: Path) -> None:
    pictures, size = Pictures(), QSize(40, 30)
    made_picture(tmp_path / "a.png", color="teal")
    first = image_of(qtbot, pictures, picture_file(tmp_path, "a.png"), size)
    made_picture(tmp_path / "a.png", 401, 300, color="red")
    second = image_of(qtbot, pictures, picture_file(tmp_path, "a.png"), size)
    assert [image.pixelColor(5, 5).name() for image in (first, second)] == ["#008080", "#ff0000"]


def test_that_nothing_is_decoded_any_more_once_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    made_picture(tmp_path / "a.png")
    pictures = Pictures()
    file = picture_file(tmp_path, "a.png")
    pictures.image(file, QSize(40, 30))
    pictures.wait()
    assert all("_decode" not in thread.name for thread in threading.enumerate())
    # It can be asked again: only what was wanted before is forgotten.
    assert image_of(qtbot, pictures, file, QSize(40, 30)).size() == QSize(40, 30)
