"""A client of the desktop's accessibility bus, as a screen reader is one.

The system's Python runs it, which knows the bus (``pyatspi``). It starts the program and answers
requests, one line of JSON each, with one line of JSON.
Other programs that the bus starts write to the same output.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

#: Whatever takes longer on the slowest machine has failed.
_PATIENCE_MS = 20_000
_KINDS = ("object:state-changed:focused", "object:announcement", "object:selection-changed")

# No stubs know them, and the project's own Python does not have them.
bus = importlib.import_module("pyatspi")
GLib = importlib.import_module("gi.repository.GLib")


class Reader:
    """Reads one program and keeps what it is told."""

    def __init__(self, command: list[str]) -> None:
        self._heard: list[dict[str, str]] = []
        self._loop = GLib.MainLoop()
        for kind in _KINDS:
            bus.Registry.registerEventListener(self._hear, kind)
        self._program = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self._root = self._until(self._found_program)

    def _found_program(self) -> Any:
        desktop = bus.Registry.getDesktop(0)
        programs = [desktop.getChildAtIndex(place) for place in range(desktop.childCount)]
        return next((program for program in programs if program and program.name == "dateline"), None)

    def _hear(self, event: Any) -> None:
        told = event.any_data if isinstance(event.any_data, str) else ""
        name = event.source.name if event.source else ""
        self._heard.append({"kind": event.type, "name": name, "told": told, "on": str(event.detail1)})

    def _until(self, answer: Callable[[], Any]) -> Any:
        """Return the first answer that is something, listening meanwhile."""
        found = answer()
        waits = iter(range(0, _PATIENCE_MS, 50))
        while not found and next(waits, None) is not None:
            GLib.timeout_add(50, self._loop.quit)
            self._loop.run()
            found = answer()
        return found

    # --- requests -------------------------------------------------------------------------

    def read(self, role: str, name: str) -> Any:
        """Return what is in something, as soon as there is anything: role, name, description, states, rectangle."""
        return self._until(lambda: [self._told_of(child) for child in self._find(role, name) or ()])

    def tell(self, role: str, name: str) -> Any:
        """Return what one thing is; null where there is none."""
        thing = self._until(lambda: self._find(role, name))
        return self._told_of(thing) if thing else None

    def selected(self, role: str, name: str) -> Any:
        """Return the names of a list's selected items."""
        selection = self._until(lambda: self._find(role, name)).querySelection()
        return [selection.getSelectedChild(place).name for place in range(selection.nSelectedChildren)]

    def press(self, role: str, name: str) -> Any:
        """Do what a thing is for."""
        return self._until(lambda: self._find(role, name)).queryAction().doAction(0)

    def key(self, *keys: str) -> Any:
        """Press keys of the keyboard; the program's uppermost window has it."""
        _give_focus()
        subprocess.run(["xdotool", "key", *keys], check=True)
        return True

    def type(self, text: str) -> Any:
        """Type a text."""
        _give_focus()
        subprocess.run(["xdotool", "type", text], check=True)
        return True

    def hear(self, kind: str, word: str) -> Any:
        """Return the first thing heard of a kind with a word in its name or message; null if it never comes."""
        return self._until(lambda: self._pick(kind, word))

    def forget(self) -> Any:
        """Forget what was heard."""
        self._heard.clear()
        return True

    def _pick(self, kind: str, word: str) -> dict[str, str] | None:
        heard = (event for event in self._heard if event["kind"].startswith(kind))
        return next((event for event in heard if word in event["name"] or word in event["told"]), None)

    def _find(self, role: str, name: str) -> Any:
        return next((thing for thing in self._all(self._root) if _is(thing, role, name)), None)

    def _all(self, thing: Any) -> Iterator[Any]:
        yield thing
        for place in range(thing.childCount):
            child = thing.getChildAtIndex(place)
            if child is not None:
                yield from self._all(child)

    def _told_of(self, thing: Any) -> dict[str, object]:
        rect = thing.queryComponent().getExtents(bus.DESKTOP_COORDS)
        return {
            "role": thing.getRoleName(),
            "name": thing.name,
            "description": thing.description,
            "states": [bus.stateToString(state) for state in thing.getState().getStates()],
            "rect": [rect.x, rect.y, rect.width, rect.height],
        }

    def close(self) -> None:
        """End the program."""
        self._program.terminate()
        self._program.wait()


def _give_focus() -> None:
    """Give the keyboard to the uppermost window, as a window manager would: here is none."""
    search = ["xdotool", "search", "--onlyvisible", "--class", "dateline"]
    windows = subprocess.run(search, check=True, capture_output=True, text=True).stdout.split()
    if windows:
        subprocess.run(["xdotool", "windowfocus", "--sync", windows[-1]], check=False, capture_output=True)


def _is(thing: Any, role: str, name: str) -> bool:
    return bool(thing.getRoleName() == role and name in thing.name)


def main() -> None:
    """Answer requests, ``["read", "list", "Timeline"]``, until there are none any more."""
    reader = Reader(sys.argv[1:])
    try:
        for line in sys.stdin:
            what, *words = json.loads(line)
            print(json.dumps({"answer": getattr(reader, what)(*words)}), flush=True)
    finally:
        reader.close()


if __name__ == "__main__":
    main()
