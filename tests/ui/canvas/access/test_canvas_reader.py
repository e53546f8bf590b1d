"""What a screen reader is told of the canvas."""

from __future__ import annotations

import gc
import weakref

from layout_helpers import event, random_events, timeline
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from viewer.layout.index.hits import Hits
from viewer.layout.index.index import TimelineIndex
from viewer.model.timeline import Timeline
from viewer.ui.canvas.access.items import canvas_items, item_details, item_name
from viewer.ui.canvas.access.reader import make_readable
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.look.theme import Appearance
from viewer.ui.state.searching import Searching
from viewer.ui.state.view_state import ViewState

NAME, DETAILS = QAccessible.Text.Name, QAccessible.Text.Description


def shown(qtbot: QtBot, made: Timeline) -> tuple[TimelineCanvas, ViewState]:
    state = ViewState()
    canvas = TimelineCanvas(state, Appearance("light"))
    qtbot.addWidget(canvas)
    canvas.resize(900, 400)
    make_readable(canvas, state)
    state.set_timeline(made)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.grab()
    return canvas, state


def few() -> Timeline:
    return timeline(event(0, "2001"), event(1, "2002-05"), event(2, "2003-04-05"))


def crowd() -> Timeline:
    return timeline(*random_events(3000, seed=4))


def tree_of(canvas: TimelineCanvas) -> QAccessibleInterface:
    tree = QAccessible.queryAccessibleInterface(canvas)
    assert tree is not None
    return tree


def children(tree: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [tree.child(place) for place in range(tree.childCount())]


def test_that_the_canvas_is_a_list_of_its_events_in_their_order(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    tree = tree_of(canvas)
    assert tree.role() is QAccessible.Role.List
    items = children(tree)
    titles = [made.title for made in state.timeline.events]
    assert [item.text(NAME).split(",")[0] for item in items] == titles
    assert [item.text(DETAILS).split(", ")[-1] for item in items] == ["1 of 3", "2 of 3", "3 of 3"]
    assert all(item.role() is QAccessible.Role.ListItem for item in items)
    assert [tree.indexOfChild(item) for item in items] == [0, 1, 2]


def test_that_an_item_lies_where_it_is_drawn(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    items = children(tree_of(canvas))
    assert len(items) == 3
    for item, made in zip(items, state.timeline.events, strict=True):
        middle = canvas.mapFromGlobal(item.rect().center())
        assert canvas.on_screen.event_at(middle.toPointF()) == made.id
        found = tree_of(canvas).childAt(item.rect().center().x(), item.rect().center().y())
        assert found is item


def test_that_the_selected_item_says_so_and_has_the_keyboard_with_the_canvas(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    canvas.grab()
    items = children(tree_of(canvas))
    assert [bool(item.state().selected) for item in items] == [False, False, True]
    assert tree_of(canvas).focusChild() is items[2]
    assert state.selected_id == state.timeline.events[2].id


def test_that_the_canvas_says_when_the_keyboard_comes(qtbot: QtBot) -> None:
    canvas, _ = shown(qtbot, few())
    canvas.clearFocus()
    with qtbot.waitSignal(canvas.focused):
        canvas.setFocus()


def test_that_a_canvas_goes_with_the_keyboard_on_it(qtbot: QtBot) -> None:
    # Qt takes the keyboard away from what is being taken apart, and tells the application.
    canvas, state = shown(qtbot, few())
    canvas.setFocus()
    assert canvas.hasFocus() and state.timeline.events
    gone = weakref.ref(canvas)
    del canvas
    gc.collect()
    assert gone() is None


def test_that_pressing_an_item_selects_its_event(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    action = children(tree_of(canvas))[1].actionInterface()
    assert action is not None
    action.doAction(action.actionNames()[0])
    assert state.selected_id == state.timeline.events[1].id


def test_that_counts_are_items_that_say_how_many_when_and_where(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, crowd())
    counts = [item for item in canvas_items(state, canvas.on_screen) if item.event is None]
    assert counts
    for item in counts:
        assert item.box is not None and item.box.members is not None
        assert item_name(item, state).startswith(f"{len(item.box.members):,} event")
        assert item_details(item, state) == state.timeline.lanes[item.box.lane].title


def test_that_a_count_says_how_much_of_it_a_search_has_found(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, crowd())
    searching = Searching(state)
    searching.set_text(state.timeline.events[7].title)
    qtbot.waitUntil(lambda: state.hits is not None)
    canvas.grab()
    counts = [item for item in canvas_items(state, canvas.on_screen) if item.event is None]
    assert counts
    assert all(" found, " in item_name(item, state) for item in counts)


def test_that_what_was_not_yet_known_is_told_as_it_is_drawn(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    assert not any("known" in item_details(item, state) for item in canvas_items(state, canvas.on_screen))
    state.set_hits(Hits(TimelineIndex(state.timeline), [1], are_known=True))
    canvas.grab()
    told = [item_details(item, state) for item in canvas_items(state, canvas.on_screen)]
    assert [one.startswith("not yet known, ") for one in told] == [True, False, True]
    state.set_hits(Hits(TimelineIndex(state.timeline), [1]))
    assert not any("known" in item_details(item, state) for item in canvas_items(state, canvas.on_screen))


def test_that_a_count_says_how_much_of_it_was_known(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, crowd())
    state.set_hits(Hits(TimelineIndex(state.timeline), [7], are_known=True))
    canvas.grab()
    counts = [item for item in canvas_items(state, canvas.on_screen) if item.event is None]
    assert counts
    assert all(" known, " in item_name(item, state) for item in counts)


def test_that_a_selected_event_inside_a_count_is_an_item_in_the_counts_place(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, crowd())
    count = next(item for item in canvas_items(state, canvas.on_screen) if item.event is None)
    assert count.box is not None and count.box.members is not None
    inside = state.timeline.events[count.box.members.places()[0]]
    state.select(inside.id)
    canvas.grab()
    items = canvas_items(state, canvas.on_screen)
    item = next(item for item in items if item.event is inside)
    same = next(other for other in items if other.event is None and other.rect == item.rect)
    assert items.index(item) > items.index(same)
    assert "drawn within a count" in item_details(item, state)


def test_that_a_selected_event_out_of_sight_is_still_read(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    state.select(state.timeline.events[2].id)
    state.show_span(state.timeline.events[0].when.window)
    canvas.grab()
    node = children(tree_of(canvas))[-1]
    assert node.text(NAME).startswith(state.timeline.events[2].title)
    assert node.state().offscreen and node.state().selected


def test_that_an_item_that_stays_keeps_its_node_and_another_timeline_has_its_own(qtbot: QtBot) -> None:
    canvas, state = shown(qtbot, few())
    before = children(tree_of(canvas))
    state.zoom_by(1.1)
    canvas.grab()
    assert children(tree_of(canvas))[0] is before[0]
    del before
    state.set_timeline(timeline(event(0, "1950", "Another")))
    assert tree_of(canvas).childCount() == 0
    canvas.grab()
    assert [item.text(NAME) for item in children(tree_of(canvas))] == ["Another, 1950"]


def test_that_widgets_on_the_canvas_are_read_behind_its_items_while_they_are_seen(qtbot: QtBot) -> None:
    canvas, _ = shown(qtbot, few())

    button = QPushButton("On it", canvas)
    assert tree_of(canvas).childCount() == 3
    button.show()
    last = tree_of(canvas).child(3)
    assert last.text(NAME) == "On it"
    assert tree_of(canvas).indexOfChild(last) == 3
    assert tree_of(canvas).child(4) is None
