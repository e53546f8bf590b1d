"""A file without its events: what is changed around them need not take thousands of entries apart."""

from __future__ import annotations

from typing import NamedTuple

from viewer.files.read.reading import Reading
from viewer.files.write.header_edits import EditRefused
from viewer.files.write.sections import NoPlace, Root, root_of
from viewer.files.write.splices import dash_before


class Cut(NamedTuple):
    """A file's text, a mark in it in place of its events.

    Attributes:
        text: It.
        mark: A character that stands nowhere else in it; empty where nothing was cut out.
        body: What the mark stands for.
        root: The sections of ``text``.
    """

    text: str
    mark: str
    body: str
    root: Root

    def whole(self, text: str) -> str:
        """Return this text, changed elsewhere, with the events in it again."""
        return text.replace(self.mark, self.body) if self.mark else text

    def place(self, index: int) -> int:
        """Return where an index of ``text`` lies in the whole file."""
        return index + len(self.body) - 1 if self.mark and index > self.text.index(self.mark) else index


def cut(reading: Reading) -> Cut:
    """Return a file without its events.

    Raises:
        EditRefused: It is broken.
    """
    text = reading.text
    if len(reading.spans):
        first, last = reading.spans.entry(0), reading.spans.entry(len(reading.spans) - 1)
        dash = dash_before(text, first.start) if first.flow else first.start
        mark = next(chr(code) for code in range(0xE100, 0xF8FF) if chr(code) not in text)
        lead, start = ("- ", dash) if dash >= 0 else ("", first.start)
        body = text[start : last.end]
        # What the mark stands for begins behind the dash that is left there.
        if body.startswith(lead):
            body = body[len(lead) :]
            short = text[: start + len(lead)] + mark + text[last.end :]
            try:
                return Cut(short, mark, body, root_of(short))
            except NoPlace:  # what is left leans on an anchor in what is cut out
                pass
    try:
        return Cut(text, "", "", root_of(text))
    except NoPlace as error:
        raise EditRefused(str(error)) from None
