"""F1: the guide at the page about where one is, in the window and in its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from viewer.ui.window.parts import Parts

_KEY = "F1"
_LENT = "helps"


def open_guide(parts: Parts) -> None:
    """Open the guide beside the timeline, at the page about the place with the keyboard; from the guide, close it."""
    from viewer.ui.guide.desk import place_of
    from viewer.ui.guide.view import GuideView

    focus = parts.window.focusWidget()
    is_open = parts.help.page == "guide"
    if is_open and focus is not None and parts.help.panel.isAncestorOf(focus):
        parts.help.close_panel()
        return
    if not is_open:
        parts.help.toggle("guide")
    guide = parts.help.panel.page
    if isinstance(guide, GuideView):
        guide.go(place_of(focus))
    parts.help.panel.take_focus()


def guide_over(parts: Parts, dialog: QDialog) -> None:
    """Open the guide in front of a dialog, at the page about the place with the keyboard."""
    from viewer.ui.guide.desk import GuideDesk, place_of

    desk = parts.window.findChild(GuideDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if desk is None:
        desk = GuideDesk(parts.appearance, parts.window)
    desk.open(place_of(dialog.focusWidget() or dialog), dialog)


class HelpInDialogs(QObject):
    """Lets F1 answer in every dialog of a window, where the window's own keys do not reach.

    Args:
        parts: Of the window.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_LENT) or not self._is_ours(dialog):
            return
        dialog.setProperty(_LENT, True)
        QShortcut(QKeySequence(_KEY), dialog, lambda: guide_over(self._parts, dialog))

    def _is_ours(self, dialog: QDialog) -> bool:
        """Tell whether a dialog belongs to the window, over however many others, and is not the guide itself."""
        from viewer.ui.guide.window import GuideWindow

        if isinstance(dialog, GuideWindow):
            return False
        widget: QWidget | None = dialog
        while widget is not None and widget is not self._parts.window:
            widget = widget.parentWidget()
        return widget is not None
