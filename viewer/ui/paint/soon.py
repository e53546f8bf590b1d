"""Fulfils what drawings have wished for, in turns of the event loop in which nothing else is to be done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from viewer.ui.kit.ahead import WorkAhead
from viewer.ui.kit.rota import Rank
from viewer.ui.look.later import Later

_works: dict[Later, WorkAhead] = {}


def fulfil_soon(later: Later) -> None:
    """Fulfil wishes from the next turn on, before anything is prepared that nobody has seen yet.

    Args:
        later: Keeps them, also those that are still to come in this turn.
    """
    work = _works.get(later)
    if work is None or not isValid(work):
        work = _works[later] = WorkAhead(later.steps, QCoreApplication.instance(), Rank.SOON)
    work.begin(object())
