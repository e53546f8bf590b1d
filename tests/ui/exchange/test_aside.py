"""Work aside: the latest piece counts, and none outlives who has asked for it."""

from __future__ import annotations

import gc
import threading

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from viewer.exchange.draft.pace import step
from viewer.ui.exchange.aside import Aside


def test_that_the_result_comes_to_who_has_asked(qtbot: QtBot) -> None:
    aside, told = Aside(), []
    aside.run(lambda: 7, lambda result, failure: told.append((result, failure)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(7, None)]
    assert not aside.is_busy


def test_that_only_the_latest_work_is_told_of(qtbot: QtBot) -> None:
    aside, told, go_on = Aside(), [], threading.Event()

    def slow() -> str:
        assert go_on.wait(10)
        return "first"

    aside.run(slow, lambda result, _failure: told.append(result))
    aside.run(lambda: "second", lambda result, _failure: told.append(result))
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    aside.wait()
    assert told == ["second"]


def test_that_no_work_outlives_who_has_asked_for_it(qtbot: QtBot) -> None:
    aside, told, at_work = Aside(), [], []
    collects = gc.isenabled()

    def work() -> str:
        at_work.append(threading.current_thread())
        for _turn in range(10_000_000):
            step("looking", 0.5)
        return "too late"

    aside.run(work, lambda result, _failure: told.append(result))
    qtbot.waitUntil(lambda: bool(at_work))
    delete(aside)
    assert not at_work[0].is_alive()
    assert gc.isenabled() == collects
    asked_later = Aside()
    asked_later.run(lambda: "in time", lambda result, _failure: told.append(result))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["in time"]
