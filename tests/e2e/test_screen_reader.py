"""The program from outside: a client of the accessibility bus reads the timeline and walks through it by keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from viewer.files.reader import read_file
from viewer.model.timeline import Timeline
from viewer.shipped import shipped_timeline

_CHECKOUT = Path(__file__).parents[2]
_CLIENT = Path(__file__).with_name("screen_reader.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_AT_ONCE = "import pyatspi; from gi.repository import GLib"
#: Debian's packages, and the programs by which they are known.
_PACKAGES = {
    "dbus-daemon": "dbus-run-session",
    "xvfb": "Xvfb",
    "xdotool": "xdotool",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
}


def missing_packages() -> list[str]:
    """Return what has to be installed before the program can be read from outside."""
    missing = [package for package, program in _PACKAGES.items() if shutil.which(program) is None]
    has_client = (
        shutil.which(_SYSTEM_PYTHON)
        and not subprocess.run([_SYSTEM_PYTHON, "-c", _AT_ONCE], capture_output=True, check=False).returncode
    )
    return missing if has_client else [*missing, "python3-pyatspi", "gir1.2-atspi-2.0"]


class Desk:
    """A desktop with nothing on it but the program and the client that reads it.

    Attributes:
        home: The user's folder.
    """

    def __init__(self, client: subprocess.Popen[str], home: Path) -> None:
        self._client = client
        self.home = home

    def ask(self, *request: str) -> Any:
        """Send the client a request and return its answer."""
        assert self._client.stdin is not None and self._client.stdout is not None
        self._client.stdin.write(json.dumps(request) + "\n")
        self._client.stdin.flush()
        for line in self._client.stdout:
            # Programs that the bus starts write to the same output.
            if line.startswith('{"answer"'):
                return json.loads(line)["answer"]
        raise AssertionError(f"the client has ended at {request}")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    missing = missing_packages()
    if missing:
        lack = f"to read the program from outside install: {' '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(lack)
        pytest.skip(lack)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def events_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "events.yaml"
    path.write_bytes(shipped_timeline().read_bytes())
    return path


def timeline_of(path: Path) -> Timeline:
    made = read_file(path).timeline
    assert made is not None
    return made


@pytest.fixture(scope="module")
def desk(display: str, events_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The program on a copy of the shipped timeline, and the client."""
    home = tmp_path_factory.mktemp("home")
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_", "DBUS_"))
    }
    environment |= {
        "DISPLAY": display,
        "HOME": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "CUPS_SERVER": "127.0.0.1:1",  # nobody's printer prints what a test does
    }
    program = [sys.executable, str(_CHECKOUT / "main.py"), str(events_file)]
    with (
        (home / "said").open("w") as said,
        subprocess.Popen(
            ["dbus-run-session", "--", _SYSTEM_PYTHON, str(_CLIENT), *program],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as client,
    ):
        yield Desk(client, home)
        assert client.stdin is not None
        client.stdin.close()
        assert client.wait() == 0
    assert "Traceback" not in (home / "said").read_text()


def test_that_every_event_on_the_canvas_is_read_with_its_facts_and_its_number(
    desk: Desk, events_file: Path
) -> None:
    timeline = timeline_of(events_file)
    items = desk.ask("read", "list", "Timeline")
    assert [item["role"] for item in items] == ["list item"] * len(timeline.events)
    lanes = {lane.id: lane.title for lane in timeline.lanes}
    for place, (item, event) in enumerate(zip(items, timeline.events, strict=True)):
        assert item["name"].startswith(f"{event.title}, ")
        assert lanes[event.lane] in item["description"]
        assert item["description"].endswith(f"{place + 1} of {len(timeline.events)}")
        assert min(item["rect"][2:]) > 10
        assert "selectable" in item["states"] and "selected" not in item["states"]
    assert "Expected" in items[-1]["description"]


def test_that_the_keyboard_moves_what_is_heard(desk: Desk, events_file: Path) -> None:
    first, second, *_ = timeline_of(events_file).events
    desk.ask("key", "Right")
    assert desk.ask("hear", "object:state-changed:focused", first.title)["on"] == "1"
    desk.ask("key", "Right")
    assert desk.ask("hear", "object:state-changed:focused", second.title)["on"] == "1"
    assert desk.ask("selected", "list", "Timeline")[0].startswith(second.title)
    states = desk.ask("tell", "list item", second.title)["states"]
    assert {"selected", "focused"} <= set(states)
    assert "selected" not in desk.ask("tell", "list item", first.title)["states"]


def test_that_the_client_selects_an_event_as_a_click_does(desk: Desk, events_file: Path) -> None:
    event = timeline_of(events_file).events[3]
    desk.ask("forget")
    assert desk.ask("press", "list item", event.title)
    assert desk.ask("hear", "object:state-changed:focused", event.title)
    assert desk.ask("selected", "list", "Timeline")[0].startswith(event.title)


def test_that_what_is_found_is_announced(desk: Desk) -> None:
    desk.ask("key", "ctrl+f")
    desk.ask("type", "khasan")
    assert desk.ask("hear", "object:announcement", "2 found")["told"] == "2 found"
    desk.ask("key", "Escape")


def test_that_the_selected_event_is_heard_when_the_keyboard_comes_back_to_it(
    desk: Desk, events_file: Path
) -> None:
    event = timeline_of(events_file).events[3]
    desk.ask("key", "ctrl+f")
    desk.ask("forget")
    desk.ask("key", "Escape")
    assert desk.ask("hear", "object:state-changed:focused", event.title)["on"] == "1"


def test_that_a_save_by_another_program_is_announced(desk: Desk, events_file: Path) -> None:
    text = events_file.read_text(encoding="utf-8")
    more = f"{text.rstrip()}\n\n  - date: 2011-08-24\n    title: Put in by another program\n"
    events_file.write_text(more, encoding="utf-8")
    assert desk.ask("hear", "object:announcement", "Read again")["told"] == "Read again: 26 events"
    assert desk.ask("tell", "list item", "Put in by another program")["description"].endswith("26 of 26")
