"""Where the problems panel stands: below the timeline, or in its place while nothing can be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.ui.document.document import Document
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings

if TYPE_CHECKING:
    from viewer.ui.problems.panel import ProblemsPanel

_USUAL_PX = 230
_LEAST_PX = 120


class ProblemsPlace(QSplitter):
    """The timeline above, the panel below; the panel is made when it is first wanted.

    While a file that was just opened cannot be read there is no drawing to keep: then its
    problems take the whole place, rather than a canvas that says that there are no events.

    Signals:
        line_requested(int, int): a line and column of the file, for the user's editor.
        event_chosen(str): the id of an event whose problem the user chose.
        edit_requested(str): the id of an event whose form the user wants.
        said(str): a line for the status bar.
        shown(bool): the panel is there, or gone.
        left(): the keyboard should go back to the timeline.
    """

    line_requested = Signal(int, int)
    event_chosen = Signal(str)
    edit_requested = Signal(str)
    said = Signal(str)
    shown = Signal(bool)
    left = Signal()

    def __init__(
        self,
        upper: QWidget,
        document: Document,
        settings: Settings,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._upper, self._document = upper, document
        self._settings, self._appearance = settings, appearance
        self._panel: ProblemsPanel | None = None
        self._is_wanted = settings.problems_panel
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.splitterMoved.connect(self._remember_height)
        document.loaded.connect(self.refresh)

    @property
    def panel(self) -> ProblemsPanel:
        """The panel."""
        if self._panel is None:
            from viewer.ui.problems.panel import ProblemsPanel

            panel = self._panel = ProblemsPanel(self._document, self._appearance, self)
            panel.setMinimumHeight(_LEAST_PX)
            panel.line_requested.connect(self.line_requested)
            panel.event_chosen.connect(self.event_chosen)
            panel.edit_requested.connect(self.edit_requested)
            panel.said.connect(self.said)
            panel.closed.connect(lambda: self.set_open(False))
            panel.hide()
            self.addWidget(panel)
            self.setStretchFactor(0, 1)
            self.setStretchFactor(1, 0)
        return self._panel

    @property
    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._panel is not None and not self._panel.isHidden()

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing to draw, so that the problems have the whole place."""
        document = self._document
        return document.path is not None and bool(document.notice) and not document.has_drawing

    def set_open(self, on: bool) -> None:
        """Show or hide the panel at the user's wish, and remember it."""
        had_focus = self._has_focus()
        self._is_wanted = self._settings.problems_panel = on
        self.refresh()
        if on:
            self.panel.take_focus()
        elif had_focus:
            self.left.emit()

    def toggle(self) -> None:
        """Show the panel, give it the keyboard, or hide it: whichever comes next."""
        self.set_open(not self._has_focus() or self.is_alone)

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return self._panel is not None and focus is not None and self._panel.isAncestorOf(focus)

    def refresh(self) -> None:
        """Follow the document and the user's wish."""
        alone = self.is_alone
        on = self._is_wanted or alone
        had_focus = self._has_focus()
        if on:
            self.panel.setVisible(True)
        elif self._panel is not None:
            self._panel.setVisible(False)
        if self._upper.isHidden() != alone:
            self._upper.setHidden(alone)
            self.panel.set_alone(alone)
            if alone:
                self.panel.take_focus()
            elif had_focus and not on:
                self.left.emit()
        self._set_height()
        self.shown.emit(on)

    def _set_height(self) -> None:
        if not self.is_open or self.height() <= 0:
            return
        height = max(_LEAST_PX, min(self._settings.problems_height_px or _USUAL_PX, self.height() * 2 // 3))
        self.setSizes([max(1, self.height() - height), height])

    def _remember_height(self) -> None:
        if self.is_open and not self.is_alone:
            self._settings.problems_height_px = self.panel.height()

    def showEvent(self, event: QEvent) -> None:
        """Give the panel its height once there is one to share."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._set_height()
        if self.is_alone:
            self.panel.take_focus()
