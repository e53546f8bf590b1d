"""What the tests of the whole window share: none leaves its windows to the next."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

_PATIENCE_S = 10


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have an end with the windows of a test: they would live on, and be dressed anew with every test to come.

    A thread that still works for one would tell it of its end.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    application: QApplication = request.getfixturevalue("qapp")
    before = application.topLevelWidgets()
    yield
    for thread in threading.enumerate():
        if type(thread) is threading.Thread:  # not the main one, nor those of whoever runs the tests
            thread.join(_PATIENCE_S)
    for window in application.topLevelWidgets():
        if window.parent() is None and window not in before:
            window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
