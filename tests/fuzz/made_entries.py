"""Entries of made files: blocks and braces, with lists, mappings and texts in every style."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.fuzz.made_text import WORDS, Owner, Pen

_TEXTS = ("summary", "as_written", "date_note", "x-mine")
_LISTS = ("people", "tags")
_DATES = ("2001", "2002-07", "2011-08-20", "2011-08-21~", "2011-08-20/", "2003-05-01")


class EntryPen:
    """Writes the entries of one file.

    Args:
        pen: Writes the pieces.
        json: In the style of JSON.
    """

    def __init__(self, pen: Pen, *, json: bool) -> None:
        self._pen = pen
        self._chance = pen.chance
        self._json = json
        self._names = 0

    def fields(self) -> list[str]:
        """Return the names of an entry's fields, in an order of its own."""
        more = [*_TEXTS, *_LISTS, "place", "lane", "quotes", "sources", "links", "status"]
        some = self._chance.sample(more, self._chance.randint(0, 6))
        names = ["date", "title", *some]
        if self._chance.random() < 0.3:
            self._chance.shuffle(names)
        return names

    def value(self) -> str:
        """Return a text of one line that no other value of the file is."""
        self._names += 1
        return f"{self._chance.choice(WORDS)} n{self._names}"

    def _simple(self, number: int, name: str) -> str:
        if name == "title":
            title = f"Title {number}" if self._chance.random() < 0.7 else f"Tïtle: {number}"
            return self._pen.scalar(title, json=self._json)
        if name == "date":
            return self._quoted_if_json(self._chance.choice(_DATES))
        if name == "lane":
            return self._quoted_if_json("a")
        if name == "status":
            return self._quoted_if_json(self._chance.choice(("reported", "confirmed")))
        if not self._json and self._chance.random() < 0.04:
            return self._chance.choice(("''", '""', "~", '"sep\u2028arated\u0085 text"'))
        return self._pen.scalar(self.value(), json=self._json)

    def _quoted_if_json(self, value: str) -> str:
        return f'"{value}"' if self._json else value

    # --- braces -----------------------------------------------------------------------------------

    def in_braces(self, number: int, column: int, *, lines: bool) -> str:
        """Return an entry in braces."""
        return self._braces(number, self.fields(), column, lines=lines)

    def _braces(self, number: int, names: list[str], column: int, *, lines: bool) -> str:
        parts = [partial(self._pair, number, name, column + 2, lines=lines) for name in names]
        owners: list[Owner] = [("field", number, name) for name in names]
        return self._pen.flow(
            "{}", parts, column, ("entry", number), owners.__getitem__, lines=lines, json=self._json
        )

    def _pair(self, number: int, name: str, column: int, *, lines: bool) -> str:
        key = self._pen.key(name, json=self._json)
        over_lines = lines and self._chance.random() < 0.3
        return key + self._in_flow(number, name, column, lines=over_lines)

    def _in_flow(self, number: int, name: str, column: int, *, lines: bool) -> str:
        """Return a field's value for brackets and braces, or one in them."""
        if name in (*_LISTS, "links", "sources"):
            return self._list_in_flow(number, name, column, lines=lines)
        if name == "place":
            return self._place_in_flow(number, column, lines=lines)
        if name == "quotes":
            return self._quotes_in_flow(number, column, lines=lines)
        return self._simple(number, name)

    def _list_in_flow(self, number: int, name: str, column: int, *, lines: bool) -> str:
        count = self._chance.randint(1 if self._pen.often(0.95) else 0, 4)
        items = [partial(self._item, name) for _ in range(count)]
        return self._flow_list(number, name, items, column, lines=lines)

    def _item(self, name: str) -> str:
        if name == "links":
            self._names += 1
            return f'"https://example.org/{self._names}"'
        return (
            self._pen.scalar(self.value(), json=self._json)
            if name != "sources"
            else self._quoted_if_json("s")
        )

    def _flow_list(
        self, number: int, name: str, items: list[Callable[[], str]] | list[partial[str]], column: int, *, lines: bool
    ) -> str:  # fmt: skip
        return self._pen.flow(
            "[]", items, column, ("field", number, name), lambda place: ("item", number, name, place),
            lines=lines, json=self._json,
        )  # fmt: skip

    def _place_in_flow(self, number: int, column: int, *, lines: bool) -> str:
        parts: list[Callable[[], str]] = [
            lambda: self._pen.key("name", json=self._json) + self._pen.scalar(self.value(), json=self._json),
            lambda: self._pen.key("lat", json=self._json) + self._quoted_if_json("48.5"),
            lambda: self._pen.key("lon", json=self._json) + self._quoted_if_json("135"),
        ]
        owners: list[Owner] = [("item", number, "place", name) for name in ("name", "lat", "lon")]
        return self._pen.flow(
            "{}", parts, column, ("field", number, "place"), owners.__getitem__, lines=lines, json=self._json
        )

    def _quotes_in_flow(self, number: int, column: int, *, lines: bool) -> str:
        items = [
            partial(self._quote_in_flow, number, place, column + 2)
            for place in range(self._chance.randint(1, 3))
        ]
        return self._flow_list(number, "quotes", items, column, lines=lines)

    def _quote_in_flow(self, number: int, place: int, column: int) -> str:
        names = ["text", *self._chance.sample(["speaker", "locator"], self._chance.randint(0, 2))]
        parts = [
            lambda name=name: (
                self._pen.key(name, json=self._json) + self._pen.scalar(self.value(), json=self._json)
            )
            for name in names
        ]
        owner: Owner = ("item", number, "quotes", place)
        return self._pen.flow("{}", parts, column, owner, lambda _: owner, lines=False, json=self._json)

    # --- blocks -----------------------------------------------------------------------------------

    def as_block(self, number: int, dash: int, gap: int) -> list[str]:
        """Return the lines of an entry behind a dash."""
        pen, column, own = self._pen, dash + gap, ("entry", number)
        lines: list[str] = []
        for name in self.fields():
            if lines and pen.often(pen.commented * 0.5):
                lines.append(" " * column + pen.comment(own, "inside"))
            if lines and pen.often(0.03):
                lines.append("")
            lines += self._field(number, name, column)
        if pen.often(0.04):
            lines.insert(0, " " * dash + "-" + (f" {pen.comment(own, 'inside')}" if pen.commented else ""))
        else:
            lines[0] = " " * dash + "-" + " " * (gap - 1) + lines[0].lstrip(" ")
        if pen.often(pen.commented * 0.5) and lines[-1]:
            lines.append(" " * self._chance.choice((column, dash + 1)) + pen.comment(own, "inside"))
        return lines

    def _field(self, number: int, name: str, column: int) -> list[str]:
        pen, padding = self._pen, " " * column
        own: Owner = ("field", number, name)
        key = padding + pen.key(name)
        if name in (*_LISTS, "quotes", "links", "sources", "place") and pen.often(0.5):
            over_lines = pen.often(0.6)
            value = self._in_flow(number, name, column + 2, lines=over_lines)
            return [*(key + value + pen.trail(own, "free")).split("\n")]
        if name == "quotes":
            return [key.rstrip() + pen.trail(own, "free"), *self._quotes(number, column)]
        if name in (*_LISTS, "links", "sources"):
            return [key.rstrip() + pen.trail(own, "free"), *self._dashes(number, name, column)]
        if name == "place" and pen.often(0.5):
            return [key.rstrip() + pen.trail(own, "free"), *self._place(number, column + 2)]
        if name in ("summary", "date_note", "x-mine") and pen.often(0.5):
            return self._long(own, key, column)
        if name in _TEXTS and pen.often(0.05):
            return [key.rstrip() + pen.trail(own)]
        anchor = f"&{name}{number} " if pen.often(0.03) and name != "title" else ""
        lines = [key + anchor + self._simple(number, name) + pen.trail(own)]
        if pen.often(pen.commented * 0.3):
            lines.append(padding + "  " + pen.comment(own, "free"))
        return lines

    def _long(self, own: Owner, key: str, column: int) -> list[str]:
        """Return a text over several lines."""
        pen, chance = self._pen, self._chance
        style = chance.choice(("|", ">", "|-", ">-", "|+", "|2", ">1-", "plain", "double"))
        first, second = f"Some words n{column}", f"and [more] # of: them, é {self.value()}"
        if style == "plain":
            padding = " " * (column + chance.choice((1, 2, 4)))
            return [key + first, padding + f"and more é n{self._names}" + pen.trail(own, "free")]
        if style == "double":
            return [key + f'"{first}', " " * (column + 2) + 'and # more é"' + pen.trail(own, "free")]
        inner = int(style[1]) if style[1:2].isdigit() else chance.choice((2, 3, 4))
        padding = " " * (column + inner)
        lead = "  " if style[1:2].isdigit() else ""
        lines = [key + style + pen.trail(own, "free"), padding + lead + first]
        lines += [""] if pen.often(0.3) else []
        lines.append(padding + second)
        lines += [""] if pen.often(0.2) else []
        if pen.often(pen.commented * 0.3) and inner > 1 and lines[-1]:
            lines.append(" " * (column + 1) + pen.comment(own, "free"))
        return lines

    def _dashes(self, number: int, name: str, column: int) -> list[str]:
        pen, dash = self._pen, column + self._chance.choice((0, 2))
        lines = []
        for place in range(self._chance.randint(1, 3)):
            own: Owner = ("item", number, name, place)
            if dash > column or place:
                lines += self._lead(own, dash)
            lines.append(" " * dash + "- " + self._item(name) + pen.trail(own))
            if pen.often(pen.commented * 0.3):
                lines.append(" " * (dash + 2) + pen.comment(own, "free"))
        return lines

    def _lead(self, own: Owner, dash: int) -> list[str]:
        """Return comment lines above an item, at its own column."""
        return (
            [" " * dash + self._pen.comment(own, "above")]
            if self._pen.often(self._pen.commented * 0.4)
            else []
        )

    def _quotes(self, number: int, column: int) -> list[str]:
        pen, dash = self._pen, column + self._chance.choice((0, 2))
        lines = []
        for place in range(self._chance.randint(1, 3)):
            own: Owner = ("item", number, "quotes", place)
            lines += self._lead(own, dash)
            names = ["text", *self._chance.sample(["speaker", "locator"], self._chance.randint(0, 2))]
            for at, name in enumerate(names):
                sub: Owner = ("sub", number, "quotes", place, name)
                lead = " " * dash + ("  " if at else "- ")
                lines.append(lead + pen.key(name) + pen.scalar(self.value()) + pen.trail(sub))
            if pen.often(pen.commented * 0.5):
                lines.append(" " * (dash + 2) + pen.comment(own, "free"))
        return lines

    def _place(self, number: int, column: int) -> list[str]:
        pen = self._pen
        lines = []
        for name in ("name", "lat", "lon"):
            value = pen.scalar(self.value()) if name == "name" else "48.5"
            own: Owner = ("item", number, "place", name)
            lines.append(" " * column + pen.key(name) + value + pen.trail(own))
        return lines
