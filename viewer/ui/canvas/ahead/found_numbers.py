"""How many are found: the numbers in the pills of counts, of which the likeliest are made ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QPainter, QPixmap

from viewer.layout.frame.boxes import Box
from viewer.layout.index.hits import Hits
from viewer.layout.packing.clusters import Members
from viewer.ui.look.inks import Inks
from viewer.ui.paint.lines import kept_pictures, line_drawer
from viewer.ui.paint.pills import all_found_text, alone_text, found_text, number_line, room_px

#: So many numbers that stand alone are made ahead, from 1 on: a word that is searched for stands in few events of each
#: count. They take half a megabyte, and somebody who types nothing for a twentieth of a second.
MOST_AHEAD = 300


class FoundNumber:
    """What the pill of one count tells of any search.

    Args:
        box: Of the count.
        members: Its events.
        ascent: Of the label font, logical pixels.
        inks: For the label's font.

    Attributes:
        is_alone: There is no room to tell of how many they are found, be it but one.
    """

    def __init__(self, box: Box, members: Members, ascent: float, inks: Inks) -> None:
        self._members = members
        self._room_px = room_px(box)
        self._middle_x, self._line_y = number_line(box, ascent)
        self.is_alone = inks.count_width(members.found_lines(1)[0]) > self._room_px
        #: By how many are found, as far as that was told.
        self._texts: dict[int, str] = {}

    def __len__(self) -> int:
        """How many can be found at the most."""
        return len(self._members)

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
            text = (
                alone_text(found) if self.is_alone else found_text(self._members, hits, self._room_px, inks)
            )
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
        self._most = min(MOST_AHEAD, max((len(one) for one in self._numbers if one.is_alone), default=0))
        self._made = 0
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
        """Make the small ones that stand alone, one with every step; go on where that was left."""
        painter = QPainter(self._nowhere)
        pictures = kept_pictures(painter, inks, inks.label_font, inks.text)
        painter.end()
        while pictures is not None and self._made < self._most:
            self._made += 1
            text = alone_text(self._made)
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
