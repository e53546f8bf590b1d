"""Writes the table of keys into the README, from the rows of the commands."""

from __future__ import annotations

import re
from pathlib import Path

from viewer.ui.window.commands import COMMANDS
from viewer.ui.window.key_list import key_sections, key_table

README = Path(__file__).parents[1] / "README.md"
_TABLE = re.compile(r"(?<=\n### Keys\n\n)(\|.*\n)*")


def main() -> None:
    """Replace the table below the heading *Keys*."""
    text = README.read_text(encoding="utf-8")
    table = key_table(key_sections(COMMANDS)) + "\n"
    README.write_text(_TABLE.sub(lambda _found: table, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
