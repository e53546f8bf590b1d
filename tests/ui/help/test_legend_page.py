"""The page that explains the marks in use."""

from __future__ import annotations

import pytest
from layout_helpers import event, timeline
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from viewer.model.timeline import Status, Timeline
from viewer.ui.help.legend import LegendPage, LegendSample, TodaySample
from viewer.ui.look.theme import Appearance
from viewer.ui.paint.legend_entries import legend_entries

TODAY = "Today, 21 August 2011"


class Shown:
    """What a page asks for."""

    def __init__(self, made: Timeline, today: str = "") -> None:
        self.timeline, self.today = made, today


def page_of(qtbot: QtBot, shown: Shown, theme: str = "light") -> LegendPage:
    page = LegendPage(lambda: shown.timeline, lambda: shown.today, str, Appearance(theme))  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(330, 600)
    with qtbot.waitExposed(page):
        page.show()
    return page


def texts(page: LegendPage) -> list[str]:
    content = page.widget()
    assert content is not None
    return [label.text() for label in content.findChildren(QLabel)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_every_mark_in_use_stands_beside_its_meaning(qtbot: QtBot, theme: str) -> None:
    one = event(1, "[..2001]", statement=True)
    one.status = Status.DISPUTED
    made = timeline(event(0, "2001/2002"), one)
    page = page_of(qtbot, Shown(made), theme)
    assert texts(page) == [entry.meaning for entry in legend_entries(made)]
    samples = page.findChildren(LegendSample)
    assert len(samples) == len(texts(page)) > 3
    ground = page.appearance.theme.ground
    for sample in samples:
        image = sample.grab().toImage()
        row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        assert any(color != ground for color in row)


def test_that_two_meanings_never_stand_beside_one_mark(qtbot: QtBot) -> None:
    one, other = event(1, "2011"), event(2, "2011-08-20")
    page = page_of(qtbot, Shown(timeline(event(0, "2001/2002"), one, other, event(3, "2011-05~"))))
    pictures = [sample.grab().toImage() for sample in page.findChildren(LegendSample)]
    alike = [
        (texts(page)[number], texts(page)[earlier])
        for number, picture in enumerate(pictures)
        for earlier in range(number)
        if picture == pictures[earlier]
    ]
    assert len(pictures) >= 5
    assert alike == []


def test_that_no_meaning_is_cut_off(qtbot: QtBot) -> None:
    one = event(1, "2011-08-20")
    one.status = Status.EXPECTED
    page = page_of(qtbot, Shown(timeline(one, event(0, "2001/2002")), TODAY))
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()
    for label in content.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_that_the_short_units_of_an_ancient_axis_are_explained(qtbot: QtBot) -> None:
    for dates, is_ancient in ((("Y-66E6", "2011"), True), (("-0499", "2011"), False)):
        page = page_of(qtbot, Shown(timeline(*(event(n, date) for n, date in enumerate(dates)))))
        assert any("million" in text for text in texts(page)) is is_ancient


def test_that_it_follows_the_timeline_and_today(qtbot: QtBot) -> None:
    shown = Shown(timeline())
    page = page_of(qtbot, shown)
    assert texts(page) == ["The timeline has no events yet."]
    shown.timeline, shown.today = timeline(event(0, "2011-08-20")), TODAY
    page.renew()
    assert texts(page)[-1] == TODAY
    (sample,) = page.findChildren(TodaySample)
    image = sample.grab().toImage()
    assert image.pixelColor(image.width() // 2, 20) != page.appearance.theme.ground
    shown.today = ""
    page.renew()
    assert TODAY not in texts(page)


def test_that_nothing_is_made_for_a_page_that_is_not_looked_at(qtbot: QtBot) -> None:
    shown = Shown(timeline())
    page = page_of(qtbot, shown)
    page.hide()
    shown.timeline = timeline(event(0, "2011-08-20"))
    before = page.widget()
    page.renew()
    assert page.widget() is before
    page.show()
    assert texts(page)[0].startswith("happened within a moment")


def test_that_the_marks_are_as_large_as_the_texts(qtbot: QtBot) -> None:
    page = page_of(qtbot, Shown(timeline(event(0, "2011-08-20")), TODAY))
    usual = page.findChildren(LegendSample)[0].width()
    page.appearance.set_text_percent(150)
    larger = [*page.findChildren(LegendSample)[-2:], *page.findChildren(TodaySample)[-1:]]
    assert {sample.width() for sample in larger} == {round(1.5 * usual)}
    image = larger[0].grab().toImage()
    ground = page.appearance.theme.ground
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]
    assert max(columns) > usual // 2 + 10
