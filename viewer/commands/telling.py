"""What commands say, a line at a time, whatever stands in the names of files."""

from __future__ import annotations

import re
from typing import TextIO

#: Line breaks, what moves a terminal's cursor or colours it, and what turns the direction of reading.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def complain(words: object, errors: TextIO) -> None:
    """Say what went wrong in one line, after the program's name."""
    print(f"dateline: {in_one_line(words)}", file=errors)


def in_one_line(words: object) -> str:
    r"""Return a text, or a path, as one line that steers no terminal.

    The name of a file may hold anything: what would steer stands as Python writes it, as ``\n``.
    """
    return _STEERING.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), str(words))
