"""The lines of a markwhen text, a few at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TextIO

from viewer.exchange.draft.notes import Unreadable
from viewer.words import _

#: Letters that are held at once: of the header, or of one event with what stands below it.
MOST_LETTERS = 8_000_000


class Lines:
    """Goes through the lines of a text once, and can look ahead.

    Args:
        text: Its line ends are line feeds.

    Attributes:
        number: Of the line that is next, 1-based.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._ahead: deque[str] = deque()
        self.number = 1

    def _read(self) -> str | None:
        """Return the next line of the text, None at its end."""
        line = self._text.readline(MOST_LETTERS)
        if len(line) == MOST_LETTERS:
            told = _("line {line} is longer than {number} letters")
            line_number = self.number + len(self._ahead)
            raise Unreadable(told.format(line=line_number, number=f"{MOST_LETTERS:,}"))
        return line.removesuffix("\n") if line else None

    def _look(self) -> str | None:
        """Read one more line ahead and return it, None at the end."""
        line = self._read()
        if line is not None:
            self._ahead.append(line)
        return line

    def next(self) -> str | None:
        """Return the next line, None at the end."""
        line = self._ahead.popleft() if self._ahead else self._read()
        self.number += line is not None
        return line

    def take(self, count: int) -> list[str]:
        """Return the next lines, so many of them that were looked at."""
        self.number += count
        return [self._ahead.popleft() for _ in range(count)]

    def below(self, starts: Callable[[str], bool]) -> list[str]:
        """Return the lines up to the one with which something new begins.

        Args:
            starts: Tells of a line whether something does.

        Raises:
            Unreadable: They are more than can be held.
        """
        found: list[str] = []
        letters = 0
        while True:
            if not self._ahead and self._look() is None:
                return found
            if starts(self._ahead[0]):
                return found
            letters += len(self._ahead[0]) + 1
            if letters > MOST_LETTERS:
                told = _("what stands above line {line} is larger than can be taken in")
                raise Unreadable(told.format(line=self.number))
            found += self.take(1)

    def closing(self, mark: str) -> int:
        """Return how many lines stand before the next one that begins with a mark; -1 where none does soon."""
        letters = 0
        at = 0
        while letters <= MOST_LETTERS:
            line = self._ahead[at] if at < len(self._ahead) else self._look()
            if line is None:
                return -1
            if line.startswith(mark):
                return at
            letters += len(line) + 1
            at += 1
        return -1
