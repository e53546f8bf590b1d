"""What is said of a record in the window's words and, where it is written into a file, in English."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.dataclass import dataclass
from viewer.words import _, speaking


@dataclass(frozen=True, slots=True)
class Worded:
    """A message with its values; its text is in the language that is spoken when somebody asks for it.

    Attributes:
        message: As it stands in the catalogues.
        values: By the names that the message has for them; each may be such a message again.
    """

    message: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return _(self.message).format(**self.values)


#: Why something is as it is, in a few words.
Reason = str | Worded


def worded(message: str, **values: object) -> Worded:
    """Return a message, marked with ``N_`` where it is written, with its values."""
    return Worded(message, values)


def for_file(reason: Reason) -> str:
    """Return a reason as files have it, which never depend on the language of whoever writes them: in English."""
    if isinstance(reason, str):
        return reason
    with speaking(None):
        return str(reason)
