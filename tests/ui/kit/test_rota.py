"""Of all that is done when nothing else is to be done, one thing is done in a turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from viewer.ui.kit import ahead
from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank, rota
from viewer.ui.kit.turns import Turns


class _Workers:
    """Makes work whose every step notes its name, and takes a whole turn."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.parent = QObject()
        self.kept: list[object] = []

    def steps(self, name: str, count: int) -> Iterator[None]:
        for _ in range(count):
            self.taken.append(name[0])
            yield

    def begin_ahead(self, name: str, count: int, rank: Rank = Rank.QUIET) -> WorkAhead:
        work = WorkAhead(lambda: self.steps(name, count), self.parent, rank)
        work.begin("a view")
        return work

    def begin_turns(self, name: str, count: int, rank: Rank) -> Turns[str]:
        turns: Turns[str] = Turns(self.parent, lambda _found: None, 0.0, rank)
        turns.start(self.steps(name, count))
        self.kept.append(turns)
        return turns

    def in_turns(self, count: int) -> list[int]:
        """Return how many steps were taken in each of some turns of the event loop."""
        found = []
        for _ in range(count):
            before = len(self.taken)
            QApplication.processEvents()
            found.append(len(self.taken) - before)
        return found


@pytest.fixture
def workers(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> _Workers:
    monkeypatch.setattr(ahead, "TURN_S", 0.0)
    QApplication.processEvents()
    return _Workers()


def test_that_one_of_several_works_in_a_turn_and_each_in_its_own(workers: _Workers) -> None:
    workers.begin_ahead("a", 4)
    workers.begin_ahead("b", 4)
    workers.begin_turns("c", 4, Rank.QUIET)
    assert max(workers.in_turns(20)) == 1
    assert workers.taken == ["a", "b", "c"] * 4


def test_that_what_somebody_waits_for_is_done_first(workers: _Workers) -> None:
    workers.begin_ahead("quiet", 4)
    workers.begin_ahead("soon", 4, Rank.SOON)
    workers.begin_turns("awaited", 9, Rank.AWAITED)
    workers.in_turns(30)
    # The turn in which one finds that it has no more steps is empty.
    assert workers.taken == [*"aaaaaaaqaassssqqq"], "but for one turn in eight"


def test_that_work_ends_with_its_owner(workers: _Workers) -> None:
    one = workers.begin_ahead("a", 1_000_000)
    workers.begin_turns("b", 1_000_000, Rank.QUIET)
    workers.in_turns(4)
    one.stop()
    so_far = workers.taken.count("a")
    workers.in_turns(4)
    assert workers.taken.count("a") == so_far < workers.taken.count("b")
    delete(workers.parent)
    assert workers.in_turns(3) == [0] * 3


def test_that_a_worker_is_kept_alive_by_nobody_waiting_for_it(workers: _Workers) -> None:
    class Worker(QObject):
        def work(self) -> bool:
            workers.taken.append("w")
            return True

    worker = Worker()
    rota().join(worker, worker.work, Rank.QUIET)
    workers.in_turns(2)
    assert workers.taken == ["w", "w"]
    del worker
    assert workers.in_turns(3) == [0] * 3


def test_that_work_that_waits_lets_others_go_on(qtbot: QtBot, workers: _Workers) -> None:
    def resting() -> Iterator[int | None]:
        workers.taken.append("a")
        yield 20
        workers.taken.append("a")
        yield None

    work = WorkAhead(resting, workers.parent)
    work.begin("a view")
    workers.begin_ahead("b", 3)
    qtbot.waitUntil(lambda: not work.is_working)
    assert workers.taken == ["a", "b", "b", "b", "a"]
