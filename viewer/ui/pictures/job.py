"""Pictures without a window."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

from viewer.dataclass import dataclass
from viewer.ui.paper.content import PaperContent
from viewer.ui.pictures.choice import Kind, PictureChoice
from viewer.ui.pictures.layout import WHOLE, View
from viewer.ui.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A picture's file and what is said of it.

    Attributes:
        content: Of the file.
        summary: Its size and how many events are on it.
        unsaid: A line for everything that was asked for and cannot be read on it.
        notes: A line for everything else that it does not show.
    """

    content: bytes
    summary: str
    unsaid: tuple[str, ...]
    notes: tuple[str, ...]


def drawn_file(content: PaperContent, choice: PictureChoice, view: View = WHOLE) -> DrawnFile:
    """Return a timeline drawn as a picture's file.

    Raises:
        PictureError: There is nothing to draw, or the choice is out of bounds.
    """
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    picture = Picture(content, choice, view)
    made = picture.png() if choice.kind is Kind.PNG else picture.svg().encode("utf-8")
    unsaid = tuple(picture.unsaid())
    notes = tuple(note for note in picture.notes() if note not in unsaid)
    file = DrawnFile(made, picture.summary(), unsaid, notes)
    del application
    return file
