"""The guide: its pages in the program's looks, links and contents, back and forward, finding."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.guide.browser import GuideBrowser
from viewer.ui.guide.page_text import heading_at
from viewer.ui.guide.pages import PAGES, Place, headings_of, page_text, page_title
from viewer.ui.guide.view import GuideView
from viewer.ui.guide.window import GuideWindow
from viewer.ui.look.theme import DARK, LIGHT, Appearance


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    appearance = Appearance("light")
    appearance.dress(qapp)
    return appearance


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance) -> GuideWindow:
    window = GuideWindow(appearance)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.open_at(Place("evidence"))
    return window


@pytest.fixture
def view(window: GuideWindow) -> GuideView:
    return window.view


def top_of(browser: GuideBrowser, anchor: str) -> float:
    """Return how far below the view's upper edge a heading stands, in pixels."""
    heading = heading_at(browser.document(), anchor)
    assert heading is not None
    rect = browser.document().documentLayout().blockBoundingRect(heading)
    return rect.top() - browser.verticalScrollBar().value()


# --- a page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_that_every_word_of_a_page_is_shown(view: GuideView, page: str) -> None:
    view.go(Place(page))
    shown = set(re.findall(r"\w+", view.browser.toPlainText()))
    text = re.sub(r"!\[.*?\]\(.*?\)|\]\(.*?\)|```\w+", " ", page_text(page))
    assert len(shown) > 40
    assert set(re.findall(r"\w+", text)) <= shown


@pytest.mark.parametrize("page", PAGES)
def test_that_no_sign_of_the_markup_is_left(view: GuideView, page: str) -> None:
    view.go(Place(page))
    text = view.browser.toPlainText()
    assert text
    assert [sign for sign in ("```", "|---", "](", "<!--", "**") if sign in text] == []


def tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_that_a_table_of_the_page_is_one(view: GuideView) -> None:
    view.go(Place("keys"))
    found = tables(view.browser.document())
    assert len(found) == len(headings_of("keys"))
    assert all(table.columns() == 2 and table.rows() > 1 for table in found)


@pytest.mark.parametrize("width", [480, 960, 1600])
def test_that_nothing_stands_beyond_the_page(window: GuideWindow, view: GuideView, width: int) -> None:
    for page in ("first-minutes", "formats", "event-file"):
        window.resize(width, 600)
        view.go(Place(page))
        QApplication.processEvents()
        assert view.browser.horizontalScrollBar().maximum() <= 1, page


def test_that_a_page_follows_theme_and_text_size(view: GuideView, appearance: Appearance) -> None:
    def look() -> tuple[str, int]:
        block = view.browser.document().findBlock(view.browser.toPlainText().index("A quotation holds"))
        form = block.begin().fragment().charFormat()
        return form.foreground().color().name(), form.font().pixelSize()

    assert look() == (LIGHT.text.name(), 14)
    appearance.set_mode("dark")
    appearance.set_text_percent(150)
    assert look() == (DARK.text.name(), 21)


def test_that_a_new_text_size_keeps_the_place(view: GuideView, appearance: Appearance) -> None:
    bar = view.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    appearance.set_text_percent(125)
    assert bar.value() == pytest.approx(bar.maximum() / 2, abs=2)


def test_that_it_reads_nothing_but_the_guide(view: GuideView) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.browser.loadResource(kind, QUrl("file:///etc/passwd")).isEmpty()
    assert view.browser.picture("../pyproject.toml", 100).isNull()
    assert view.browser.picture("pictures/../../resources/icons/help.svg", 100).isNull()
    assert not view.browser.picture("pictures/window.png", 100).isNull()


# --- going about ----------------------------------------------------------------------------


def test_that_a_heading_is_gone_to(view: GuideView) -> None:
    view.go(Place("evidence", "kept-copies"))
    assert 0 <= top_of(view.browser, "kept-copies") < 60


def test_that_links_lead_to_other_pages_and_out_of_the_guide_nowhere(view: GuideView) -> None:
    view.browser.anchorClicked.emit(QUrl("dates.md#whose-clock"))
    assert view.place == Place("dates", "whose-clock")
    view.browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert view.place == Place("dates", "whose-clock")


def test_that_back_and_forward_find_where_one_was(qtbot: QtBot, view: GuideView) -> None:
    bar = view.browser.verticalScrollBar()
    bar.setValue(333)
    view.go(Place("dates"))
    assert bar.value() == 0
    qtbot.keyClick(view.browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (view.place, bar.value()) == (Place("evidence"), 333)
    assert view.bar.forward.isEnabled()
    view.bar.forward.click()
    assert view.place == Place("dates")
    assert not view.bar.forward.isEnabled()
    view.step(-1)
    view.go(Place("keys"))
    assert not view.bar.forward.isEnabled()
    view.step(-1)
    view.step(-1)
    view.step(-1)
    assert view.place == Place("index")
    assert not view.bar.back.isEnabled()


def test_that_the_contents_show_where_one_is_and_lead_on(qtbot: QtBot, view: GuideView) -> None:
    contents = view.contents
    assert contents.currentItem().text(0) == "Evidence"
    assert contents.currentItem().isExpanded()
    contents.setFocus()
    qtbot.keyClick(contents, Qt.Key.Key_Down)
    assert view.place == Place("evidence", "quotations")
    qtbot.keyClick(contents, Qt.Key.Key_Up)
    qtbot.keyClick(contents, Qt.Key.Key_Up)
    assert view.place == Place("dates")
    expanded = [number for number in range(len(PAGES)) if contents.topLevelItem(number).isExpanded()]
    assert expanded == [PAGES.index("dates")]


def test_that_a_click_on_a_heading_goes_there_again(qtbot: QtBot, view: GuideView) -> None:
    view.go(Place("evidence", "the-record"))
    view.browser.verticalScrollBar().setValue(0)
    place = view.contents.visualItemRect(view.contents.currentItem()).center()
    qtbot.mouseClick(view.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.browser.verticalScrollBar().value() > 0


def test_that_a_narrow_guide_has_a_button_for_its_contents(window: GuideWindow, view: GuideView) -> None:
    assert view.contents.isVisible() and not view.bar.contents.isVisible()
    window.resize(480, 500)
    QApplication.processEvents()
    assert not view.contents.isVisible() and view.bar.contents.isVisible()
    view.bar.contents.click()
    assert view.place == Place("index")


def test_that_the_arrows_scroll(qtbot: QtBot, view: GuideView) -> None:
    bar = view.browser.verticalScrollBar()
    qtbot.keyClick(view.browser, Qt.Key.Key_Down)
    assert bar.value() == bar.singleStep()
    qtbot.keyClick(view.browser, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view.browser, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_that_tab_finds_the_links_of_a_page_from_above(qtbot: QtBot, view: GuideView) -> None:
    view.go(Place("index"))
    view.browser.setFocus()
    qtbot.keyClick(view.browser, Qt.Key.Key_Tab)
    assert view.browser.textCursor().selectedText() == "the first ten minutes"
    qtbot.keyClick(view.browser, Qt.Key.Key_Return)
    assert view.place == Place("first-minutes")


# --- finding --------------------------------------------------------------------------------


def found(view: GuideView) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.browser.extraSelections()]


def test_that_words_are_found_and_gone_through(qtbot: QtBot, view: GuideView) -> None:
    qtbot.keyClick(view.browser, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.bar.field.hasFocus()
    qtbot.keyClicks(view.bar.field, "kept cop")
    count = len(found(view))
    assert count > 2
    assert {words.lower() for words in found(view)} == {"kept cop"}
    assert view.bar.told.text() == f"1 of {count}"
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return)
    assert view.bar.told.text() == f"2 of {count}"
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.bar.told.text() == f"{count} of {count}"
    assert view.browser.viewport().rect().contains(view.browser.cursorRect().topLeft())
    qtbot.keyClick(view.bar.field, Qt.Key.Key_F3)
    assert view.bar.told.text() == f"1 of {count}"
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Escape)
    assert (view.bar.field.text(), found(view), view.bar.told.text()) == ("", [], "")
    assert view.browser.hasFocus()


def test_that_words_of_another_page_are_found_there(qtbot: QtBot, view: GuideView) -> None:
    view.begin_search()
    qtbot.keyClicks(view.bar.field, "proleptic")
    assert view.bar.told.text() == "Not here; Enter goes to “Dates”"
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return)
    assert view.place == Place("dates")
    assert view.bar.told.text() == "1 of 1"


def test_that_words_of_no_page_are_said_to_be_nowhere(qtbot: QtBot, view: GuideView) -> None:
    view.begin_search()
    qtbot.keyClicks(view.bar.field, "zeppelin")
    qtbot.keyClick(view.bar.field, Qt.Key.Key_Return)
    assert view.place == Place("evidence")
    assert view.bar.told.text() == "Not in the guide"


# --- by keyboard, for every eye -------------------------------------------------------------


def test_that_text_sizes_have_their_keys(qtbot: QtBot, view: GuideView, appearance: Appearance) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(view.browser, Qt.Key.Key_Plus, both)
    assert appearance.text_percent == 110
    qtbot.keyClick(view.browser, Qt.Key.Key_Minus, both)
    qtbot.keyClick(view.browser, Qt.Key.Key_Minus, both)
    assert appearance.text_percent == 90
    qtbot.keyClick(view.browser, Qt.Key.Key_0, both)
    assert appearance.text_percent == 100


def test_that_every_part_has_a_name(view: GuideView) -> None:
    parts = (view.bar.back, view.bar.forward, view.bar.contents, view.bar.field, view.contents, view.browser)
    names = [QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts]
    assert names == [
        "Back", "Forward", "The guide's contents", "Find on this page", "Contents of the guide", "Guide: Evidence",
    ]  # fmt: skip
    view.go(Place("dates"))
    assert view.browser.accessibleName() == f"Guide: {page_title('dates')}"


def test_that_escape_closes_the_window(qtbot: QtBot, appearance: Appearance) -> None:
    window = GuideWindow(appearance)
    with qtbot.waitExposed(window):
        window.open_at(Place("dates"))
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.view.browser, Qt.Key.Key_Escape)


def test_that_ctrl_and_wheel_change_all_texts(view: GuideView, appearance: Appearance) -> None:
    QTest.wheelEvent(
        view.browser.viewport().window().windowHandle(),
        view.browser.viewport().mapTo(view.window(), QPoint(50, 50)).toPointF(),
        QPoint(0, 120),
        stateKey=Qt.KeyboardModifier.ControlModifier,
    )
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert appearance.text_percent == 110
