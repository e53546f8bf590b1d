"""What stands on a page of the pane besides its text: where links lead, chips, bars and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from viewer.dataclass import dataclass
from viewer.model.timeline import Quote

if TYPE_CHECKING:
    from viewer.ui.kit.pictures import PictureFile

#: Sizes of the pane's running text and of what is said beside it.
BODY_PX, SMALL_PX = 13, 12


@dataclass(frozen=True, slots=True)
class ToEvent:
    """Selects the event with an id."""

    event_id: str


@dataclass(frozen=True, slots=True)
class ToAddress:
    """Opens an http(s) address."""

    url: str


@dataclass(frozen=True, slots=True)
class ToLine:
    """Opens the file in the editor at a line and column, 1-based."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ToClipboard:
    """Copies a quotation with its citation."""

    text: str


@dataclass(frozen=True, slots=True)
class ToFilter:
    """Shows only the events that fit a term of the search."""

    term: str


@dataclass(frozen=True, slots=True)
class ToSource:
    """Opens the kept copy of a quotation's source at its passage."""

    quote: Quote


Target = ToSource | ToEvent | ToAddress | ToLine | ToClipboard | ToFilter


@dataclass(frozen=True, slots=True)
class Chip:
    """A stretch of text on a rounded ground: ``[start, end)``, positions in the document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Card:
    """A quotation: ``[start, end)`` are positions in the document.

    Attributes:
        words_end: Where the words themselves end; the bar stands beside them alone.
        color: Of the bar.
        citation: For the clipboard.
    """

    start: int
    words_end: int
    end: int
    color: QColor
    citation: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a block of its own, whose height keeps its place from the beginning.

    Attributes:
        at: Position of the block in the document.
        alt: Shown in its place as long as the picture itself is not.
    """

    at: int
    file: PictureFile
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has been written into a document.

    Attributes:
        targets: Where links lead; a link's address is its place among them.
    """

    targets: tuple[Target, ...] = ()
    chips: tuple[Chip, ...] = ()
    cards: tuple[Card, ...] = ()
    figures: tuple[Figure, ...] = ()
