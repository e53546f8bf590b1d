"""Event files for the tests of the reader."""

from __future__ import annotations

from viewer.files.read.reader import read_text

HEAD = """\
title: Test
lanes:
  - {id: trip, title: The trip}
sources:
  - {id: nbc, title: All aboard, publisher: NBC News, published: 2011-08-21}
events:
"""
BEFORE = "  - {date: 2010, title: Before, sources: nbc}\n"
GOOD = "  - {date: 2011, title: Good, sources: nbc}\n"


def complaints(text: str) -> list[str]:
    """Return every problem as ``line:column: severity: message``."""
    return [problem.formatted("f").removeprefix("f:") for problem in read_text(text).problems]


def entry(lines: str) -> str:
    """Return a file whose first entry has these lines, divided by ``|``, and a second one without a fault."""
    return f"{HEAD}  - {lines.replace('|', chr(10) + '    ')}\n    sources: nbc\n{GOOD}"
