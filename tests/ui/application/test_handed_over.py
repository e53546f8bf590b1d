"""Files that the desktop hands to the running program as events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from viewer.ui.application.handed_over import HandedOver
from viewer.ui.application.request import Place, Request


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[list[Request]]:
    """What has been asked for."""
    handed = HandedOver(qapp)
    requests: list[Request] = []
    handed.asked.connect(requests.append)
    yield requests
    qapp.removeEventFilter(handed)
    handed.deleteLater()


def test_that_a_file_is_asked_for(qapp: QApplication, asked: list[Request], tmp_path: Path) -> None:
    file = tmp_path / "my events.dateline.yaml"
    qapp.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
    assert asked == [Request((Place(file),))]


def test_that_an_address_that_is_no_file_is_none(qapp: QApplication, asked: list[Request]) -> None:
    qapp.sendEvent(qapp, QFileOpenEvent(QUrl("dateline:somewhere")))
    assert asked == []


def test_that_other_events_go_their_way(qapp: QApplication, asked: list[Request]) -> None:
    handed = HandedOver(qapp)
    assert not handed.eventFilter(qapp, QEvent(QEvent.Type.LanguageChange))
    qapp.removeEventFilter(handed)
    handed.deleteLater()
    assert asked == []
