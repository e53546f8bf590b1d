"""The pane's few looks: how a text, a link and a paragraph are formatted in the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from viewer.model.event_words import Tone
from viewer.ui.look.theme import Theme
from viewer.ui.pane.page import BODY_PX, SMALL_PX

HEADING_PX = 11
TITLE_PX = 22


class Look(NamedTuple):
    """How a text looks; ``padding_px`` is added to the width of every letter."""

    size_px: int = BODY_PX
    tone: Tone | None = Tone.PLAIN
    bold: bool = False
    italic: bool = False
    serif: bool = False
    capitals: bool = False
    padding_px: int = 0


BODY = Look()
MUTED = Look(tone=Tone.MUTED)
SMALL = Look(SMALL_PX, Tone.MUTED)
NOTE, UPRIGHT_NOTE = Look(SMALL_PX, Tone.MUTED, italic=True), Look(SMALL_PX, Tone.MUTED)
HEADING = Look(HEADING_PX, Tone.MUTED, bold=True, capitals=True)
TITLE = Look(TITLE_PX, bold=True, serif=True)
LINK = Look(tone=None)


def tone_color(theme: Theme, tone: Tone) -> QColor:
    """Return the theme's colour of a tone."""
    return {
        Tone.PLAIN: theme.text,
        Tone.MUTED: theme.muted,
        Tone.GOOD: theme.found,
        Tone.CAREFUL: theme.expected,
    }[tone]


@lru_cache(maxsize=64)
def text_format(theme: Theme, look: Look) -> QTextCharFormat:
    """Return the format of a look; one without a tone has the colour of links."""
    font = theme.font(look.size_px, bold=look.bold, italic=look.italic, serif=look.serif)
    if look.capitals:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
    if look.padding_px:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.padding_px)
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(theme.selection if look.tone is None else tone_color(theme, look.tone))
    return made


@lru_cache(maxsize=64)
def link_format(theme: Theme, look: Look, tip: str) -> QTextCharFormat:
    """Return the format of a link that leads nowhere yet; ``tip`` shows under the pointer."""
    made = QTextCharFormat(text_format(theme, look))
    made.setAnchor(True)
    if tip:
        from html import escape  # not needed for the first page

        # Qt takes a tip that looks like markup for markup.
        made.setToolTip(f"<qt>{escape(tip)}</qt>")
    return made


@lru_cache(maxsize=64)
def block_format(
    above_px: int, line_height: float, indent_px: int, of_file: bool, from_right: bool
) -> QTextBlockFormat:
    """Return a paragraph's format; what the file says runs in its own direction, our words in their language's."""
    made = QTextBlockFormat()
    made.setTopMargin(above_px)
    if from_right:
        made.setRightMargin(indent_px)
    else:
        made.setLeftMargin(indent_px)
    made.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    directions = Qt.LayoutDirection
    ours = directions.RightToLeft if from_right else directions.LeftToRight
    made.setLayoutDirection(directions.LayoutDirectionAuto if of_file else ours)
    return made
