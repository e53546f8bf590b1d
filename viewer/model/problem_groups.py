"""Many warnings of one kind said in one line, so that they do not drown what else is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.dataclass import dataclass
from viewer.model.lints import LINTS
from viewer.model.problems import Problem, Severity
from viewer.words import _, ngettext, number

#: Up to three of a kind are read one by one sooner than they are opened.
FEWEST = 4
_LINES_NAMED = 3


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Warnings of one kind.

    Attributes:
        problems: At least :data:`FEWEST`, all of one code, in file order.
    """

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The warning that stands first in the file: the group stands in its place."""
        return self.problems[0]

    @property
    def message(self) -> str:
        """One line that says what all of them say, with their number.

        Kinds without words for many say what the first says, and how many say the like.
        """
        count = len(self.problems)
        lint = LINTS.get(self.first.code)
        if lint is not None and lint.together:
            return ngettext(*lint.together, count).format(count=number(count))
        return _("{message}; {count} more are like it").format(
            message=self.first.message, count=number(count - 1)
        )

    def lines(self) -> str:
        """Return where they stand: ``lines 12, 20, 31 and 556 more``."""
        named = [str(problem.line) for problem in self.problems[:_LINES_NAMED]]
        return _("lines {lines} and {count} more").format(
            lines=", ".join(named), count=number(len(self.problems) - _LINES_NAMED)
        )


Row = Problem | ProblemGroup


def grouped(problems: Iterable[Problem]) -> list[Row]:
    """Return problems in their order, with many warnings of one code as one row at the first of them.

    Errors are never put together: each drops something of its own.
    """
    problems = list(problems)
    alike: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.WARNING:
            alike.setdefault(problem.code, []).append(problem)
    rows: list[Row] = []
    for problem in problems:
        kin = alike[problem.code] if problem.severity is Severity.WARNING else []
        if len(kin) < FEWEST:
            rows.append(problem)
        elif kin[0] is problem:
            rows.append(ProblemGroup(tuple(kin)))
    return rows


def members(rows: Iterable[Row]) -> Sequence[Problem]:
    """Return every problem of some rows, each once, in the rows' order."""
    found: dict[int, Problem] = {}
    for row in rows:
        for problem in row.problems if isinstance(row, ProblemGroup) else (row,):
            found.setdefault(id(problem), problem)
    return list(found.values())
