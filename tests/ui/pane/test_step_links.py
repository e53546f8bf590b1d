"""The links to the events before and after: their words are drawn ahead, and look as if they were drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import SampleFacts, sample_timeline

from viewer.ui.kit.text_link import TextLink
from viewer.ui.look.theme import Appearance, Theme
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.page import BODY_PX
from viewer.ui.pane.step_link import StepLink
from viewer.ui.state.view_state import ViewState

TITLES = (
    "He arrives",
    "A title that is by far too long for one half of the foot of a pane",
    "“Quoted”, 2011",
    "סיור בסכר (2011)",
    "参观水电站并在留言簿上签名，随后前往下一站",
    "Ẅ ǵ",
    "",
)


class Foot:
    """A pane on events with the titles, and both links of its foot."""

    def __init__(self, qtbot: QtBot, theme: str = "light") -> None:
        self.qtbot = qtbot
        self.state = ViewState()
        sample = sample_timeline()
        events = [sample.events[number % len(sample.events)] for number in range(len(TITLES))]
        self.state.set_timeline(
            replace(
                sample,
                events=tuple(
                    replace(event, id=f"e{number}", title=TITLES[number])
                    for number, event in enumerate(events)
                ),
            )
        )
        self.appearance = Appearance(theme)
        self.pane = DetailPane(self.state, SampleFacts(), self.appearance)
        qtbot.addWidget(self.pane)
        self.pane.resize(340, 600)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        qtbot.waitUntil(lambda: bool(self.pane.view.toPlainText()))
        self.state.select("e1")
        self.previous, self.next = self.pane.footer.findChildren(StepLink)
        self.rest()

    def rest(self) -> None:
        """Let everything be done that is done while nobody waits for it."""
        self.qtbot.waitUntil(lambda: not self.pane.ahead.work.is_working)

    def seen(self, link: StepLink) -> QImage:
        return self.pane.footer.grab(link.geometry()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def drawn_anew(link: StepLink, theme: Theme) -> QImage:
    """Return what a link that keeps nothing looks like, in the same place on the ground of the pane."""
    at_left = link.x() < 100
    if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        at_left = not at_left
    anew = TextLink(
        link.literal,
        theme.font(BODY_PX),
        theme.selection,
        elided=True,
        align=Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight,
        before="‹ " if at_left else "",
        after="" if at_left else " ›",
    )
    anew.resize(link.size())
    picture = QPixmap(link.size())
    picture.fill(theme.panel)
    anew.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    anew.deleteLater()
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture(params=["left", "right"])
def side(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Where the window begins."""
    if request.param == "right":
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_words_drawn_ahead_look_as_those_drawn_anew(qtbot: QtBot, side: str, theme: str) -> None:
    foot = Foot(qtbot, theme)
    said, differ = set(), []
    for event_id in ("e2", "e3", "e4", "e5", "e4", "e1"):
        foot.state.select(event_id)
        for link in (foot.previous, foot.next):
            said.add(link.literal)
            differ.append(foot.seen(link) != drawn_anew(link, foot.appearance.theme))
        foot.rest()
    assert said == set(TITLES)
    assert differ == [False] * 12


def test_that_a_step_lays_out_no_words_of_the_foot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    foot, cut = Foot(qtbot), list[str]()
    elided = QFontMetrics.elidedText

    def noted(metrics: QFontMetrics, text: str, *rest: object) -> str:
        cut.append(text)
        return elided(metrics, text, *rest)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(QFontMetrics, "elidedText", noted)
    at_once = []
    for event_id in ("e2", "e3", "e2", "e3", "e4"):
        cut.clear()
        foot.state.select(event_id)
        foot.pane.footer.grab()
        at_once.append(len(cut))
        foot.rest()
    assert at_once == [0] * 5
    # Only what has not been drawn before is drawn: both titles beside that of the event after.
    assert cut == [TITLES[4], TITLES[6]]


def test_that_a_link_at_the_end_leads_nowhere(qtbot: QtBot) -> None:
    foot, led = Foot(qtbot), list[str]()
    foot.pane.footer.event_requested.connect(led.append)
    foot.state.select("e0")
    assert foot.previous.isHidden() and not foot.next.isHidden()
    foot.next.click()
    foot.state.select(f"e{len(TITLES) - 1}")
    assert foot.next.isHidden() and not foot.previous.isHidden()
    foot.previous.click()
    assert led == ["e1", f"e{len(TITLES) - 2}"]


def test_that_a_click_leaves_the_keyboard_where_it_is_and_shows_no_ring(qtbot: QtBot) -> None:
    foot = Foot(qtbot)
    foot.pane.activateWindow()
    foot.pane.view.setFocus()
    qtbot.waitUntil(foot.pane.view.hasFocus)
    qtbot.mouseClick(foot.next, Qt.MouseButton.LeftButton)
    assert foot.state.selected_id == "e2"
    assert foot.pane.view.hasFocus()
    assert foot.seen(foot.next) == drawn_anew(foot.next, foot.appearance.theme)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_that_the_foot_is_as_high_on_the_start_page_as_on_an_event(qtbot: QtBot, percent: int) -> None:
    foot = Foot(qtbot)
    foot.appearance.set_text_percent(percent)
    heights = []
    for event_id in ("", "e1", "", "e0"):
        foot.state.select(event_id)
        qtbot.waitUntil(lambda: foot.pane.footer.height() == foot.pane.footer.sizeHint().height())
        heights.append(foot.pane.footer.height())
    assert heights == [heights[1]] * 4


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_pencil_has_a_word_only_where_titles_have_room(qtbot: QtBot, percent: int) -> None:
    foot = Foot(qtbot)
    foot.appearance.set_text_percent(percent)
    edit, scale = foot.pane.footer.edit, percent / 100
    narrow, wide = round(340 * scale), round(500 * scale)
    rooms = {}
    for width_px in (narrow, wide, narrow):
        foot.pane.resize(width_px, 600)
        qtbot.waitUntil(lambda width_px=width_px: foot.pane.footer.width() == width_px)
        QApplication.processEvents()
        rooms[width_px] = foot.next.width(), edit.width()
    assert edit.accessibleName() == "Edit this event" and "F2" in edit.toolTip()
    assert rooms[narrow][0] >= 125 * scale
    assert rooms[narrow][1] < 40 * scale < rooms[wide][1]


def test_that_the_only_link_of_the_start_page_has_the_room_of_both(qtbot: QtBot) -> None:
    foot = Foot(qtbot)
    widths = []
    for event_id in ("e1", "", "e0"):
        foot.state.select(event_id)
        QApplication.processEvents()
        widths.append(foot.next.width())
    beside, alone, again = widths
    assert beside == again and alone > 1.8 * beside


def test_that_pointer_and_keyboard_show_on_words_drawn_ahead(qtbot: QtBot) -> None:
    foot = Foot(qtbot)
    plain = foot.seen(foot.next)
    foot.pane.activateWindow()
    foot.next.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(foot.next.hasFocus)
    ringed = foot.seen(foot.next)
    foot.pane.view.setFocus()
    again = foot.seen(foot.next)
    foot.next.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(foot.next, QEvent(QEvent.Type.HoverEnter))
    underlined = foot.seen(foot.next)
    assert again == plain
    assert plain not in (ringed, underlined) and ringed != underlined


def test_that_words_are_drawn_anew_in_another_size_or_theme(qtbot: QtBot) -> None:
    foot = Foot(qtbot)
    changes = (
        lambda: foot.pane.resize(420, 600),
        lambda: foot.appearance.set_mode("dark"),
        lambda: foot.appearance.set_text_percent(150),
        lambda: foot.appearance.set_mode("light"),
    )
    differ = []
    for change in changes:
        change()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        theme = foot.appearance.theme
        differ += [foot.seen(link) != drawn_anew(link, theme) for link in (foot.previous, foot.next)]
    assert differ == [False] * 8


def test_that_words_are_drawn_ahead_in_the_colours_of_a_theme_that_came_while_none_were_said(
    qtbot: QtBot,
) -> None:
    foot = Foot(qtbot, "dark")
    foot.state.select("e0")
    foot.rest()
    assert foot.previous.isHidden()
    foot.appearance.set_mode("light")
    foot.rest()
    foot.state.select("e1")
    assert foot.previous.literal == TITLES[0]
    assert foot.seen(foot.previous) == drawn_anew(foot.previous, foot.appearance.theme)
