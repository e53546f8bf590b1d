"""What a file says, as values: its timeline, what is wrong with it, and where everything stands."""

from __future__ import annotations

from dataclasses import field

from viewer.dataclass import dataclass
from viewer.files.read.spans import TextSpans
from viewer.model.problems import Problem, Severity
from viewer.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """An entry that cannot be drawn: what it seems to say, its 1-based line, and why not."""

    title: str
    date_text: str
    line: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    Attributes:
        timeline: None where nothing of it could be read, or it is of a newer format.
        problems: Everything wrong, in file order.
        not_placed: Entries that are not drawn, in file order.
        spans: Where events and fields stand, by place in the file.
        format_ok: False for a format newer than this program.
        text: The text that was read, byte order mark included.
        accepted: How many warnings are not among the problems because the file accepts them.
    """

    timeline: Timeline | None
    problems: tuple[Problem, ...]
    not_placed: tuple[NotPlaced, ...]
    spans: TextSpans = field(repr=False)
    format_ok: bool = True
    text: str = field(default="", repr=False)
    accepted: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that dropped something."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)
