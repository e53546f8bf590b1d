"""What the pane asks of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from viewer.model.event_words import Tone
from viewer.model.problems import Problem
from viewer.model.timeline import Picture, Quote

if TYPE_CHECKING:
    from viewer.files.evidence.verdicts import Compared
    from viewer.ui.kit.pictures import PictureFile
from viewer.ui.document.document_facts import Passage


class Facts(Protocol):
    """What the pane asks of the open document."""

    def verdict_line(self, quote: Quote, event_id: str = "", number: int = 0) -> tuple[str, Tone] | None:
        """Return what the kept copy, else the record of an earlier check, says of a quotation.

        Args:
            quote: Any words, in the file or not.
            event_id: Of the event that it stands in; empty for none.
            number: Which of the event's quotations it is, counted from 1.
        """

    def picture_file(self, picture: Picture) -> PictureFile:
        """Return the file of a picture.

        Raises:
            PictureError: It cannot be shown; the message goes on after its path.
        """

    def passage(self, quote: Quote) -> Passage | None:
        """Return where a quotation stands in the kept copy of its source; None without a copy."""

    def compared(self, quote: Quote) -> Compared:
        """Return an altered quotation and what its copy says as one text; empty for any other."""

    def problems_of(self, event_id: str) -> tuple[Problem, ...]:
        """Return what is wrong with an event's entry."""

    def trouble(self) -> tuple[str, tuple[Problem, ...]]:
        """Return why nothing could be drawn, empty where something was, and all problems."""

    def awaited(self) -> str:
        """Return the name of the file that is being read for the first time; empty for none."""
