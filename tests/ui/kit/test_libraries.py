"""Qt is loaded without what explains wrong calls, and explains them all the same."""

from __future__ import annotations

import subprocess
import sys

_ASK = """
import sys
{load}
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
waiting = [name for name in sys.modules if "__getattr__" in vars(sys.modules[name]) and "shiboken" in name]
print(len(waiting), file=sys.stderr)
for call in (
    lambda: QPoint("x", 3), lambda: QPoint(1, 2).setX("a"), lambda: widget.resize("q"),
    lambda: widget.nowhere, lambda: widget.setWindowTitle(), lambda: widget.setWindowTitle(nothing=1),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
import PySide6.support.signature.lib.pyi_generator as stubs
print(stubs.Formatter.__name__, stubs.__file__)
"""


def said(load: str) -> tuple[str, int]:
    """Return what wrong calls are told in a process that loads Qt in one way, and how much then still waits."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK.format(load=load)], capture_output=True, text=True, check=True
    )
    return done.stdout, int(done.stderr.splitlines()[-1])


def test_that_a_wrong_call_is_explained_as_ever() -> None:
    ours, waiting = said("from viewer.ui.kit.libraries import load_qt; load_qt()")
    usual, none = said("import PySide6.QtCore")
    assert ours == usual
    assert "called with wrong argument types" in usual and "Formatter" in usual
    assert waiting >= 4, "and what explains it had not been loaded"
    assert none == 0
