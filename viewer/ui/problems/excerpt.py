"""Shows a problem in full, and the lines of the file around it with the offending part underlined."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from viewer.files.read.places.excerpt import ExcerptLine
from viewer.model.problems import Problem
from viewer.ui.look.theme import Appearance
from viewer.ui.problems.row import mark_color, mark_of
from viewer.words import _

_TEXT_PX = 13
_MOST_MESSAGE = 2_000


class SourceExcerpt(QTextEdit):
    """Literal text that can be selected and copied; nothing in a file is taken for markup."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: tuple[Problem | None, tuple[ExcerptLine, ...]] = (None, ())
        self.setObjectName("sourceExcerpt")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The lines around the problem"))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.document().setDocumentMargin(12)
        appearance.theme_changed.connect(lambda: self.show_problem(*self._shown))

    def show_problem(self, problem: Problem | None, lines: tuple[ExcerptLine, ...]) -> None:
        """Show a problem with its lines, or nothing."""
        self._shown = problem, lines
        self.clear()
        if problem is None:
            return
        theme, cursor = self._appearance.theme, QTextCursor(self.document())
        color = mark_color(theme, problem.severity)
        cursor.insertText(f"{mark_of(problem.severity)} ", _ink(theme.font(_TEXT_PX, bold=True), color))
        cursor.insertText(problem.message[:_MOST_MESSAGE], _ink(theme.font(_TEXT_PX), theme.text))
        place = _("Line {line}, column {column}").format(line=problem.line, column=problem.column)
        event = f" · {problem.event[:200]}" if problem.event else ""
        fate = f" · {_('this entry is not placed on the timeline')}" if problem.hides_entry else ""
        cursor.insertBlock()
        cursor.insertText(f"{place}{event}{fate}\n", _ink(theme.font(_TEXT_PX - 1), theme.muted))
        width = len(str(lines[-1].number)) if lines else 0
        for line in lines:
            cursor.insertBlock()
            self._add_line(
                cursor, line, width, color, is_here=problem.line <= line.number <= problem.end_line
            )
        self.setTextCursor(QTextCursor(self.document()))

    def _add_line(
        self, cursor: QTextCursor, line: ExcerptLine, width: int, color: QColor, *, is_here: bool
    ) -> None:
        theme, font = self._appearance.theme, monospace(self._appearance.theme.sized(_TEXT_PX))
        number = _ink(font, color if is_here else theme.muted)
        plain = _ink(font, theme.text if is_here else theme.muted)
        wrong = _ink(font, theme.text)
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(color)
        wrong.setBackground(theme.banner_fill)
        cursor.insertText(f"{'▸' if is_here else ' '} {line.number:>{width}}  ", number)
        cursor.insertText(line.text[: line.start], plain)
        cursor.insertText(line.text[line.start : line.end], wrong)
        cursor.insertText(line.text[line.end :], plain)


def monospace(size_px: int) -> QFont:
    """Return the desktop's font of equal widths."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(size_px)
    return font


def _ink(font: QFont, color: QColor) -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setFont(font)
    ink.setForeground(color)
    return ink
