"""Says what was written and where, and offers to look at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from viewer.ui.kit.desktop.opening import open_path
from viewer.ui.kit.messages import Answer, Question, Role, ask_beside, warn
from viewer.words import _


def tell_written(parent: QWidget, title: str, out: Path, what: str, missing: str = "") -> None:
    """Say what was written, without waiting.

    Args:
        parent: The window.
        title: Of the box.
        out: The file.
        what: What is in it, such as ``3 pages``.
        missing: What is amiss with it, without a full stop; empty for nothing.
    """
    note = _("{file}\n\nBut: {trouble}.").format(file=out, trouble=missing) if missing else str(out)
    answers = (
        Answer(_("&Open"), Role.ActionRole), Answer(_("&Show in folder"), Role.ActionRole),
        Answer(_("Close"), Role.RejectRole),
    )  # fmt: skip
    question = Question(
        title, _("Wrote {file}, {what}.").format(file=out.name, what=what), note, answers, default=2
    )

    def answered(answer: int) -> None:
        trouble = open_path(out if answer == 0 else out.parent) if answer in (0, 1) else ""
        if trouble:
            warn(parent, title, trouble)

    ask_beside(parent, question, answered)
