"""What a foreign file leaves open, as values: asked where it must be answered, and told where it was decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question.

    Attributes:
        answer: As :class:`~viewer.exchange.draft.answers.Answers` takes it.
        title: For people.
        shown: What some words of the file say then, one line each.
    """

    answer: str
    title: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person knows and the file does not say.

    Attributes:
        name: The field of ``Answers`` that answers it.
        title: What is asked, in a few words.
        note: Why it is asked, in one line.
        choices: Answers; empty where any text answers.
        chosen: The answer that holds; empty while the question is open, or where any text answers.
    """

    name: str
    title: str
    note: str
    choices: tuple[Choice, ...] = ()
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column of a table is taken for.

    Attributes:
        head: Of the column.
        samples: Its first cells that are filled and different, three at most.
        field: The field that it fills, as in ``Answers.columns``; empty where its cells are kept aside.
    """

    head: str
    samples: tuple[str, ...]
    field: str = ""
