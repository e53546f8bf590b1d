"""Looks beside everything else for letters that no installed font has, and says which font would."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from viewer.model.joining import joined
from viewer.ui.kit.rota import Rank
from viewer.ui.kit.turns import QUIET_TURN_MS, Turns
from viewer.ui.look.theme import Appearance
from viewer.ui.state.view_state import ViewState
from viewer.words import _

#: Texts looked through in one step.
_TEXTS = 200
_BODY_PX = 13


class MissingFonts(QObject):
    """What of the timeline is drawn as blank boxes.

    Signals:
        changed(): other letters are missing, or none any more.
    """

    changed = Signal()

    def __init__(self, state: ViewState, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._appearance = state, appearance
        self._known: dict[str, bool] = {}
        self._turns: Turns[str] = Turns(self, self._finish, QUIET_TURN_MS, Rank.QUIET)
        self._letters = ""
        self._is_held = False
        state.timeline_changed.connect(self._begin)

    @property
    def letters(self) -> str:
        """The letters that no font has, each once, ascending."""
        return self._letters

    @property
    def note(self) -> str:
        """A few words for the status line; empty where every letter has a font."""
        if not self._letters:
            return ""
        from viewer.ui.kit.glyphs import scripts_of

        return _("no font for {scripts}").format(scripts=joined(map(_, scripts_of(self._letters))))

    @property
    def advice(self) -> str:
        """One line that says which letters, and which font to install."""
        if not self._letters:
            return ""
        from viewer.ui.kit.glyphs import missing_note

        note = missing_note(self._letters)
        return note[0].upper() + note[1:]

    def hold(self) -> None:
        """Look at nothing before :meth:`go_on`."""
        self._is_held = True
        self._turns.stop()

    def go_on(self) -> None:
        """Look at what there is."""
        self._is_held = False
        self._begin()

    def _begin(self) -> None:
        if not self._is_held:
            self._turns.start(self._steps())

    def _steps(self) -> Iterator[str | None]:
        from viewer.model.all_texts import all_texts
        from viewer.ui.kit.glyphs import is_missing

        used: set[str] = set()
        for number, text in enumerate(all_texts(self._state.whole)):
            if not text.isascii():
                used.update(text)
            if number % _TEXTS == 0:
                yield None
        font = self._appearance.theme.font(_BODY_PX)
        for letter in sorted(used):
            if letter not in self._known:
                self._known[letter] = not letter.isascii() and is_missing(letter, font)
                yield None
        yield "".join(letter for letter in sorted(used) if self._known[letter])

    def _finish(self, letters: str) -> None:
        if letters != self._letters:
            self._letters = letters
            self.changed.emit()
