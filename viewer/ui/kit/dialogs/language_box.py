"""A choice of the language that a document is written in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from viewer.ui.kit.dialogs.choice_box import ChoiceBox
from viewer.words import LANGUAGES, code


class LanguageBox(ChoiceBox):
    """Offers every language that there is, each in its own words; the window's at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for known, name in LANGUAGES.items():
            self.addItem(name, known)
        self.choose(code())

    @property
    def code(self) -> str:
        """The code of the language that is chosen."""
        return str(self.currentData() or code())

    def choose(self, known: str) -> None:
        """Choose a language by its code; one that is not there changes nothing."""
        place = self.findData(known)
        if place >= 0:
            self.setCurrentIndex(place)
