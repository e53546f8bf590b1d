"""What follows a frame is done in a turn of its own, once, and not too late."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui.kit import behind
from viewer.ui.kit.behind import Behind


def test_that_it_is_done_once_in_another_turn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "LATEST_S", 1e9)
    owner, done = QObject(), []
    follower = Behind(lambda: done.append(True), owner)
    for _ in range(3):
        follower.wish()
    QApplication.processEvents()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))
    QApplication.processEvents()
    assert done == [True]


def test_that_it_gives_way_to_every_frame(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "LATEST_S", 1e9)
    owner, done = QObject(), []
    follower = Behind(lambda: done.append(True), owner)
    follower.wish()
    for _ in range(20):
        follower.give_way()
        QApplication.processEvents()
    assert done == []
    qtbot.waitUntil(lambda: bool(done))


def test_that_it_gives_way_for_a_while_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "LATEST_S", 1e9)
    owner, done = QObject(), []
    follower = Behind(lambda: done.append(True), owner)
    follower.wish()
    monkeypatch.setattr(behind, "LATEST_S", 0.0)
    for _ in range(5):
        follower.give_way()
        QApplication.processEvents()
    assert done == [True]


def test_that_nothing_is_done_that_nobody_wishes(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    follower = Behind(lambda: done.append(True), owner)
    follower.give_way()
    for _ in range(5):
        QApplication.processEvents()
    assert done == []
