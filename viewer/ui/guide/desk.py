"""What the guide says of where one is, and the guide in front of a dialog that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from viewer.ui.guide.pages import FIRST, Place
from viewer.ui.guide.window import GuideWindow
from viewer.ui.look.theme import Appearance

#: What a part of the program is told of in, by the name of its class; the innermost one counts.
PLACES: Mapping[str, Place] = {
    "WelcomePage": Place("first-minutes"),
    "DateEditor": Place("dates", "what-you-may-type"),
    "GoToDateDialog": Place("dates", "what-you-may-type"),
    "QuoteEditor": Place("evidence", "quotations"),
    "CopyEditor": Place("evidence", "kept-copies"),
    "CopyDialog": Place("evidence", "kept-copies"),
    "SourceWindow": Place("evidence", "kept-copies"),
    "KnownByHandle": Place("evidence", "known-by-a-date"),
    "ReasonsEditor": Place("event-file", "accepted-warnings"),
    "TimelineDialog": Place("event-file", "lanes-sources-eras"),
    "SectionForm": Place("event-file", "lanes-sources-eras"),
    "DeleteDialog": Place("event-file", "lanes-sources-eras"),
    "EventForm": Place("event-file", "fields-of-an-event"),
    "ConflictDialog": Place("event-file", "the-form"),
    "ProblemsPanel": Place("event-file", "mistakes"),
    "Banner": Place("event-file", "mistakes"),
    "SearchField": Place("search", "searching"),
    "FilterBar": Place("search", "showing-only-some"),
    "EventList": Place("search", "the-list"),
    "SourceList": Place("search", "the-sources"),
    "PaperDialog": Place("paper", "paper"),
    "PictureDialog": Place("paper", "pictures"),
    "ImportWindow": Place("exchange", "from-other-programs"),
    "ExportDialog": Place("exchange", "to-other-programs"),
    "ReportDialog": Place("exchange", "to-other-programs"),
    "DetailPane": Place("window", "the-pane"),
    "TimelineView": Place("window", "moving-through-time"),
    "KeysPage": Place("keys"),
    "CompareWindow": Place("versions"),
    "VersionsDialog": Place("versions"),
}


def place_of(widget: QWidget | None) -> Place:
    """Return what the guide says of where a widget stands: of its nearest part that has a page, else the contents."""
    names = (kind.__name__ for part in _outwards(widget) for kind in type(part).__mro__)
    return next((PLACES[name] for name in names if name in PLACES), Place(FIRST))


def _outwards(widget: QWidget | None) -> Iterator[QWidget]:
    """Go from a widget outwards, as far as the window that it stands in."""
    while widget is not None:
        yield widget
        widget = None if widget.isWindow() else widget.parentWidget()


class GuideDesk(QObject):
    """Keeps one guide open in front of a window's dialogs.

    Args:
        appearance: Colours and text size.
        window: The window that they belong to.
    """

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance = appearance
        self.guide: GuideWindow | None = None

    def open(self, place: Place, dialog: QWidget) -> GuideWindow:
        """Show a place of the guide in front of a dialog."""
        guide = self.guide
        if guide is None:
            guide = self.guide = GuideWindow(self._appearance, dialog)
            guide.destroyed.connect(self._forget)
        elif guide.parentWidget() is not dialog:
            # A dialog that wants an answer first lets nothing have the keyboard but itself and what it owns.
            guide.setParent(dialog, guide.windowFlags())
        guide.open_at(place)
        return guide

    def _forget(self) -> None:
        self.guide = None
