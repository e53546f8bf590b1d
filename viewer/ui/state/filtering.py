"""Which events are shown at all: those that fit every term of a filter."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from viewer.model.timeline import Timeline
from viewer.ui.kit.turns import Turns
from viewer.ui.state.view_state import ViewState

if TYPE_CHECKING:
    from viewer.model.search.query import Query

#: Timelines up to this size are filtered at once; others show all of themselves for a moment.
AT_ONCE = 2_000


class Filtering(QObject):
    """Hides in every view alike what a filter does not name.

    The filter is written like a search; it belongs to the view, never to the file.

    Signals:
        changed(): the filter is another, or what it leaves.
    """

    changed = Signal()

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._text = ""
        self._query: Query | None = None
        self._turns: Turns[array[int]] = Turns(self, self._finish)
        state.set_narrowing(self._narrowed)
        state.widening_wished.connect(self.clear)
        state.outside_changed.connect(self._renew)
        state.timeline_changed.connect(self.changed)

    @property
    def text(self) -> str:
        """The filter as it is typed; empty for none."""
        return self._text

    @property
    def terms(self) -> list[str]:
        """The filter's terms as they are typed, in their order."""
        if not self._text:
            return []
        from viewer.model.search.query import pieces

        return pieces(self._text)

    @property
    def doubt(self) -> str:
        """What of the filter could not be read, in one line; empty where all was."""
        return self._query.doubts[0] if self._query is not None and self._query.doubts else ""

    @property
    def counts(self) -> tuple[int, int]:
        """How many events are shown, of how many."""
        return len(self._state.timeline.events), len(self._state.whole.events)

    def set_text(self, text: str) -> None:
        """Show only what fits a filter; everything for an empty one."""
        text = text.strip()
        if text == self._text:
            return
        self._text = text
        self._query = None
        self._turns.stop()
        if text:
            # Imported with the first filter, not for the first frame.
            from viewer.model.search.query import Query

            self._query = Query.of(text) or None
        self._state.narrow_anew()
        self.changed.emit()

    def add(self, term: str) -> None:
        """Show only what fits one more term."""
        if term not in self.terms:
            self.set_text(f"{self._text} {term}")

    def remove(self, number: int) -> None:
        """Let the term of this number go, counted from 0."""
        terms = self.terms
        self.set_text(" ".join(terms[:number] + terms[number + 1 :]))

    def clear(self) -> None:
        """Show everything."""
        self.set_text("")

    def _renew(self) -> None:
        """Filter again where what is wished for is not told by the file alone."""
        if self._query is not None and self._query.asks_outside:
            self._turns.stop()
            self._state.narrow_anew()
            self.changed.emit()

    def _narrowed(self, whole: Timeline) -> Timeline:
        """Return what is shown of a timeline now; what takes longer to find is shown when it is found."""
        if self._query is None:
            return whole
        if len(whole.events) > AT_ONCE:
            self._turns.start(self._steps(whole, self._query))
            return whole
        places = next(found for found in self._steps(whole, self._query) if found is not None)
        return _part(whole, places)

    def _steps(self, whole: Timeline, query: Query) -> Iterator[array[int] | None]:
        from viewer.model.search.texts import SearchTexts

        return SearchTexts.of(whole).find(query, self._state.outside)

    def _finish(self, places: array[int]) -> None:
        self._state.show_part(_part(self._state.whole, places))
        self.changed.emit()


def _part(whole: Timeline, places: Sequence[int]) -> Timeline:
    return replace(whole, events=tuple(whole.events[place] for place in places))
