"""All faults in one list."""

from __future__ import annotations

from tests.mutants import (
    of_canvas,
    of_drawing,
    of_exchange,
    of_pages,
    of_pane,
    of_reading,
    of_window,
    of_writing,
)
from tests.mutants.mutant import Mutant

MUTANTS: tuple[Mutant, ...] = (
    *of_writing.ON_DISK, *of_writing.PROOF, *of_writing.HEADER, *of_writing.EDITS, *of_writing.COMMENTS, *of_reading.READING, *of_window.WINDOW, *of_pages.PAGES, *of_exchange.EXCHANGE, *of_drawing.DRAWING, *of_canvas.AXIS, *of_canvas.LANES, *of_canvas.WALK, *of_canvas.SIGNS, *of_pane.PANE, *of_pane.COMMANDS,
)  # fmt: skip
