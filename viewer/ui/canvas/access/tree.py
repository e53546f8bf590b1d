"""Tells a screen reader of the canvas: a list with an item for everything that is on screen.

Qt asks through interfaces of its own. Three things about them are not to be seen from their types:
``interface_cast`` has to return the address of a C++ object, for anything else the process dies; an
exception raised in an answer strikes the next call from Python, wherever that is; and what Python
does not hold on to is freed while Qt still knows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from viewer.ui.canvas.access.items import CanvasItem, canvas_items, item_details, item_name
from viewer.ui.canvas.canvas import TimelineCanvas
from viewer.ui.state.view_state import ViewState

#: Qt's stubs know no None where nothing is there, and no address but as a number.
Maybe = Any
_Text, _Event, _Interface = QAccessible.Text, QAccessible.Event, QAccessible.InterfaceType


def _address(thing: object) -> Maybe:
    """Return where a C++ object is, as ``interface_cast`` has to say it; 0 for none."""
    make: Any = Shiboken.VoidPtr
    return make(thing)


_NONE = _address(0)


class _Press(QAccessibleActionInterface):
    """The one thing that can be done to an item: to select its event, or to open its count."""

    def __init__(self, press: Callable[[], object]) -> None:
        super().__init__()
        self._press = press

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def keyBindingsForAction(self, action_name: str) -> list[str]:
        """Return no keys: they belong to the canvas."""
        return []

    def doAction(self, action_name: str) -> None:
        """Press the item."""
        if action_name == QAccessibleActionInterface.pressAction():
            self._press()


class ItemNode(QAccessibleInterface):
    """One event or count."""

    def __init__(self, tree: CanvasTree, item: CanvasItem) -> None:
        super().__init__()
        self._tree = tree
        self.item = item
        self._action = _Press(lambda: tree.press(self.item))
        self._action_at = _address(self._action)
        self.id = QAccessible.registerAccessibleInterface(self)

    def isValid(self) -> bool:
        """Tell whether the canvas is still there."""
        return self._tree.is_alive

    def object(self) -> Maybe:
        """Return that no object of Qt stands behind an item."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return the list."""
        return self._tree

    def child(self, index: int) -> Maybe:
        """Return nothing: an item has no parts."""
        return None

    def childAt(self, x: int, y: int) -> Maybe:
        """Return nothing: an item has no parts."""
        return None

    def childCount(self) -> int:
        """Return 0."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1: an item has no parts."""
        return -1

    def focusChild(self) -> Maybe:
        """Return nothing: an item has no parts."""
        return None

    def role(self) -> QAccessible.Role:
        """Return that it is an item of a list."""
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        """Return where it is on the desktop; empty out of sight."""
        return self._tree.on_desk(self.item)

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Change nothing: a reader only reads."""

    def text(self, t: QAccessible.Text) -> str:
        """Return its name, or what else is said of it."""
        return self._tree.text_of(self.item, t)

    def state(self) -> QAccessible.State:
        """Return whether it is selected, has the keyboard, is in sight."""
        return self._tree.state_of(self.item)

    def interface_cast(self, t: QAccessible.InterfaceType) -> Maybe:
        """Return where it can be pressed; it has no other sides."""
        return self._action_at if t == _Interface.ActionInterface else _NONE


class _Selecting(QAccessibleSelectionInterface):
    """Lets a client ask which event is selected, and select another."""

    def __init__(self, tree: CanvasTree) -> None:
        super().__init__()
        self._tree = tree

    def selectedItems(self) -> list[QAccessibleInterface]:
        """Return the selected event, if there is one."""
        node = self._tree.selected_node()
        return [node] if node is not None else []

    def selectedItemCount(self) -> int:
        """Return how many are selected: one or none."""
        return len(self.selectedItems())

    def selectedItem(self, number: int) -> Maybe:
        """Return the selected event."""
        items = self.selectedItems()
        return items[number] if 0 <= number < len(items) else None

    def isSelected(self, item: QAccessibleInterface) -> bool:
        """Tell whether an item is selected."""
        return any(item is node for node in self.selectedItems())

    def select(self, item: QAccessibleInterface) -> bool:
        """Select an item's event."""
        return isinstance(item, ItemNode) and self._tree.select(item.item)

    def unselect(self, item: QAccessibleInterface) -> bool:
        """Select nothing instead of an item."""
        return self.isSelected(item) and self.clear()

    def selectAll(self) -> bool:
        """Refuse: one event is selected or none."""
        return False

    def clear(self) -> bool:
        """Select nothing."""
        return self._tree.select(None)


class CanvasTree(QAccessibleWidget):
    """The list itself: what is on screen, and behind it the widgets that lie on the canvas."""

    def __init__(self, canvas: TimelineCanvas, state: ViewState) -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas
        self._state = state
        self._nodes: dict[str, ItemNode] = {}
        self._order: list[ItemNode] = []
        self._scene: object = None
        self._told_id = ""
        self._selecting = _Selecting(self)
        self._selecting_at = _address(self._selecting)

    # --- what happens -------------------------------------------------------------------

    def forget(self) -> None:
        """Let go of all items: they speak of a timeline that is no longer shown."""
        self._keep({})
        self._order, self._scene = [], None

    def follow_selection(self) -> None:
        """Tell of the selected event once; the first picture with it has been painted."""
        if self._told_id == self._state.selected_id:
            return
        self._told_id = self._state.selected_id
        _tell(self, _Event.SelectionWithin)
        self.tell_focus()

    def tell_focus(self) -> None:
        """Say that the keyboard is on the selected event, if it is on the canvas."""
        node = self.selected_node()
        if node is not None and self._canvas.hasFocus():
            _tell(node, _Event.Focus)

    # --- items --------------------------------------------------------------------------

    @property
    def is_alive(self) -> bool:
        """Tell whether the canvas is still there."""
        return Shiboken.isValid(self._canvas)

    def nodes(self) -> list[ItemNode]:
        """Return the items of the picture on screen, from the earliest on; one that stays keeps its node."""
        scene = self._canvas.on_screen.scene
        if scene is not self._scene:
            self._scene = scene
            known, kept = self._nodes, {}
            for item in canvas_items(self._state, self._canvas.on_screen):
                node = known.get(item.key) or ItemNode(self, item)
                node.item = item
                kept[item.key] = node
            self._keep(kept)
            self._order = list(kept.values())
        return self._order

    def _keep(self, kept: dict[str, ItemNode]) -> None:
        gone = [node for key, node in self._nodes.items() if key not in kept]
        self._nodes = kept
        for node in gone:
            QAccessible.deleteAccessibleInterface(node.id)

    def selected_node(self) -> ItemNode | None:
        """Return the selected event's item; None where nothing is selected."""
        self.nodes()
        return self._nodes.get(self._state.selected_id)

    def select(self, item: CanvasItem | None) -> bool:
        """Select an item's event, or nothing; tell whether there was one."""
        if item is not None and item.event is None:
            return False
        self._state.select(item.event.id if item is not None and item.event is not None else "")
        return True

    def press(self, item: CanvasItem) -> None:
        """Select an event, or open a count, as a click does."""
        if not self.select(item) and item.box is not None:
            self._canvas.open_box(item.box)

    def text_of(self, item: CanvasItem, kind: QAccessible.Text) -> str:
        """Return an item's name or what else is said of it."""
        if kind == _Text.Name:
            return item_name(item, self._state)
        return item_details(item, self._state) if kind == _Text.Description else ""

    def state_of(self, item: CanvasItem) -> QAccessible.State:
        """Return whether an item is selected, has the keyboard, is in sight."""
        state = QAccessible.State()
        is_selected = item.event is not None and item.event.id == self._state.selected_id
        # Qt's stubs take the flags, which are bits of a word, for numbers.
        state.selectable = state.focusable = int(item.event is not None)
        state.selected = int(is_selected)
        state.focused = int(is_selected and self._canvas.hasFocus())
        state.offscreen = int(item.rect.isEmpty())
        return state

    def on_desk(self, item: CanvasItem) -> QRect:
        """Return where an item is on the screen of the desktop."""
        corners = item.rect.topLeft(), item.rect.bottomRight()
        return QRect(*map(self._canvas.to_desk, corners)) if not item.rect.isEmpty() else QRect()

    # --- Qt -----------------------------------------------------------------------------

    def _widgets(self) -> list[QAccessibleInterface]:
        """Return the widgets that lie on the canvas now."""
        children = [super(CanvasTree, self).child(place) for place in range(super().childCount())]
        return [child for child in children if not child.state().invisible]

    def childCount(self) -> int:
        """Return how many items and widgets there are."""
        return len(self.nodes()) + len(self._widgets())

    def child(self, index: int) -> Maybe:
        """Return an item, or a widget on the canvas."""
        children = [*self.nodes(), *self._widgets()]
        return children[index] if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of an item or widget; -1 for none."""
        if isinstance(child, ItemNode):
            return next((place for place, node in enumerate(self.nodes()) if node is child), -1)
        widgets = [widget.object() for widget in self._widgets()]
        return len(self.nodes()) + widgets.index(child.object()) if child.object() in widgets else -1

    def childAt(self, x: int, y: int) -> Maybe:
        """Return the item at a place of the desktop."""
        return next((node for node in reversed(self.nodes()) if node.rect().contains(x, y)), None)

    def focusChild(self) -> Maybe:
        """Return where the keyboard is: on the selected event, else on the canvas."""
        if not self._canvas.hasFocus():
            return None
        return self.selected_node() or self

    def interface_cast(self, t: QAccessible.InterfaceType) -> Maybe:
        """Return where the selection is to be asked for; all else is the widget's."""
        if t == _Interface.SelectionInterface:
            return self._selecting_at
        return _NONE


def _tell(interface: QAccessibleInterface, what: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(interface, what))
