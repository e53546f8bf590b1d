"""What an edit did to a text, small enough to keep, and its way back and forth."""

from __future__ import annotations

from pathlib import Path

from viewer.dataclass import dataclass
from viewer.files.read.common import common_ends
from viewer.files.read.reader import Reading, read_text
from viewer.files.read.text_file import file_text
from viewer.files.write.edits import EditRefused
from viewer.files.write.saving import Patience, for_ever, save
from viewer.words import _

#: Characters around a change that must be found again in a file that others have changed since.
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Step:
    """One replacement in a text that can be taken back.

    Attributes:
        name: What was done, as in ``Delete “Crosses into Russia”``.
        at: Text index of the replacement.
        old, new: What stood there before and after.
        before, after: The characters right before and behind it.
        old_hash, new_hash: Of the whole text without and with the change, good for this process.
    """

    name: str
    at: int
    old: str
    new: str
    before: str
    after: str
    old_hash: int
    new_hash: int

    @classmethod
    def between(cls, name: str, old: str, new: str) -> Step:
        """Return the step from one text to another."""
        start, tail = common_ends(old, new)
        end = len(old) - tail
        return cls(
            name, start, old[start:end], new[start : len(new) - tail], old[max(0, start - _AROUND) : start],
            old[end : end + _AROUND], hash(old), hash(new),
        )  # fmt: skip

    def reversed(self) -> Step:
        """Return the step back."""
        return Step(
            self.name, self.at, self.new, self.old, self.before, self.after, self.new_hash, self.old_hash
        )

    def applied(self, text: str) -> str:
        """Return a text with this step made.

        Raises:
            EditRefused: The place is not there any more, or is there more than once.
        """
        if text[self.at : self.at + len(self.old)] == self.old and hash(text) == self.old_hash:
            return text[: self.at] + self.new + text[self.at + len(self.old) :]
        wanted = self.before + self.old + self.after
        if not wanted or text.count(wanted) != 1:
            raise EditRefused(
                _("{name} cannot be taken back: the file was changed there since").format(name=self.name)
            )
        at = text.index(wanted) + len(self.before)
        return text[:at] + self.new + text[at + len(self.old) :]


def make_step(path: Path, step: Step, known: Reading | None = None, goes_on: Patience = for_ever) -> Reading:
    """Make a step on a file and save it.

    Args:
        path: The event file.
        step: What to do.
        known: An earlier reading of the file, which spares reading again what has stayed.
        goes_on: Whether to go on waiting for another program's lock.

    Raises:
        EditRefused: The file was changed at that place, or would no longer be readable.
        SaveRefused, ReadError: As they say.
    """
    text = file_text(path)
    new = step.applied(text)
    reading = read_text(new, path.parent, before=known)
    is_exact = hash(text) == step.old_hash
    if not is_exact and reading.timeline is None:
        raise EditRefused(
            _("{name} cannot be taken back: the file was changed there since").format(name=step.name)
        )
    save(path, new.encode(), text.encode(), goes_on)
    return reading
