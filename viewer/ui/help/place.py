"""Where the help panel stands: at the right of everything, in a narrow window below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings

if TYPE_CHECKING:
    from viewer.ui.help.panel import HelpPanel, Page

#: In narrower windows the timeline would have too little room beside it; wider ones it takes for larger texts.
LEAST_BESIDE_PX = 900
USUAL_PX = 330
_LEAST_PX = 220
_BELOW_SHARE = 0.45


class HelpPlace(QSplitter):
    """The window's middle, and the panel of help when it is wanted; it is made when it first is.

    Args:
        middle: What the panel stands beside.
        settings: Remember which page is open, and how large.
        appearance: Colours and fonts.
        pages: Returns the pages, from the left.

    Signals:
        shown(): the panel came, went, or shows another page.
        left(): the keyboard should go back to the timeline.
    """

    shown = Signal()
    left = Signal()

    def __init__(
        self,
        middle: QWidget,
        settings: Settings,
        appearance: Appearance,
        pages: Callable[[], Sequence[Page]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings, self._appearance, self._pages = settings, appearance, pages
        self._panel: HelpPanel | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(middle)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._remember_size)

    @property
    def panel(self) -> HelpPanel:
        """The panel."""
        if self._panel is None:
            from viewer.ui.help.panel import HelpPanel

            panel = self._panel = HelpPanel(self._pages(), self._appearance, self)
            panel.hide()
            panel.turned.connect(self._remember_page)
            panel.closed.connect(self.close_panel)
            self.addWidget(panel)
            self.setStretchFactor(1, 0)
        return self._panel

    @property
    def page(self) -> str:
        """The name of the page that is open; empty while none is."""
        return self._panel.page_name if self._panel is not None and not self._panel.isHidden() else ""

    @property
    def is_beside(self) -> bool:
        """Tell whether the panel stands beside the rest, or would."""
        return self.orientation() is Qt.Orientation.Horizontal

    def restore(self) -> None:
        """Open the page that was open when the window was closed; the keyboard stays where it is."""
        name = self._settings.help_page
        if name and any(name == known for known, _, _ in self._pages()):
            self._open(name)

    def toggle(self, name: str = "") -> None:
        """Open a page and give it the keyboard, or close the panel where that page is open already.

        Args:
            name: Of a page. Without one, the page looked at last; where the keyboard is elsewhere, it
                goes to the panel first.
        """
        if self.page and (name == self.page or (not name and self._has_focus())):
            self.close_panel()
            return
        self._open(name or self.page or self._settings.help_last)
        self.panel.take_focus()

    def close_panel(self) -> None:
        """Close the panel, and remember that; the keyboard goes back where it was in it."""
        had_focus = self._has_focus()
        self.panel.hide()
        self._settings.help_page = ""
        self.shown.emit()
        if had_focus:
            self.left.emit()

    def _open(self, name: str) -> None:
        self.panel.turn_to(name)
        self.panel.show()
        self._remember_page(self.page)

    def _remember_page(self, name: str) -> None:
        if self.page:
            self._settings.help_page = self._settings.help_last = name
            self.shown.emit()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return self._panel is not None and focus is not None and self._panel.isAncestorOf(focus)

    # --- sizes --------------------------------------------------------------------------

    def arrange(self, window_px: int) -> int:
        """Put the panel where it belongs in a window of this width, logical pixels.

        Returns:
            The width that is left to the rest.
        """
        beside = window_px >= self._appearance.theme.sized(LEAST_BESIDE_PX)
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        if not self.page:
            return window_px
        if beside:
            usual = max(self._appearance.theme.sized(USUAL_PX), self.panel.tabs_px)
            part = self._settings.help_width_px or usual
            part = max(_LEAST_PX, min(part, window_px // 2))
            self.setSizes([window_px - part - 1, part])
            return window_px - part - 1
        height = max(2, self.height())
        part = round(height * _BELOW_SHARE)
        self.setSizes([height - part, part])
        return window_px

    def _remember_size(self) -> None:
        if self.is_beside and self.page:
            self._settings.help_width_px = self.panel.width()
