"""What is painted, and what stands in menus, begins at the right where the window does; Latin values keep their order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.kit.flow_layout import FlowLayout
from viewer.ui.kit.icons import icon
from viewer.ui.kit.leading import leading
from viewer.ui.kit.menu_texts import menu_key, with_key
from viewer.ui.look.theme import LIGHT, Appearance
from viewer.ui.pane.page import Page
from viewer.ui.pane.page_view import PageView
from viewer.ui.present.setting import set_slide
from viewer.ui.present.slide import Slide
from viewer.ui.welcome.row import Row
from viewer.words import speaking


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with speaking("ar"):
        yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _drawn(name: str) -> QImage:
    return icon(name, QColor("#000000")).pixmap(16, 16).toImage()


def test_that_a_key_stands_apart_from_its_entry_and_keeps_the_order_of_its_signs() -> None:
    assert with_key("Zoom &in", menu_key("Ctrl++")) == "Zoom &in\tCtrl++"
    with speaking("ar"):
        assert with_key("ت&كبير", menu_key("Ctrl++")) == "ت&كبير\t\u2003\u2068Ctrl++\u2069"
        assert menu_key("Ctrl+Up") == "Ctrl+↑"


def test_that_what_points_back_points_to_the_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    back, on = _drawn("previous"), _drawn("next")
    with speaking("ar"):
        assert _drawn("previous") == on
        assert _drawn("next") == back


def test_that_a_way_to_begin_is_written_from_the_windows_side(qtbot: QtBot, from_right: None) -> None:
    row = Row("Open", "a note", "", Appearance("light"))
    qtbot.addWidget(row)
    row.resize(600, row.sizeHint().height())
    image = row.grab().toImage()
    ground = image.pixelColor(300, 3)
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(4, image.height() - 4))
    ]
    assert inked[0] > 500
    assert inked[-1] < 600


def test_that_a_slide_stands_at_the_right(qtbot: QtBot, from_right: None) -> None:
    room = QRectF(40, 30, 3000, 600)
    texts = set_slide(Slide("2011", "A title", "words"), room, LIGHT, None).texts
    assert {text.rect.right() for text in texts} == {room.right()}
    assert texts[0].rect.left() > room.left() + 500


def test_that_a_page_keeps_the_room_of_a_scroll_bar_that_is_not_there(qtbot: QtBot, from_right: None) -> None:
    view = PageView(LIGHT)
    qtbot.addWidget(view)
    view.resize(300, 200)
    bar_px = view.verticalScrollBar().sizeHint().width()
    with qtbot.waitExposed(view):
        view.show()
    view.show_page(Page(), LIGHT, "a page", 0)
    assert view.viewport().x() >= bar_px
    view.setPlainText("a line\n" * 80)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert view.viewport().width() >= 300 - bar_px - 2 * view.frameWidth() - 1


def test_that_chips_begin_at_the_windows_side(qtbot: QtBot, from_right: None) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(5, place)
    chips = [QLabel(text, place) for text in ("first", "second")]
    for chip in chips:
        flow.addWidget(chip)
    place.resize(400, 60)
    flow.setGeometry(QRect(0, 0, 400, 60))
    assert chips[0].geometry().right() == 399
    assert chips[1].geometry().right() < chips[0].x()


def test_that_labels_in_latin_letters_stand_with_the_others() -> None:
    assert leading() == Qt.AlignmentFlag.AlignLeft
    with speaking("ar"):
        assert leading() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
