"""Writes into the documentation what each format can say, from the table by which writers count."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.exchange.writers.known import known_lines

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"
TITLES = {
    "json": "JSON", "csv": "CSV", "xlsx": "XLSX", "timelinejs": "TimelineJS", "ics": "iCalendar", "md": "Markdown",
}  # fmt: skip
TABLE = re.compile(r"(?<=\n## What each can say\n\n)(\|.*\n)*")


def table() -> str:
    """Return the table in Markdown."""
    return "\n".join(known_lines(TITLES)) + "\n"


def main() -> None:
    """Replace the table below its heading."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(lambda _found: table(), text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
