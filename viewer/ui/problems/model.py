"""The problems of a file as a list model: filtered by words and severity, never copied into widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.model.problems import Problem, Severity

Index = QModelIndex | QPersistentModelIndex
PROBLEM = Qt.ItemDataRole.UserRole


class ProblemsModel(QAbstractListModel):
    """The problems that pass the filter, in file order.

    Views ask for what they show only, so a hundred thousand problems cost no more than ten.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Problem, ...] = ()
        self._shown: Sequence[Problem] = ()
        self._texts: list[str] = []
        self._words: tuple[str, ...] = ()
        self._hidden: frozenset[Severity] = frozenset()

    @property
    def problems(self) -> Sequence[Problem]:
        """What passes the filter."""
        return self._shown

    def count(self, severity: Severity) -> int:
        """Return how many problems there are of one severity, shown or not."""
        return sum(problem.severity is severity for problem in self._all)

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """List other problems."""
        self._all, self._texts = problems, []
        self._refilter()

    def set_filter(self, text: str, hidden: frozenset[Severity]) -> None:
        """Show only problems that hold every word of a text, none of a hidden severity."""
        words = tuple(text.casefold().split())
        if (words, hidden) != (self._words, self._hidden):
            self._words, self._hidden = words, hidden
            self._refilter()

    def _refilter(self) -> None:
        self.beginResetModel()
        found: Sequence[Problem] = self._all
        if self._words:
            if not self._texts:
                self._texts = [f"{line_of(problem)} {problem.code}".casefold() for problem in self._all]
            words = self._words
            said = zip(self._all, self._texts, strict=True)
            found = [problem for problem, text in said if all(word in text for word in words)]
        if self._hidden:
            found = [problem for problem in found if problem.severity not in self._hidden]
        self._shown = found
        self.endResetModel()

    def row_like(self, problem: Problem | None, row: int) -> int:
        """Return the row of the same problem, else the row as far as there is one; -1 without rows."""
        if problem is not None:
            same = (problem.code, problem.message, problem.event)
            rows = [
                place for place, one in enumerate(self._shown) if (one.code, one.message, one.event) == same
            ]
            if rows:
                return min(rows, key=lambda place: abs(self._shown[place].line - problem.line))
        return min(max(row, 0), len(self._shown) - 1)

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of problems shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a problem, or the line that says it."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        problem = self._shown[index.row()]
        if role == PROBLEM:
            return problem
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line_of(problem)
        return None


def line_of(problem: Problem) -> str:
    """Return a problem in one line: what it is, where, in which event."""
    kind = "Not placed" if problem.hides_entry else problem.severity.value.capitalize()
    event = f" ({problem.event})" if problem.event else ""
    return f"{kind}: line {problem.line}, column {problem.column}: {problem.message}{event}"
