"""All faults in one list."""

from __future__ import annotations

from tests.mutants import of_drawing, of_exchange, of_pages, of_reading, of_window, of_writing
from tests.mutants.mutant import Mutant

MUTANTS: tuple[Mutant, ...] = (
    *of_writing.ON_DISK, *of_writing.PROOF, *of_writing.HEADER, *of_writing.EDITS, *of_writing.COMMENTS, *of_reading.READING, *of_window.WINDOW, *of_pages.PAGES, *of_exchange.EXCHANGE, *of_drawing.DRAWING,
)  # fmt: skip
