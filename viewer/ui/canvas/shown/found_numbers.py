"""How many are found: the numbers in the pills of counts, of which the likeliest are made ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from PySide6.QtGui import QPainter, QPixmap

from viewer.layout.frame.boxes import Box
from viewer.layout.index.hits import Hits
from viewer.layout.packing.clusters import Members
from viewer.ui.look.inks import Inks
from viewer.ui.paint.lines import kept_pictures, line_drawer
from viewer.ui.paint.pills import all_found_text, alone_text, found_text, number_line, room_px

#: Numbers that stand alone are made ahead up to this one: a word that is searched for stands in few events of each
#: count. They take half a megabyte, and somebody who types nothing for a twentieth of a second.
MOST_AHEAD = 300


class FoundNumber:
    """What the pill of one count tells of any search.

    Args:
        box: Of the count.
        members: Its events.
        ascent: Of the label font, logical pixels.

    Attributes:
        alone_from: Where so many are found there is no room to tell of how many; infinite until that was measured.
    """

    def __init__(self, box: Box, members: Members, ascent: float) -> None:
        self._members = members
        self._room_px = room_px(box)
        self._middle_x, self._line_y = number_line(box, ascent)
        self.alone_from = inf
        #: By how many are found, as far as that was told.
        self._texts: dict[int, str] = {}

    def __len__(self) -> int:
        """How many can be found at the most."""
        return len(self._members)

    def measure(self, inks: Inks) -> None:
        """Measure from how many on there is no room to tell of how many, before a letter comes."""
        for digits in range(1, len(str(len(self))) + 1):
            least = int("1" * digits)  # no number of as many digits is narrower
            if inks.count_width(self._members.found_lines(least)[0]) > self._room_px:
                self.alone_from = 10 ** (digits - 1)
                return

    def all_text(self, inks: Inks) -> str:
        """Return what is told where all of them are found."""
        return all_found_text(self._members, self._room_px, inks)

    def line(self, found: int, hits: Hits, inks: Inks) -> tuple[float, float, str]:
        """Return where a number begins, on its baseline, and the number.

        Args:
            found: So many of them are found.
            hits: By which search.
            inks: For the label's font.
        """
        text = self._texts.get(found)
        if text is None:
            is_alone = found >= self.alone_from
            text = alone_text(found) if is_alone else found_text(self._members, hits, self._room_px, inks)
            self._texts[found] = text
        return self._middle_x - inks.count_width(text) / 2, self._line_y, text


class FoundNumbers:
    """Makes pictures of numbers before a search tells them.

    Args:
        numbers: All that are in sight.
        ratio: Pixels of the device for each of the drawing's.
    """

    def __init__(self, numbers: Iterable[FoundNumber], ratio: int) -> None:
        self._numbers = list(numbers)
        self._measured = self._made = 0
        self._nowhere = QPixmap(1, 1)
        self._nowhere.setDevicePixelRatio(ratio)

    def wish_for_all(self, inks: Inks) -> None:
        """Wish for those where all is found: a first letter finds nearly everything in a large timeline."""
        painter = QPainter(self._nowhere)
        painter.setFont(inks.label_font)
        draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
        for one in self._numbers:
            draw_line(self._nowhere.width(), 0, one.all_text(inks))
        painter.end()

    def made_ahead(self, inks: Inks) -> Iterator[None]:
        """Make the small ones that may stand alone, one with every step; go on where that was left."""
        while self._measured < len(self._numbers):
            self._numbers[self._measured].measure(inks)
            self._measured += 1
            yield
        alone = [one for one in self._numbers if len(one) >= one.alone_from]
        first = int(min((one.alone_from for one in alone), default=1))
        most = min(MOST_AHEAD, max(map(len, alone), default=0))
        painter = QPainter(self._nowhere)
        pictures = kept_pictures(painter, inks, inks.label_font, inks.text)
        painter.end()
        while pictures is not None and first + self._made <= most:
            text = alone_text(first + self._made)
            self._made += 1
            inks.count_width(text)
            pictures.make_ready(text)
            yield


def write_numbers(
    painter: QPainter, inks: Inks, hits: Hits, counted: Sequence[tuple[FoundNumber, int]]
) -> None:
    """Write into pills how many are found.

    Args:
        painter: From the left edge of the time area and the top of the drawing.
        inks: Colours and fonts.
        hits: What is found.
        counted: The pills, and how many it is in each.
    """
    painter.setFont(inks.label_font)
    draw_line = line_drawer(painter, inks, inks.label_font, inks.text)
    for number, found in counted:
        draw_line(*number.line(found, hits, inks))
