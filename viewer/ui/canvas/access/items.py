"""What is on the canvas, in words: its events and counts, from the earliest on."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from viewer.dataclass import dataclass
from viewer.layout.frame.boxes import Box
from viewer.layout.frame.scene import Scene
from viewer.model.dates.phrases import date_phrase
from viewer.model.event_words import NOT_YET_KNOWN, counted, place_among, spoken_details, spoken_name
from viewer.model.timeline import Event
from viewer.ui.canvas.shown.on_screen import OnScreen
from viewer.ui.state.view_state import ViewState
from viewer.words import _, ngettext, number


@dataclass(frozen=True, slots=True)
class CanvasItem:
    """An event on the canvas, or a count of several.

    Attributes:
        key: Tells it from all others on screen, and stays while it is there.
        event: The event; None for a count.
        box: The box that it is drawn in: its own or that of its count; None for an event out of sight.
        rect: Where that is, in the canvas's coordinates, cut off at its edges; empty out of sight.
    """

    key: str
    event: Event | None
    box: Box | None
    rect: QRectF


def canvas_items(state: ViewState, on_screen: OnScreen) -> list[CanvasItem]:
    """Return what can be seen on the canvas, from the earliest on; a count stands where its first event would.

    The selected event is always among them, also drawn inside a count or out of sight.
    """
    scene, selected = on_screen.scene, state.selected
    if scene is None:
        return []
    items = [
        item for item in (_item(box.event, box, scene) for box in scene.boxes) if not item.rect.isEmpty()
    ]
    if selected is not None and all(item.event is not selected for item in items):
        inside = on_screen.cluster_of(selected.id)
        items.append(
            _item(selected, inside, scene) if inside else CanvasItem(selected.id, selected, None, QRectF())
        )
    order = {item.key: _order(item, state) for item in items}
    return sorted(items, key=lambda item: order[item.key])


def _item(event: Event | None, box: Box, scene: Scene) -> CanvasItem:
    key = event.id if event is not None else f"count {box.lane} {box.x0:.0f} {box.y:.0f}"
    return CanvasItem(key, event, box, _cut(box, scene))


def _cut(box: Box, scene: Scene) -> QRectF:
    """Return a box in the canvas's coordinates, as far as it is on screen."""
    left, top = scene.gutter_px, scene.top_px
    area = QRectF(left, top, scene.width_px, scene.height_px - top)
    return QRectF(left + box.left, box.y, box.right - box.left, box.height) & area


def _order(item: CanvasItem, state: ViewState) -> tuple[int, int]:
    """Return what items stand in order of: a place in the one order, a count before its first event."""
    if item.event is not None:
        return state.places[item.event.id], 1
    return min(_members(item), default=0), 0


def _members(item: CanvasItem) -> list[int]:
    members = item.box.members if item.box is not None else None
    return members.places() if members is not None else []


def item_name(item: CanvasItem, state: ViewState) -> str:
    """Return what an item is called: title and date of an event, how many events of a count and when."""
    if item.event is not None:
        return spoken_name(item.event)
    events = [state.timeline.events[place] for place in _members(item)]
    last = max(events, key=lambda event: event.when.end)
    ends = dict.fromkeys(date_phrase(event.date) for event in (events[0], last))
    text = _("{events}, {first} to {last}") if len(ends) > 1 else _("{events}, {first}")
    first, *rest = ends
    return text.format(events=_count(item, state, len(events)), first=first, last=rest[0] if rest else "")


def _count(item: CanvasItem, state: ViewState, whole: int) -> str:
    """Return how many events a count has, and of how many it is told that they were found or known."""
    hits = state.hits
    if hits is None:
        return counted(whole, "event")
    if hits.are_known:
        text = ngettext("{found} of {number} event known", "{found} of {number} events known", whole)
    else:
        text = ngettext("{found} of {number} event found", "{found} of {number} events found", whole)
    found = sum(place in hits for place in _members(item))
    return text.format(found=number(found), number=number(whole))


def item_details(item: CanvasItem, state: ViewState) -> str:
    """Return what else is said of an item: status, lane and place of an event, the lane of a count."""
    timeline, box = state.timeline, item.box
    if item.event is None:
        return timeline.lanes[box.lane].title if box is not None else ""
    inside = _("drawn within a count") if box is not None and box.event is None else ""
    place, hits = state.places[item.event.id], state.hits
    # What is drawn faint and dotted is told as such, first of all.
    known = _(NOT_YET_KNOWN) if hits is not None and hits.are_known and place not in hits else ""
    where = place_among(place, len(timeline.events))
    return ", ".join(part for part in (known, *spoken_details(item.event, timeline), inside, where) if part)
