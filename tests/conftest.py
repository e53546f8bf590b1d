"""What all tests share: no screen, no settings of the user, repeatable examples, an application as found.

None leaves its windows, or what is still to be done when nothing else is, to the next.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
import threading
from bisect import bisect_right
from collections.abc import Iterator
from functools import partialmethod
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # what the window says is compared with English, whatever the desktop speaks
# Programs that tests start find what is compiled: each of some hundred would compile all of ours.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import HealthCheck, settings
from hypothesis.internal.intervalsets import IntervalSet

settings.register_profile(
    "repeatable",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    # What Hypothesis tries hangs on the modules that happen to be loaded: how much a law filters
    # out must not fail it in one run and not in another.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("repeatable")


def _holds(self: IntervalSet, letter: str | int) -> bool:
    """Tell whether a letter is among those that a law may draw.

    The library goes through all ranges for every letter, of which the letters of all scripts have hundreds:
    that was a fifth of the time of laws about texts.
    """
    point = ord(letter) if isinstance(letter, str) else letter
    place = bisect_right(self.intervals, (point, sys.maxunicode)) - 1
    return place >= 0 and point <= self.intervals[place][1]


IntervalSet.__contains__ = _holds  # type: ignore[method-assign]
# What tests assert is rewritten once and kept: that is two thirds of the time that collecting them takes.
sys.dont_write_bytecode = False
# Thousands of collected tests live on: a walk over all of them takes a third of a second, and frees nothing.
gc.set_threshold(*gc.get_threshold()[:2], 200)
gc.disable()  # while they are collected, too: that is a sixth of the time that it takes
#: As it is before Qt's bindings put theirs in its place, which looks at whoever imports something.
_IMPORT = builtins.__import__

_PATIENCE_S = 10
#: The library's own five seconds are too few where other programs take most of the processor.
_PATIENCE_MS = 30_000


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not among what was collected."""
    gc.freeze()
    gc.enable()


def _windows() -> int:
    """Return how many windows there are."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return len(widgets.QApplication.topLevelWidgets()) if widgets is not None else 0


def _forget_idle_work() -> None:
    """Leave nothing that is to be done in idle turns: it would take those of the next test."""
    kit = sys.modules.get("viewer.ui.kit.rota")
    if kit is not None:
        from shiboken6 import delete

        delete(kit.rota())


class _PatientBot(QtBot):
    """Waits as long on a busy machine as it takes; who waits for what never comes waits as long before it fails."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE_MS)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE_MS)
    waitSignals = partialmethod(QtBot.waitSignals, timeout=_PATIENCE_MS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Have laws without an application import plainly: Hypothesis imports thrice for every value that it draws."""
    theirs = builtins.__import__
    if item.get_closest_marker("hypothesis") and "qapp" not in getattr(item, "fixturenames", ()):
        builtins.__import__ = _IMPORT
    try:
        return (yield)
    finally:
        builtins.__import__ = theirs


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return the library's hand, made patient."""
    return _PatientBot(request)


@pytest.fixture(autouse=True)
def undressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the application as it was found: style sheet, palette and font.

    There is one application for all tests, and heights and widths hang on what it wears.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    application = request.getfixturevalue("qapp")
    sheet, palette, font = application.styleSheet(), application.palette(), application.font()
    yield
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)
    if application.palette() != palette:
        application.setPalette(palette)
    if application.font() != font:
        application.setFont(font)


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, undressed: None) -> Iterator[None]:
    """Have an end with the windows of a test: they would live on, and be dressed anew with every test to come.

    A thread that still works for one would tell it of its end. They go before the application is undressed,
    which would dress them once more.
    """
    if "qapp" not in request.fixturenames:
        windows = _windows()
        yield
        # They would be dressed anew with every test to come, which would take most of its time.
        assert _windows() <= windows, "ask for qapp or qtbot, which see to an end of windows"
        return
    from PySide6.QtCore import QEvent

    application = request.getfixturevalue("qapp")
    before = application.topLevelWidgets()
    yield
    for thread in threading.enumerate():
        if type(thread) is threading.Thread:  # not the main one, nor those of whoever runs the tests
            thread.join(_PATIENCE_S)
    for window in application.topLevelWidgets():
        if window.parent() is None and window not in before:
            window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _forget_idle_work()
