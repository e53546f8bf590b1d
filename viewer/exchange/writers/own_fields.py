"""A file's own words, for formats that hold all of them: its head and its entries, fields of others included."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.files.read.places.plain_nodes import NotEditable, entry_map
from viewer.files.read.plain_yaml import NotYaml, plain_yaml
from viewer.files.read.reader import Reading
from viewer.files.read.recovery import chunks
from viewer.model.event_fields import LINK_PARTS, PICTURE_PARTS, QUOTE_PARTS
from viewer.model.fields import Fields, Plain
from viewer.model.timeline import Accepted, Event, Stance, Status, Timeline


def entry_of(reading: Reading, event: Event) -> Fields:
    """Return an event's fields as they stand in the file, its id and lane in any case.

    Where the entry leans on anchors of YAML, they are those that were read.
    """
    try:
        fields = entry_map(reading, event.index).fields()
    except NotEditable:
        fields = dict(_fields(event))
    fields["id"] = event.id
    if event.lane:
        fields["lane"] = event.lane
    return fields


def _fields(event: Event) -> Iterator[tuple[str, Plain]]:
    """Go through the fields of an event that are not empty."""
    yield from (("date", event.date.text), ("title", event.title))
    for name in ("as_written", "date_note", "time_zone", "summary"):
        if text := getattr(event, name):
            yield name, text
    if event.part_of_day is not None:
        yield "part_of_day", event.part_of_day.value
    if event.duration is not None:
        yield "duration", event.duration.text
    if event.status is not Status.REPORTED:
        yield "status", event.status.value
    if event.about is not None:
        yield "about", [*event.about]
    if event.place is not None:
        place = {name: getattr(event.place, name) for name in ("name", "lat", "lon")}
        yield "place", {name: str(value) for name, value in place.items() if value is not None}
    for name in ("people", "tags", "sources"):
        if texts := getattr(event, name):
            yield name, [*texts]
    for name, parts in (("quotes", QUOTE_PARTS), ("links", LINK_PARTS), ("images", PICTURE_PARTS)):
        if items := getattr(event, name):
            yield name, [_parts(item, [part.name for part in parts]) for item in items]
    if event.accept:
        yield "accept", _accepted(event.accept)


def _parts(item: object, names: list[str]) -> Plain:
    said = {name: getattr(item, name) for name in names}
    if "stance" in said:
        said["stance"] = "" if said["stance"] is Stance.SUPPORTS else said["stance"].value
    return {name: text for name, text in said.items() if text}


def _accepted(accepted: tuple[Accepted, ...]) -> Plain:
    return {one.warning: one.reason for one in accepted}


def head_of(reading: Reading) -> Fields:
    """Return what a file says above its events: fields of ours as they were read, those of others as they stand."""
    timeline = reading.timeline or Timeline()
    raw = _raw_head(reading.text)
    head: Fields = {}
    for name in ("title", "description", "time_zone"):
        if text := getattr(timeline, name):
            head[name] = text
    if timeline.accept:
        head["accept"] = _accepted(timeline.accept)
    lanes = [_said(lane, ("id", "title", "color")) for lane in timeline.lanes if lane.id]
    sources = []
    for source in timeline.sources:
        said = _said(source, ("id", "title", "publisher", "credit", "url", "copy"))
        if source.published is not None:
            said["published"] = source.published.text
        if source.accept:
            said["accept"] = _accepted(source.accept)
        sources.append(said)
    eras = [{"title": era.title, "date": era.date.text, **_said(era, ("color",))} for era in timeline.eras]
    for name, items, key in (("lanes", lanes, "id"), ("sources", sources, "id"), ("eras", eras, "title")):
        if items:
            head[name] = [_with_others(item, raw.get(name), key) for item in items]
    head.update({name: value for name, value in raw.items() if name.startswith("x-")})
    return head


def _said(item: object, names: tuple[str, ...]) -> Fields:
    return {name: text for name in names if (text := getattr(item, name))}


def _with_others(item: Fields, raw: Plain | None, key: str) -> Fields:
    """Return an item with the ``x-`` keys of the raw one of the same name."""
    for one in raw if isinstance(raw, list) else []:
        if isinstance(one, dict) and one.get(key) == item.get(key):
            return {**item, **{name: value for name, value in one.items() if name.startswith("x-")}}
    return item


def _raw_head(text: str) -> Fields:
    """Return the sections of a file that are no events, as they stand; what is no YAML is left out."""
    pieces = [text[chunk.start : chunk.end] for chunk in chunks(text) if chunk.section != "events"]
    found: Fields = {}
    for piece in pieces or [text]:
        try:
            value = plain_yaml(piece)
        except NotYaml:
            continue
        if isinstance(value, dict):
            found.update(value)
    found.pop("events", None)
    return found
