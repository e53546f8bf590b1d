"""What a fault made on purpose is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Mutant(NamedTuple):
    """One fault.

    Attributes:
        name: Of its own, in words joined by dashes: what no longer happens, or what happens instead.
        file: The module, relative to the tree.
        old: Text that stands in it exactly once.
        new: What is put in its place.
        tests: What must turn red, as pytest takes it, relative to ``tests/``.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def is_stale(self, root: Path = ROOT) -> bool:
        """Tell whether its place is no longer there, or there more than once."""
        path = root / self.file
        return not path.is_file() or path.read_text(encoding="utf-8").count(self.old) != 1

    def apply(self, root: Path) -> str:
        """Put the fault into a tree and return the text of the module without it."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")
        return text
