"""Asks before something typed is lost."""

from __future__ import annotations

from viewer.ui.kit.messages import Answer, Question, Role
from viewer.words import _


def discarding() -> Question:
    """Return the question whether what was typed in a form is given up; its first answer gives it up."""
    return Question(
        _("Discard changes?"), _("What you have typed is not in the file yet."), "",
        (Answer(_("&Discard"), Role.DestructiveRole), Answer(_("&Keep editing"), Role.RejectRole)), default=1,
    )  # fmt: skip
