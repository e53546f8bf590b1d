"""What is wrong with an event file, said so that a person can mend it."""

from __future__ import annotations

from enum import Enum

from viewer.dataclass import dataclass


class Severity(Enum):
    """ERROR drops something from the timeline; WARNING drops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake and where it stands.

    Attributes:
        severity: Whether something was dropped.
        code: Stable slug for programs, such as ``bad-date``.
        message: One line without position: what was found, what is expected, "did you mean".
        line, column: Where it starts, 1-based, the column in characters; as an editor counts.
        end_line, end_column: Where it ends; ``end_column`` is just behind the last character.
        event: Title of the event concerned, else its id, else empty.
        event_id: Id of the event concerned where it is drawn, else empty.
        hides_entry: The whole entry is missing from the drawing.
    """

    severity: Severity
    code: str
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    event: str = ""
    event_id: str = ""
    hides_entry: bool = False

    def formatted(self, file: str) -> str:
        """Return ``file:line:column: severity: message``, the form that editors understand."""
        return f"{file}:{self.line}:{self.column}: {self.severity.value}: {self.message}"
