"""The three parts of an import: all of them where there is room, else one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QTabBar, QVBoxLayout, QWidget

from viewer.ui.exchange.preview import ImportPreview
from viewer.ui.exchange.questions_panel import QuestionsPanel
from viewer.ui.exchange.report_panel import ReportPanel
from viewer.ui.look.theme import Appearance
from viewer.ui.state.settings import Settings
from viewer.words import N_, _, number

_TEXT_PX = 13
_QUESTIONS_PX = 310
#: What Qt takes for no limit.
_ANY_PX = 16_777_215
#: In a window narrower or lower than this, one of the three parts is shown at a time.
_ALL_PX, _ALL_HIGH_PX = 900, 560
_PREVIEW_PX, _REPORT_PX = 460, 210
_PARTS = (N_("Questions"), N_("Preview"), N_("Report"))
_QUESTIONS, _PREVIEW, _REPORT = range(3)


class ImportParts(QWidget):
    """Questions beside the preview, and the report below it; whose window they fill calls ``arrange``."""

    def __init__(self, settings: Settings, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.tabs = QTabBar(self)
        self.questions = QuestionsPanel(appearance, self)
        self.preview = ImportPreview(settings, appearance, self)
        self.report = ReportPanel(appearance, self)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _part: self.arrange())
        appearance.theme_changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        for title in _PARTS:
            self.tabs.addTab(_(title))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the import"))
        self._right = QSplitter(Qt.Orientation.Vertical, self)
        self._right.setHandleWidth(1)
        self._right.setChildrenCollapsible(False)
        self._right.addWidget(self.preview)
        self._right.addWidget(self.report)
        self._right.setSizes([_PREVIEW_PX, _REPORT_PX])
        self._rule = QFrame(self)
        self._rule.setObjectName("upright")
        self._rule.setFixedWidth(1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.questions)
        middle.addWidget(self._rule)
        middle.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(middle, 1)

    def _dress(self) -> None:
        self.tabs.setFont(self._appearance.theme.font(_TEXT_PX))

    def show_questions(self) -> None:
        """Bring the questions to the front."""
        self.tabs.setCurrentIndex(_QUESTIONS)

    def arrange(self) -> None:
        """Show all three parts, or one of them where the window has no room for all."""
        window = self.window()
        is_roomy = window.width() >= _ALL_PX and window.height() >= _ALL_HIGH_PX
        count = self.questions.count
        self.tabs.setVisible(not is_roomy)
        self.tabs.setTabText(_QUESTIONS, f"{_(_PARTS[_QUESTIONS])}  {number(count)}")
        self.tabs.setTabEnabled(_QUESTIONS, count > 0)
        self.tabs.setTabText(_REPORT, f"{_(_PARTS[_REPORT])}  {number(self.report.count)}")
        part = self.tabs.currentIndex()
        if part == _QUESTIONS and not count:
            self.tabs.setCurrentIndex(_PREVIEW)
            return
        self.questions.setVisible(count > 0 and (is_roomy or part == _QUESTIONS))
        beside = self._appearance.theme.sized(_QUESTIONS_PX)
        self.questions.setMinimumWidth(beside if is_roomy else 0)
        self.questions.setMaximumWidth(beside if is_roomy else _ANY_PX)
        self._rule.setVisible(is_roomy and count > 0)
        self.preview.setVisible(is_roomy or part == _PREVIEW)
        self.report.setVisible((is_roomy and self.report.is_filled) or (part == _REPORT and not is_roomy))
        self._right.setVisible(is_roomy or part != _QUESTIONS)
