"""The items of a file's sections, each with its place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viewer.files.read.nodes import ListNode, MapNode, Node, is_empty
from viewer.files.read.places.plain_nodes import NotEditable, placed_map
from viewer.files.read.reading import Reading
from viewer.files.read.spans import EntrySpan
from viewer.files.write.edit_names import quoted
from viewer.files.write.header.cut import Cut, cut
from viewer.files.write.header_edits import EditConflict, EditRefused, ItemEdit, the_one
from viewer.files.write.list_text import Item
from viewer.files.write.splices import dash_before
from viewer.model.fields import Fields, Plain
from viewer.words import N_, _

#: Items that nothing refers to are known by all that they say.
_CHANGED = {
    "lanes": N_("the lane was changed in the file meanwhile"),
    "sources": N_("the source was changed in the file meanwhile"),
    "eras": N_("the era was changed in the file meanwhile"),
}
_GONE = {
    "lanes": N_("the lane is no longer in the file"),
    "sources": N_("the source is no longer in the file"),
    "eras": N_("the era is no longer in the file"),
}
_KEYS = {"lanes": "id", "sources": "id"}


class Section(NamedTuple):
    """A section's items in a text.

    Attributes:
        text: The whole file.
        name: The section.
        spans: Of each item, those that say nothing too.
        plain: What each says.
        is_list: They stand in a list; else one stands for itself.
        flow: That list is in brackets.
    """

    text: str
    name: str
    spans: Sequence[EntrySpan]
    plain: Sequence[Plain]
    is_list: bool
    flow: bool

    def fields(self, place: int) -> Fields:
        """Return an item's fields to the letter.

        Raises:
            EditRefused: It is written in a way that cannot be edited here.
        """
        try:
            return placed_map(self.text, self.spans[place]).fields()
        except NotEditable as error:
            raise EditRefused(
                _("{item}: {fault}").format(item=the_one(self.name, self._called(place)), fault=error)
            ) from None

    def _called(self, place: int) -> str:
        plain = self.plain[place]
        return quoted(plain) if isinstance(plain, dict) else _("number {place}").format(place=place + 1)

    def wanted(self, edit: ItemEdit) -> int:
        """Return the place of the item that an edit means.

        Raises:
            EditConflict: It is gone, or says something else than it did.
            EditRefused: It cannot be edited here.
        """
        key = _KEYS.get(self.name)
        wanted = edit.before.get(key) if key is not None else None
        near = []
        for place, plain in enumerate(self.plain):
            if not isinstance(plain, dict):
                continue
            if plain.get(key) == wanted if key is not None else self._is_near(plain, edit.before):
                near.append(place)
        same = [place for place in near if self.fields(place) == edit.before]
        if same:
            return same[0]
        if near:
            raise EditConflict(
                _(_CHANGED[self.name]),
                self.fields(near[0]),
            )
        raise EditConflict(_(_GONE[self.name]), None)

    @staticmethod
    def _is_near(plain: dict[str, Plain], before: Fields) -> bool:
        return any(plain.get(name) == before.get(name) for name in ("title", "date"))

    def items(self) -> list[Item]:
        """Return the items as their lists know them.

        Raises:
            EditRefused: The list is written in a way that cannot be edited here.
        """
        if not self.is_list:
            raise EditRefused(_("{name} is no list; edit it by hand").format(name=self.name))
        found = []
        for span in self.spans:
            start = span.start
            if not self.flow and span.flow:
                start = dash_before(self.text, span.start)
            if start < 0:
                raise EditRefused(
                    _("{name} is written in a way that cannot be edited here").format(name=self.name)
                )
            found.append(Item(start, span.end))
        return found


def section_of(reading: Reading, name: str, header: Cut | None = None) -> Section:
    """Return a section of a file, with its items; without any where there is none.

    Args:
        reading: The file.
        name: The section.
        header: What is left of the file without its events; taken from it where it is None.

    Raises:
        EditRefused: The file is broken.
    """
    header = cut(reading) if header is None else header
    node, placed = header.root
    found = placed.named(node).get(name) if node is not None else None
    if found is None or is_empty(found[1]):
        return Section(reading.text, name, (), (), True, False)
    value = found[1]
    is_list = type(value) is ListNode
    nodes = value.items if is_list else [value]
    spans = []
    for item in nodes:
        start, end, flow, aliased = _span(header.text, item, placed.extent(item))
        spans.append(EntrySpan(header.place(start), header.place(end), flow, aliased))
    plain = [placed.plain(item) for item in nodes]
    return Section(reading.text, name, spans, plain, is_list, is_list and value.flow)


def _span(text: str, node: Node, extent: tuple[int, int]) -> EntrySpan:
    start, end = extent
    is_block = not (type(node) is MapNode and node.flow)
    dash = dash_before(text, start) if is_block else -1
    return EntrySpan(dash if dash >= 0 else start, end, not is_block, False)


def section_fields(reading: Reading, name: str) -> list[Fields]:
    """Return the fields of each item of a section that can be edited, in the order of the file.

    Raises:
        EditRefused: The file is broken.
    """
    section, found = section_of(reading, name), []
    for place, plain in enumerate(section.plain):
        if isinstance(plain, dict):
            try:
                found.append(section.fields(place))
            except EditRefused:
                found.append(dict(plain))
    return found
