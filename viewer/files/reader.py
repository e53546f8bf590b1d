"""Event files for scripts: what a file says, as frozen values, and everything that is wrong with it.

    >>> from pathlib import Path
    >>> from viewer.files.reader import read_file
    >>> reading = read_file(Path("data/events.yaml"))
    >>> for event in reading.timeline.events if reading.timeline else ():
    ...     print(event.date.text, event.title)
    >>> for problem in reading.problems:
    ...     print(problem.formatted("data/events.yaml"))

A reading is whole or says what it lacks: ``timeline`` is None where nothing could be read,
``not_placed`` holds the entries that are not drawn, and every mistake is one of ``problems``.
"""

from __future__ import annotations

from viewer.files.read.reader import read_file, read_text
from viewer.files.read.reading import NotPlaced, Reading
from viewer.files.read.text_file import ReadError

__all__ = ["NotPlaced", "ReadError", "Reading", "read_file", "read_text"]
