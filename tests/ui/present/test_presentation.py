"""The presentation: walks what is shown in the one order, glides, darkens, ends, and says what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from motion_samples import HandClock
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from test_main_window import window_on
from ui_samples import SAMPLE, SampleFacts, made_picture, sample_timeline

from viewer.layout.axis.scale import fitted
from viewer.model.event_words import CONTRADICTS
from viewer.ui.look.theme import DARK, LIGHT, Appearance
from viewer.ui.present.presentation import Presentation
from viewer.ui.present.setting import set_slide
from viewer.ui.present.slide import Slide, slide_of
from viewer.ui.present.strip import places_px
from viewer.ui.state.filtering import Filtering
from viewer.ui.state.view_state import ViewState

KEYS = Qt.Key


class Told:
    """A presentation of a text, and what it tells."""

    def __init__(self, qtbot: QtBot, folder: Path, text: str = SAMPLE, selected: str = "") -> None:
        self.qtbot = qtbot
        self.clock = HandClock()
        self.state = ViewState()
        self.filtering = Filtering(self.state)
        self.state.set_timeline(sample_timeline(text), selected)
        facts = SampleFacts()
        facts.folder = folder
        self.appearance = Appearance("light")
        self.shown = Presentation(self.state, facts, self.appearance, self.clock.motion())
        self.shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.shown)
        for motion in self.shown.findChildren(type(self.clock.motion())):
            self.clock.drive(motion)
        self.shown.resize(1280, 720)
        with qtbot.waitExposed(self.shown):
            self.shown.show()

    @property
    def title(self) -> str:
        """The title that is told now."""
        return self.shown.slide.title if self.shown.slide is not None else ""

    def press(self, *keys: Qt.Key) -> list[str]:
        """Press keys and return what is told after each."""
        titles = []
        for key in keys:
            self.qtbot.keyClick(self.shown, key)
            titles.append(self.title)
        return titles

    def picture(self) -> QImage:
        """Return what is on screen."""
        return self.shown.grab().toImage()


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path) -> Iterator[Told]:
    told = Told(qtbot, tmp_path)
    yield told
    told.shown.close()


def test_that_it_begins_with_the_first_event_or_with_the_selected_one(qtbot: QtBot, tmp_path: Path) -> None:
    assert Told(qtbot, tmp_path).title == "Departs"
    assert Told(qtbot, tmp_path, selected="dam").title == "Sees the dam"


def test_that_keys_go_on_and_back_and_to_the_ends(told: Told) -> None:
    assert told.press(KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_PageDown) == [
        "Sees the dam", "❝ Somebody speaks", "Arrives",
    ]  # fmt: skip
    assert told.press(KEYS.Key_Right) == ["Arrives"]
    assert told.press(KEYS.Key_Left, KEYS.Key_Backspace, KEYS.Key_PageUp) == [
        "❝ Somebody speaks", "Sees the dam", "Departs",
    ]  # fmt: skip
    assert told.press(KEYS.Key_Left, KEYS.Key_End, KEYS.Key_Home) == ["Departs", "Arrives", "Departs"]


def test_that_the_window_is_left_standing_where_the_presentation_was(told: Told) -> None:
    told.press(KEYS.Key_Down, KEYS.Key_Down)
    assert told.state.selected_id == "speech"


def test_that_only_what_a_filter_leaves_is_told(told: Told) -> None:
    told.filtering.set_text("status:reported -lane:talk")
    assert (told.title, told.shown.position) == ("Departs", "1 of 2")
    assert told.press(KEYS.Key_Right, KEYS.Key_Right) == ["Sees the dam", "Sees the dam"]


def test_that_it_goes_on_with_the_first_event_where_the_file_loses_the_one_on_screen(told: Told) -> None:
    told.press(KEYS.Key_Right)
    rest = sample_timeline("events: [{date: 2012, title: Later}, {date: 2013, title: Last}]\n")
    told.state.replace_timeline(rest, "")
    assert (told.title, told.shown.position) == ("Later", "1 of 2")


def test_that_a_file_without_events_is_said_to_have_none(told: Told) -> None:
    told.state.replace_timeline(sample_timeline("events: []\n"), "")
    assert told.shown.slide is None
    assert told.press(KEYS.Key_Right) == [""]
    assert len({told.picture().pixelColor(x, 360).name() for x in range(400, 900)}) > 1


def test_that_b_darkens_the_screen_and_any_step_lights_it(told: Told) -> None:
    told.press(KEYS.Key_B)
    black = told.picture()
    assert {black.pixelColor(x, y).name() for x in range(0, 1280, 40) for y in range(0, 720, 40)} == {
        "#000000"
    }
    told.press(KEYS.Key_B)
    assert told.picture().pixelColor(3, 3) == LIGHT.ground
    told.press(KEYS.Key_B, KEYS.Key_Right)
    assert told.picture().pixelColor(3, 3) == LIGHT.ground


@pytest.mark.parametrize("key", [KEYS.Key_Escape, KEYS.Key_F5])
def test_that_it_ends_by_the_key_that_began_it_or_escape(told: Told, key: Qt.Key) -> None:
    with told.qtbot.waitSignal(told.shown.ended):
        told.qtbot.keyClick(told.shown, key)
    assert not told.shown.isVisible()


def test_that_a_click_goes_on_and_the_other_button_back(told: Told) -> None:
    told.qtbot.mouseClick(told.shown, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert told.title == "Sees the dam"
    told.qtbot.mouseClick(told.shown, Qt.MouseButton.RightButton, pos=QPoint(300, 300))
    assert told.title == "Departs"


def test_that_slides_glide_and_then_stand(told: Told) -> None:
    told.press(KEYS.Key_Right)
    begun = told.picture()
    told.clock.turn(100)
    under_way = told.picture()
    told.clock.turn(1000)
    stands = told.picture()
    assert len({image.cacheKey() for image in (begun, under_way, stands)}) == 3
    assert begun != under_way and under_way != stands
    told.clock.turn(1000)
    assert told.picture() == stands


def test_that_nothing_glides_where_the_desktop_asks_for_rest(told: Told) -> None:
    told.clock.moves = False
    told.press(KEYS.Key_Right)
    at_once = told.picture()
    told.clock.turn(1000)
    assert told.picture() == at_once


def test_that_it_is_dark_where_the_window_is(told: Told) -> None:
    told.appearance.set_mode("dark")
    assert told.picture().pixelColor(3, 3) == DARK.ground


def test_that_a_screen_reader_hears_the_slide_and_where_one_is(told: Told) -> None:
    told.press(KEYS.Key_Right)
    assert told.shown.accessibleName() == (
        "Sees the dam. Sunday 21 August 2011. “it was very high”. The Wire, crediting PortAmur, p. 3. "
        "More in the file: 1 quotation, 2 paragraphs. 2 of 4"
    )


def test_that_f5_presents_the_window_and_the_keyboard_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(qtbot, tmp_path)
    qtbot.keyClick(window, KEYS.Key_F5)
    shown = window.findChild(Presentation)
    assert shown is not None and shown.isFullScreen()
    qtbot.keyClick(shown, KEYS.Key_Right)
    qtbot.keyClick(shown, KEYS.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Presentation) is None)
    assert window.state.selected_id == "dam"
    window.state.select("speech")  # nothing listens any more that has gone


def test_that_status_and_contradiction_are_told() -> None:
    timeline = sample_timeline(
        SAMPLE.replace(
            "- {text: it was very high, source: wire, attributed_to: PortAmur, locator: p. 3}\n      ", ""
        )
    )
    against = timeline.event("dam")
    expected = timeline.event("trip-end")
    assert against is not None and expected is not None
    assert slide_of(against, timeline).whose == f"A book   {CONTRADICTS}"
    assert slide_of(expected, timeline).date == "Tuesday 23 August 2011   ○ Expected"


def test_that_an_event_without_quotation_is_told_by_its_summary() -> None:
    timeline = sample_timeline('events: [{date: 2011, title: A, summary: "One.\\n\\nTwo."}]\n')
    slide = slide_of(timeline.events[0], timeline)
    assert (slide.words, slide.is_quotation, slide.left_out) == (
        "One.",
        False,
        "More in the file: 1 paragraph",
    )


@pytest.mark.parametrize("size", [(640, 480), (1280, 720), (3840, 2160)])
def test_that_words_stay_in_their_room_one_below_the_other(qtbot: QtBot, size: tuple[int, int]) -> None:
    slide = Slide("2011", "A title " * 12, "many words of a source " * 300, True, "The Wire", left_out="More")
    room = QRectF(40, 30, size[0] - 80, size[1] - 60)
    texts = set_slide(slide, room, LIGHT, None).texts
    assert len(texts) == 5
    assert texts[2].text.endswith("…")
    bottoms = [text.rect.bottom() for text in texts]
    assert bottoms == sorted(bottoms)
    assert texts[0].rect.top() >= room.top()
    assert bottoms[-1] <= room.bottom() + 1


def test_that_a_picture_stands_beside_the_words_and_keeps_its_shape(qtbot: QtBot, tmp_path: Path) -> None:
    made_picture(tmp_path / "a.png", 800, 400, "red")
    text = "events: [{date: 2011, title: A, images: {file: a.png, alt: Red, caption: All red}}]\n"
    told = Told(qtbot, tmp_path, text)

    def red() -> list[tuple[int, int]]:
        shown = told.picture()
        return [
            (x, y)
            for x in range(0, 1280, 8)
            for y in range(0, 720, 8)
            if shown.pixelColor(x, y).name() == "#ff0000"
        ]

    qtbot.waitUntil(lambda: bool(red()))
    places = red()
    across = max(x for x, _ in places) - min(x for x, _ in places)
    down = max(y for _, y in places) - min(y for _, y in places)
    assert across == pytest.approx(2 * down, abs=16)
    assert min(x for x, _ in places) > 640
    assert told.shown.accessibleName() == "A. 2011. Red. All red. 1 of 1"
    told.shown.close()


def test_that_the_strip_shows_events_on_the_folded_axis_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    state = window_on(qtbot, tmp_path).state
    assert state.scale is not None
    places = places_px(state.timeline.events, state.scale, state.width_px, state.width_px / 2)
    whole = fitted(state.scale.axis)
    assert places == [whole.to_px(event.when.window.middle) / 2 for event in state.timeline.events]
    state.zoom_by(4, at_once=True)
    assert places_px(state.timeline.events, state.scale, state.width_px, state.width_px / 2) == places
