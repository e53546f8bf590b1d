"""The problems of a file as a list model: filtered by words and severity, never copied into widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from viewer.model.joining import headed
from viewer.model.problem_groups import ProblemGroup, Row, grouped, members
from viewer.model.problems import Problem, Severity
from viewer.words import N_, _

Index = QModelIndex | QPersistentModelIndex
#: The problem of a row; of many of one kind the first.
PROBLEM = Qt.ItemDataRole.UserRole
#: How a row belongs to many of one kind, a :class:`Kinship`.
KINSHIP = Qt.ItemDataRole.UserRole + 1
#: What many of one kind say together, and where; None for others.
TOGETHER = Qt.ItemDataRole.UserRole + 2
_KINDS = {Severity.ERROR: N_("Error"), Severity.WARNING: N_("Warning")}


class Kinship(Enum):
    """How a row stands to other problems of its kind."""

    ALONE = "alone"
    CLOSED = "closed"
    OPEN = "open"
    MEMBER = "member"


class ProblemsModel(QAbstractListModel):
    """The problems that pass the filter, in file order; many warnings of one kind are one row.

    Such a row opens: its members then stand below it. Views ask for what they show only, so a
    hundred thousand problems cost no more than ten.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Problem, ...] = ()
        self._shown: Sequence[Problem] = ()
        self._rows: Sequence[Row] = ()
        #: The rows of members, by the row of their kind.
        self._members: dict[int, range] = {}
        self._open: frozenset[str] = frozenset()
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
        self._lay_rows()
        self.endResetModel()

    def _lay_rows(self) -> None:
        rows: list[Row] = []
        self._members = {}
        for row in grouped(self._shown):
            rows.append(row)
            if isinstance(row, ProblemGroup) and row.first.code in self._open:
                self._members[len(rows) - 1] = range(len(rows), len(rows) + len(row.problems))
                rows.extend(row.problems)
        self._rows = rows

    def kinship(self, row: int) -> Kinship:
        """Tell whether a row is many of one kind, closed or open, one of them, or alone."""
        if isinstance(self._rows[row], ProblemGroup):
            return Kinship.OPEN if row in self._members else Kinship.CLOSED
        if any(row in rows for rows in self._members.values()):
            return Kinship.MEMBER
        return Kinship.ALONE

    def toggle(self, row: int) -> bool:
        """Open or close the row of many of one kind; tell whether it is one."""
        group = self._rows[row] if 0 <= row < len(self._rows) else None
        if not isinstance(group, ProblemGroup):
            return False
        self._open ^= {group.first.code}
        self.beginResetModel()
        self._lay_rows()
        self.endResetModel()
        return True

    def kind_row(self, row: int) -> int:
        """Return the row of the kind that a member stands below; any other row is its own."""
        return next((head for head, rows in self._members.items() if row in rows), row)

    def problems_of(self, rows: Iterable[int]) -> Sequence[Problem]:
        """Return every problem of some rows, each once; a closed row stands for all its members."""
        return members(self._rows[row] for row in rows)

    def row_like(self, problem: Problem | None, row: int) -> int:
        """Return the row of the same problem, else the row as far as there is one; -1 without rows."""
        if problem is not None:
            same = (problem.code, problem.message, problem.event)
            rows = [
                place
                for place, one in enumerate(map(_first, self._rows))
                if (one.code, one.message, one.event) == same
            ]
            if rows:
                return min(rows, key=lambda place: abs(_first(self._rows[place]).line - problem.line))
        return min(max(row, 0), len(self._rows) - 1)

    # --- Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a problem, how it stands to others of its kind, or the line that says it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == PROBLEM:
            return _first(row)
        if role == KINSHIP:
            return self.kinship(index.row())
        if role == TOGETHER and isinstance(row, ProblemGroup):
            return f"{row.message} ({row.lines()})"
        if role == Qt.ItemDataRole.DisplayRole:
            return line_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = {Kinship.CLOSED: _("{problem}, closed"), Kinship.OPEN: _("{problem}, open")}
            return said.get(self.kinship(index.row()), "{problem}").format(problem=line_of(row))
        return None


def _first(row: Row) -> Problem:
    return row.first if isinstance(row, ProblemGroup) else row


def line_of(problem: Row) -> str:
    """Return a problem in one line: what it is, where, in which event; or what many say together."""
    if isinstance(problem, ProblemGroup):
        kind = _(_KINDS[problem.first.severity])
        return headed(kind, headed(problem.lines(), problem.message))
    kind = _("Not placed") if problem.hides_entry else _(_KINDS[problem.severity])
    event = f" ({problem.event})" if problem.event else ""
    place = _("line {line}, column {column}").format(line=problem.line, column=problem.column)
    return headed(kind, headed(place, f"{problem.message}{event}"))
