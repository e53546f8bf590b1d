"""What is said at the door: requests are answered, and nothing else does harm."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.application.calling import Answer, ask
from viewer.ui.application.listener import Listener
from viewer.ui.application.meeting import Meeting, claimed
from viewer.ui.application.request import MOST_BYTES, MOST_FILES, Place, Request, as_line, from_line

ROOT = Path(__file__).parents[3]
REQUEST = Request(
    (Place(Path("/a/ü b.yaml"), 12, 3), Place(Path(os.fsdecode(b"/x\xff")))), "dam", "2011-08", True, "t"
)


@pytest.fixture
def place(tmp_path: Path) -> Meeting:
    """A place of the test's own."""
    return Meeting(str(tmp_path / "d.sock"), tmp_path / "d.lock")


@pytest.fixture
def listener(qtbot: QtBot, place: Meeting) -> Iterator[Listener]:
    """One that listens there."""
    listener = Listener(patience_ms=60_000)
    assert listener.listen(place.address)
    yield listener
    listener.close()


def heard(listener: Listener) -> list[Request]:
    """Return a list that fills with what is asked."""
    found: list[Request] = []
    listener.asked.connect(found.append)
    return found


def connected(place: Meeting) -> socket.socket:
    way = socket.socket(socket.AF_UNIX)
    way.settimeout(20)
    way.connect(place.address)
    return way


def test_that_a_request_survives_the_way() -> None:
    assert from_line(as_line(REQUEST)) == REQUEST
    assert as_line(REQUEST).isascii() and as_line(REQUEST).count(b"\n") == 1
    assert from_line(as_line(Request())) == Request()


@pytest.mark.parametrize(
    "line",
    [
        b"", b"null", b"[]", b"{}", b"\xff\xfe", b"[" * 60_000, b'{"version": 1}', b'{"version": 2, "places": []}',
        as_line(REQUEST).replace(b"/a/", b"a/"), as_line(REQUEST).replace(b"12", b"-1"),
        as_line(REQUEST).replace(b"12", b"1.5"), as_line(REQUEST).replace(b"12", b"true"),
        as_line(REQUEST).replace(b"12", b"9" * 5000), as_line(REQUEST).replace(b"2011-08", b"soon"),
        as_line(REQUEST).replace(b"dam", b"\\u0000"), as_line(REQUEST).replace(b"dam", b"\\ud800"),
        as_line(REQUEST).replace(b"/a/", b"/a/\\ud800/"), as_line(REQUEST).replace(b"/a/", b"/a/\\u0000/"),
        as_line(Request(tuple(Place(Path("/a")) for _ in range(MOST_FILES + 1)))),
    ],
    ids=lambda line: repr(line[:24]),
)  # fmt: skip
def test_that_what_is_no_request_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        from_line(line)


def test_that_random_changes_of_a_request_are_read_or_refused() -> None:
    chance, read = random.Random(1), 0
    for _ in range(3000):
        line = bytearray(as_line(REQUEST))
        for _ in range(chance.randint(1, 4)):
            line[chance.randrange(len(line))] = chance.randrange(256)
        try:
            request = from_line(bytes(line))
        except ValueError:
            continue
        read += 1
        assert all(place.path.is_absolute() for place in request.places)
    assert 0 < read < 3000


def asked_beside(qtbot: QtBot, place: Meeting) -> Answer:
    """Ask on a thread, as another process does, while this one goes on."""
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(ask(REQUEST, place, 20)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    thread.join()
    return answers[0]


def test_that_the_first_start_holds_the_place_and_the_next_is_answered(
    qtbot: QtBot, place: Meeting, listener: Listener
) -> None:
    found = heard(listener)
    held = claimed(place)
    assert held is not None
    assert asked_beside(qtbot, place) is Answer.TAKEN
    assert found == [REQUEST]
    os.close(held)
    assert ask(REQUEST, place) is Answer.NOBODY


def test_that_qts_own_way_of_asking_is_understood_too(
    qtbot: QtBot, place: Meeting, listener: Listener
) -> None:
    found = heard(listener)
    # In a process of its own: Qt keeps the interpreter while it waits.
    program = "import sys; from viewer.ui.application.calling import through_pipe as ask; print(ask(sys.argv[1], sys.argv[2].encode()))"
    words = [sys.executable, "-c", program, place.address, as_line(REQUEST).decode()]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as client:
        qtbot.waitUntil(lambda: client.poll() is not None, timeout=20_000)
        assert client.communicate()[0] == "b'ok\\n'\n"
    assert found == [REQUEST]


def test_that_what_a_crashed_program_left_is_taken_over(qtbot: QtBot, place: Meeting) -> None:
    with socket.socket(socket.AF_UNIX) as stale:
        stale.bind(place.address)
    assert Path(place.address).exists()
    assert ask(REQUEST, place) is Answer.NOBODY
    again = Listener()
    assert again.listen(place.address)
    connected(place).close()
    again.close()


def test_that_a_program_that_does_not_answer_is_not_waited_for_for_ever(place: Meeting) -> None:
    held = claimed(place)
    assert held is not None
    with socket.socket(socket.AF_UNIX) as deaf:
        assert ask(REQUEST, place, 0.05) is Answer.SILENT  # nobody listens yet
        deaf.bind(place.address)
        deaf.listen()
        assert ask(REQUEST, place, 0.05) is Answer.SILENT  # somebody does, and says nothing
    os.close(held)


def test_that_nobody_else_may_knock(listener: Listener, place: Meeting) -> None:
    assert Path(place.address).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n\r\n", b"\n", b"{}\n" * 50, b"\0" * 2 * MOST_BYTES])
def test_that_strange_bytes_are_refused_and_the_next_is_heard(
    qtbot: QtBot, place: Meeting, listener: Listener, said: bytes
) -> None:
    found = heard(listener)
    replies: list[bytes] = []

    def visit() -> None:
        with connected(place) as way:
            try:
                way.sendall(said)
                replies.append(way.recv(16))
            except OSError:
                replies.append(b"")

    thread = threading.Thread(target=visit)
    thread.start()
    qtbot.waitUntil(lambda: bool(replies), timeout=20_000)
    thread.join()
    assert replies[0] in (b"no\n", b"")
    assert found == []
    held = claimed(place)
    assert held is not None
    assert asked_beside(qtbot, place) is Answer.TAKEN and found == [REQUEST]
    os.close(held)
    qtbot.waitUntil(lambda: listener.visitors == 0)


def test_that_many_who_say_nothing_keep_nobody_out(qtbot: QtBot, place: Meeting, listener: Listener) -> None:
    found = heard(listener)
    crowd = []
    for _ in range(40):
        crowd.append(connected(place))
        QApplication.processEvents()
    held = claimed(place)
    assert held is not None
    assert asked_beside(qtbot, place) is Answer.TAKEN and found == [REQUEST]
    assert listener.visitors <= 16
    for way in crowd:
        way.close()
    os.close(held)
    qtbot.waitUntil(lambda: listener.visitors == 0)


def test_that_who_says_nothing_whole_is_let_go(qtbot: QtBot, place: Meeting) -> None:
    listener = Listener(patience_ms=30)
    found = heard(listener)
    assert listener.listen(place.address)
    with connected(place) as way:
        way.sendall(b'{"version"')
        way.setblocking(False)

        def is_let_go() -> bool:
            try:
                return way.recv(16) == b""
            except BlockingIOError:
                return False

        qtbot.waitUntil(is_let_go, timeout=20_000)
    assert listener.visitors == 0 and found == []
    listener.close()
