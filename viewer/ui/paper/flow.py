"""Fills pages with blocks, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from viewer.dataclass import dataclass
from viewer.ui.paper.blocks import EDGE_PX, Block, EntryBlock, Stretch
from viewer.ui.paper.roles import Told

ENTRY_GAP_PX = 15.0
#: Makes a block; made again for drawing, for ten thousand laid out texts would fill the memory.
Make = Callable[[], Block]


@dataclass(slots=True)
class Page:
    """One planned page: how it is drawn, and what links and the outline need.

    Attributes:
        landscape: It lies.
        draw: Draws what stands between header and footer.
        links: Rectangles, one for each line, and where they lead.
        anchors: What links lead to here, and how far down it stands.
        titles: Level in the outline and text.
        topic: What the header says on the right.
        mark: What the header says on the left; the running title where it is empty.
        figure: What is told of the drawing to who does not see it; empty where there is none.
        pictures: Every picture with its size and what is told of it, in order.
        shaped: For every event whose entry begins here, what its paragraphs say, where the page shows other
            letters of any.
    """

    landscape: bool
    draw: Callable[[QPainter], None]
    links: list[tuple[list[QRectF], str]] = field(default_factory=list)
    anchors: dict[str, float] = field(default_factory=dict)
    titles: list[tuple[int, str]] = field(default_factory=list)
    topic: str = ""
    mark: str = ""
    figure: str = ""
    pictures: list[Stretch] = field(default_factory=list)
    shaped: list[list[Told]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part of a block at a height of its page."""

    make: Make
    y: float
    clip: QRectF


class Flow:
    """Fills pages with blocks, each kept whole where a page can hold it.

    Attributes:
        pages: Those that are full; all after ``end_page``.
    """

    def __init__(self, landscape: bool, width_px: float, height_px: float) -> None:
        self._landscape = landscape
        self._width = width_px
        self._height = height_px
        self.pages: list[Page] = []
        self._pending: tuple[Block, int] | None = None
        self._begin()

    def _begin(self) -> None:
        self._y = 0.0
        self._placed: list[_Placed] = []
        self._page = Page(self._landscape, lambda _painter: None)
        self._topics: list[str] = []

    def heading(self, block: Block, level: int) -> None:
        """Keep a heading for the block that follows it."""
        self._pending = block, level

    def add(self, make: Make, level: int, topic: str = "", at_top: Make | None = None) -> None:
        """Place a block.

        Args:
            make: Makes the block.
            level: That of its title in the outline, -1 for none.
            topic: What the header says of it; that of a page's first and last block are named.
            at_top: Makes it where nothing stands above it on its page, if otherwise.
        """
        block = make()
        height = block.height_px
        heading, self._pending = self._pending, None
        above = heading[0].height_px + ENTRY_GAP_PX if heading else 0.0
        if self._y and self._y + above + height > self._height:
            self.end_page()
        if at_top is not None and not self._y:
            make, block = at_top, at_top()
            height = block.height_px
        if heading is not None:
            self._place(heading[0], lambda: heading[0], heading[1])
        if self._y + height > self._height:
            self._place_in_parts(block, make, level, topic)
        else:
            self._place(block, make, level)
            self._note_topic(topic)

    def _place(self, block: Block, make: Make, level: int) -> None:
        self._note(block, level)
        height = block.height_px
        self._put(block, make, QRectF(0, 0, self._width + 4, height))
        self._y += ENTRY_GAP_PX

    def _note(self, block: Block, level: int) -> None:
        if block.title and level >= 0:
            self._page.titles.append((level, block.title))
        if block.anchor:
            self._page.anchors[block.anchor] = self._y

    def _note_topic(self, topic: str) -> None:
        if topic:
            self._topics.append(topic)

    def _put(self, block: Block, make: Make, clip: QRectF) -> None:
        self._placed.append(_Placed(make, self._y, clip))
        seen = clip.adjusted(0, EDGE_PX, 0, -EDGE_PX)
        for rects, href in block.links():
            here = [rect.translated(0, self._y - clip.top()) for rect in rects if seen.intersects(rect)]
            if here:
                self._page.links.append((here, href))
        if isinstance(block, EntryBlock) and clip.top() <= 0:
            self._page.shaped.append(block.shaped)
        self._page.pictures += [shown for y, shown in block.pictures() if seen.top() <= y < seen.bottom()]
        self._y += clip.height()

    def _place_in_parts(self, block: Block, make: Make, level: int, topic: str) -> None:
        """Place a block higher than a page, cut between lines."""
        self._note(block, level)
        done = last = 0.0
        for bottom in [*block.line_bottoms(), block.height_px]:
            if self._y + bottom - done > self._height and last > done:
                self._put(block, make, QRectF(0, done, self._width + 4, last - done))
                self._note_topic(topic)
                done = last
                self.end_page()
            last = bottom
        self._put(block, make, QRectF(0, done, self._width + 4, block.height_px - done))
        self._note_topic(topic)
        self._y += ENTRY_GAP_PX

    def end_page(self) -> None:
        """Close the page that is being filled, if anything stands on it."""
        if self._placed:
            placed = self._placed
            self._page.draw = lambda painter: _draw_placed(painter, placed)
            self._page.topic = " – ".join(dict.fromkeys((self._topics[:1] or [""]) + self._topics[-1:]))
            self.pages.append(self._page)
        self._begin()


def _draw_placed(painter: QPainter, placed: list[_Placed]) -> None:
    for part in placed:
        draw_block(painter, part.make(), part.y, part.clip)


def draw_block(painter: QPainter, block: Block, y: float, clip: QRectF) -> None:
    """Draw a part of a block with its upper edge at a height."""
    painter.save()
    painter.translate(0, y - clip.top())
    block.draw(painter, clip)
    painter.restore()
