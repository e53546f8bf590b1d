"""The text that an edit of lanes, sources, eras or the head of a timeline makes of a file."""

from __future__ import annotations

from viewer.files.read.header import ERA_FIELDS, LANE_FIELDS, SECTIONS, SOURCE_FIELDS
from viewer.files.read.places.plain_nodes import PlacedMap
from viewer.files.read.reading import Reading
from viewer.files.write.edit_names import in_marks, quoted
from viewer.files.write.entry_text import changed_text
from viewer.files.write.flow_list import FlowList, Unclear
from viewer.files.write.header.cut import cut
from viewer.files.write.header.followers import followers
from viewer.files.write.header.items import Section, section_of
from viewer.files.write.header_edits import (
    HEAD,
    ChangeHead,
    ChangeItem,
    DeleteItem,
    EditConflict,
    EditRefused,
    HeaderEdit,
    ItemEdit,
    the_one,
)
from viewer.files.write.list_text import BlockList
from viewer.files.write.map_edits import MapEdit, TooOdd
from viewer.files.write.rendering import Style, field_lines, inline, padded, style_of
from viewer.files.write.sections import NoPlace, Root, end_of_document, root_of
from viewer.files.write.splices import Splice, line_number, spliced
from viewer.model.fields import Fields
from viewer.model.timeline import Event
from viewer.words import N_, _

_NONE_TO_CHANGE_WITH = {
    "lanes": N_("there is no lane to change places with any more"),
    "sources": N_("there is no source to change places with any more"),
    "eras": N_("there is no era to change places with any more"),
}
_NAMES = {"lanes": LANE_FIELDS, "sources": SOURCE_FIELDS, "eras": ERA_FIELDS}


def header_text(reading: Reading, edit: HeaderEdit) -> str:
    """Return what an edit makes of the text that was read; it is not proven yet.

    Raises:
        EditRefused: It cannot be made.
        EditConflict: What it changes is not what it was.
    """
    if reading.timeline is None and reading.problems:
        raise EditRefused(_("the file cannot be read at the moment; repair it first"))
    text, style = reading.text, style_of(reading.text)
    if isinstance(edit, ChangeHead):
        return _head(reading, edit, style)
    section = section_of(reading, edit.section)
    splices = _item_splices(section, section.wanted(edit), edit, style)
    for event, fields in followers(reading, edit):
        plain = _plain_lane(reading, event, fields, style) if edit.section == "lanes" else None
        if plain is None:
            span = reading.spans.entry(event.index)
            plain = _narrowed(text, changed_text(text, span, fields, style, in_marks(event.title)))
        splices.append(plain)
    try:
        return spliced(text, splices)
    except ValueError:  # two of them are written into each other
        name = the_one(edit.section, quoted(edit.before))
        raise EditRefused(
            _("{name} is written in a way that cannot be changed here; edit it by hand").format(name=name)
        ) from None


def _plain_lane(reading: Reading, event: Event, after: Fields, style: Style) -> Splice | None:
    """Return the splice for another lane where its id stands bare; None where more is to be done.

    Thousands of events may stand in one lane, and taking each entry apart takes seconds.
    """
    lane, there = after.get("lane"), reading.spans.fields(event.index).get("lane")
    if there is None or not isinstance(lane, str) or reading.text[there.start : there.end] != event.lane:
        return None
    return Splice(there.start, there.end, inline(lane, style))


def _narrowed(text: str, splice: Splice) -> Splice:
    """Return a splice without what it leaves as it was: entries may share a line."""
    old, new = text[splice.start : splice.end], splice.text
    front = _in_common(old, new)
    back = _in_common(old[front:][::-1], new[front:][::-1])
    return Splice(splice.start + front, splice.end - back, new[front : len(new) - back])


def _in_common(one: str, other: str) -> int:
    """Return with how many characters two texts both begin."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


# --- items ------------------------------------------------------------------------------------


def _item_splices(section: Section, place: int, edit: ItemEdit, style: Style) -> list[Splice]:
    if isinstance(edit, ChangeItem):
        name = the_one(edit.section, quoted(edit.before))
        style = style._replace(names=_NAMES[edit.section])
        return [
            _narrowed(section.text, changed_text(section.text, section.spans[place], edit.after, style, name))
        ]
    items = section.items()
    target = place if isinstance(edit, DeleteItem) else place + edit.step
    if not 0 <= target < len(items):
        raise EditRefused(_(_NONE_TO_CHANGE_WITH[edit.section]))
    before = target + 1 if target > place else target
    try:
        if section.flow:
            flows = FlowList(section.text, items, style.newline)
            return flows.removed(place) if isinstance(edit, DeleteItem) else flows.moved(place, before)
        blocks = BlockList(section.text, items, style.newline)
        return [blocks.removed(place)] if isinstance(edit, DeleteItem) else blocks.moved(place, before)
    except Unclear as error:
        line = line_number(section.text, error.at)
        raise EditRefused(
            _(
                "{section} cannot be changed here, because of what stands on line {line}; edit it by hand"
            ).format(section=edit.section, line=line)
        ) from None


# --- title, description, time zone ------------------------------------------------------------------


def head_fields(reading: Reading) -> Fields:
    """Return the title, description and time zone as they stand in a file.

    Raises:
        EditRefused: It is broken.
    """
    return _said(cut(reading).root.placed)


def _said(placed: PlacedMap) -> Fields:
    said = placed.named(placed.node)
    return {name: placed.plain(said[name][1]) for name in HEAD if name in said}


def _head(reading: Reading, edit: ChangeHead, style: Style) -> str:
    """Change one section after the other, each read again before the next."""
    header = cut(reading)
    text, root = header.text, header.root
    present = _said(root.placed)
    if any(present.get(name, "") != edit.before.get(name, "") for name in edit.changed):
        raise EditConflict(_("it was changed in the file meanwhile"), present)
    style = style._replace(names=SECTIONS, id_first=False)
    for name in edit.changed:
        try:
            text = _with_section(text, root, name, edit.after, style)
            root = root_of(text)
        except (TooOdd, Unclear, NoPlace):
            raise EditRefused(
                _("{name} is written in a way that cannot be changed here; edit it by hand").format(name=name)
            ) from None
    return header.whole(text)


def _with_section(text: str, root: Root, name: str, after: Fields, style: Style) -> str:
    if root.node is None:
        end = end_of_document(text)
        lead = style.newline if end and text[end - 1] not in "\r\n\ufeff" else ""
        body = padded(field_lines(name, after[name], style), 0, style)
        return spliced(text, [Splice(end, end, lead + body + style.newline)])
    present = _said(root.placed)
    # What the other sections say is of no concern here.
    before: Fields = {key: present.get(key, "") for key in root.placed.named(root.node)}
    wished = {key: value for key, value in before.items() if key != name}
    if name in after:
        wished = {**before, name: after[name]}
    return spliced(text, MapEdit(root.placed, style).step(before, wished))
