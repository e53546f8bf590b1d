"""Pieces of YAML in many hands, each comment with a number and an owner; knows nothing of the writer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

#: Whose a comment is: ``("nobody",)``, ``("entry", 3)``, ``("field", 3, "place")``, ``("item", 3, "people", 0)``.
Owner = tuple[str | int, ...]
NOBODY: Owner = ("nobody",)
_PLAIN = re.compile(r"[^\W\d_][\w' #.-]*(?<![ .#])")
_TAILS = ("", " it's odd", ', {a: "b"}', " [x]", " - y: z", " ü 서울", " # twice", " 'quoted'", " \\n")
WORDS = (
    "Moscow", "Ust-Ilimsk", "München", "서울", "two words", "it's so", 'say "so"', "a#b", "x: y", "no", "2011",
    "- dash", "#hash", "end:", "~", "a  b", "é", "50%", "@home", "!bang", "*star", "&and", "tab\there", "C:\\dir",
)  # fmt: skip


class Comment(NamedTuple):
    """A comment in a made file.

    Attributes:
        owner: What it goes with.
        kind: ``trail`` behind something on its line, ``above`` something, ``free`` elsewhere.
    """

    owner: Owner
    kind: str


class Pen:
    """Writes pieces of a file by chance.

    Args:
        chance: Decides.

    Attributes:
        comments: All that were written, by number.
        commas_first: Some list over lines has its commas at the beginnings of lines.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments: list[Comment] = []
        self.commented = chance.choice((0.0, 0.15, 0.3, 0.6))
        self.commas_first = False
        self.tabs = chance.random() < 0.15

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self, owner: Owner, kind: str) -> str:
        """Return a new comment, from its ``#`` on."""
        self.comments.append(Comment(owner, kind))
        return f"# c{len(self.comments) - 1}{self.chance.choice(_TAILS)}"

    def trail(self, owner: Owner, kind: str = "trail") -> str:
        """Return a comment with the blanks before it, or nothing."""
        if not self.often(self.commented):
            return ""
        gap = "\t" if self.tabs and self.often(0.5) else " " * self.chance.randint(1, 4)
        return gap + self.comment(owner, kind)

    def lines_above(self, owner: Owner, column: int, kind: str = "above") -> list[str]:
        """Return comment lines, mostly none."""
        if not self.often(self.commented * 0.7):
            return []
        columns = (column, column, column, max(0, column - 2))
        return [
            " " * self.chance.choice(columns) + self.comment(owner, kind)
            for _ in range(self.chance.randint(1, 2))
        ]

    def key(self, name: str, *, json: bool = False) -> str:
        """Return a key with its colon and what parts it from its value."""
        text = f'"{name}"' if json or self.often(0.06) else name
        return f"{text}:" + (
            "\t" if self.tabs and self.often(0.3) else " " * self.chance.choice((1, 1, 1, 2))
        )

    def scalar(self, value: str, *, json: bool = False) -> str:
        """Return a text of one line in some style that may stand anywhere."""
        ways: list[Callable[[str], str]] = [_double]
        if not json:
            ways += [_single] if "\t" not in value else []
            ways += [str, str] if _PLAIN.fullmatch(value) and " #" not in value and value != "no" else []
        return self.chance.choice(ways)(value)

    # --- brackets and braces -------------------------------------------------------------------

    def flow(
        self, marks: str, parts: Sequence[Callable[[], str]], column: int, owner: Owner, owner_of: Callable[[int], Owner],
        *, lines: bool, json: bool = False,
    ) -> str:  # fmt: skip
        """Return a list or mapping in brackets or braces, over lines or on one.

        Args:
            marks: The brackets.
            parts: Write the items.
            column: That lines below the first are indented by, at least.
            owner, owner_of: Whom comments in it belong to, and those of one item.
            lines: It may go over lines.
            json: No comments, no comma behind the last item.
        """
        if not lines or not parts:
            pad = self.chance.choice(("", "", " "))
            return marks[0] + pad + ", ".join(part() for part in parts) + pad + marks[1]
        padding = " " * (column + self.chance.choice((0, 2)))
        breaks = self.chance.choice(("all", "all", "all", "some", "some", "commas first"))
        if breaks == "commas first" and not json:
            return self._commas_first(marks, parts, column, owner_of)
        text, is_new = marks[0], breaks == "all" and self.often(0.7)
        if is_new:
            text += ("" if json else self.trail(owner, "free")) + "\n"
        for place, part in enumerate(parts):
            is_last = place + 1 == len(parts)
            mine = owner_of(place)
            if is_new:
                above = [] if json else self.lines_above(mine, len(padding))
                text += "".join(f"{line}\n" for line in above) + padding
            comma = "," if not is_last or (not json and self.often(0.3)) else ""
            text += part() + comma
            is_new = (breaks == "all" or self.often(0.5)) if not is_last else self.often(0.6)
            if is_new:
                text += ("" if json else self.trail(mine)) + "\n"
                text += self._heading(owner, len(padding)) if not json and not is_last else ""
            elif not is_last:
                text += " "
        if is_new:
            tail = [] if json else self.lines_above(owner, len(padding), "free")
            text += "".join(f"{line}\n" for line in tail) + " " * column
        return text + marks[1]

    def _commas_first(
        self, marks: str, parts: Sequence[Callable[[], str]], column: int, owner_of: Callable[[int], Owner]
    ) -> str:
        """Return a list or mapping with each comma at the beginning of a line."""
        self.commas_first = True
        padding = " " * column
        lines = [part() + self.trail(owner_of(place)) for place, part in enumerate(parts)]
        return f"{marks[0]} " + f"\n{padding}, ".join(lines) + f"\n{padding}{marks[1]}"

    def _heading(self, owner: Owner, column: int) -> str:
        """Return a comment between blank lines, mostly nothing."""
        if not self.often(self.commented * 0.15):
            return ""
        return f"\n{' ' * column}{self.comment(owner, 'free')}\n\n"


def _double(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
