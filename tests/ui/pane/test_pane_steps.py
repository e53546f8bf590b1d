"""A step to the next event writes the page and lays it out once, and nothing around the pane is drawn for it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui_samples import SampleFacts, sample_timeline

from viewer.ui.look.theme import Appearance
from viewer.ui.pane.detail_pane import DetailPane
from viewer.ui.pane.page_view import PageView
from viewer.ui.pane.step_link import StepLink
from viewer.ui.state.view_state import ViewState


class Heard(QObject):
    """Counts events of one kind by who gets them."""

    def __init__(self, kind: QEvent.Type, *widgets: QWidget) -> None:
        super().__init__()
        self._kind = kind
        self.counts: Counter[QObject] = Counter()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.counts[watched] += event.type() is self._kind
        return False


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """A widget around a pane that shows the sample's second event."""
    state, around = ViewState(), QWidget()
    state.set_timeline(sample_timeline())
    state.select(state.timeline.events[1].id)
    pane = DetailPane(state, SampleFacts(), Appearance("light"), around)
    column = QVBoxLayout(around)
    column.addWidget(pane)
    qtbot.addWidget(around)
    around.resize(340, 500)
    with qtbot.waitExposed(around):
        around.show()
    qtbot.waitUntil(lambda: bool(pane.view.toPlainText()))
    around.grab()
    return around


def pane_in(around: QWidget) -> DetailPane:
    return around.findChildren(DetailPane)[0]


def step(qtbot: QtBot, pane: DetailPane, events: int) -> None:
    """Select the event so many places on, and have it painted."""
    painted = Heard(QEvent.Type.Paint, pane.view.viewport())
    pane.view.stepped.emit(events)
    qtbot.waitUntil(lambda: bool(painted.counts[pane.view.viewport()]))


def test_that_nothing_around_the_pane_is_painted(qtbot: QtBot, around: QWidget) -> None:
    pane = pane_in(around)
    links = [link for link in pane.findChildren(StepLink) if link.isVisible()]
    paints = Heard(QEvent.Type.Paint, around, pane.footer, *links)
    step(qtbot, pane, 1)
    assert [paints.counts[link] for link in links] == [1, 1]
    assert paints.counts[around] == paints.counts[pane.footer] == 0


def test_that_the_ground_of_the_pane_is_the_panels(around: QWidget) -> None:
    pane = pane_in(around)
    pane.footer.hide()
    picture = pane.grab().toImage()
    assert picture.pixelColor(1, pane.height() - 2) == Appearance("light").theme.panel


def test_that_other_titles_in_the_foot_move_nothing(qtbot: QtBot, around: QWidget) -> None:
    pane = pane_in(around)
    requests = Heard(QEvent.Type.LayoutRequest, around, pane, pane.footer)
    step(qtbot, pane, 1)
    around.grab()
    assert requests.counts.total() == 0


def test_that_a_bar_that_comes_or_goes_lays_nothing_out_again(
    qtbot: QtBot, around: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = pane_in(around)
    widths: list[int] = []
    wrap = PageView.setLineWrapColumnOrWidth

    def noted(view: PageView, width_px: int) -> None:
        widths.append(width_px)
        wrap(view, width_px)

    monkeypatch.setattr(PageView, "setLineWrapColumnOrWidth", noted)
    bar, viewport = pane.view.verticalScrollBar(), pane.view.viewport()
    resized = Heard(QEvent.Type.Resize, viewport)
    painted = Heard(QEvent.Type.Paint, bar, pane.view)
    seen = []
    for events in (1, -1, -1, 1, 2, -2):
        step(qtbot, pane, events)
        seen.append(bar.maximum() > 0)
    comes_or_goes = sum(one is not other for one, other in pairwise(seen))
    assert comes_or_goes >= 2 and widths == []
    assert resized.counts.total() == 0
    assert painted.counts[bar] >= comes_or_goes
    assert painted.counts[pane.view] == 0
    around.resize(400, 500)
    assert len(widths) == 1 and resized.counts[viewport] == 1


def test_that_a_bar_with_nothing_to_scroll_is_bare_ground(qtbot: QtBot, around: QWidget) -> None:
    pane = pane_in(around)
    bar, view = pane.view.verticalScrollBar(), pane.view
    panel = Appearance("light").theme.panel
    found = set()
    for events in (1, -1, -1, 1, 2, -2):
        step(qtbot, pane, events)
        strip = view.grab(QRect(view.viewport().width(), 0, bar.width(), view.height())).toImage()
        is_bare = all(
            strip.pixelColor(x, y) == panel for x in range(strip.width()) for y in range(strip.height())
        )
        is_under_the_mouse = view.childAt(view.viewport().width() + 3, 20) is bar
        found.add((bar.maximum() > 0, not is_bare, is_under_the_mouse))
    assert found == {(False, False, False), (True, True, True)}
