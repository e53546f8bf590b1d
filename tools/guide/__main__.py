"""Writes into the guide's pages what is made from the program's own tables: ``python -m tools.guide``."""

from __future__ import annotations

import re
from pathlib import Path

from tools.guide.tables import MADE

ROOT = Path(__file__).parents[2]
PART = re.compile(
    r"(?P<head><!-- made: (?P<name>[\w ]+) -->\n)(?P<body>.*?)(?P<foot><!-- end -->\n)", re.DOTALL
)


def with_made(text: str) -> str:
    """Return a page with every part of it that is made, made anew.

    Raises:
        KeyError: A part has a name that there is not.
    """
    return PART.sub(lambda part: f"{part['head']}\n{MADE[part['name']]()}\n\n{part['foot']}", text)


def pages() -> list[Path]:
    """Return every file that may have a part that is made."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def main() -> None:
    """Write all pages, and the README's contents."""
    for path in pages():
        path.write_text(with_made(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
