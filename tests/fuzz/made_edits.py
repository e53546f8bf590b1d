"""Edits of a made file by chance, each with what it must come to, worked out on the file's tree."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.fuzz.made_files import Made
from tests.fuzz.made_text import WORDS, Owner
from viewer.files.write.edits import AddEvent, AddToSection, ChangeEvent, DeleteEvent, Edit, MoveEvent

_NEW_TEXTS = ("summary", "as_written", "date_note", "x-mine", "x-other")
_LISTS = ("people", "tags", "links")


@dataclass(slots=True)
class Wish:
    """An edit and what must come of it.

    Attributes:
        kind: For the report.
        edit: What the program is asked for.
        entry: Number of the entry that it changes, takes out or moves; -1 for none.
        tree: What the file must say then; new entries and items of sections are left out.
        gone: Owners whose comments go too.
        touched: Owners whose value is another one: what stands beside their comments may differ.
        order: Numbers of the entries in their new order.
        added: What is new: the events' fields, or a section's item.
    """

    kind: str
    edit: Edit
    entry: int
    tree: dict[str, Any]
    gone: set[Owner] = field(default_factory=set)
    touched: set[Owner] = field(default_factory=set)
    order: list[int] = field(default_factory=list)
    added: dict[str, Any] | None = None

    def goes(self, owner: Owner) -> bool:
        """Tell whether comments of an owner go with what the edit takes out."""
        return any(_is_of(owner, gone) for gone in self.gone)

    def touches(self, owner: Owner) -> bool:
        """Tell whether what an owner says may be another text than before."""
        return any(_is_of(owner, one) or _is_of(one, owner) for one in self.touched)


def _is_of(owner: Owner, whole: Owner) -> bool:
    """Tell whether an owner is another one or a part of it."""
    if whole[0] == "entry":
        return owner[1:2] == whole[1:2]
    return owner[1 : len(whole)] == whole[1:] and len(owner) >= len(whole)


class Wisher:
    """Thinks of edits of one file.

    Args:
        made: The file.
        ids: The events' ids by the entries' numbers.
        chance: Decides.
    """

    def __init__(self, made: Made, ids: list[str], chance: random.Random) -> None:
        self._made = made
        self._ids = ids
        self._chance = chance
        self._count = 0

    def wish(self) -> Wish:
        """Return an edit of some kind."""
        kinds: list[Callable[[], Wish]] = [self._delete, self._move, self._add, self._section]
        return self._chance.choice([*kinds, *[self._change] * 6])()

    def _new_value(self) -> str:
        self._count += 1
        return f"{self._chance.choice(WORDS)} new{self._count}"

    def _some_entry(self) -> tuple[int, dict[str, Any], dict[str, Any]]:
        """Return a number, a copy of the tree and its entry's fields."""
        tree = deepcopy(self._made.tree)
        number = self._chance.randrange(len(self._ids))
        return number, tree, tree["events"][number]

    # --- whole entries --------------------------------------------------------------------------

    def _delete(self) -> Wish:
        number, tree, fields = self._some_entry()
        del tree["events"][number]
        order = [one for one in range(len(self._ids)) if one != number]
        edit = DeleteEvent(self._ids[number], fields)
        return Wish("delete", edit, number, tree, gone={("entry", number)}, order=order)

    def _move(self) -> Wish:
        number, tree, fields = self._some_entry()
        place = self._chance.randint(0, len(self._ids))
        target = self._ids[place] if place < len(self._ids) else ""
        if place == number:
            target, place = "", len(self._ids)
        order = [one for one in range(len(self._ids)) if one != number]
        order.insert(place - (place > number), number)
        tree["events"] = [self._made.tree["events"][one] for one in order]
        return Wish("move", MoveEvent(self._ids[number], fields, target), number, tree, order=order)

    def _add(self) -> Wish:
        fields: dict[str, Any] = {
            "date": self._chance.choice(("1999", "2002-01", "2011-08-20", "2020")),
            "title": self._new_value(),
        }
        if self._chance.random() < 0.5:
            fields["summary"] = self._chance.choice((self._new_value(), "two\nlines", "two\nlines\n"))
        if self._chance.random() < 0.3:
            fields["people"] = [self._new_value() for _ in range(self._chance.randint(1, 9))]
        if self._chance.random() < 0.3:
            fields["quotes"] = [{"text": self._new_value(), "speaker": self._new_value()}]
        return Wish(
            "add",
            AddEvent(fields),
            -1,
            deepcopy(self._made.tree),
            added=fields,
            order=list(range(len(self._ids))),
        )

    def _section(self) -> Wish:
        section = self._chance.choice(("lanes", "sources"))
        fields: dict[str, Any] = {"id": "new", "title": self._new_value()}
        edit = AddToSection(section, fields)
        return Wish(
            f"add to {section}",
            edit,
            -1,
            deepcopy(self._made.tree),
            added=fields,
            order=list(range(len(self._ids))),
        )

    # --- within an entry --------------------------------------------------------------------------

    def _change(self) -> Wish:
        number, tree, fields = self._some_entry()
        before = deepcopy(fields)
        wish = Wish("", DeleteEvent("", {}), number, tree, order=list(range(len(self._ids))))
        steps = self._chance.choice((1, 1, 1, 2, 3))
        names = []
        for _ in range(steps):
            choices = [self._set, self._remove, self._new_field, self._list_step, self._list_step, self._part]
            name = self._chance.choice(choices)(number, fields, before, wish)
            names += [name] if name else []
        if fields == before:
            names.append(self._set(number, fields, before, wish))
        wish.kind = names[0] if len(names) == 1 else "several"
        wish.edit = ChangeEvent(self._ids[number], before, fields)
        return wish

    def _free(self, number: int, name: str, wish: Wish) -> bool:
        """Tell whether nothing was done to a field yet."""
        own: Owner = ("field", number, name)
        return not any(_is_of(one, own) for one in {*wish.gone, *wish.touched})

    def _set(self, number: int, fields: dict[str, Any], before: dict[str, Any], wish: Wish) -> str:
        names = [
            name
            for name, value in fields.items()
            if isinstance(value, str) and name not in ("date", "lane", "status", "sources")
        ]
        name = self._chance.choice(names)
        value = self._new_value()
        if name not in ("title", "place", *_LISTS) and self._chance.random() < 0.3:
            value = self._chance.choice(
                (f"{value}\nmore", f"{value}\n", f"{value}\n\nmore\n", f"# {value}", "")
            )
        fields[name] = value
        wish.touched.add(("field", number, name))
        return "set a text"

    def _remove(self, number: int, fields: dict[str, Any], before: dict[str, Any], wish: Wish) -> str:
        names = [name for name in fields if name in before and name not in ("date", "title")]
        if not names:
            return ""
        name = self._chance.choice(names)
        del fields[name]
        wish.gone.add(("field", number, name))
        return "remove a field"

    def _new_field(self, number: int, fields: dict[str, Any], before: dict[str, Any], wish: Wish) -> str:
        names = [
            name
            for name in (*_NEW_TEXTS, *_LISTS, "place", "id", "quotes")
            if name not in {**fields, **before}
        ]
        if not names:
            return ""
        name = self._chance.choice(names)
        if name in _LISTS:
            fields[name] = [self._new_item(name) for _ in range(self._chance.randint(1, 3))]
        elif name == "place":
            fields[name] = self._chance.choice(
                ({"name": self._new_value(), "lat": "1", "lon": "2"}, self._new_value())
            )
        elif name == "quotes":
            fields[name] = [{"text": self._new_value()}]
        else:
            fields[name] = (
                f"id-{number}" if name == "id" else self._chance.choice((self._new_value(), "a\nb\n"))
            )
        return "add a field"

    def _new_item(self, name: str) -> Any:
        if name == "links":
            return f"https://example.org/{self._new_value().rpartition(' ')[2]}"
        return {"text": self._new_value()} if name == "quotes" else self._new_value()

    def _list_step(self, number: int, fields: dict[str, Any], before: dict[str, Any], wish: Wish) -> str:
        names = [
            name for name, value in fields.items()
            if name in (*_LISTS, "quotes") and name in before and isinstance(value, list) and self._free(number, name, wish)
        ]  # fmt: skip
        if not names:
            return ""
        name = self._chance.choice(names)
        items, what = fields[name], self._chance.choice(("add", "remove", "change", "turn"))
        if what == "remove" and len(items) > 1:
            place = self._chance.randrange(len(items))
            del items[place]
            wish.gone.add(("item", number, name, place))
            wish.touched.add(("count", number, name, "count"))
            return "remove an item"
        if what == "turn" and len(items) > 1:
            place = self._chance.randrange(1, len(items))
            items.insert(0, items.pop(place))
            wish.touched.add(("count", number, name, "count"))
            return "reorder items"
        if what == "change" and name != "quotes" and items:
            place = self._chance.randrange(len(items))
            items[place] = self._new_item(name)
            wish.touched.add(("item", number, name, place))
            return "change an item"
        items.insert(self._chance.randint(0, len(items)), self._new_item(name))
        wish.touched.add(("count", number, name, "count"))
        return "add an item"

    def _part(self, number: int, fields: dict[str, Any], before: dict[str, Any], wish: Wish) -> str:
        """Change a part of a quotation or a place."""
        quotes = fields.get("quotes")
        if isinstance(quotes, list) and self._free(number, "quotes", wish) and "quotes" in before:
            place = self._chance.randrange(len(quotes))
            quote = quotes[place]
            name = self._chance.choice(("text", "speaker", "locator"))
            own: Owner = ("sub", number, "quotes", place, name)
            if name in quote and name != "text" and self._chance.random() < 0.5:
                del quote[name]
                wish.gone.add(own)
                wish.touched.add(("item", number, "quotes", place))
                return "remove a part"
            quote[name] = self._new_value()
            wish.touched.add(("item", number, "quotes", place))
            return "change a part"
        place_map = fields.get("place")
        if isinstance(place_map, dict) and self._free(number, "place", wish) and "place" in before:
            place_map["name"] = self._new_value()
            wish.touched.add(("item", number, "place", "name"))
            return "change a part"
        return ""
