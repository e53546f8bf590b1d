"""Collects the problems of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from viewer.files.texts import SourceText
from viewer.model.problems import Problem, Severity

#: More problems than this help nobody; a last one says how many there were.
MOST_PROBLEMS = 5000


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean X?`` for a near miss, else nothing."""
    if len(word) > 60:
        return ""
    found = get_close_matches(word.lower(), list(known)[:2000], n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""


class Reporter:
    """Notes problems by their place in the text; duplicates are noted once.

    Attributes:
        event: Title (or id) of the entry being read, put into its problems.
    """

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._problems: dict[tuple[int, int, str], Problem] = {}
        self._over = 0
        self.event = ""
        self.offset = 0

    def error(
        self, start: int, end: int, code: str, message: str, *, event_id: str = "", hides_entry: bool = False
    ) -> Problem:
        """Note that something is dropped: text indices [start, end)."""
        return self._note(Severity.ERROR, start, end, code, message, event_id, hides_entry)

    def warning(self, start: int, end: int, code: str, message: str, *, event_id: str = "") -> Problem:
        """Note something suspicious that drops nothing: text indices [start, end)."""
        return self._note(Severity.WARNING, start, end, code, message, event_id, False)

    def hide_entry(self, start: int) -> Problem:
        """Say of the problem noted at a text index that it hides its whole entry, and return it."""
        place = start + self.offset
        for key, problem in reversed(self._problems.items()):
            if key[0] == place and problem.severity is Severity.ERROR:
                self._problems[key] = hiding = replace(problem, hides_entry=True)
                return hiding
        return self.error(start, start, "not-placed", "the entry cannot be placed", hides_entry=True)

    def _note(
        self, severity: Severity, start: int, end: int, code: str, message: str, event_id: str, hides: bool
    ) -> Problem:
        start, end = start + self.offset, max(start, end) + self.offset
        line, column = self._source.position(start)
        end_line, end_column = self._source.position(end)
        problem = Problem(
            severity, code, message, line, column, end_line, end_column, self.event, event_id, hides
        )
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.setdefault((start, end, message), problem)
        else:
            self._over += 1
        return problem

    def in_file_order(self) -> tuple[Problem, ...]:
        """Return every problem by line and column."""
        problems = sorted(self._problems.values(), key=lambda p: (p.line, p.column))
        if self._over:
            last = problems[-1]
            text = f"{self._over:,} more problems are not listed"
            problems.append(
                Problem(
                    Severity.ERROR, "too-many", text, last.line, last.column, last.end_line, last.end_column
                )
            )
        return tuple(problems)
